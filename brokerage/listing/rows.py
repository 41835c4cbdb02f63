"""Commitments as lists, panels and their own page show them: with their progress, in words and colour."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet

from brokerage.commitment_kinds import KINDS, Kind, plain
from brokerage.enums import OPEN_TERMS, CommitmentKind, CommitmentStatus, Unit
from brokerage.models import Commitment
from brokerage.queries.progress import Flag, Progress, progress_of
from employers.record import Tone
from toolkit.dates import day

FLAG_WORDS: dict[Flag, str] = {
    "overdue": "Overdue",
    "due_review": "Due for review",
    "at_risk": "At risk",
    "on_track": "On track",
    "awaiting": "Awaiting employer",
    "paused": "Paused",
    "met": "Met",
    "ended": "Ended",
}
TONES: dict[Flag, tuple[Tone, str]] = {
    "overdue": ("bad", "clock"),
    "due_review": ("info", "calendar-clock"),
    "at_risk": ("warn", "triangle-alert"),
    "on_track": ("good", "circle-check"),
    "awaiting": ("info", "hourglass"),
    "paused": ("idle", "circle-pause"),
    "met": ("good", "circle-check"),
    "ended": ("idle", "circle-x"),
}
# What needs somebody soonest comes first.
URGENCY: tuple[Flag, ...] = (
    "overdue",
    "due_review",
    "at_risk",
    "on_track",
    "awaiting",
    "paused",
    "met",
    "ended",
)
# The word of a count that is not a count of people or things.
COUNTED_IN = {Unit.POUNDS: "pounds ", Unit.PER_CENT: "per cent "}


@dataclass(frozen=True)
class Row:
    """One commitment on one day."""

    commitment: Commitment
    progress: Progress
    today: date

    @property
    def kind(self) -> Kind:
        return KINDS[CommitmentKind(self.commitment.kind)]

    @property
    def tone(self) -> Tone:
        return TONES[self.progress.flag][0]

    @property
    def tag_icon(self) -> str:
        return TONES[self.progress.flag][1]

    @property
    def words(self) -> str:
        """`At risk`; how it ended, where it has; for our own promise nobody is awaited."""
        if self.progress.flag == "ended":
            return str(self.commitment.get_status_display())
        if self.progress.flag == "awaiting" and self.commitment.is_ours:
            return "Not agreed yet"
        return FLAG_WORDS[self.progress.flag]

    @property
    def done(self) -> int | float:
        return figure(self.progress.reported)

    @property
    def total(self) -> int | float:
        return figure(self.commitment.quantity or Decimal(0))

    @property
    def plan(self) -> int | float | None:
        return None if self.commitment.status in OPEN_TERMS else figure(self.progress.plan)

    @property
    def done_word(self) -> str:
        """`started`, `pounds transferred`: what follows “27 of 60”."""
        return f"{COUNTED_IN.get(Unit(self.commitment.unit), '')}{self.kind.done_word}"

    @property
    def bar_tone(self) -> str:
        """Red when it is overdue; behind plan the bar knows by itself, and what is not agreed has no plan."""
        by_flag = {"overdue": "overdue", "at_risk": "behind"}
        return by_flag.get(self.progress.flag, "fine")

    @property
    def when(self) -> str:
        """`Due 31 Mar 2027. Agreed 14 Sep 2026`."""
        parts = [f"Due {day(self.commitment.due_on)}" if self.commitment.due_on else "No due date"]
        if self.progress.disputed_on:
            parts.append(f"Disputed {day(self.progress.disputed_on)}")
        elif self.commitment.status == CommitmentStatus.SUSPENDED and self.commitment.review_on:
            parts = [f"Paused, looked at again {day(self.commitment.review_on)}"]
        elif self.commitment.agreed_on:
            parts.append(f"Agreed {day(self.commitment.agreed_on)}")
        elif self.commitment.status in OPEN_TERMS:
            parts.append("Not agreed yet")
        return ". ".join(parts)

    @property
    def urgency(self) -> tuple[int, bool, date]:
        """Our own promises stand before theirs where both are as urgent."""
        flag = URGENCY.index(self.progress.flag)
        return flag, not self.commitment.is_ours, self.commitment.due_on or date.max

    @property
    def counts(self) -> bool:
        """A disputed one is left out of every figure until it is decided."""
        return self.progress.disputed_on is None

    @property
    def phrase(self) -> str:
        """`27 of 60 started`."""
        whole = plain(self.commitment.quantity) if self.commitment.quantity else "…"
        return f"{plain(self.progress.reported)} of {whole} {self.done_word}"


def figure(number: Decimal) -> int | float:
    return int(number) if number == number.to_integral_value() else float(number)


def rows_of(commitments: Iterable[Commitment], today: date) -> list[Row]:
    commitments = list(commitments)
    found = progress_of(commitments, today)
    return [Row(commitment, found[commitment.pk], today) for commitment in commitments]


def by_urgency(commitments: QuerySet[Commitment], today: date) -> list[Row]:
    """What needs somebody first; our own promises before theirs."""
    return sorted(rows_of(commitments, today), key=lambda row: row.urgency)


def worst(rows: Iterable[Row]) -> Row | None:
    """The most urgent of those that count."""
    return min((row for row in rows if row.counts), key=lambda row: row.urgency, default=None)

"""Commitments and needs on the timeline, and the record's commitments as they stood on a past day."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import CharField, F, Q, Sum, Value
from django.db.models.functions import Coalesce
from django.urls import reverse

from brokerage.commitment_kinds import amount, plain
from brokerage.models import (
    Commitment,
    CommitmentDispute,
    CommitmentProgress,
    CommitmentShare,
    Need,
    NeedsAssessment,
)
from employers.models import Employer
from employers.record import (
    Contributions,
    PastTable,
    RecordContext,
    TimelineEntry,
    TimelineSource,
    Tone,
)
from toolkit.dates import day

SYSTEM = "Frontdoor"
NEEDS = "needs"
# How an entry looks, by the words that the action's reason begins with; the first that fits.
LOOKS: tuple[tuple[str, str, Tone], ...] = (
    ("Commitment disputed", "message-square-warning", "bad"),
    ("Dispute", "scale", "info"),
    ("Progress recorded", "trending-up", "idle"),
    ("Evidence accepted", "badge-check", "good"),
    ("Commitment fulfilled", "circle-check", "good"),
    ("Commitment due for review", "calendar-clock", "warn"),
    ("Commitment suspended", "circle-pause", "warn"),
    ("Commitment varied", "git-compare", "info"),
    ("Need", "target", "idle"),
    ("", "handshake", "idle"),
)


def register(to: Contributions) -> None:
    to.timeline.append(TimelineSource(frozenset({"deal"}), entries))
    to.past.append(past_commitments)


def entries(context: RecordContext, before: datetime | None, limit: int) -> Sequence[TimelineEntry]:
    """One statement over the history tables; rows of one action that share its reason become one."""
    first, *rest = [_newest(rows, before, limit) for rows in _histories(context.employer)]
    rows = first.union(*rest).order_by("-at")[:limit]
    return [_entry(row) for row in rows]


def _histories(employer: Employer) -> list[Any]:
    at, needs = employer.pk, Value(NEEDS, output_field=CharField())
    return [
        Commitment.history.filter(employer=at).annotate(about=F("reference")),
        CommitmentProgress.history.filter(commitment__employer=at).annotate(about=F("commitment__reference")),
        CommitmentDispute.history.filter(commitment__employer=at).annotate(about=F("commitment__reference")),
        CommitmentShare.history.filter(commitment__employer=at).annotate(about=F("commitment__reference")),
        NeedsAssessment.history.filter(employer=at).annotate(about=needs),
        _tellable_needs(employer).annotate(about=needs),
    ]


def _tellable_needs(employer: Employer) -> Any:
    """A need made confidential later keeps back what was written while it was open."""
    now_confidential = Need.objects.filter(assessment__employer=employer, is_confidential=True)
    rows = Need.history.filter(assessment__employer=employer.pk)
    return rows.exclude(is_confidential=False, id__in=now_confidential.values("pk"))


def _newest(rows: Any, before: datetime | None, limit: int) -> Any:
    if before:
        rows = rows.filter(history_date__lt=before)
    return (
        rows.filter(~Q(history_change_reason="") & Q(history_change_reason__isnull=False))
        .order_by("-history_date")
        .values(
            "about",
            at=F("history_date"),
            who=Coalesce("history_user__name", Value(SYSTEM), output_field=CharField()),
            why=F("history_change_reason"),
        )[:limit]
    )


def _entry(row: dict[str, Any]) -> TimelineEntry:
    title, _, text = row["why"].partition("\n")
    icon, tone = next((icon, tone) for start, icon, tone in LOOKS if title.startswith(start))
    # A link on every line would say nothing; it stands where there is something to look at.
    to_see = tone in {"bad", "warn", "info"} and row["about"] != NEEDS
    return TimelineEntry(
        at=row["at"],
        kind="deal",
        icon=icon,
        title=title,
        who=row["who"],
        text=text,
        tone=tone,
        link_label="See the commitment" if to_see else "",
        link_url=reverse("commitment", args=[row["about"]]) if to_see else "",
    )


def past_commitments(employer: Employer, at: datetime) -> PastTable:
    then = sorted(
        Commitment.history.as_of(at).filter(employer=employer.pk),
        key=lambda commitment: (commitment.direction, commitment.title, commitment.pk),
    )
    done = dict(
        CommitmentProgress.history.as_of(at)
        .filter(commitment__in=[commitment.pk for commitment in then])
        .order_by()
        .values_list("commitment")
        .annotate(all=Sum("quantity"))
    )
    rows = [
        (
            commitment.title,
            commitment.get_direction_display(),
            amount(commitment.quantity, commitment.unit) if commitment.quantity else "Not said",
            plain(done[commitment.pk]) if commitment.pk in done else "Nothing yet",
            day(commitment.due_on) if commitment.due_on else "No date",
            commitment.get_status_display(),
        )
        for commitment in then
    ]
    return PastTable("Commitments", ["Commitment", "Whose", "How many", "Done", "Due", "Status"], rows)

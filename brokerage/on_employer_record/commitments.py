"""What an employer's record, the lists of employers and a person's day say of commitments."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.permissions import Permission
from brokerage.enums import LIVE_COMMITMENTS, OPEN_TERMS, CommitmentStatus
from brokerage.listing.rows import Row, by_urgency, rows_of, worst
from brokerage.models import Commitment, CommitmentDispute
from brokerage.policies.commitments import decide_dispute_by, decide_review_by, live_commitments_stop_closing
from brokerage.queries.commitments import (
    CURRENT,
    current_of,
    employers_overdue,
    left_waiting,
    open_disputes,
    to_do,
)
from employers.policies import blocks_closing
from employers.record import (
    AlsoWorkingHere,
    Banner,
    Contributions,
    ListStanding,
    ListView,
    Panel,
    RecordContext,
    Tab,
    Tile,
    TodayItem,
    TodaySource,
    Tone,
)
from toolkit.dates import day

SHOWN = 8
SOON = timedelta(days=7)


def register(to: Contributions) -> None:
    to.tiles.append(on_track_tile)
    to.banners.append(dispute_banner)
    to.panels.append(Panel("commitments", "main", 10, "brokerage/commitments/panel.html", panel))
    to.tabs.append(Tab("commitments", "Commitments", "employer_commitments", 10, live_count))
    to.standings.append(standings)
    to.views.append(ListView("commitments-overdue", "Commitments overdue", 10, employers_overdue))
    to.today.append(TodaySource("Commitments", 10, today_items))
    to.today.append(TodaySource("Disputes to decide", 20, disputes_to_decide))
    to.today.append(TodaySource("Reviews left waiting", 30, reviews_left_waiting))
    to.also_here.append(who_owes)
    blocks_closing.append(live_commitments_stop_closing)


def _rows(context: RecordContext) -> list[Row]:
    return context.once(
        "commitments",
        lambda: by_urgency(current_of(context.user, context.employer, context.today), context.today),
    )


def on_track_tile(context: RecordContext) -> Tile | None:
    rows = [row for row in _rows(context) if row.counts]
    disputed = len(_rows(context)) - len(rows)
    if not _rows(context):
        return None
    troubled = {
        "overdue": sum(row.progress.flag == "overdue" for row in rows),
        "at risk": sum(row.progress.flag == "at_risk" for row in rows),
    }
    note, tone, icon = _tile_note(troubled, disputed)
    return Tile(
        label="Commitments on track",
        figure=f"{len(rows) - sum(troubled.values()):,}",
        of=f"of {len(rows):,}",
        note=note,
        tone=tone,
        icon=icon,
    )


def _tile_note(troubled: Mapping[str, int], disputed: int) -> tuple[str, Tone | None, str]:
    """What is wrong, and that disputed ones are in neither figure."""
    parts = [f"{count:,} {words}" for words, count in troubled.items() if count]
    if disputed:
        parts.append(f"{disputed:,} disputed, not counted")
    if troubled["overdue"]:
        return ", ".join(parts), "bad", "clock"
    if parts:
        return ", ".join(parts), "warn", "triangle-alert"
    return "Nothing is late", None, ""


def dispute_banner(context: RecordContext) -> Banner | None:
    """Only what runs can be disputed, so the rows already say whether there is anything to read."""
    if not any(row.progress.disputed_on for row in _rows(context)):
        return None
    disputes = list(open_disputes(context.user).filter(commitment__employer=context.employer))
    dispute = disputes[0]
    title = "A commitment is disputed" if len(disputes) == 1 else f"{len(disputes)} commitments are disputed"
    who = f"{dispute.raised_by.name} says" if dispute.raised_by else "They say"
    return Banner(
        tone="warn",
        icon="message-square-warning",
        title=title,
        text=f"{dispute.commitment.title}: {who} “{dispute.says[:200]}” {_decide_words(dispute)}",
        link_label="See the dispute",
        link_url=_address(dispute.commitment),
    )


def _decide_words(dispute: CommitmentDispute) -> str:
    return f"The coordinator decides by {day(decide_dispute_by(timezone.localdate(dispute.opened_at)))}."


def panel(context: RecordContext) -> Mapping[str, Any] | None:
    rows = _rows(context)
    may_add = context.user.may(Permission.EDIT_COMMITMENTS) and context.employer.closed_on is None
    if not rows and not may_add:
        return None
    return {
        "rows": rows[:SHOWN],
        "more": len(rows) > SHOWN,
        "all_url": reverse("employer_commitments", args=[context.employer.reference]),
        "add_url": reverse("commitment_add", args=[context.employer.reference]) if may_add else "",
    }


def live_count(context: RecordContext) -> int | None:
    wanted = [*OPEN_TERMS, *LIVE_COMMITMENTS]
    return sum(row.commitment.status in wanted for row in _rows(context)) or None


def standings(employers: Sequence[int], user: User, today: date) -> Mapping[int, ListStanding]:
    """How each employer's commitments stand, by the one that needs somebody soonest."""
    found: dict[int, list[Row]] = {}
    commitments = Commitment.objects.visible_to(user).filter(employer__in=employers, status__in=CURRENT)
    for row in rows_of(commitments, today):
        found.setdefault(row.commitment.employer_id, []).append(row)
    worsts = {employer: worst(rows) for employer, rows in found.items()}
    return {
        employer: ListStanding(row.tone, row.words, row.tag_icon)
        for employer, row in worsts.items()
        if row is not None
    }


def today_items(user: User, today: date) -> Sequence[TodayItem]:
    """What this person looks after: due soon or late, and what waits for their word on how it ended."""
    if not user.may(Permission.EDIT_COMMITMENTS):
        return []
    rows = [row for row in rows_of(to_do(user, before=today + SOON), today) if row.counts]
    return [_item(row) for row in sorted(rows, key=lambda row: row.urgency)]


def _item(row: Row) -> TodayItem:
    commitment = row.commitment
    note = row.phrase
    if commitment.status == CommitmentStatus.DUE_REVIEW and commitment.due_on:
        note = f"{note}. Say how it ended by {day(decide_review_by(commitment.due_on))}"
    return TodayItem(
        due_on=commitment.due_on,
        title=f"{'Our promise: ' if commitment.is_ours else ''}{commitment.title}",
        employer_name=commitment.employer.name,
        url=_address(commitment),
        note=note,
        tone=row.tone,
        icon=row.kind.icon,
    )


def disputes_to_decide(user: User, _today: date) -> Sequence[TodayItem]:
    if not user.may(Permission.DECIDE_DISPUTES):
        return []
    return [
        TodayItem(
            due_on=decide_dispute_by(timezone.localdate(dispute.opened_at)),
            title=dispute.commitment.title,
            employer_name=dispute.commitment.employer.name,
            url=_address(dispute.commitment),
            note=f"“{dispute.says[:120]}”",
            tone="warn",
            icon="message-square-warning",
        )
        for dispute in open_disputes(user).order_by("opened_at")
    ]


def reviews_left_waiting(user: User, today: date) -> Sequence[TodayItem]:
    """Nobody has said for ten working days how it ended: the agency's manager asks why."""
    if not user.may(Permission.APPROVE_SUSPENSION):
        return []
    return [
        TodayItem(
            due_on=decide_review_by(commitment.due_on),
            title=commitment.title,
            employer_name=commitment.employer.name,
            url=_address(commitment),
            note=f"{commitment.owner.name} has not said yet how it ended",
            tone="warn",
            icon="hourglass",
        )
        for commitment in left_waiting(user)
        if commitment.due_on
        and decide_review_by(commitment.due_on) < today
        and commitment.owner_id != user.pk
    ]


def who_owes(context: RecordContext) -> list[AlsoWorkingHere]:
    """Each agency that has promised this employer something it still owes."""
    ours = [
        row.commitment
        for row in _rows(context)
        if row.commitment.is_ours and row.commitment.status in LIVE_COMMITMENTS
    ]
    return [
        AlsoWorkingHere(agency=one.agency.name, does=one.title, person=one.owner.name)
        for one in sorted(ours, key=lambda one: (one.agency.name, one.pk))
    ]


def _address(commitment: Commitment) -> str:
    return reverse("commitment", args=[commitment.reference])

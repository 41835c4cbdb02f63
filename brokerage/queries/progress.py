"""How far a commitment is, beside where it should be.

Nothing here is stored: whether a commitment is on track is worked out on the day it is read, from
what is reported, the agreed dates and the days on which it was suspended. The plan is an even pace
from the first day to the due date; days of suspension do not count, because the clock stops.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Literal

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import DecimalField, Exists, F, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from brokerage.enums import CommitmentStatus, DisputeStatus
from brokerage.models import Commitment, CommitmentDispute, CommitmentProgress
from toolkit.dates import london_day

Flag = Literal["overdue", "due_review", "at_risk", "on_track", "met", "awaiting", "paused", "ended"]

# Behind the plan by less than this share of the whole is how life goes, not a risk.
LEEWAY = Decimal("0.1")
NOTHING = Decimal(0)
# Promised, and the clock runs.
RUNNING = [CommitmentStatus.AGREED, CommitmentStatus.ACTIVE, CommitmentStatus.DUE_REVIEW]


@dataclass(frozen=True)
class Pause:
    """Suspended from one day until another; `until` is None while it still is."""

    since: date
    until: date | None


@dataclass(frozen=True)
class Progress:
    """`reported` includes what is verified; `plan` is where an even pace would be today.

    A dispute lies over the flag: nothing moves and no figure counts the commitment until it is decided.
    """

    reported: Decimal
    verified: Decimal
    plan: Decimal
    flag: Flag
    disputed_on: date | None = None

    @property
    def waiting(self) -> Decimal:
        """Reported, its evidence not yet accepted."""
        return self.reported - self.verified


@dataclass(frozen=True)
class Records:
    """What is recorded against one commitment; `pauses` come from its history."""

    reported: Decimal
    verified: Decimal
    disputed_on: date | None
    pauses: Sequence[Pause]


def verified_total(commitment: Commitment) -> Decimal:
    total = commitment.progress.filter(verified_at__isnull=False).aggregate(all=Sum("quantity"))["all"]
    return total or NOTHING


def overdue(commitments: QuerySet[Commitment], today: date) -> QuerySet[Commitment]:
    """Those that `progress_of` calls overdue."""
    reported = _total(CommitmentProgress.objects.all())
    return commitments.alias(reported_total=reported).filter(
        status__in=RUNNING, due_on__lt=today, reported_total__lt=F("quantity")
    )


def undisputed(commitments: QuerySet[Commitment]) -> QuerySet[Commitment]:
    """Those that figures may count."""
    return commitments.exclude(disputes__status=DisputeStatus.OPEN)


def due_or_proved(commitments: QuerySet[Commitment], today: date) -> QuerySet[Commitment]:
    """Those to look at together with the employer: the due date has passed, or all of it is proved."""
    proved = CommitmentProgress.objects.filter(verified_at__isnull=False)
    return commitments.alias(verified_total=_total(proved)).filter(
        Q(due_on__lt=today) | Q(verified_total__gte=F("quantity"))
    )


def _total(entries: QuerySet[CommitmentProgress]) -> Coalesce:
    totals = entries.filter(commitment=OuterRef("pk")).order_by().values("commitment")
    money = DecimalField(max_digits=12, decimal_places=2)
    return Coalesce(Subquery(totals.annotate(all=Sum("quantity")).values("all")), NOTHING, output_field=money)


def progress_of(commitments: Iterable[Commitment], today: date) -> dict[int, Progress]:
    """Progress by commitment id, in one statement however many there are."""
    commitments = list(commitments)
    known = records_of([commitment.pk for commitment in commitments])
    found = {}
    for commitment in commitments:
        records = known[commitment.pk]
        plan = plan_to_date(commitment, today, records.pauses)
        found[commitment.pk] = Progress(
            reported=records.reported,
            verified=records.verified,
            plan=plan,
            flag=flag_of(commitment, reported=records.reported, plan=plan, today=today),
            disputed_on=records.disputed_on,
        )
    return found


def records_of(ids: list[int]) -> dict[int, Records]:
    """What each has on record, in one statement: lists of employers ask this of every commitment shown."""
    if not ids:
        return {}
    here = CommitmentProgress.objects.all()
    disputes = CommitmentDispute.objects.filter(commitment=OuterRef("pk"), status=DisputeStatus.OPEN)
    history = Commitment.history.filter(id=OuterRef("pk"))
    moves = history.filter(Exists(_ever_suspended())).order_by("history_date", "history_id")
    rows = Commitment.objects.filter(pk__in=ids).values_list(
        "pk",
        _total(here),
        _total(here.filter(verified_at__isnull=False)),
        Subquery(disputes.order_by("opened_at").values("opened_at")[:1]),
        ArraySubquery(moves.values("status")),
        ArraySubquery(moves.values("history_date")),
    )
    return {
        pk: Records(
            reported=reported,
            verified=verified,
            disputed_on=london_day(disputed_at) if disputed_at else None,
            pauses=_pauses(zip(statuses, moments, strict=True)),
        )
        for pk, reported, verified, disputed_at, statuses, moments in rows
    }


def _ever_suspended() -> Any:
    """For use inside a read of the history: most were never suspended, and their rows are not wanted."""
    return Commitment.history.filter(id=OuterRef("id"), status=CommitmentStatus.SUSPENDED).order_by()


def _pauses(states: Iterable[tuple[str, datetime]]) -> list[Pause]:
    pauses: list[Pause] = []
    since: date | None = None
    for status, at in states:
        if status == CommitmentStatus.SUSPENDED:
            since = since or london_day(at)
        elif since is not None:
            pauses.append(Pause(since, london_day(at)))
            since = None
    return [*pauses, Pause(since, None)] if since is not None else pauses


def plan_to_date(commitment: Commitment, today: date, pauses: Iterable[Pause] = ()) -> Decimal:
    """Where an even pace between start and due date would be today, in whole units.

    While it is suspended the plan stands where it stood on the day of the suspension.
    """
    starts_on, due_on = commitment.starts_on, commitment.due_on
    if commitment.quantity is None or starts_on is None or due_on is None:
        return NOTHING
    stopped = [pause.since for pause in pauses if pause.until is None]
    on = min([today, *stopped])
    over = [pause for pause in pauses if pause.until is not None]
    whole = _running_days(starts_on, due_on, over)
    gone = _running_days(starts_on, min(on, due_on), over)
    if on >= due_on:
        return commitment.quantity
    share = Decimal(gone) / Decimal(whole) if whole else NOTHING
    return (commitment.quantity * share).quantize(Decimal(1), rounding=ROUND_HALF_UP)


def _running_days(start: date, end: date, pauses: Iterable[Pause]) -> int:
    """Days from `start` to `end` that are in no pause."""
    days = max((end - start).days, 0)
    for pause in pauses:
        overlap = min(pause.until or end, end) - max(pause.since, start)
        days -= max(overlap, timedelta(0)).days
    return max(days, 0)


_BY_STATUS: dict[str, Flag] = {
    CommitmentStatus.PROPOSED: "awaiting",
    CommitmentStatus.NEGOTIATING: "awaiting",
    CommitmentStatus.FULFILLED: "met",
    CommitmentStatus.SUSPENDED: "paused",
    CommitmentStatus.PARTLY_FULFILLED: "ended",
    CommitmentStatus.NOT_FULFILLED: "ended",
    CommitmentStatus.DECLINED: "ended",
    CommitmentStatus.WITHDRAWN: "ended",
}


def flag_of(commitment: Commitment, *, reported: Decimal, plan: Decimal, today: date) -> Flag:
    if commitment.status in _BY_STATUS:
        return _BY_STATUS[commitment.status]
    whole = commitment.quantity or NOTHING
    if reported < whole and commitment.due_on is not None and commitment.due_on < today:
        return "overdue"
    if commitment.status == CommitmentStatus.DUE_REVIEW:
        return "due_review"
    if reported >= whole:
        return "met"
    return "at_risk" if plan - reported > whole * LEEWAY else "on_track"

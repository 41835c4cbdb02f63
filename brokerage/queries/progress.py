"""How far a commitment is, beside where it should be.

Nothing here is stored: whether a commitment is on track is worked out on the day it is read, from
what is reported, the agreed dates and the days on which it was suspended. The plan is an even pace
from the first day to the due date; days of suspension do not count, because the clock stops.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from django.db.models import DecimalField, F, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

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
    """Progress by commitment id, in three statements however many there are."""
    commitments = list(commitments)
    ids = [commitment.pk for commitment in commitments]
    if not ids:
        return {}
    totals, disputes, pauses = _totals(ids), _disputes(ids), pauses_of(ids)
    found = {}
    for commitment in commitments:
        reported, verified = totals.get(commitment.pk, (NOTHING, NOTHING))
        plan = plan_to_date(commitment, today, pauses.get(commitment.pk, []))
        found[commitment.pk] = Progress(
            reported=reported,
            verified=verified,
            plan=plan,
            flag=flag_of(commitment, reported=reported, plan=plan, today=today),
            disputed_on=disputes.get(commitment.pk),
        )
    return found


def _totals(ids: list[int]) -> dict[int, tuple[Decimal, Decimal]]:
    rows = (
        CommitmentProgress.objects.filter(commitment__in=ids)
        .values("commitment")
        .annotate(
            reported=Sum("quantity"),
            verified=Coalesce(Sum("quantity", filter=Q(verified_at__isnull=False)), NOTHING),
        )
        .order_by()
    )
    return {row["commitment"]: (row["reported"], row["verified"]) for row in rows}


def _disputes(ids: list[int]) -> dict[int, date]:
    rows = CommitmentDispute.objects.filter(commitment__in=ids, status=DisputeStatus.OPEN)
    return {row.commitment_id: timezone.localdate(row.opened_at) for row in rows}


def pauses_of(ids: list[int]) -> dict[int, list[Pause]]:
    """When each was suspended, from its history; those that never were are left out."""
    ever = Commitment.history.filter(id__in=ids, status=CommitmentStatus.SUSPENDED)
    rows = (
        Commitment.history.filter(id__in=ever.values("id"))
        .order_by("id", "history_date", "history_id")
        .values_list("id", "status", "history_date")
    )
    found: dict[int, list[tuple[str, datetime]]] = defaultdict(list)
    for pk, status, at in rows:
        found[pk].append((status, at))
    return {pk: _pauses(states) for pk, states in found.items()}


def _pauses(states: list[tuple[str, datetime]]) -> list[Pause]:
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

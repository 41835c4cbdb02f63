"""How far a commitment is, beside where it should be. Flags are computed here and never stored."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from django.db.models import Q, Sum
from django.db.models.functions import Coalesce

from brokerage.enums import CommitmentStatus, DisputeStatus
from brokerage.models import Commitment, CommitmentDispute, CommitmentProgress

Flag = Literal[
    "disputed", "overdue", "due_review", "at_risk", "on_track", "met", "awaiting", "paused", "ended"
]

# Behind the plan by less than this share of the whole is how life goes, not a risk.
LEEWAY = Decimal("0.1")


@dataclass(frozen=True)
class Progress:
    """`reported` includes what is verified; `plan` is where an even pace would be today."""

    reported: Decimal
    verified: Decimal
    plan: Decimal
    flag: Flag

    @property
    def waiting(self) -> Decimal:
        """Reported, its evidence not yet accepted."""
        return self.reported - self.verified


def verified_total(commitment: Commitment) -> Decimal:
    total = commitment.progress.filter(verified_at__isnull=False).aggregate(all=Sum("quantity"))["all"]
    return total or Decimal(0)


def progress_of(commitments: Iterable[Commitment], today: date) -> dict[int, Progress]:
    """Progress by commitment id, in two statements however many there are."""
    commitments = list(commitments)
    ids = [commitment.pk for commitment in commitments]
    totals = {
        row["commitment"]: (row["reported"], row["verified"])
        for row in CommitmentProgress.objects.filter(commitment__in=ids)
        .values("commitment")
        .annotate(
            reported=Sum("quantity"),
            verified=Coalesce(Sum("quantity", filter=Q(verified_at__isnull=False)), Decimal(0)),
        )
        .order_by()
    }
    disputed = set(
        CommitmentDispute.objects.filter(commitment__in=ids, status=DisputeStatus.OPEN).values_list(
            "commitment", flat=True
        )
    )
    nothing = (Decimal(0), Decimal(0))
    return {
        commitment.pk: _progress(
            commitment,
            *totals.get(commitment.pk, nothing),
            disputed=commitment.pk in disputed,
            today=today,
        )
        for commitment in commitments
    }


def _progress(
    commitment: Commitment, reported: Decimal, verified: Decimal, *, disputed: bool, today: date
) -> Progress:
    plan = plan_to_date(commitment, today)
    flag: Flag = "disputed" if disputed else _flag(commitment, reported, plan, today)
    return Progress(reported=reported, verified=verified, plan=plan, flag=flag)


def plan_to_date(commitment: Commitment, today: date) -> Decimal:
    """Where an even pace between start and due date would be today, in whole units."""
    if commitment.quantity is None or commitment.starts_on is None or commitment.due_on is None:
        return Decimal(0)
    whole = (commitment.due_on - commitment.starts_on).days
    gone = (today - commitment.starts_on).days
    share = Decimal(1) if gone >= whole else Decimal(max(gone, 0)) / Decimal(whole)
    return (commitment.quantity * share).quantize(Decimal(1), rounding=ROUND_HALF_UP)


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


def _flag(commitment: Commitment, reported: Decimal, plan: Decimal, today: date) -> Flag:
    if commitment.status in _BY_STATUS:
        return _BY_STATUS[commitment.status]
    whole = commitment.quantity or Decimal(0)
    if reported >= whole:
        return "met"
    if commitment.due_on is not None and commitment.due_on < today:
        return "overdue" if commitment.is_ours else "due_review"
    return "at_risk" if plan - reported > whole * LEEWAY else "on_track"

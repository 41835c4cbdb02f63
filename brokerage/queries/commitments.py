"""Reads of commitments that more than one page needs."""

from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.http import Http404

from accounts.models import User
from brokerage.enums import (
    LIVE_COMMITMENTS,
    OPEN_TERMS,
    CommitmentStatus,
    DisputeStatus,
)
from brokerage.models import Commitment, CommitmentDispute
from brokerage.queries.progress import overdue
from employers.models import Employer

# On the table now, or kept in full: what the record's first page shows.
CURRENT = [*OPEN_TERMS, *LIVE_COMMITMENTS, CommitmentStatus.FULFILLED]


def get_commitment(user: User, reference: str) -> Commitment:
    """The commitment under its public reference; what this person may not see does not exist."""
    commitment = (
        Commitment.objects.visible_to(user)
        .filter(employer__in=Employer.objects.visible_to(user), reference=reference.upper())
        .select_related(
            "employer", "owner", "agency", "authority", "contact", "agreed_by", "service", "signed_agreement"
        )
        .first()
    )
    if commitment is None:
        message = f"No commitment {reference}"
        raise Http404(message)
    return commitment


def commitments_of(user: User, employer: Employer) -> QuerySet[Commitment]:
    return Commitment.objects.visible_to(user).filter(employer=employer)


def current_of(user: User, employer: Employer, today: date) -> QuerySet[Commitment]:
    """On the table, live, or kept in full within the last year."""
    a_year_ago = today - timedelta(days=365)
    return (
        commitments_of(user, employer)
        .filter(status__in=CURRENT)
        .exclude(status=CommitmentStatus.FULFILLED, due_on__lt=a_year_ago)
        .select_related("agency", "owner")
    )


def open_disputes(user: User) -> QuerySet[CommitmentDispute]:
    return CommitmentDispute.objects.filter(
        status=DisputeStatus.OPEN, commitment__in=Commitment.objects.visible_to(user)
    ).select_related("commitment", "commitment__employer", "raised_by")


def left_waiting(user: User) -> QuerySet[Commitment]:
    """Due for review in this person's agencies, whoever looks after them."""
    rows = Commitment.objects.visible_to(user).exclude(disputes__status=DisputeStatus.OPEN)
    return (
        rows.filter(agency__in=user.agency_ids, status=CommitmentStatus.DUE_REVIEW, due_on__isnull=False)
        .select_related("employer", "owner")
        .order_by("due_on", "pk")
    )


def to_do(user: User, *, before: date) -> QuerySet[Commitment]:
    """This person's: running and due before a day, and due for review."""
    running = Q(status__in=[CommitmentStatus.AGREED, CommitmentStatus.ACTIVE], due_on__lt=before)
    return (
        Commitment.objects.visible_to(user)
        .filter(running | Q(status=CommitmentStatus.DUE_REVIEW), owner=user)
        .select_related("employer")
    )


def employers_overdue(user: User, today: date) -> QuerySet[Commitment, int]:
    """The ids of employers with a commitment overdue, theirs or ours."""
    rows = Commitment.objects.visible_to(user).exclude(disputes__status=DisputeStatus.OPEN)
    return overdue(rows, today).values_list("employer", flat=True)

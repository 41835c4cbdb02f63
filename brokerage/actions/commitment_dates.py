"""What the calendar does to commitments. Safe to run again: what has moved does not move twice."""

from datetime import datetime
from functools import partial

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from brokerage.actions.commitments import activate, send_to_review
from brokerage.enums import CommitmentStatus, DisputeStatus
from brokerage.models import Commitment
from brokerage.notifications import due_for_review
from brokerage.queries.progress import due_or_proved


@transaction.atomic
def activate_due(*, at: datetime) -> int:
    """Agreed commitments whose start has come, in London, become active. Returns how many."""
    ready = list(_free(CommitmentStatus.AGREED).filter(starts_on__lte=timezone.localdate(at)))
    for commitment in ready:
        activate(commitment=commitment, at=at)
    return len(ready)


@transaction.atomic
def send_due_to_review(*, at: datetime) -> int:
    """Active commitments that are due, at midnight in London, or all proved. Returns how many.

    Once all have moved, whoever looks after each and the employer's contact get one mail.
    """
    ready = list(due_or_proved(_free(CommitmentStatus.ACTIVE), timezone.localdate(at)))
    for commitment in ready:
        send_to_review(commitment=commitment, at=at)
    transaction.on_commit(partial(due_for_review, ready), robust=True)
    return len(ready)


def _free(status: CommitmentStatus) -> QuerySet[Commitment]:
    """In this state and not disputed; rows that somebody is working on now wait for the next run."""
    return (
        Commitment.objects.filter(status=status)
        .exclude(disputes__status=DisputeStatus.OPEN)
        .select_related("employer", "owner", "contact__employer")
        .select_for_update(of=("self",), skip_locked=True)
    )

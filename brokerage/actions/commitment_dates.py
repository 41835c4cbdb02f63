"""What the calendar does to commitments. Safe to run again: what has moved does not move twice."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from accounts.history import save_as
from brokerage.enums import CommitmentStatus, DisputeStatus
from brokerage.models import Commitment
from toolkit.dates import day


@transaction.atomic
def activate_due(*, at: datetime) -> int:
    """Agreed commitments whose start has come, in London, become active. Returns how many."""
    ready = _free(CommitmentStatus.AGREED).filter(starts_on__lte=timezone.localdate(at))
    return _move_all(ready, CommitmentStatus.ACTIVE, "Started", at=at)


@transaction.atomic
def send_due_to_review(*, at: datetime) -> int:
    """Active commitments whose due date has passed at midnight in London are looked at together.

    A passed deadline is a conversation, not a verdict. Returns how many moved.
    """
    late = _free(CommitmentStatus.ACTIVE).filter(due_on__lt=timezone.localdate(at))
    return _move_all(late, CommitmentStatus.DUE_REVIEW, "Due for review", at=at)


def _free(status: CommitmentStatus) -> QuerySet[Commitment]:
    """In this state and not disputed; rows that somebody is working on now wait for the next run."""
    return (
        Commitment.objects.filter(status=status)
        .exclude(disputes__status=DisputeStatus.OPEN)
        .select_for_update(of=("self",), skip_locked=True)
    )


def _move_all(commitments: QuerySet[Commitment], to: CommitmentStatus, word: str, *, at: datetime) -> int:
    moved = list(commitments)
    for commitment in moved:
        commitment.status = to
        due = f", due {day(commitment.due_on)}" if commitment.due_on else ""
        save_as(commitment, by=None, why=f"{commitment.title}. {word}{due}", at=at)
    return len(moved)

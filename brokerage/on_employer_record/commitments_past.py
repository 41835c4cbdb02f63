"""The record's commitments as they stood on a past day."""

from datetime import datetime

from django.db.models import Sum

from brokerage.commitment_kinds import amount, plain
from brokerage.models import Commitment, CommitmentProgress
from employers.models import Employer
from employers.record import Contributions, PastTable
from toolkit.dates import day


def register(to: Contributions) -> None:
    to.past.append(past_commitments)


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

"""The list of commitments as rows for a spreadsheet, with a note of what the figures leave out."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice

from django.db.models import QuerySet

from accounts.models import User
from brokerage.listing.rows import Row, rows_of
from brokerage.models import Commitment
from employers.listing.exporting import BATCH, labels

HEADER = (
    "Reference",
    "Commitment",
    "Employer",
    "Employer reference",
    "Whose",
    "Kind",
    "How many",
    "Unit",
    "Reported",
    "Proved",
    "Plan today",
    "Starts",
    "Due",
    "State",
    "Status",
    "Disputed",
    "Binding",
    "Agency",
    "Looked after by",
)


def commitment_rows(commitments: QuerySet[Commitment], user: User, today: date) -> Iterator[Sequence[object]]:
    """Every commitment, a batch at a time, then the labels."""
    found = commitments.select_related("employer", "agency", "owner").iterator(chunk_size=BATCH)
    while batch := list(islice(found, BATCH)):
        yield from (_cells(row) for row in rows_of(batch, today))
    yield from labels("Commitments", user, today)
    yield ("Disputed", "Leave these rows out of totals until the coordinator has decided")


def _cells(row: Row) -> list[object]:
    commitment = row.commitment
    return [
        commitment.reference,
        commitment.title,
        commitment.employer.name,
        commitment.employer.reference,
        commitment.get_direction_display(),
        commitment.get_kind_display(),
        commitment.quantity,
        commitment.get_unit_display(),
        row.progress.reported,
        row.progress.verified,
        row.progress.plan,
        commitment.starts_on,
        commitment.due_on,
        commitment.get_status_display(),
        row.words,
        row.progress.disputed_on,
        commitment.get_binding_display(),
        commitment.agency.name,
        commitment.owner.name,
    ]

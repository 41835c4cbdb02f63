"""A case's way from enquiry to closed, each step with its day."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Min

from brokerage.enums import CaseStatus
from brokerage.models import TrainingCase

JOURNEY = [
    CaseStatus.ENQUIRY,
    CaseStatus.NEED_IDENTIFIED,
    CaseStatus.OPTIONS_PREPARED,
    CaseStatus.OPTIONS_SENT,
    CaseStatus.EMPLOYER_CHOSE,
    CaseStatus.REFERRED,
    CaseStatus.ACKNOWLEDGED,
    CaseStatus.PROVIDER_CONTACT,
    CaseStatus.PROPOSAL,
    CaseStatus.FUNDING_CONFIRMED,
    CaseStatus.ENROLLED,
    CaseStatus.IN_LEARNING,
    CaseStatus.COMPLETED,
    CaseStatus.FEEDBACK,
    CaseStatus.CLOSED,
]


@dataclass(frozen=True)
class Stop:
    """`reached_at` is when the case first came here."""

    label: str
    reached_at: datetime | None
    is_now: bool
    is_done: bool


def journey_of(case: TrainingCase) -> list[Stop]:
    reached = dict(case.history.order_by().values_list("status").annotate(first=Min("history_date")))
    now = CaseStatus(case.held_from or case.status)
    place = JOURNEY.index(now) if now in JOURNEY else _furthest(reached)
    return [
        Stop(status.label, reached.get(status) if index <= place else None, index == place, index < place)
        for index, status in enumerate(JOURNEY)
    ]


def _furthest(reached: dict[str, datetime]) -> int:
    """For a case that left the way: how far it had come."""
    return max((index for index, status in enumerate(JOURNEY) if status in reached), default=0)

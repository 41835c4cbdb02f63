"""What may happen to a commitment now, and who may do it."""

from datetime import date

from accounts.models import User
from accounts.permissions import Permission
from brokerage.enums import (
    BINDING,
    LIVE_COMMITMENTS,
    OPEN_TERMS,
    CommitmentStatus,
    DisputeStatus,
)
from brokerage.models import Commitment, CommitmentProgress
from brokerage.transitions import COMMITMENT, check_move
from employers.models import Contact
from toolkit.dates import day
from toolkit.errors import Refused


def check_moves_to(commitment: Commitment, to: CommitmentStatus) -> None:
    check_undisputed(commitment)
    check_move(COMMITMENT, CommitmentStatus(commitment.status), to)


def check_undisputed(commitment: Commitment) -> None:
    if commitment.disputes.filter(status=DisputeStatus.OPEN).exists():
        message = "This commitment is disputed: the coordinator decides the dispute first."
        raise Refused(message)


def check_terms_open(commitment: Commitment) -> None:
    if commitment.status not in OPEN_TERMS:
        message = "Agreed terms change only by a variation, which both sides agree to."
        raise Refused(message)


def check_agreed(commitment: Commitment, *, on: date, contact: Contact | None, today: date) -> None:
    """For the employer somebody who may sign says yes; our own promise needs nobody there."""
    if on > today:
        message = "Choose the day it was agreed: today or earlier."
        raise Refused(message, field="agreed_on")
    if contact is None:
        if commitment.is_ours:
            return
        message = "Say who at the employer agreed it."
        raise Refused(message, field="agreed_by")
    if contact.employer_id != commitment.employer_id:
        message = f"{contact.name} does not work at {commitment.employer}."
        raise Refused(message, field="agreed_by")
    if not contact.can_sign_on(on):
        message = f"{contact.name} is not confirmed as somebody who may sign on {day(on)}."
        raise Refused(message, field="agreed_by")


def check_can_vary(commitment: Commitment) -> None:
    check_undisputed(commitment)
    if commitment.status not in LIVE_COMMITMENTS:
        message = "Only an agreed commitment that is not settled is varied."
        raise Refused(message)


def check_may_settle(commitment: Commitment, by: User) -> None:
    """A binding commitment is settled by the authority that enforces it, and nobody else."""
    if commitment.binding in BINDING and commitment.authority_id not in by.agency_ids:
        message = f"Only {commitment.authority} can say whether this one was kept: it is binding."
        raise Refused(message)


def check_may_suspend(by: User) -> None:
    if not by.may(Permission.APPROVE_SUSPENSION):
        message = "An agency manager approves a suspension. Ask yours."
        raise Refused(message)


def check_may_verify(entry: CommitmentProgress, by: User) -> None:
    """Whoever verifies does not verify their own agency's entry."""
    if not by.may(Permission.VERIFY_PROGRESS):
        message = "A verifier accepts evidence. Ask one."
        raise Refused(message)
    if by.agency_ids & entry.recorded_by.agency_ids:
        message = "Somebody from another agency has to verify this: your own agency recorded it."
        raise Refused(message)
    if entry.verified_at is not None:
        message = "This entry is already verified."
        raise Refused(message)


def check_may_decide_dispute(by: User) -> None:
    if not by.may(Permission.DECIDE_DISPUTES):
        message = "The coordinator decides disputes."
        raise Refused(message)

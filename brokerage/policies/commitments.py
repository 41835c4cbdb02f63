"""What may happen to a commitment now, and who may do it."""

from datetime import date
from decimal import Decimal

from django.db.models import Sum

from accounts.models import User
from accounts.permissions import Permission
from brokerage.commitment_kinds import plain
from brokerage.enums import (
    LIVE_COMMITMENTS,
    OPEN_TERMS,
    CommitmentStatus,
    DisputeStatus,
)
from brokerage.models import Commitment, CommitmentProgress
from brokerage.policies.commitment_steps import may_settle
from brokerage.transitions import COMMITMENT, check_move
from employers.models import Contact, Employer
from employers.working_days import add_working_days
from toolkit.dates import day
from toolkit.errors import Refused

# Working days from the due date to saying how it ended, and from a dispute to its decision.
REVIEW_DAYS = 10
DISPUTE_DAYS = 20


def decide_review_by(due_on: date) -> date:
    return add_working_days(due_on, REVIEW_DAYS)


def decide_dispute_by(opened_on: date) -> date:
    return add_working_days(opened_on, DISPUTE_DAYS)


def live_commitments_stop_closing(employer: Employer) -> str | None:
    """Nobody closes a record while promises on it are unsettled."""
    count = employer.commitments.filter(status__in=LIVE_COMMITMENTS).count()
    if not count:
        return None
    noun = "commitment is" if count == 1 else "commitments are"
    return f"{count:,} {noun} not settled yet. Settle or withdraw each first."


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


def check_covers_shares(commitment: Commitment) -> None:
    """The whole is never less than what its sites have together."""
    shared = commitment.shares.aggregate(all=Sum("quantity"))["all"] or Decimal(0)
    if shared > (commitment.quantity or Decimal(0)):
        message = f"Its sites already have {plain(shared)} of it. Change their shares first."
        raise Refused(message, field="quantity")


def check_may_settle(commitment: Commitment, by: User) -> None:
    """A binding commitment is settled by the authority that enforces it, and nobody else."""
    if not may_settle(commitment, by):
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

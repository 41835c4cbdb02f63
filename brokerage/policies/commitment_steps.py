"""Which buttons a commitment's page shows, by its state and by who looks at it."""

from collections.abc import Sequence
from dataclasses import dataclass

from accounts.models import User
from accounts.permissions import Permission
from brokerage.enums import BINDING, LIVE_COMMITMENTS, OPEN_TERMS
from brokerage.enums import CommitmentStatus as Status
from brokerage.models import Commitment

# While a promise stands, what is done towards it is written down.
TAKES_PROGRESS = [Status.AGREED, Status.ACTIVE, Status.DUE_REVIEW]


@dataclass(frozen=True)
class Step:
    """One thing to do with a commitment; `posts` when a press already does it."""

    name: str
    label: str
    icon: str
    statuses: Sequence[Status]
    permission: Permission = Permission.EDIT_COMMITMENTS
    posts: bool = False
    primary: bool = False
    danger: bool = False


STEPS = (
    Step("agree", "Record the agreement", "signature", OPEN_TERMS, primary=True),
    Step("settle", "Say how it ended", "flag", [Status.DUE_REVIEW], primary=True),
    Step("progress", "Record progress", "trending-up", TAKES_PROGRESS, primary=True),
    Step("edit", "Edit", "pencil", OPEN_TERMS),
    Step("negotiate", "Discussed with the employer", "message-square", [Status.PROPOSED], posts=True),
    Step("vary", "Vary the terms", "git-compare", LIVE_COMMITMENTS),
    Step("shares", "Share between sites", "map-pin", [*OPEN_TERMS, *LIVE_COMMITMENTS]),
    Step("resume", "Resume", "circle-play", [Status.SUSPENDED], posts=True),
    Step("dispute", "Record a dispute", "message-square-warning", LIVE_COMMITMENTS),
    Step("suspend", "Suspend", "circle-pause", TAKES_PROGRESS, Permission.APPROVE_SUSPENSION),
    Step("decline", "Declined", "circle-x", OPEN_TERMS, danger=True),
    Step("withdraw", "Withdraw", "undo-2", [*OPEN_TERMS, *LIVE_COMMITMENTS], danger=True),
)


def steps_for(commitment: Commitment, user: User, *, disputed: bool) -> list[Step]:
    """Nothing moves while it is disputed; a binding one is settled by its authority alone."""
    if disputed or commitment.employer.closed_on is not None:
        return []
    return [
        step
        for step in STEPS
        if commitment.status in step.statuses
        and user.may(step.permission)
        and (step.name != "settle" or may_settle(commitment, user))
    ]


def may_settle(commitment: Commitment, user: User) -> bool:
    return commitment.binding not in BINDING or commitment.authority_id in user.agency_ids

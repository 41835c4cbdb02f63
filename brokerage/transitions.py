"""Which state may follow which. docs/reference/states.md is made from these.

No state is reached by editing a field: each move is an action that asks `check_move` first.
"""

import itertools
from collections.abc import Mapping
from typing import TypeVar

from django.db.models import TextChoices

from brokerage.enums import CaseStatus as Case
from brokerage.enums import CommitmentStatus as Commitment
from brokerage.enums import NeedsStatus as Needs
from brokerage.enums import PledgeStatus as Pledge
from brokerage.enums import ProgrammeStatus as Programme
from toolkit.errors import Refused

State = TypeVar("State", bound=TextChoices)
Moves = Mapping[State, frozenset[State]]

NEEDS: Moves[Needs] = {
    Needs.DRAFT: frozenset({Needs.COMPLETED}),
    Needs.COMPLETED: frozenset({Needs.DRAFT, Needs.AGREED}),
    Needs.AGREED: frozenset({Needs.SUPERSEDED}),
    Needs.SUPERSEDED: frozenset(),
}

SETTLED = frozenset({Commitment.FULFILLED, Commitment.PARTLY_FULFILLED, Commitment.NOT_FULFILLED})
COMMITMENT: Moves[Commitment] = {
    Commitment.PROPOSED: frozenset(
        {Commitment.NEGOTIATING, Commitment.AGREED, Commitment.DECLINED, Commitment.WITHDRAWN}
    ),
    Commitment.NEGOTIATING: frozenset({Commitment.AGREED, Commitment.DECLINED, Commitment.WITHDRAWN}),
    Commitment.AGREED: frozenset({Commitment.ACTIVE, Commitment.SUSPENDED, Commitment.WITHDRAWN}),
    Commitment.ACTIVE: frozenset(
        {Commitment.AGREED, Commitment.DUE_REVIEW, Commitment.SUSPENDED, Commitment.WITHDRAWN}
    ),
    # An extension agreed at the review puts it back to agreed, and so to work again.
    Commitment.DUE_REVIEW: SETTLED | {Commitment.AGREED, Commitment.SUSPENDED, Commitment.WITHDRAWN},
    Commitment.SUSPENDED: frozenset({Commitment.AGREED, Commitment.ACTIVE, Commitment.WITHDRAWN}),
    **{state: frozenset() for state in (*SETTLED, Commitment.DECLINED, Commitment.WITHDRAWN)},
}

PLEDGE: Moves[Pledge] = {
    Pledge.PROPOSED: frozenset({Pledge.CONFIRMED, Pledge.WITHDRAWN, Pledge.EXPIRED}),
    Pledge.CONFIRMED: frozenset(
        {Pledge.PART_RELEASED, Pledge.FULLY_RELEASED, Pledge.WITHDRAWN, Pledge.EXPIRED}
    ),
    Pledge.PART_RELEASED: frozenset({Pledge.FULLY_RELEASED, Pledge.CLOSED, Pledge.WITHDRAWN, Pledge.EXPIRED}),
    Pledge.FULLY_RELEASED: frozenset({Pledge.CLOSED}),
    **{state: frozenset() for state in (Pledge.CLOSED, Pledge.EXPIRED, Pledge.WITHDRAWN)},
}

# A case leaves its way forward at any step before learning starts.
_EXITS = frozenset({Case.DECLINED, Case.ON_HOLD, Case.NO_PROVISION_FOUND, Case.WITHDRAWN})
_EARLY = frozenset({Case.DECLINED, Case.ON_HOLD, Case.WITHDRAWN})
# Back to the options: the provider said no, or was too slow, or another course fits better.
_BACK = frozenset({Case.OPTIONS_PREPARED})
TRAINING: Moves[Case] = {
    Case.ENQUIRY: frozenset({Case.NEED_IDENTIFIED}) | _EARLY,
    Case.NEED_IDENTIFIED: frozenset({Case.OPTIONS_PREPARED}) | _EXITS,
    Case.OPTIONS_PREPARED: frozenset({Case.OPTIONS_SENT}) | _EXITS,
    Case.OPTIONS_SENT: frozenset({Case.EMPLOYER_CHOSE}) | _BACK | _EXITS,
    Case.EMPLOYER_CHOSE: frozenset({Case.REFERRED}) | _BACK | _EXITS,
    Case.REFERRED: frozenset({Case.ACKNOWLEDGED}) | _BACK | _EARLY,
    Case.ACKNOWLEDGED: frozenset({Case.PROVIDER_CONTACT}) | _BACK | _EARLY,
    Case.PROVIDER_CONTACT: frozenset({Case.PROPOSAL}) | _BACK | _EARLY,
    Case.PROPOSAL: frozenset({Case.FUNDING_CONFIRMED}) | _BACK | _EARLY,
    Case.FUNDING_CONFIRMED: frozenset({Case.ENROLLED}) | _BACK | _EARLY,
    Case.ENROLLED: frozenset({Case.IN_LEARNING, Case.WITHDRAWN}),
    Case.IN_LEARNING: frozenset({Case.COMPLETED, Case.WITHDRAWN}),
    Case.COMPLETED: frozenset({Case.FEEDBACK}),
    Case.FEEDBACK: frozenset({Case.CLOSED}),
    # On hold goes back to where it came from, which the case itself remembers.
    Case.ON_HOLD: frozenset(
        {
            Case.ENQUIRY,
            Case.NEED_IDENTIFIED,
            Case.OPTIONS_PREPARED,
            Case.OPTIONS_SENT,
            Case.EMPLOYER_CHOSE,
            Case.REFERRED,
            Case.ACKNOWLEDGED,
            Case.PROVIDER_CONTACT,
            Case.PROPOSAL,
            Case.FUNDING_CONFIRMED,
            Case.WITHDRAWN,
        }
    ),
    **{state: frozenset() for state in (Case.CLOSED, Case.DECLINED, Case.NO_PROVISION_FOUND, Case.WITHDRAWN)},
}

_STOPS = frozenset({Programme.PAUSED, Programme.CANCELLED})
_ON_THE_WAY = [
    Programme.IDEA,
    Programme.EMPLOYERS_RECRUITED,
    Programme.DESIGN,
    Programme.SPEC_OPEN,
    Programme.SPEC_AGREED,
    Programme.FUNDED,
    Programme.PROVIDER_SELECTED,
    Programme.SIGNED_OFF,
    Programme.RECRUITING,
    Programme.DELIVERING,
    Programme.COMPLETED,
    Programme.EVALUATED,
]
# A refusal at sign-off, or a material change after it, goes back to the design.
_TO_DESIGN = {
    Programme.SPEC_OPEN,
    Programme.SPEC_AGREED,
    Programme.PROVIDER_SELECTED,
    Programme.SIGNED_OFF,
    Programme.RECRUITING,
    Programme.DELIVERING,
}
# A large change of price, places or dates after sign-off asks everybody again.
_TO_SIGN_OFF = {Programme.SIGNED_OFF, Programme.RECRUITING, Programme.DELIVERING}
PROGRAMME: Moves[Programme] = {
    **{
        state: frozenset({following})
        | (_STOPS if state not in {Programme.COMPLETED} else frozenset())
        | ({Programme.DESIGN} if state in _TO_DESIGN else frozenset())
        | ({Programme.PROVIDER_SELECTED} if state in _TO_SIGN_OFF else frozenset())
        for state, following in itertools.pairwise(_ON_THE_WAY)
    },
    Programme.EVALUATED: frozenset({Programme.REPEAT, Programme.RETIRED}),
    Programme.REPEAT: frozenset({Programme.DESIGN, Programme.RECRUITING, Programme.RETIRED}),
    Programme.PAUSED: frozenset({*_ON_THE_WAY[:-2], Programme.CANCELLED}),
    Programme.CANCELLED: frozenset(),
    Programme.RETIRED: frozenset(),
}


def can_move(moves: Moves[State], now: State, to: State) -> bool:
    return to in moves[now]


def check_move(moves: Moves[State], now: State, to: State) -> None:
    """Raises Refused, naming both states and what may follow, when `to` may not follow `now`."""
    if to in moves[now]:
        return
    following = ", ".join(str(state.label).lower() for state in moves[now])
    message = f"From “{now.label}” this cannot become “{to.label}”."
    message += f" It can become: {following}." if following else " It is settled for good."
    raise Refused(message)

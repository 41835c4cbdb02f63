"""What must be said before anybody agrees to a commitment."""

from brokerage.commitment_kinds import KINDS
from brokerage.enums import CommitmentKind
from brokerage.models import Commitment
from toolkit.errors import Refused

# What a promise must say before anybody agrees to it, and the words that ask for it.
SMART = {
    "quantity": "Enter how many.",
    "measure": "Say what counts, in plain words.",
    "known_by": "Say how both sides will know that it is kept.",
    "starts_on": "Enter when it starts.",
    "due_on": "Enter when it is due.",
}


def missing_terms(commitment: Commitment) -> dict[str, str]:
    """What keeps it from being agreed, field by field; empty when nothing does."""
    missing = {field: ask for field, ask in SMART.items() if not getattr(commitment, field)}
    kind = KINDS[CommitmentKind(commitment.kind)]
    if kind.needs_local_definition and not commitment.local_definition:
        missing["local_definition"] = "Say who counts as local, and when that is measured."
    return missing


def check_smart(commitment: Commitment) -> None:
    """“Support local people” is a note, not a commitment."""
    for field, ask in missing_terms(commitment).items():
        raise Refused(ask, field=field)

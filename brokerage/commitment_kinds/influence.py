from brokerage.commitment_kinds.kind import Kind
from brokerage.enums import CommitmentKind, Stage, Unit

KINDS = [
    Kind(
        kind=CommitmentKind.SUPPLY_CHAIN_CASCADE,
        icon="network",
        stage=Stage.INFLUENCE,
        unit=Unit.EMPLOYERS,
        done_word="joined",
        measure="A supplier that makes commitments of its own; counted at the supplier",
        known_by="The supplier's own record with us",
        promise="Ask your suppliers to join, aiming for {amount} by {due}.",
    ),
    Kind(
        kind=CommitmentKind.LOCAL_PROCUREMENT,
        icon="store",
        stage=Stage.INFLUENCE,
        unit=Unit.POUNDS,
        done_word="placed",
        measure="Contracts placed with firms in the agreed area",
        known_by="Your purchasing record for the period",
        promise="Aim to place {amount} of contracts locally by {due}. Local means: {local}.",
        needs_local_definition=True,
    ),
    Kind(
        kind=CommitmentKind.CO_DESIGN,
        icon="pencil-ruler",
        stage=Stage.INFLUENCE,
        unit=Unit.DAYS,
        done_word="given",
        measure="Your people's time in designing a programme with us",
        known_by="The attendance list of each workshop",
        promise="Give {amount} to designing training with us by {due}.",
    ),
    Kind(
        kind=CommitmentKind.CHAMPION,
        icon="megaphone",
        stage=Stage.INFLUENCE,
        unit=Unit.EVENTS,
        done_word="held",
        measure="An event where you tell other employers what worked",
        known_by="The programme of each event",
        promise="Speak to other employers at {amount} by {due}.",
    ),
]

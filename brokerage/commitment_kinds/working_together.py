from brokerage.commitment_kinds.kind import Kind
from brokerage.enums import CommitmentKind, Stage, Unit

KINDS = [
    Kind(
        kind=CommitmentKind.REDUNDANCY_NOTICE,
        icon="siren",
        stage=Stage.CHANGE,
        unit=Unit.DAYS,
        done_word="given",
        measure="Working days between telling us in confidence and telling staff",
        known_by="The dates of both",
        promise="Tell us in confidence at least {amount} before you announce job losses, until {due}.",
    ),
    Kind(
        kind=CommitmentKind.DATA_RETURN,
        icon="clipboard-list",
        stage=Stage.GOVERN,
        unit=Unit.RETURNS,
        done_word="sent",
        measure="One list of starts and leavers, by number",
        known_by="The date we receive each list",
        promise="Send {amount} of starts and leavers by {due}.",
    ),
    Kind(
        kind=CommitmentKind.FINANCIAL_CONTRIBUTION,
        icon="pound-sterling",
        stage=Stage.GOVERN,
        unit=Unit.POUNDS,
        done_word="paid",
        measure="Money paid towards training or employment support",
        known_by="Your payment and our receipt",
        promise="Pay {amount} towards training and employment support by {due}.",
    ),
    Kind(
        kind=CommitmentKind.SERVICE,
        icon="handshake",
        stage=Stage.GOVERN,
        unit=Unit.PEOPLE,
        done_word="done",
        measure="The service delivered as described",
        known_by="Our report to each review",
        promise="{amount} by {due}.",
    ),
]

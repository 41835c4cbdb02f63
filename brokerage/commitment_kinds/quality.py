from brokerage.commitment_kinds.kind import Kind
from brokerage.enums import CommitmentKind, Stage, Unit

KINDS = [
    Kind(
        kind=CommitmentKind.FAIR_WORK_STANDARD,
        icon="badge-check",
        stage=Stage.QUALITY,
        unit=Unit.STEPS,
        done_word="steps",
        measure="A step towards the named fair-work standard, passed",
        known_by="The standard's own letter or register",
        promise="Take {amount} towards the named fair-work standard by {due}.",
    ),
    Kind(
        kind=CommitmentKind.DISABILITY_CONFIDENT,
        icon="badge-check",
        stage=Stage.QUALITY,
        unit=Unit.STEPS,
        done_word="steps",
        measure="A step of the Disability Confident scheme, completed",
        known_by="The scheme's certificate",
        promise="Complete {amount} of the Disability Confident scheme by {due}.",
    ),
]

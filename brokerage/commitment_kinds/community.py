from brokerage.commitment_kinds.kind import Kind
from brokerage.enums import CommitmentKind, Stage, Unit

KINDS = [
    Kind(
        kind=CommitmentKind.SCHOOLS_ACTIVITY,
        icon="school",
        stage=Stage.COMMUNITY,
        unit=Unit.EVENTS,
        done_word="held",
        measure="A careers talk, visit or mock interview day for young people",
        known_by="The event record from the school",
        promise="Give {amount} for schools and colleges by {due}.",
    ),
    Kind(
        kind=CommitmentKind.CAREERS_SUPPORT_UNEMPLOYED,
        icon="hand-helping",
        stage=Stage.COMMUNITY,
        unit=Unit.HOURS,
        done_word="given",
        measure="Your people's time helping people out of work with applications or interviews",
        known_by="The attendance list of each session",
        promise="Give {amount} to help people out of work prepare for interviews, by {due}.",
    ),
]

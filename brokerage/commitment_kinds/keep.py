from brokerage.commitment_kinds.kind import Kind
from brokerage.enums import CommitmentKind, Stage, Unit

KINDS = [
    Kind(
        kind=CommitmentKind.MENTORING,
        icon="users",
        stage=Stage.KEEP,
        unit=Unit.PEOPLE,
        done_word="matched",
        measure="A new starter matched with a mentor or buddy for the first 13 weeks",
        known_by="The list of pairs, by number",
        promise="Give {amount} a mentor or buddy for their first 13 weeks, by {due}.",
    ),
    Kind(
        kind=CommitmentKind.IN_WORK_REVIEW,
        icon="calendar-clock",
        stage=Stage.KEEP,
        unit=Unit.PEOPLE,
        done_word="reviewed",
        measure="A new starter reviewed at 4, 13 and 26 weeks",
        known_by="The dates of the reviews",
        promise="Hold reviews at 4, 13 and 26 weeks with {amount} by {due}.",
    ),
    Kind(
        kind=CommitmentKind.RETENTION_TARGET,
        icon="shield-check",
        stage=Stage.KEEP,
        unit=Unit.PER_CENT,
        done_word="still in work",
        measure="Share of starters still with you at 26 weeks",
        known_by="One list a quarter of starters and leavers, by number",
        promise="Work with us so that {amount} of starters are still with you at 26 weeks, by {due}.",
    ),
]

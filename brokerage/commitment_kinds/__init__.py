"""Every kind of commitment: one entry here, one line in the enum.

The kinds stand by stage, a file each: their differences are words, not behaviour.
"""

from brokerage.commitment_kinds import (
    community,
    develop,
    influence,
    keep,
    prepare,
    quality,
    recruit,
    working_together,
)
from brokerage.commitment_kinds.kind import Kind, amount, plain, progress_phrase, promise_of
from brokerage.enums import CommitmentKind

KINDS: dict[CommitmentKind, Kind] = {
    entry.kind: entry
    for stage in (recruit, prepare, keep, develop, community, influence, quality, working_together)
    for entry in stage.KINDS
}

__all__ = ["KINDS", "Kind", "amount", "plain", "progress_phrase", "promise_of"]

from typing import Any

from accounts.permissions import Permission as P  # noqa: N817 - the table below reads better
from tests.architecture.access.employers import employer
from tests.architecture.access.rows import Row
from tests.architecture.access.world import World


def objective(world: World) -> dict[str, Any]:
    return {**employer(world), "number": world.objective.pk}


def need(world: World) -> dict[str, Any]:
    return {"reference": world.need.reference}


ROWS: dict[str, Row] = {
    "needs": Row(P.SEE_EMPLOYERS, employer),
    "needs_start": Row(P.RECORD_NEEDS, employer),
    "needs_complete": Row(P.RECORD_NEEDS, employer),
    "needs_reopen": Row(P.RECORD_NEEDS, employer),
    "needs_agree": Row(P.RECORD_NEEDS, employer),
    "needs_facts": Row(P.RECORD_NEEDS, employer),
    "objective_add": Row(P.RECORD_NEEDS, employer),
    "objective_edit": Row(P.RECORD_NEEDS, objective),
    "need_add": Row(P.RECORD_NEEDS, employer),
    "need_edit": Row(P.RECORD_NEEDS, need),
    "need_withdraw": Row(P.RECORD_NEEDS, need),
}

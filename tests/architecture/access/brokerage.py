from typing import Any

from accounts.enums import RoleName
from accounts.permissions import Permission as P  # noqa: N817 - the table below reads better
from tests.architecture.access.employers import as_csv, employer
from tests.architecture.access.rows import Row
from tests.architecture.access.world import World


def objective(world: World) -> dict[str, Any]:
    return {**employer(world), "number": world.objective.pk}


def need(world: World) -> dict[str, Any]:
    return {"reference": world.need.reference}


def commitment(world: World) -> dict[str, Any]:
    return {"reference": world.commitment.reference}


def progress(world: World) -> dict[str, Any]:
    return {"reference": world.progress.commitment.reference, "number": world.progress.pk}


def disputed(world: World) -> dict[str, Any]:
    return {"reference": world.disputed.reference}


def pledge(world: World) -> dict[str, Any]:
    return {"reference": world.pledge.reference}


def pledge_step(world: World) -> dict[str, Any]:
    return {**pledge(world), "verb": "confirm"}


def release_step(world: World) -> dict[str, Any]:
    return {"reference": world.release.reference, "verb": "start"}


def case(world: World) -> dict[str, Any]:
    return {"reference": world.case.reference}


def rivals_case(world: World) -> dict[str, Any]:
    return {"reference": world.rivals_case.reference}


def acknowledge(world: World) -> dict[str, Any]:
    return {**case(world), "verb": "acknowledge"}


def acknowledge_rivals(world: World) -> dict[str, Any]:
    return {**rivals_case(world), "verb": "acknowledge"}


def option_step(world: World) -> dict[str, Any]:
    assert world.case.chosen
    return {**case(world), "number": world.case.chosen.pk, "verb": "edit"}


def programme(world: World) -> dict[str, Any]:
    return {"reference": world.programme.reference}


def programme_step(world: World) -> dict[str, Any]:
    return {**programme(world), "verb": "partner"}


def spec(world: World) -> dict[str, Any]:
    return {**programme(world), "number": world.spec.number}


def cohort_step(world: World) -> dict[str, Any]:
    return {**programme(world), "part": "cohort", "number": world.cohort.pk, "verb": "edit"}


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
    "commitments": Row(P.SEE_EMPLOYERS),
    "commitments_export": Row(P.EXPORT_EMPLOYERS, as_csv),
    "commitment": Row(P.SEE_EMPLOYERS, commitment),
    "employer_commitments": Row(P.SEE_EMPLOYERS, employer),
    "commitment_add": Row(P.EDIT_COMMITMENTS, employer),
    "commitment_edit": Row(P.EDIT_COMMITMENTS, commitment),
    "commitment_negotiate": Row(P.EDIT_COMMITMENTS, commitment),
    "commitment_agree": Row(P.EDIT_COMMITMENTS, commitment),
    "commitment_decline": Row(P.EDIT_COMMITMENTS, commitment),
    "commitment_withdraw": Row(P.EDIT_COMMITMENTS, commitment),
    "commitment_suspend": Row(P.APPROVE_SUSPENSION, commitment),
    "commitment_resume": Row(P.EDIT_COMMITMENTS, commitment),
    "commitment_vary": Row(P.EDIT_COMMITMENTS, commitment),
    "commitment_shares": Row(P.EDIT_COMMITMENTS, commitment),
    "commitment_progress": Row(P.EDIT_COMMITMENTS, commitment),
    "progress_verify": Row(P.VERIFY_PROGRESS, progress),
    "commitment_settle": Row(P.EDIT_COMMITMENTS, commitment),
    "commitment_dispute": Row(P.EDIT_COMMITMENTS, commitment),
    "dispute_decide": Row(P.DECIDE_DISPUTES, disputed),
    "vacancies": Row(P.SEE_EMPLOYERS),
    "vacancies_export": Row(P.EXPORT_EMPLOYERS, as_csv),
    "employer_vacancies": Row(P.SEE_EMPLOYERS, employer),
    "pledge_add": Row(P.EDIT_COMMITMENTS, employer),
    "pledge": Row(P.SEE_EMPLOYERS, pledge),
    "pledge_step": Row(P.EDIT_COMMITMENTS, pledge_step),
    "release_step": Row(P.EDIT_COMMITMENTS, release_step),
    "training": Row(P.SEE_TRAINING),
    "training_export": Row(P.EXPORT_EMPLOYERS, as_csv),
    "employer_training": Row(P.SEE_EMPLOYERS, employer),
    "training_add": Row(P.BROKER_TRAINING, employer),
    "training_case": Row(P.SEE_TRAINING, case, hidden=rivals_case, hidden_from=RoleName.PROVIDER_USER),
    "training_step": Row(
        P.SEE_TRAINING,
        acknowledge,
        then=(P.ANSWER_REFERRALS, P.BROKER_TRAINING),
        hidden=acknowledge_rivals,
        hidden_from=RoleName.PROVIDER_USER,
    ),
    "option_add": Row(P.BROKER_TRAINING, case),
    "option_step": Row(P.SEE_EMPLOYERS, option_step, then=(P.BROKER_TRAINING,)),
    "programmes": Row(P.SEE_EMPLOYERS),
    "programme_add": Row(P.DESIGN_PROGRAMMES),
    "employer_programmes": Row(P.SEE_EMPLOYERS, employer),
    "programme": Row(P.SEE_EMPLOYERS, programme),
    "programme_step": Row(P.SEE_EMPLOYERS, programme_step, then=(P.DESIGN_PROGRAMMES,)),
    "spec_compare": Row(P.SEE_EMPLOYERS, spec),
    "programme_part_step": Row(P.SEE_EMPLOYERS, cohort_step, then=(P.DESIGN_PROGRAMMES,)),
}

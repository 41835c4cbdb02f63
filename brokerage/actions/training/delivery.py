"""From confirmed money to learners who finished, and what the employer thought of it."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import NamedTuple

from django.db import transaction

from accounts.history import save_checked
from accounts.models import User
from brokerage.actions.training.steps import check_reason, locked, locked_for, save_step
from brokerage.enums import CaseStatus, NeedStatus, QualificationLevel
from brokerage.models import Enrolment, TrainingCase
from brokerage.policies.training import LOW_SCORE, check_fundable, check_results
from employers.actions import next_actions
from employers.working_days import add_working_days
from toolkit.dates import london_day
from toolkit.errors import Refused

DAYS_TO_ANSWER_A_LOW_SCORE = 5


class Result(NamedTuple):
    """What became of an enrolment, as counts that add up to those who started."""

    achieved: int
    not_achieved: int
    withdrawn: int
    job_outcomes: int = 0


@transaction.atomic
def confirm_funding(*, case: TrainingCase, note: str = "", by: User, at: datetime) -> TrainingCase:
    """The streams make up the public share and are open on the course's real dates."""
    case = locked_for(case, CaseStatus.FUNDING_CONFIRMED)
    check_fundable(case)
    case.funding_confirmed_at, case.funding_confirmed_by = at, by
    return save_step(case, CaseStatus.FUNDING_CONFIRMED, words=note, by=by, at=at)


@transaction.atomic
def enrol(
    *,
    case: TrainingCase,
    started_on: date,
    counts: Mapping[QualificationLevel, int],
    by: User,
    at: datetime,
) -> list[Enrolment]:
    """Counts by level, never names."""
    case = locked_for(case, CaseStatus.ENROLLED)
    if not any(counts.values()):
        message = "Enter how many people started."
        raise Refused(message, field="started")
    made = []
    for level, started in counts.items():
        if started:
            enrolment = Enrolment(case=case, level=level, started_on=started_on, started=started)
            save_checked(enrolment, by=by, why=f"{started:,} enrolled: {case.title}", at=at)
            made.append(enrolment)
    save_step(case, CaseStatus.ENROLLED, words=f"{sum(counts.values()):,} started", by=by, at=at)
    return made


@transaction.atomic
def start_learning(*, case: TrainingCase, by: User, at: datetime) -> TrainingCase:
    case = locked_for(case, CaseStatus.IN_LEARNING)
    return save_step(case, CaseStatus.IN_LEARNING, by=by, at=at)


@transaction.atomic
def complete(
    *, case: TrainingCase, results: Mapping[Enrolment, Result], by: User, at: datetime
) -> TrainingCase:
    case = locked_for(case, CaseStatus.COMPLETED)
    check_results(list(case.enrolments.all()), results)
    for enrolment, result in results.items():
        enrolment.achieved, enrolment.not_achieved = result.achieved, result.not_achieved
        enrolment.withdrawn, enrolment.job_outcomes = result.withdrawn, result.job_outcomes
        save_checked(enrolment, by=by, why=f"Results recorded: {case.title}", at=at)
    achieved = sum(result.achieved for result in results.values())
    return save_step(case, CaseStatus.COMPLETED, words=f"{achieved:,} achieved", by=by, at=at)


@transaction.atomic
def ask_feedback(*, case: TrainingCase, by: User, at: datetime) -> TrainingCase:
    """Asked once."""
    case = locked_for(case, CaseStatus.FEEDBACK)
    return save_step(case, CaseStatus.FEEDBACK, by=by, at=at)


@transaction.atomic
def give_feedback(
    *, case: TrainingCase, score: int, reason: str = "", by: User, at: datetime
) -> TrainingCase:
    """A low score opens an action for the case's owner."""
    case = locked(case)
    if case.status != CaseStatus.FEEDBACK or case.score is not None:
        message = "Feedback is given once, after it was asked for."
        raise Refused(message)
    if score <= LOW_SCORE:
        check_reason(reason, f"A score of {LOW_SCORE} or less needs the reason in the employer's words.")
    case.score, case.score_reason = score, reason.strip()
    save_step(case, CaseStatus.FEEDBACK, change=f"Feedback {score} of 10", words=reason, by=by, at=at)
    if score <= LOW_SCORE:
        next_actions.add(
            employer=case.employer,
            title=f"Answer a score of {score} of 10 for {case.title}"[:200],
            due_on=add_working_days(london_day(at), DAYS_TO_ANSWER_A_LOW_SCORE),
            owner=case.owner,
            agency=case.agency,
            note=reason.strip()[:300],
            by=by,
            at=at,
        )
    return case


@transaction.atomic
def close(*, case: TrainingCase, by: User, at: datetime) -> TrainingCase:
    case = locked_for(case, CaseStatus.CLOSED)
    save_step(case, CaseStatus.CLOSED, by=by, at=at)
    _meet_needs(case, by=by, at=at)
    return case


def _meet_needs(case: TrainingCase, *, by: User, at: datetime) -> None:
    """A job counts as success even where the qualification was not achieved."""
    if not any(one.achieved or one.job_outcomes for one in case.enrolments.all()):
        return
    needs = case.needs.filter(status__in=[NeedStatus.OPEN, NeedStatus.MATCHED])
    for need in needs:
        need.status = NeedStatus.MET
        save_checked(need, by=by, why=f"Need met: {case.title}", at=at)

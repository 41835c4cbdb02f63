"""Runs of a programme and what came of them."""

from datetime import date, datetime
from typing import TypedDict, Unpack

from django.db import transaction
from django.db.models import Max

from accounts.history import save_checked
from accounts.models import User
from brokerage.actions.programmes.steps import locked_running, reopen_sign_off
from brokerage.enums import ProgrammeStatus
from brokerage.models import Cohort, Programme
from brokerage.policies.programmes import cohort_changed_much
from toolkit.errors import Refused


class Results(TypedDict):
    starts: int
    completions: int
    interviews: int
    job_offers: int
    jobs: int


@transaction.atomic
def add_cohort(
    *, programme: Programme, starts_on: date, ends_on: date, places: int, by: User, at: datetime
) -> Cohort:
    programme = locked_running(programme)
    last = programme.cohorts.aggregate(number=Max("number"))["number"] or 0
    cohort = Cohort(programme=programme, number=last + 1, starts_on=starts_on, ends_on=ends_on, places=places)
    save_checked(cohort, by=by, why=f"Cohort {cohort.number} added: {programme.title}", at=at)
    return cohort


@transaction.atomic
def edit_cohort(
    *, cohort: Cohort, starts_on: date, ends_on: date, places: int, by: User, at: datetime
) -> Cohort:
    """A fifth more or fewer places, or four weeks' shift, after sign-off re-opens it."""
    programme = locked_running(cohort.programme)
    material = cohort_changed_much(cohort, starts_on=starts_on, ends_on=ends_on, places=places)
    cohort.starts_on, cohort.ends_on, cohort.places = starts_on, ends_on, places
    save_checked(cohort, by=by, why=f"Cohort {cohort.number} changed: {programme.title}", at=at)
    if material:
        reopen_sign_off(programme, f"Cohort {cohort.number} changed in dates or places", by=by, at=at)
    return cohort


@transaction.atomic
def record_results(*, cohort: Cohort, by: User, at: datetime, **results: Unpack[Results]) -> Cohort:
    programme = locked_running(cohort.programme)
    if programme.status not in {ProgrammeStatus.DELIVERING, ProgrammeStatus.COMPLETED}:
        message = "Results are recorded while the programme is delivered."
        raise Refused(message)
    for name, value in results.items():
        setattr(cohort, name, value)
    save_checked(cohort, by=by, why=f"Results of cohort {cohort.number}: {programme.title}", at=at)
    return cohort

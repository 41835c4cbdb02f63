"""An employer's promise of jobs: made, planned by month, confirmed, released, filled, ended."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import TypedDict, Unpack

from django.db import transaction
from django.db.models import Sum

from accounts.history import because, save_checked
from accounts.models import Agency, User
from brokerage.enums import PledgeStatus
from brokerage.models import Commitment, PledgeFill, PledgeMonth, PledgeRelease, VacancyPledge
from brokerage.policies.pledges import (
    check_can_sign,
    check_plan,
    check_reducible,
    check_releasable,
    check_startable,
)
from brokerage.transitions import PLEDGE, check_move
from employers.models import Contact, Employer, Site
from employers.policies import check_open
from employers.working_days import add_working_days
from toolkit.dates import day, london_day
from toolkit.errors import Refused


class Terms(TypedDict, total=False):
    title: str
    occupation: str
    jobs: int
    starts_on: date
    ends_on: date
    ring_fence_days: int
    guaranteed_interview: bool
    entry_level: bool
    flexible: bool


@transaction.atomic
def propose(
    *,
    employer: Employer,
    sites: Iterable[Site] = (),
    commitment: Commitment | None = None,
    owner: User | None = None,
    agency: Agency | None = None,
    by: User,
    at: datetime,
    **terms: Unpack[Terms],
) -> VacancyPledge:
    check_open(employer)
    owner = owner or by
    agency = agency or owner.agency
    if agency is None:
        message = f"{owner.name} is in no agency any more. Choose somebody else."
        raise Refused(message, field="owner")
    pledge = VacancyPledge(employer=employer, commitment=commitment, owner=owner, agency=agency, **terms)
    save_checked(pledge, by=by, why=f"Pledge proposed: {_jobs(pledge.jobs)}, {pledge.title}", at=at)
    pledge.sites.set(sites)
    return pledge


@transaction.atomic
def edit(
    *, pledge: VacancyPledge, sites: Iterable[Site] = (), by: User, at: datetime, **terms: Unpack[Terms]
) -> VacancyPledge:
    """Only before the employer confirms; after that `reduce` is the one change of terms."""
    pledge = _locked(pledge)
    if pledge.status != PledgeStatus.PROPOSED:
        message = "The employer has confirmed this pledge. Its terms no longer change."
        raise Refused(message)
    for name, value in terms.items():
        setattr(pledge, name, value)
    save_checked(pledge, by=by, why=f"Pledge changed: {pledge.title}", at=at)
    pledge.sites.set(sites)
    return pledge


@transaction.atomic
def plan_months(
    *, pledge: VacancyPledge, months: Mapping[date, int], by: User, at: datetime
) -> VacancyPledge:
    """How many jobs are expected in each month, keyed by its first day; replaces the plan before it."""
    pledge = _locked(pledge)
    check_plan(pledge, months)
    why = f"Pledge planned by month: {pledge.title}"
    known = {row.month: row for row in pledge.months.all()}
    for month in sorted(months.keys() | known.keys()):
        row = known.get(month) or PledgeMonth(pledge=pledge, month=month)
        if row.pk is None or row.jobs != months.get(month, 0):
            row.jobs = months.get(month, 0)
            save_checked(row, by=by, why=why, at=at)
    return pledge


@transaction.atomic
def confirm(*, pledge: VacancyPledge, contact: Contact, on: date, by: User, at: datetime) -> VacancyPledge:
    pledge = _locked(pledge)
    check_move(PLEDGE, PledgeStatus(pledge.status), PledgeStatus.CONFIRMED)
    check_can_sign(pledge.employer, contact, on)
    pledge.status, pledge.confirmed_on, pledge.confirmed_by = PledgeStatus.CONFIRMED, on, contact
    save_checked(pledge, by=by, why=f"Pledge confirmed by {contact.name}: {pledge.title}", at=at)
    return pledge


@transaction.atomic
def release(
    *,
    pledge: VacancyPledge,
    title: str,
    jobs: int,
    released_on: date,
    site: Site | None = None,
    by: User,
    at: datetime,
) -> PledgeRelease:
    """Jobs now open, to our candidates alone for the pledge's ring-fence days."""
    pledge = _locked(pledge)
    released = _released(pledge)
    check_releasable(pledge, jobs, released)
    made = PledgeRelease(
        pledge=pledge,
        site=site,
        title=title.strip(),
        jobs=jobs,
        released_on=released_on,
        exclusive_until=add_working_days(released_on, pledge.ring_fence_days),
    )
    save_checked(made, by=by, why=f"{_jobs(jobs)} released: {made.title}", at=at)
    _move_on(pledge, released + jobs, by=by, at=at)
    return made


@transaction.atomic
def record_start(
    *,
    release: PledgeRelease,
    jobs: int,
    started_on: date,
    through_us: bool = True,
    note: str = "",
    by: User,
    at: datetime,
) -> PledgeFill:
    """People who started, as a count; `through_us` is false for those hired another way."""
    release = _locked_release(release)
    filled = release.fills.aggregate(total=Sum("jobs"))["total"] or 0
    check_startable(release, jobs=jobs, filled=filled, started_on=started_on, today=london_day(at))
    fill = PledgeFill(
        release=release,
        jobs=jobs,
        started_on=started_on,
        through_us=through_us,
        recorded_by=by,
        note=note.strip(),
    )
    started = f"{jobs:,} {'start' if jobs == 1 else 'starts'} recorded: {release.title}"
    save_checked(fill, by=by, why=because(started, note), at=at)
    if filled + jobs == release.jobs and release.closed_on is None:
        release.closed_on = started_on
        save_checked(release, by=by, why=f"All jobs filled: {release.title}", at=at)
    return fill


@transaction.atomic
def close_release(*, release: PledgeRelease, on: date, reason: str, by: User, at: datetime) -> PledgeRelease:
    """The jobs that are left will not be filled."""
    release = _locked_release(release)
    if release.closed_on is not None:
        message = "These jobs are already closed."
        raise Refused(message)
    _check_reason(reason, "Say why the jobs are closed.")
    release.closed_on = on
    save_checked(release, by=by, why=because(f"Jobs closed: {release.title}", reason), at=at)
    return release


@transaction.atomic
def reduce(*, pledge: VacancyPledge, jobs: int, reason: str, by: User, at: datetime) -> VacancyPledge:
    """A variation: fewer jobs than promised, never fewer than are released. The plan is cut from its end."""
    pledge = _locked(pledge)
    released = _released(pledge)
    check_reducible(pledge, jobs, released)
    _check_reason(reason, "Say why fewer jobs are pledged.")
    before, pledge.jobs = pledge.jobs, jobs
    why = because(f"Pledge reduced from {before:,} to {_jobs(jobs)}: {pledge.title}", reason)
    save_checked(pledge, by=by, why=why, at=at)
    _cut_plan(pledge, before - jobs, by=by, at=at, why=why)
    if released:
        _move_on(pledge, released, by=by, at=at)
    return pledge


@transaction.atomic
def withdraw(*, pledge: VacancyPledge, reason: str, by: User, at: datetime) -> VacancyPledge:
    _check_reason(reason, "Say why it is withdrawn.")
    return _end(pledge, PledgeStatus.WITHDRAWN, reason, by=by, at=at)


@transaction.atomic
def close(*, pledge: VacancyPledge, reason: str = "", by: User | None, at: datetime) -> VacancyPledge:
    return _end(pledge, PledgeStatus.CLOSED, reason, by=by, at=at)


@transaction.atomic
def expire(*, pledge: VacancyPledge, by: User | None, at: datetime) -> VacancyPledge:
    """Its last day has passed with jobs never released."""
    if london_day(at) <= pledge.ends_on:
        message = f"This pledge runs until {day(pledge.ends_on)}."
        raise Refused(message)
    return _end(pledge, PledgeStatus.EXPIRED, "", by=by, at=at)


def end_what_is_over(*, at: datetime) -> int:
    """For the timer, safe to repeat: pledges past their last day close, or expire with jobs unreleased."""
    running = [PledgeStatus.PROPOSED, PledgeStatus.CONFIRMED, PledgeStatus.PART_RELEASED]
    over = VacancyPledge.objects.filter(ends_on__lt=london_day(at))
    unreleased = list(over.filter(status__in=running))
    for pledge in unreleased:
        expire(pledge=pledge, by=None, at=at)
    released = list(over.filter(status=PledgeStatus.FULLY_RELEASED))
    for pledge in released:
        close(pledge=pledge, by=None, at=at)
    return len(unreleased) + len(released)


def _end(
    pledge: VacancyPledge, status: PledgeStatus, reason: str, *, by: User | None, at: datetime
) -> VacancyPledge:
    pledge = _locked(pledge)
    check_move(PLEDGE, PledgeStatus(pledge.status), status)
    pledge.status, pledge.status_reason = status, reason.strip()
    why = because(f"Pledge {status.label.lower()}: {pledge.title}", reason)
    save_checked(pledge, by=by, why=why, at=at)
    return pledge


def _move_on(pledge: VacancyPledge, released: int, *, by: User, at: datetime) -> None:
    """The state follows from how much is released."""
    status = PledgeStatus.FULLY_RELEASED if released == pledge.jobs else PledgeStatus.PART_RELEASED
    if pledge.status != status:
        check_move(PLEDGE, PledgeStatus(pledge.status), status)
        pledge.status = status
        save_checked(pledge, by=by, why=f"Pledge {status.label.lower()}: {pledge.title}", at=at)


def _cut_plan(pledge: VacancyPledge, surplus: int, *, by: User, at: datetime, why: str) -> None:
    for row in pledge.months.order_by("-month"):
        cut = min(row.jobs, surplus)
        if cut:
            row.jobs, surplus = row.jobs - cut, surplus - cut
            save_checked(row, by=by, why=why, at=at)


def _released(pledge: VacancyPledge) -> int:
    return pledge.releases.aggregate(total=Sum("jobs"))["total"] or 0


def _locked(pledge: VacancyPledge) -> VacancyPledge:
    rows = VacancyPledge.objects.select_for_update(of=("self",)).select_related("employer")
    return rows.get(pk=pledge.pk)


def _locked_release(release: PledgeRelease) -> PledgeRelease:
    rows = PledgeRelease.objects.select_for_update(of=("self",)).select_related("pledge")
    return rows.get(pk=release.pk)


def _check_reason(reason: str, message: str) -> None:
    if not reason.strip():
        raise Refused(message, field="reason")


def _jobs(count: int) -> str:
    return f"{count:,} {'job' if count == 1 else 'jobs'}"

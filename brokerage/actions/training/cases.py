"""The case itself: opened, tied to needs, held, ended."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from accounts.history import save_checked
from accounts.models import Agency, User
from brokerage.actions.training.steps import check_reason, locked, locked_for, save_step
from brokerage.enums import CaseStatus, GapReason, NeedStatus
from brokerage.models import Need, NeedsAssessment, ProvisionGap, TrainingCase
from brokerage.policies.training import check_needs
from brokerage.transitions import TRAINING, check_move
from employers.models import Contact, Employer, Site
from employers.policies import check_open
from toolkit.errors import Refused


@transaction.atomic
def open_case(
    *,
    employer: Employer,
    title: str,
    owner: User | None = None,
    agency: Agency | None = None,
    contact: Contact | None = None,
    sites: Iterable[Site] = (),
    headcount: int | None = None,
    required_by: date | None = None,
    by: User,
    at: datetime,
) -> TrainingCase:
    check_open(employer)
    owner = owner or by
    agency = agency or owner.agency
    if agency is None:
        message = f"{owner.name} is in no agency any more. Choose somebody else."
        raise Refused(message, field="owner")
    case = TrainingCase(
        employer=employer,
        title=title.strip(),
        owner=owner,
        agency=agency,
        contact=contact,
        headcount=headcount,
        required_by=required_by,
    )
    save_checked(case, by=by, why=f"Training case opened: {case.title}", at=at)
    case.sites.set(sites)
    return case


@transaction.atomic
def edit_case(
    *,
    case: TrainingCase,
    title: str,
    contact: Contact | None,
    headcount: int | None,
    required_by: date | None,
    sites: Iterable[Site] = (),
    by: User,
    at: datetime,
) -> TrainingCase:
    case = locked(case)
    if not TRAINING[CaseStatus(case.status)]:
        message = "This case has ended, so it no longer changes."
        raise Refused(message)
    case.title, case.contact = title.strip(), contact
    case.headcount, case.required_by = headcount, required_by
    save_checked(case, by=by, why=f"Training case changed: {case.title}", at=at)
    case.sites.set(sites)
    return case


@transaction.atomic
def identify_needs(
    *,
    case: TrainingCase,
    assessment: NeedsAssessment,
    needs: Iterable[Need],
    by: User,
    at: datetime,
) -> TrainingCase:
    """From here the case may look for options: need comes before funding."""
    case = locked_for(case, CaseStatus.NEED_IDENTIFIED)
    chosen = list(needs)
    check_needs(case, assessment, chosen)
    case.assessment = assessment
    case.headcount = case.headcount or max((need.headcount or 0 for need in chosen), default=0) or None
    case.required_by = case.required_by or min((n.required_by for n in chosen if n.required_by), default=None)
    save_step(case, CaseStatus.NEED_IDENTIFIED, by=by, at=at)
    case.needs.set(chosen)
    return case


@transaction.atomic
def hold(*, case: TrainingCase, reason: str, by: User, at: datetime) -> TrainingCase:
    case = locked_for(case, CaseStatus.ON_HOLD)
    check_reason(reason)
    case.held_from, case.status_reason = case.status, reason.strip()
    return save_step(case, CaseStatus.ON_HOLD, words=reason, by=by, at=at)


@transaction.atomic
def resume(*, case: TrainingCase, by: User, at: datetime) -> TrainingCase:
    """Back to where it was held."""
    case = locked(case)
    if case.status != CaseStatus.ON_HOLD:
        message = "This case is not on hold."
        raise Refused(message)
    status = CaseStatus(case.held_from)
    check_move(TRAINING, CaseStatus.ON_HOLD, status)
    case.held_from, case.status_reason = "", ""
    return save_step(case, status, change="Training taken up again", by=by, at=at)


@transaction.atomic
def decline(*, case: TrainingCase, reason: str, by: User, at: datetime) -> TrainingCase:
    """The employer does not want it."""
    return _end(case, CaseStatus.DECLINED, reason, by=by, at=at)


@transaction.atomic
def withdraw(*, case: TrainingCase, reason: str, by: User, at: datetime) -> TrainingCase:
    return _end(case, CaseStatus.WITHDRAWN, reason, by=by, at=at)


@transaction.atomic
def no_provision(
    *, case: TrainingCase, reason: GapReason, note: str = "", by: User, at: datetime
) -> list[ProvisionGap]:
    """Nothing suitable exists: each need of the case becomes a gap that planners can see."""
    case = locked_for(case, CaseStatus.NO_PROVISION_FOUND)
    words = f"{GapReason(reason).label}. {note}".strip()
    case.status_reason = words[:300]
    save_step(case, CaseStatus.NO_PROVISION_FOUND, words=words, by=by, at=at)
    gaps = []
    for need in case.needs.all():
        gap = ProvisionGap(case=case, need=need, reason=reason, note=note.strip())
        save_checked(gap, by=by, why=f"No provision found: {case.title}", at=at)
        need.status = NeedStatus.UNMET
        save_checked(need, by=by, why=f"No provision found: {case.title}", at=at)
        gaps.append(gap)
    return gaps


def _end(case: TrainingCase, status: CaseStatus, reason: str, *, by: User, at: datetime) -> TrainingCase:
    case = locked_for(case, status)
    check_reason(reason)
    case.status_reason = reason.strip()
    return save_step(case, status, words=reason, by=by, at=at)

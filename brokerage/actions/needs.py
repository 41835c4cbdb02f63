"""What an employer wants to achieve, and what it needs for that, in its own words."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TypedDict, Unpack

from django.db import transaction
from django.utils import timezone

from accounts.history import save_checked
from accounts.models import User
from brokerage.enums import NeedPurpose, NeedsStatus, NeedStatus, QualificationLevel
from brokerage.models import Need, NeedsAssessment, Objective
from brokerage.transitions import NEEDS, check_move
from employers.enums import Topic
from employers.models import Contact, Employer, Site
from employers.policies import check_open
from toolkit.dates import day
from toolkit.errors import Refused


class NeedFacts(TypedDict, total=False):
    topic: Topic
    purpose: NeedPurpose
    description: str
    headcount: int | None
    current_level: QualificationLevel | str
    target_level: QualificationLevel | str
    occupation: str
    required_by: date | None
    is_confidential: bool


@transaction.atomic
def start(*, employer: Employer, by: User, at: datetime) -> NeedsAssessment:
    """One assessment is in hand at a time; the agreed one stands until the next is agreed."""
    check_open(employer)
    assessment = NeedsAssessment(employer=employer, made_on=timezone.localdate(at), made_by=by)
    save_checked(assessment, by=by, why="Needs assessment started", at=at)
    return assessment


@transaction.atomic
def write_facts(*, assessment: NeedsAssessment, facts: str, by: User, at: datetime) -> NeedsAssessment:
    assessment = _in_hand(assessment)
    assessment.workforce_facts = facts.strip()
    save_checked(assessment, by=by, why="Workforce facts written down", at=at)
    return assessment


@transaction.atomic
def add_objective(*, assessment: NeedsAssessment, text: str, by: User, at: datetime) -> Objective:
    assessment = _in_hand(assessment)
    objective = Objective(assessment=assessment, text=text.strip(), position=assessment.objectives.count())
    save_checked(objective, by=by, why=f"Objective written down: {objective.text}", at=at)
    return objective


@transaction.atomic
def edit_objective(*, objective: Objective, text: str, by: User, at: datetime) -> Objective:
    _in_hand(objective.assessment)
    objective.text = text.strip()
    save_checked(objective, by=by, why=f"Objective reworded: {objective.text}", at=at)
    return objective


@transaction.atomic
def add_need(
    *,
    assessment: NeedsAssessment,
    sites: Iterable[Site] = (),
    by: User,
    at: datetime,
    **facts: Unpack[NeedFacts],
) -> Need:
    assessment = _in_hand(assessment)
    if not assessment.objectives.exists():
        message = "Write down what the business wants to achieve first; needs follow from that."
        raise Refused(message)
    need = Need(assessment=assessment, position=assessment.needs.count())
    _set_facts(need, facts)
    save_checked(need, by=by, why=f"Need recorded: {_sayable(need)}", at=at)
    need.sites.set(sites)
    return need


@transaction.atomic
def edit_need(
    *,
    need: Need,
    sites: Iterable[Site] | None = None,
    by: User,
    at: datetime,
    **facts: Unpack[NeedFacts],
) -> Need:
    _in_hand(need.assessment)
    _set_facts(need, facts)
    save_checked(need, by=by, why=f"Need changed: {_sayable(need)}", at=at)
    if sites is not None:
        need.sites.set(sites)
    return need


@transaction.atomic
def withdraw_need(*, need: Need, reason: str, by: User, at: datetime) -> Need:
    if need.status in {NeedStatus.MET, NeedStatus.WITHDRAWN}:
        message = f"This need is already {need.get_status_display().lower()}."
        raise Refused(message)
    if not reason.strip():
        message = "Say why the need has gone."
        raise Refused(message, field="reason")
    need.status = NeedStatus.WITHDRAWN
    save_checked(need, by=by, why=f"Need withdrawn: {_sayable(need)}. {reason.strip()}", at=at)
    return need


@transaction.atomic
def complete(*, assessment: NeedsAssessment, by: User, at: datetime) -> NeedsAssessment:
    """Ready to be shown to the employer: at least one objective and one need."""
    assessment = _locked(assessment)
    check_move(NEEDS, NeedsStatus(assessment.status), NeedsStatus.COMPLETED)
    if not assessment.objectives.exists() or not assessment.needs.exists():
        message = "Write down at least one objective and one need first."
        raise Refused(message)
    assessment.status = NeedsStatus.COMPLETED
    save_checked(assessment, by=by, why="Needs assessment completed", at=at)
    return assessment


@transaction.atomic
def reopen(*, assessment: NeedsAssessment, by: User, at: datetime) -> NeedsAssessment:
    assessment = _locked(assessment)
    check_move(NEEDS, NeedsStatus(assessment.status), NeedsStatus.DRAFT)
    assessment.status = NeedsStatus.DRAFT
    save_checked(assessment, by=by, why="Needs assessment opened again", at=at)
    return assessment


@transaction.atomic
def agree(
    *, assessment: NeedsAssessment, contact: Contact, on: date, by: User, at: datetime
) -> NeedsAssessment:
    """The employer confirms the wording; the assessment agreed before gives way to this one."""
    assessment = _locked(assessment)
    check_move(NEEDS, NeedsStatus(assessment.status), NeedsStatus.AGREED)
    if contact.employer_id != assessment.employer_id:
        message = "Choose somebody who works at this employer."
        raise Refused(message, field="contact")
    if on > timezone.localdate(at):
        message = "Choose the day they agreed: today or earlier."
        raise Refused(message, field="on")
    why = f"Needs agreed with {contact.name} on {day(on)}"
    earlier = NeedsAssessment.objects.filter(employer=assessment.employer, status=NeedsStatus.AGREED)
    for old in earlier.select_for_update(of=("self",)):
        old.status = NeedsStatus.SUPERSEDED
        save_checked(old, by=by, why=why, at=at)
    assessment.status, assessment.agreed_with, assessment.agreed_on = NeedsStatus.AGREED, contact, on
    save_checked(assessment, by=by, why=why, at=at)
    return assessment


def _locked(assessment: NeedsAssessment) -> NeedsAssessment:
    return (
        NeedsAssessment.objects.select_for_update(of=("self",))
        .select_related("employer")
        .get(pk=assessment.pk)
    )


def _in_hand(assessment: NeedsAssessment) -> NeedsAssessment:
    current = _locked(assessment)
    if current.status != NeedsStatus.DRAFT:
        label = current.get_status_display().lower()
        message = f"This assessment is {label}, so it does not change. Open it again or start a new one."
        raise Refused(message)
    check_open(current.employer)
    return current


def _set_facts(need: Need, facts: NeedFacts) -> None:
    for field, value in facts.items():
        setattr(need, field, value)
    need.description = need.description.strip()
    if not need.description:
        message = "Write what they need, in their words."
        raise Refused(message, field="description")


def _sayable(need: Need) -> str:
    """A confidential need is known of, not known: the timeline says only what it is about."""
    return f"confidential, {need.get_topic_display().lower()}" if need.is_confidential else need.description

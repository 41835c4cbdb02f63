"""The provider's part: referred to, acknowledged, in touch, proposal made, or passed to another."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from accounts.history import save_checked
from accounts.models import User
from brokerage.actions.training.options import pick, unpick
from brokerage.actions.training.steps import check_reason, locked, locked_for, save_step
from brokerage.enums import CaseStatus
from brokerage.models import TrainingCase, TrainingOption
from brokerage.policies.training import (
    check_provider_approved,
    check_re_referable,
    check_referable,
    check_replacement,
)
from brokerage.transitions import TRAINING, check_move
from employers.models import Contact, Site
from toolkit.dates import london_day
from toolkit.errors import Refused


@transaction.atomic
def refer(
    *,
    case: TrainingCase,
    data_passing_agreed_on: date | None,
    contact: Contact | None,
    headcount: int | None,
    required_by: date | None,
    sites: Iterable[Site] = (),
    by: User,
    at: datetime,
) -> TrainingCase:
    """Passes the employer's details to the chosen provider, so the employer must have agreed to that."""
    case = locked_for(case, CaseStatus.REFERRED)
    case.data_passing_agreed_on, case.contact = data_passing_agreed_on, contact
    case.headcount, case.required_by = headcount, required_by
    check_referable(case, london_day(at))
    case.sites.set(sites)
    return _refer_to_chosen(case, "", by=by, at=at)


@transaction.atomic
def re_refer(
    *, case: TrainingCase, option: TrainingOption, reason: str, by: User, at: datetime
) -> TrainingCase:
    """Away from a provider who is too slow, to another option of the same case; the history keeps both."""
    case = locked(case)
    check_re_referable(case, london_day(at))
    check_reason(reason)
    check_replacement(case, option)
    check_provider_approved(option.provider, london_day(at))
    before = str(case.chosen)
    unpick(case, reason, by=by, at=at)
    pick(case, option, reason, by=by, at=at)
    return _refer_to_chosen(case, f"Instead of {before}: {reason}", by=by, at=at)


@transaction.atomic
def acknowledge(*, case: TrainingCase, by: User, at: datetime) -> TrainingCase:
    case = locked_for(case, CaseStatus.ACKNOWLEDGED)
    case.acknowledged_at = at
    return save_step(case, CaseStatus.ACKNOWLEDGED, by=by, at=at)


@transaction.atomic
def provider_in_touch(*, case: TrainingCase, by: User, at: datetime) -> TrainingCase:
    case = locked_for(case, CaseStatus.PROVIDER_CONTACT)
    case.provider_contact_at = at
    return save_step(case, CaseStatus.PROVIDER_CONTACT, by=by, at=at)


@transaction.atomic
def propose(
    *,
    case: TrainingCase,
    starts_on: date,
    ends_on: date,
    headcount: int,
    note: str = "",
    by: User,
    at: datetime,
) -> TrainingCase:
    """The provider's dates and places for the chosen option; its price stays what the employer chose."""
    case = locked_for(case, CaseStatus.PROPOSAL)
    option = case.chosen
    if option is None:
        message = "The employer has not chosen an option."
        raise Refused(message)
    option.starts_on, option.ends_on, option.headcount = starts_on, ends_on, headcount
    _save_option(option, by=by, at=at)
    case.proposal_at = at
    return save_step(case, CaseStatus.PROPOSAL, words=note, by=by, at=at)


@transaction.atomic
def provider_declines(*, case: TrainingCase, reason: str, by: User, at: datetime) -> TrainingCase:
    """Back to the options without this one."""
    case = locked(case)
    if case.referred_at is None:
        message = "Nothing has been referred to a provider."
        raise Refused(message)
    check_move(TRAINING, CaseStatus(case.status), CaseStatus.OPTIONS_PREPARED)
    check_reason(reason)
    provider = case.chosen.provider if case.chosen else None
    unpick(case, reason, by=by, at=at)
    change = f"Training declined by {provider}"
    return save_step(case, CaseStatus.OPTIONS_PREPARED, change=change, words=reason, by=by, at=at)


def _refer_to_chosen(case: TrainingCase, words: str, *, by: User, at: datetime) -> TrainingCase:
    case.referred_at = at
    provider = case.chosen.provider if case.chosen else None
    return save_step(
        case, CaseStatus.REFERRED, change=f"Training referred to {provider}", words=words, by=by, at=at
    )


def _save_option(option: TrainingOption, *, by: User, at: datetime) -> None:
    save_checked(option, by=by, why=f"Proposal made: {option.title}", at=at)

"""What could meet the need, at what price to whom, and which one the employer chose."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypedDict, Unpack

from django.db import transaction

from accounts.history import because, save_checked
from accounts.models import User
from brokerage.actions.training.steps import check_reason, locked, locked_for, save_step
from brokerage.enums import CaseStatus, Mode, NeedStatus, OptionStatus, QualificationLevel
from brokerage.models import FundingStream, OptionFunding, Provider, Provision, TrainingCase, TrainingOption
from brokerage.policies.training import (
    OPTIONS_OPEN,
    check_choice,
    check_funding_fits,
    check_option_changeable,
    check_options_ready,
    check_price,
    check_provider_approved,
)
from employers.models import Contact
from toolkit.dates import london_day
from toolkit.errors import Refused


class Option(TypedDict, total=False):
    provider: Provider
    provision: Provision | None
    title: str
    level: QualificationLevel
    mode: Mode
    headcount: int
    starts_on: date
    ends_on: date
    full_price: Decimal
    public_share: Decimal
    employer_share: Decimal
    other_share: Decimal
    other_payer: str
    pay_when: str
    fit: int
    fit_reason: str


@transaction.atomic
def add_option(*, case: TrainingCase, by: User, at: datetime, **facts: Unpack[Option]) -> TrainingOption:
    """`full_price` is public, employer's and others' shares added up; none need be above 0."""
    case = locked(case)
    if case.status not in {CaseStatus.NEED_IDENTIFIED, CaseStatus.OPTIONS_PREPARED}:
        message = "Options are added once the need is identified and before they are sent."
        raise Refused(message)
    option = TrainingOption(case=case)
    return _write(option, facts, change="Option added", by=by, at=at)


@transaction.atomic
def edit_option(*, option: TrainingOption, by: User, at: datetime, **facts: Unpack[Option]) -> TrainingOption:
    option = _locked_option(option)
    check_option_changeable(option)
    return _write(option, facts, change="Option changed", by=by, at=at)


@transaction.atomic
def drop_option(*, option: TrainingOption, reason: str, by: User, at: datetime) -> TrainingOption:
    """It stays on the case as not chosen, with why."""
    option = _locked_option(option)
    check_option_changeable(option)
    if option.status != OptionStatus.OFFERED:
        message = "Only an option on offer can be taken off the list."
        raise Refused(message)
    check_reason(reason)
    return _reject(option, reason, by=by, at=at)


@transaction.atomic
def offer_again(*, option: TrainingOption, by: User, at: datetime) -> TrainingOption:
    """An option that was not chosen before, while the options are open once more."""
    option = _locked_option(option)
    if option.case.status not in OPTIONS_OPEN or option.status != OptionStatus.REJECTED:
        message = "Only an option that was not chosen can be offered again, before the options are sent."
        raise Refused(message)
    check_provider_approved(option.provider, london_day(at))
    option.status, option.status_reason = OptionStatus.OFFERED, ""
    save_checked(option, by=by, why=f"Option offered again: {option.title}", at=at)
    return option


@transaction.atomic
def fund_option(
    *, option: TrainingOption, streams: Mapping[FundingStream, Decimal], by: User, at: datetime
) -> TrainingOption:
    """Which streams the public share would come from; an amount of 0 takes a stream off."""
    option = _locked_option(option)
    check_option_changeable(option)
    known = {row.stream_id: row for row in option.funding.all()}
    check_funding_fits(option, streams, known)
    for stream, amount in streams.items():
        row = known.get(stream.pk) or OptionFunding(option=option, stream=stream)
        _write_funding(row, amount, by=by, at=at)
    return option


@transaction.atomic
def prepare(
    *,
    case: TrainingCase,
    impartial: bool,
    few_options_reason: str = "",
    interest_declared: str = "",
    by: User,
    at: datetime,
) -> TrainingCase:
    """Three options or a reason, and the broker's word that they were chosen for the employer."""
    case = locked(case)
    if case.status != CaseStatus.OPTIONS_PREPARED:
        case = locked_for(case, CaseStatus.OPTIONS_PREPARED)
    case.few_options_reason = few_options_reason.strip()
    case.interest_declared = interest_declared.strip()
    check_options_ready(case, impartial=impartial, by=by, today=london_day(at))
    case.impartial_at, case.impartial_by = at, by
    return save_step(case, CaseStatus.OPTIONS_PREPARED, words=interest_declared, by=by, at=at)


@transaction.atomic
def send(*, case: TrainingCase, contact: Contact, by: User, at: datetime) -> TrainingCase:
    case = locked_for(case, CaseStatus.OPTIONS_SENT)
    check_options_ready(case, impartial=case.impartial_at is not None, by=by, today=london_day(at))
    case.contact = contact
    return save_step(case, CaseStatus.OPTIONS_SENT, words=f"Sent to {contact.name}", by=by, at=at)


@transaction.atomic
def choose(
    *,
    case: TrainingCase,
    option: TrainingOption,
    reason: str,
    rejected: Mapping[TrainingOption, str],
    by: User,
    at: datetime,
) -> TrainingCase:
    """The employer's choice and why; every other option on offer keeps why it was not chosen."""
    case = locked_for(case, CaseStatus.EMPLOYER_CHOSE)
    offered = list(case.options.filter(status=OptionStatus.OFFERED))
    check_choice(option, reason=reason, offered=offered, rejected=rejected)
    for other in offered:
        if other != option:
            _reject(other, rejected[other], by=by, at=at)
    pick(case, option, reason, by=by, at=at)
    for need in case.needs.filter(status=NeedStatus.OPEN):
        need.status = NeedStatus.MATCHED
        save_checked(need, by=by, why=f"Need matched: {case.title}", at=at)
    return save_step(case, CaseStatus.EMPLOYER_CHOSE, words=f"{option.title}. {reason}", by=by, at=at)


def pick(case: TrainingCase, option: TrainingOption, reason: str, *, by: User, at: datetime) -> None:
    """Mark the option as the chosen one of its case; the caller saves the case."""
    option.status, option.status_reason = OptionStatus.CHOSEN, ""
    save_checked(option, by=by, why=because(f"Option chosen: {option.title}", reason), at=at)
    case.chosen, case.choice_reason = option, reason.strip()


def unpick(case: TrainingCase, reason: str, *, by: User, at: datetime) -> None:
    """The chosen option is chosen no more, and the referral to its provider is over."""
    option = case.chosen
    if option is not None:
        _reject(option, reason, by=by, at=at)
    case.chosen, case.choice_reason = None, ""
    case.referred_at = case.acknowledged_at = case.provider_contact_at = case.proposal_at = None


def _reject(option: TrainingOption, reason: str, *, by: User, at: datetime) -> TrainingOption:
    option.status, option.status_reason = OptionStatus.REJECTED, reason.strip()
    save_checked(option, by=by, why=because(f"Option not chosen: {option.title}", reason), at=at)
    return option


def _write(option: TrainingOption, facts: Any, *, change: str, by: User, at: datetime) -> TrainingOption:
    for name, value in facts.items():
        setattr(option, name, value.strip() if isinstance(value, str) else value)
    check_price(option)
    check_provider_approved(option.provider, london_day(at))
    save_checked(option, by=by, why=f"{change}: {option.title}, {option.provider}", at=at)
    return option


def _write_funding(row: OptionFunding, amount: Decimal, *, by: User, at: datetime) -> None:
    if amount:
        row.amount = amount
        save_checked(row, by=by, why=f"Funding set: £{amount:,} from {row.stream}", at=at)
    elif row.pk:
        removed: Any = row
        removed._history_user, removed._history_date = by, at
        removed._change_reason = f"Funding taken off: {row.stream}"
        row.delete()


def _locked_option(option: TrainingOption) -> TrainingOption:
    rows = TrainingOption.objects.select_for_update(of=("self",))
    return rows.select_related("case", "provider__agency").get(pk=option.pk)

"""What may happen to a training case now."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Protocol

from accounts.models import Agency, User
from brokerage.enums import APPROVAL_IN_FORCE, CaseStatus, NeedsStatus, NeedStatus, OptionStatus
from brokerage.models import (
    Enrolment,
    FundingStream,
    Need,
    NeedsAssessment,
    OptionFunding,
    Provider,
    ProviderApproval,
    TrainingCase,
    TrainingOption,
)
from brokerage.models.training import CONTACT_DAYS, PROPOSAL_DAYS
from employers.working_days import add_working_days
from toolkit.dates import day, london_day
from toolkit.errors import Refused
from toolkit.templatetags.words import money

ENOUGH_OPTIONS = 3
LOW_SCORE = 6
# A provider who has not acknowledged by then may be passed over.
UNACKNOWLEDGED_DAYS = 5

OPTIONS_OPEN = {CaseStatus.NEED_IDENTIFIED, CaseStatus.OPTIONS_PREPARED}
# Until the money is confirmed the broker may correct the chosen option.
CHOICE_OPEN = {
    CaseStatus.EMPLOYER_CHOSE,
    CaseStatus.REFERRED,
    CaseStatus.ACKNOWLEDGED,
    CaseStatus.PROVIDER_CONTACT,
    CaseStatus.PROPOSAL,
}


class Counts(Protocol):
    @property
    def achieved(self) -> int: ...
    @property
    def not_achieved(self) -> int: ...
    @property
    def withdrawn(self) -> int: ...


def check_needs(case: TrainingCase, assessment: NeedsAssessment, needs: Sequence[Need]) -> None:
    if assessment.employer_id != case.employer_id:
        message = "These needs are another employer's."
        raise Refused(message, field="needs")
    if assessment.status != NeedsStatus.AGREED:
        message = "The employer must agree the wording of the needs first."
        raise Refused(message, field="needs")
    if not assessment.objectives.exists():
        message = "Write down first what the business wants to achieve."
        raise Refused(message, field="needs")
    live = [
        need for need in needs if need.assessment_id == assessment.pk and need.status != NeedStatus.WITHDRAWN
    ]
    if not live or len(live) != len(needs):
        message = "Choose at least one need of this assessment."
        raise Refused(message, field="needs")


def check_price(option: TrainingOption) -> None:
    """Says what is missing, which the constraint of the database cannot."""
    total = option.public_share + option.employer_share + option.other_share
    gap = option.full_price - total
    if gap:
        words = "is missing" if gap > 0 else "is too much"
        message = (
            f"The full price is {money(option.full_price)}, and the three shares add up to {money(total)}: "
            f"{money(abs(gap))} {words}."
        )
        raise Refused(message, field="full_price")


def approval_of(provider: Provider, on: date) -> ProviderApproval | None:
    """The approval in force on a day; the newest decides."""
    found = (
        provider.approvals.filter(starts_on__lte=on, ends_on__gte=on).order_by("-starts_on", "-pk").first()
    )
    return found if found and found.status in APPROVAL_IN_FORCE else None


def check_provider_approved(provider: Provider, on: date) -> None:
    if approval_of(provider, on) is None:
        message = f"{provider} has no approval in force on {day(on)}, so nothing of theirs can be offered."
        raise Refused(message, field="provider")


def check_option_changeable(option: TrainingOption) -> None:
    status = option.case.status
    if status in OPTIONS_OPEN and option.status == OptionStatus.OFFERED:
        return
    if status in CHOICE_OPEN and option.status == OptionStatus.CHOSEN:
        return
    message = "This option can no longer be changed."
    raise Refused(message)


def check_funding_fits(
    option: TrainingOption,
    streams: Mapping[FundingStream, Decimal],
    known: Mapping[int, OptionFunding],
) -> None:
    if not option.case.needs.exists():
        message = "Record the need first: need comes before funding."
        raise Refused(message)
    changed = {stream.pk for stream in streams}
    kept = sum(row.amount for pk, row in known.items() if pk not in changed)
    total = kept + sum(streams.values())
    if total > option.public_share:
        public = money(option.public_share)
        message = f"The streams add up to {money(total)}, more than the public share of {public}."
        raise Refused(message)


def check_options_ready(case: TrainingCase, *, impartial: bool, by: User, today: date) -> None:
    offered = list(case.options.filter(status=OptionStatus.OFFERED).select_related("provider"))
    if not offered:
        message = "Add an option first."
        raise Refused(message)
    if len(offered) < ENOUGH_OPTIONS and not case.few_options_reason:
        message = f"There are {len(offered):,} of {ENOUGH_OPTIONS} options. Say why there are no more."
        raise Refused(message, field="few_options_reason")
    if not impartial:
        message = "Declare that these options were chosen for the employer alone."
        raise Refused(message, field="impartial")
    own = [option.provider for option in offered if option.provider.agency_id in by.agency_ids]
    if own and not case.interest_declared:
        message = f"You work for {own[0]}. Declare that interest."
        raise Refused(message, field="interest_declared")
    for option in offered:
        check_provider_approved(option.provider, today)


def check_choice(
    option: TrainingOption,
    *,
    reason: str,
    offered: Sequence[TrainingOption],
    rejected: Mapping[TrainingOption, str],
) -> None:
    if option not in offered:
        message = "Choose one of the options that were sent."
        raise Refused(message, field="option")
    if not reason.strip():
        message = "Say why the employer chose it."
        raise Refused(message, field="reason")
    for other in offered:
        if other != option and not rejected.get(other, "").strip():
            message = f"Say why “{other}” was not chosen."
            raise Refused(message, field=f"rejected_{other.pk}")


def check_referable(case: TrainingCase, today: date) -> None:
    if case.data_passing_agreed_on is None:
        message = "The employer must agree to their details being passed on. Enter the day they agreed."
        raise Refused(message, field="data_passing_agreed_on")
    if case.data_passing_agreed_on > today:
        message = "The day they agreed cannot be in the future."
        raise Refused(message, field="data_passing_agreed_on")
    needed = {
        "contact": (case.contact, "Say whom the provider should speak to."),
        "headcount": (case.headcount, "Say how many people need this."),
        "required_by": (case.required_by, "Say by when it is needed."),
    }
    for field, (value, message) in needed.items():
        if not value:
            raise Refused(message, field=field)
    if case.chosen:
        check_provider_approved(case.chosen.provider, today)


def re_referable_from(case: TrainingCase) -> date | None:
    """The first day on which another provider may be tried; None where no provider has the case."""
    days = {
        CaseStatus.REFERRED: UNACKNOWLEDGED_DAYS,
        CaseStatus.ACKNOWLEDGED: CONTACT_DAYS + 1,
        CaseStatus.PROVIDER_CONTACT: PROPOSAL_DAYS + 1,
    }.get(CaseStatus(case.status))
    if days is None or case.referred_at is None:
        return None
    return add_working_days(london_day(case.referred_at), days)


def check_re_referable(case: TrainingCase, today: date) -> None:
    first = re_referable_from(case)
    if first is None:
        message = "Only a case that waits for its provider can be referred to another."
        raise Refused(message)
    if today < first:
        message = f"The provider has until {day(first)}. From then you can refer to another."
        raise Refused(message)


def can_re_refer(case: TrainingCase, today: date) -> bool:
    first = re_referable_from(case)
    return first is not None and today >= first


def check_replacement(case: TrainingCase, option: TrainingOption) -> None:
    if option.case_id != case.pk or option.pk == case.chosen_id:
        message = "Choose another option of this case."
        raise Refused(message, field="option")


def check_fundable(case: TrainingCase) -> None:
    option = case.chosen
    if option is None:
        message = "The employer has not chosen an option."
        raise Refused(message)
    lines = list(option.funding.select_related("stream"))
    total = sum(line.amount for line in lines)
    if total != option.public_share:
        message = f"The streams make up {money(total)} of the public share of {money(option.public_share)}."
        raise Refused(message)
    for line in lines:
        check_stream_open(line.stream, option.starts_on, option.ends_on)


def check_stream_open(stream: FundingStream, starts_on: date, ends_on: date) -> None:
    """On the course's real dates, not the day of asking."""
    if stream.valid_from and starts_on < stream.valid_from:
        message = f"{stream} opens on {day(stream.valid_from)}, after the course starts."
        raise Refused(message)
    if stream.valid_to and ends_on > stream.valid_to:
        message = f"{stream} closes on {day(stream.valid_to)}, before the course ends."
        raise Refused(message)


def check_results(enrolments: Sequence[Enrolment], results: Mapping[Enrolment, Any]) -> None:
    for enrolment in enrolments:
        result: Counts | None = results.get(enrolment)
        total = result.achieved + result.not_achieved + result.withdrawn if result else 0
        if total != enrolment.started:
            message = f"{enrolment.started:,} people started, and the results count {total:,}."
            raise Refused(message, field=f"achieved_{enrolment.pk}")


def is_provider_of(user: User, agency: Agency | None) -> bool:
    return agency is not None and agency.pk in user.agency_ids

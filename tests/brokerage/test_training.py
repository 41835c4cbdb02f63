from datetime import date
from decimal import Decimal

import pytest

from brokerage.actions import training
from brokerage.enums import (
    ApprovalStatus,
    CaseStatus,
    Mode,
    NeedsStatus,
    NeedStatus,
    QualificationLevel,
)
from brokerage.models import OptionFunding
from brokerage.queries.training import (
    suggestions,
)
from tests.brokerage.training import NOW, TODAY, chosen, fresh, refer, sent, with_options
from tests.factories.accounts import UserFactory
from tests.factories.brokerage.training import (
    AgreedAssessmentFactory,
    ApprovalFactory,
    CaseFactory,
    OptionFactory,
    OptionFundingFactory,
    ProviderFactory,
    ProvisionFactory,
    StreamFactory,
)
from tests.factories.employers import ContactFactory
from toolkit.errors import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return UserFactory(broker=True)


# Needs before options


def test_identify_needs_before_the_employer_agreed_the_wording_is_refused(by):
    assessment = AgreedAssessmentFactory(status=NeedsStatus.COMPLETED, agreed_on=None, agreed_with=None)
    case = CaseFactory(employer=assessment.employer)

    with pytest.raises(Refused, match="must agree the wording"):
        training.identify_needs(case=case, assessment=assessment, needs=assessment.needs.all(), by=by, at=NOW)


def test_identify_needs_without_an_objective_is_refused(by):
    assessment = AgreedAssessmentFactory()
    assessment.objectives.all().delete()
    case = CaseFactory(employer=assessment.employer)

    with pytest.raises(Refused, match="what the business wants to achieve"):
        training.identify_needs(case=case, assessment=assessment, needs=assessment.needs.all(), by=by, at=NOW)


def test_identify_needs_of_another_employer_is_refused(by):
    assessment = AgreedAssessmentFactory()

    with pytest.raises(Refused, match="another employer's"):
        training.identify_needs(
            case=CaseFactory(), assessment=assessment, needs=assessment.needs.all(), by=by, at=NOW
        )


def test_identify_needs_with_none_chosen_is_refused(by):
    assessment = AgreedAssessmentFactory()
    case = CaseFactory(employer=assessment.employer)

    with pytest.raises(Refused, match="at least one need"):
        training.identify_needs(case=case, assessment=assessment, needs=[], by=by, at=NOW)


def test_identify_needs_takes_people_and_date_over_and_keeps_the_words_off_the_timeline(by):
    assessment = AgreedAssessmentFactory(
        needs__is_confidential=True, needs__description="Closing the night shift"
    )
    case = CaseFactory(employer=assessment.employer)

    case = training.identify_needs(
        case=case, assessment=assessment, needs=assessment.needs.all(), by=by, at=NOW
    )

    assert (case.status, case.headcount, case.required_by) == (
        CaseStatus.NEED_IDENTIFIED,
        10,
        date(2027, 3, 31),
    )
    reasons = case.history.values_list("history_change_reason", flat=True)
    assert not any("night shift" in (reason or "") for reason in reasons)


def test_add_option_before_the_need_is_refused(by):
    with pytest.raises(Refused, match="once the need is identified"):
        training.add_option(case=CaseFactory(), by=by, at=NOW)


def option_facts(**known):
    return {
        "provider": ProviderFactory(),
        "title": "Food safety level 2",
        "level": QualificationLevel.L2,
        "mode": Mode.AT_WORK,
        "headcount": 10,
        "starts_on": date(2027, 1, 11),
        "ends_on": date(2027, 6, 25),
        "full_price": Decimal(4000),
        "public_share": Decimal(3000),
        "employer_share": Decimal(1000),
        "fit": 4,
        "fit_reason": "On site.",
        **known,
    }


def test_add_option_whose_shares_miss_the_price_says_what_is_missing(by):
    facts = option_facts(employer_share=Decimal(400))

    with pytest.raises(Refused, match="£600 is missing") as refused:
        training.add_option(case=CaseFactory(needed=True), by=by, at=NOW, **facts)
    assert refused.value.field == "full_price"


def test_add_option_of_a_provider_without_approval_is_refused(by):
    lapsed = ProviderFactory(approval__ends_on=date(2026, 11, 19))

    with pytest.raises(Refused, match="no approval in force"):
        training.add_option(case=CaseFactory(needed=True), by=by, at=NOW, **option_facts(provider=lapsed))


def test_add_option_of_a_provider_suspended_since_is_refused(by):
    provider = ProviderFactory()
    ApprovalFactory(provider=provider, status=ApprovalStatus.SUSPENDED, starts_on=date(2026, 10, 1))

    with pytest.raises(Refused, match="no approval in force"):
        training.add_option(case=CaseFactory(needed=True), by=by, at=NOW, **option_facts(provider=provider))


def test_fund_option_of_a_case_without_a_need_is_refused(by):
    option = OptionFactory()
    option.case.needs.clear()

    with pytest.raises(Refused, match="need comes before funding"):
        training.fund_option(option=option, streams={StreamFactory(): Decimal(1)}, by=by, at=NOW)


def test_fund_option_beyond_the_public_share_is_refused(by):
    line = OptionFundingFactory(amount=Decimal(2000))

    with pytest.raises(Refused, match="add up to £3,001"):
        training.fund_option(option=line.option, streams={StreamFactory(): Decimal(1001)}, by=by, at=NOW)


def test_fund_option_with_nothing_takes_the_stream_off_and_says_who(by):
    line = OptionFundingFactory()

    training.fund_option(option=line.option, streams={line.stream: Decimal(0)}, by=by, at=NOW)

    assert line.option.funding.count() == 0
    last = OptionFunding.history.get(history_type="-")
    assert (last.history_user, last.history_change_reason) == (by, f"Funding taken off: {line.stream}")


# Options and choice


def test_prepare_with_two_options_and_no_reason_is_refused(by):
    case, _ = with_options(2)

    with pytest.raises(Refused, match="There are 2 of 3 options"):
        training.prepare(case=case, impartial=True, by=by, at=NOW)


def test_prepare_with_two_options_and_a_reason_is_done(by):
    case, _ = with_options(2)

    case = training.prepare(
        case=case, impartial=True, few_options_reason="Only two exist here.", by=by, at=NOW
    )

    assert (case.status, case.impartial_by, case.impartial_at) == (CaseStatus.OPTIONS_PREPARED, by, NOW)


def test_prepare_without_the_declaration_is_refused(by):
    case, _ = with_options()

    with pytest.raises(Refused, match="chosen for the employer alone"):
        training.prepare(case=case, impartial=False, by=by, at=NOW)


def test_prepare_by_somebody_of_a_listed_provider_needs_the_interest_declared(by):
    case, options = with_options()
    insider = UserFactory(broker=True, agency=options[0].provider.agency)

    with pytest.raises(Refused, match="Declare that interest"):
        training.prepare(case=case, impartial=True, by=insider, at=NOW)
    case = training.prepare(case=case, impartial=True, interest_declared="I teach there.", by=insider, at=NOW)

    assert case.interest_declared == "I teach there."


def test_send_before_the_options_are_ready_is_refused(by):
    case, _ = with_options()

    with pytest.raises(Refused, match="cannot become"):
        training.send(case=case, contact=ContactFactory(employer=case.employer), by=by, at=NOW)


def test_choose_without_why_the_others_were_not_is_refused(by):
    case, (first, second, third) = sent(by)

    with pytest.raises(Refused, match="was not chosen") as refused:
        training.choose(
            case=case, option=first, reason="On site", rejected={second: "Too far"}, by=by, at=NOW
        )
    assert refused.value.field == f"rejected_{third.pk}"


def test_choose_keeps_the_reasons_and_matches_the_need(by):
    case, (first, second, third) = sent(by)

    training.choose(
        case=case,
        option=first,
        reason="On site",
        rejected={second: "Too far", third: "Too long"},
        by=by,
        at=NOW,
    )

    said = dict(case.options.values_list("title", "status_reason"))
    assert fresh(case).chosen == first
    assert said == {first.title: "", second.title: "Too far", third.title: "Too long"}
    assert case.needs.get().status == NeedStatus.MATCHED


@pytest.mark.parametrize(
    ("missing", "message"),
    [
        ({"data_passing_agreed_on": None}, "must agree to their details being passed on"),
        ({"data_passing_agreed_on": date(2026, 11, 21)}, "cannot be in the future"),
        ({"contact": None}, "whom the provider should speak to"),
        ({"headcount": None}, "how many people"),
        ({"required_by": None}, "by when"),
    ],
)
def test_refer_without_what_the_provider_needs_is_refused(by, missing, message):
    case, _, _ = chosen(by)

    with pytest.raises(Refused, match=message):
        refer(case, by, **missing)


def test_refer_after_the_approval_lapsed_is_refused(by):
    case, option, _ = chosen(by)
    option.provider.approvals.update(ends_on=date(2026, 11, 19))

    with pytest.raises(Refused, match="no approval in force"):
        refer(case, by)


# What could meet a need


def test_suggestions_are_ordered_by_fit_and_not_by_price():
    need = AgreedAssessmentFactory().needs.get()
    ProvisionFactory(title="Cheap but wrong level", level=QualificationLevel.L3, price=Decimal(1))
    ProvisionFactory(title="Dear and right", price=Decimal(900))
    ProvisionFactory(title="Right but late", price=Decimal(10), next_start_on=date(2027, 6, 1))

    found = suggestions([need], TODAY)

    assert [(one.provision.title, one.fit) for one in found] == [
        ("Dear and right", 5),
        ("Right but late", 4),
        ("Cheap but wrong level", 3),
    ]
    assert found[0].why == "Teaches workforce training. Level 2, as asked. Starts in time. Enough places"


def test_suggestions_leave_out_providers_whose_approval_is_not_in_force():
    need = AgreedAssessmentFactory().needs.get()
    lapsed = ProviderFactory(approval__ends_on=date(2026, 11, 1))
    suspended = ProviderFactory()
    ApprovalFactory(provider=suspended, status=ApprovalStatus.SUSPENDED, starts_on=date(2026, 10, 1))
    for provider in (lapsed, suspended, ProviderFactory(approval=False)):
        ProvisionFactory(provider=provider)
    ProvisionFactory(valid_to=date(2026, 11, 1))

    assert suggestions([need], TODAY) == []

from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from brokerage.actions import training
from brokerage.enums import (
    ApprovalStatus,
    CaseStatus,
    GapReason,
    Mode,
    NeedsStatus,
    NeedStatus,
    OptionStatus,
    QualificationLevel,
)
from brokerage.models import Enrolment, OptionFunding, ProvisionGap, TrainingCase
from brokerage.queries.training import (
    Clock,
    Responses,
    clock_of,
    late,
    responses_of,
    similar_gaps,
    suggestions,
    suggests_cluster,
)
from employers.models import NextAction
from tests.brokerage.constraints import constraint_broken_by
from tests.factories.accounts import UserFactory
from tests.factories.brokerage.training import (
    AgreedAssessmentFactory,
    ApprovalFactory,
    CaseFactory,
    EnrolmentFactory,
    OptionFactory,
    OptionFundingFactory,
    ProviderFactory,
    ProvisionFactory,
    StreamFactory,
    referred_case,
)
from tests.factories.employers import ContactFactory
from toolkit.errors import Refused

pytestmark = pytest.mark.django_db
LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 11, 20, 10, 0, tzinfo=LONDON)
TODAY = NOW.date()
MONDAY = datetime(2026, 11, 16, 9, 0, tzinfo=LONDON)


@pytest.fixture
def by():
    return UserFactory(broker=True)


def with_options(number=3, **known):
    case = CaseFactory(needed=True, **known)
    return case, [OptionFactory(case=case) for _ in range(number)]


def fresh(case):
    return TrainingCase.objects.get(pk=case.pk)


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


def sent(by):
    case, options = with_options()
    training.prepare(case=case, impartial=True, by=by, at=NOW)
    training.send(case=case, contact=ContactFactory(employer=case.employer), by=by, at=NOW)
    return case, options


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


def chosen(by):
    case, (first, second, third) = sent(by)
    training.choose(
        case=case,
        option=first,
        reason="On site",
        rejected={second: "Too far", third: "Too long"},
        by=by,
        at=NOW,
    )
    return case, first, second


def refer(case, by, at=NOW, **known):
    facts = {
        "data_passing_agreed_on": TODAY,
        "contact": ContactFactory(employer=case.employer),
        "headcount": 10,
        "required_by": date(2027, 3, 31),
    }
    return training.refer(case=case, **{**facts, **known}, by=by, at=at)


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


# Clocks


@pytest.mark.parametrize(
    ("status", "due_on", "owes"),
    [
        (CaseStatus.REFERRED, date(2026, 11, 18), "acknowledge"),
        (CaseStatus.ACKNOWLEDGED, date(2026, 11, 23), "speak to the employer"),
        (CaseStatus.PROVIDER_CONTACT, date(2026, 12, 7), "make a proposal"),
    ],
)
def test_clock_runs_in_working_days_from_the_referral(status, due_on, owes):
    case = referred_case(referred_at=MONDAY, status=status)

    assert clock_of(case, due_on) == Clock(owes, due_on, is_late=False)
    assert clock_of(case, due_on + timedelta(days=1)) == Clock(owes, due_on, is_late=True)


def test_clock_skips_bank_holidays():
    case = referred_case(referred_at=datetime(2026, 12, 24, 9, 0, tzinfo=LONDON))

    assert clock_of(case, TODAY).due_on == date(2026, 12, 30)  # 25 and 28 December do not count


@pytest.mark.parametrize("days", range(12))
def test_late_in_lists_is_the_rule_of_the_clock(days):
    case = referred_case(referred_at=MONDAY)
    today = MONDAY.date() + timedelta(days=days)

    assert TrainingCase.objects.filter(late(today)).exists() is clock_of(case, today).is_late


def test_re_refer_before_day_five_is_refused(by):
    case = referred_case(referred_at=MONDAY)
    other = OptionFactory(case=case, status=OptionStatus.REJECTED, status_reason="Too far")

    with pytest.raises(Refused, match="has until 23 Nov 2026"):
        training.re_refer(
            case=case,
            option=other,
            reason="No answer",
            by=by,
            at=datetime(2026, 11, 20, 17, 0, tzinfo=LONDON),
        )


def test_re_refer_on_day_five_starts_the_clock_again_and_keeps_who_was_slow(by):
    case = referred_case(referred_at=MONDAY)
    slow = case.chosen
    other = OptionFactory(case=case, status=OptionStatus.REJECTED, status_reason="Too far")
    day_five = datetime(2026, 11, 23, 9, 0, tzinfo=LONDON)

    case = training.re_refer(case=case, option=other, reason="No answer in time", by=by, at=day_five)

    slow.refresh_from_db()
    assert (case.status, case.chosen, case.referred_at) == (CaseStatus.REFERRED, other, day_five)
    assert (slow.status, slow.status_reason) == (OptionStatus.REJECTED, "No answer in time")
    assert responses_of(slow.provider, day_five.date()) == Responses(referrals=1, median_days=None, late=1)
    assert responses_of(other.provider, day_five.date()) == Responses(referrals=1, median_days=None, late=0)


def test_responses_count_the_median_of_working_days_until_acknowledged(by):
    provider = ProviderFactory()
    for days in (1, 2, 4):
        case = referred_case(provider=provider, referred_at=MONDAY)
        training.acknowledge(case=case, by=by, at=MONDAY + timedelta(days=days))

    assert responses_of(provider, TODAY) == Responses(referrals=3, median_days=2, late=1)


def test_provider_declines_goes_back_to_the_options_and_they_can_be_offered_again(by):
    case, first, second = chosen(by)
    refer(case, by)

    case = training.provider_declines(case=case, reason="No tutor until May", by=by, at=NOW)
    training.offer_again(option=second, by=by, at=NOW)

    first.refresh_from_db()
    assert (case.status, case.chosen, case.referred_at) == (CaseStatus.OPTIONS_PREPARED, None, None)
    assert (first.status, first.status_reason) == (OptionStatus.REJECTED, "No tutor until May")
    assert case.options.get(pk=second.pk).status == OptionStatus.OFFERED


# Money


def proposed(**known):
    return referred_case(status=CaseStatus.PROPOSAL, **known)


def test_confirm_funding_with_less_than_the_public_share_is_refused(by):
    case = proposed()
    OptionFundingFactory(option=case.chosen, amount=Decimal(2000))

    with pytest.raises(Refused, match="£2,000 of the public share of £3,000"):
        training.confirm_funding(case=case, by=by, at=NOW)


@pytest.mark.parametrize(
    ("dates", "message"),
    [
        ({"valid_to": date(2027, 6, 24)}, "closes on 24 Jun 2027, before the course ends"),
        ({"valid_from": date(2027, 1, 12)}, "opens on 12 Jan 2027, after the course starts"),
    ],
)
def test_confirm_funding_from_a_stream_not_open_on_the_real_dates_is_refused(by, dates, message):
    case = proposed()
    OptionFundingFactory(option=case.chosen, stream=StreamFactory(**dates))

    with pytest.raises(Refused, match=message):
        training.confirm_funding(case=case, by=by, at=NOW)


def test_confirm_funding_of_an_unfunded_option_needs_no_stream(by):
    case = proposed()
    training.edit_option(
        option=case.chosen, public_share=Decimal(0), employer_share=Decimal(4000), by=by, at=NOW
    )

    case = training.confirm_funding(case=case, by=by, at=NOW)

    assert (case.status, case.funding_confirmed_by) == (CaseStatus.FUNDING_CONFIRMED, by)


# Learners and feedback


def test_enrol_with_nobody_is_refused(by):
    with pytest.raises(Refused, match="how many people started"):
        training.enrol(
            case=referred_case(status=CaseStatus.FUNDING_CONFIRMED),
            started_on=TODAY,
            counts={},
            by=by,
            at=NOW,
        )


def test_complete_with_results_that_miss_somebody_is_refused(by):
    case = referred_case(status=CaseStatus.IN_LEARNING)
    enrolment = EnrolmentFactory(case=case, started=10)

    with pytest.raises(Refused, match="10 people started, and the results count 9"):
        training.complete(case=case, results={enrolment: training.Result(7, 1, 1)}, by=by, at=NOW)


def test_close_after_a_job_without_the_qualification_meets_the_need(by):
    case = referred_case(status=CaseStatus.IN_LEARNING)
    enrolment = EnrolmentFactory(case=case, started=2)
    training.complete(case=case, results={enrolment: training.Result(0, 2, 0, 1)}, by=by, at=NOW)
    training.ask_feedback(case=case, by=by, at=NOW)

    training.close(case=case, by=by, at=NOW)

    assert (fresh(case).status, case.needs.get().status) == (CaseStatus.CLOSED, NeedStatus.MET)


@pytest.mark.parametrize(("score", "actions"), [(6, 1), (7, 0)])
def test_give_feedback_of_six_or_less_opens_an_action_for_the_owner(by, score, actions):
    case = referred_case(status=CaseStatus.FEEDBACK)

    training.give_feedback(case=case, score=score, reason="Started late", by=by, at=NOW)

    assert NextAction.objects.filter(employer=case.employer, owner=case.owner).count() == actions


def test_give_feedback_low_without_a_reason_is_refused(by):
    with pytest.raises(Refused, match="needs the reason"):
        training.give_feedback(case=referred_case(status=CaseStatus.FEEDBACK), score=3, by=by, at=NOW)


def test_give_feedback_twice_is_refused(by):
    case = referred_case(status=CaseStatus.FEEDBACK)
    training.give_feedback(case=case, score=9, by=by, at=NOW)

    with pytest.raises(Refused, match="given once"):
        training.give_feedback(case=case, score=9, by=by, at=NOW)


def test_whole_journey_leaves_a_history_row_with_who_and_when_at_each_step(by):
    case, option, _ = chosen(by)
    refer(case, by)
    training.acknowledge(case=case, by=by, at=NOW)
    training.provider_in_touch(case=case, by=by, at=NOW)
    training.propose(
        case=case, starts_on=date(2027, 2, 1), ends_on=date(2027, 7, 2), headcount=12, by=by, at=NOW
    )
    training.fund_option(option=option, streams={StreamFactory(): Decimal(3000)}, by=by, at=NOW)
    training.confirm_funding(case=case, by=by, at=NOW)
    training.enrol(case=case, started_on=TODAY, counts={QualificationLevel.L2: 12}, by=by, at=NOW)
    training.start_learning(case=case, by=by, at=NOW)
    results = {case.enrolments.get(): training.Result(10, 1, 1)}
    training.complete(case=case, results=results, by=by, at=NOW)
    training.ask_feedback(case=case, by=by, at=NOW)
    training.close(case=case, by=by, at=NOW)

    steps = case.history.filter(history_user=by).order_by("history_id").values_list("status", flat=True)
    assert list(steps) == [
        "options_prepared", "options_sent", "employer_chose", "referred", "acknowledged", "provider_contact",
        "proposal", "funding_confirmed", "enrolled", "in_learning", "completed", "feedback", "closed",
    ]  # fmt: skip
    option.refresh_from_db()
    assert (option.starts_on, option.headcount) == (date(2027, 2, 1), 12)


# Leaving the way


def test_hold_and_resume_goes_back_to_where_it_was(by):
    case = referred_case(status=CaseStatus.ACKNOWLEDGED)

    training.hold(case=case, reason="Order book empty", by=by, at=NOW)
    case = training.resume(case=case, by=by, at=NOW)

    assert (case.status, case.held_from, case.status_reason) == (CaseStatus.ACKNOWLEDGED, "", "")


@pytest.mark.parametrize("leave", [training.hold, training.decline, training.withdraw])
def test_leaving_the_way_without_a_reason_is_refused(by, leave):
    with pytest.raises(Refused, match="Say why"):
        leave(case=CaseFactory(), reason=" ", by=by, at=NOW)


def test_withdraw_of_a_closed_case_is_refused(by):
    with pytest.raises(Refused, match="settled for good"):
        training.withdraw(case=referred_case(status=CaseStatus.CLOSED), reason="x", by=by, at=NOW)


def test_no_provision_records_a_gap_for_each_need_and_three_suggest_a_cluster(by):
    seen = []
    for _ in range(3):
        case = CaseFactory(needed=True)
        gaps = training.no_provision(case=case, reason=GapReason.TOO_FAR, note="Two buses", by=by, at=NOW)
        seen.append(suggests_cluster([gap.need for gap in gaps], NOW))

    need = case.needs.get()
    assert seen == [False, False, True]
    assert (need.status, similar_gaps(need, NOW)) == (NeedStatus.UNMET, 3)
    assert fresh(case).status_reason == "Too far. Two buses"


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


# The rules the database keeps


def needed(**known):
    return CaseFactory(needed=True, **known)


BROKEN = {
    "brokerage_trainingcase_status_is_known": lambda: needed(status="lost"),
    "brokerage_trainingcase_impartial_by_someone": lambda: CaseFactory(impartial_at=NOW),
    "brokerage_trainingcase_funding_confirmed_by_someone": lambda: CaseFactory(funding_confirmed_at=NOW),
    "brokerage_trainingcase_need_before_options": lambda: CaseFactory(status="options_prepared"),
    "brokerage_trainingcase_choice_before_referral": lambda: needed(referred_at=NOW),
    "brokerage_trainingcase_score_is_0_to_10": lambda: CaseFactory(score=11),
    "brokerage_trainingcase_ended_with_reason": lambda: CaseFactory(status="withdrawn"),
    "brokerage_trainingoption_shares_make_the_price": lambda: OptionFactory(full_price=4001),
    "brokerage_trainingoption_shares_not_negative": lambda: OptionFactory(
        public_share=-1000, employer_share=5000
    ),
    "brokerage_trainingoption_other_payer_is_named": lambda: OptionFactory(full_price=5000, other_share=1000),
    "brokerage_trainingoption_headcount_is_positive": lambda: OptionFactory(headcount=0),
    "brokerage_trainingoption_fit_is_1_to_5": lambda: OptionFactory(fit=6),
    "brokerage_trainingoption_ends_after_start": lambda: OptionFactory(ends_on=date(2027, 1, 10)),
    "brokerage_trainingoption_one_chosen": lambda: OptionFactory(case=referred_case(), status="chosen"),
    "brokerage_trainingoption_rejected_with_reason": lambda: OptionFactory(status="rejected"),
    "brokerage_optionfunding_amount_is_positive": lambda: OptionFundingFactory(amount=0),
    "brokerage_optionfunding_stream_once": lambda: twice(OptionFundingFactory(amount=1)),
    "brokerage_optionfunding_within_public_share": lambda: OptionFundingFactory(amount=3001),
    "brokerage_trainingoption_covers_its_funding": lambda: shrink(OptionFundingFactory().option),
    "brokerage_optionfunding_need_before_fund": lambda: fund_without_need(OptionFactory()),
    "brokerage_enrolment_started_is_positive": lambda: EnrolmentFactory(started=0),
    "brokerage_enrolment_results_within_starts": lambda: EnrolmentFactory(achieved=6, withdrawn=5),
    "brokerage_provisiongap_reason_is_known": lambda: gap(needed(), "bored"),
    "brokerage_provisiongap_once": lambda: gap(gap(needed(), "too_far").case, "too_far"),
}
# The trigger on the whole raises under the name of the rule it keeps.
RAISED_AS = {"brokerage_trainingoption_covers_its_funding": "brokerage_optionfunding_within_public_share"}


def twice(line):
    OptionFundingFactory(option=line.option, stream=line.stream, amount=1)


def shrink(option):
    option.public_share, option.employer_share = 2999, 1001
    option.save()


def fund_without_need(option):
    option.case.needs.clear()
    OptionFundingFactory(option=option)


def gap(case, reason):
    return ProvisionGap.objects.create(case=case, need=case.needs.get(), reason=reason)


@pytest.mark.parametrize("name", BROKEN)
def test_constraint_when_broken_refuses(name):
    assert constraint_broken_by(BROKEN[name]) == RAISED_AS.get(name, name)


def test_enrolments_keep_counts_and_no_names():
    personal = {"name", "names", "person", "learner", "email", "birth_date"}

    assert personal & {field.name for field in Enrolment._meta.get_fields()} == set()

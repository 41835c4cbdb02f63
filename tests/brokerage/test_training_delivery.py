from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from brokerage.actions import training
from brokerage.enums import (
    CaseStatus,
    GapReason,
    NeedStatus,
    OptionStatus,
    QualificationLevel,
)
from brokerage.models import Enrolment, TrainingCase
from brokerage.queries.training import (
    Clock,
    Responses,
    clock_of,
    late,
    responses_of,
    similar_gaps,
    suggests_cluster,
)
from employers.models import NextAction
from tests.brokerage.training import LONDON, MONDAY, NOW, TODAY, chosen, fresh, refer
from tests.factories.accounts import UserFactory
from tests.factories.brokerage.training import (
    CaseFactory,
    EnrolmentFactory,
    OptionFactory,
    OptionFundingFactory,
    ProviderFactory,
    StreamFactory,
    referred_case,
)
from toolkit.errors import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return UserFactory(broker=True)


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


def test_enrolments_keep_counts_and_no_names():
    personal = {"name", "names", "person", "learner", "email", "birth_date"}

    assert personal & {field.name for field in Enrolment._meta.get_fields()} == set()

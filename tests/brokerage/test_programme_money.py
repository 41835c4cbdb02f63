from datetime import date
from decimal import Decimal

import pytest

from brokerage.actions import programmes
from brokerage.enums import (
    ProgrammeStatus,
    SignOffStatus,
)
from brokerage.models import SignOff
from brokerage.queries.programmes import money_of
from tests.brokerage.programmes import NOW, SPEC, TODAY, at, costed, fresh, ready_to_sign
from tests.factories.accounts import UserFactory
from tests.factories.brokerage.programmes import (
    CohortFactory,
    PartyFactory,
    ProgrammeFundingFactory,
)
from tests.factories.brokerage.training import ProviderFactory, StreamFactory
from toolkit.errors import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return UserFactory(broker=True)


# The money


def test_fund_with_money_missing_is_refused_and_says_how_much(by):
    with pytest.raises(Refused, match="Of the cost of £30,000, £10,000 is still missing"):
        programmes.fund(programme=costed(), by=by, at=NOW)


def test_fund_with_too_much_money_is_refused(by):
    programme = costed()
    ProgrammeFundingFactory(programme=programme, amount=Decimal(10001), confirmed_on=TODAY)

    with pytest.raises(Refused, match="£1 is too much"):
        programmes.fund(programme=programme, by=by, at=NOW)


def test_fund_with_an_amount_not_confirmed_is_refused(by):
    programme = costed()
    ProgrammeFundingFactory(programme=programme, amount=Decimal(10000))

    with pytest.raises(Refused, match="1 amount is not confirmed yet"):
        programmes.fund(programme=programme, by=by, at=NOW)


def test_fund_without_an_accountable_body_is_refused(by):
    with pytest.raises(Refused, match="which agency answers"):
        programmes.fund(programme=at(ProgrammeStatus.SPEC_AGREED, total_cost=1), by=by, at=NOW)


def test_fund_with_something_in_kind_not_valued_is_refused(by):
    programme = costed()
    party = PartyFactory(programme=programme, contribution="premises", contribution_detail="A room")
    line = programmes.add_funding(
        programme=programme, amount=Decimal(10000), year="2026-27", party=party, in_kind=True, by=by, at=NOW
    )
    programmes.confirm_funding_line(line=line, on=TODAY, by=by, at=NOW)

    with pytest.raises(Refused, match="Agree the value"):
        programmes.fund(programme=programme, by=by, at=NOW)
    programmes.edit_party(party=party, contribution_value=Decimal(10000), by=by, at=NOW)

    assert programmes.fund(programme=programme, by=by, at=NOW).status == ProgrammeStatus.FUNDED


def test_money_keeps_cash_and_in_kind_apart():
    programme = costed()
    ProgrammeFundingFactory(
        programme=programme,
        stream=None,
        party=PartyFactory(programme=programme),
        amount=Decimal(4000),
        in_kind=True,
    )

    money = money_of(programme, list(programme.funding.all()))

    assert (money.cash, money.in_kind, money.missing, money.unconfirmed) == tuple(
        map(Decimal, (20000, 4000, 6000, 4000))
    )


def test_add_funding_from_a_stream_in_kind_is_refused(by):
    with pytest.raises(Refused, match="never in kind"):
        programmes.add_funding(
            programme=costed(),
            amount=Decimal(1),
            year="2026-27",
            stream=StreamFactory(),
            in_kind=True,
            by=by,
            at=NOW,
        )


# Provider and sign-off


def select(programme, provider, by, **known):
    facts = {"selection_note": "Three bids, scored by two agencies.", "conflicts": "", **known}
    return programmes.select_provider(programme=programme, provider=provider, by=by, at=NOW, **facts)


def test_select_provider_without_a_note_is_refused(by):
    with pytest.raises(Refused, match="chosen fairly"):
        select(at(ProgrammeStatus.FUNDED), ProviderFactory(), by, selection_note=" ")


def test_select_provider_without_approval_is_refused(by):
    with pytest.raises(Refused, match="no approval in force"):
        select(at(ProgrammeStatus.FUNDED), ProviderFactory(approval=False), by)


def test_select_provider_by_somebody_of_it_needs_the_interest_declared():
    provider = ProviderFactory()
    insider = UserFactory(agency_manager=True, agency=provider.agency)

    with pytest.raises(Refused, match="Declare that interest"):
        select(at(ProgrammeStatus.FUNDED), provider, insider)


def test_select_provider_makes_it_a_party(by):
    provider = ProviderFactory()

    programme = select(at(ProgrammeStatus.FUNDED), provider, by)

    assert (programme.provider, programme.parties.get().provider) == (provider, provider)
    assert programme.selection_note == "Three bids, scored by two agencies. Interests declared: none."


def decide(row, by, status=SignOffStatus.APPROVED, comment=""):
    return programmes.decide_sign_off(sign_off=row, status=status, comment=comment, by=by, at=NOW)


def signed_off(by):
    programme, rows = ready_to_sign(by)
    for row in rows:
        decide(row, by)
    return programmes.sign_off(programme=programme, by=by, at=NOW)


def test_sign_off_with_one_missing_is_refused_by_name(by):
    programme, (first, second) = ready_to_sign(by)
    decide(first, by)

    with pytest.raises(Refused, match=f"Still waiting for {second.party}"):
        programmes.sign_off(programme=programme, by=by, at=NOW)


def test_sign_off_before_anybody_was_asked_is_refused(by):
    programme = costed(ProgrammeStatus.PROVIDER_SELECTED)
    ProgrammeFundingFactory(programme=programme, amount=Decimal(10000), confirmed_on=TODAY)

    with pytest.raises(Refused, match="Ask the parties to sign off first"):
        programmes.sign_off(programme=programme, by=by, at=NOW)


def test_refusal_of_one_party_takes_the_programme_back_to_design(by):
    programme, (first, _) = ready_to_sign(by)

    decide(first, by, SignOffStatus.REFUSED, "Too many hours")

    programme = fresh(programme)
    assert (programme.status, programme.status_reason) == (
        ProgrammeStatus.DESIGN,
        f"{first.party}: Too many hours",
    )


def test_refusal_without_words_is_refused(by):
    _, (first, _) = ready_to_sign(by)

    with pytest.raises(Refused, match="Say why it is refused"):
        decide(first, by, SignOffStatus.REFUSED)


@pytest.mark.parametrize(
    ("cost", "status", "waiting"),
    [(33000, ProgrammeStatus.SIGNED_OFF, 0), (33001, ProgrammeStatus.PROVIDER_SELECTED, 2)],
)
def test_price_more_than_a_tenth_up_after_sign_off_asks_everybody_again(by, cost, status, waiting):
    programme = signed_off(by)

    programmes.set_cost(
        programme=programme,
        total_cost=Decimal(cost),
        accountable_body=programme.accountable_body,
        by=by,
        at=NOW,
    )

    pending = SignOff.objects.filter(spec__programme=programme, status=SignOffStatus.PENDING).count()
    assert (fresh(programme).status, pending) == (status, waiting)


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"places": 19}, ProgrammeStatus.SIGNED_OFF),
        ({"places": 20}, ProgrammeStatus.PROVIDER_SELECTED),
        ({"starts_on": date(2027, 2, 8)}, ProgrammeStatus.SIGNED_OFF),
        ({"starts_on": date(2027, 2, 9)}, ProgrammeStatus.PROVIDER_SELECTED),
        ({"ends_on": date(2027, 3, 20)}, ProgrammeStatus.PROVIDER_SELECTED),
    ],
)
def test_places_or_dates_moved_far_after_sign_off_ask_everybody_again(by, change, status):
    programme = signed_off(by)
    cohort = CohortFactory(programme=programme, places=16)
    facts = {"starts_on": cohort.starts_on, "ends_on": cohort.ends_on, "places": cohort.places, **change}

    programmes.edit_cohort(cohort=cohort, by=by, at=NOW, **facts)

    assert fresh(programme).status == status


def test_new_content_after_sign_off_goes_back_to_design(by):
    programme = signed_off(by)

    spec = programmes.write_spec(programme=programme, by=by, at=NOW, **SPEC)

    assert (fresh(programme).status, spec.number) == (ProgrammeStatus.DESIGN, 2)

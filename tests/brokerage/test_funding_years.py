from datetime import date
from decimal import Decimal

import pytest

from brokerage.enums import YearBasis
from brokerage.queries.funding_years import split, splits_of
from tests.factories.brokerage.training import OptionFactory, OptionFundingFactory, StreamFactory
from tests.factories.employers import EmployerFactory

TODAY = date(2026, 11, 22)
# Scenario E17: a course from 15 September to 26 June, 285 days.
COURSE = {"starts_on": date(2026, 9, 15), "ends_on": date(2027, 6, 26), "today": TODAY}


def parts(amount, basis, **known):
    found = split(Decimal(amount), basis=basis, **{**COURSE, **known})
    return [(one.label, one.days, one.amount, one.indicative) for one in found]


def test_split_by_academic_year_holds_the_whole_course_in_one_year():
    assert parts(2850, YearBasis.ACADEMIC) == [("2026-27", 285, Decimal(2850), False)]


def test_split_by_financial_year_follows_the_days_and_marks_the_next_as_indicative():
    assert parts(2850, YearBasis.FINANCIAL) == [
        ("2026-27", 198, Decimal("1980.00"), False),
        ("2027-28", 87, Decimal("870.00"), True),
    ]


def test_split_by_the_employers_own_year_ends_in_its_month():
    assert parts(2850, YearBasis.EMPLOYER, year_end_month=12) == [
        ("2026", 108, Decimal("1080.00"), False),
        ("2027", 177, Decimal("1770.00"), True),
    ]


def test_split_by_an_own_year_to_march_equals_the_financial_year():
    assert parts(2850, YearBasis.EMPLOYER, year_end_month=3) == parts(2850, YearBasis.FINANCIAL)


def test_split_by_tax_year_turns_on_the_sixth_of_april():
    found = split(
        Decimal(10), starts_on=date(2027, 4, 5), ends_on=date(2027, 4, 6), basis=YearBasis.TAX, today=TODAY
    )

    assert [(one.label, one.days) for one in found] == [("2026-27", 1), ("2027-28", 1)]


def test_split_with_the_start_moved_to_august_moves_the_academic_years():
    moved = {"starts_on": date(2026, 7, 4), "ends_on": date(2027, 6, 26)}

    assert parts(3580, YearBasis.ACADEMIC, **moved) == [
        ("2025-26", 28, Decimal("280.00"), False),
        ("2026-27", 330, Decimal("3300.00"), False),
    ]


@pytest.mark.parametrize("amount", ["100.00", "0.01", "99.99", "1000.01"])
def test_split_never_loses_a_penny(amount):
    found = split(
        Decimal(amount),
        starts_on=date(2025, 3, 3),
        ends_on=date(2028, 8, 9),
        basis=YearBasis.TAX,
        today=TODAY,
    )

    assert sum(one.amount for one in found) == Decimal(amount)


def test_split_of_one_day_is_one_part():
    day = date(2027, 3, 31)

    found = split(Decimal(50), starts_on=day, ends_on=day, basis=YearBasis.FINANCIAL, today=TODAY)

    assert [(one.label, one.days, one.amount) for one in found] == [("2026-27", 1, Decimal(50))]


@pytest.mark.django_db
def test_splits_of_an_option_show_each_stream_in_its_year_and_the_employer_in_its_own():
    option = OptionFactory(
        case__employer=EmployerFactory(name="Bramley Foods", year_end_month=12),
        starts_on=date(2026, 9, 15),
        ends_on=date(2027, 6, 26),
        full_price=Decimal(5700),
        public_share=Decimal(2850),
        employer_share=Decimal(2850),
    )
    stream = StreamFactory(label="Adult skills", year_basis=YearBasis.ACADEMIC)
    line = OptionFundingFactory(option=option, stream=stream, amount=Decimal(2850))

    found = splits_of(option, [line], TODAY)

    assert [(one.payer, [year.label for year in one.years]) for one in found] == [
        ("Adult skills", ["2026-27"]),
        ("Bramley Foods", ["2026", "2027"]),
    ]
    assert found[1].basis == "Their own year, to December"

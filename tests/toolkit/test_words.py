from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils import timezone

from toolkit.templatetags import words

TODAY = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: TODAY)


def test_day_of_a_date_has_no_leading_zero_and_a_full_year() -> None:
    assert words.day(date(2026, 11, 3)) == "3 Nov 2026"


def test_day_of_a_summer_moment_just_before_midnight_utc_is_the_next_london_day() -> None:
    assert words.day(datetime(2026, 7, 1, 23, 30, tzinfo=UTC)) == "2 Jul 2026"


def test_day_of_nothing_is_empty() -> None:
    assert words.day(None) == ""


def test_day_ago_puts_the_distance_beside_the_date() -> None:
    assert words.day_ago(date(2026, 11, 13)) == "13 Nov 2026 (9 days ago)"


def test_day_ago_of_nothing_is_never() -> None:
    assert words.day_ago(None) == "Never"


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 11, 22), "Today"),
        (date(2026, 11, 21), "Yesterday"),
        (date(2026, 11, 23), "Tomorrow"),
        (date(2026, 11, 19), "3 days ago"),
        (date(2026, 11, 9), "13 days ago"),
        (date(2026, 11, 8), "2 weeks ago"),
        (date(2026, 10, 15), "5 weeks ago"),
        (date(2026, 8, 20), "3 months ago"),
        (date(2024, 11, 1), "2 years ago"),
        (date(2026, 11, 27), "In 5 days"),
        (None, "Never"),
    ],
)
def test_ago_uses_the_unit_that_fits(day: date | None, expected: str) -> None:
    assert words.ago(day) == expected


def test_day_and_time_are_london_time() -> None:
    assert words.day_and_time(datetime(2026, 7, 1, 13, 5, tzinfo=UTC)) == "1 Jul 2026, 14:05"


def test_month_has_its_year() -> None:
    assert words.month(date(2026, 11, 3)) == "November 2026"


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        (12400, "£12,400"),
        (Decimal("12400.00"), "£12,400"),
        (Decimal("12400.50"), "£12,400.50"),
        (0, "£0"),
        (Decimal("-5"), "−£5"),
        (None, ""),
    ],
)
def test_money_shows_pence_only_when_there_are_any(amount: Decimal | None, expected: str) -> None:
    assert words.money(amount) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [(1240, "1,240"), (1240.0, "1,240"), (Decimal("1.50"), "1.5"), (2.5, "2.5"), (100, "100"), (None, "")],
)
def test_number_has_commas_and_no_empty_decimals(value: float | None, expected: str) -> None:
    assert words.number(value) == expected


def test_of_names_both_counts() -> None:
    assert words.of(27, 1060) == "27 of 1,060"


def test_of_takes_nothing_as_none_done() -> None:
    assert words.of(None, 60) == "0 of 60"


@pytest.mark.parametrize(
    ("count", "noun", "expected"),
    [
        (1, "employer", "1 employer"),
        (4, "employer", "4 employers"),
        (0, "vacancy,vacancies", "0 vacancies"),
        (1200, "person,people", "1,200 people"),
    ],
)
def test_plural_agrees_with_its_count(count: int, noun: str, expected: str) -> None:
    assert words.plural(count, noun) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Bramley Foods Group", "BF"),
        ("St Oswald's Hospice", "SO"),
        ("Hallam & Sons Joinery", "HS"),
        ("The Green Company", "GC"),
        ("Tesco", "TE"),
        ("The", "TH"),
        ("", ""),
        ("***", ""),
    ],
)
def test_initials_are_those_of_the_first_two_words_that_count(name: str, expected: str) -> None:
    assert words.initials(name) == expected

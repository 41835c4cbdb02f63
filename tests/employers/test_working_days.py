from datetime import date

import pytest

from employers.working_days import (
    add_working_days,
    bank_holidays,
    is_working_day,
    working_days_between,
)


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2026, 11, 20), True),
        (date(2026, 11, 21), False),
        (date(2026, 11, 22), False),
        (date(2026, 4, 3), False),  # Good Friday
        (date(2026, 12, 25), False),
        (date(2026, 12, 28), False),  # in place of Boxing Day, a Saturday
        (date(2026, 12, 29), True),
    ],
)
def test_is_working_day_leaves_out_weekends_and_bank_holidays(day: date, working: bool) -> None:
    assert is_working_day(day) == working


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        (date(2026, 11, 20), 0, date(2026, 11, 20)),
        (date(2026, 11, 20), 1, date(2026, 11, 23)),
        (date(2026, 11, 22), 10, date(2026, 12, 4)),
        (date(2026, 12, 24), 2, date(2026, 12, 30)),
        (date(2026, 4, 2), 2, date(2026, 4, 8)),
    ],
)
def test_add_working_days_does_not_count_the_first_day(start: date, days: int, end: date) -> None:
    assert add_working_days(start, days) == end


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        (date(2026, 11, 20), date(2026, 11, 20), 0),
        (date(2026, 11, 20), date(2026, 11, 23), 1),
        (date(2026, 12, 24), date(2026, 12, 30), 2),
        (date(2026, 11, 23), date(2026, 11, 20), 0),
    ],
)
def test_working_days_between_undoes_adding_them(start: date, end: date, days: int) -> None:
    assert working_days_between(start, end) == days


def test_bank_holidays_are_eight_a_year_and_all_on_weekdays() -> None:
    by_year = {year: [day for day in bank_holidays() if day.year == year] for year in range(2024, 2032)}
    assert {year: len(days) for year, days in by_year.items()} == dict.fromkeys(range(2024, 2032), 8)
    assert [day for day in bank_holidays() if day.weekday() >= 5] == []
    assert {day.year for day in bank_holidays()} == set(by_year)


@pytest.mark.parametrize("year", range(2024, 2032))
def test_bank_holidays_of_spring_follow_easter(year: int) -> None:
    """Good Friday and Easter Monday stand three days apart round the Sunday of the Gregorian reckoning."""
    easter = _easter(year)
    spring = sorted(day for day in bank_holidays() if day.year == year and day.month in {3, 4})
    assert [(day - easter).days for day in spring] == [-2, 1]


def _easter(year: int) -> date:
    """Oudin's reckoning."""
    century = year // 100
    golden = year % 19
    offset = (century - century // 4 - (century - (century - 17) // 25) // 3 + 19 * golden + 15) % 30
    offset -= offset // 28 * (1 - offset // 28 * (29 // (offset + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + offset + 2 - century + century // 4) % 7
    days = offset - weekday
    month = 3 + (days + 40) // 44
    return date(year, month, days + 28 - 31 * (month // 4))

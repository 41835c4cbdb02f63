"""Working days in England: not Saturdays, Sundays or bank holidays.

The list of bank holidays is reference_data/bank_holidays_england.csv (GOV.UK, Open Government Licence
v3.0 for the years announced; later years by the same rules).
"""

import csv
from datetime import date, timedelta
from functools import cache
from pathlib import Path

SATURDAY = 5
ONE_DAY = timedelta(days=1)


@cache
def bank_holidays() -> frozenset[date]:
    path = Path(__file__).parent / "reference_data" / "bank_holidays_england.csv"
    with path.open(encoding="utf-8") as file:
        return frozenset(date.fromisoformat(row["day"]) for row in csv.DictReader(file))


def is_working_day(day: date) -> bool:
    return day.weekday() < SATURDAY and day not in bank_holidays()


def add_working_days(start: date, days: int) -> date:
    """The day `days` working days after `start`; `start` itself is not counted."""
    day = start
    while days > 0:
        day += ONE_DAY
        days -= is_working_day(day)
    return day


def working_days_between(start: date, end: date) -> int:
    """Working days after `start`, up to and including `end`; 0 where `end` is not later."""
    count, day = 0, start
    while day < end:
        day += ONE_DAY
        count += is_working_day(day)
    return count

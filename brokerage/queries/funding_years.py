"""Costs by the year they fall in: a stream's own year, a public year, the employer's own year.

A cost is spread evenly over the days of the course, so each year carries its share of days. Pence that
do not divide go to the last year, so the parts always add up to the whole.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_DOWN, Decimal
from typing import Any

from brokerage.enums import YearBasis
from brokerage.models import OptionFunding, TrainingOption

PENNY = Decimal("0.01")
DECEMBER = 12
# Month and day on which each kind of year begins.
YEAR_STARTS = {
    YearBasis.FINANCIAL: (4, 1),
    YearBasis.ACADEMIC: (8, 1),
    YearBasis.TAX: (4, 6),
    YearBasis.CALENDAR: (1, 1),
}


@dataclass(frozen=True)
class YearShare:
    """A cost's part in one year; money of a year that has not begun is only indicative."""

    label: str
    starts_on: date
    ends_on: date
    days: int
    amount: Decimal
    indicative: bool


@dataclass(frozen=True)
class Split:
    payer: str
    basis: str
    amount: Decimal
    years: list[YearShare]


def split(
    amount: Decimal,
    *,
    starts_on: date,
    ends_on: date,
    basis: YearBasis,
    today: date,
    year_end_month: int | None = None,
) -> list[YearShare]:
    """Parts by year in order. `year_end_month` is the employer's own; without one it ends in December."""
    whole = (ends_on - starts_on).days + 1
    years = _years(starts_on, ends_on, _start_of(basis, year_end_month))
    shares: list[YearShare] = []
    left = amount
    for first, last in years:
        days = (min(last, ends_on) - max(first, starts_on)).days + 1
        part = left if last >= ends_on else (amount * days / whole).quantize(PENNY, ROUND_DOWN)
        left -= part
        shares.append(YearShare(year_label(first, last), first, last, days, part, first > today))
    return shares


def year_label(first: date, last: date) -> str:
    """`2026-27`, or `2026` where the year begins and ends within one."""
    return str(first.year) if first.year == last.year else f"{first.year}-{last.year % 100:02d}"


def splits_of(option: TrainingOption, funding: list[OptionFunding], today: date) -> list[Split]:
    """Each stream in its own year, then what the employer pays in the employer's own year."""
    dates: dict[str, Any] = {"starts_on": option.starts_on, "ends_on": option.ends_on, "today": today}
    found = [
        Split(
            line.stream.label,
            line.stream.get_year_basis_display(),
            line.amount,
            split(line.amount, basis=YearBasis(line.stream.year_basis), **dates),
        )
        for line in funding
    ]
    if option.employer_share:
        employer = option.case.employer
        month = employer.year_end_month
        found.append(
            Split(
                employer.name,
                _own_year(month),
                option.employer_share,
                split(option.employer_share, basis=YearBasis.EMPLOYER, year_end_month=month, **dates),
            )
        )
    return found


def _own_year(month: int | None) -> str:
    if month is None:
        return "Year to December, until we know their own"
    return f"Their own year, to {date(2000, month, 1):%B}"


def _start_of(basis: YearBasis, year_end_month: int | None) -> tuple[int, int]:
    if basis == YearBasis.EMPLOYER:
        return (year_end_month or DECEMBER) % DECEMBER + 1, 1
    return YEAR_STARTS[basis]


def _years(starts_on: date, ends_on: date, start: tuple[int, int]) -> list[tuple[date, date]]:
    first = date(starts_on.year, *start)
    if first > starts_on:
        first = date(starts_on.year - 1, *start)
    years = []
    while first <= ends_on:
        following = date(first.year + 1, *start)
        years.append((first, following - timedelta(days=1)))
        first = following
    return years

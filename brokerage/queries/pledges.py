"""How far pledges are: released, filled and where the plan says they should be. One definition, in SQL."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    Case,
    Count,
    DateField,
    Exists,
    F,
    Func,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Greatest, JSONObject, Least, TruncMonth

from accounts.models import User
from brokerage.enums import LIVE_PLEDGES
from brokerage.models import PledgeFill, PledgeMonth, PledgeRelease, VacancyPledge
from employers.models import Employer
from toolkit.charts import LineChart, Segment, Series, StackedBar
from toolkit.dates import MONTHS, day


@dataclass(frozen=True)
class Figures:
    """Counts of jobs. `unfilled` were released and closed with nobody started; `plan` is to date."""

    jobs: int
    released: int
    filled: int
    unfilled: int
    plan: int

    @property
    def open_now(self) -> int:
        return self.released - self.filled - self.unfilled

    @property
    def not_released(self) -> int:
        return self.jobs - self.released

    @property
    def behind(self) -> int:
        """Jobs that the plan has started by now and nobody has."""
        return max(self.plan - self.filled, 0)


def figures_of(pledge: Any) -> Figures:
    """Of a row that `with_figures` gave."""
    return Figures(pledge.jobs, pledge.released, pledge.filled, pledge.unfilled, pledge.plan)


def total(pledges: Iterable[Any]) -> Figures:
    each = [figures_of(pledge) for pledge in pledges]
    return Figures(
        sum(one.jobs for one in each),
        sum(one.released for one in each),
        sum(one.filled for one in each),
        sum(one.unfilled for one in each),
        sum(one.plan for one in each),
    )


def with_figures(rows: QuerySet[VacancyPledge], today: date) -> QuerySet[Any]:
    """Adds `released`, `filled`, `unfilled`, `plan` and `is_slipping`.

    The plan to date is what the months before this one hold, and this month's jobs by the days of it
    that have passed; a pledge without months is expected evenly between its first and last day.
    """
    releases = PledgeRelease.objects.filter(pledge=OuterRef("pk"))
    fills = PledgeFill.objects.filter(release__pledge=OuterRef("pk"))
    closed = releases.filter(closed_on__isnull=False)
    return (
        rows.annotate(
            released=_sum(releases, "pledge"),
            filled=_sum(fills, "release__pledge"),
            closed_jobs=_sum(closed, "pledge"),
            closed_filled=_sum(fills.filter(release__closed_on__isnull=False), "release__pledge"),
            plan=_plan(today),
        )
        .annotate(unfilled=F("closed_jobs") - F("closed_filled"))
        .annotate(
            is_slipping=Case(
                When(
                    Q(status__in=LIVE_PLEDGES) & (Q(filled__lt=F("plan")) | Q(released__lt=F("plan"))),
                    then=True,
                ),
                default=False,
            )
        )
    )


def with_months(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Adds `planned` and `began`: the plan and the starts of each month, for the chart."""
    months = PledgeMonth.objects.filter(pledge=OuterRef("pk"))
    fills = PledgeFill.objects.filter(release__pledge=OuterRef("pk")).order_by()
    starts = fills.annotate(start=Cast(TruncMonth("started_on"), DateField()))
    found: QuerySet[Any] = rows.annotate(
        planned=ArraySubquery(months.values(it=JSONObject(month="month", jobs="jobs"))),
        began=ArraySubquery(starts.values(it=JSONObject(month="start", jobs="jobs"))),
    )
    return found


def _sum(rows: QuerySet[Any], key: str) -> Any:
    summed = rows.order_by().values(key).annotate(all=Sum("jobs")).values("all")
    return Coalesce(Subquery(summed, output_field=IntegerField()), 0)


def _plan(today: date) -> Any:
    months = PledgeMonth.objects.filter(pledge=OuterRef("pk"))
    first = today.replace(day=1)
    passed = today.day / _days_in(first)
    before = _sum(months.filter(month__lt=first), "pledge")
    this_month = _sum(months.filter(month=first), "pledge")
    planned = before + Cast(Func(this_month * Value(passed), function="floor"), IntegerField())
    length = Greatest(_days(F("ends_on"), F("starts_on")), Value(1))
    done = Least(Greatest(_days(Cast(Value(today), DateField()), F("starts_on")), Value(0)), length)
    return Case(
        When(Exists(months), then=planned),
        default=F("jobs") * done / length,
        output_field=IntegerField(),
    )


def _days(later: Any, earlier: Any) -> Func:
    return Func(later, earlier, template="(%(expressions)s)", arg_joiner=" - ", output_field=IntegerField())


def _days_in(first: date) -> int:
    return (_next_month(first) - first).days


def _next_month(first: date) -> date:
    return date(first.year + first.month // 12, first.month % 12 + 1, 1)


def live_pledges(user: User, today: date) -> QuerySet[Any]:
    rows = VacancyPledge.objects.visible_to(user).filter(status__in=LIVE_PLEDGES)
    return with_figures(rows, today)


def employer_pledges(user: User, employer: Employer, today: date) -> list[Any]:
    """All of them, live ones first, those that end soonest first."""
    rows = with_months(with_figures(VacancyPledge.objects.visible_to(user).filter(employer=employer), today))
    found = list(rows.select_related("owner", "confirmed_by").order_by("ends_on", "pk"))
    return sorted(found, key=lambda pledge: pledge.status not in LIVE_PLEDGES)


def is_live(pledge: VacancyPledge) -> bool:
    return pledge.status in LIVE_PLEDGES


def stacked_bar(figures: Figures, note: str = "") -> StackedBar:
    segments = [
        Segment("filled", figures.filled),
        Segment("open now", figures.open_now),
        Segment("not yet released", figures.not_released),
    ]
    if figures.unfilled:
        segments.append(Segment("closed without a start", figures.unfilled))
    return StackedBar(segments, note)


def pledge_chart(pledges: Sequence[Any], today: date, key: str = "pledge") -> LineChart:
    """Starts against plan at the end of each month, the last point as it is today.

    Of rows that `with_months` gave; needs no statement of its own.
    """
    first = min(pledge.starts_on for pledge in pledges).replace(day=1)
    last = min(max(pledge.ends_on for pledge in pledges), today).replace(day=1)
    months = _months(first, max(first, last))
    plan = _planned_by_month(pledges, months)
    if months[-1] == today.replace(day=1):
        plan[-1] = total(pledges).plan
    started = _running(_by_month(pledge.began for pledge in pledges), months)
    return LineChart(
        key=key,
        title="Starts against plan",
        description=f"{started[-1]:,} people started by {day(today)}; the plan was {plan[-1]:,}.",
        labels=[MONTHS[month.month - 1] for month in months],
        series=[Series("Plan", plan, dashed=True), Series("Started", started)],
    )


def _months(first: date, last: date) -> list[date]:
    months = [first]
    while months[-1] < last:
        months.append(_next_month(months[-1]))
    return months


def _planned_by_month(pledges: Sequence[Any], months: list[date]) -> list[int]:
    lines = [
        _running(_by_month([pledge.planned]), months) if pledge.planned else _evenly(pledge, months)
        for pledge in pledges
    ]
    return [sum(values) for values in zip(*lines, strict=True)]


def _by_month(lines: Iterable[list[dict[str, Any]]]) -> dict[date, int]:
    """What `with_months` gave, added up."""
    found: dict[date, int] = {}
    for row in chain.from_iterable(lines):
        month = date.fromisoformat(row["month"])
        found[month] = found.get(month, 0) + row["jobs"]
    return found


def _evenly(pledge: VacancyPledge, months: list[date]) -> list[int]:
    length = max((pledge.ends_on - pledge.starts_on).days, 1)
    ends = [(_next_month(month) - pledge.starts_on).days for month in months]
    return [pledge.jobs * min(max(days, 0), length) // length for days in ends]


def _running(by_month: dict[date, int], months: list[date]) -> list[int]:
    return [sum(jobs for month, jobs in by_month.items() if month <= upto) for upto in months]


@dataclass(frozen=True)
class ListTotals:
    pledges: int
    slipping: int
    jobs: int
    filled: int


def list_totals(rows: QuerySet[Any]) -> ListTotals:
    """Over rows that `with_figures` gave."""
    found = rows.order_by().aggregate(
        pledges=Count("pk"),
        slipping=Count("pk", filter=Q(is_slipping=True)),
        all_jobs=Coalesce(Sum("jobs"), 0),
        all_filled=Coalesce(Sum("filled"), 0),
    )
    return ListTotals(found["pledges"], found["slipping"], found["all_jobs"], found["all_filled"])

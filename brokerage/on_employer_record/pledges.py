"""What an employer's record and the lists of employers say of vacancy pledges."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import F, Q, Sum
from django.urls import reverse

from accounts.models import User
from brokerage.enums import LIVE_PLEDGES
from brokerage.models import PledgeRelease, VacancyPledge
from brokerage.queries.pledges import (
    Figures,
    employer_pledges,
    figures_of,
    is_live,
    list_totals,
    live_pledges,
    pledge_chart,
    stacked_bar,
    total,
)
from employers.models import Employer
from employers.record import (
    Contributions,
    ListColumn,
    ListSummary,
    ListView,
    Panel,
    PastTable,
    RecordContext,
    Tab,
    Tile,
    TodayItem,
    TodaySource,
)
from toolkit.dates import day

# A ring-fence is worth a look this many days before it ends.
RING_FENCE_NOTICE = timedelta(days=3)


def register(to: Contributions) -> None:
    to.tiles.append(filled_tile)
    to.panels.append(Panel("pledges", "main", 20, "brokerage/pledges_panel.html", panel))
    to.tabs.append(Tab("vacancies", "Vacancies", "employer_vacancies", 20, jobs_released))
    to.past.append(past_pledges)
    to.columns.append(
        ListColumn("pledges", "Pledged jobs filled", "brokerage/pledges_column.html", column, column_words)
    )
    to.summaries.append(ListSummary(20, summary))
    to.views.append(ListView("pledges-at-risk", "Pledges at risk", 20, at_risk))
    to.today.append(TodaySource("Vacancy pledges", 30, today_items))


def _pledges(context: RecordContext) -> list[Any]:
    return context.once("pledges", lambda: employer_pledges(context.user, context.employer, context.today))


def _live(context: RecordContext) -> list[Any]:
    return [pledge for pledge in _pledges(context) if is_live(pledge)]


def filled_tile(context: RecordContext) -> Tile | None:
    live = _live(context)
    if not live:
        return None
    figures = total(live)
    note, tone = (f"{figures.behind:,} behind plan", "bad") if figures.behind else ("On plan", "good")
    return Tile(
        label="Pledged jobs filled",
        figure=f"{figures.filled:,}",
        of=f"of {figures.jobs:,}",
        note=note,
        tone="bad" if tone == "bad" else "good",
        icon="triangle-alert" if figures.behind else "circle-check",
    )


def panel(context: RecordContext) -> Mapping[str, Any] | None:
    live = _live(context)
    if not live:
        return None
    figures = total(live)
    ends_on = max(pledge.ends_on for pledge in live)
    return {
        "pledges": live,
        "since": min(pledge.starts_on for pledge in live),
        "figures": figures,
        "bar": stacked_bar(figures, f"{figures.jobs:,} jobs pledged by {day(ends_on)}"),
        "chart": pledge_chart(live, context.today),
        "all_url": reverse("employer_vacancies", args=[context.employer.reference]),
    }


def jobs_released(context: RecordContext) -> int | None:
    return sum(pledge.released for pledge in _pledges(context)) or None


def past_pledges(employer: Employer, at: datetime) -> PastTable:
    then = list(VacancyPledge.history.as_of(at).filter(employer=employer.pk))
    released = dict(
        PledgeRelease.history.as_of(at)
        .filter(pledge__in=[pledge.pk for pledge in then])
        .values_list("pledge")
        .annotate(all=Sum("jobs"))
        .order_by()
    )
    rows = [
        (
            pledge.title,
            f"{pledge.jobs:,}",
            f"{released.get(pledge.pk, 0):,}",
            day(pledge.ends_on),
            pledge.get_status_display(),
        )
        for pledge in then
    ]
    return PastTable("Vacancy pledges", ["Pledge", "Jobs", "Released", "Ends", "Status"], rows)


def column(employers: Sequence[int], user: User, today: date) -> Mapping[int, Figures]:
    """One statement for the page's employers; figures of all live pledges of each."""
    found: dict[int, list[Any]] = {}
    for pledge in live_pledges(user, today).filter(employer__in=employers):
        found.setdefault(pledge.employer_id, []).append(pledge)
    return {employer: total(pledges) for employer, pledges in found.items()}


def column_words(value: Figures | None) -> str:
    return f"{value.filled} of {value.jobs}" if value else ""


def summary(employers: Any, user: User, today: date) -> Tile | None:
    totals = list_totals(live_pledges(user, today).filter(employer__in=employers))
    if not totals.jobs:
        return None
    return Tile(label="pledged jobs filled", figure=f"{totals.filled:,}", of=f"{totals.jobs:,}")


def at_risk(user: User, today: date) -> Any:
    return live_pledges(user, today).filter(is_slipping=True).order_by().values("employer")


def today_items(user: User, today: date) -> Sequence[TodayItem]:
    return [*_slipping(user, today), *_ring_fences(user, today)]


def _slipping(user: User, today: date) -> list[TodayItem]:
    rows = live_pledges(user, today).filter(owner=user, is_slipping=True).select_related("employer")
    return [
        TodayItem(
            due_on=None,
            title=f"{pledge.title} is behind plan",
            employer_name=pledge.employer.name,
            url=reverse("pledge", args=[pledge.reference]),
            note=_slipping_words(figures_of(pledge)),
            tone="warn",
            icon="triangle-alert",
        )
        for pledge in rows
    ]


def _slipping_words(figures: Figures) -> str:
    return (
        f"{figures.filled:,} of {figures.jobs:,} filled, {figures.released:,} released, plan {figures.plan:,}"
    )


def _ring_fences(user: User, today: date) -> list[TodayItem]:
    rows = PledgeRelease.objects.filter(
        Q(closed_on__isnull=True),
        pledge__owner=user,
        pledge__status__in=LIVE_PLEDGES,
        exclusive_until__range=(today, today + RING_FENCE_NOTICE),
    ).select_related("pledge__employer")
    return [
        TodayItem(
            due_on=release.exclusive_until,
            title=f"Ring-fence ends: {release.title}",
            employer_name=release.pledge.employer.name,
            url=reverse("pledge", args=[release.pledge.reference]),
            note=f"{release.jobs:,} jobs open to everybody after that",
            tone="info",
            icon="hourglass",
        )
        for release in rows.order_by(F("exclusive_until"))
    ]

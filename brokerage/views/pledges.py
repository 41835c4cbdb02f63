"""Vacancy pledges: across employers, of one employer, and one pledge with what may be done to it."""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.decorators import requires
from accounts.permissions import Permission
from brokerage.actions import pledges as actions
from brokerage.enums import LIVE_PLEDGES, PledgeStatus
from brokerage.forms.pledges import (
    CloseReleaseForm,
    ConfirmPledgeForm,
    PlanForm,
    PledgeFilter,
    PledgeForm,
    ReduceForm,
    ReleaseForm,
    ReleaseStartForm,
    StartForm,
)
from brokerage.forms.steps import ReasonForm
from brokerage.models import PledgeRelease, VacancyPledge
from brokerage.queries.pledges import (
    employer_pledges,
    figures_of,
    is_live,
    list_totals,
    pledge_chart,
    stacked_bar,
    with_figures,
    with_months,
)
from brokerage.views.steps import Step, Taken, open_steps, take_step
from employers.queries import get_employer
from employers.record_page import record_chrome
from employers.views.lists import Asking, asking, file_of, list_context
from employers.views.one_job import Page, one_job
from toolkit.dates import day
from toolkit.htmx import announce, render
from toolkit.pagination import paginate
from toolkit.templatetags.words import plural

TABS = {
    "live": ("Live", Q(status__in=LIVE_PLEDGES)),
    "slipping": ("Behind plan", Q(is_slipping=True)),
    "proposed": ("Not yet confirmed", Q(status=PledgeStatus.PROPOSED)),
    "ended": (
        "Ended",
        Q(status__in=[PledgeStatus.CLOSED, PledgeStatus.EXPIRED, PledgeStatus.WITHDRAWN]),
    ),
    "all": ("All", Q()),
}
ORDERS = {
    "title": ["title"],
    "employer": ["employer__sort_name"],
    "ends": ["ends_on"],
    "filled": ["filled"],
}
HEADER = [
    "Pledge",
    "Reference",
    "Employer",
    "Jobs",
    "Released",
    "Filled",
    "Plan to date",
    "From",
    "Until",
    "Status",
    "Agency",
]


@requires(Permission.SEE_EMPLOYERS)
@require_GET
def vacancies(request: HttpRequest) -> HttpResponse:
    who = asking(request)
    form = PledgeFilter(request.GET)
    tab, rows = _rows(request, form, who)
    totals = list_totals(rows)
    page = paginate(request, _ordered(rows, request.GET.get("sort", "")))
    context = list_context(request, form, who) | {
        "tabs": [(name, label, name == tab) for name, (label, _) in TABS.items()],
        "tab": tab,
        "totals": totals,
        "page": page,
    }
    return announce(render(request, "brokerage/pledges.html", context), plural(totals.pledges, "pledge"))


@requires(Permission.EXPORT_EMPLOYERS)
@require_GET
def vacancies_export(request: HttpRequest, kind: str) -> HttpResponseBase:
    who = asking(request)
    _, rows = _rows(request, PledgeFilter(request.GET), who)
    lines = (_line(pledge) for pledge in rows)
    return file_of(kind, "Vacancy pledges", header=HEADER, rows=lines, today=who.today)


def _line(pledge: Any) -> list[object]:
    return [
        pledge.title,
        pledge.reference,
        pledge.employer.name,
        pledge.jobs,
        pledge.released,
        pledge.filled,
        pledge.plan,
        pledge.starts_on,
        pledge.ends_on,
        pledge.get_status_display(),
        pledge.agency.short_name,
    ]


def _rows(request: HttpRequest, form: PledgeFilter, who: Asking) -> tuple[str, QuerySet[Any]]:
    wanted = request.GET.get("view", "live")
    tab = wanted if wanted in TABS else "live"
    found = with_figures(VacancyPledge.objects.visible_to(who.user), who.today).filter(TABS[tab][1])
    chosen = form.chosen
    if words := chosen.get("q"):
        found = found.filter(Q(title__icontains=words) | Q(employer__name__icontains=words))
    for name in ("status", "occupation"):
        if name in chosen:
            found = found.filter(**{name: chosen[name]})
    if "agency" in chosen:
        found = found.filter(agency__code=chosen["agency"])
    return tab, found.select_related("employer", "agency", "owner")


def _ordered(rows: QuerySet[Any], sort: str) -> QuerySet[Any]:
    fields = ORDERS.get(sort.removeprefix("-"), ["ends_on"])
    return rows.order_by(*(f"-{name}" if sort.startswith("-") else name for name in fields), "pk")


@requires(Permission.SEE_EMPLOYERS)
@require_GET
def employer_vacancies(request: HttpRequest, reference: str) -> HttpResponse:
    employer = get_employer(asking(request).user, reference)
    context = record_chrome(request, employer, "vacancies")
    record = context["record_context"]
    rows = record.once("pledges", lambda: employer_pledges(record.user, employer, record.today))
    live = [pledge for pledge in rows if is_live(pledge)]
    context |= {
        "pledges": [(pledge, figures_of(pledge), stacked_bar(figures_of(pledge))) for pledge in rows],
        "chart": pledge_chart(live, record.today) if live else None,
        "may_add": record.user.may(Permission.EDIT_COMMITMENTS) and employer.closed_on is None,
    }
    return render(request, "brokerage/pledges_of_employer.html", context)


@requires(Permission.EDIT_COMMITMENTS)
def pledge_add(request: HttpRequest, reference: str) -> HttpResponse:
    employer = get_employer(asking(request).user, reference)
    who = asking(request)
    form = PledgeForm(request.POST or None, subject=employer, user=who.user)

    def act() -> str:
        made = actions.propose(employer=employer, by=who.user, at=timezone.now(), **form.terms())
        return f"{made.title} added. Plan it by month, then record who confirmed it."

    page = Page(
        heading="Add a vacancy pledge",
        button="Add pledge",
        back=reverse("employer_vacancies", args=[employer.reference]),
        back_label=f"{employer}, vacancies",
    )
    return one_job(request, page=page, form=form, act=act)


@requires(Permission.SEE_EMPLOYERS)
@require_GET
def pledge(request: HttpRequest, reference: str) -> HttpResponse:
    who = asking(request)
    found = _pledge(reference, who)
    figures = figures_of(found)
    releases = list(found.releases.select_related("site").prefetch_related("fills__recorded_by"))
    context = {
        "pledge": found,
        "figures": figures,
        "bar": stacked_bar(figures, f"{found.jobs:,} jobs pledged by {day(found.ends_on)}"),
        "chart": pledge_chart([found], who.today),
        "months": list(found.months.all()),
        "releases": [(one, _open_release_steps(one, who)) for one in releases],
        "steps": open_steps(STEPS, found, who.user),
        "today": who.today,
        "past": found.history.select_related("history_user").exclude(history_change_reason=None)[:20],
    }
    return render(request, "brokerage/pledge.html", context)


@requires(Permission.EDIT_COMMITMENTS)
def pledge_step(request: HttpRequest, reference: str, verb: str) -> HttpResponse:
    found = _pledge(reference, asking(request))
    back = reverse("pledge", args=[found.reference])
    return take_step(request, STEPS, verb, subject=found, back=back, back_label=found.title)


@requires(Permission.EDIT_COMMITMENTS)
def release_step(request: HttpRequest, reference: str, verb: str) -> HttpResponse:
    who = asking(request)
    visible = VacancyPledge.objects.visible_to(who.user)
    rows = PledgeRelease.objects.filter(pledge__in=visible).select_related("pledge__employer")
    found = rows.filter(reference=reference.upper()).first()
    if found is None:
        message = f"No released jobs {reference}"
        raise Http404(message)
    back = reverse("pledge", args=[found.pledge.reference])
    return take_step(request, RELEASE_STEPS, verb, subject=found, back=back, back_label=found.pledge.title)


def _pledge(reference: str, who: Asking) -> Any:
    rows = with_months(with_figures(VacancyPledge.objects.visible_to(who.user), who.today))
    rows = rows.select_related("employer", "owner", "agency", "confirmed_by", "commitment")
    found = rows.filter(reference=reference.upper()).first()
    if found is None:
        message = f"No pledge {reference}"
        raise Http404(message)
    return found


def _open_release_steps(release: PledgeRelease, who: Asking) -> list[Step]:
    return open_steps(RELEASE_STEPS, release, who.user)


def _edit(taken: Taken) -> str:
    actions.edit(pledge=taken.subject, **taken.form.terms(), **taken.who)
    return "Pledge saved."


def _plan(taken: Taken) -> str:
    actions.plan_months(pledge=taken.subject, months=taken.form.plan(), **taken.who)
    return "Plan saved."


def _confirm(taken: Taken) -> str:
    contact = taken.form.contacts[taken.answers["contact"]]
    actions.confirm(pledge=taken.subject, contact=contact, on=taken.answers["on"], **taken.who)
    return f"Confirmed by {contact}."


def _release(taken: Taken) -> str:
    made = actions.release(pledge=taken.subject, **taken.form.terms(), **taken.who)
    return f"{plural(made.jobs, 'job')} released, to our candidates alone until {day(made.exclusive_until)}."


def _start(taken: Taken) -> str:
    answers = dict(taken.answers)
    release = taken.form.releases[answers.pop("release")]
    fill = actions.record_start(release=release, **answers, **taken.who)
    return f"{plural(fill.jobs, 'start')} recorded."


def _reduce(taken: Taken) -> str:
    found = actions.reduce(pledge=taken.subject, **taken.answers, **taken.who)
    return f"The pledge is now for {plural(found.jobs, 'job')}."


def _withdraw(taken: Taken) -> str:
    actions.withdraw(pledge=taken.subject, **taken.answers, **taken.who)
    return "Pledge withdrawn."


def _close(taken: Taken) -> str:
    actions.close(pledge=taken.subject, **taken.who)
    return "Pledge closed."


def _is(*states: PledgeStatus) -> Any:
    return lambda pledge: pledge.status in states


_EDIT = Permission.EDIT_COMMITMENTS
_PROPOSED, _LIVE = _is(PledgeStatus.PROPOSED), _is(*LIVE_PLEDGES)
_UNRELEASED = _is(PledgeStatus.CONFIRMED, PledgeStatus.PART_RELEASED)
STEPS = [
    Step("confirm", "Record who confirmed it", _EDIT, _confirm, _PROPOSED, ConfirmPledgeForm, primary=True),
    Step("release", "Release jobs", _EDIT, _release, _UNRELEASED, ReleaseForm, primary=True),
    Step(
        "start",
        "Record starts",
        _EDIT,
        _start,
        _is(PledgeStatus.PART_RELEASED, PledgeStatus.FULLY_RELEASED),
        ReleaseStartForm,
    ),
    Step("edit", "Edit pledge", _EDIT, _edit, _PROPOSED, PledgeForm),
    Step(
        "plan",
        "Plan by month",
        _EDIT,
        _plan,
        _is(PledgeStatus.PROPOSED, *LIVE_PLEDGES),
        PlanForm,
        lead="How many jobs are expected to start in each month.",
    ),
    Step(
        "reduce",
        "Reduce the pledge",
        _EDIT,
        _reduce,
        _LIVE,
        ReduceForm,
        lead="Fewer jobs than were promised. What was promised stays in the history.",
    ),
    Step("close", "Close the pledge", _EDIT, _close, _is(PledgeStatus.FULLY_RELEASED)),
    Step(
        "withdraw",
        "Withdraw the pledge",
        _EDIT,
        _withdraw,
        _is(PledgeStatus.PROPOSED, PledgeStatus.CONFIRMED, PledgeStatus.PART_RELEASED),
        ReasonForm,
        danger=True,
    ),
]


def _start_here(taken: Taken) -> str:
    fill = actions.record_start(release=taken.subject, **taken.answers, **taken.who)
    return f"{plural(fill.jobs, 'start')} recorded."


def _close_release(taken: Taken) -> str:
    actions.close_release(release=taken.subject, **taken.answers, **taken.who)
    return f"{taken.subject.title} closed."


def _open(release: PledgeRelease) -> bool:
    return release.closed_on is None


RELEASE_STEPS = [
    Step("start", "Record starts", _EDIT, _start_here, _open, StartForm),
    Step("close", "Close these jobs", _EDIT, _close_release, _open, CloseReleaseForm, danger=True),
]

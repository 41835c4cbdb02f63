"""Training cases: across employers, of one employer, and one case as its reader may see it."""

from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.decorators import requires
from accounts.permissions import Permission
from brokerage.actions import training as actions
from brokerage.enums import ENDED_CASES, CaseStatus
from brokerage.forms.training import CaseForm, OptionForm, TrainingFilter
from brokerage.models import OptionFunding, Provision, TrainingCase, TrainingOption
from brokerage.policies.training import OPTIONS_OPEN
from brokerage.queries.funding_years import splits_of
from brokerage.queries.needs import may_read_confidential
from brokerage.queries.training import (
    CLOCKS,
    FINISHED,
    LEARNING,
    case_totals,
    clock_of,
    employer_cases,
    get_case,
    late,
    responses_of,
    suggestions,
    with_counts,
)
from brokerage.queries.training_journey import journey_of
from brokerage.views.steps import open_steps, take_step
from brokerage.views.training_steps import OPTION_STEPS, STEPS
from employers.queries import get_employer
from employers.record_page import record_chrome
from employers.views.lists import Asking, asking, file_of, list_context
from employers.views.one_job import Page, one_job
from toolkit.htmx import announce, render
from toolkit.pagination import paginate
from toolkit.templatetags.words import plural

RUNNING = ~Q(status__in=ENDED_CASES)
ORDERS = {
    "title": "title",
    "employer": "employer__sort_name",
    "starts": "chosen__starts_on",
    "opened": "created_at",
}
HEADER = [
    "Case",
    "Reference",
    "Employer",
    "Course",
    "Provider",
    "Status",
    "Started",
    "Achieved",
    "Owner",
    "Agency",
]


def _tabs(who: Asking) -> dict[str, tuple[str, Q]]:
    tabs = {
        "running": ("Running", RUNNING),
        "waiting": ("With the provider", Q(status__in=list(CLOCKS))),
        "late": ("Provider is late", late(who.today)),
        "learning": ("In learning", Q(status__in=LEARNING)),
        "finished": ("Finished", Q(status__in=FINISHED)),
        "all": ("All", Q()),
    }
    if who.user.may(Permission.BROKER_TRAINING):
        tabs["mine"] = ("Mine", RUNNING & Q(owner=who.user))
    return tabs


@requires(Permission.SEE_TRAINING)
@require_GET
def training(request: HttpRequest) -> HttpResponse:
    who = asking(request)
    form = TrainingFilter(request.GET)
    tab, rows = _rows(request, form, who)
    totals = case_totals(rows)
    page = paginate(request, _ordered(with_counts(rows), request.GET.get("sort", "")))
    context = list_context(request, form, who) | {
        "tabs": [(name, label, name == tab) for name, (label, _) in _tabs(who).items()],
        "tab": tab,
        "totals": totals,
        "page": page,
        "rows": [(case, clock_of(case, who.today)) for case in page],
        "staff": who.user.may(Permission.SEE_EMPLOYERS),
    }
    return announce(render(request, "brokerage/training.html", context), plural(totals.cases, "case"))


@requires(Permission.EXPORT_EMPLOYERS)
@require_GET
def training_export(request: HttpRequest, kind: str) -> HttpResponseBase:
    who = asking(request)
    _, rows = _rows(request, TrainingFilter(request.GET), who)
    lines = (_line(case) for case in with_counts(rows))
    return file_of(kind, "Training", header=HEADER, rows=lines, today=who.today)


def _line(case: Any) -> list[object]:
    return [
        case.title,
        case.reference,
        case.employer.name,
        case.chosen.title if case.chosen else "",
        case.chosen.provider.name if case.chosen else "",
        case.get_status_display(),
        case.started,
        case.achieved,
        case.owner.name,
        case.agency.short_name,
    ]


def _rows(request: HttpRequest, form: TrainingFilter, who: Asking) -> tuple[str, QuerySet[TrainingCase]]:
    tabs = _tabs(who)
    wanted = request.GET.get("view", "running")
    tab = wanted if wanted in tabs else "running"
    found = TrainingCase.objects.visible_to(who.user).filter(tabs[tab][1])
    chosen = form.chosen
    if words := chosen.get("q"):
        found = found.filter(
            Q(title__icontains=words)
            | Q(employer__name__icontains=words)
            | Q(chosen__provider__name__icontains=words)
        )
    if "status" in chosen:
        found = found.filter(status=chosen["status"])
    if "agency" in chosen:
        found = found.filter(agency__code=chosen["agency"])
    return tab, found


def _ordered(rows: QuerySet[Any], sort: str) -> QuerySet[Any]:
    name = ORDERS.get(sort.removeprefix("-"))
    if name is None:
        return rows.order_by("-created_at", "-pk")
    return rows.order_by(f"-{name}" if sort.startswith("-") else name, "pk")


@requires(Permission.SEE_EMPLOYERS)
@require_GET
def employer_training(request: HttpRequest, reference: str) -> HttpResponse:
    employer = get_employer(asking(request).user, reference)
    context = record_chrome(request, employer, "training")
    record = context["record_context"]
    context |= {
        "cases": record.once("training", lambda: employer_cases(record.user, employer)),
        "may_add": record.user.may(Permission.BROKER_TRAINING) and employer.closed_on is None,
    }
    return render(request, "brokerage/training_of_employer.html", context)


@requires(Permission.BROKER_TRAINING)
def training_add(request: HttpRequest, reference: str) -> HttpResponse:
    employer = get_employer(asking(request).user, reference)
    who = asking(request)
    form = CaseForm(request.POST or None, subject=employer, user=who.user)

    def act() -> str:
        made = actions.open_case(employer=employer, by=who.user, at=timezone.now(), **form.terms())
        return f"{made.title} opened. Identify the need next."

    page = Page(
        heading="Start a training case",
        button="Start case",
        back=reverse("employer_training", args=[employer.reference]),
        back_label=f"{employer}, training",
    )
    return one_job(request, page=page, form=form, act=act)


@requires(Permission.SEE_TRAINING)
@require_GET
def training_case(request: HttpRequest, reference: str) -> HttpResponse:
    who = asking(request)
    case = get_case(who.user, reference)
    context = {
        "case": case,
        "journey": journey_of(case),
        "clock": clock_of(case, who.today),
        "steps": open_steps(STEPS, case, who.user),
        "enrolments": list(case.enrolments.all()),
        "sites": list(case.sites.all()),
    }
    if who.user.may(Permission.SEE_EMPLOYERS):
        return render(request, "brokerage/training_case.html", context | _for_staff(case, who))
    # A provider's people see their own course and nothing of any other.
    return render(request, "brokerage/training_referral.html", context)


def _for_staff(case: Any, who: Asking) -> dict[str, Any]:
    funding = Prefetch("funding", OptionFunding.objects.select_related("stream"))
    options = list(case.options.select_related("provider__agency").prefetch_related(funding))
    for option in options:
        option.case = case
    needs = list(case.needs.all())
    looking = case.status in OPTIONS_OPEN and who.user.may(Permission.BROKER_TRAINING)
    taken = {option.provision_id for option in options}
    found = suggestions(needs, who.today) if looking else []
    chosen = next((option for option in options if option.pk == case.chosen_id), None)
    return {
        "needs": needs,
        "confidential": bool(needs) and may_read_confidential(case.assessment, who.user, who.today),
        "options": [(option, open_steps(OPTION_STEPS, option, who.user)) for option in options],
        "suggestions": [one for one in found if one.provision.pk not in taken],
        "may_add_option": looking,
        "splits": splits_of(chosen, list(chosen.funding.all()), who.today) if chosen else [],
        "responses": responses_of(chosen.provider, who.today) if chosen and case.referred_at else None,
        "gaps": list(case.gaps.select_related("need"))
        if case.status == CaseStatus.NO_PROVISION_FOUND
        else [],
        "past": case.history.select_related("history_user").exclude(history_change_reason=None)[:30],
    }


@requires(Permission.SEE_TRAINING)
def training_step(request: HttpRequest, reference: str, verb: str) -> HttpResponse:
    user = asking(request).user
    case = get_case(user, reference)
    back = reverse("training_case", args=[case.reference])
    if verb == "provider-declines" and not user.may(Permission.SEE_EMPLOYERS):
        back = reverse("training")  # the case is theirs no more
    return take_step(request, STEPS, verb, subject=case, back=back, back_label=case.title)


@requires(Permission.BROKER_TRAINING)
def option_add(request: HttpRequest, reference: str) -> HttpResponse:
    """`?course=` starts from a suggested course."""
    who = asking(request)
    case = get_case(who.user, reference)
    form = OptionForm(request.POST or None, subject=case, user=who.user)
    _start_from_course(request.GET.get("course", "").upper(), form, case=case, who=who)

    def act() -> str:
        made = actions.add_option(case=case, by=who.user, at=timezone.now(), **form.terms())
        return f"{made.title} added."

    return one_job(request, page=_option_page(case, "Add an option", "Add option"), form=form, act=act)


def _start_from_course(wanted: str, form: OptionForm, *, case: Any, who: Asking) -> None:
    if not wanted:
        return
    course = Provision.objects.select_related("provider").filter(reference=wanted).first()
    if course is None:
        message = f"No course {wanted}"
        raise Http404(message)
    found = suggestions(list(case.needs.all()), who.today, most=100)
    one = next((one for one in found if one.provision == course), None)
    form.start_from(course, case, fit=one.fit if one else 3, why=one.why if one else "")


@requires(Permission.SEE_EMPLOYERS)
def option_step(request: HttpRequest, reference: str, *, number: int, verb: str) -> HttpResponse:
    case = get_case(asking(request).user, reference)
    rows = TrainingOption.objects.select_related("case__employer", "provider__agency").filter(case=case)
    option = get_object_or_404(rows, pk=number)
    back = reverse("training_case", args=[case.reference])
    return take_step(request, OPTION_STEPS, verb, subject=option, back=back, back_label=case.title)


def _option_page(case: Any, heading: str, button: str) -> Page:
    return Page(
        heading=heading,
        button=button,
        back=reverse("training_case", args=[case.reference]),
        back_label=case.title,
        lead="The three shares must add up to the full price. Fit counts first, then who pays.",
    )

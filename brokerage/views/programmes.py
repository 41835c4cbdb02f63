"""Programmes designed with employers: the list, one programme with its gates, two versions side by side."""

from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.decorators import requires
from accounts.permissions import Permission
from brokerage.actions import programmes as actions
from brokerage.enums import ProgrammeStatus
from brokerage.forms.programmes import ProgrammeFilter, ProgrammeForm
from brokerage.models import (
    Cohort,
    Programme,
    ProgrammeFunding,
    ProgrammeParty,
    ProgrammeSpec,
    SignOff,
    SpecComment,
)
from brokerage.policies.programmes import SECTIONS
from brokerage.queries.programmes import (
    OVER,
    compare,
    current_spec,
    employer_programmes,
    get_programme,
    money_of,
    programme_totals,
    section_label,
    with_counts,
)
from brokerage.views import programme_steps as steps
from brokerage.views.steps import Step, open_steps, take_step
from employers.queries import get_employer
from employers.record_page import record_chrome
from employers.views.lists import Asking, asking, list_context
from employers.views.one_job import Page, one_job
from toolkit.htmx import announce, redirect, render
from toolkit.pagination import paginate
from toolkit.templatetags.words import plural

TABS = {
    "running": ("Running", ~Q(status__in=OVER)),
    "design": (
        "In design",
        Q(
            status__in=[
                ProgrammeStatus.IDEA,
                ProgrammeStatus.EMPLOYERS_RECRUITED,
                ProgrammeStatus.DESIGN,
                ProgrammeStatus.SPEC_OPEN,
                ProgrammeStatus.SPEC_AGREED,
            ]
        ),
    ),
    "delivering": (
        "Recruiting and delivering",
        Q(status__in=[ProgrammeStatus.RECRUITING, ProgrammeStatus.DELIVERING]),
    ),
    "all": ("All", Q()),
}
ORDERS = {"title": "title", "lead": "lead_agency__name", "places": "places"}

# The parts of a programme that have steps of their own: model, steps and the way to their programme.
PARTS: dict[str, tuple[type[Any], list[Step], str]] = {
    "party": (ProgrammeParty, steps.PARTY_STEPS, "programme"),
    "spec": (ProgrammeSpec, steps.SPEC_STEPS, "programme"),
    "comment": (SpecComment, steps.COMMENT_STEPS, "spec__programme"),
    "sign-off": (SignOff, steps.SIGN_OFF_STEPS, "spec__programme"),
    "line": (ProgrammeFunding, steps.LINE_STEPS, "programme"),
    "cohort": (Cohort, steps.COHORT_STEPS, "programme"),
}


@requires(Permission.SEE_EMPLOYERS)
@require_GET
def programmes(request: HttpRequest) -> HttpResponse:
    who = asking(request)
    form = ProgrammeFilter(request.GET)
    tab, rows = _rows(request, form, who)
    totals = programme_totals(rows)
    context = list_context(request, form, who) | {
        "tabs": [(name, label, name == tab) for name, (label, _) in TABS.items()],
        "tab": tab,
        "totals": totals,
        "page": paginate(request, _ordered(rows, request.GET.get("sort", ""))),
        "may_start": who.user.may(Permission.DESIGN_PROGRAMMES),
    }
    answer = render(request, "brokerage/programmes.html", context)
    return announce(answer, plural(totals.programmes, "programme"))


def _rows(request: HttpRequest, form: ProgrammeFilter, who: Asking) -> tuple[str, QuerySet[Any]]:
    wanted = request.GET.get("view", "running")
    tab = wanted if wanted in TABS else "running"
    found = with_counts(Programme.objects.visible_to(who.user)).filter(TABS[tab][1])
    chosen = form.chosen
    if words := chosen.get("q"):
        found = found.filter(
            Q(title__icontains=words) | Q(parties__employer__name__icontains=words)
        ).distinct()
    if "status" in chosen:
        found = found.filter(status=chosen["status"])
    if "agency" in chosen:
        found = found.filter(lead_agency__code=chosen["agency"])
    return tab, found


def _ordered(rows: QuerySet[Any], sort: str) -> QuerySet[Any]:
    name = ORDERS.get(sort.removeprefix("-"), "title")
    return rows.order_by(f"-{name}" if sort.startswith("-") else name, "pk")


@requires(Permission.SEE_EMPLOYERS)
@require_GET
def employer_programmes_page(request: HttpRequest, reference: str) -> HttpResponse:
    employer = get_employer(asking(request).user, reference)
    context = record_chrome(request, employer, "programmes")
    record = context["record_context"]
    context["programmes"] = record.once("programmes", lambda: employer_programmes(record.user, employer))
    return render(request, "brokerage/programmes_of_employer.html", context)


@requires(Permission.DESIGN_PROGRAMMES)
def programme_add(request: HttpRequest) -> HttpResponse:
    who = asking(request)
    form = ProgrammeForm(request.POST or None, subject=None, user=who.user)

    def act() -> str:
        made = actions.start(by=who.user, at=timezone.now(), **form.terms())
        return f"{made.title} started. Bring in the employers first."

    page = Page("Start a programme", "Start programme", reverse("programmes"), "Programmes")
    return one_job(request, page=page, form=form, act=act)


@requires(Permission.SEE_EMPLOYERS)
@require_GET
def programme(request: HttpRequest, reference: str) -> HttpResponse:
    who = asking(request)
    found = get_programme(who.user, reference)
    parties = list(found.parties.select_related("employer", "agency", "provider"))
    specs = list(found.specs.prefetch_related(_with_parties("comments"), _with_parties("sign_offs")))
    lines = list(
        found.funding.select_related("stream", "party__employer", "party__agency", "party__provider")
    )
    cohorts = list(found.cohorts.all())
    for cohort in cohorts:
        cohort.programme = found
    spec = current_spec(specs)
    comments: list[Any] = list(spec.comments.all()) if spec else []
    for comment in comments:
        comment.about = section_label(comment.section).lower()
    every = open_steps(steps.STEPS, found, who.user)
    beside = {step.verb: step for step in every if step.verb in steps.BESIDE}
    context = {
        "programme": found,
        "steps": [step for step in every if step.verb not in steps.BESIDE],
        "beside": {verb.replace("-", "_"): beside.get(verb) for verb in steps.BESIDE},
        "parties": _with_steps("party", parties, who),
        "spec": spec,
        "sections": [(section_label(name), getattr(spec, name)) for name in SECTIONS] if spec else [],
        "spec_steps": open_steps(steps.SPEC_STEPS, spec, who.user) if spec else [],
        "comments": _with_steps("comment", comments, who),
        "sign_offs": _with_steps("sign-off", list(spec.sign_offs.all()) if spec else [], who),
        "older": [one for one in specs if spec and one.number < spec.number],
        "money": money_of(found, lines),
        "lines": _with_steps("line", lines, who),
        "cohorts": _with_steps("cohort", cohorts, who),
        "past": found.history.select_related("history_user").exclude(history_change_reason=None)[:30],
    }
    return render(request, "brokerage/programme.html", context)


def _with_parties(name: str) -> "Prefetch[Any, Any, Any]":
    model: Any = {"comments": SpecComment, "sign_offs": SignOff}[name]
    rows = model._default_manager.select_related("party__employer", "party__agency", "party__provider")
    return Prefetch(name, rows)


def _with_steps(part: str, rows: list[Any], who: Asking) -> list[tuple[Any, list[Step]]]:
    return [(row, open_steps(PARTS[part][1], row, who.user)) for row in rows]


@requires(Permission.SEE_EMPLOYERS)
@require_GET
def spec_compare(request: HttpRequest, reference: str, *, number: int) -> HttpResponse:
    """This version beside the newest one."""
    found = get_programme(asking(request).user, reference)
    before = get_object_or_404(found.specs, number=number)
    after = found.specs.order_by("-number").first()
    context = {"programme": found, "before": before, "after": after, "differences": compare(before, after)}
    return render(request, "brokerage/spec_compare.html", context)


@requires(Permission.SEE_EMPLOYERS)
def programme_step(request: HttpRequest, reference: str, *, verb: str) -> HttpResponse:
    found = get_programme(asking(request).user, reference)
    back = reverse("programme", args=[found.reference])
    return take_step(request, steps.STEPS, verb, subject=found, back=back, back_label=found.title)


@requires(Permission.SEE_EMPLOYERS)
def programme_part_step(
    request: HttpRequest, reference: str, *, part: str, number: int, verb: str
) -> HttpResponse:
    found = get_programme(asking(request).user, reference)
    back = reverse("programme", args=[found.reference])
    if part not in PARTS:
        return redirect(request, back)
    model, own_steps, way = PARTS[part]
    row = get_object_or_404(model._default_manager.filter(**{way: found}), pk=number)
    return take_step(request, own_steps, verb, subject=row, back=back, back_label=found.title)

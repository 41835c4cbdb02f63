"""The needs of an employer: objectives first, then what follows from them."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from accounts.decorators import StaffRequest, requires
from accounts.models import User
from accounts.permissions import Permission
from brokerage.actions import needs as actions
from brokerage.enums import NeedsStatus
from brokerage.forms.needs import AgreeNeedsForm, FactsForm, NeedForm, ObjectiveForm, WithdrawNeedForm
from brokerage.models import Need, NeedsAssessment
from brokerage.queries.needs import IN_HAND, assessments_of, may_read_confidential, page_of
from employers.models import Employer
from employers.queries import get_employer
from employers.record_page import record_chrome
from employers.views.one_job import Page, one_job
from toolkit.errors import Refused
from toolkit.htmx import redirect, refused_response, render


@requires(Permission.SEE_EMPLOYERS)
@require_GET
def needs(request: StaffRequest, reference: str) -> HttpResponse:
    """The assessment in hand, else the agreed one; `?assessment=` opens an earlier one."""
    employer = get_employer(request.user, reference)
    every = assessments_of(request.user, employer)
    wanted = request.GET.get("assessment", "").upper()
    shown = next((one for one in every if one.reference == wanted), every[0] if every else None)
    in_hand = any(one.status in IN_HAND for one in every)
    may_write = request.user.may(Permission.RECORD_NEEDS) and employer.closed_on is None
    context = record_chrome(request, employer, "needs") | {
        "shown": page_of(shown, request.user, timezone.localdate()) if shown else None,
        "others": [one for one in every if one is not shown],
        "may_write": may_write,
        "may_start": may_write and not in_hand,
        "drafting": may_write and shown is not None and shown.status == NeedsStatus.DRAFT,
        "checking": may_write and shown is not None and shown.status == NeedsStatus.COMPLETED,
        "objective_form": ObjectiveForm(),
    }
    return render(request, "brokerage/needs.html", context)


@requires(Permission.RECORD_NEEDS)
@require_POST
def needs_start(request: StaffRequest, reference: str) -> HttpResponse:
    employer = get_employer(request.user, reference)
    try:
        actions.start(employer=employer, by=request.user, at=timezone.now())
    except Refused as refused:
        return refused_response(request, refused, back=_address(employer))
    messages.success(request, "Needs assessment started. Write down what the business wants to achieve.")
    return redirect(request, _address(employer))


@requires(Permission.RECORD_NEEDS)
@require_POST
def needs_complete(request: StaffRequest, reference: str) -> HttpResponse:
    assessment = _in_hand(request.user, reference)
    try:
        actions.complete(assessment=assessment, by=request.user, at=timezone.now())
    except Refused as refused:
        return refused_response(request, refused, back=_address(assessment.employer))
    messages.success(request, "Completed. Show it to the employer, then record who agreed it.")
    return redirect(request, _address(assessment.employer))


@requires(Permission.RECORD_NEEDS)
@require_POST
def needs_reopen(request: StaffRequest, reference: str) -> HttpResponse:
    assessment = _in_hand(request.user, reference)
    try:
        actions.reopen(assessment=assessment, by=request.user, at=timezone.now())
    except Refused as refused:
        return refused_response(request, refused, back=_address(assessment.employer))
    messages.success(request, "Open again: change what the employer wants changed.")
    return redirect(request, _address(assessment.employer))


@requires(Permission.RECORD_NEEDS)
def needs_agree(request: StaffRequest, reference: str) -> HttpResponse:
    assessment = _in_hand(request.user, reference)
    form = AgreeNeedsForm(request.POST or None, employer=assessment.employer)

    def act() -> str:
        actions.agree(
            assessment=assessment,
            contact=form.contacts[form.cleaned_data["contact"]],
            on=form.cleaned_data["on"],
            by=request.user,
            at=timezone.now(),
        )
        return "Needs agreed with the employer. They hold for 12 months."

    lead = "The employer has read the needs and confirmed the wording."
    page = _page(assessment.employer, "Agreed with the employer", "Record the agreement", lead=lead)
    return one_job(request, page=page, form=form, act=act)


@requires(Permission.RECORD_NEEDS)
def needs_facts(request: StaffRequest, reference: str) -> HttpResponse:
    assessment = _in_hand(request.user, reference)
    form = FactsForm(request.POST or None, initial={"facts": assessment.workforce_facts})

    def act() -> str:
        actions.write_facts(assessment=assessment, by=request.user, at=timezone.now(), **form.cleaned_data)
        return "Workforce facts saved."

    return one_job(request, page=_page(assessment.employer, "Workforce facts", "Save"), form=form, act=act)


@requires(Permission.RECORD_NEEDS)
def objective_add(request: StaffRequest, reference: str) -> HttpResponse:
    assessment = _in_hand(request.user, reference)
    form = ObjectiveForm(request.POST or None)

    def act() -> str:
        actions.add_objective(assessment=assessment, by=request.user, at=timezone.now(), **form.cleaned_data)
        return "Objective added."

    page = _page(assessment.employer, "Add an objective", "Add objective")
    return one_job(request, page=page, form=form, act=act)


@requires(Permission.RECORD_NEEDS)
def objective_edit(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    assessment = _in_hand(request.user, reference)
    objective = get_object_or_404(assessment.objectives, pk=number)
    form = ObjectiveForm(request.POST or None, initial={"text": objective.text})

    def act() -> str:
        actions.edit_objective(objective=objective, by=request.user, at=timezone.now(), **form.cleaned_data)
        return "Objective saved."

    page = _page(assessment.employer, "Reword the objective", "Save")
    return one_job(request, page=page, form=form, act=act)


@requires(Permission.RECORD_NEEDS)
def need_add(request: StaffRequest, reference: str) -> HttpResponse:
    assessment = _in_hand(request.user, reference)
    form = NeedForm(request.POST or None, employer=assessment.employer)

    def act() -> str:
        actions.add_need(
            assessment=assessment,
            sites=form.chosen_sites(),
            by=request.user,
            at=timezone.now(),
            **form.facts(),
        )
        return "Need added."

    return one_job(request, page=_page(assessment.employer, "Add a need", "Add need"), form=form, act=act)


@requires(Permission.RECORD_NEEDS)
def need_edit(request: StaffRequest, reference: str) -> HttpResponse:
    need = _need(request.user, reference)
    employer = need.assessment.employer
    form = NeedForm(request.POST or None, employer=employer, need=need)

    def act() -> str:
        actions.edit_need(
            need=need, sites=form.chosen_sites(), by=request.user, at=timezone.now(), **form.facts()
        )
        return "Need saved."

    return one_job(request, page=_page(employer, "Change the need", "Save"), form=form, act=act)


@requires(Permission.RECORD_NEEDS)
def need_withdraw(request: StaffRequest, reference: str) -> HttpResponse:
    need = _need(request.user, reference)
    form = WithdrawNeedForm(request.POST or None)

    def act() -> str:
        actions.withdraw_need(need=need, by=request.user, at=timezone.now(), **form.cleaned_data)
        return "Need withdrawn. It stays on the record."

    page = _page(
        need.assessment.employer, "Withdraw the need", "Withdraw", lead=need.description, danger=True
    )
    return one_job(request, page=page, form=form, act=act)


def _address(employer: Employer) -> str:
    return reverse("needs", args=[employer.reference])


def _page(employer: Employer, heading: str, button: str, *, lead: str = "", danger: bool = False) -> Page:
    return Page(
        heading=heading,
        button=button,
        back=_address(employer),
        back_label=f"Needs of {employer}",
        lead=lead,
        danger=danger,
    )


def _in_hand(user: User, reference: str) -> NeedsAssessment:
    employer = get_employer(user, reference)
    assessment = employer.needs_assessments.filter(status__in=IN_HAND).select_related("employer").first()
    if assessment is None:
        message = f"No needs assessment of {employer} is in hand"
        raise Http404(message)
    return assessment


def _need(user: User, reference: str) -> Need:
    """A confidential need is known to exist, so who may not read it is told why, not that there is none."""
    rows = Need.objects.visible_to(user).filter(assessment__employer__in=Employer.objects.visible_to(user))
    need = get_object_or_404(rows.select_related("assessment__employer"), reference=reference.upper())
    if need.is_confidential and not may_read_confidential(need.assessment, user, timezone.localdate()):
        message = "This need is confidential. The account’s lead or deputy can open it."
        raise PermissionDenied(message)
    return need

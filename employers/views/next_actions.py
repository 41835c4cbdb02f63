"""What somebody will do next for an employer."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from accounts.decorators import StaffRequest, requires
from accounts.models import User
from accounts.permissions import Permission
from employers.actions import next_actions
from employers.forms.account import ActionForm, CancelForm
from employers.models import Employer, NextAction
from employers.queries import get_employer
from employers.record import RecordContext
from employers.views import record as record_views
from employers.views.one_job import Page, one_job
from toolkit.errors import Refused
from toolkit.htmx import announce, redirect, refused_response, render


@requires(Permission.LOG_CONTACT)
def action_add(request: StaffRequest, reference: str) -> HttpResponse:
    employer = get_employer(request.user, reference)
    form = ActionForm(request.POST or None, initial={"owner": request.user.reference})

    def act() -> str:
        found = form.cleaned_data
        next_actions.add(
            employer=employer,
            title=found["title"],
            due_on=found["due_on"],
            owner=form.people[found["owner"]].user,
            note=found["note"],
            by=request.user,
            at=timezone.now(),
        )
        return "Action added."

    return one_job(request, page=_page(employer, "Add an action", "Add action"), form=form, act=act)


@requires(Permission.LOG_CONTACT)
def action_edit(request: StaffRequest, reference: str) -> HttpResponse:
    action = _action(request.user, reference)
    form = ActionForm(request.POST or None, action=action)

    def act() -> str:
        found = form.cleaned_data
        next_actions.change(
            action=action,
            title=found["title"],
            due_on=found["due_on"],
            owner=form.people[found["owner"]].user,
            note=found["note"],
            by=request.user,
            at=timezone.now(),
        )
        return "Action saved."

    page = _page(action.employer, "Change the action", "Save")
    cancel = {"label": "No longer needed", "url": reverse("action_cancel", args=[action.reference])}
    return one_job(request, page=Page(**vars(page) | {"more": {"other": cancel}}), form=form, act=act)


@requires(Permission.LOG_CONTACT)
def action_cancel(request: StaffRequest, reference: str) -> HttpResponse:
    action = _action(request.user, reference)
    form = CancelForm(request.POST or None)

    def act() -> str:
        next_actions.cancel(action=action, by=request.user, at=timezone.now(), **form.cleaned_data)
        return "Action cancelled."

    page = _page(action.employer, f"Cancel “{action.title}”", "Cancel this action")
    return one_job(request, page=page, form=form, act=act)


@requires(Permission.LOG_CONTACT)
@require_POST
def action_done(request: StaffRequest, reference: str) -> HttpResponse:
    """From the record the list is swapped; from elsewhere the page named by `next` opens again."""
    action = _action(request.user, reference)
    back = _back(request, action)
    try:
        next_actions.done(action=action, by=request.user, at=timezone.now())
    except Refused as refused:
        return refused_response(request, refused, back=back)
    if request.headers.get("HX-Target", "").rpartition("#")[2] != "next-actions":
        return redirect(request, back)
    record = RecordContext(employer=action.employer, user=request.user, today=timezone.localdate())
    context = record_views.next_actions(record) | {
        "employer": action.employer,
        "may_act": True,
        "changed": True,
    }
    return announce(render(request, "employers/record.html", context), "Action done")


def _back(request: StaffRequest, action: NextAction) -> str:
    wanted = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(wanted, allowed_hosts=None):
        return wanted
    return reverse("employer", args=[action.employer.reference])


def _page(employer: Employer, heading: str, button: str) -> Page:
    return Page(
        heading=heading,
        button=button,
        back=reverse("employer", args=[employer.reference]),
        back_label=str(employer),
    )


def _action(user: User, reference: str) -> NextAction:
    rows = NextAction.objects.visible_to(user).filter(employer__in=Employer.objects.visible_to(user))
    return get_object_or_404(rows.select_related("employer", "owner"), reference=reference.upper())

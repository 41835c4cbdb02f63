"""The coordinator's pages for the agencies of the partnership."""

from django.contrib import messages
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.actions import agencies as actions
from accounts.decorators import StaffRequest, requires
from accounts.forms.people import AgencyForm, LeaveForm
from accounts.models import Agency
from accounts.permissions import Permission
from accounts.queries import current_agency
from toolkit.errors import Refused
from toolkit.htmx import redirect, render


@requires(Permission.MANAGE_AGENCIES)
def agency_add(request: StaffRequest) -> HttpResponse:
    form = AgencyForm(request.POST or None)
    if form.is_valid():
        try:
            agency = actions.add(**form.cleaned_data, by=request.user, at=timezone.now())
        except Refused as refused:
            form.add_refusal(refused)
        else:
            messages.success(request, f"{agency} is now in the partnership.")
            return redirect(request, "people")
    return render(request, "accounts/agency_add.html", {"form": form}, status=422 if form.is_bound else 200)


@requires(Permission.MANAGE_AGENCIES)
def agency_edit(request: StaffRequest, agency: str) -> HttpResponse:
    place = current_agency(agency)
    form = AgencyForm(request.POST or None, instance=current_agency(agency))
    if form.is_valid():
        try:
            actions.edit(agency=place, **form.cleaned_data, by=request.user, at=timezone.now())
        except Refused as refused:
            form.add_refusal(refused)
        else:
            messages.success(request, f"{place} is saved.")
            return redirect(request, "people")
    return _edit_page(request, place, form=form, status=422 if form.is_bound else 200)


@require_POST
@requires(Permission.MANAGE_AGENCIES)
def agency_leave(request: StaffRequest, agency: str) -> HttpResponse:
    place = current_agency(agency)
    form = LeaveForm(request.POST)
    if form.is_valid():
        try:
            actions.leave(agency=place, on=form.cleaned_data["on"], by=request.user, at=timezone.now())
        except Refused as refused:
            form.add_refusal(refused)
        else:
            messages.success(request, f"{place} has left the partnership.")
            return redirect(request, "people")
    return _edit_page(request, place, leaving=form, status=422)


def _edit_page(
    request: StaffRequest,
    agency: Agency,
    *,
    form: AgencyForm | None = None,
    leaving: LeaveForm | None = None,
    status: int,
) -> HttpResponse:
    context = {
        "agency": agency,
        "form": form or AgencyForm(instance=agency),
        "leaving": leaving or LeaveForm(),
    }
    return render(request, "accounts/agency_edit.html", context, status=status)

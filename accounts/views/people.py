"""Who is who in the partnership, and an agency's own people."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.actions import memberships
from accounts.actions import people as actions
from accounts.decorators import StaffRequest, requires, signed_in
from accounts.forms.people import LastDayForm, PersonForm, RoleForm
from accounts.models import Agency, Membership, User
from accounts.permissions import Permission
from accounts.policies import can_manage_people, check_can_manage_people
from accounts.queries import agencies_with_people, current_agency, current_membership
from toolkit.errors import Refused
from toolkit.htmx import redirect, render


@signed_in
def people(request: StaffRequest) -> HttpResponse:
    groups = [
        {
            "agency": group.agency,
            "memberships": group.memberships,
            "mine": can_manage_people(request.user, group.agency),
        }
        for group in agencies_with_people()
    ]
    context = {"groups": groups, "may_change_agencies": request.user.may(Permission.MANAGE_AGENCIES)}
    return render(request, "accounts/people.html", context)


@requires(Permission.MANAGE_PEOPLE)
def person_add(request: StaffRequest, agency: str) -> HttpResponse:
    place = _managed(request.user, agency)
    form = PersonForm(request.POST or None, giver=request.user)
    if form.is_valid():
        try:
            person = actions.add(agency=place, **form.cleaned_data, by=request.user, at=timezone.now())
        except Refused as refused:
            form.add_refusal(refused)
        else:
            messages.success(request, f"{person} is added. An email to {person.email} says how to sign in.")
            return redirect(request, "people")
    context = {"form": form, "agency": place}
    return render(request, "accounts/person_add.html", context, status=422 if form.is_bound else 200)


@requires(Permission.MANAGE_PEOPLE)
def membership(request: StaffRequest, *, agency: str, person: str, role: str) -> HttpResponse:
    held = current_membership(_managed(request.user, agency), person, role)
    form = RoleForm(request.POST or None, giver=request.user, initial={"role": held.role})
    if form.is_valid():
        try:
            memberships.change_role(
                membership=held, role=form.cleaned_data["role"], by=request.user, at=timezone.now()
            )
        except Refused as refused:
            form.add_refusal(refused)
        else:
            messages.success(request, f"{held.user} is now {held.get_role_display().lower()}.")
            return redirect(request, "people")
    return _membership_page(request, held, form=form, status=422 if form.is_bound else 200)


@require_POST
@requires(Permission.MANAGE_PEOPLE)
def membership_end(request: StaffRequest, *, agency: str, person: str, role: str) -> HttpResponse:
    held = current_membership(_managed(request.user, agency), person, role)
    form = LastDayForm(request.POST)
    if form.is_valid():
        try:
            memberships.end(
                membership=held, last_day=form.cleaned_data["last_day"], by=request.user, at=timezone.now()
            )
        except Refused as refused:
            form.add_refusal(refused)
        else:
            messages.success(request, f"{held.user} no longer works here after that day.")
            return redirect(request, "people")
    return _membership_page(request, held, last_day=form, status=422)


@require_POST
@requires(Permission.MANAGE_PEOPLE)
def membership_invite(request: StaffRequest, *, agency: str, person: str, role: str) -> HttpResponse:
    held = current_membership(_managed(request.user, agency), person, role)
    actions.send_invitation(user=held.user, agency=held.agency, by=request.user)
    messages.success(request, f"The invitation is on its way to {held.user.email}.")
    return redirect(request, "people")


def _managed(user: User, reference: str) -> Agency:
    """The agency, if this person looks after its people: everybody may know that it exists."""
    agency = current_agency(reference)
    try:
        check_can_manage_people(user, agency)
    except Refused as refused:
        raise PermissionDenied(refused.message) from refused
    return agency


def _membership_page(
    request: StaffRequest,
    held: Membership,
    *,
    form: RoleForm | None = None,
    last_day: LastDayForm | None = None,
    status: int,
) -> HttpResponse:
    context = {
        "membership": held,
        "form": form or RoleForm(giver=request.user, initial={"role": held.role}),
        "last_day": last_day or LastDayForm(),
        "never_signed_in": not held.user.has_usable_password(),
    }
    return render(request, "accounts/membership.html", context, status=status)

"""Correcting what the record says of the employer itself."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from accounts.decorators import StaffRequest, requires
from accounts.permissions import Permission
from employers.actions import employers, groups, identifiers, names
from employers.enums import NameKind
from employers.forms.facts import (
    CloseForm,
    FactsForm,
    GroupForm,
    IndustriesForm,
    NameForm,
    NumberForm,
    RenameForm,
    RetireForm,
)
from employers.models import Employer
from employers.queries import get_employer
from employers.views.one_job import Page, one_job


@requires(Permission.EDIT_EMPLOYER)
def employer_edit(request: StaffRequest, reference: str) -> HttpResponse:
    employer = get_employer(request.user, reference)
    form = FactsForm(request.POST or None, employer=employer)

    def act() -> str:
        version = form.cleaned_data["version"]
        employers.edit(employer=employer, version=version, by=request.user, at=timezone.now(), **form.terms())
        return "Facts saved."

    def fresh() -> dict[str, object]:
        now = Employer.objects.get(pk=employer.pk)
        return {name: getattr(now, name) for name in form.fields if name != "why"}

    more = {
        "employer": employer,
        "names": employer.names.order_by("ends_on", "kind", "name"),
        "numbers": employer.identifiers.order_by("retired_on", "scheme", "value"),
        "industries": employer.industries.select_related("sic_code"),
        "may_close": request.user.may(Permission.MANAGE_LEADS) and employer.closed_on is None,
    }
    page = Page(
        heading="Edit facts",
        button="Save facts",
        back=reverse("employer", args=[employer.reference]),
        back_label=str(employer),
        template="employers/employer_edit.html",
        more=more,
    )
    return one_job(request, page=page, form=form, act=act, fresh=fresh)


@requires(Permission.EDIT_EMPLOYER)
def employer_rename(request: StaffRequest, reference: str) -> HttpResponse:
    employer = get_employer(request.user, reference)
    form = RenameForm(request.POST or None)

    def act() -> str:
        employers.rename(employer=employer, by=request.user, at=timezone.now(), **form.cleaned_data)
        return f"{employer} is now called {form.cleaned_data['name'].strip()}."

    page = _page(employer, "Rename", "Rename", lead=f"{employer} stays on the record as a former name.")
    return one_job(request, page=page, form=form, act=act)


@requires(Permission.EDIT_EMPLOYER)
def name_add(request: StaffRequest, reference: str) -> HttpResponse:
    employer = get_employer(request.user, reference)
    form = NameForm(request.POST or None)

    def act() -> str:
        found = form.cleaned_data | {"kind": NameKind(form.cleaned_data["kind"])}
        names.add(employer=employer, by=request.user, at=timezone.now(), **found)
        return "Name added. Search finds the employer by it."

    return one_job(request, page=_page(employer, "Add a name", "Add name"), form=form, act=act)


@requires(Permission.EDIT_EMPLOYER)
def name_end(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    employer = get_employer(request.user, reference)
    name = get_object_or_404(employer.names.select_related("employer"), pk=number, ends_on__isnull=True)
    form = RetireForm(request.POST or None)
    del form.fields["reason"]

    def act() -> str:
        names.end(name=name, on=timezone.localdate(), by=request.user, at=timezone.now())
        return f"{name.name} is kept as a name of the past."

    page = _page(employer, f"{name.name} is no longer used", "End this name")
    return one_job(request, page=page, form=form, act=act)


@requires(Permission.EDIT_EMPLOYER)
def identifier_add(request: StaffRequest, reference: str) -> HttpResponse:
    employer = get_employer(request.user, reference)
    form = NumberForm(request.POST or None)

    def act() -> str:
        number = identifiers.add(employer=employer, by=request.user, at=timezone.now(), **form.cleaned_data)
        return f"{number.get_scheme_display()} {number.value} added."

    return one_job(request, page=_page(employer, "Add a number", "Add number"), form=form, act=act)


@requires(Permission.EDIT_EMPLOYER)
def identifier_retire(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    employer = get_employer(request.user, reference)
    identifier = get_object_or_404(employer.identifiers, pk=number, retired_on__isnull=True)
    form = RetireForm(request.POST or None)

    def act() -> str:
        identifiers.retire(identifier=identifier, by=request.user, at=timezone.now(), **form.cleaned_data)
        return f"{identifier.value} retired."

    heading = f"Retire {identifier.get_scheme_display().lower()} {identifier.value}"
    return one_job(request, page=_page(employer, heading, "Retire number"), form=form, act=act)


@requires(Permission.EDIT_EMPLOYER)
def industries_edit(request: StaffRequest, reference: str) -> HttpResponse:
    employer = get_employer(request.user, reference)
    codes = [row.sic_code.code for row in employer.industries.select_related("sic_code")]
    form = IndustriesForm(request.POST or None, initial={"codes": ", ".join(codes)})

    def act() -> str:
        found = form.cleaned_data["codes"]
        employers.set_industries(employer=employer, codes=found, by=request.user, at=timezone.now())
        return "Industries saved."

    return one_job(request, page=_page(employer, "Industries", "Save"), form=form, act=act)


@requires(Permission.EDIT_EMPLOYER)
def employer_group(request: StaffRequest, reference: str) -> HttpResponse:
    employer = get_employer(request.user, reference)
    form = GroupForm(request.POST or None, employer=employer)

    def act() -> str:
        found = form.cleaned_data
        by, at = request.user, timezone.now()
        group = groups.start(name=found["new_group"], by=by, at=at) if found["new_group"] else found["group"]
        parent = found.get("parent") if group == employer.group else None
        employers.edit(employer=employer, group=group, parent=parent, by=by, at=at)
        return "Group saved."

    return one_job(request, page=_page(employer, "Group", "Save"), form=form, act=act)


@requires(Permission.MANAGE_LEADS)
def employer_close(request: StaffRequest, reference: str) -> HttpResponse:
    employer = get_employer(request.user, reference)
    form = CloseForm(request.POST or None)

    def act() -> str:
        employers.close(employer=employer, by=request.user, at=timezone.now(), **form.cleaned_data)
        return f"The record of {employer} is closed."

    page = _page(
        employer,
        f"Close the record of {employer}",
        "Close this record",
        lead="The account ends, its leads stop and open actions are cancelled. Everything stays readable.",
        danger=True,
    )
    return one_job(request, page=page, form=form, act=act)


def _page(employer: Employer, heading: str, button: str, *, lead: str = "", danger: bool = False) -> Page:
    return Page(
        heading=heading,
        button=button,
        lead=lead,
        danger=danger,
        back=reverse("employer", args=[employer.reference]),
        back_label=str(employer),
    )

"""The people of an employer: who they are, what they deal with, whether they may sign."""

from django.db.models import F, Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.decorators import StaffRequest, requires
from accounts.models import User
from accounts.permissions import Permission
from employers.actions import contacts
from employers.enums import ContactFunction, ContactStatus
from employers.forms.people import ContactForm, LeftForm, SignatoryForm, initial_of
from employers.models import Contact, ContactBasis, DoNotContact, Employer
from employers.queries import get_employer
from employers.record_page import record_chrome
from employers.views.one_job import Page, one_job
from toolkit.htmx import render


@requires(Permission.SEE_EMPLOYERS)
@require_GET
def people(request: StaffRequest, reference: str) -> HttpResponse:
    employer = get_employer(request.user, reference)
    current_bases = ContactBasis.objects.filter(ended_on__isnull=True)
    asked = DoNotContact.objects.filter(ended_at__isnull=True)
    rows = employer.contacts.prefetch_related(
        "sites",
        Prefetch("bases", queryset=current_bases, to_attr="current_bases"),
        Prefetch("do_not_contacts", queryset=asked, to_attr="asked"),
    ).order_by(F("can_sign_from").asc(nulls_last=True), "name", "pk")
    here = [row for row in rows if row.status in {ContactStatus.ACTIVE, ContactStatus.OBJECTED}]
    context = record_chrome(request, employer, "people") | {
        "contacts": here,
        "gone": [row for row in rows if row.status == ContactStatus.LEFT],
        "function_labels": dict(ContactFunction.choices),
        "may_edit": request.user.may(Permission.EDIT_EMPLOYER) and employer.closed_on is None,
        "today": timezone.localdate(),
    }
    return render(request, "employers/record_people.html", context)


@requires(Permission.EDIT_EMPLOYER)
def contact_add(request: StaffRequest, reference: str) -> HttpResponse:
    employer = get_employer(request.user, reference)
    initial = {"name": request.GET.get("name", "")[:120]}
    form = ContactForm(request.POST or None, employer=employer, initial=initial)

    def act() -> str:
        contact = contacts.add(employer=employer, by=request.user, at=timezone.now(), **form.terms())
        return f"{contact.name} added."

    page = _page(employer, "Add a person", "Add person")
    return one_job(request, page=page, form=form, act=act)


@requires(Permission.EDIT_EMPLOYER)
def contact_edit(request: StaffRequest, reference: str) -> HttpResponse:
    contact = _contact(request.user, reference)
    form = ContactForm(request.POST or None, employer=contact.employer, contact=contact)

    def act() -> str:
        version = form.cleaned_data["version"]
        contacts.edit(contact=contact, version=version, by=request.user, at=timezone.now(), **form.terms())
        return f"{form.cleaned_data['name']} saved."

    return one_job(
        request,
        page=_page(contact.employer, contact.name, "Save"),
        form=form,
        act=act,
        fresh=lambda: initial_of(Contact.objects.get(pk=contact.pk)),
    )


@requires(Permission.EDIT_EMPLOYER)
def contact_left(request: StaffRequest, reference: str) -> HttpResponse:
    contact = _contact(request.user, reference)
    form = LeftForm(request.POST or None)

    def act() -> str:
        contacts.mark_left(contact=contact, on=form.cleaned_data["on"], by=request.user, at=timezone.now())
        return f"{contact.name} is marked as left."

    page = _page(
        contact.employer,
        f"{contact.name} has left",
        "Mark as left",
        lead="They stay in the history. If they could sign for the employer, that ends too.",
    )
    return one_job(request, page=page, form=form, act=act)


@requires(Permission.EDIT_EMPLOYER)
def contact_sign(request: StaffRequest, reference: str) -> HttpResponse:
    contact = _contact(request.user, reference)
    known = {
        "evidence": contact.can_sign_evidence,
        "scope": contact.can_sign_scope,
        "from_on": contact.can_sign_from or timezone.localdate(),
        "to_on": contact.can_sign_to,
    }
    form = SignatoryForm(request.POST or None, initial=known)

    def act() -> str:
        contacts.confirm_signatory(contact=contact, by=request.user, at=timezone.now(), **form.cleaned_data)
        return f"{contact.name} may sign for {contact.employer}."

    page = _page(contact.employer, f"Confirm that {contact.name} may sign", "Confirm authority")
    return one_job(request, page=page, form=form, act=act)


def _page(employer: Employer, heading: str, button: str, *, lead: str = "") -> Page:
    return Page(
        heading=heading,
        button=button,
        lead=lead,
        back=reverse("employer_people", args=[employer.reference]),
        back_label=f"{employer}, people",
    )


def _contact(user: User, reference: str) -> Contact:
    rows = Contact.objects.filter(employer__in=Employer.objects.visible_to(user))
    return get_object_or_404(rows.select_related("employer"), reference=reference.upper())

"""Who looks after an employer, and what it asked of us."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.decorators import StaffRequest, requires
from accounts.permissions import Permission
from accounts.roles import roles_that_may
from employers.actions import accounts, do_not_contacts, leads
from employers.enums import AccountTier, EngagementStatus, LeadRole, Topic
from employers.forms.account import AccountForm, DoNotContactForm, EndDoNotContactForm, EndLeadForm, LeadForm
from employers.models import Account, AccountLead, DoNotContact, Employer
from employers.queries import get_employer
from employers.record_page import account_of
from employers.views.one_job import Page, one_job
from toolkit.htmx import render


@requires(Permission.EDIT_EMPLOYER)
def account_edit(request: StaffRequest, reference: str) -> HttpResponse:
    employer = get_employer(request.user, reference)
    account = _account(employer)
    form = AccountForm(request.POST or None, account=account)

    def act() -> str:
        found = form.cleaned_data
        saving = {"account": account, "by": request.user, "at": timezone.now(), "why": found["why"]}
        if found["tier"] != form.initial["tier"]:
            accounts.set_tier(tier=AccountTier(found["tier"]), **saving)
        if found["engagement_status"] != form.initial["engagement_status"]:
            accounts.set_engagement(status=EngagementStatus(found["engagement_status"]), **saving)
        if found["next_review_on"] != form.initial["next_review_on"]:
            accounts.set_review(on=found["next_review_on"], **saving)
        return "Account saved."

    return one_job(request, page=_page(employer, "Tier and review", "Save"), form=form, act=act)


@requires(Permission.MANAGE_LEADS)
def lead_assign(request: StaffRequest, reference: str) -> HttpResponse:
    employer = get_employer(request.user, reference)
    account = _account(employer)
    form = LeadForm(request.POST or None)

    def act() -> str:
        found = form.cleaned_data
        person = form.people[found["user"]]
        leads.assign(
            account=account,
            user=person.user,
            agency=person.agency,
            role=LeadRole(found["role"]),
            does=found["does"],
            from_on=found["from_on"],
            move_actions=found["move_actions"],
            why=found["why"],
            by=request.user,
            at=timezone.now(),
        )
        return f"{person.user.name} looks after {employer} from {found['from_on']:%-d %B %Y}."

    rows = account.leads.filter(ends_on__isnull=True).select_related("user", "agency")
    page = _page(employer, "Change who leads", "Save")
    page = Page(
        **vars(page)
        | {"template": "employers/lead_assign.html", "more": {"leads": rows, "employer": employer}}
    )
    return one_job(request, page=page, form=form, act=act)


@requires(Permission.MANAGE_LEADS)
def lead_end(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    employer = get_employer(request.user, reference)
    rows = AccountLead.objects.filter(account__employer=employer, ends_on__isnull=True)
    lead = get_object_or_404(rows.select_related("user"), pk=number)
    form = EndLeadForm(request.POST or None)

    def act() -> str:
        leads.end(lead=lead, by=request.user, at=timezone.now(), **form.cleaned_data)
        return f"{lead.user.name} no longer looks after {employer}."

    heading = f"{lead.user.name} stops as {lead.get_role_display().lower()}"
    return one_job(request, page=_page(employer, heading, "Save"), form=form, act=act)


@requires(Permission.SEE_EMPLOYERS)
@require_GET
def do_not_contact(request: StaffRequest, reference: str) -> HttpResponse:
    """What was asked and when; the reason only for those who may read it."""
    employer = get_employer(request.user, reference)
    rows = employer.do_not_contacts.select_related("contact", "recorded_by", "ended_by")
    context = {
        "employer": employer,
        "asked": [row for row in rows if row.ended_at is None],
        "ended": [row for row in rows if row.ended_at is not None],
        "topic_labels": dict(Topic.choices),
        "may_read": request.user.may(Permission.SEE_RESTRICTED),
        "may_edit": request.user.may(Permission.LOG_CONTACT),
        "readers": [role.label.lower() for role in roles_that_may(Permission.SEE_RESTRICTED)],
    }
    return render(request, "employers/do_not_contact.html", context)


@requires(Permission.LOG_CONTACT)
def do_not_contact_add(request: StaffRequest, reference: str) -> HttpResponse:
    employer = get_employer(request.user, reference)
    form = DoNotContactForm(request.POST or None, employer=employer)

    def act() -> str:
        do_not_contacts.record(employer=employer, by=request.user, at=timezone.now(), **form.terms())
        return "Recorded. Everybody who opens this record sees it."

    page = _page(employer, "Record a do not contact", "Save")
    return one_job(request, page=page, form=form, act=act)


@requires(Permission.LOG_CONTACT)
def do_not_contact_end(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    employer = get_employer(request.user, reference)
    rows = DoNotContact.objects.filter(employer=employer, ended_at__isnull=True)
    asked = get_object_or_404(rows, pk=number)
    form = EndDoNotContactForm(request.POST or None)

    def act() -> str:
        do_not_contacts.end(do_not_contact=asked, by=request.user, at=timezone.now(), **form.cleaned_data)
        return "Ended. They can be contacted again."

    page = _page(employer, "End the do not contact", "End it")
    return one_job(request, page=page, form=form, act=act)


def _page(employer: Employer, heading: str, button: str) -> Page:
    return Page(
        heading=heading,
        button=button,
        back=reverse("employer", args=[employer.reference]),
        back_label=str(employer),
    )


def _account(employer: Employer) -> Account:
    account = account_of(employer)
    if account is None:
        message = "This employer has no open account."
        raise Http404(message)
    return account

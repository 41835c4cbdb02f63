"""What is around every page of an employer's record: who it is, who looks after it, tabs and buttons."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Case, CharField, Count, Exists, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from accounts.models import Agency, User
from accounts.permissions import Permission
from employers.enums import MANAGED_TIERS, ContactStatus, IdentifierScheme, LeadRole
from employers.models import (
    Account,
    AccountLead,
    Contact,
    DoNotContact,
    Employer,
    EmployerFile,
    EmployerIdentifier,
    EmployerIndustry,
    Interaction,
    Site,
)
from employers.record import RecordContext, contributions


@dataclass(frozen=True)
class RecordTab:
    name: str
    label: str
    url: str
    count: int | None
    current: bool


@dataclass(frozen=True)
class RecordButton:
    """Something to start from the record; `posts` when a press already makes it."""

    label: str
    icon: str
    url_name: str
    permission: Permission
    posts: bool = False
    danger: bool = False


@dataclass(frozen=True)
class RecordLink:
    button: RecordButton
    url: str


@dataclass(frozen=True)
class Facts:
    """The line under the name and the row of facts."""

    industry: str
    company_number: str
    main_site: str
    site_count: int
    contact_count: int
    file_count: int
    last_contact: datetime | None
    asked_us_not_to: bool


@dataclass(frozen=True)
class Team:
    """Who looks after the account on a day."""

    lead: AccountLead | None
    deputy: AccountLead | None
    others: Sequence[AccountLead]


@dataclass(frozen=True)
class Chrome:
    facts: Facts
    account: Account | None
    lead_label: str
    team: Team
    lead_agency: Agency | None
    do_not_contact: DoNotContact | None
    tabs: Sequence[RecordTab]
    commitment_url: str
    log_url: str
    menu: Sequence[RecordLink]


COMMITMENT = RecordButton("Commitment", "plus", "commitment_add", Permission.EDIT_COMMITMENTS)
LOG_CONTACT = RecordButton("Log contact", "message-square", "contact_log", Permission.LOG_CONTACT)
# The pages of higher apps are named here by address only; one that does not exist is left out.
MENU = (
    RecordButton("Add a need", "target", "needs", Permission.RECORD_NEEDS),
    RecordButton("Add a vacancy pledge", "flag", "pledge_add", Permission.EDIT_COMMITMENTS),
    RecordButton("Start a training case", "graduation-cap", "training_add", Permission.BROKER_TRAINING),
    RecordButton("Compose an offer", "file-text", "offer_compose", Permission.COMPOSE_OFFERS, posts=True),
    RecordButton("Add an action", "list-plus", "action_add", Permission.LOG_CONTACT),
    RecordButton("Add a person", "user-plus", "contact_add", Permission.EDIT_EMPLOYER),
    RecordButton("Add a file", "upload", "file_add", Permission.EDIT_EMPLOYER),
    RecordButton("Edit facts", "pencil", "employer_edit", Permission.EDIT_EMPLOYER),
    RecordButton("Tier and review", "layers", "account_edit", Permission.EDIT_EMPLOYER),
    RecordButton("Change who leads", "users", "lead_assign", Permission.MANAGE_LEADS),
    RecordButton("Do not contact", "hand", "do_not_contact", Permission.LOG_CONTACT, danger=True),
)


def record_chrome(request: HttpRequest, employer: Employer, current_tab: str) -> dict[str, Any]:
    """Variables of `employers/record_base.html`; `current_tab` is the tab's name."""
    user = request.user
    assert isinstance(user, User)  # noqa: S101 - every record page needs a signed-in person
    context = RecordContext(employer=employer, user=user, today=timezone.localdate())
    facts = facts_of(context)
    account = account_of(employer)
    return {
        "employer": employer,
        "record_context": context,
        "chrome": Chrome(
            facts=facts,
            account=account,
            lead_label="Account manager" if account and account.tier in MANAGED_TIERS else "Broker",
            team=team_of(account, context.today),
            lead_agency=account.lead_agency if account else None,
            do_not_contact=do_not_contact_of(employer) if facts.asked_us_not_to else None,
            tabs=_tabs(context, facts, current_tab),
            log_url=_address_for(context, LOG_CONTACT),
            commitment_url=_address_for(context, COMMITMENT),
            menu=[] if employer.closed_on else _menu(context),
        ),
    }


def facts_of(context: RecordContext) -> Facts:
    """Everything of the header that is a count or one value, in one statement."""
    here = {"employer": OuterRef("pk")}
    industries = EmployerIndustry.objects.filter(**here).order_by("-is_main", "sic_code__code")
    numbers = EmployerIdentifier.objects.filter(
        **here, scheme=IdentifierScheme.COMPANIES_HOUSE, retired_on__isnull=True
    )
    sites = Site.objects.filter(**here, closed_on__isnull=True)
    people = Contact.objects.filter(**here, status=ContactStatus.ACTIVE)
    files = EmployerFile.objects.visible_to(context.user).filter(**here, removed_at__isnull=True)
    contact = Interaction.objects.visible_to(context.user).filter(**here).order_by("-happened_at")
    row = (
        Employer.objects.filter(pk=context.employer.pk)
        .values(
            industry=Coalesce(Subquery(industries.values("sic_code__label")[:1]), Value("")),
            company_number=Coalesce(Subquery(numbers.values("value")[:1]), Value("")),
            main_site=Coalesce(
                Subquery(sites.values("local_authority__name")[:1]),
                Subquery(sites.values("name")[:1]),
                Value(""),
                output_field=CharField(),
            ),
            site_count=_count(sites),
            contact_count=_count(people),
            file_count=_count(files),
            last_contact=Subquery(contact.values("happened_at")[:1]),
            asked_us_not_to=Exists(
                DoNotContact.objects.filter(**here, contact__isnull=True, ended_at__isnull=True)
            ),
        )
        .get()
    )
    # The published labels list everything in a class; the header has room for the first.
    return Facts(**row | {"industry": row["industry"].partition(";")[0]})


def _count(rows: Any) -> Any:
    counted = (
        rows.order_by().annotate(one=Value(1)).values("one").annotate(number=Count("pk")).values("number")
    )
    return Coalesce(Subquery(counted), Value(0))


def account_of(employer: Employer) -> Account | None:
    """Its own open account, or the one that covers its group."""
    wanted = Q(employer=employer)
    if employer.group_id:
        wanted |= Q(covers_group=True, employer__group=employer.group_id)
    return (
        Account.objects.select_related("lead_agency", "employer")
        .filter(wanted, closed_on__isnull=True)
        .order_by(Case(When(employer=employer, then=0), default=1), "pk")
        .first()
    )


def team_of(account: Account | None, on: date) -> Team:
    if account is None:
        return Team(None, None, [])
    rows = list(
        account.leads.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=on), starts_on__lte=on)
        .select_related("user", "agency")
        .order_by("starts_on", "pk")
    )
    by_role = {row.role: row for row in rows}
    return Team(
        lead=by_role.get(LeadRole.LEAD),
        deputy=by_role.get(LeadRole.DEPUTY),
        others=[row for row in rows if row.role == LeadRole.TEAM],
    )


def do_not_contact_of(employer: Employer) -> DoNotContact | None:
    """The employer as a whole has asked; what one person asked is said beside that person."""
    return (
        DoNotContact.objects.select_related("recorded_by")
        .filter(employer=employer, contact__isnull=True, ended_at__isnull=True)
        .order_by("asked_on")
        .first()
    )


def _tabs(context: RecordContext, facts: Facts, current: str) -> list[RecordTab]:
    own: list[tuple[int, str, str, str, int | None]] = [
        (0, "overview", "Overview", "employer", None),
        (50, "people", "People", "employer_people", facts.contact_count),
        (60, "sites", "Sites", "employer_sites", facts.site_count),
        (70, "history", "History", "employer_history", None),
        (80, "files", "Files", "employer_files", facts.file_count or None),
    ]
    theirs = [
        (tab.order, tab.name, tab.label, tab.url_name, tab.count(context)) for tab in contributions.tabs
    ]
    return [
        RecordTab(name, label, reverse(url_name, args=[context.employer.reference]), count, name == current)
        for _, name, label, url_name, count in sorted(own + theirs)
    ]


def _menu(context: RecordContext) -> list[RecordLink]:
    found = [RecordLink(button, _address_for(context, button)) for button in MENU]
    return [link for link in found if link.url]


def _address_for(context: RecordContext, button: RecordButton) -> str:
    """Where the button goes; nothing for who may not, or when no such page exists."""
    if not context.user.may(button.permission):
        return ""
    try:
        return reverse(button.url_name, args=[context.employer.reference])
    except NoReverseMatch:
        return ""

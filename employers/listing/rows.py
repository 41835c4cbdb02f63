"""The employers of one page of a list with all that their row shows, in one statement."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, cast

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from accounts.models import User
from employers.enums import EngagementStatus, LeadRole, SizeBand
from employers.listing.caseload import (
    SILENT_BY_CHOICE,
    heard_from,
    last_contact,
    leads_on,
    quiet_before,
)
from employers.listing.sectors import SECTORS
from employers.models import Account, Employer, EmployerIndustry, NextAction, Site
from employers.record import ListStanding, Tone, contributions

STATUS_TONES: dict[str, tuple[Tone, str]] = {
    EngagementStatus.PROSPECT: ("info", "sparkles"),
    EngagementStatus.FIRST_CONTACT: ("info", "message-circle"),
    EngagementStatus.ENGAGED: ("good", "circle-check"),
    EngagementStatus.COMMITTED: ("good", "handshake"),
    EngagementStatus.DORMANT: ("warn", "clock"),
    EngagementStatus.NOT_NOW: ("idle", "circle-pause"),
    EngagementStatus.DECLINED_ALL: ("idle", "circle-x"),
    EngagementStatus.CLOSED: ("idle", "circle-x"),
}


@dataclass(frozen=True)
class Status:
    tone: Tone
    words: str
    icon: str


@dataclass
class Row:
    """One employer in a list."""

    employer: Any
    today: date
    # What higher apps show of it, by the name of their column.
    extra: dict[str, Any] = field(default_factory=dict)
    # How higher apps say that it stands; none where they know nothing of it.
    standing: ListStanding | None = None
    # The name with the letters that answered a search marked, and another name that did.
    shown_name: str = ""
    said: str = ""
    said_name: str = ""

    @property
    def cells(self) -> list[dict[str, Any]]:
        """The contributed columns with their values, in order."""
        return [
            {"label": column.label, "template": column.template, "value": self.extra.get(column.name)}
            for column in contributions.columns
        ]

    @property
    def sector(self) -> str:
        return SECTORS.get(self.employer.section_code or "", "")

    @property
    def place(self) -> str:
        return self.employer.place_name or self.employer.postcode_of_place or ""

    @property
    def sub(self) -> str:
        """`Manufacturing, Leeds`"""
        return ", ".join(part for part in (self.sector, self.place) if part)

    @property
    def size(self) -> str:
        if self.employer.headcount is not None:
            return f"{self.employer.headcount:,} people"
        return str(SizeBand(self.employer.size_band).label)

    @property
    def lead(self) -> str:
        return self.employer.lead_name or ""

    @property
    def lead_agency(self) -> str:
        return self.employer.lead_agency_name or ""

    @property
    def next_title(self) -> str:
        return self.employer.next_title or ""

    @property
    def next_due(self) -> date | None:
        return cast("date | None", self.employer.next_due)

    @property
    def last_contact(self) -> datetime | None:
        return cast("datetime | None", self.employer.last_contact_at)

    @property
    def is_overdue(self) -> bool:
        return self.next_due is not None and self.next_due < self.today

    @property
    def is_quiet(self) -> bool:
        engagement = self.employer.engagement
        if engagement is None or engagement in SILENT_BY_CHOICE:
            return False
        heard: datetime | None = self.employer.heard_from_at
        return heard is not None and heard < self.employer.quiet_before_at

    @property
    def status(self) -> Status:
        """What most needs to be known: quiet, overdue, how what was promised stands, how far we have come."""
        if self.is_quiet:
            return Status("warn", "Gone quiet", "clock")
        if self.is_overdue:
            return Status("bad", "Overdue", "clock")
        if self.standing is not None:
            return Status(self.standing.tone, self.standing.words, self.standing.icon)
        engagement = EngagementStatus(self.employer.engagement or EngagementStatus.PROSPECT)
        tone, icon = STATUS_TONES[engagement]
        return Status(tone, str(engagement.label), icon)


def with_facts(employers: QuerySet[Employer], user: User, today: date) -> QuerySet[Employer]:
    """Annotated with all that `Row` reads."""
    account = Account.objects.filter(employer=OuterRef("pk"), closed_on__isnull=True)
    sites = Site.objects.filter(employer=OuterRef("pk"), closed_on__isnull=True)
    main_site = sites.order_by("-is_main", "pk")
    industry = EmployerIndustry.objects.filter(employer=OuterRef("pk"), is_main=True)
    open_actions = NextAction.objects.visible_to(user).open().filter(employer=OuterRef("pk"))
    actions = open_actions.order_by("due_on", "pk")
    leads = leads_on(today).filter(role=LeadRole.LEAD)
    own = leads.filter(account__employer=OuterRef("pk"))
    groups = leads.filter(account__covers_group=True, account__employer__group=OuterRef("group"))
    return employers.annotate(
        section_code=Subquery(industry.values("sic_code__section__code")[:1]),
        place_name=Subquery(main_site.values("local_authority__name")[:1]),
        postcode_of_place=Subquery(main_site.values("postcode")[:1]),
        engagement=Subquery(account.values("engagement_status")[:1]),
        lead_name=Coalesce(Subquery(own.values("user__name")[:1]), Subquery(groups.values("user__name")[:1])),
        lead_agency_name=Coalesce(
            Subquery(own.values("agency__short_name")[:1]), Subquery(groups.values("agency__short_name")[:1])
        ),
        next_title=Subquery(actions.values("title")[:1]),
        next_due=Subquery(actions.values("due_on")[:1]),
        last_contact_at=last_contact(user),
        heard_from_at=heard_from(user),
        quiet_before_at=quiet_before(today),
    )


def rows_of(employers: list[Employer], user: User, today: date) -> list[Row]:
    """Rows for employers already annotated, each contributed column loaded once for all of them."""
    rows = [Row(employer, today) for employer in employers]
    ids = [employer.pk for employer in employers]
    for column in contributions.columns if ids else ():
        found = column.load(ids, user, today)
        for row in rows:
            row.extra[column.name] = found.get(row.employer.pk)
    for load in contributions.standings if ids else ():
        standings = load(ids, user, today)
        for row in rows:
            row.standing = row.standing or standings.get(row.employer.pk)
    return rows

"""The record as it stood at a past moment, as plain tables."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import Model

from accounts.models import Agency, User
from employers.enums import ContactFunction, LeadRole
from employers.models import (
    Account,
    AccountLead,
    Contact,
    Employer,
    EmployerIdentifier,
    EmployerName,
    LocalAuthority,
    Site,
)
from employers.record import PastTable, contributions
from toolkit.dates import day

NOT_KNOWN = "Not known"


def past_tables(employer: Employer, at: datetime) -> list[PastTable]:
    """Ours first, then what other apps kept; empty tables are left out."""
    own = [facts, names, identifiers, sites, people, account]
    tables = [make(employer, at) for make in (*own, *contributions.past)]
    return [table for table in tables if table.rows]


def existed(employer: Employer, at: datetime) -> bool:
    return bool(Employer.history.as_of(at).filter(pk=employer.pk).exists())


def _then(model: type[Model], at: datetime, **wanted: Any) -> list[Any]:
    """The rows as they stood, in the order of their names or beginnings."""
    rows = model.history.as_of(at).filter(**wanted)  # type: ignore[attr-defined]  # simple-history adds it
    return sorted(rows, key=lambda row: (str(getattr(row, "name", "")), row.pk))


def facts(employer: Employer, at: datetime) -> PastTable:
    rows: list[Sequence[str]] = []
    for then in _then(Employer, at, pk=employer.pk):
        people = (
            f"{then.headcount:,} on {_day(then.headcount_on)}" if then.headcount is not None else NOT_KNOWN
        )
        rows = [
            ("Name", then.name),
            ("Legal form", then.get_legal_form_display()),
            ("Sector", then.get_ownership_sector_display()),
            ("People", people),
            ("Size", then.get_size_band_display()),
            ("Levy", then.get_levy_status_display()),
            ("Phone", then.phone or NOT_KNOWN),
            ("Website", then.domain or NOT_KNOWN),
            ("About", then.about or "Nothing written"),
        ]
        if then.closed_on:
            rows.append(("Closed", f"{day(then.closed_on)}: {then.closed_reason}"))
    return PastTable("Facts", ["Fact", "As it stood"], rows)


def names(employer: Employer, at: datetime) -> PastTable:
    rows = [
        (
            then.name,
            then.get_kind_display(),
            _day(then.starts_on) or NOT_KNOWN,
            _day(then.ends_on) or "In use",
        )
        for then in _then(EmployerName, at, employer=employer.pk)
    ]
    return PastTable("Names", ["Name", "Kind", "From", "Until"], rows)


def identifiers(employer: Employer, at: datetime) -> PastTable:
    rows = [
        (then.get_scheme_display(), then.value, _day(then.retired_on) or "In use")
        for then in _then(EmployerIdentifier, at, employer=employer.pk)
    ]
    return PastTable("Numbers", ["Kind", "Number", "Retired"], rows)


def sites(employer: Employer, at: datetime) -> PastTable:
    then = _then(Site, at, employer=employer.pk)
    areas = LocalAuthority.objects.in_bulk({site.local_authority_id for site in then} - {None})
    rows = [
        (
            f"{site.name} (main)" if site.is_main else site.name,
            site.postcode or NOT_KNOWN,
            str(areas.get(site.local_authority_id, NOT_KNOWN)),
            f"{site.headcount:,}" if site.headcount is not None else NOT_KNOWN,
            _day(site.closed_on) or "Open",
        )
        for site in then
    ]
    return PastTable("Sites", ["Site", "Postcode", "Borough", "People", "Closed"], rows)


def people(employer: Employer, at: datetime) -> PastTable:
    labels = dict(ContactFunction.choices)
    rows = [
        (
            then.name,
            then.job_title or NOT_KNOWN,
            ", ".join(labels[value] for value in then.functions) or "Not said",
            _authority(then, at.date()),
            then.get_status_display(),
        )
        for then in _then(Contact, at, employer=employer.pk)
    ]
    return PastTable("People there", ["Name", "Job", "Deals with", "May sign", "Status"], rows)


def account(employer: Employer, at: datetime) -> PastTable:
    """The account's terms and who looked after it that day."""
    accounts = _then(Account, at, employer=employer.pk)
    on = at.date()
    leads = [
        lead
        for lead in _then(AccountLead, at, account__in=[row.pk for row in accounts])
        if lead.starts_on <= on and (lead.ends_on is None or lead.ends_on > on)
    ]
    users = User.objects.in_bulk({lead.user_id for lead in leads})
    agencies = Agency.objects.in_bulk(
        {lead.agency_id for lead in leads} | {row.lead_agency_id for row in accounts} - {None}
    )
    rows: list[Sequence[str]] = []
    for row in accounts:
        rows += [
            ("Tier", row.get_tier_display()),
            ("Engagement", row.get_engagement_status_display()),
            ("Lead agency", str(agencies.get(row.lead_agency_id, "Nobody yet"))),
            ("Next review", _day(row.next_review_on) or "No date"),
        ]
    rows += [
        (LeadRole(lead.role).label, f"{users[lead.user_id].name}, {agencies[lead.agency_id]}")
        for lead in leads
    ]
    return PastTable("Account", ["Term", "As it stood"], rows)


def _authority(contact: Any, on: date) -> str:
    if contact.can_sign_from is None or contact.can_sign_from > on:
        return "No"
    if contact.can_sign_to and contact.can_sign_to < on:
        return "No"
    return f"Yes, since {day(contact.can_sign_from)}"


def _day(value: date | None) -> str:
    return day(value) if value else ""

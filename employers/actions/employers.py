"""The record of an employer as a whole: start it, correct it, rename it, close it."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, TypedDict, Unpack

from django.db import transaction
from django.utils import timezone

from accounts.history import because, save_checked
from accounts.models import Agency, User
from employers.actions import identifiers as identifiers_of
from employers.actions import leads as leads_of
from employers.actions import names as names_of
from employers.actions import sites as sites_of
from employers.enums import (
    AccountTier,
    EngagementStatus,
    LeadRole,
    LegalForm,
    LevyStatus,
    NameKind,
    NextActionStatus,
    OwnershipSector,
    SizeBand,
)
from employers.models import (
    Account,
    AccountLead,
    Employer,
    EmployerGroup,
    EmployerIndustry,
    EmployerName,
    NextAction,
    SicCode,
)
from employers.policies import check_closable, check_open
from employers.validators import normalise_domain, normalise_phone
from toolkit.dates import day
from toolkit.errors import Refused, Stale

LARGEST_OF_BAND = [(9, SizeBand.MICRO), (49, SizeBand.SMALL), (249, SizeBand.MEDIUM)]


class Facts(TypedDict, total=False):
    """What may be known about an employer, besides its name."""

    legal_form: LegalForm
    ownership_sector: OwnershipSector
    headcount: int | None
    headcount_on: date | None
    headcount_source: str
    size_band: SizeBand
    levy_status: LevyStatus
    levy_status_on: date | None
    year_end_month: int | None
    domain: str
    phone: str
    about: str
    group: EmployerGroup | None
    parent: Employer | None
    is_invented: bool


class Terms(TypedDict, total=False):
    """How the account is looked after."""

    tier: AccountTier
    engagement_status: EngagementStatus
    next_review_on: date | None


class Beginning(Facts, Terms, total=False):
    names: Iterable[tuple[NameKind, str]]
    identifiers: Iterable[tuple[str, str, str]]
    sites: Iterable[sites_of.SiteFacts]
    industries: Iterable[str]
    lead: User | None
    lead_agency: Agency | None


def band_of(headcount: int) -> SizeBand:
    return next((band for largest, band in LARGEST_OF_BAND if headcount <= largest), SizeBand.LARGE)


@transaction.atomic
def create(
    *, name: str, source: str, source_on: date, by: User, at: datetime, **known: Unpack[Beginning]
) -> Employer:
    """A new record with its names, numbers, sites, industries and account.

    `identifiers` are (scheme, issuer, value); `industries` are five-digit codes, the main one first.
    """
    # One reason and one moment for all of it: one line on the timeline.
    why = f"Record started, from {source}"
    employer = Employer(name=name.strip(), source=source, source_on=source_on)
    _set_facts(employer, known)
    save_checked(employer, by=by, why=why, at=at)
    names = [(kind, text.strip()) for kind, text in known.get("names", ())]
    if not any(kind == NameKind.LEGAL for kind, _ in names):
        names.insert(0, (NameKind.LEGAL, employer.name))
    if employer.name not in {text for _, text in names}:
        names.append((NameKind.TRADING, employer.name))
    for kind, text in names:
        save_checked(EmployerName(employer=employer, kind=kind, name=text), by=by, why=why, at=at)
    for scheme, issuer, value in known.get("identifiers", ()):
        identifiers_of.add(
            employer=employer, scheme=scheme, issuer=issuer, value=value, by=by, at=at, why=why
        )
    for position, site in enumerate(known.get("sites", ())):
        facts: sites_of.SiteFacts = {**site, "is_main": site.get("is_main", position == 0)}
        sites_of.open(employer=employer, by=by, at=at, why=why, **facts)
    set_industries(employer=employer, codes=list(known.get("industries", ())), by=by, at=at, why=why)
    _open_account(employer, known, by=by, at=at, why=why)
    return employer


def _open_account(employer: Employer, known: Any, *, by: User, at: datetime, why: str) -> None:
    lead: User | None = known.get("lead")
    agency = known.get("lead_agency") or (lead.agency if lead else None)
    account = Account(employer=employer, opened_on=timezone.localdate(at), lead_agency=agency)
    for field in Terms.__optional_keys__ & known.keys():
        setattr(account, field, known[field])
    save_checked(account, by=by, why=why, at=at)
    if lead:
        leads_of.assign(
            account=account,
            user=lead,
            agency=agency,
            role=LeadRole.LEAD,
            from_on=account.opened_on,
            by=by,
            at=at,
            why=why,
        )


def _set_facts(employer: Employer, known: Any) -> None:
    for field in Facts.__optional_keys__ & known.keys():
        setattr(employer, field, known[field])
    if employer.headcount is not None:
        employer.size_band = band_of(employer.headcount)
    employer.phone = normalise_phone(employer.phone)
    employer.domain = normalise_domain(employer.domain)


@transaction.atomic
def edit(
    *,
    employer: Employer,
    version: int | None = None,
    by: User,
    at: datetime,
    why: str = "",
    **facts: Unpack[Facts],
) -> Employer:
    """Correct the facts. `version` is the one the person saw: a newer one on the record is refused.

    The size band follows from the number of people where there is one.
    """
    employer = locked(employer, version=version)
    check_open(employer)
    before = {field: getattr(employer, field) for field in Facts.__optional_keys__}
    _set_facts(employer, facts)
    changed = [
        field.replace("_", " ")
        for field in Facts.__annotations__
        if before[field] != getattr(employer, field)
    ]
    if not changed:
        return employer
    reason = f"Facts corrected: {', '.join(changed)}"
    save_checked(employer, by=by, why=because(reason, why), at=at)
    return employer


def locked(employer: Employer, *, version: int | None) -> Employer:
    """The record as it is now, kept from others until this transaction ends."""
    current = Employer.objects.select_for_update(of=("self",)).get(pk=employer.pk)
    if version is not None and version != current.version:
        message = "Somebody saved this record after you opened it. Compare the two and save again."
        raise Stale(message)
    return current


@transaction.atomic
def rename(*, employer: Employer, name: str, on: date, by: User, at: datetime, why: str = "") -> Employer:
    """Take a new name from `on`; the old one stays on the record as a former name."""
    employer = locked(employer, version=None)
    check_open(employer)
    name = name.strip()
    if name == employer.name:
        message = "This is already its name."
        raise Refused(message, field="name")
    reason = f"Renamed from {employer.name} to {name}"
    reason = because(reason, why)
    kind = NameKind.TRADING
    for old in employer.names.filter(name=employer.name, ends_on__isnull=True).exclude(
        kind=NameKind.PREVIOUS
    ):
        kind = NameKind.LEGAL if old.kind == NameKind.LEGAL else kind
        old.kind, old.ends_on = NameKind.PREVIOUS, on
        save_checked(old, by=by, why=reason, at=at)
    names_of.give_way(employer=employer, name=name, by=by, at=at, why=reason)
    save_checked(
        EmployerName(employer=employer, kind=kind, name=name, starts_on=on), by=by, why=reason, at=at
    )
    employer.name = name
    save_checked(employer, by=by, why=reason, at=at)
    return employer


@transaction.atomic
def set_industries(
    *, employer: Employer, codes: list[str], by: User, at: datetime, why: str = "Industries changed"
) -> None:
    """Exactly these industries, the first one the main one."""
    found = {row.code: row for row in SicCode.objects.filter(code__in=codes, valid_to__isnull=True)}
    if unknown := [code for code in codes if code not in found]:
        message = f"{unknown[0]} is not an industry code we know. It has 5 digits, such as 10110."
        raise Refused(message, field="industries")
    kept = {row.sic_code.code: row for row in employer.industries.select_related("sic_code")}
    for code, row in kept.items():
        if code not in codes:
            _forget(row, by=by, why=why, at=at)
        elif row.is_main and code != codes[0]:
            row.is_main = False
            save_checked(row, by=by, why=why, at=at)
    for position, code in enumerate(dict.fromkeys(codes)):
        row = kept.get(code) or EmployerIndustry(employer=employer, sic_code=found[code])
        if row._state.adding or row.is_main != (position == 0):
            row.is_main = position == 0
            save_checked(row, by=by, why=why, at=at)


def _forget(row: Any, *, by: User, why: str, at: datetime) -> None:
    row._history_user, row._change_reason, row._history_date = by, why, at
    row.delete()


@transaction.atomic
def close(*, employer: Employer, on: date, reason: str, by: User, at: datetime) -> Employer:
    """The employer is gone: its account closes, its leads end and what was left to do is cancelled."""
    employer = locked(employer, version=None)
    check_closable(employer)
    if not reason.strip():
        message = "Say why this record is closed."
        raise Refused(message, field="reason")
    why = because(f"Record closed on {day(on)}", reason)
    for lead in AccountLead.objects.filter(account__employer=employer, ends_on__isnull=True):
        lead.ends_on = max(on, lead.starts_on)
        save_checked(lead, by=by, why=why, at=at)
    for account in employer.accounts.filter(closed_on__isnull=True):
        account.closed_on = max(on, account.opened_on)
        account.engagement_status = EngagementStatus.CLOSED
        save_checked(account, by=by, why=why, at=at)
    for action in NextAction.objects.open().filter(employer=employer):
        action.status, action.settled_at, action.settled_by = NextActionStatus.CANCELLED, at, by
        save_checked(action, by=by, why=why, at=at)
    employer.closed_on, employer.closed_reason = on, reason.strip()
    save_checked(employer, by=by, why=why, at=at)
    return employer

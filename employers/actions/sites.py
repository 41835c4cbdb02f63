"""An employer's workplaces."""

from datetime import date, datetime
from typing import Any, TypedDict, Unpack

from django.db import transaction

from accounts.history import because, save_checked
from accounts.models import User
from employers.models import Employer, LocalAuthority, Site
from employers.policies import check_open
from employers.validators import local_authority_of, normalise_postcode
from toolkit.dates import day
from toolkit.errors import Refused, Stale


class SiteFacts(TypedDict, total=False):
    """`local_authority` follows from the postcode where it is not given."""

    name: str
    address: str
    postcode: str
    local_authority: LocalAuthority | None
    headcount: int | None
    is_main: bool
    opened_on: date | None


@transaction.atomic
def open(  # noqa: A001 - read at the call as sites.open(…)
    *, employer: Employer, by: User, at: datetime, why: str = "", **facts: Unpack[SiteFacts]
) -> Site:
    check_open(employer)
    site = Site(employer=employer)
    _set_facts(site, facts)
    if not employer.sites.filter(closed_on__isnull=True).exists():
        site.is_main = True
    reason = why or f"Site added: {site.name}"
    if site.is_main:
        _make_way(site, by=by, at=at, why=reason)
    save_checked(site, by=by, why=reason, at=at)
    return site


@transaction.atomic
def edit(
    *, site: Site, version: int | None = None, by: User, at: datetime, **facts: Unpack[SiteFacts]
) -> Site:
    site = _locked(site, version=version)
    check_open(site.employer)
    before = site.name
    _set_facts(site, facts)
    reason = f"Site changed: {site.name}" if site.name == before else f"Site {before} is now {site.name}"
    if site.is_main:
        _make_way(site, by=by, at=at, why=reason)
    save_checked(site, by=by, why=reason, at=at)
    return site


@transaction.atomic
def close(*, site: Site, on: date, by: User, at: datetime, why: str = "") -> Site:
    """What was done there stays with it; if it was the main site, no site is until one is chosen."""
    site = _locked(site, version=None)
    if site.closed_on is not None:
        message = "This site is already closed."
        raise Refused(message)
    site.closed_on, site.is_main = on, False
    reason = f"Site closed on {day(on)}: {site.name}"
    save_checked(site, by=by, why=because(reason, why), at=at)
    return site


def _locked(site: Site, *, version: int | None) -> Site:
    current = Site.objects.select_for_update(of=("self",)).select_related("employer").get(pk=site.pk)
    if version is not None and version != current.version:
        message = "Somebody saved this site after you opened it. Compare the two and save again."
        raise Stale(message)
    return current


def _set_facts(site: Site, facts: Any) -> None:
    before = site.postcode
    for field in SiteFacts.__optional_keys__ & facts.keys():
        setattr(site, field, facts[field])
    site.name = site.name.strip()
    if not site.name:
        message = "Enter the site's name."
        raise Refused(message, field="name")
    site.postcode = normalise_postcode(site.postcode)
    if site.postcode != before and not facts.get("local_authority"):
        site.local_authority = local_authority_of(site.postcode)


def _make_way(main: Site, *, by: User, at: datetime, why: str) -> None:
    others = main.employer.sites.filter(is_main=True, closed_on__isnull=True)
    for other in others.exclude(pk=main.pk) if main.pk else others:
        other.is_main = False
        save_checked(other, by=by, why=why, at=at)

"""People at an employer, and why we may hold their details."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, TypedDict, Unpack

from django.db import transaction
from django.utils import timezone

from accounts.history import save_checked
from accounts.models import User
from employers.enums import ContactFunction, ContactStatus, LawfulBasis, Purpose
from employers.models import Contact, ContactBasis, Employer, Site
from employers.policies import check_open
from employers.validators import normalise_phone
from toolkit.dates import day
from toolkit.errors import Refused, Stale


class ContactFacts(TypedDict, total=False):
    name: str
    job_title: str
    email: str
    phone: str
    functions: list[ContactFunction]
    source: str


@transaction.atomic
def add(
    *,
    employer: Employer,
    bases: Iterable[tuple[Purpose, LawfulBasis]],
    sites: Iterable[Site] = (),
    notice_version: str = "",
    by: User,
    at: datetime,
    **facts: Unpack[ContactFacts],
) -> Contact:
    """`bases` says, purpose by purpose, why we may hold and use the details: at least one."""
    check_open(employer)
    bases = list(bases)
    if not bases:
        message = "Say what we use this person's details for, and why we may."
        raise Refused(message, field="purposes")
    contact = Contact(employer=employer)
    _set_facts(contact, facts)
    why = f"Contact added: {contact.name}"
    save_checked(contact, by=by, why=why, at=at)
    contact.sites.set(sites)
    for purpose, basis in bases:
        _hold(contact, purpose, basis, notice_version=notice_version, by=by, at=at, why=why)
    return contact


@transaction.atomic
def edit(
    *,
    contact: Contact,
    version: int | None = None,
    bases: Iterable[tuple[Purpose, LawfulBasis]] | None = None,
    sites: Iterable[Site] | None = None,
    by: User,
    at: datetime,
    **facts: Unpack[ContactFacts],
) -> Contact:
    """`bases` and `sites`, when given, replace those that were there."""
    contact = _locked(contact, version=version)
    check_open(contact.employer)
    _set_facts(contact, facts)
    why = f"Contact changed: {contact.name}"
    save_checked(contact, by=by, why=why, at=at)
    if sites is not None:
        contact.sites.set(sites)
    if bases is not None:
        _replace_bases(contact, dict(bases), by=by, at=at, why=why)
    return contact


@transaction.atomic
def mark_left(*, contact: Contact, on: date, by: User, at: datetime) -> Contact:
    """No longer there: authority to sign ends with it."""
    contact = _locked(contact, version=None)
    if contact.status != ContactStatus.ACTIVE:
        message = f"{contact.name} is already marked as {contact.get_status_display().lower()}."
        raise Refused(message)
    contact.status, contact.left_on = ContactStatus.LEFT, on
    if contact.can_sign_from and (contact.can_sign_to is None or contact.can_sign_to > on):
        contact.can_sign_to = max(on, contact.can_sign_from)
    save_checked(contact, by=by, why=f"Contact left on {day(on)}: {contact.name}", at=at)
    return contact


@transaction.atomic
def confirm_signatory(
    *,
    contact: Contact,
    evidence: str,
    scope: str = "",
    from_on: date,
    to_on: date | None = None,
    by: User,
    at: datetime,
) -> Contact:
    """`evidence` says how we know that this person may sign; `scope` what they may sign for."""
    contact = _locked(contact, version=None)
    if contact.status != ContactStatus.ACTIVE:
        message = "Only somebody who still works there can sign."
        raise Refused(message)
    if not evidence.strip():
        message = "Say how you know that this person may sign."
        raise Refused(message, field="evidence")
    contact.can_sign_from, contact.can_sign_to = from_on, to_on
    contact.can_sign_evidence, contact.can_sign_scope = evidence.strip(), scope.strip()
    if ContactFunction.SIGNATORY not in contact.functions:
        contact.functions = [*contact.functions, ContactFunction.SIGNATORY]
    save_checked(contact, by=by, why=f"Authority to sign confirmed: {contact.name}", at=at)
    return contact


def _locked(contact: Contact, *, version: int | None) -> Contact:
    current = Contact.objects.select_for_update(of=("self",)).select_related("employer").get(pk=contact.pk)
    if version is not None and version != current.version:
        message = "Somebody saved this person after you opened the page. Compare the two and save again."
        raise Stale(message)
    return current


def _set_facts(contact: Contact, facts: Any) -> None:
    for field in ContactFacts.__optional_keys__ & facts.keys():
        setattr(contact, field, facts[field])
    contact.name = contact.name.strip()
    if not contact.name:
        message = "Enter the person's name."
        raise Refused(message, field="name")
    contact.email = contact.email.strip()
    contact.phone = normalise_phone(contact.phone)
    if not contact.source.strip():
        message = "Say where these details came from."
        raise Refused(message, field="source")


def _hold(contact: Contact, purpose: str, basis: str, **saving: Any) -> None:
    notice_version = saving.pop("notice_version", "")
    row = ContactBasis(
        contact=contact,
        purpose=purpose,
        basis=basis,
        notice_version=notice_version,
        recorded_on=timezone.localdate(saving["at"]),
    )
    save_checked(row, **saving)


def _replace_bases(contact: Contact, wanted: dict[Purpose, LawfulBasis], **saving: Any) -> None:
    if not wanted:
        message = "Say what we use this person's details for, and why we may."
        raise Refused(message, field="purposes")
    kept = set()
    for row in contact.bases.filter(ended_on__isnull=True):
        if wanted.get(Purpose(row.purpose)) == row.basis:
            kept.add(row.purpose)
            continue
        row.ended_on = timezone.localdate(saving["at"])
        save_checked(row, **saving)
    for purpose, basis in wanted.items():
        if purpose not in kept:
            _hold(contact, purpose, basis, **saving)

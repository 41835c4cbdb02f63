"""The agencies of the partnership."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from accounts.history import save_checked
from accounts.models import Agency, User
from accounts.permissions import Permission
from toolkit.errors import Refused


@transaction.atomic
def add(
    *,
    name: str,
    short_name: str,
    kind: str,
    role: str,
    phone: str = "",
    email: str = "",
    by: User,
    at: datetime,
) -> Agency:
    _check_may(by)
    agency = Agency(
        code=slugify(short_name)[:40],
        name=name.strip(),
        short_name=short_name.strip(),
        kind=kind,
        role=role.strip(),
        phone=phone,
        email=email,
    )
    if Agency.objects.filter(code=agency.code).exists():
        message = "Another agency has this short name."
        raise Refused(message, field="short_name")
    save_checked(agency, by=by, why=f"{agency} joined the partnership", at=at)
    return agency


@transaction.atomic
def edit(
    *,
    agency: Agency,
    name: str,
    short_name: str,
    kind: str,
    role: str,
    phone: str,
    email: str,
    by: User,
    at: datetime,
) -> Agency:
    """The code stays: other systems know the agency by it."""
    _check_may(by)
    agency.name = name.strip()
    agency.short_name = short_name.strip()
    agency.kind = kind
    agency.role = role.strip()
    agency.phone = phone
    agency.email = email
    save_checked(agency, by=by, why=f"{agency} changed", at=at)
    return agency


@transaction.atomic
def leave(*, agency: Agency, on: date, by: User, at: datetime) -> Agency:
    """The agency is no longer in the partnership: nobody can sign in for it, all it wrote is kept."""
    _check_may(by)
    if agency.is_host:
        message = f"{agency} hosts the partnership, so it cannot leave."
        raise Refused(message)
    if agency.memberships.current().exists():
        message = f"People still work here for {agency}. End their roles first."
        raise Refused(message)
    if on > timezone.localdate(at):
        message = "An agency leaves today or has left before."
        raise Refused(message, field="on")
    agency.left_on = on
    save_checked(agency, by=by, why=f"{agency} left the partnership", at=at)
    return agency


def _check_may(by: User) -> None:
    if not by.may(Permission.MANAGE_AGENCIES):
        message = "Only the partnership’s coordinator can change its agencies."
        raise Refused(message)

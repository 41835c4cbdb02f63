"""Who works in which agency, as what, from when to when."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from accounts.enums import RoleName
from accounts.history import save_checked
from accounts.models import Agency, Membership, User
from accounts.policies import (
    check_can_give,
    check_can_leave,
    check_can_manage_people,
    check_coordinator_remains,
)
from toolkit.errors import Refused


@transaction.atomic
def give(*, user: User, agency: Agency, role: str, by: User, at: datetime) -> Membership:
    """One more role; a person's first agency is their main one."""
    check_can_manage_people(by, agency)
    check_can_give(by, role)
    if Membership.objects.current().filter(user=user, agency=agency, role=role).exists():
        message = f"{user} already has that role here."
        raise Refused(message, field="role")
    membership = Membership(
        user=user,
        agency=agency,
        role=role,
        is_primary=not user.memberships.filter(is_primary=True, ends_on__isnull=True).exists(),
        starts_on=timezone.localdate(at),
    )
    why = f"{user} became {RoleName(role).label.lower()} at {agency}"
    save_checked(membership, by=by, why=why, at=at)
    return membership


@transaction.atomic
def change_role(*, membership: Membership, role: str, by: User, at: datetime) -> Membership:
    check_can_manage_people(by, membership.agency)
    check_can_give(by, role)
    check_coordinator_remains(membership)
    before = membership.get_role_display()
    membership.role = role
    why = f"Role changed from {before.lower()} to {RoleName(role).label.lower()}"
    save_checked(membership, by=by, why=why, at=at)
    return membership


@transaction.atomic
def end(*, membership: Membership, last_day: date, by: User, at: datetime) -> Membership:
    """The person keeps this role up to and including `last_day`."""
    check_can_manage_people(by, membership.agency)
    check_coordinator_remains(membership)
    if last_day < timezone.localdate(at):
        message = "The last day cannot be in the past."
        raise Refused(message, field="last_day")
    if _is_only_role_here(membership):
        check_can_leave(membership.user, membership.agency)
    membership.ends_on = last_day
    save_checked(membership, by=by, why=f"{membership.user} leaves {membership.agency}", at=at)
    return membership


def _is_only_role_here(membership: Membership) -> bool:
    here = Membership.objects.current().filter(user=membership.user, agency=membership.agency)
    return not here.exclude(pk=membership.pk).exists()

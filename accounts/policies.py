"""What may happen to people and agencies, and what stands in the way."""

from collections.abc import Callable

from accounts.enums import RoleName
from accounts.models import Agency, Membership, User
from accounts.permissions import Permission
from toolkit.errors import Refused

# Higher apps add theirs at start-up: each answers with the sentence that keeps the person, or None.
blocks_leaving: list[Callable[[User, Agency], str | None]] = []


def can_manage_people(user: User, agency: Agency) -> bool:
    """A coordinator for every agency, a manager for their own."""
    if not user.may(Permission.MANAGE_PEOPLE) or agency.left_on is not None:
        return False
    return _is_coordinator(user) or agency.pk in {
        membership.agency_id
        for membership in user.current_memberships
        if membership.role == RoleName.AGENCY_MANAGER
    }


def check_can_manage_people(user: User, agency: Agency) -> None:
    if not can_manage_people(user, agency):
        message = f"Only {agency}’s manager or the partnership’s coordinator can change its people."
        raise Refused(message)


def roles_to_give(user: User) -> list[RoleName]:
    """The roles this person may give others: only a coordinator makes a coordinator."""
    return [role for role in RoleName if role != RoleName.COORDINATOR or _is_coordinator(user)]


def check_can_give(user: User, role: str) -> None:
    if role not in roles_to_give(user):
        message = "Only a partnership coordinator can make somebody a coordinator."
        raise Refused(message, field="role")


def check_coordinator_remains(membership: Membership) -> None:
    """The partnership always has somebody who can settle things."""
    if membership.role != RoleName.COORDINATOR:
        return
    others = Membership.objects.current().filter(role=RoleName.COORDINATOR, user__is_active=True)
    if not others.exclude(pk=membership.pk).exists():
        message = "This is the partnership’s only coordinator. Give somebody else that role first."
        raise Refused(message)


def check_can_leave(user: User, agency: Agency) -> None:
    reasons = [reason for block in blocks_leaving if (reason := block(user, agency))]
    if reasons:
        raise Refused(" ".join(reasons))


def _is_coordinator(user: User) -> bool:
    return any(membership.role == RoleName.COORDINATOR for membership in user.current_memberships)

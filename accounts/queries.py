"""People and agencies as the pages read them."""

from dataclasses import dataclass

from django.db.models import Prefetch
from django.http import Http404

from accounts.models import Agency, Membership, User
from accounts.roles import ROLES, Role


@dataclass(frozen=True)
class AgencyPeople:
    agency: Agency
    memberships: list[Membership]


def role_of(membership: Membership) -> type[Role]:
    return next(role for name, role in ROLES.items() if name == membership.role)


def agencies_with_people() -> list[AgencyPeople]:
    """The partnership's agencies, the host first, each with who works there now."""
    current = Membership.objects.current().filter(user__is_active=True).select_related("user")
    agencies = (
        Agency.objects.filter(left_on__isnull=True)
        .order_by("-is_host", "name")
        .prefetch_related(Prefetch("memberships", current.order_by("user__name", "pk"), to_attr="now_here"))
    )
    return [AgencyPeople(agency, getattr(agency, "now_here")) for agency in agencies]  # noqa: B009 - set by to_attr


def current_agency(reference: str) -> Agency:
    agency = Agency.objects.filter(reference=reference, left_on__isnull=True).first()
    if agency is None:
        raise Http404
    return agency


def current_membership(agency: Agency, person_reference: str, role: str) -> Membership:
    """This person's open role in this agency."""
    membership = (
        Membership.objects.current()
        .filter(agency=agency, user__reference=person_reference, role=role)
        .select_related("user", "agency")
        .first()
    )
    if membership is None:
        raise Http404
    return membership


def person_by_email(email: str) -> User | None:
    return User.objects.filter(email__iexact=email.strip()).first()

"""People and their agencies: `UserFactory(broker=True)`, `UserFactory(verifier=True, agency=college)`."""

from typing import Any

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from accounts.enums import AgencyKind, RoleName
from accounts.models import Agency, Membership, User

PASSWORD = "correct horse battery"


class AgencyFactory(DjangoModelFactory[Agency]):
    class Meta:
        model = Agency

    code = factory.Sequence(lambda n: f"agency-{n}")
    name = factory.Sequence(lambda n: f"Agency {n}")
    short_name = factory.SelfAttribute("name")
    kind = AgencyKind.LOCAL_AUTHORITY
    role = "Helps employers of its area."


class MembershipFactory(DjangoModelFactory[Membership]):
    """A current main membership as a broker."""

    class Meta:
        model = Membership

    user = factory.SubFactory("tests.factories.accounts.UserFactory")
    agency = factory.SubFactory(AgencyFactory)
    role = RoleName.BROKER
    is_primary = True
    starts_on = factory.LazyFunction(timezone.localdate)


def _agency_of(membership: Any) -> Agency:
    return membership.factory_parent.agency or AgencyFactory()


def _as(role: RoleName) -> Any:
    """Give the person this role in their `agency`."""
    membership = factory.RelatedFactory(
        MembershipFactory, factory_related_name="user", role=role, agency=factory.LazyAttribute(_agency_of)
    )
    return factory.Trait(**{f"as_{role}": membership})


class UserFactory(DjangoModelFactory[User]):
    """Somebody with no role; each trait is a role in `agency`, a new one unless given."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    class Params:
        agency = None
        broker = _as(RoleName.BROKER)
        account_manager = _as(RoleName.ACCOUNT_MANAGER)
        agency_manager = _as(RoleName.AGENCY_MANAGER)
        coordinator = _as(RoleName.COORDINATOR)
        funding_officer = _as(RoleName.FUNDING_OFFICER)
        provider_user = _as(RoleName.PROVIDER_USER)
        verifier = _as(RoleName.VERIFIER)
        data_protection_lead = _as(RoleName.DATA_PROTECTION_LEAD)

    name = factory.Sequence(lambda n: f"Person {n}")
    email = factory.Sequence(lambda n: f"person{n}@example.org")
    password = factory.django.Password(PASSWORD)

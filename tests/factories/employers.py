"""Employers with a name row and an account: `EmployerFactory(lead=broker)`, `EmployerFactory(tier=…)`."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from employers.enums import (
    AccountTier,
    ContactStatus,
    EngagementStatus,
    IdentifierScheme,
    InteractionKind,
    LawfulBasis,
    LeadRole,
    NameKind,
    NextActionStatus,
    Purpose,
)
from employers.models import (
    Account,
    AccountLead,
    Contact,
    ContactBasis,
    DoNotContact,
    Employer,
    EmployerIdentifier,
    EmployerName,
    Interaction,
    InteractionAttendee,
    NextAction,
    Site,
)
from tests.factories.accounts import UserFactory


def afterwards(make: Callable[..., None]) -> Any:
    """What the factory makes once the row is there."""
    return factory.post_generation(make)


class AccountFactory(DjangoModelFactory[Account]):
    class Meta:
        model = Account

    employer = factory.SubFactory("tests.factories.employers.EmployerFactory", account=False)
    tier = AccountTier.SME_BROKERED
    engagement_status = EngagementStatus.ENGAGED
    opened_on = date(2026, 1, 5)


class LeadFactory(DjangoModelFactory[AccountLead]):
    class Meta:
        model = AccountLead

    account = factory.SubFactory(AccountFactory)
    role = LeadRole.LEAD
    user = factory.SubFactory(UserFactory, broker=True)
    agency = factory.LazyAttribute(lambda lead: lead.user.agency)
    starts_on = date(2026, 1, 5)


class EmployerFactory(DjangoModelFactory[Employer]):
    """`account=False` leaves the account out; `company_number=…` gives it one."""

    class Meta:
        model = Employer
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"Employer {n} Limited")
    source = "a test"
    source_on = date(2026, 1, 5)

    @afterwards
    def legal_name(employer: Employer, create: bool, extracted: str | None, **_: Any) -> None:  # noqa: N805 - factory_boy's own signature
        if create:
            EmployerName.objects.create(
                employer=employer, kind=NameKind.LEGAL, name=extracted or employer.name
            )

    @afterwards
    def tier(employer: Employer, create: bool, extracted: AccountTier | None, **_: Any) -> None:  # noqa: N805 - the row
        employer.wanted_tier = extracted or AccountTier.SME_BROKERED

    @afterwards
    def account(employer: Employer, create: bool, extracted: Any, **known: Any) -> None:  # noqa: N805 - the row
        if create and extracted is not False:
            tier = employer.wanted_tier  # type: ignore[attr-defined]  # set above
            AccountFactory(**{"employer": employer, "tier": tier, **known})

    @afterwards
    def lead(employer: Employer, create: bool, extracted: Any, **known: Any) -> None:  # noqa: N805 - the row
        if create and extracted:
            account = employer.accounts.get()
            LeadFactory(account=account, user=extracted, **known)
            account.lead_agency = extracted.agency
            account.save()

    @afterwards
    def deputy(employer: Employer, create: bool, extracted: Any, **known: Any) -> None:  # noqa: N805 - the row
        if create and extracted:
            LeadFactory(account=employer.accounts.get(), user=extracted, role=LeadRole.DEPUTY, **known)

    @afterwards
    def company_number(employer: Employer, create: bool, extracted: str | None, **_: Any) -> None:  # noqa: N805 - the row
        if create and extracted:
            EmployerIdentifier.objects.create(
                employer=employer, scheme=IdentifierScheme.COMPANIES_HOUSE, value=extracted
            )


class SiteFactory(DjangoModelFactory[Site]):
    class Meta:
        model = Site

    employer = factory.SubFactory(EmployerFactory)
    name = factory.Sequence(lambda n: f"Site {n}")


class ContactFactory(DjangoModelFactory[Contact]):
    """Somebody still there whose details we hold for the account as a public task."""

    class Meta:
        model = Contact
        skip_postgeneration_save = True

    class Params:
        signatory = factory.Trait(
            can_sign_from=date(2026, 1, 5), can_sign_evidence="Letter from the managing director"
        )
        left = factory.Trait(status=ContactStatus.LEFT, left_on=date(2026, 6, 1))

    employer = factory.SubFactory(EmployerFactory)
    name = factory.Sequence(lambda n: f"Contact {n}")
    job_title = "Head of people"
    email = factory.Sequence(lambda n: f"contact{n}@employer.example")
    source = "a test"

    @afterwards
    def basis(contact: Contact, create: bool, extracted: Any, **_: Any) -> None:  # noqa: N805 - the row
        if create:
            ContactBasis.objects.create(
                contact=contact,
                purpose=Purpose.ACCOUNT,
                basis=extracted or LawfulBasis.PUBLIC_TASK,
                recorded_on=date(2026, 1, 5),
            )


class InteractionFactory(DjangoModelFactory[Interaction]):
    """A phone call yesterday, taken part in by whoever logged it."""

    class Meta:
        model = Interaction
        skip_postgeneration_save = True

    employer = factory.SubFactory(EmployerFactory)
    kind = InteractionKind.PHONE
    happened_at = factory.LazyFunction(lambda: timezone.now() - timedelta(days=1))
    summary = "They will decide about January next week."
    logged_by = factory.SubFactory(UserFactory, broker=True)
    agency = factory.LazyAttribute(lambda interaction: interaction.logged_by.agency)

    @afterwards
    def attendees(interaction: Interaction, create: bool, extracted: Any, **_: Any) -> None:  # noqa: N805 - the row
        for user in extracted or [interaction.logged_by] if create else []:
            InteractionAttendee.objects.create(interaction=interaction, user=user, agency=user.agency)

    @afterwards
    def contacts(interaction: Interaction, create: bool, extracted: Any, **_: Any) -> None:  # noqa: N805 - the row
        if create and extracted:
            interaction.contacts.set(extracted)


class NextActionFactory(DjangoModelFactory[NextAction]):
    class Meta:
        model = NextAction

    class Params:
        overdue = factory.Trait(due_on=factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=3)))
        done = factory.Trait(
            status=NextActionStatus.DONE,
            settled_at=factory.LazyFunction(timezone.now),
            settled_by=factory.SelfAttribute("owner"),
        )

    employer = factory.SubFactory(EmployerFactory)
    title = factory.Sequence(lambda n: f"Call about role {n}")
    due_on = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=3))
    owner = factory.SubFactory(UserFactory, broker=True)
    agency = factory.LazyAttribute(lambda action: action.owner.agency)


class DoNotContactFactory(DjangoModelFactory[DoNotContact]):
    class Meta:
        model = DoNotContact

    employer = factory.SubFactory(EmployerFactory)
    asked_on = date(2026, 9, 1)
    reason = "They asked us in writing to stop."
    recorded_by = factory.SubFactory(UserFactory, broker=True)

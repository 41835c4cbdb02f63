"""Needs and commitments: `CommitmentFactory(active=True)`, `CommitmentFactory(ours=True, agreed=True)`."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from brokerage.enums import (
    Binding,
    CommitmentDirection,
    CommitmentKind,
    CommitmentSource,
    CommitmentStatus,
    NeedPurpose,
    NeedsStatus,
    ProgressSource,
    Stage,
    Unit,
)
from brokerage.models import (
    Commitment,
    CommitmentDispute,
    CommitmentProgress,
    CommitmentShare,
    Need,
    NeedsAssessment,
    Objective,
    Service,
)
from employers.enums import Topic
from tests.factories.accounts import AgencyFactory, UserFactory
from tests.factories.employers import ContactFactory, EmployerFactory, SiteFactory


class NeedsAssessmentFactory(DjangoModelFactory[NeedsAssessment]):
    """In hand, with one objective."""

    class Meta:
        model = NeedsAssessment
        skip_postgeneration_save = True

    class Params:
        completed = factory.Trait(status=NeedsStatus.COMPLETED)
        agreed = factory.Trait(
            status=NeedsStatus.AGREED,
            agreed_on=date(2026, 10, 1),
            agreed_with=factory.SubFactory(ContactFactory, employer=factory.SelfAttribute("..employer")),
        )

    employer = factory.SubFactory(EmployerFactory)
    made_on = date(2026, 9, 20)
    made_by = factory.SubFactory(UserFactory, broker=True)

    @factory.post_generation
    def objective(assessment: NeedsAssessment, create: bool, extracted: str | None, **_: Any) -> None:  # noqa: N805 - factory_boy's own signature
        if create and extracted != "":
            Objective.objects.create(assessment=assessment, text=extracted or "Open on Sundays from May.")


class NeedFactory(DjangoModelFactory[Need]):
    class Meta:
        model = Need

    assessment = factory.SubFactory(NeedsAssessmentFactory)
    topic = Topic.WORKFORCE_TRAINING
    purpose = NeedPurpose.PROGRESS
    description = "Two supervisors who have never managed people"
    headcount = 2


class ServiceFactory(DjangoModelFactory[Service]):
    class Meta:
        model = Service

    code = factory.Sequence(lambda n: f"service-{n}")
    label = "Screened candidates"
    stage = Stage.RECRUIT
    promise = "Find and screen local candidates for your vacancies."
    agency = factory.SubFactory(AgencyFactory)
    response_standard = "First applications within 5 working days"
    source = "a test"


class CommitmentFactory(DjangoModelFactory[Commitment]):
    """60 entry-level jobs, April 2026 to March 2027, SMART and proposed by the employer."""

    class Meta:
        model = Commitment

    class Params:
        agreed = factory.Trait(status=CommitmentStatus.AGREED, agreed_on=date(2026, 3, 14))
        active = factory.Trait(status=CommitmentStatus.ACTIVE, agreed_on=date(2026, 3, 14))
        due_review = factory.Trait(
            status=CommitmentStatus.DUE_REVIEW,
            agreed_on=date(2026, 3, 14),
            due_on=factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=2)),
        )
        overdue = factory.Trait(
            status=CommitmentStatus.ACTIVE,
            agreed_on=date(2026, 3, 14),
            due_on=factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=2)),
        )
        ours = factory.Trait(
            direction=CommitmentDirection.PARTNERSHIP,
            kind=CommitmentKind.SERVICE,
            service=factory.SubFactory(ServiceFactory),
            title="Screened candidates",
        )
        planning = factory.Trait(
            binding=Binding.PLANNING_S106,
            source=CommitmentSource.PLANNING_OBLIGATION,
            source_reference="Agreement 2026/0417",
            authority=factory.SubFactory(AgencyFactory),
        )

    employer = factory.SubFactory(EmployerFactory)
    direction = CommitmentDirection.EMPLOYER
    kind = CommitmentKind.ENTRY_LEVEL_JOBS
    title = "Entry-level production jobs"
    quantity = Decimal(60)
    unit = Unit.VACANCIES
    measure = "A job open to people new to the work, filled"
    known_by = "You tell us each start"
    starts_on = date(2026, 4, 1)
    due_on = date(2027, 3, 31)
    source = CommitmentSource.VERBAL
    owner = factory.SubFactory(UserFactory, broker=True)
    agency = factory.LazyAttribute(lambda commitment: commitment.owner.agency)


class ProgressFactory(DjangoModelFactory[CommitmentProgress]):
    """Reported; `verified=True` has its evidence accepted."""

    class Meta:
        model = CommitmentProgress

    class Params:
        verified = factory.Trait(
            evidence="payslip",
            verified_at=factory.LazyFunction(timezone.now),
            verified_by=factory.SubFactory(UserFactory, verifier=True),
        )

    commitment = factory.SubFactory(CommitmentFactory, active=True)
    quantity = Decimal(5)
    happened_on = date(2026, 6, 1)
    reported_by = ProgressSource.STAFF
    recorded_by = factory.SubFactory(UserFactory, broker=True)


class ShareFactory(DjangoModelFactory[CommitmentShare]):
    class Meta:
        model = CommitmentShare

    commitment = factory.SubFactory(CommitmentFactory)
    site = factory.SubFactory(SiteFactory, employer=factory.SelfAttribute("..commitment.employer"))
    quantity = Decimal(10)


class DisputeFactory(DjangoModelFactory[CommitmentDispute]):
    class Meta:
        model = CommitmentDispute

    commitment = factory.SubFactory(CommitmentFactory, active=True)
    says = "We agreed 6 places, not 8."
    opened_at = factory.LazyFunction(timezone.now)

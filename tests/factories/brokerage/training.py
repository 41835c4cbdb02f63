"""Providers, courses and training cases: `CaseFactory(employer=…)`, `OptionFactory(case=…)`."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from accounts.enums import AgencyKind
from brokerage.enums import (
    ApprovalStatus,
    CaseStatus,
    Mode,
    NeedPurpose,
    NeedsStatus,
    OptionStatus,
    QualificationLevel,
    YearBasis,
)
from brokerage.models import (
    Enrolment,
    FundingStream,
    Need,
    NeedsAssessment,
    Objective,
    OptionFunding,
    Provider,
    ProviderApproval,
    Provision,
    TrainingCase,
    TrainingOption,
)
from employers.enums import Topic
from tests.factories.accounts import AgencyFactory, UserFactory
from tests.factories.employers import ContactFactory, EmployerFactory


class ApprovalFactory(DjangoModelFactory[ProviderApproval]):
    class Meta:
        model = ProviderApproval

    provider = factory.SubFactory("tests.factories.brokerage.training.ProviderFactory", approval=False)
    status = ApprovalStatus.APPROVED
    starts_on = date(2026, 1, 1)
    ends_on = date(2028, 12, 31)


class ProviderFactory(DjangoModelFactory[Provider]):
    """Approved until the end of 2028; `approval=False` leaves the approval out."""

    class Meta:
        model = Provider
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"Provider {n}")
    agency = factory.SubFactory(AgencyFactory, kind=AgencyKind.TRAINING_PROVIDER)

    @factory.post_generation
    def approval(provider: Provider, create: bool, extracted: Any, **known: Any) -> None:  # noqa: N805 - factory_boy's own signature
        if create and extracted is not False:
            ApprovalFactory(provider=provider, **known)


class StreamFactory(DjangoModelFactory[FundingStream]):
    class Meta:
        model = FundingStream

    code = factory.Sequence(lambda n: f"stream-{n}")
    label = factory.Sequence(lambda n: f"Stream {n}")
    owner = "The combined authority"
    year_basis = YearBasis.ACADEMIC
    source = "a test"


class ProvisionFactory(DjangoModelFactory[Provision]):
    class Meta:
        model = Provision

    provider = factory.SubFactory(ProviderFactory)
    title = factory.Sequence(lambda n: f"Course {n}")
    topic = Topic.WORKFORCE_TRAINING
    level = QualificationLevel.L2
    mode = Mode.AT_WORK
    price = Decimal(400)
    next_start_on = date(2027, 1, 11)
    valid_from = date(2026, 1, 1)
    source = "a test"
    source_on = date(2026, 1, 1)


class AgreedAssessmentFactory(DjangoModelFactory[NeedsAssessment]):
    """With one objective and one need for ten people at level 2, agreed with the employer."""

    class Meta:
        model = NeedsAssessment
        skip_postgeneration_save = True

    employer = factory.SubFactory(EmployerFactory)
    status = NeedsStatus.AGREED
    made_on = date(2026, 9, 1)
    made_by = factory.SubFactory(UserFactory, broker=True)
    agreed_on = date(2026, 9, 8)
    agreed_with = factory.SubFactory(ContactFactory, employer=factory.SelfAttribute("..employer"))

    @factory.post_generation
    def needs(assessment: NeedsAssessment, create: bool, extracted: Any, **known: Any) -> None:  # noqa: N805 - factory_boy's own signature
        if create:
            Objective.objects.create(assessment=assessment, text="Run the new line with our own people.")
            Need.objects.create(
                assessment=assessment,
                **{
                    "topic": Topic.WORKFORCE_TRAINING,
                    "purpose": NeedPurpose.DO_JOB,
                    "description": "Food safety for line staff",
                    "headcount": 10,
                    "target_level": QualificationLevel.L2,
                    "required_by": date(2027, 3, 31),
                    **known,
                },
            )


class CaseFactory(DjangoModelFactory[TrainingCase]):
    """An enquiry; `needed=True` gives it an agreed assessment and its need."""

    class Meta:
        model = TrainingCase
        skip_postgeneration_save = True

    class Params:
        needed = factory.Trait(
            status=CaseStatus.NEED_IDENTIFIED,
            headcount=10,
            required_by=date(2027, 3, 31),
            assessment=factory.SubFactory(
                AgreedAssessmentFactory, employer=factory.SelfAttribute("..employer")
            ),
        )

    employer = factory.SubFactory(EmployerFactory)
    title = "Food safety for the new line"
    owner = factory.SubFactory(UserFactory, broker=True)
    agency = factory.LazyAttribute(lambda case: case.owner.agency)

    @factory.post_generation
    def needs(case: TrainingCase, create: bool, extracted: Any, **_: Any) -> None:  # noqa: N805 - factory_boy's own signature
        if create and case.assessment is not None:
            case.needs.set(extracted or case.assessment.needs.all())


class OptionFactory(DjangoModelFactory[TrainingOption]):
    """Ten places at £4,000, of which the public purse pays £3,000."""

    class Meta:
        model = TrainingOption

    case = factory.SubFactory(CaseFactory, needed=True)
    provider = factory.SubFactory(ProviderFactory)
    title = factory.Sequence(lambda n: f"Option {n}")
    level = QualificationLevel.L2
    mode = Mode.AT_WORK
    headcount = 10
    starts_on = date(2027, 1, 11)
    ends_on = date(2027, 6, 25)
    full_price = Decimal(4000)
    public_share = Decimal(3000)
    employer_share = Decimal(1000)
    fit = 4
    fit_reason = "On site, between shifts."


class OptionFundingFactory(DjangoModelFactory[OptionFunding]):
    class Meta:
        model = OptionFunding

    option = factory.SubFactory(OptionFactory)
    stream = factory.SubFactory(StreamFactory)
    amount = Decimal(3000)


class EnrolmentFactory(DjangoModelFactory[Enrolment]):
    class Meta:
        model = Enrolment

    case = factory.SubFactory(CaseFactory, needed=True, status=CaseStatus.ENROLLED)
    level = QualificationLevel.L2
    started_on = date(2026, 10, 5)
    started = 10


def referred_case(
    *, provider: Provider | None = None, referred_at: datetime | None = None, **known: Any
) -> TrainingCase:
    """A case whose chosen option was referred to its provider; any later state through `status`."""
    made = {key: value for key, value in known.items() if key in {"employer", "owner"}}
    if employer := made.get("employer"):
        agreed = employer.needs_assessments.filter(status=NeedsStatus.AGREED).first()
        made |= {"assessment": agreed} if agreed else {}
    case = CaseFactory(needed=True, **made)
    option = OptionFactory(case=case, provider=provider or ProviderFactory(), status=OptionStatus.CHOSEN)
    later = {key: value for key, value in known.items() if key not in made}
    facts = {
        "status": CaseStatus.REFERRED,
        "chosen": option,
        "choice_reason": "It is on site.",
        "contact": ContactFactory(employer=case.employer),
        "data_passing_agreed_on": date(2026, 11, 2),
        "impartial_at": timezone.now() - timedelta(days=30),
        "impartial_by": case.owner,
        "referred_at": referred_at or timezone.now(),
        **later,
    }
    for name, value in facts.items():
        setattr(case, name, value)
    case.save()
    return case

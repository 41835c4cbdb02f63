"""Programmes designed with employers: `ProgrammeFactory()`, `PartyFactory(employer=…)`, `SpecFactory()`."""

from datetime import date
from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from brokerage.enums import PartyRole
from brokerage.models import (
    Cohort,
    Programme,
    ProgrammeFunding,
    ProgrammeParty,
    ProgrammeSpec,
    SignOff,
    SpecComment,
)
from tests.factories.accounts import UserFactory
from tests.factories.brokerage.training import StreamFactory
from tests.factories.employers import EmployerFactory


class ProgrammeFactory(DjangoModelFactory[Programme]):
    class Meta:
        model = Programme

    title = factory.Sequence(lambda n: f"Food production academy {n}")
    aim = "Forty residents into food production jobs with progression."
    owner = factory.SubFactory(UserFactory, broker=True)
    lead_agency = factory.LazyAttribute(lambda programme: programme.owner.agency)


class PartyFactory(DjangoModelFactory[ProgrammeParty]):
    """An employer who expects to bring twelve jobs."""

    class Meta:
        model = ProgrammeParty

    programme = factory.SubFactory(ProgrammeFactory)
    role = PartyRole.EMPLOYER
    employer = factory.SubFactory(EmployerFactory)
    expected_people = 12


class SpecFactory(DjangoModelFactory[ProgrammeSpec]):
    class Meta:
        model = ProgrammeSpec

    programme = factory.SubFactory(ProgrammeFactory)
    number = factory.Sequence(lambda n: n + 1)
    target_group = "Residents out of work for six months"
    content = "Food safety level 2, line work, a week at the employer's."
    hours = 120
    mode = "Three days a week in a classroom"
    place = "Ashdale"
    employer_input = "A tour, a mentor each and mock interviews"
    exit_route = "A guaranteed interview"


class CommentFactory(DjangoModelFactory[SpecComment]):
    class Meta:
        model = SpecComment

    spec = factory.SubFactory(SpecFactory)
    party = factory.SubFactory(PartyFactory, programme=factory.SelfAttribute("..spec.programme"))
    section = "hours"
    text = "Can it be over four weeks?"


class SignOffFactory(DjangoModelFactory[SignOff]):
    class Meta:
        model = SignOff

    spec = factory.SubFactory(SpecFactory)
    party = factory.SubFactory(PartyFactory, programme=factory.SelfAttribute("..spec.programme"))


class ProgrammeFundingFactory(DjangoModelFactory[ProgrammeFunding]):
    class Meta:
        model = ProgrammeFunding

    programme = factory.SubFactory(ProgrammeFactory)
    stream = factory.SubFactory(StreamFactory)
    amount = Decimal(20000)
    year = "2026-27"


class CohortFactory(DjangoModelFactory[Cohort]):
    class Meta:
        model = Cohort

    programme = factory.SubFactory(ProgrammeFactory)
    number = factory.Sequence(lambda n: n + 1)
    starts_on = date(2027, 1, 11)
    ends_on = date(2027, 2, 19)
    places = 16

"""Vacancy pledges: `PledgeFactory(confirmed=True)`, `ReleaseFactory(jobs=5)`, `FillFactory(jobs=2)`."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from brokerage.enums import PledgeStatus
from brokerage.models import PledgeFill, PledgeMonth, PledgeRelease, VacancyPledge
from tests.factories.accounts import UserFactory
from tests.factories.employers import ContactFactory, EmployerFactory


class PledgeFactory(DjangoModelFactory[VacancyPledge]):
    """60 entry-level jobs between April 2026 and March 2027, not yet confirmed."""

    class Meta:
        model = VacancyPledge

    class Params:
        confirmed = factory.Trait(
            status=PledgeStatus.CONFIRMED,
            confirmed_on=date(2026, 4, 2),
            confirmed_by=factory.SubFactory(
                ContactFactory, signatory=True, employer=factory.SelfAttribute("..employer")
            ),
        )

    employer = factory.SubFactory(EmployerFactory)
    title = "Entry-level production jobs"
    occupation = "9"
    jobs = 60
    starts_on = date(2026, 4, 1)
    ends_on = date(2027, 3, 31)
    owner = factory.SubFactory(UserFactory, broker=True)
    agency = factory.LazyAttribute(lambda pledge: pledge.owner.agency)


class PledgeMonthFactory(DjangoModelFactory[PledgeMonth]):
    class Meta:
        model = PledgeMonth

    pledge = factory.SubFactory(PledgeFactory)
    month = date(2026, 4, 1)
    jobs = 5


class ReleaseFactory(DjangoModelFactory[PledgeRelease]):
    """Released in September; the pledge counts as part released."""

    class Meta:
        model = PledgeRelease

    pledge = factory.SubFactory(PledgeFactory, confirmed=True, status=PledgeStatus.PART_RELEASED)
    title = "Packing operative"
    jobs = 10
    released_on = date(2026, 9, 1)
    exclusive_until = date(2026, 9, 8)


class FillFactory(DjangoModelFactory[PledgeFill]):
    class Meta:
        model = PledgeFill

    release = factory.SubFactory(ReleaseFactory)
    jobs = 2
    started_on = date(2026, 10, 1)
    recorded_by = factory.SelfAttribute("release.pledge.owner")

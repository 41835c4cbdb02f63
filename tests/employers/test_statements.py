"""How often the busiest pages ask the database, with all that brokerage and offers add to them."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from brokerage.enums import CaseStatus, CommitmentStatus
from brokerage.models import Commitment
from employers.models import Employer
from offers.models import Offer
from tests.factories.accounts import UserFactory
from tests.factories.brokerage.commitments import (
    CommitmentFactory,
    DisputeFactory,
    NeedFactory,
    NeedsAssessmentFactory,
    ProgressFactory,
)
from tests.factories.brokerage.pledges import FillFactory, PledgeMonthFactory, ReleaseFactory
from tests.factories.brokerage.programmes import CohortFactory, PartyFactory
from tests.factories.brokerage.training import EnrolmentFactory, referred_case
from tests.factories.employers import (
    ContactFactory,
    DoNotContactFactory,
    EmployerFactory,
    InteractionFactory,
    LeadFactory,
    NextActionFactory,
    SiteFactory,
)
from tests.factories.offers import bare_version, frozen

pytestmark = pytest.mark.django_db

RECORD = 25
LIST = 12
TODAY = 15


@pytest.fixture
def broker() -> User:
    person: User = UserFactory(broker=True, name="Priya Nair")
    return person


@pytest.fixture
def page(client: Client, broker: User) -> Client:
    client.force_login(broker)
    return client


def full_employer(broker: User, rows: int) -> Employer:
    """Something in every card, banner, tab and column, `rows` times over."""
    employer: Employer = EmployerFactory(lead=broker)
    DoNotContactFactory(employer=employer)
    assessment = NeedsAssessmentFactory(employer=employer, agreed=True)
    for number in range(rows):
        NeedFactory(assessment=assessment, is_confidential=True).sites.add(SiteFactory(employer=employer))
        people(employer, broker)
        commitments(employer, broker)
        pledge = ReleaseFactory(pledge__employer=employer, pledge__owner=broker).pledge
        PledgeMonthFactory(pledge=pledge)
        FillFactory(release=pledge.releases.get())
        EnrolmentFactory(case=referred_case(employer=employer, owner=broker, status=CaseStatus.ENROLLED))
        CohortFactory(programme=PartyFactory(employer=employer).programme)
        offer(employer, broker, number)
    return employer


def people(employer: Employer, broker: User) -> None:
    contact = ContactFactory(employer=employer)
    InteractionFactory(employer=employer, contacts=[contact], logged_by=broker)
    NextActionFactory(employer=employer, owner=broker)
    LeadFactory(account=employer.accounts.get(), role="team", user=UserFactory(broker=True))


def commitments(employer: Employer, broker: User) -> None:
    known = {"employer": employer, "owner": broker}
    ProgressFactory(commitment=CommitmentFactory(active=True, **known))
    DisputeFactory(commitment=CommitmentFactory(overdue=True, **known))
    CommitmentFactory(ours=True, agreed=True, employer=employer)
    CommitmentFactory(due_review=True, **known)
    suspended: Commitment = CommitmentFactory(active=True, **known)
    suspended.status, suspended.status_reason = CommitmentStatus.SUSPENDED, "A fire"
    suspended.review_on = timezone.localdate() + timedelta(days=30)
    suspended.save()


def offer(employer: Employer, broker: User, number: int) -> None:
    """One offer in force at a time: earlier ones were replaced."""
    issued: dict[str, Any] = frozen(broker) | {"valid_until": date(2026, 11, 24)}
    if number:
        issued |= {"status": "superseded"}
    one = Offer.objects.filter(employer=employer).first()
    bare_version(employer, number=number + 1, by=broker, **issued, **({"offer": one} if one else {}))


@pytest.mark.parametrize("rows", [1, 3])
def test_record_with_everything_on_it_stays_within_its_statements(
    page: Client, broker: User, rows: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    address = reverse("employer", args=[full_employer(broker, rows).reference])
    page.get(address)
    with django_assert_max_num_queries(RECORD):
        answer = page.get(address)
    assert answer.status_code == 200
    assert {tile.label for tile in answer.context["tiles"]} >= {"Commitments on track", "In training"}
    assert len(answer.context["banners"]) == 2
    assert answer.context["also_here"]


@pytest.mark.parametrize(
    ("address", "most"),
    [("/portfolio/", LIST), ("/portfolio/sites/", LIST), ("/employers/", LIST), ("/", TODAY)],
)
def test_list_of_full_employers_stays_within_its_statements(
    page: Client,
    broker: User,
    address: str,
    most: int,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for rows in (1, 3):
        full_employer(broker, rows)
        page.get(address)
        with django_assert_max_num_queries(most):
            assert page.get(address).status_code == 200

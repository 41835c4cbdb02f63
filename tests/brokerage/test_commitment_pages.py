"""The pages of commitments: who may open them, what they say, what they keep when something is wrong."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from brokerage.actions import commitments, disputes, progress
from brokerage.enums import CommitmentDirection, CommitmentKind, CommitmentStatus, DisputeStatus
from brokerage.models import Commitment
from tests.factories.accounts import AgencyFactory, UserFactory
from tests.factories.brokerage.commitments import (
    CommitmentFactory,
    DisputeFactory,
    ProgressFactory,
    ServiceFactory,
    ShareFactory,
)
from tests.factories.employers import ContactFactory, EmployerFactory, SiteFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def broker() -> User:
    return UserFactory(broker=True)


@pytest.fixture
def page(client: Client, broker: User) -> Client:
    client.force_login(broker)
    return client


def step(name: str, commitment: Commitment, *more: Any) -> str:
    return reverse(name, args=[commitment.reference, *more])


def text(response: Any) -> str:
    return " ".join(response.content.decode().split())


GET_PAGES = ["commitments", "commitment", "employer_commitments", "commitment_add", "commitment_edit"]


def address(name: str, commitment: Commitment) -> str:
    if name == "commitments":
        return reverse(name)
    about = commitment.employer if name in {"employer_commitments", "commitment_add"} else commitment
    return reverse(name, args=[about.reference])


@pytest.mark.parametrize("name", GET_PAGES)
def test_page_opens_for_a_broker(page: Client, name: str) -> None:
    commitment = CommitmentFactory()
    assert page.get(address(name, commitment)).status_code == 200


@pytest.mark.parametrize("name", GET_PAGES)
def test_page_is_forbidden_to_a_provider(client: Client, name: str) -> None:
    commitment = CommitmentFactory()
    client.force_login(UserFactory(provider_user=True))
    assert client.get(address(name, commitment)).status_code == 403


@pytest.mark.parametrize(
    "name",
    [
        "commitment_agree",
        "commitment_decline",
        "commitment_withdraw",
        "commitment_vary",
        "commitment_shares",
        "commitment_progress",
        "commitment_settle",
        "commitment_dispute",
    ],
)
def test_step_page_opens_for_a_broker_and_not_for_a_reader(client: Client, name: str) -> None:
    commitment = CommitmentFactory(active=True)
    client.force_login(UserFactory(broker=True))
    assert client.get(step(name, commitment)).status_code == 200
    client.force_login(UserFactory(funding_officer=True))
    assert client.get(step(name, commitment)).status_code == 403

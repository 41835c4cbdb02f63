"""Each rule of the catalogue, the providers and their courses, broken behind the actions' back."""

from datetime import date

import pytest

from brokerage.models import Service
from tests.brokerage.constraints import constraint_broken_by
from tests.factories.accounts import AgencyFactory
from tests.factories.brokerage.training import (
    ApprovalFactory,
    ProviderFactory,
    ProvisionFactory,
    StreamFactory,
)

pytestmark = pytest.mark.django_db


def service(**wrong: str) -> Service:
    facts = {"code": "job-fair", "stage": "recruit", "response_standard": "2 working days", **wrong}
    return Service.objects.create(agency=AgencyFactory(), **facts)


BROKEN = {
    "brokerage_fundingstream_year_basis_is_known": lambda: StreamFactory(year_basis="lunar"),
    "brokerage_fundingstream_closes_after_opening": lambda: StreamFactory(
        valid_from=date(2026, 8, 1), valid_to=date(2026, 7, 31)
    ),
    "brokerage_service_stage_is_known": lambda: service(stage="lost"),
    "brokerage_service_has_a_response_standard": lambda: service(response_standard=""),
    "brokerage_provider_ukprn_is_whole": lambda: ProviderFactory(ukprn="1000123"),
    "brokerage_provider_ukprn_is_unique": lambda: ProviderFactory(
        ukprn=ProviderFactory(ukprn="10001234").ukprn
    ),
    "brokerage_providerapproval_status_is_known": lambda: ApprovalFactory(status="lost"),
    "brokerage_providerapproval_ends_after_start": lambda: ApprovalFactory(ends_on=date(2025, 12, 31)),
    "brokerage_provision_level_is_known": lambda: ProvisionFactory(level="lost"),
    "brokerage_provision_mode_is_known": lambda: ProvisionFactory(mode="lost"),
    "brokerage_provision_price_is_not_negative": lambda: ProvisionFactory(price=-1),
    "brokerage_provision_ends_after_start": lambda: ProvisionFactory(valid_to=date(2025, 12, 31)),
}


@pytest.mark.parametrize("name", BROKEN)
def test_constraint_when_broken_refuses(name):
    assert constraint_broken_by(BROKEN[name]) == name


def test_providers_without_a_ukprn_are_no_duplicates_of_each_other():
    assert [ProviderFactory(ukprn="").ukprn, ProviderFactory(ukprn="").ukprn] == ["", ""]

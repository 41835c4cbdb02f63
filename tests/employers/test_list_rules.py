"""The rules that the database keeps about lists and saved views, each broken on purpose."""

from datetime import date

import pytest
from django.db import IntegrityError

from brokerage.models import FundingStream
from employers.models import SavedView, SicCode, SicSection
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


def test_section_code_twice_in_a_scheme_is_refused() -> None:
    with pytest.raises(IntegrityError, match="employers_sicsection_code_once_a_scheme"):
        SicSection.objects.create(scheme="SIC2007", code="C", label="Making things", source="a test")


def test_industry_code_twice_in_a_scheme_is_refused() -> None:
    section = SicSection.objects.get(code="C")
    with pytest.raises(IntegrityError, match="employers_siccode_code_once_a_scheme"):
        SicCode.objects.create(
            scheme="SIC2007", code="10710", label="Bread", section=section, source="a test"
        )


def test_two_views_of_one_name_are_refused() -> None:
    view = SavedView.objects.create(user=UserFactory(), page="portfolio", name="Mine", query="a=1")
    with pytest.raises(IntegrityError, match="employers_savedview_name_once"):
        SavedView.objects.create(user=view.user, page="portfolio", name="Mine", query="b=2")


def test_funding_stream_of_an_unknown_kind_of_year_is_refused() -> None:
    with pytest.raises(IntegrityError, match="brokerage_fundingstream_year_basis_is_known"):
        FundingStream.objects.create(code="x", label="X", owner="x", year_basis="lunar", source="a test")


def test_funding_stream_that_closes_before_it_opens_is_refused() -> None:
    with pytest.raises(IntegrityError, match="brokerage_fundingstream_closes_after_opening"):
        FundingStream.objects.create(
            code="x",
            label="X",
            owner="x",
            year_basis="tax",
            source="a test",
            valid_from=date(2026, 4, 6),
            valid_to=date(2026, 4, 5),
        )

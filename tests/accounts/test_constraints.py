"""Each rule of the tables, broken behind the actions' back."""

from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.utils import timezone

from accounts.enums import RoleName
from tests.factories.accounts import AgencyFactory, MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_user_two_people_with_one_address_whatever_its_case_break_accounts_user_email_is_unique() -> None:
    UserFactory(email="priya@chamber.example")
    with pytest.raises(IntegrityError, match="accounts_user_email_is_unique"):
        UserFactory(email="Priya@Chamber.example")


def test_agency_of_an_unknown_kind_breaks_accounts_agency_kind_is_known() -> None:
    with pytest.raises(IntegrityError, match="accounts_agency_kind_is_known"):
        AgencyFactory(kind="club")


def test_agency_second_host_breaks_accounts_agency_one_host() -> None:
    AgencyFactory(is_host=True)
    with pytest.raises(IntegrityError, match="accounts_agency_one_host"):
        AgencyFactory(is_host=True)


def test_membership_of_an_unknown_role_breaks_accounts_membership_role_is_known() -> None:
    with pytest.raises(IntegrityError, match="accounts_membership_role_is_known"):
        MembershipFactory(role="owner")


def test_membership_that_ends_before_it_starts_breaks_accounts_membership_ends_after_start() -> None:
    with pytest.raises(IntegrityError, match="accounts_membership_ends_after_start"):
        MembershipFactory(ends_on=timezone.localdate() - timedelta(days=1))


def test_membership_same_role_twice_breaks_accounts_membership_role_held_once() -> None:
    held = MembershipFactory()
    with pytest.raises(IntegrityError, match="accounts_membership_role_held_once"):
        MembershipFactory(user=held.user, agency=held.agency, is_primary=False)


def test_membership_two_main_agencies_break_accounts_membership_one_primary() -> None:
    held = MembershipFactory()
    with pytest.raises(IntegrityError, match="accounts_membership_one_primary"):
        MembershipFactory(user=held.user, role=RoleName.VERIFIER)

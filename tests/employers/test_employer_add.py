"""Adding an employer, after a look at those that could be the same one."""

from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from employers.enums import IdentifierScheme, SizeBand
from employers.models import Employer
from tests.factories.accounts import UserFactory
from tests.factories.employers import EmployerFactory, SiteFactory

pytestmark = pytest.mark.django_db

ADDRESS = "/employers/add/"


@pytest.fixture
def broker(client: Client) -> User:
    person: User = UserFactory(broker=True)
    client.force_login(person)
    return person


def typed(**known: str) -> dict[str, str]:
    return {"name": "Bramley Foods Limited", "size_band": "unknown", "source": "it rang us"} | known


def test_name_searched_for_is_filled_in(client: Client, broker: User) -> None:
    assert client.get(f"{ADDRESS}?name=Zzzz").context["form"].initial["name"] == "Zzzz"


def test_added_employer_keeps_all_that_was_said(client: Client, broker: User) -> None:
    data = typed(
        trading_name="Bramleys",
        company_number="4718822",
        postcode="ls15hd",
        size_band="small",
        industry="10710",
        is_mine="on",
    )
    response = client.post(ADDRESS, data)
    employer = Employer.objects.get()
    assert response["Location"] == f"/employers/{employer.reference}/"
    assert (employer.size_band, employer.sites.get().local_authority_id) == (SizeBand.SMALL, "E08000035")
    assert sorted(employer.names.values_list("name", flat=True)) == ["Bramley Foods Limited", "Bramleys"]
    assert employer.identifiers.get(scheme=IdentifierScheme.COMPANIES_HOUSE).value == "04718822"
    assert employer.industries.get().sic_code.code == "10710"
    assert employer.accounts.get().leads.get().user == broker


def test_same_company_number_is_refused_with_a_link_to_the_record(client: Client, broker: User) -> None:
    held = EmployerFactory(name="Ashdale Mills", company_number="04718822")
    response = client.post(ADDRESS, typed(company_number="4718822", why_anyway="I want to"))
    html = response.content.decode()
    assert (response.status_code, Employer.objects.count()) == (422, 1)
    assert f'href="/employers/{held.reference}/"' in html
    assert "This employer is on record already. Open its record." in html


@pytest.mark.parametrize("name", ["Bramley Foods Limited", "BRAMLEY FOODS LTD", "Bramly Foods"])
def test_close_name_needs_a_reason(client: Client, broker: User, name: str) -> None:
    held = EmployerFactory(name="Bramley Foods Limited")
    SiteFactory(employer=held, postcode="LS1 5HD")
    refused = client.post(ADDRESS, typed(name=name))
    assert (refused.status_code, [one.employer for one in refused.context["close"]]) == (422, [held])
    added = client.post(ADDRESS, typed(name=name, why_anyway="a different firm in Hull"))
    assert (added.status_code, Employer.objects.count()) == (302, 2)
    newest = Employer.objects.order_by("-pk")[0]
    assert newest.source == (
        "it rang us; added beside Bramley Foods Limited because a different firm in Hull"
    )


def test_what_was_typed_is_kept_when_something_is_wrong(client: Client, broker: User) -> None:
    response = client.post(ADDRESS, typed(postcode="nowhere", company_number="12"))
    form: Any = response.context["form"]
    assert (response.status_code, form["name"].value(), form["postcode"].value()) == (
        422,
        "Bramley Foods Limited",
        "nowhere",
    )
    assert form.errors["postcode"] == ["Enter a full postcode, such as LS1 4AP."]


def test_words_for_an_industry_are_answered_with_a_choice(client: Client, broker: User) -> None:
    response = client.post(ADDRESS, typed(industry="bread"))
    codes = [code for code, _ in response.context["industries"]]
    assert (response.status_code, "10710" in codes) == (422, True)
    client.post(ADDRESS, typed(industry="bread", sic_code="10710"))
    assert Employer.objects.get().industries.get().sic_code.code == "10710"


def test_unknown_industry_is_said_in_words(client: Client, broker: User) -> None:
    response = client.post(ADDRESS, typed(industry="zzzz"))
    assert response.context["form"].errors["industry"] == ["No industry is called that. Try another word"]


def test_needs_its_permission(client: Client) -> None:
    client.force_login(UserFactory(verifier=True))
    assert client.get(ADDRESS).status_code == 403

"""The page that imports a partner's list."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from employers.models import Employer
from tests.factories.accounts import UserFactory
from tests.factories.employers import EmployerFactory

pytestmark = pytest.mark.django_db

HEADER = "employer_id,name,company_number,postcode\n"


@pytest.fixture
def page(client: Client) -> Client:
    client.force_login(UserFactory(coordinator=True))
    return client


def sent(page: Client, text: str, **choices: str) -> Any:
    file = SimpleUploadedFile("../list.csv", text.encode())
    return page.post("/employers/import/", {"file": file, "on_possible": "hold", **choices})


def test_trying_a_file_changes_nothing(page: Client) -> None:
    response = sent(page, f"{HEADER}1,Bramley Foods,,\n", dry_run="on")
    assert (response.context["outcome"].summary.created, Employer.objects.count()) == (1, 0)
    assert "Tried: nothing has changed" in response.content.decode()


def test_imported_rows_come_in_and_the_others_are_shown(page: Client) -> None:
    held = EmployerFactory(name="Pennine Drinks Limited")
    response = sent(page, f"{HEADER}1,Bramley Foods,,\n2,,,\n3,Pennine Drinks,,\n4,Keld Ltd,,NOWHERE\n")
    html = response.content.decode()
    assert sorted(Employer.objects.values_list("name", flat=True)) == [
        "Bramley Foods",
        "Keld Ltd",
        "Pennine Drinks Limited",
    ]
    assert "The employer&#x27;s name is missing." in html
    assert f'href="/employers/{held.reference}/"' in html
    assert "“NOWHERE” is not a UK postcode, so the site has none." in html


def test_unknown_headings_are_said_beside_the_file(page: Client) -> None:
    response = sent(page, "a,b\n1,2\n")
    assert response.status_code == 422
    assert response.context["form"].errors["file"][0].startswith("We do not know these headings: a, b.")


def test_missing_file_is_asked_for(page: Client) -> None:
    response = page.post("/employers/import/", {"on_possible": "hold"})
    assert (response.status_code, response.context["form"].errors["file"]) == (422, ["Choose a file"])


def test_large_file_is_refused(page: Client, settings: Any) -> None:
    settings.MAX_FILE_BYTES = 10
    assert sent(page, f"{HEADER}1,Bramley Foods,,\n").status_code == 422


def test_needs_its_permission(client: Client) -> None:
    client.force_login(UserFactory(broker=True))
    assert client.get("/employers/import/").status_code == 403

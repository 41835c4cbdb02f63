"""Being an invented person by one press: only where DEBUG is on."""

import pytest
from django.test import Client

from accounts.models import User
from accounts.views.demo import things_to_try
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def priya() -> User:
    return UserFactory(broker=True, name="Priya Nair", email="priya.nair@chamber.example")


def test_demo_without_debug_does_not_exist(client: Client, priya: User) -> None:
    assert client.get("/demo/").status_code == 404
    assert client.post(f"/demo/{priya.reference}/").status_code == 404
    assert "_auth_user_id" not in client.session
    assert "demo" not in client.get("/sign-in/").content.decode()


@pytest.mark.usefixtures("with_demo")
class TestWithDebug:
    def test_demo_lists_invented_people_with_their_role_in_plain_words(
        self, client: Client, priya: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        UserFactory(broker=True, name="Real Person", email="real@council.gov.uk")
        monkeypatch.setitem(things_to_try, priya.email, "Log a visit.")
        page = client.get("/demo/").content.decode()
        assert "Priya Nair" in page
        assert "Looks after a caseload of small and medium employers" in page
        assert "Try: Log a visit." in page
        assert "Real Person" not in page

    def test_demo_press_signs_in_and_counts_as_the_second_step(
        self, client: Client, priya: User, settings
    ) -> None:
        settings.SECOND_FACTOR_REQUIRED = True
        response = client.post(f"/demo/{priya.reference}/")
        assert response.headers["Location"] == "/"
        assert client.get("/settings/").status_code == 200

    def test_demo_by_get_signs_nobody_in(self, client: Client, priya: User) -> None:
        assert client.get(f"/demo/{priya.reference}/").status_code == 405
        assert "_auth_user_id" not in client.session

    def test_demo_without_the_csrf_token_is_refused(self, priya: User) -> None:
        assert Client(enforce_csrf_checks=True).post(f"/demo/{priya.reference}/").status_code == 403

    def test_demo_never_signs_in_as_a_person_with_a_real_address(self, client: Client) -> None:
        real = UserFactory(broker=True, email="real@council.gov.uk")
        assert client.post(f"/demo/{real.reference}/").status_code == 404

    def test_sign_in_page_leads_to_the_demo(self, client: Client) -> None:
        assert 'href="/demo/"' in client.get("/sign-in/").content.decode()

"""The second step of signing in: nothing opens without it."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from tests.factories.accounts import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db
SECRET = "JBSWY3DPEHPK3PXP"
WRONG = "000000"


@pytest.fixture(autouse=True)
def required(settings) -> None:
    settings.SECOND_FACTOR_REQUIRED = True


@pytest.fixture
def person() -> User:
    return UserFactory(broker=True)


def press(client: Client, person: User):
    return client.post("/sign-in/", {"login": person.email, "password": PASSWORD})


def code_now(secret: str = SECRET) -> str:
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


def with_app(person: User) -> User:
    TOTP.activate(person, SECRET)
    RecoveryCodes.activate(person)
    return person


@pytest.mark.parametrize("path", ["/settings/", "/people/", "/password/change/", "/two-step/recovery-codes/"])
def test_page_without_a_second_step_leads_to_setting_one_up(client: Client, person: User, path: str) -> None:
    press(client, person)
    response = client.get(path)
    assert response.headers["Location"] == f"/two-step/?next={path.replace('/', '%2F')}"


def test_post_without_a_second_step_changes_nothing(client: Client, person: User) -> None:
    press(client, person)
    response = client.post("/settings/", {"name": "Somebody else"})
    person.refresh_from_db()
    assert (response.headers["Location"], person.name == "Somebody else") == ("/two-step/?next=%2F", False)


def test_set_up_app_opens_everything_and_gives_recovery_codes(client: Client, person: User) -> None:
    press(client, person)
    assert "Set up one of these to carry on" in client.get("/two-step/").content.decode()
    page = client.get("/two-step/app/add/")
    secret = page.context["form"].secret
    response = client.post("/two-step/app/add/", {"code": code_now(secret)})
    assert response.headers["Location"] == "/two-step/recovery-codes/"
    assert client.get("/two-step/recovery-codes/").content.decode().count('class="code"') == 10
    assert client.get("/settings/").status_code == 200


def test_set_up_app_with_a_wrong_code_keeps_everything_closed(client: Client, person: User) -> None:
    press(client, person)
    client.get("/two-step/app/add/")
    response = client.post("/two-step/app/add/", {"code": WRONG})
    assert response.status_code == 422
    assert "This code is wrong or has run out." in response.content.decode()
    assert client.get("/settings/").status_code == 302


def test_sign_in_with_an_app_asks_for_its_code(client: Client, person: User) -> None:
    with_app(person)
    response = press(client, person)
    assert response.headers["Location"] == "/sign-in/code/"
    assert "_auth_user_id" not in client.session
    client.post("/sign-in/code/", {"code": code_now()})
    assert client.get("/settings/").status_code == 200


def test_sign_in_with_a_wrong_code_is_not_in(client: Client, person: User) -> None:
    with_app(person)
    press(client, person)
    response = client.post("/sign-in/code/", {"code": WRONG})
    assert response.status_code == 422
    assert "_auth_user_id" not in client.session


def test_sign_in_code_cannot_be_guessed_for_long(client: Client, person: User) -> None:
    with_app(person)
    press(client, person)
    for _ in range(5):
        client.post("/sign-in/code/", {"code": WRONG})
    response = client.post("/sign-in/code/", {"code": code_now()})
    assert "Too many tries. Wait five minutes, then try again." in response.content.decode()
    assert "_auth_user_id" not in client.session


def test_sign_in_code_used_once_is_worthless(client: Client, person: User) -> None:
    with_app(person)
    code = code_now()
    press(client, person)
    client.post("/sign-in/code/", {"code": code})
    other = Client()
    press(other, person)
    other.post("/sign-in/code/", {"code": code})
    assert "_auth_user_id" not in other.session


def test_sign_in_with_a_recovery_code_works_once(client: Client, person: User) -> None:
    with_app(person)
    codes = Authenticator.objects.get(user=person, type=Authenticator.Type.RECOVERY_CODES)
    code = codes.wrap().get_unused_codes()[0]
    press(client, person)
    client.post("/sign-in/code/", {"code": code})
    assert client.get("/settings/").status_code == 200
    other = Client()
    press(other, person)
    other.post("/sign-in/code/", {"code": code})
    assert "_auth_user_id" not in other.session


def test_session_older_than_the_second_step_must_show_it(client: Client, person: User) -> None:
    """Somebody with a stolen password who signed in first gains nothing when the owner sets up a step."""
    press(client, person)
    with_app(person)
    assert client.get("/settings/").headers["Location"] == "/two-step/code/?next=%2Fsettings%2F"
    # nor may they replace it
    for path in ("/two-step/app/remove/", "/two-step/passkeys/add/", "/two-step/recovery-codes/"):
        assert client.get(path).headers["Location"].startswith("/two-step/code/?next=")
    client.post("/two-step/code/", {"code": code_now()})
    assert client.get("/settings/").status_code == 200


def test_only_second_step_cannot_be_removed(client: Client, person: User) -> None:
    with_app(person)
    press(client, person)
    client.post("/sign-in/code/", {"code": code_now()})
    response = client.post("/two-step/app/remove/")
    assert response.status_code == 422
    assert "This is your only second step. Add another before you remove it." in response.content.decode()
    assert Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).count() == 1


def test_only_passkey_cannot_be_removed(client: Client, person: User) -> None:
    with_app(person)
    press(client, person)
    client.post("/sign-in/code/", {"code": code_now()})
    key = Authenticator.objects.create(user=person, type=Authenticator.Type.WEBAUTHN, data={"name": "Laptop"})
    Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).delete()
    response = client.post(f"/two-step/passkeys/{key.pk}/remove/", follow=True)
    assert "This is your only second step." in response.content.decode()
    assert Authenticator.objects.filter(pk=key.pk).count() == 1


def test_passkey_of_somebody_else_is_not_found(client: Client, person: User) -> None:
    key = Authenticator.objects.create(
        user=UserFactory(), type=Authenticator.Type.WEBAUTHN, data={"name": "Laptop"}
    )
    with_app(person)
    press(client, person)
    client.post("/sign-in/code/", {"code": code_now()})
    assert client.get(f"/two-step/passkeys/{key.pk}/").status_code == 404


def test_demo_mark_in_a_session_means_nothing_without_debug(client: Client, person: User) -> None:
    press(client, person)
    session = client.session
    session["account_authentication_methods"] = [{"method": "demo", "at": time.time()}]
    session.save()
    assert client.get("/settings/").status_code == 302


def test_second_step_passed_costs_no_statement(client: Client, person: User) -> None:
    with_app(person)
    press(client, person)
    client.post("/sign-in/code/", {"code": code_now()})
    with CaptureQueriesContext(connection) as asked:
        client.get("/settings/")
    assert [query for query in asked.captured_queries if "mfa_" in query["sql"]] == []

"""Signing in through an organisation's own server, with OpenID Connect."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from accounts.models import User
from tests.factories.accounts import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db
START = "/sign-in/with/sso/"
BACK = "/sign-in/with/sso/back/"


class OtherSide(BaseHTTPRequestHandler):
    """A server that knows one person, named in `claims`."""

    claims: ClassVar[dict[str, Any]] = {}

    def do_GET(self) -> None:
        host = f"http://{self.headers['Host']}"
        if "well-known" in self.path:
            self._answer(
                {
                    "issuer": host,
                    "authorization_endpoint": f"{host}/authorize",
                    "token_endpoint": f"{host}/token",
                    "userinfo_endpoint": f"{host}/userinfo",
                    "jwks_uri": f"{host}/keys",
                }
            )
        else:
            self._answer(self.claims)

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self._answer({"access_token": "token", "token_type": "Bearer"})

    def _answer(self, body: dict[str, Any]) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(body).encode())

    def log_message(self, *_args: object) -> None:
        pass


@pytest.fixture(autouse=True)
def other_side(settings) -> Iterator[type[OtherSide]]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), OtherSide)
    Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    app = {
        "provider_id": "sso",
        "name": "Council sign-in",
        "client_id": "frontdoor",
        "secret": "s",
        "settings": {"server_url": address, "verified_email": []},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
    yield OtherSide
    server.shutdown()
    server.server_close()


def come_back(client: Client, **claims: Any):
    OtherSide.claims = {"sub": "1", **claims}
    start = client.post(START)
    state = parse_qs(urlsplit(start.headers["Location"]).query)["state"][0]
    return client.get(BACK, {"state": state, "code": "c"})


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_sso_is_offered_on_the_sign_in_page(client: Client) -> None:
    page = client.get("/sign-in/").content.decode()
    assert "Sign in with Council sign-in" in page
    assert f'action="{START}' in page


def test_sso_by_get_asks_first(client: Client) -> None:
    response = client.get(START)
    assert "Carry on to Council sign-in" in response.content.decode()


def test_sso_verified_address_signs_in_who_has_it(client: Client) -> None:
    person = UserFactory(broker=True, email="sam@council.example")
    before = person.password
    response = come_back(client, email="Sam@council.example", email_verified=True)
    person.refresh_from_db()
    assert (response.headers["Location"], is_in(client)) == ("/", True)
    assert (client.session["_auth_user_id"], person.password) == (str(person.pk), before)


@pytest.mark.parametrize(
    ("email", "verified"), [("sam@council.example", False), ("stranger@council.example", True)]
)
def test_sso_unverified_or_unknown_address_is_nobody(client: Client, email: str, verified: bool) -> None:
    UserFactory(broker=True, email="sam@council.example")
    response = come_back(client, email=email, email_verified=verified)
    assert "nobody in the partnership has the email address" in response.content.decode()
    assert not is_in(client)
    assert [model.objects.count() for model in (User, SocialAccount, EmailAddress)] == [1, 0, 0]


def test_sso_domain_that_the_server_answers_for_counts_as_verified(client: Client, settings) -> None:
    app = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]
    app["settings"]["verified_email"] = ["council.example"]
    UserFactory(broker=True, email="sam@council.example")
    come_back(client, email="sam@council.example")
    assert is_in(client)


def test_sso_person_without_a_role_is_not_let_in(client: Client) -> None:
    UserFactory(email="sam@council.example")
    response = come_back(client, email="sam@council.example", email_verified=True)
    assert (response.headers["Location"], is_in(client)) == ("/sign-in/closed/", False)


def test_sso_still_asks_for_the_second_step(client: Client) -> None:
    person = UserFactory(broker=True, email="sam@council.example")
    TOTP.activate(person, "JBSWY3DPEHPK3PXP")
    response = come_back(client, email="sam@council.example", email_verified=True)
    assert (response.headers["Location"], is_in(client)) == ("/sign-in/code/", False)


def test_sso_cannot_be_tied_to_another_persons_session(client: Client) -> None:
    person = UserFactory(broker=True)
    client.post("/sign-in/", {"login": person.email, "password": PASSWORD})
    OtherSide.claims = {"sub": "1", "email": "thief@council.example", "email_verified": True}
    start = client.post(f"{START}?process=connect")
    state = parse_qs(urlsplit(start.headers["Location"]).query)["state"][0]
    client.get(BACK, {"state": state, "code": "c"})
    assert SocialAccount.objects.count() == 0


def test_sso_with_a_made_up_state_signs_nobody_in(client: Client) -> None:
    UserFactory(broker=True, email="sam@council.example")
    OtherSide.claims = {"sub": "1", "email": "sam@council.example", "email_verified": True}
    response = client.get(BACK, {"state": "made-up", "code": "c"})
    assert "Single sign-on did not work" in response.content.decode()
    assert not is_in(client)


def test_sso_that_is_not_set_up_is_not_found(client: Client, settings) -> None:
    settings.SOCIALACCOUNT_PROVIDERS = {}
    assert client.post(START).status_code == 404
    assert "Sign in with Council" not in client.get("/sign-in/").content.decode()

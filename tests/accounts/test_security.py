"""What protects every page: headers, cookies, tokens, and the settings of a real installation."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings as product
from django.core.cache import caches
from django.core.management import call_command
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests.factories.accounts import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[2]
PRODUCTION = {
    "BASE_URL": "https://frontdoor.example.org",
    "ALLOWED_HOSTS": "frontdoor.example.org",
    "SECRET_KEY": "not-a-secret-but-long-enough-for-the-check-0123456789-abcdefghij",
    "DEBUG": "0",
}


def with_https(*arguments: str) -> subprocess.CompletedProcess[str]:
    """A process of its own: these settings are read once, at the start."""
    # what the tests themselves set is not part of a deployment
    ours = {"SECOND_FACTOR_REQUIRED", "DJANGO_ALLOW_ASYNC_UNSAFE"}
    kept = {name: value for name, value in os.environ.items() if name not in ours}
    environment = {**kept, **PRODUCTION, "DJANGO_SETTINGS_MODULE": "config.settings"}
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )


def test_settings_with_https_pass_the_deployment_check() -> None:
    done = with_https("manage.py", "check", "--deploy", "--fail-level", "WARNING")
    assert (done.returncode, done.stderr) == (0, "")


def test_settings_with_https_keep_cookies_to_this_host_and_to_encrypted_connections() -> None:
    names = [
        "SESSION_COOKIE_NAME",
        "SESSION_COOKIE_SECURE",
        "SESSION_COOKIE_HTTPONLY",
        "SESSION_COOKIE_SAMESITE",
        "CSRF_COOKIE_NAME",
        "CSRF_COOKIE_SECURE",
        "SECURE_SSL_REDIRECT",
        "SECURE_HSTS_SECONDS",
        "SECOND_FACTOR_REQUIRED",
    ]
    code = (
        "import json; from django.conf import settings; "
        f"print(json.dumps([getattr(settings, name) for name in {names}]))"
    )
    assert json.loads(with_https("-c", code).stdout) == [
        "__Host-sessionid",
        True,
        True,
        "Lax",
        "__Host-csrftoken",
        True,
        True,
        63_072_000,
        True,
    ]


@pytest.mark.parametrize("path", ["/sign-in/", "/password/forgotten/", "/settings/", "/people/", "/nowhere/"])
def test_every_page_forbids_inline_code_framing_and_guessing(client: Client, path: str) -> None:
    client.force_login(UserFactory(broker=True))
    headers = client.get(path, follow=True).headers
    policy = dict(part.strip().split(" ", 1) for part in headers["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == "'self'"
    assert policy["style-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"


@pytest.mark.parametrize("path", ["/sign-in/", "/password/change/", "/two-step/app/add/"])
def test_pages_about_signing_in_are_never_kept_by_the_browser(client: Client, path: str) -> None:
    if path != "/sign-in/":
        person = UserFactory(broker=True)
        client.post("/sign-in/", {"login": person.email, "password": PASSWORD})
    response = client.get(path)
    assert response.status_code == 200
    assert "no-store" in response.headers["Cache-Control"]


def test_session_cookie_is_hidden_from_scripts_and_ends_with_the_day(client: Client) -> None:
    person = UserFactory(broker=True)
    client.post("/sign-in/", {"login": person.email, "password": PASSWORD})
    cookie = client.cookies["sessionid"]
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", 12 * 3600)


def test_session_gets_a_new_key_at_sign_in(client: Client) -> None:
    """Whoever planted a session in this browser before does not share it after."""
    client.get("/sign-in/")
    session = client.session
    session["planted"] = True
    session.save()
    before = session.session_key
    person = UserFactory(broker=True)
    client.post("/sign-in/", {"login": person.email, "password": PASSWORD})
    assert client.session.session_key != before


def test_password_change_ends_the_persons_other_sessions(client: Client) -> None:
    person = UserFactory(broker=True)
    client.force_login(person)
    other = Client()
    other.force_login(person)
    client.post("/password/change/", {"oldpassword": PASSWORD, "password1": "plain oak bicycle"})
    assert [browser.get("/settings/").status_code for browser in (client, other)] == [200, 302]


def views(patterns: list[URLPattern | URLResolver]) -> list[Callable[..., object]]:
    found: list[Callable[..., object]] = []
    for one in patterns:
        found += views(one.url_patterns) if isinstance(one, URLResolver) else [one.callback]
    return found


def test_no_page_does_without_the_csrf_token() -> None:
    """The API takes keys instead of sessions, so it alone may."""
    exempt = [
        view.__qualname__
        for view in views(get_resolver().url_patterns)
        if getattr(view, "csrf_exempt", False) and not view.__module__.startswith("ninja")
    ]
    assert exempt == []


def test_post_without_the_token_is_refused_with_a_page_that_helps() -> None:
    browser = Client(enforce_csrf_checks=True)
    response = browser.post("/sign-in/", {"login": "a@b.example", "password": "x"})
    assert response.status_code == 403
    assert "<h1>" in response.content.decode()


def test_tries_are_counted_in_the_database_that_all_processes_share(settings) -> None:
    """Counted in each process, six tries would be six in every one of them."""
    done = with_https("-c", "from django.conf import settings; print(settings.CACHES['default']['BACKEND'])")
    assert done.stdout.strip() == "django.core.cache.backends.db.DatabaseCache"
    settings.CACHES = {"default": {"BACKEND": done.stdout.strip(), "LOCATION": "frontdoor_cache"}}
    call_command("createcachetable", verbosity=0)
    person = UserFactory(broker=True)
    for _ in range(5):
        Client().post("/sign-in/", {"login": person.email, "password": "wrong wrong wrong"})
    page = Client().post("/sign-in/", {"login": person.email, "password": PASSWORD}).content.decode()
    assert "Too many tries." in page
    assert product.CACHES["default"]["LOCATION"] == "frontdoor_cache"
    assert caches["default"].__class__.__name__ == "DatabaseCache"

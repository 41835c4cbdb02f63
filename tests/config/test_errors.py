import re
from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from accounts.models import User
from config import errors, navigation


def asked(user: object = None) -> HttpRequest:
    request = RequestFactory().get("/somewhere/")
    request.user = user or AnonymousUser()  # a stand-in will do
    return request


def person() -> User:
    user = User(name="Priya Nair", email="priya@example.org")
    user.__dict__["permissions"] = frozenset()
    user.__dict__["current_memberships"] = []
    return user


def heading(response: HttpResponse) -> str:
    found = re.findall(r"<h1>(.*?)</h1>", response.content.decode())
    assert len(found) == 1
    return str(found[0])


@pytest.mark.parametrize(
    ("page", "status", "words"),
    [
        (errors.bad_request, 400, "That request made no sense"),
        (errors.forbidden, 403, "You cannot open this"),
        (errors.not_found, 404, "Page not found"),
        (errors.too_many, 429, "Too many tries"),
        (errors.server_error, 500, "That did not work"),
        (errors.csrf_failure, 403, "This page was open too long"),
    ],
)
def test_error_page_signed_out_has_its_status_and_one_heading(
    page: Callable[[HttpRequest], HttpResponse], status: int, words: str
) -> None:
    response = page(asked())
    assert (response.status_code, heading(response)) == (status, words)


def test_error_page_before_anybody_is_known_still_works() -> None:
    assert errors.bad_request(RequestFactory().get("/")).status_code == 400


def test_forbidden_gives_the_reason_and_who_can_help() -> None:
    response = errors.forbidden(asked(person()), PermissionDenied("Your role does not let you issue offers."))
    html = response.content.decode()
    assert "<p>Your role does not let you issue offers.</p>" in html
    assert (
        "<p>Ask your agency’s manager or the partnership’s coordinator if you need it for your work.</p>"
        in html
    )


def test_not_found_signed_in_offers_the_search(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(navigation, "reverse", lambda name: f"/{name}/")
    html = errors.not_found(asked(person())).content.decode()
    assert '<label for="missing">Find an employer instead</label>' in html


def test_not_found_signed_out_offers_no_search() -> None:
    assert 'id="missing"' not in errors.not_found(asked()).content.decode()


def test_server_error_asks_the_database_nothing() -> None:
    # no database in this test: a query would fail it
    assert errors.server_error(asked(person())).status_code == 500

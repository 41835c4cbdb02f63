"""Signing in with a password."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from tests.factories.accounts import PASSWORD, AgencyFactory, MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db
SIGN_IN = "/sign-in/"


def press(client: Client, email: str, password: str = PASSWORD):
    return client.post(SIGN_IN, {"login": email, "password": password})


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_sign_in_right_password_opens_the_first_page(client: Client) -> None:
    person = UserFactory(broker=True)
    response = press(client, person.email)
    assert (response.status_code, response.headers["Location"], is_in(client)) == (302, "/", True)


def test_sign_in_address_in_capitals_is_the_same_address(client: Client) -> None:
    person = UserFactory(broker=True)
    press(client, person.email.upper())
    assert is_in(client)


@pytest.mark.parametrize("known", [True, False])
def test_sign_in_wrong_password_says_the_same_for_known_and_unknown_addresses(
    client: Client, known: bool
) -> None:
    person = UserFactory(broker=True)
    response = press(client, person.email if known else "nobody@example.org", "wrong wrong wrong")
    page = response.content.decode()
    assert response.status_code == 422
    assert page.count("The email address or the password is wrong.") == 1
    assert not is_in(client)


def test_sign_in_keeps_the_address_typed_but_never_the_password(client: Client) -> None:
    page = press(client, "typed@example.org", "wrong wrong wrong").content.decode()
    assert 'value="typed@example.org"' in page
    assert "wrong wrong wrong" not in page


def test_sign_in_empty_form_asks_for_both(client: Client) -> None:
    page = press(client, "", "").content.decode()
    assert page.count("Enter email address") == 2  # in the summary and at the field
    assert page.count("Enter password") == 2


def test_sign_in_inactive_person_is_not_let_in(client: Client) -> None:
    person = UserFactory(broker=True, is_active=False)
    response = press(client, person.email)
    assert (response.headers["Location"], is_in(client)) == ("/sign-in/closed/", False)


def test_sign_in_without_a_current_role_is_not_let_in(client: Client) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    held = MembershipFactory(starts_on=yesterday, ends_on=yesterday)
    response = press(client, held.user.email)
    assert (response.headers["Location"], is_in(client)) == ("/sign-in/closed/", False)
    page = client.get("/sign-in/closed/").content.decode()
    assert "ask your agency’s manager or the partnership’s coordinator to add you" in page


def test_sign_in_for_an_agency_that_left_is_not_let_in(client: Client) -> None:
    person = UserFactory(broker=True, agency=AgencyFactory(left_on=timezone.localdate()))
    press(client, person.email)
    assert not is_in(client)


def test_session_of_somebody_whose_role_ended_is_closed_at_once(client: Client) -> None:
    person = UserFactory(broker=True)
    client.force_login(person)
    assert client.get("/settings/").status_code == 200
    held = person.memberships.get()
    held.starts_on = held.ends_on = timezone.localdate() - timedelta(days=1)
    held.save()
    response = client.get("/settings/")
    assert response.status_code == 403
    assert "You have no role in an agency of the partnership today" in response.content.decode()


def test_session_of_somebody_made_inactive_is_closed_at_once(client: Client) -> None:
    person = UserFactory(broker=True)
    client.force_login(person)
    person.is_active = False
    person.save()
    response = client.get("/settings/")
    assert (response.status_code, response.headers["Location"]) == (302, "/sign-in/?next=%2Fsettings%2F")


def test_sign_in_returns_to_the_page_that_was_wanted(client: Client) -> None:
    person = UserFactory(broker=True)
    response = client.post(SIGN_IN, {"login": person.email, "password": PASSWORD, "next": "/people/"})
    assert response.headers["Location"] == "/people/"


def test_sign_in_never_sends_anybody_to_another_site(client: Client) -> None:
    person = UserFactory(broker=True)
    response = client.post(
        SIGN_IN, {"login": person.email, "password": PASSWORD, "next": "https://evil.test/"}
    )
    assert response.headers["Location"] == "/"


def test_sign_in_writes_no_history_of_the_person(client: Client) -> None:
    person = UserFactory(broker=True)
    press(client, person.email)
    assert User.history.filter(id=person.pk).count() == 1


def test_signed_out_press_of_a_button_comes_back_to_the_first_page(client: Client) -> None:
    """The address of a button cannot be opened, so nobody is sent back to it."""
    response = client.post("/settings/", {"name": "X"})
    assert response.headers["Location"] == "/sign-in/?next=%2F"


def test_signed_out_part_of_a_page_moves_the_whole_page(client: Client) -> None:
    part = {"HX-Request": "true", "HX-Current-URL": "http://testserver/people/?q=a"}
    response = client.get("/settings/", headers=part)
    assert response.status_code == 200
    assert response.headers["HX-Redirect"] == "/sign-in/?next=%2Fpeople%2F%3Fq%3Da"


def test_sign_out_by_get_only_asks(client: Client) -> None:
    client.force_login(UserFactory(broker=True))
    assert "Sign out?" in client.get("/sign-out/").content.decode()
    assert is_in(client)


def test_sign_out_by_post_ends_the_session(client: Client) -> None:
    client.force_login(UserFactory(broker=True))
    response = client.post("/sign-out/")
    assert (response.headers["Location"], is_in(client)) == (SIGN_IN, False)


def test_sign_in_sixth_wrong_try_in_five_minutes_is_stopped_even_with_the_right_password(
    client: Client,
) -> None:
    person = UserFactory(broker=True)
    for _ in range(5):
        press(client, person.email, "wrong wrong wrong")
    page = press(client, person.email).content.decode()
    assert "Too many tries. Wait five minutes, then try again." in page
    assert not is_in(client)


def test_sign_in_thirty_first_try_in_a_minute_from_one_place_is_429(client: Client) -> None:
    for number in range(30):
        press(client, f"nobody{number}@example.org", "")
    response = press(client, "nobody@example.org", "")
    assert response.status_code == 429
    assert "Too many tries" in response.content.decode()


def test_signed_in_page_costs_two_statements_for_the_person_and_one_for_the_roles(client: Client) -> None:
    client.force_login(UserFactory(broker=True))
    with CaptureQueriesContext(connection) as asked:
        client.get("/settings/")
    tables = ("django_session", "accounts_user", "accounts_membership")
    from_table = [re.search(r'FROM "(\w+)"', query["sql"]) for query in asked.captured_queries]
    found = [match[1] for match in from_table if match]
    assert [found.count(table) for table in tables] == [1, 1, 1]


@pytest.mark.parametrize(
    "path", ["/signup/", "/sign-up/", "/email/", "/confirm-email/", "/3rdparty/", "/2fa/"]
)
def test_pages_of_allauth_that_we_do_not_use_do_not_exist(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_change_password_needs_the_password_now(client: Client) -> None:
    person = UserFactory(broker=True)
    client.force_login(person)
    wrong = client.post("/password/change/", {"oldpassword": "no", "password1": "plain oak bicycle"})
    assert wrong.status_code == 422
    assert "This is not your password now." in wrong.content.decode()
    client.post("/password/change/", {"oldpassword": PASSWORD, "password1": "plain oak bicycle"})
    person.refresh_from_db()
    assert person.check_password("plain oak bicycle")
    assert person.history.first().history_change_reason == "Password changed"


def test_change_password_short_one_is_refused(client: Client) -> None:
    client.force_login(UserFactory(broker=True))
    response = client.post("/password/change/", {"oldpassword": PASSWORD, "password1": "short"})
    assert response.status_code == 422
    assert "at least 12 characters" in response.content.decode()

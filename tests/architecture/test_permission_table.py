"""Every address against every role: the right ones get in, the others are told why not."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from pytest_django import DjangoDbBlocker

from accounts.decorators import ANYBODY, SIGNED_IN
from accounts.enums import RoleName
from accounts.models import User
from accounts.permissions import Permission
from accounts.roles import ROLES
from tests.architecture.access import accounts, brokerage, employers, offers, platform
from tests.architecture.access.rows import Row
from tests.architecture.access.world import World

TABLE: dict[str, Row] = accounts.ROWS | employers.ROWS | brokerage.ROWS | offers.ROWS | platform.ROWS
GUARDED = {name: row for name, row in TABLE.items() if row.who != ANYBODY}
SHUT = {403, 404}


def addresses(patterns: list[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    for one in patterns:
        if isinstance(one, URLPattern):
            yield one
        elif one.app_name != "ninja":  # the API takes keys, never sessions: tests/platform/test_api.py
            yield from addresses(one.url_patterns)


ADDRESSES = {str(one.name): one for one in addresses(get_resolver().url_patterns)}


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """Made once for the module, gone after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield World()
        transaction.set_rollback(True)


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def ask(world: World, name: str, person: User | None, known: dict[str, Any] | None = None) -> HttpResponse:
    """Open the address, or press its button where it only takes that."""
    client = Client(raise_request_exception=True)
    with undone():
        if person is not None:
            world.me = person
            client.force_login(person)
        where = reverse(name, kwargs=known or TABLE[name].where(world))
        response: Any = client.get(where)
        if response.status_code == 405:
            response = client.post(where)
        if response.streaming:
            b"".join(response.streaming_content)  # read to its end, which closes the file
        return cast("HttpResponse", response)


def allowed(row: Row, role: RoleName) -> bool:
    if row.who == SIGNED_IN:
        return True
    held = ROLES[role].permissions
    may_step = not row.then or bool(held & set(row.then))
    return Permission(row.who) in held and may_step and role not in row.closed_to


def test_table_has_a_row_for_every_address() -> None:
    missing = sorted(set(ADDRESSES) - set(TABLE))
    assert not missing, f"Say in tests/architecture/access/ who may open: {', '.join(missing)}"


def test_table_has_no_row_of_an_address_that_is_gone() -> None:
    gone = sorted(set(TABLE) - set(ADDRESSES))
    assert not gone, f"Take these out of tests/architecture/access/: {', '.join(gone)}"


@pytest.mark.parametrize("name", sorted(set(TABLE) & set(ADDRESSES)))
def test_view_says_the_same_as_its_row(name: str) -> None:
    marked = getattr(ADDRESSES[name].callback, "permission", None)
    assert marked == TABLE[name].who, (
        f"{name}: the view is marked {marked!r}, the table says {TABLE[name].who!r}"
    )


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(set(GUARDED) & set(ADDRESSES)))
class TestGuarded:
    def test_signed_out_is_led_to_sign_in(self, world: World, name: str) -> None:
        response = ask(world, name, None)
        assert response.status_code == 302, f"{name} answers {response.status_code} to nobody"
        assert response.headers["Location"].startswith("/sign-in/?next=")

    def test_person_of_no_agency_is_told_so(self, world: World, name: str) -> None:
        response = ask(world, name, world.outsider)
        assert response.status_code == 403
        assert "You have no role in an agency of the partnership today" in response.content.decode()

    def test_every_role_gets_what_the_table_says(self, world: World, name: str) -> None:
        answers = {role: ask(world, name, person).status_code for role, person in world.people.items()}
        wrong = {
            f"{role}: {status}"
            for role, status in answers.items()
            if (status in SHUT) == allowed(GUARDED[name], role) or status >= 500
        }
        assert not wrong, (
            f"{name} should be open to {GUARDED[name].who!r} alone, but: {', '.join(sorted(wrong))}"
        )

    def test_wrong_role_is_told_who_can(self, world: World, name: str) -> None:
        wrong = [role for role in RoleName if not allowed(GUARDED[name], role)]
        for role in wrong[:1]:
            response = ask(world, name, world.people[role])
            assert response.status_code == 403
            assert "Your role does not let you" in response.content.decode()

    def test_nothing_is_found_under_a_reference_that_nobody_has(self, world: World, name: str) -> None:
        known = GUARDED[name].where(world)
        person = next(person for role, person in world.people.items() if allowed(GUARDED[name], role))
        for key in {"reference", "agency", "person", "number"} & set(known):
            unknown = 0 if key == "number" else "XXX-000000"
            assert ask(world, name, person, {**known, key: unknown}).status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize(
    "name", sorted(name for name, row in GUARDED.items() if row.hidden and name in ADDRESSES)
)
def test_hidden_object_does_not_exist_for_whoever_may_not_see_it(world: World, name: str) -> None:
    row = GUARDED[name]
    assert row.hidden
    person = world.people[row.hidden_from]
    assert ask(world, name, person, row.hidden(world)).status_code == 404

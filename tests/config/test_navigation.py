import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.urls import NoReverseMatch

from accounts.models import User
from accounts.permissions import Permission
from config import navigation

ADDRESSES = {
    "today": "/",
    "employers": "/employers/",
    "training": "/training/",
    "palette": "/employers/find/",
}


@pytest.fixture(autouse=True)
def addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    def reverse(name: str) -> str:
        if name not in ADDRESSES:
            raise NoReverseMatch(name)
        return ADDRESSES[name]

    monkeypatch.setattr(navigation, "reverse", reverse)


def person(*permissions: Permission) -> User:
    user = User(name="Priya Nair", email="priya@example.org")
    user.__dict__["permissions"] = frozenset(permissions)
    return user


def seen(user: object, path: str = "/") -> dict[str, object]:
    request = RequestFactory().get(path)
    request.user = user  # a stand-in will do
    return navigation.navigation(request)


def doors(user: object, path: str = "/") -> list[tuple[object, object]]:
    found = seen(user, path)["doors"]
    assert isinstance(found, list)
    return [(door["words"], door["current"]) for door in found]


def test_navigation_shows_the_doors_a_person_may_open_and_that_exist() -> None:
    assert doors(person(Permission.SEE_EMPLOYERS)) == [("Today", "page"), ("Employers", "")]


def test_navigation_of_a_person_with_no_role_is_only_what_everybody_may_open() -> None:
    assert doors(person(), "/elsewhere/") == [("Today", "")]


def test_navigation_inside_a_section_marks_its_door() -> None:
    path = "/employers/EMP-1/"
    assert doors(person(Permission.SEE_EMPLOYERS, Permission.SEE_TRAINING), path) == [
        ("Today", ""),
        ("Employers", "true"),
        ("Training", ""),
    ]


def test_navigation_signed_out_is_empty() -> None:
    assert seen(AnonymousUser()) == {"doors": [], "my_pages": [], "search_url": "", "palette_url": ""}


def test_navigation_before_anybody_is_known_is_empty() -> None:
    assert navigation.navigation(RequestFactory().get("/"))["doors"] == []


def test_search_and_palette_go_to_their_addresses() -> None:
    found = seen(person())
    assert (found["search_url"], found["palette_url"]) == ("/employers/", "/employers/find/")


def test_keys_of_the_doors_are_all_different() -> None:
    keys = [door.key for door in navigation.DOORS]
    assert len(set(keys)) == len(keys)


def test_phone_bar_has_room_for_its_doors() -> None:
    assert sum(door.in_bar for door in navigation.DOORS) == 4

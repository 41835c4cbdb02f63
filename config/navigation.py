"""The doors of the staff pages, and what every staff page may name."""

from dataclasses import dataclass
from functools import partial

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from accounts.models import User
from accounts.permissions import Permission
from employers.listing.today import due_now


@dataclass(frozen=True)
class Door:
    """`key` follows `g` on the keyboard; without a permission everybody who signed in may open it.

    Beside a door that `counts` stands how many actions are overdue or due today.
    The doors `in_bar` stand in the bar at the bottom of a phone (four, short words); the rest under More.
    """

    words: str
    url_name: str
    icon: str
    key: str = ""
    permission: Permission | None = None
    in_bar: bool = False
    counts: bool = False


DOORS = (
    Door("Today", "today", "list-checks", "t", in_bar=True, counts=True),
    Door("Portfolio", "portfolio", "briefcase", "p", Permission.SEE_EMPLOYERS, in_bar=True),
    Door("Employers", "employers", "building-2", "e", Permission.SEE_EMPLOYERS, in_bar=True),
    Door("Commitments", "commitments", "handshake", "c", Permission.SEE_EMPLOYERS),
    Door("Vacancies", "vacancies", "flag", "v", Permission.SEE_EMPLOYERS),
    Door("Training", "training", "graduation-cap", "r", Permission.SEE_TRAINING),
    Door("Programmes", "programmes", "blocks", "m", Permission.SEE_TRAINING),
    Door("Offers", "offers", "file-text", "o", Permission.SEE_EMPLOYERS, in_bar=True),
)

MY_PAGES = (
    Door("Your settings", "my_settings", "settings"),
    Door("Two-step sign-in", "mfa_index", "shield-check"),
    Door("People and agencies", "people", "users"),
)


def navigation(request: HttpRequest) -> dict[str, object]:
    """The doors this person may open, the one they are behind, and where the search goes."""
    user = getattr(request, "user", None)
    if not isinstance(user, User):
        return {"doors": [], "my_pages": [], "search_url": "", "palette_url": ""}
    return {
        "doors": _open_to(user, DOORS, request.path),
        "my_pages": _open_to(user, MY_PAGES, request.path),
        "search_url": _address("employers"),
        "palette_url": _address("palette"),
    }


def _open_to(user: User, doors: tuple[Door, ...], path: str) -> list[dict[str, object]]:
    return [
        {
            "words": door.words,
            "icon": door.icon,
            "key": door.key,
            "in_bar": door.in_bar,
            "url": url,
            "current": _current(url, path),
            # asked only where the page draws it, so a swapped part costs no statement
            "count": SimpleLazyObject(partial(due_now, user, timezone.localdate())) if door.counts else 0,
        }
        for door in doors
        if (door.permission is None or user.may(door.permission)) and (url := _address(door.url_name))
    ]


def _address(url_name: str) -> str:
    try:
        return reverse(url_name)
    except NoReverseMatch:
        return ""


def _current(url: str, path: str) -> str:
    if path == url:
        return "page"
    return "true" if url != "/" and path.startswith(url) else ""

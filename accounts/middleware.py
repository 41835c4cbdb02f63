"""Closed by default: what a signed-in person must have before any page opens."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode, urlsplit, urlunsplit

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

from accounts.decorators import ANYBODY
from accounts.models import User
from accounts.second_factor import page_to_go_to

NO_AGENCY = "You have no role in an agency of the partnership today, so you cannot open this."


class SignedInPersonMiddleware:
    """A current role in an agency, and the second step of signing in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        to_sign_in = reverse("account_login") + "?next="
        if response.status_code == 302 and response.headers["Location"].startswith(to_sign_in):
            return _go(request, "account_login")
        return response

    def process_view(  # noqa: PLR0917 - as Django calls it
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        del args, kwargs
        if getattr(view, "permission", None) == ANYBODY or not isinstance(request.user, User):
            return None
        if not request.user.current_memberships:
            raise PermissionDenied(NO_AGENCY)
        match = request.resolver_match
        first = page_to_go_to(request, request.user, match.url_name if match else None)
        if not first:
            return None
        return _go(request, first)


def _go(request: HttpRequest, url_name: str) -> HttpResponse:
    """There first, then back to the page that the person has open; htmx must not swap one into the other."""
    where = f"{reverse(url_name)}?{urlencode({'next': _way_back(request)})}"
    return HttpResponseClientRedirect(where) if _is_part(request) else redirect(where)


def _way_back(request: HttpRequest) -> str:
    if _is_part(request):
        page = urlsplit(request.headers.get("HX-Current-URL", "/"))
        return urlunsplit(("", "", page.path, page.query, ""))
    return request.get_full_path() if request.method == "GET" else "/"


def _is_part(request: HttpRequest) -> bool:
    return request.headers.get("HX-Request") == "true"

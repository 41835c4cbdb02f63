"""One view serves the page and its parts; the address alone always gives the same page."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import resolve_url
from django.template import loader
from django.utils.cache import patch_vary_headers
from django_htmx.http import HttpResponseClientRedirect, reswap, retarget, trigger_client_event

from toolkit.errors import Refused


def render(
    request: HttpRequest, template: str, context: dict[str, Any] | None = None, *, status: int = 200
) -> HttpResponse:
    """The page, or only its `{% partialdef %}` named like the element htmx wants to fill."""
    part = _wanted_part(request, template)
    name = f"{template}#{part}" if part else template
    response = HttpResponse(loader.render_to_string(name, context, request), status=status)
    patch_vary_headers(response, ["HX-Request", "HX-Target"])
    return response


def announce(response: HttpResponse, words: str) -> HttpResponse:
    """Say it to screen readers once the part has been swapped in."""
    return trigger_client_event(response, "say", {"words": words}, after="settle")


def redirect(request: HttpRequest, to: Any, **arguments: Any) -> HttpResponse:
    """Go to the page after a write, whether htmx or the browser sent the form."""
    address = resolve_url(to, **arguments)
    return HttpResponseClientRedirect(address) if _asks_for_part(request) else HttpResponseRedirect(address)


def refused_response(request: HttpRequest, refused: Refused, *, back: str = "/") -> HttpResponse:
    """Answer a button whose action was refused: a banner in place, or a page with the way back."""
    context = {"refused": refused, "back": back}
    if not _asks_for_part(request):
        return HttpResponse(loader.render_to_string("errors/refused.html", context, request), status=409)
    html = loader.render_to_string("errors/refused.html#refused", context, request)
    return reswap(retarget(HttpResponse(html, status=409), "#messages"), "innerHTML")


class RedirectWholePage:
    """Any other redirect, such as to the sign-in page, moves the whole page, never only a part."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if isinstance(response, HttpResponseRedirect) and _asks_for_part(request):
            answer = HttpResponseClientRedirect(response.url)
            answer.cookies = response.cookies
            return answer
        return response


def _asks_for_part(request: HttpRequest) -> bool:
    return (
        request.headers.get("HX-Request") == "true"
        and request.headers.get("HX-History-Restore-Request") != "true"
    )


def _wanted_part(request: HttpRequest, template: str) -> str:
    if not _asks_for_part(request):
        return ""
    # htmx 2 sends the id alone, htmx 4 sends tag#id
    wanted = request.headers.get("HX-Target", "").rpartition("#")[2]
    source = getattr(loader.get_template(template), "template", None)
    parts = getattr(source, "extra_data", {}).get("partials", {})
    return wanted if wanted in parts else ""

"""The API: one assembly, one way to say no (problem details, RFC 9457). Each app brings its own router."""

from typing import Any

import orjson
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI, Swagger
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError
from ninja.renderers import BaseRenderer

from accounts.decorators import public
from toolkit.errors import Refused, Stale

PROBLEM = "application/problem+json"


class Json(BaseRenderer):
    media_type = "application/json"

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> bytes:
        del request, response_status
        return orjson.dumps(data)


api = NinjaAPI(
    title="Frontdoor",
    version="1",
    description="One record for each employer: who may be approached, what was agreed, what came of it.",
    docs_url=None,
    renderer=Json(),
    urls_namespace="api",
)


@public
def docs(request: HttpRequest) -> HttpResponse:
    return Swagger().render_page(request, api)


def problem(status: int, code: str, detail: str, **more: object) -> HttpResponse:
    """An answer that says what is wrong, in words and as a `code` that stays the same."""
    body = {"type": "about:blank", "status": status, "code": code, "detail": detail, **more}
    return HttpResponse(orjson.dumps(body), status=status, content_type=PROBLEM)


@api.exception_handler(ValidationError)
def _invalid(_request: HttpRequest, error: ValidationError) -> HttpResponse:
    fields = [
        {"field": ".".join(str(part) for part in one["loc"][1:]), "detail": one["msg"]}
        for one in error.errors
    ]
    return problem(422, "invalid", "Some of what was sent cannot be used.", fields=fields)


@api.exception_handler(Refused)
def _refused(_request: HttpRequest, refused: Refused) -> HttpResponse:
    fields = [{"field": refused.field, "detail": refused.message}] if refused.field else []
    status = 412 if isinstance(refused, Stale) else 409
    return problem(status, refused.code, refused.message, fields=fields)


@api.exception_handler(AuthenticationError)
def _unknown(_request: HttpRequest, _error: AuthenticationError) -> HttpResponse:
    answer = problem(401, "no_key", "Send a valid key: Authorization: Bearer …")
    answer["WWW-Authenticate"] = "Bearer"
    return answer


@api.exception_handler(PermissionDenied)
def _forbidden(_request: HttpRequest, reason: PermissionDenied) -> HttpResponse:
    return problem(403, "forbidden", str(reason))


@api.exception_handler(Http404)
def _not_found(_request: HttpRequest, _error: Http404) -> HttpResponse:
    return problem(404, "not_found", "There is nothing here that this key may know of.")


@api.exception_handler(Throttled)
def _too_many(_request: HttpRequest, throttled: Throttled) -> HttpResponse:
    answer = problem(429, "too_many", "Too many requests. Wait before the next.")
    answer["Retry-After"] = str(throttled.wait or 60)
    return answer


@api.exception_handler(HttpError)
def _other(_request: HttpRequest, error: HttpError) -> HttpResponse:
    return problem(error.status_code, "bad_request", str(error))

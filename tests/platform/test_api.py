"""The API's assembly: what every operation shares, tried on operations made for the test."""

import json

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.test import Client
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, Throttled
from ninja.testing import TestClient

from config.api import Json, api
from toolkit.errors import Refused, Stale


class Question(Schema):
    name: str
    year: int


REASONS: dict[str, Exception] = {
    "refused": Refused("Somebody else leads this employer.", code="has_lead"),
    "field": Refused("Choose a later date.", field="ends_on"),
    "stale": Stale("Somebody changed this."),
    "forbidden": PermissionDenied("Your role does not let you see training."),
    "hidden": Http404(),
    "unknown": AuthenticationError(),
    "often": Throttled(wait=7),
    "other": HttpError(418, "I am a teapot."),
}


@pytest.fixture(scope="module")
def asked() -> TestClient:
    """The real error handlers, over two operations of our own."""
    trial = NinjaAPI(urls_namespace="trial", renderer=Json())
    trial._exception_handlers = api._exception_handlers

    @trial.get("/no/{reason}")
    def refuse(request: HttpRequest, reason: str) -> None:
        raise REASONS[reason]

    @trial.post("/question")
    def question(request: HttpRequest, asked: Question) -> dict[str, str]:
        return {"name": asked.name}

    return TestClient(trial)


@pytest.mark.parametrize(
    ("reason", "status", "code", "detail"),
    [
        ("refused", 409, "has_lead", "Somebody else leads this employer."),
        ("field", 409, "refused", "Choose a later date."),
        ("stale", 412, "stale", "Somebody changed this."),
        ("forbidden", 403, "forbidden", "Your role does not let you see training."),
        ("hidden", 404, "not_found", "There is nothing here that this key may know of."),
        ("unknown", 401, "no_key", "Send a valid key: Authorization: Bearer …"),
        ("often", 429, "too_many", "Too many requests. Wait before the next."),
        ("other", 418, "bad_request", "I am a teapot."),
    ],
)
def test_refusal_is_a_problem_with_a_code(
    asked: TestClient, reason: str, status: int, code: str, detail: str
) -> None:
    response = asked.get(f"/no/{reason}")
    body = json.loads(response.content)
    assert (response.status_code, body["status"], body["code"], body["detail"]) == (
        status,
        status,
        code,
        detail,
    )
    assert response["Content-Type"] == "application/problem+json"


def test_refusal_of_one_field_names_it(asked: TestClient) -> None:
    body = json.loads(asked.get("/no/field").content)
    assert body["fields"] == [{"field": "ends_on", "detail": "Choose a later date."}]


def test_too_many_says_when_to_come_back(asked: TestClient) -> None:
    assert asked.get("/no/often")["Retry-After"] == "7"


def test_bad_input_names_every_field_at_fault(asked: TestClient) -> None:
    response = asked.post("/question", json={"year": "soon"})
    body = json.loads(response.content)
    assert response.status_code == 422
    assert body["code"] == "invalid"
    assert [one["field"] for one in body["fields"]] == ["asked.name", "asked.year"]


def test_openapi_is_version_3_1(client: Client) -> None:
    response = client.get("/api/v1/openapi.json")
    assert response.json()["openapi"] == "3.1.0"
    assert response.json()["info"]["title"] == "Frontdoor"


def test_docs_load_nothing_from_elsewhere(client: Client) -> None:
    page = client.get("/api/docs").content.decode()
    assert "/static/ninja/swagger-ui-bundle.js" in page
    assert "//" not in page.replace("https://django-ninja.dev", "")

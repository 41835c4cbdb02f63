import time

import pytest
from django.db import OperationalError, connection
from django.test import Client

from config import health


def test_healthz_without_any_database_is_alive(client: Client) -> None:
    # no database fixture: a query would fail this test
    response = client.get("/healthz")
    assert (response.status_code, response.json()) == (200, {"alive": True})


def test_readyz_database_up_to_date_is_ready(db: None, client: Client) -> None:
    response = client.get("/readyz")
    assert (response.status_code, response.json()) == (200, {"ready": True})
    assert "no-store" in response["Cache-Control"]


def test_readyz_unapplied_migration_names_the_first(db: None, client: Client) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'sessions'")
    response = client.get("/readyz")
    assert (response.status_code, response.json()) == (
        503,
        {"ready": False, "reason": "1 migrations are not applied, the first is sessions.0001_initial."},
    )


def test_readyz_database_gone_is_not_ready(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise OperationalError

    monkeypatch.setattr(health, "_select_one", fail)
    response = client.get("/readyz")
    assert (response.status_code, response.json()["reason"]) == (503, "The database cannot be reached.")


def test_readyz_slow_database_is_not_waited_for(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "DATABASE_SECONDS", 0.05)
    monkeypatch.setattr(health, "_select_one", lambda: time.sleep(0.5))
    began = time.monotonic()
    response = client.get("/readyz")
    assert time.monotonic() - began < 0.4
    assert (response.status_code, response.json()["reason"]) == (
        503,
        "The database did not answer within 0.05 s.",
    )


@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
def test_health_refuses_to_be_posted_to(client: Client, address: str) -> None:
    assert client.post(address).status_code == 405

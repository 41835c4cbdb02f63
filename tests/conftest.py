"""What every test has: its own database, an empty cache and no way out of this machine."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import TransactionTestCase
from pytest_django.plugin import DjangoDbBlocker

from config.embedded_postgresql import launcher
from tests import database
from toolkit import machine


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """In place of pytest-django's: a copy of a template, and no flush after tests that commit."""
    with django_db_blocker.unblock():
        database.create_copy()
    with pytest.MonkeyPatch.context() as patch:
        # Django would truncate every table, the reference lists too
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _case: database.restore_copy())
        yield
    with django_db_blocker.unblock():
        database.drop_copy()


@pytest.fixture(autouse=True)
def empty_cache() -> None:
    cache.clear()


@pytest.fixture(autouse=True)
def own_media_folder(tmp_path: Path, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Where the machine has no browser the journeys are left out, and the last lines say so."""
    if machine.chromium() is None:
        journeys = [item for item in items if "journeys" in item.path.parts]
        items[:] = [item for item in items if item not in journeys]
        config.hook.pytest_deselected(items=journeys)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if machine.chromium() is None:
        terminalreporter.write_line(machine.BROWSER.sentence())


def pytest_unconfigure() -> None:
    """Workers of xdist end without their exit handlers; the run itself is the last one out."""
    if folder := settings.DATABASES["default"].get("EMBEDDED_DIR"):
        launcher.leave(Path(folder))

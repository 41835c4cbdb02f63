"""What the tests of people and signing in share."""

from collections.abc import Iterator
from importlib import reload
from typing import Any

import pytest
from django.urls import clear_url_caches

import accounts.urls
import config.urls


@pytest.fixture
def with_demo(settings: Any) -> Iterator[None]:
    """The addresses as they are where DEBUG is on."""
    settings.DEBUG = True
    _reload_addresses()
    yield
    settings.DEBUG = False
    _reload_addresses()


def _reload_addresses() -> None:
    reload(accounts.urls)
    reload(config.urls)
    clear_url_caches()

"""A real Chromium over the real server: signed in by the demo page, at a desk and on a phone."""

import os
import shutil
from collections.abc import Callable, Iterator
from importlib import reload
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import clear_url_caches
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

import accounts.urls
import config.urls
from tests import database

# Playwright's synchronous API runs an event loop in this thread; Django only sees that loop.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

DESK: ViewportSize = {"width": 1366, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
NARROW: ViewportSize = {"width": 320, "height": 640}
QUIET_CHROMIUM = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
AXE_RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "/journeys/" in str(item.path):
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    assert path, "Journeys need Chromium: type apt-get install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET_CHROMIUM)
        yield browser
        browser.close()


@pytest.fixture
def demo(transactional_db: None, settings: Any) -> Iterator[None]:
    """The demo partnership, without the real employers that only fill the directory."""
    settings.DEBUG = True
    _reload_addresses()
    database.restore_copy(demo=True)
    yield
    settings.DEBUG = False
    _reload_addresses()


def _reload_addresses() -> None:
    """The page that signs demo people in has an address only where DEBUG is on."""
    reload(accounts.urls)
    reload(config.urls)
    clear_url_caches()


OpenPage = Callable[..., Page]


@pytest.fixture
def open_page(chromium: Browser, live_server: Any, demo: None) -> Iterator[OpenPage]:
    """`open_page(person, viewport, javascript=True)`: a page signed in as that demo person."""
    contexts = []
    complaints: list[str] = []

    def open_as(person: str, viewport: ViewportSize = DESK, *, javascript: bool = True) -> Page:
        context = chromium.new_context(
            viewport=viewport, java_script_enabled=javascript, base_url=live_server.url
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "console",
            lambda said: complaints.append(said.text) if said.type == "error" else None,
        )
        page.goto("/demo/")
        page.get_by_role("button", name=person).click()
        page.wait_for_url("/")
        return page

    yield open_as
    for context in contexts:
        context.close()
    assert [line for line in complaints if "422" not in line] == []


def assert_accessible(page: Page) -> None:
    """axe-core finds nothing against WCAG 2.2 AA and its best practices on the page as it stands."""
    found = Axe().run(page, options=AXE_RULES).response["violations"]
    assert [
        f"{rule['id']}: {node['target']} {node['failureSummary']}" for rule in found for node in rule["nodes"]
    ] == [], page.url


def assert_fits(page: Page) -> None:
    """Nothing hangs out at the side: no page scrolls sideways."""
    too_wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert too_wide <= 0, f"{page.url} is {too_wide} px too wide"

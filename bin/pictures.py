"""The pictures of the README, taken of the product as `make run` serves it: `make pictures`."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, ViewportSize, sync_playwright

IMAGES = Path(__file__).resolve().parent.parent / "docs" / "images"
DESK: ViewportSize = {"width": 1366, "height": 900}


def main(address: str) -> int:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        page = chromium.new_page(viewport=DESK, base_url=address)
        page.goto("/demo/")
        page.get_by_role("button", name="Tom Hale").click()
        _record(page)
        _offer(page)
        chromium.close()
    return 0


def _record(page: Page) -> None:
    page.goto("/employers/?q=bramley+foods")
    page.get_by_role("link", name="Bramley Foods").first.click()
    page.wait_for_selector("h1")
    page.screenshot(
        path=IMAGES / "record.png", full_page=True, clip={"x": 0, "y": 0, "width": 1366, "height": 1500}
    )


def _offer(page: Page) -> None:
    """The first page of the PDF, as poppler draws it."""
    link = page.get_by_role("link", name="PDF").first.get_attribute("href")
    with tempfile.TemporaryDirectory() as folder:
        pdf = Path(folder, "offer.pdf")
        pdf.write_bytes(page.request.get(str(link)).body())
        subprocess.run(
            ["pdftoppm", "-r", "80", "-f", "1", "-l", "1", "-png", "-singlefile", pdf, IMAGES / "offer"],
            check=True,
        )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000"))

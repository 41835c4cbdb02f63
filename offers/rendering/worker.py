"""HTML to PDF in a process of its own, with limits: `python -m offers.rendering.worker`.

Reads one JSON object from standard input (html, attachment, issued_at, fonts, pages: the most allowed) and
writes a line of JSON (pages, toolchain) and then the PDF. Exit status 3: too many pages; the count is on
standard error. Django is not needed here.
"""

import json
import resource
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache, partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

import weasyprint
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from offers.rendering.finishing import ends_cleanly, finish
from offers.rendering.limits import TOO_MANY_PAGES

HERE = Path(__file__).parent
CPU_SECONDS = 30
MEMORY_BYTES = 2 * 1024**3
ATTEMPTS = 6
FONT_FILES = frozenset({"Inter-400.ttf", "Inter-500.ttf", "Inter-600.ttf", "Inter-700.ttf"})


class TooLongError(Exception):
    """More pages than the form allows."""


@dataclass(frozen=True)
class Rendered:
    pdf: bytes
    pages: int


class OwnFontsOnly(URLFetcher):
    """Our four font files and data inside the document; nothing from disk or network."""

    def __init__(self, fonts: Path) -> None:
        super().__init__(allowed_protocols=("data",), allow_redirects=False, fail_on_errors=True)
        self._fonts = fonts

    def fetch(self, url: str, headers: Any = None) -> Any:
        name = url.removeprefix("font:")
        if url.startswith("font:") and name in FONT_FILES:
            return URLFetcherResponse(url, (self._fonts / name).read_bytes(), {"Content-Type": "font/ttf"})
        return super().fetch(url, headers)


@cache
def _look(fonts: Path) -> tuple[FontConfiguration, list[Any], OwnFontsOnly]:
    """Parsed once for each process: style sheets and fonts are the same for every offer."""
    fetcher, configuration = OwnFontsOnly(fonts), FontConfiguration()
    css = "".join((HERE / name).read_text(encoding="utf-8") for name in ("print.css", "columns.css"))
    sheet = weasyprint.CSS(string=css, font_config=configuration, url_fetcher=fetcher, base_url="font:")
    return configuration, [sheet], fetcher


def render(html: str, *, attachment: str, issued_at: datetime, fonts: Path, pages: int) -> Rendered:
    configuration, sheets, fetcher = _look(fonts)
    document = weasyprint.HTML(string=html, url_fetcher=fetcher, base_url="font:").render(
        font_config=configuration, stylesheets=sheets
    )
    if len(document.pages) > pages:
        message = f"{len(document.pages)} pages where {pages} are allowed"
        raise TooLongError(message)
    attach = partial(_attached, attachment, issued_at, fetcher)
    return Rendered(_write(document, attach), len(document.pages))


def _attached(words: str, issued_at: datetime, fetcher: OwnFontsOnly) -> Any:
    return weasyprint.Attachment(
        string=words,
        name="offer.json",
        description="The words and figures of this offer, as issued",
        created=issued_at,
        modified=issued_at,
        relationship="Source",
        url_fetcher=fetcher,
    )


def _write(document: Any, attach: Callable[[], Any]) -> bytes:
    """Nearly always at the first attempt; the same words take the same number of them."""
    pdf = b""
    for attempt in range(ATTEMPTS):
        document.metadata.attachments = [attach()]  # read once, so made for each attempt
        pdf = document.write_pdf(pdf_variant="pdf/a-3a", finisher=partial(finish, attempt=attempt))
        if ends_cleanly(pdf):
            break
    return pdf


def toolchain() -> str:
    """What must be the same for the same bytes."""
    names = ("weasyprint", "pydyf", "fonttools", "fontpkg-inter")
    found = [f"{name} {version(name)}" for name in names]
    return ", ".join([*found, f"python {sys.version_info.major}.{sys.version_info.minor}"])


def main() -> int:
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    wanted = json.load(sys.stdin)
    try:
        rendered = render(
            wanted["html"],
            attachment=wanted["attachment"],
            issued_at=datetime.fromisoformat(wanted["issued_at"]),
            fonts=Path(wanted["fonts"]),
            pages=wanted["pages"],
        )
    except TooLongError as error:
        sys.stderr.write(str(error))
        return TOO_MANY_PAGES
    heading = {"pages": rendered.pages, "toolchain": toolchain()}
    sys.stdout.buffer.write(json.dumps(heading).encode() + b"\n" + rendered.pdf)
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""The offer as a PDF, warm, beside bare WeasyPrint on the same HTML and style sheet.

Ours adds tags, two standards, metadata, the attached words and a page limit. Target: at most 1.1 times the
peer; what its tags alone cost is shown beside it.
"""

import json
import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import weasyprint
from django.conf import settings
from weasyprint.text.fonts import FontConfiguration

from offers.rendering import worker
from offers.rendering.document import html_of

ROUNDS = 7
MOMENT = datetime(2026, 11, 22, tzinfo=UTC)
HERE = Path(__file__).parent


def measure() -> list[dict[str, Any]]:
    words = (HERE / "offer.json").read_text(encoding="utf-8")
    html, fonts = html_of(json.loads(words), "0" * 64), settings.VAR_DIR / "assets" / "pdf-fonts"
    bare, tagged = _bare(html, fonts), _bare(html, fonts, pdf_tags=True)

    def ours() -> None:
        worker.render(html, attachment=words, issued_at=MOMENT, fonts=fonts, pages=20)

    spent = _medians({"ours": ours, "bare": bare, "bare, tagged": tagged})
    return [
        {
            "what": "offer PDF, large form, CPU ms",
            "value": round(spent["ours"] * 1000),
            "beside": f"{name} WeasyPrint {round(spent[name] * 1000)} ms",
            "ratio": round(spent["ours"] / spent[name], 2),
            "target": 1.1,
        }
        for name in ("bare", "bare, tagged")
    ]


def _bare(html: str, fonts: Path, **options: Any) -> Callable[[], None]:
    fetcher, configuration = worker.OwnFontsOnly(fonts), FontConfiguration()
    folder = Path(worker.__file__).parent
    css = "".join((folder / name).read_text(encoding="utf-8") for name in ("print.css", "columns.css"))
    sheet = weasyprint.CSS(string=css, font_config=configuration, url_fetcher=fetcher, base_url="font:")

    def run() -> None:
        document = weasyprint.HTML(string=html, url_fetcher=fetcher, base_url="font:")
        document.write_pdf(stylesheets=[sheet], font_config=configuration, **options)

    return run


def _medians(works: dict[str, Callable[[], None]]) -> dict[str, float]:
    """In turns, so that a busy machine is busy for all of them; the first round warms up."""
    spent: dict[str, list[float]] = {name: [] for name in works}
    for number in range(ROUNDS + 1):
        for name, work in works.items():
            start = time.process_time()
            work()
            if number:
                spent[name].append(time.process_time() - start)
    return {name: statistics.median(times) for name, times in spent.items()}

import re
from pathlib import Path

import brotli  # type: ignore[import-untyped]  # the package has no types
import pytest

ROOT = Path(__file__).resolve().parents[2]
SHEETS = [*ROOT.glob("static/css/*.css"), *ROOT.glob("offers/rendering/*.css")]  # pages and the printed offer
TEMPLATE_TAG = re.compile(r"\{[%#].*?[%#]\}", re.DOTALL)
TEMPLATE_VALUE = re.compile(r"\{\{.*?\}\}", re.DOTALL)
PUT_TOGETHER = re.compile(r"[~$]|-$")


@pytest.mark.parametrize(("path", "limit"), [("css/app.css", 12_000), ("js/app.js", 5_000)])
def test_static_file_stays_within_its_budget(path: str, limit: int) -> None:
    packed = brotli.compress((ROOT / "static" / path).read_bytes())
    assert len(packed) <= limit, f"{path} is {len(packed)} bytes packed, {limit} at most: take something out"


def without_tags(markup: str) -> str:
    return TEMPLATE_VALUE.sub("$", TEMPLATE_TAG.sub("~", markup))


def test_every_class_in_a_template_has_a_style() -> None:
    known = {name for sheet in SHEETS for name in re.findall(r"\.([a-zA-Z][\w-]*)", sheet.read_text())}
    unknown = {
        f"{name} in {template.relative_to(ROOT)}"
        for template in (ROOT / "templates").rglob("*.html")
        for words in re.findall(r'class="([^"]*)"', without_tags(template.read_text()))
        for name in (word.strip("~") for word in words.split())
        # names put together by the template itself are not read here
        if name and name not in known and not PUT_TOGETHER.search(name)
    }
    assert unknown == set(), "Use a class of the style sheets, or write the style it needs there"

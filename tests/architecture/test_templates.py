"""What every template keeps to: used, free of inline code, and sure of its variables."""

import re
from functools import cache
from pathlib import Path

import pytest
from django.apps import apps
from django.template import Context, Engine
from django.template.exceptions import TemplateDoesNotExist

from tests.architecture import source
from tests.undefined import OnlyDefined, UndefinedVariable

TEMPLATES = source.ROOT / "templates"
ALL = (
    source.files(".html", "templates") + source.files(".txt", "templates") + source.files(".svg", "templates")
)
INLINE = {
    "a style": re.compile(r"<style\b|\sstyle\s*=", re.IGNORECASE),
    "an event attribute": re.compile(r"<[^>]*\son[a-z]+\s*=|hx-on", re.IGNORECASE),
    "a script": re.compile(r"<script(?![^>]*\b(?:src\s*=|type=\"application/json\"))", re.IGNORECASE),
    "an address that runs code": re.compile(r"javascript:", re.IGNORECASE),
}


def name(path: Path) -> str:
    return str(path.relative_to(TEMPLATES))


@cache
def mentions() -> str:
    """Every place that could name a template: Python, and the other templates."""
    return "\n".join(path.read_text() for path in [*source.python(*source.PACKAGES), *ALL])


def replaces_a_packages_own(template: str) -> bool:
    folders = [Path(app.path) / "templates" for app in apps.get_app_configs()]
    django_forms = [Path(path) for path in Engine.get_default().dirs if Path(path) != TEMPLATES]
    return any((folder / template).exists() for folder in [*folders, *django_forms])


@pytest.mark.parametrize("path", ALL, ids=name)
def test_template_is_used(path: Path) -> None:
    template = name(path)
    family = re.compile(rf"""["']{re.escape(str(Path(template).parent))}/["'{{]""")
    used = f'"{template}' in mentions() or f"'{template}" in mentions() or family.search(mentions())
    assert used or replaces_a_packages_own(template), "Nothing names it: remove it."


@pytest.mark.parametrize("path", ALL, ids=name)
def test_template_has_nothing_inline(path: Path) -> None:
    text = path.read_text()
    found = [what for what, pattern in INLINE.items() if pattern.search(text)]
    assert found == [], "The Content-Security-Policy refuses it: put it into static/css or static/js."


@pytest.mark.parametrize(
    "code",
    [
        '<p style="x">',
        "<style>",
        '<a onclick="x">',
        "<script>",
        '<script type="module">',
        '<a href="javascript:x">',
    ],
)
def test_guard_sees_inline_code(code: str) -> None:
    assert any(pattern.search(code) for pattern in INLINE.values())


def test_undefined_variable_fails_a_test() -> None:
    engine = Engine(dirs=[str(TEMPLATES)], string_if_invalid=OnlyDefined("%s"))
    template = engine.from_string("{{ nobody.knows }}")
    template.origin.name = str(TEMPLATES / "trial.html")
    with pytest.raises(UndefinedVariable, match=r"nobody\.knows"):
        template.render(Context({}))


@pytest.mark.parametrize("path", ALL, ids=name)
def test_template_compiles(path: Path) -> None:
    try:
        Engine.get_default().get_template(name(path))
    except TemplateDoesNotExist as missing:
        pytest.fail(f"It names a template that does not exist: {missing}")

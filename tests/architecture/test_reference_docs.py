from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.architecture import source


def test_reference_pages_say_what_the_code_says() -> None:
    call_command("write_reference_docs", check=True, verbosity=0)


def test_page_out_of_date_is_named(settings, tmp_path: Path) -> None:
    settings.BASE_DIR = tmp_path
    with pytest.raises(CommandError, match=r"^Out of date: states\.md, permissions\.md\. Type: "):
        call_command("write_reference_docs", check=True, verbosity=0)


def test_pages_written_are_up_to_date(settings, tmp_path: Path) -> None:
    settings.BASE_DIR = tmp_path
    call_command("write_reference_docs", verbosity=0)
    call_command("write_reference_docs", check=True, verbosity=0)
    written = {path.name: path.read_text() for path in tmp_path.glob("docs/reference/*.md")}
    kept = {path.name: path.read_text() for path in (source.ROOT / "docs" / "reference").glob("*.md")}
    assert {name: kept.get(name) for name in written} == written

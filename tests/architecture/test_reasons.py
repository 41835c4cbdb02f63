"""Every exception to a rule, and every package, says why it is there."""

import re
import tomllib

import pytest

from tests.architecture import source

EXCEPTION = re.compile(r"#\s*(noqa|type: ignore|fmt: skip|pragma)\b(?P<rest>.*)")
REASON = re.compile(r"(\s-\s|#)\s*\w+")


def exceptions() -> list[str]:
    return [
        f"{source.short(path)}:{number}"
        for path in source.python()
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if (found := EXCEPTION.search(line)) and not REASON.search(found["rest"]) and "fmt: skip" not in line
    ]


def test_exception_to_a_rule_says_why() -> None:
    assert exceptions() == [], "Write why behind it: `# noqa: X001 - because …`"


@pytest.mark.parametrize("line", (source.ROOT / "pyproject.toml").read_text().splitlines())
def test_dependency_says_why(line: str) -> None:
    if re.match(r'    "[a-z-]+(\[.*\])?~=', line) and "pytest" not in line:
        assert "#" in line, "Say in a comment why the package is needed and where it is used."


def test_dependencies_are_found_by_the_test_above() -> None:
    project = tomllib.loads((source.ROOT / "pyproject.toml").read_text())
    assert [name for name in project["project"]["dependencies"] if "~=" not in name] == []

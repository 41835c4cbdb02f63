"""Every exception to a rule, and every package, says why it is there."""

import re
import tomllib

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
    found = exceptions()
    assert not found, f"Write why behind it, `# noqa: X001 - because …`: {', '.join(found)}"


def test_dependency_says_why() -> None:
    lines = (source.ROOT / "pyproject.toml").read_text().splitlines()
    dependencies = [line for line in lines if re.match(r'    "[a-z-]+(\[.*\])?~=', line)]
    project = tomllib.loads("\n".join(lines))
    listed = project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    assert len(dependencies) == len(listed), "One line for each, with `~=`."
    silent = [line.strip() for line in dependencies if "#" not in line and "pytest" not in line]
    assert silent == [], "Say in a comment why the package is needed and where it is used."

from argparse import ArgumentParser
from collections.abc import Iterator, Mapping
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db.models import TextChoices

from accounts.permissions import Permission
from accounts.roles import ROLES

APPS = ("employers", "brokerage", "offers")
MADE = "<!-- Made by `manage.py write_reference_docs` from the code. Do not edit. -->"


class Command(BaseCommand):
    help = "Writes docs/reference/ from the code: which state may follow which, and which role may do what."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="write nothing; fail when a page is out of date"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        stale = [path for path, text in pages() if not path.exists() or path.read_text() != text]
        names = ", ".join(path.name for path in stale)
        if options["check"]:
            if stale:
                raise CommandError(
                    f"Out of date: {names}. Type: .venv/bin/python manage.py write_reference_docs"
                )
            self.stdout.write("Every page says what the code says.")
            return
        for path, text in pages():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        self.stdout.write(f"Written: {names or 'nothing had changed'}.")


def pages() -> Iterator[tuple[Path, str]]:
    folder = settings.BASE_DIR / "docs" / "reference"
    yield folder / "states.md", states_page()
    yield folder / "permissions.md", permissions_page()


def states_page() -> str:
    parts = ["# Which state may follow which", MADE]
    for app in APPS:
        if find_spec(f"{app}.transitions"):
            parts += [
                _diagram(title, moves) for title, moves in _moves_of(import_module(f"{app}.transitions"))
            ]
    return "\n\n".join(parts) + "\n"


def _moves_of(module: ModuleType) -> Iterator[tuple[str, Mapping[TextChoices, frozenset[TextChoices]]]]:
    """Every public table of moves of the module, in the order it is written there."""
    for name, found in vars(module).items():
        if (
            name.isupper()
            and isinstance(found, Mapping)
            and all(isinstance(key, TextChoices) for key in found)
        ):
            yield name.replace("_", " ").capitalize(), found


def _diagram(title: str, moves: Mapping[TextChoices, frozenset[TextChoices]]) -> str:
    # in the order of the enum: a set has another one in each process
    states = [state for state in type(next(iter(moves))) if state in moves]
    names = [f'    state "{state.label}" as {state.value}' for state in states]
    arrows = [
        f"    {state.value} --> {after.value}"
        for state in states
        for after in states
        if after in moves[state]
    ]
    ends = [f"    {state.value} --> [*]" for state in states if not moves[state]]
    return "\n".join([f"## {title}", "", "```mermaid", "stateDiagram-v2", *names, *arrows, *ends, "```"])


def permissions_page() -> str:
    roles = list(ROLES.values())
    head = ["May", *(role.name.label for role in roles)]
    rows = [
        [permission.label.capitalize(), *("●" if permission in role.permissions else "" for role in roles)]
        for permission in Permission
    ]
    parts = [
        "# Which role may do what",
        MADE,
        "\n".join(f"- **{role.name.label}**: {role.does}" for role in roles),
        "\n".join([_row(head), _row(["---", *(":-:" for _ in roles)]), *(_row(row) for row in rows)]),
    ]
    return "\n\n".join(parts) + "\n"


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"

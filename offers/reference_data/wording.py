"""The standing words and definitions in force on a day."""

import csv
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Definition:
    code: str
    term: str
    meaning: str
    kinds: frozenset[str]
    version: str


def wording(subject: str, on: date) -> dict[str, Any]:
    """The newest wording of a subject that had begun on that day."""
    begun = [row for row in _wordings()[subject] if row["valid_from"] <= on]
    return max(begun, key=lambda row: row["valid_from"])


def definitions_for(kinds: set[str], on: date) -> list[Definition]:
    """What must be explained in an offer with these kinds of commitment."""
    return [
        Definition(row["code"], row["term"], row["meaning"], known, row["version"])
        for row in _definitions()
        if (known := frozenset(row["kinds"].split("|"))) & kinds
        and date.fromisoformat(row["valid_from"]) <= on
        and (not row["valid_to"] or on <= date.fromisoformat(row["valid_to"]))
    ]


@cache
def _wordings() -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads((FOLDER / "wording.toml").read_text(encoding="utf-8"))


@cache
def _definitions() -> list[dict[str, str]]:
    with (FOLDER / "definitions.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))

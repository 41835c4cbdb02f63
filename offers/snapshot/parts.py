"""The few kinds of block that every section is made of. All values are what a reader sees."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from toolkit.templatetags.words import money

Block = dict[str, Any]
Section = dict[str, Any]
NOUGHT = Decimal(0)


def section(key: str, title: str, blocks: Iterable[Block | None]) -> Section | None:
    """A heading with nothing under it is left out."""
    found = [block for block in blocks if block]
    return {"key": key, "title": title, "blocks": found} if found else None


def prose(text: str) -> list[Block]:
    """Paragraphs, one a line; lines that begin with a dash make a list."""
    blocks: list[Block] = []
    for line in filter(None, (line.strip() for line in text.splitlines())):
        kind = "list" if line.startswith("- ") else "paragraphs"
        if not blocks or blocks[-1]["kind"] != kind:
            blocks.append({"kind": kind, "items": []})
        blocks[-1]["items"].append(line.removeprefix("- "))
    return blocks


def column(label: str, width: int, *, figure: bool = False, day: bool = False) -> dict[str, Any]:
    """`width` in per cent; figures stand at the right, days never break over a line."""
    return {"label": label, "width": width, "figure": figure, "day": day}


def cell(text: str = "", *, tag: str = "", notes: Iterable[tuple[str, str]] = ()) -> dict[str, Any]:
    """`notes` are small lines under the text: a label and its words."""
    return {
        "text": text,
        "tag": tag,
        "notes": [{"label": label, "text": words} for label, words in notes if words],
    }


def row(key: str, *cells: dict[str, Any] | str) -> dict[str, Any]:
    return {"key": key, "cells": [cell(one) if isinstance(one, str) else one for one in cells]}


def table(
    key: str,
    caption: str,
    columns: Sequence[dict[str, Any]],
    *,
    rows: Sequence[dict[str, Any]],
    total: Sequence[str] = (),
) -> Block | None:
    if not rows:
        return None
    return {
        "kind": "table",
        "key": key,
        "caption": caption,
        "columns": list(columns),
        "rows": list(rows),
        "total": list(total),
    }


def pounds(value: Decimal | None) -> str:
    return money(value if value is not None else NOUGHT)

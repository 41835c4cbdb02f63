"""Snapshot to HTML: the same parts for the screen and for the PDF."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.template.loader import render_to_string

# Blocks are drawn by the template of their kind and no other.
KINDS = frozenset({"paragraphs", "list", "table", "steps", "payers"})

# Dark, middle and light, so that they differ on a black and white printer too.
PAYERS = (("We pay", "#0b5a57"), ("You pay", "#f2a33a"), ("Others pay", "#e9f2f0"))
BAR_LEFT, BAR_WIDTH, ROW_HEIGHT = 206, 400, 22
LEGEND_STEP = 110
LABEL_LENGTH = 34


def html_of(snapshot: Mapping[str, Any], fingerprint: str) -> str:
    """The whole document for printing; an empty fingerprint marks it as a draft."""
    return render_to_string("offers/document/print.html", context_of(snapshot, fingerprint))


def context_of(snapshot: Mapping[str, Any], fingerprint: str) -> dict[str, Any]:
    return {
        "snapshot": snapshot,
        "fingerprint": fingerprint,
        "sections": [_drawn(section) for section in snapshot["sections"]],
        "annexes": [_drawn(section) for section in snapshot["annexes"]],
    }


def _drawn(section: Mapping[str, Any]) -> dict[str, Any]:
    return {**section, "blocks": [_block(block) for block in section["blocks"]]}


def _block(block: Mapping[str, Any]) -> dict[str, Any]:
    kind = block["kind"]
    if kind not in KINDS:
        message = f"No template draws blocks of the kind {kind}"
        raise ValueError(message)
    drawn = {**block, "template": f"offers/document/blocks/{kind}.html"}
    if kind == "table":
        columns = block["columns"]
        drawn["columns"] = [{**column, "css": _css(column)} for column in columns]
        drawn["rows"] = [{**row, "cells": _cells(row["cells"], columns)} for row in block["rows"]]
        drawn["total_cells"] = _cells([{"text": text} for text in block["total"]], columns)
    if kind == "payers":
        drawn["drawing"] = _drawing(block["items"])
    return drawn


def _cells(cells: Sequence[Mapping[str, Any]], columns: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    return [
        {**cell, "css": _css(column), "heading": column["label"]}
        for cell, column in zip(cells, columns, strict=False)
    ]


def _css(column: Mapping[str, Any]) -> str:
    return "figure-cell" if column["figure"] else "day-cell" if column["day"] else ""


def _drawing(items: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    most = max(sum(map(Decimal, item["shares"])) for item in items) or Decimal(1)
    bars = [_bar(index, item, most) for index, item in enumerate(items)]
    paid = [any(Decimal(item["shares"][place]) for item in items) for place in range(len(PAYERS))]
    named = [payer for payer, used in zip(PAYERS, paid, strict=True) if used]
    legend_top = len(items) * ROW_HEIGHT + 6
    return {
        "height": legend_top + 16,
        "bars": bars,
        "legend_top": legend_top,
        "legend_base": legend_top + 9,
        "legend": [
            {
                "x": BAR_LEFT + n * LEGEND_STEP,
                "text_x": BAR_LEFT + n * LEGEND_STEP + 15,
                "words": words,
                "fill": fill,
            }
            for n, (words, fill) in enumerate(named)
        ],
        "description": "Who pays: " + "; ".join(f"{item['label']}, {item['full']}" for item in items),
    }


def _bar(index: int, item: Mapping[str, Any], most: Decimal) -> dict[str, Any]:
    x = Decimal(BAR_LEFT)
    slices = []
    for share, (_, fill) in zip(item["shares"], PAYERS, strict=True):
        width = (Decimal(share) / most * BAR_WIDTH).quantize(Decimal("0.1"))
        if width:
            slices.append({"x": str(x), "width": str(width), "fill": fill})
        x += width
    label = item["label"]
    return {
        "top": index * ROW_HEIGHT + 3,
        "middle": index * ROW_HEIGHT + 14,
        "label": label if len(label) <= LABEL_LENGTH else f"{label[: LABEL_LENGTH - 1].rstrip()}…",
        "full": item["full"],
        "end": str(x + 7),
        "slices": slices,
    }

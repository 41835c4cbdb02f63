"""What changed between two versions."""

from typing import Any

import pytest

from offers.snapshot.compare import Run, compare, runs_of


def snapshot(**sections: Any) -> dict[str, Any]:
    person = {"name": "Priya Shah", "phone": "020", "email": "", "job_title": ""}
    return {
        "document": {"valid_until": "20 Dec 2026", "status_line": "A statement of intent"},
        "employer": {"sites": "Shop"},
        "people": {"contact": person, "deputy": person, "signatory": person},
        "sections": [
            {"key": key, "title": key.title(), "blocks": blocks} for key, blocks in sections.items()
        ],
        "annexes": [],
    }


def table(*rows: tuple[str, list[str]], total: list[str] | None = None) -> list[dict[str, Any]]:
    cells = [
        {"key": key, "cells": [{"text": text, "notes": [], "tag": ""} for text in texts]}
        for key, texts in rows
    ]
    columns = [{"label": label} for label in ("Item", "Full price", "Note")]
    return [{"kind": "table", "key": "money", "columns": columns, "rows": cells, "total": total or []}]


def flat(before: dict[str, Any], after: dict[str, Any]) -> list[tuple[str, str, str, str]]:
    return [
        (section.title, change.label, change.kind, "|".join(run.words for run in change.runs))
        for section in compare(before, after)
        for change in section.changes
    ]


def test_same_words_differ_in_nothing() -> None:
    assert (
        compare(
            snapshot(money=table(("a", ["Course", "£10", ""]))),
            snapshot(money=table(("a", ["Course", "£10", ""]))),
        )
        == []
    )


def test_money_is_shown_before_and_after() -> None:
    found = flat(
        snapshot(money=table(("a", ["Course", "£1,900", ""]))),
        snapshot(money=table(("a", ["Course", "£2,100", ""]))),
    )
    assert found == [("Money", "Course: full price", "changed", "£1,900|£2,100")]


def test_total_is_compared_too() -> None:
    row = ("a", ["Course", "£10", ""])
    found = flat(
        snapshot(money=table(row, total=["Total", "£10", ""])),
        snapshot(money=table(row, total=["Total", "£12", ""])),
    )
    assert found == [("Money", "Total: full price", "changed", "£10|£12")]


def test_new_and_removed_lines_are_said() -> None:
    found = flat(snapshot(money=table(("a", ["Old", "", ""]))), snapshot(money=table(("b", ["New", "", ""]))))
    assert found == [("Money", "New: item", "added", "New"), ("Money", "Old: item", "removed", "Old")]


def test_section_that_went_is_shown_last() -> None:
    paragraphs = [{"kind": "paragraphs", "items": ["We make bread."]}]
    found = flat(snapshot(told=paragraphs), snapshot(more=[{"kind": "paragraphs", "items": ["New."]}]))
    assert [one[0] for one in found] == ["More", "Told"]


def test_first_page_is_compared() -> None:
    after = snapshot()
    after["document"] = {**after["document"], "valid_until": "22 Dec 2026"}
    assert flat(snapshot(), after) == [("First page", "Valid until", "changed", "20|22| Dec 2026")]


@pytest.mark.parametrize(
    ("before", "after", "runs"),
    [
        (
            "We ring you",
            "We visit you",
            [("same", "We "), ("removed", "ring"), ("added", "visit"), ("same", " you")],
        ),
        ("We ring", "We ring today", [("same", "We ring"), ("added", " today")]),
    ],
)
def test_changed_words_are_marked_word_by_word(before: str, after: str, runs: list[Any]) -> None:
    assert runs_of(before, after) == [Run(kind, words) for kind, words in runs]

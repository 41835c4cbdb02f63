"""What changed between two versions, section by section and word by word."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

Kind = Literal["same", "added", "removed"]
Item = tuple[str, str]
Parts = dict[str, list[Item]]
PIECES = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True)
class Run:
    """Words that stayed, came or went."""

    kind: Kind
    words: str


@dataclass(frozen=True)
class Change:
    """One text that differs: `label` says where in its section it stands."""

    label: str
    kind: Literal["added", "removed", "changed"]
    runs: Sequence[Run]
    is_money: bool


@dataclass(frozen=True)
class SectionChanges:
    title: str
    changes: Sequence[Change]


def compare(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[SectionChanges]:
    """Only the sections that differ, in the order of the newer version, with those that went last."""
    old, new = _sections(before), _sections(after)
    titles = {
        **{key: title for key, (title, _) in new.items()},
        **{key: title for key, (title, _) in old.items() if key not in new},
    }
    found = []
    for key, title in titles.items():
        changes = _changes(old.get(key, ("", {}))[1], new.get(key, ("", {}))[1])
        if changes:
            found.append(SectionChanges(title, changes))
    return found


def _sections(snapshot: Mapping[str, Any]) -> dict[str, tuple[str, dict[str, Item]]]:
    """Every section's texts by a key that stays the same from version to version."""
    found = {"cover": ("First page", _cover(snapshot))}
    for section in (*snapshot["sections"], *snapshot["annexes"]):
        texts: dict[str, Item] = {}
        for block in section["blocks"]:
            texts.update(_texts(block))
        found[section["key"]] = (section["title"], texts)
    return found


def _cover(snapshot: Mapping[str, Any]) -> dict[str, Item]:
    people, document = snapshot["people"], snapshot["document"]
    facts = {
        "Valid until": document["valid_until"],
        "Standing": document["status_line"],
        "Sites covered": snapshot["employer"]["sites"],
        "Your contact": ", ".join(filter(None, [people["contact"]["name"], people["contact"]["phone"]])),
        "Deputy": people["deputy"]["name"],
        "Signatory": people["signatory"]["name"],
    }
    return {label: (label, words) for label, words in facts.items()}


def _texts(block: Mapping[str, Any]) -> dict[str, Item]:
    kind = block["kind"]
    if kind == "table":
        return _table_texts(block)
    if kind == "steps":
        return {
            step["key"]: (step["title"], ", ".join(filter(None, [step["on"], step["detail"], step["who"]])))
            for step in block["items"]
        }
    if kind in ("paragraphs", "list"):
        return {"prose " + kind + words[:40]: ("", words) for words in block["items"]}
    return {}


def _table_texts(block: Mapping[str, Any]) -> dict[str, Item]:
    texts = {}
    labels = [column["label"] for column in block["columns"]]
    for row in block["rows"]:
        name = row["cells"][0]["text"]
        for label, cell in zip(labels, row["cells"], strict=False):
            notes = [
                f"{note['label']}: {note['text']}" if note["label"] else note["text"]
                for note in cell["notes"]
            ]
            texts[f"{block['key']} {row['key']} {label}"] = (
                f"{name}: {label.lower()}",
                _sentences([cell["text"], *notes]),
            )
    for label, words in zip(labels, block["total"], strict=False):
        texts[f"{block['key']} total {label}"] = (f"Total: {label.lower()}", words)
    return texts


def _sentences(parts: Sequence[str]) -> str:
    return ". ".join(part.removesuffix(".") for part in parts if part)


def _changes(old: Mapping[str, Item], new: Mapping[str, Item]) -> list[Change]:
    found = [_came(item) for key, item in new.items() if key not in old and item[1]]
    both = [(old[key], new[key]) for key in new if key in old and old[key][1] != new[key][1]]
    found += [_changed(label, before, words) for (_, before), (label, words) in both]
    found += [_went(item) for key, item in old.items() if key not in new and item[1]]
    return found


def _came(item: Item) -> Change:
    return Change(item[0], "added", [Run("added", item[1])], is_money(item[1]))


def _went(item: Item) -> Change:
    return Change(item[0], "removed", [Run("removed", item[1])], is_money(item[1]))


def _changed(label: str, before: str, after: str) -> Change:
    if is_money(before) and is_money(after):
        return Change(label, "changed", [Run("removed", before), Run("added", after)], is_money=True)
    return Change(label, "changed", runs_of(before, after), is_money=False)


def is_money(words: str) -> bool:
    return re.fullmatch(r"−?£[\d,]+(\.\d\d)?", words) is not None


def runs_of(before: str, after: str) -> list[Run]:
    """Word by word: what went stands before what came in its place."""
    old, new = PIECES.findall(before), PIECES.findall(after)
    runs: list[Run] = []
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            runs.append(Run("same", "".join(old[i1:i2])))
            continue
        if i2 > i1:
            runs.append(Run("removed", "".join(old[i1:i2])))
        if j2 > j1:
            runs.append(Run("added", "".join(new[j1:j2])))
    return runs

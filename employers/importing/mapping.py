"""Which column of a file holds what: known files by their headings, others by a mapping in TOML or JSON."""

import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from toolkit.errors import Refused

KNOWN = Path(__file__).parent / "profiles"
FIELDS = (
    "name",
    "trading_names",
    "former_names",
    "own_number",
    "company_number",
    "charity_number",
    "legal_form",
    "status",
    "address",
    "postcode",
    "domain",
    "phone",
    "sic",
    "size",
)


@dataclass(frozen=True)
class Profile:
    """How to read one kind of file.

    `issuer` is whose own numbers the file carries. A register is the authority for names and
    registered addresses; a partner's list is not, so it adds names and places rather than change them.
    """

    title: str
    issuer: str
    columns: Mapping[str, Sequence[str]]
    recognised_by: Sequence[str] = field(default_factory=tuple)
    is_register: bool = False
    site_name: str = "Main site"

    def places(self, header: Sequence[str]) -> dict[str, list[int]]:
        """For each fact the positions of its columns. Refused when the name has none."""
        at = {_plain(words): place for place, words in reversed(list(enumerate(header)))}
        found = {
            fact: [at[_plain(column)] for column in columns if _plain(column) in at]
            for fact, columns in self.columns.items()
        }
        if not found.get("name"):
            raise Refused(
                f"This file has no column {' or '.join(self.columns['name'])}, which “{self.title}” takes "
                "the employer's name from."
            )
        return found

    def recognises(self, header: Sequence[str]) -> bool:
        headings = {_plain(words) for words in header}
        return bool(self.recognised_by) and headings.issuperset(map(_plain, self.recognised_by))


def profile_for(header: Sequence[str], choice: str | None) -> Profile:
    """The chosen profile, or the known one that these headings belong to. Refused when there is none."""
    if choice:
        return _chosen(choice)
    for path in sorted(KNOWN.glob("*.toml")):
        profile = read_profile(path)
        if profile.recognises(header):
            return profile
    shown = ", ".join(words.strip()[:30] for words in header[:6])
    raise Refused(
        f"We do not know these headings: {shown}. Write a profile that says which column holds what, and "
        "name it with --profile."
    )


def read_profile(path: Path) -> Profile:
    try:
        text = path.read_text(encoding="utf-8")
        found = json.loads(text) if path.suffix == ".json" else tomllib.loads(text)
    except OSError as error:
        raise Refused(f"The profile {path} cannot be read: {error.strerror}.") from error
    except ValueError as error:
        raise Refused(f"The profile {path.name} cannot be understood: {error}.") from error
    return _profile(found, path.stem)


def _chosen(choice: str) -> Profile:
    known = KNOWN / f"{choice}.toml"
    if known.parent == KNOWN and known.is_file():
        return read_profile(known)
    path = Path(choice)
    if path.suffix in {".toml", ".json"}:
        return read_profile(path)
    names = ", ".join(sorted(one.stem for one in KNOWN.glob("*.toml")))
    raise Refused(f"There is no profile “{choice}”. Give a .toml or .json file, or one of: {names}.")


def _profile(found: Any, stem: str) -> Profile:
    columns = found.get("columns") if isinstance(found, dict) else None
    if not isinstance(columns, dict) or "name" not in columns:
        raise Refused("A profile has a [columns] part that says at least which column holds the name.")
    if unknown := sorted(set(columns) - set(FIELDS)):
        raise Refused(f"A profile cannot set {', '.join(unknown)}. It can set: {', '.join(FIELDS)}.")
    return Profile(
        title=str(found.get("title", stem))[:100],
        issuer=str(found.get("issuer", stem))[:60],
        columns={fact: _listed(headings) for fact, headings in columns.items()},
        recognised_by=_listed(found.get("recognised_by", [])),
        is_register=found.get("is_register") is True,
        site_name=str(found.get("site_name", "Main site"))[:120],
    )


def _listed(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]


def _plain(heading: str) -> str:
    return heading.strip().lstrip("\ufeff").casefold()

"""Where a draft and the record have parted since the draft was last taken from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from offers.composing.lines import proposals_for
from offers.composing.people import people_for
from offers.composing.proposals import TAKEN, Proposal, plain
from offers.composing.words import WORDS, words_for
from offers.enums import LineSide
from offers.models import OfferLine, OfferVersion

NAMES = {
    "told_us": "What you told us",
    "exchange": "The offer in one line",
    "reviews": "Reviews and changes",
    "information": "Your information",
    "standing_text": "Standing of this document",
    "vat_note": "Note on VAT",
}
Kind = Literal["new", "changed", "gone"]


@dataclass(frozen=True)
class Change:
    """One field of a line: what the offer says and what the record says now."""

    name: str
    ours: str
    record: str


@dataclass(frozen=True)
class LineDifference:
    """`edited` says that somebody has rewritten the line by hand since it was taken."""

    kind: Kind
    key: str
    title: str
    side: str
    line: OfferLine | None
    proposal: Proposal | None
    changes: Sequence[Change]
    edited: bool


@dataclass(frozen=True)
class WordsDifference:
    name: str
    title: str
    ours: str
    record: str
    edited: bool


@dataclass(frozen=True)
class Differences:
    lines: Sequence[LineDifference]
    words: Sequence[WordsDifference]

    def __bool__(self) -> bool:
        return bool(self.lines or self.words)


def differences(version: OfferVersion, today: date) -> Differences:
    proposals = {proposal.key: proposal for proposal in proposals_for(version.employer, today)}
    lines = {line.key: line for line in version.lines.prefetch_related("streams")}
    return Differences(
        lines=[
            *(found for key, line in lines.items() if (found := _of_line(line, proposals.get(key)))),
            *(_new(proposal) for key, proposal in proposals.items() if key not in lines),
        ],
        words=_of_words(version, list(proposals.values()), today),
    )


def _new(proposal: Proposal) -> LineDifference:
    side = LineSide(proposal.side).label
    return LineDifference("new", proposal.key, proposal.title, side, None, proposal, [], edited=False)


def _of_line(line: OfferLine, proposal: Proposal | None) -> LineDifference | None:
    if line.as_composed is None:
        return None
    edited = now_of(line) != line.as_composed
    side = LineSide(line.side).label
    if proposal is None:
        return LineDifference("gone", line.key, line.title, side, line, None, [], edited)
    if proposal.as_json() == line.as_composed:
        return None
    changes = _changes(line, proposal)
    return LineDifference("changed", line.key, line.title, side, line, proposal, changes, edited)


def now_of(line: OfferLine) -> dict[str, object]:
    taken = {name: plain(getattr(line, name)) for name in TAKEN}
    return {**taken, "streams": sorted(stream.pk for stream in line.streams.all())}


def _changes(line: OfferLine, proposal: Proposal) -> list[Change]:
    before, after, ours = line.as_composed or {}, proposal.as_json(), now_of(line)
    names = [name for name in TAKEN if before.get(name) != after[name] and not name.endswith("_id")]
    return [
        Change(
            _label(name),
            str(ours[name] or "Nothing"),
            str(after[name] or "Nothing"),
        )
        for name in names
    ]


def _label(name: str) -> str:
    """`Due on`, `Known by`: the words of the form are longer, these stand in a sentence."""
    return name.replace("_", " ").capitalize()


def _of_words(version: OfferVersion, proposals: Sequence[Proposal], today: date) -> list[WordsDifference]:
    now = words_for(
        version.employer,
        people_for(version.employer, today),
        proposals,
        standing=version.standing,
        first_review_on=version.first_review_on,
        today=today,
    ).as_json()
    before = version.words_composed
    return [
        WordsDifference(
            name,
            NAMES[name],
            getattr(version, name),
            now[name],
            getattr(version, name) != before.get(name, ""),
        )
        for name in WORDS
        if now[name] != before.get(name, "") and now[name] != getattr(version, name)
    ]

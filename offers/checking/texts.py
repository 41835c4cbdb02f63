"""Every piece of text of a draft as it will stand, with where it is and where to change it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from offers.checking.problem import Draft

WORDS_PAGES = {
    "told_us": "told_us",
    "exchange": "exchange",
    "reviews": "reviews",
    "information": "information",
    "standing": "standing",
}


@dataclass(frozen=True)
class Text:
    """`in_body` leaves out the cover, the agreement and the annexes, which the word limit does not count."""

    words: str
    where: str
    url: str
    in_body: bool
    in_table: bool = False


def texts_of(draft: Draft) -> list[Text]:
    return [
        *_cover(draft),
        *_sections(draft, "sections", in_body=True),
        *_sections(draft, "annexes", in_body=False),
    ]


def _cover(draft: Draft) -> Iterator[Text]:
    snapshot, url = draft.snapshot, draft.words_url("people")
    for group in (snapshot["employer"], *snapshot["people"].values()):
        for words in group.values():
            yield Text(words, "the first page", url, in_body=False)


def _sections(draft: Draft, name: str, *, in_body: bool) -> Iterator[Text]:
    urls = {line.key: draft.line_url(line) for line in draft.lines}
    for part in draft.snapshot[name]:
        where = f"“{part['title']}”"
        page = WORDS_PAGES.get(part["key"])
        url = draft.words_url(page) if page else draft.url
        for block in part["blocks"]:
            for words, key in _texts(block):
                yield Text(words, where, urls.get(key, url), in_body, in_table=block["kind"] == "table")


def _texts(block: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Each text of a block and the key of the row it stands in."""
    kind = block["kind"]
    if kind in ("paragraphs", "list"):
        yield from ((words, "") for words in block["items"])
    elif kind == "steps":
        for step in block["items"]:
            yield from ((step[name], "") for name in ("title", "detail", "who"))
    elif kind == "table":
        for row in block["rows"]:
            for cell in row["cells"]:
                yield cell["text"], row["key"]
                yield from ((note["text"], row["key"]) for note in cell["notes"])

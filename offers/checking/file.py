"""Check 10: the PDF can be made, within its pages, and carries its tags."""

from collections.abc import Iterator

from offers.checking.problem import Draft, Problem
from offers.rendering.pdf import pdf_of
from toolkit.errors import Refused


def renders(draft: Draft) -> Iterator[Problem]:
    try:
        made = pdf_of(draft.snapshot, "")
    except Refused as refused:
        yield Problem("file", refused.message, draft.url)
        return
    if b"/StructTreeRoot" not in made.content:
        yield Problem(
            "file", "The PDF has no tags for screen readers. Tell the people who run this service.", draft.url
        )

"""Checks 1, 2, 5 and 8: every line says who, how many, by when and how both sides will know."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from offers.checking.problem import Draft, Problem
from offers.enums import LineSide
from offers.models import OfferLine
from offers.snapshot.annexes import apportioned

OURS = {
    "owner": "who does it",
    "agency": "the agency that answers for it",
    "due_on": "by when",
    "response_standard": "how quickly we respond",
}
THEIRS = {
    "quantity": "how many",
    "unit": "of what",
    "measure": "what counts",
    "due_on": "by when",
    "known_by": "how both sides will know",
}


def our_lines(draft: Draft) -> Iterator[Problem]:
    lines = draft.side(LineSide.WE_WILL)
    if not lines:
        yield Problem("our_lines", "The offer does not say what we will do. Add a line.", draft.url)
    for line in lines:
        yield from _missing(draft, line, check="our_lines", wanted=OURS)


def their_lines(draft: Draft) -> Iterator[Problem]:
    for line in draft.side(LineSide.YOU_WILL):
        yield from _missing(draft, line, check="their_lines", wanted=THEIRS)


def _missing(draft: Draft, line: OfferLine, *, check: str, wanted: dict[str, str]) -> Iterator[Problem]:
    missing = [words for name, words in wanted.items() if not getattr(line, name)]
    if missing:
        listed = " and ".join(filter(None, [", ".join(missing[:-1]), missing[-1]]))
        yield Problem(check, f"“{line.title}” does not say {listed}.", draft.line_url(line))


def shares(draft: Draft) -> Iterator[Problem]:
    """What sites promise adds up to what the group promises."""
    for line in apportioned(draft.lines):
        if line.commitment is None or line.quantity is None:
            continue
        total = sum((share.quantity for share in line.commitment.shares.all()), Decimal(0))
        if total != line.quantity:
            words = f"“{line.title}”: the sites promise {total:,g} in all, the offer {line.quantity:,g}."
            yield Problem("shares", words, draft.line_url(line))


def doubled_services(draft: Draft) -> Iterator[Problem]:
    """The same service twice, or the same course paid for twice."""
    for first, second in combinations(draft.side(LineSide.WE_WILL), 2):
        if _same(first, second):
            words = f"“{second.title}” is in the offer twice. Remove one of the lines."
            yield Problem("doubled_services", words, draft.line_url(second))


def _same(first: OfferLine, second: OfferLine) -> bool:
    if first.service_id and first.service_id == second.service_id:
        return True
    courses = [line.option.provision_id if line.option else None for line in (first, second)]
    return courses[0] is not None and courses[0] == courses[1] and first.starts_on == second.starts_on

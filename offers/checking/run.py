"""All the checks in the order of the document's rules."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from offers.checking import dates, file, money, people, promises, words
from offers.checking.problem import Draft, Problem
from offers.models import OfferVersion

Check = Callable[[Draft], Iterator[Problem]]

CHECKS: Sequence[Check] = (
    promises.our_lines,
    promises.their_lines,
    money.rows,
    money.totals,
    money.funds,
    money.amounts_of_funds,
    dates.validity,
    dates.review,
    dates.training,
    dates.past,
    promises.shares,
    people.named_contact,
    people.signatory,
    words.length,
    words.reading_age,
    words.acronyms,
    words.gaps,
    words.letters,
    words.long_words,
    words.cells,
    promises.doubled_services,
    people.notice,
    people.partners,
)


def problems_of(version: OfferVersion, today: date, *, with_file: bool = False) -> list[Problem]:
    """`version` comes from queries.whole. `with_file` also makes the PDF, which takes seconds."""
    draft = Draft(version, today)
    found = list(_once(problem for check in CHECKS for problem in check(draft)))
    if with_file and not blocking(found):
        found += file.renders(draft)
    return found


def blocking(problems: Iterable[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.blocks]


def _once(problems: Iterator[Problem]) -> Iterator[Problem]:
    yield from dict.fromkeys(problems)

"""All the checks in the order of the document's rules."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from offers.checking import dates, money, people, promises, words
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


def problems_of(version: OfferVersion, today: date) -> list[Problem]:
    """`version` comes from queries.whole. Whether the PDF can be made is found out at the issue."""
    draft = Draft(version, today)
    return list(dict.fromkeys(problem for check in CHECKS for problem in check(draft)))


def blocking(problems: Iterable[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.blocks]

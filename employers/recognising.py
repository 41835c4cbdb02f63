"""Is this employer on the record already? One answer for many questions at once, with the reason in words.

A register's number decides. Without one, the same name at the same postcode is the same employer;
what is only like one we hold is for a person to decide.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from django.db import connection

from employers.enums import IdentifierScheme
from employers.models import EmployerIdentifier, Site

# How alike two names at one postcode must be before a person is asked, from 0 to 1.
ALIKE = 0.55

Identifier = tuple[str, str, str]
Verdict = Literal["same", "possible", "new"]


@dataclass(frozen=True)
class Question:
    name: str
    identifiers: Sequence[Identifier] = ()
    postcode: str = ""


@dataclass(frozen=True)
class Answer:
    verdict: Verdict
    employer_id: int | None = None
    why: str = ""


NEW = Answer("new")


@dataclass
class _Candidate:
    """An employer that could be the one asked about, and what speaks for it."""

    employer_id: int
    name: str
    same_core: bool = False
    same_name: bool = False
    likeness: float = 0.0


@dataclass
class _Held:
    """What is on record of the candidates, to tell two employers of one name apart."""

    numbers: dict[int, dict[tuple[str, str], set[str]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(set))
    )
    postcodes: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))

    def holds_another(self, employer_id: int, question: Question, schemes: set[str]) -> bool:
        """It has a number of the same kind, and a different one."""
        numbers = self.numbers[employer_id]
        return any(
            numbers[scheme, issuer] and value not in numbers[scheme, issuer]
            for scheme, issuer, value in question.identifiers
            if scheme in schemes
        )


REGISTERS = {scheme.value for scheme in IdentifierScheme} - {IdentifierScheme.PARTNER.value}


def fold(text: str) -> str:
    """As frontdoor_fold() in the database, near enough to compare rows that are not there yet."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).lower()


def recognise(questions: Sequence[Question]) -> list[Answer]:
    """An answer for each question, in six statements however many there are."""
    holders = _holders({one for question in questions for one in question.identifiers})
    candidates = _candidates(questions)
    held = _held({one.employer_id for some in candidates.values() for one in some} | set(holders.values()))
    return [
        _answer(question, candidates[place], holders=holders, held=held)
        for place, question in enumerate(questions)
    ]


def _answer(
    question: Question, candidates: list[_Candidate], *, holders: dict[Identifier, int], held: _Held
) -> Answer:
    if found := _by_number(question, holders, held):
        return found
    # Two different register numbers are two employers, whatever the names say.
    open_question = [
        one for one in candidates if not held.holds_another(one.employer_id, question, REGISTERS)
    ]
    for one in open_question:
        own_number_differs = held.holds_another(one.employer_id, question, {IdentifierScheme.PARTNER})
        if one.same_name and question.postcode in held.postcodes[one.employer_id] and not own_number_differs:
            return Answer("same", one.employer_id, "The same name at the same postcode")
    if not open_question:
        return NEW
    best = max(open_question, key=lambda one: (one.same_core, one.likeness))
    return Answer("possible", best.employer_id, _why(best, question, held))


def _by_number(question: Question, holders: dict[Identifier, int], held: _Held) -> Answer | None:
    ordered = sorted(question.identifiers, key=lambda one: one[0] == IdentifierScheme.PARTNER)
    for identifier in ordered:
        if (employer_id := holders.get(identifier)) is None:
            continue
        if held.holds_another(employer_id, question, REGISTERS):
            why = f"It holds the number {identifier[2]}, but has another company number"
            return Answer("possible", employer_id, why)
        return Answer("same", employer_id, f"The same number, {identifier[2]}")
    return None


def _why(one: _Candidate, question: Question, held: _Held) -> str:
    name = "The same name" if one.same_name else "The same name apart from its legal form"
    if not one.same_core:
        return f"A name like it, {one.name}, at the same postcode"
    if question.postcode in held.postcodes[one.employer_id]:
        return f"{name} at the same postcode"
    known = question.postcode and held.postcodes[one.employer_id]
    return f"{name} at another postcode" if known else f"{name}, and no postcode to compare"


def _holders(identifiers: set[Identifier]) -> dict[Identifier, int]:
    if not identifiers:
        return {}
    schemes, issuers, values = zip(*identifiers, strict=True)
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT held.scheme, held.issuer, held.value, held.employer_id
            FROM unnest(%s::text[], %s::text[], %s::text[]) AS asked(scheme, issuer, value)
            JOIN employers_employeridentifier AS held USING (scheme, issuer, value)
            WHERE held.retired_on IS NULL
            """,
            [list(schemes), list(issuers), list(values)],
        )
        return {(scheme, issuer, value): holder for scheme, issuer, value, holder in cursor.fetchall()}


def _candidates(questions: Sequence[Question]) -> dict[int, list[_Candidate]]:
    found: dict[int, dict[int, _Candidate]] = defaultdict(dict)
    for place, employer_id, name, exact in _same_core(questions):
        one = found[place].setdefault(employer_id, _Candidate(employer_id, name))
        one.same_core, one.same_name = True, one.same_name or exact
    for place, employer_id, name, likeness in _alike_at_postcode(questions):
        one = found[place].setdefault(employer_id, _Candidate(employer_id, name))
        one.likeness = max(one.likeness, likeness)
    return defaultdict(list, {place: list(some.values()) for place, some in found.items()})


def _same_core(questions: Sequence[Question]) -> list[tuple[int, int, str, bool]]:
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT asked.place - 1, held.employer_id, held.name, held.folded = asked.folded
            FROM (
                SELECT place, frontdoor_fold(name) AS folded,
                    employers_core_name(frontdoor_fold(name)) AS core
                FROM unnest(%s::text[]) WITH ORDINALITY AS given(name, place)
            ) AS asked
            CROSS JOIN LATERAL (
                SELECT employer_id, name, folded FROM employers_employername
                WHERE employers_core_name(folded) = asked.core LIMIT 50
            ) AS held
            WHERE asked.core <> ''
            """,
            [[question.name for question in questions]],
        )
        return list(cursor.fetchall())


def _alike_at_postcode(questions: Sequence[Question]) -> list[tuple[int, int, str, float]]:
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT asked.place - 1, held.employer_id, held.name,
                similarity(employers_core_name(held.folded), asked.core)
            FROM (
                SELECT place, postcode, employers_core_name(frontdoor_fold(name)) AS core
                FROM unnest(%s::text[], %s::text[]) WITH ORDINALITY AS given(name, postcode, place)
                WHERE postcode <> ''
            ) AS asked
            JOIN employers_site AS site ON site.postcode = asked.postcode AND site.closed_on IS NULL
            JOIN employers_employername AS held ON held.employer_id = site.employer_id
            WHERE similarity(employers_core_name(held.folded), asked.core) >= %s
            """,
            [[one.name for one in questions], [one.postcode for one in questions], ALIKE],
        )
        return list(cursor.fetchall())


def _held(employer_ids: Iterable[int]) -> _Held:
    held = _Held()
    ids = list(employer_ids)
    if not ids:
        return held
    numbers = EmployerIdentifier.objects.filter(employer__in=ids, retired_on__isnull=True)
    columns = ("employer_id", "scheme", "issuer", "value")
    for employer_id, scheme, issuer, value in numbers.values_list(*columns):
        held.numbers[employer_id][scheme, issuer].add(value)
    sites = Site.objects.filter(employer__in=ids, closed_on__isnull=True).exclude(postcode="")
    for employer_id, postcode in sites.values_list("employer_id", "postcode"):
        held.postcodes[employer_id].add(postcode)
    return held

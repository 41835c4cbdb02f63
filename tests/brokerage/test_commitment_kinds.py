"""Every kind of commitment has its words; a new one is an enum line, an entry and nothing else."""

from datetime import date
from decimal import Decimal
from string import Formatter

import pytest
from lucide.templatetags.lucide import lucide

from brokerage.commitment_kinds import KINDS, amount, plain, progress_phrase, promise_of
from brokerage.enums import CommitmentKind, Unit
from brokerage.models import Commitment

WORDS = {"measure", "known_by", "unit"}
# Promises that rest on somebody else's choice are aims, never certainties.
AIMS = {
    CommitmentKind.LOCAL_RECRUITMENT,
    CommitmentKind.PRIORITY_GROUP_RECRUITMENT,
    CommitmentKind.LOCAL_PROCUREMENT,
}


def test_kinds_has_one_entry_for_each_line_of_the_enum() -> None:
    assert {kind: entry.kind for kind, entry in KINDS.items()} == {kind: kind for kind in CommitmentKind}


@pytest.mark.parametrize("kind", CommitmentKind)
def test_kind_has_words_that_fit_a_commitment(kind: CommitmentKind) -> None:
    entry = KINDS[kind]
    commitment = Commitment(measure=entry.measure, known_by=entry.known_by, unit=entry.unit)
    commitment.clean_fields(
        exclude=[field.name for field in Commitment._meta.fields if field.name not in WORDS]
    )
    assert "" not in {entry.done_word, entry.measure, entry.known_by, entry.promise}


@pytest.mark.parametrize("kind", CommitmentKind)
def test_kind_has_an_icon_that_exists(kind: CommitmentKind) -> None:
    assert lucide(KINDS[kind].icon).startswith("<svg")


@pytest.mark.parametrize("kind", CommitmentKind)
def test_promise_names_its_amount_its_day_and_its_area_where_it_has_one(kind: CommitmentKind) -> None:
    named = {name for _, name, _, _ in Formatter().parse(KINDS[kind].promise) if name}
    expected = {"amount", "due"} | ({"local"} if KINDS[kind].needs_local_definition else set())
    assert named == expected


@pytest.mark.parametrize("kind", CommitmentKind)
def test_promise_is_an_aim_where_others_decide_and_never_absolute(kind: CommitmentKind) -> None:
    words = KINDS[kind].promise.lower()
    assert [word for word in ("guarantee that", "ensure", "must", "only local") if word in words] == []
    assert words.startswith("aim to") == (kind in AIMS)


def test_promise_of_a_finished_wording_is_one_sentence() -> None:
    commitment = Commitment(
        quantity=Decimal(12),
        unit=Unit.PEOPLE,
        due_on=date(2027, 6, 30),
        local_definition="living in Ashdale on the first day",
    )
    assert promise_of(KINDS[CommitmentKind.LOCAL_RECRUITMENT], commitment) == (
        "Aim to recruit 12 people by 30 Jun 2027 who are local. "
        "Local means: living in Ashdale on the first day."
    )


def test_promise_of_an_unfinished_wording_shows_the_blanks() -> None:
    assert promise_of(KINDS[CommitmentKind.MENTORING], Commitment(unit=Unit.PEOPLE)) == (
        "Give … a mentor or buddy for their first 13 weeks, by …."
    )


@pytest.mark.parametrize(
    ("number", "unit", "words"),
    [
        (Decimal("12.00"), Unit.INTERVIEWS, "12 interviews"),
        (Decimal(1), Unit.PEOPLE, "1 person"),
        (Decimal("1240"), Unit.VACANCIES, "1,240 vacancies"),
        (Decimal("4000.00"), Unit.POUNDS, "£4,000"),
        (Decimal("80"), Unit.PER_CENT, "80%"),
        (Decimal("7.50"), Unit.HOURS, "7.5 hours"),
    ],
)
def test_amount_says_a_number_with_its_unit(number: Decimal, unit: Unit, words: str) -> None:
    assert amount(number, unit) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [(Decimal(0), "0"), (Decimal(10), "10"), (Decimal(100), "100"), (Decimal("0.50"), "0.5")],
)
def test_plain_keeps_the_noughts_that_count(number: Decimal, words: str) -> None:
    assert plain(number) == words


def test_progress_phrase_says_how_many_of_how_many() -> None:
    commitment = Commitment(quantity=Decimal(60), unit=Unit.VACANCIES)
    kind = KINDS[CommitmentKind.ENTRY_LEVEL_JOBS]
    assert progress_phrase(kind, Decimal(27), commitment) == "27 of 60 started"

"""What is known of every kind of commitment: how it is asked for, measured and said."""

from dataclasses import dataclass
from decimal import Decimal

from brokerage.enums import CommitmentKind, Stage, Unit
from brokerage.models import Commitment
from toolkit.dates import day

# "1 vacancies" is not English: the word for one of each unit.
ONE_OF = {
    Unit.PEOPLE: "person",
    Unit.VACANCIES: "vacancy",
    Unit.INTERVIEWS: "interview",
    Unit.PLACEMENTS: "placement",
    Unit.PLACES: "place",
    Unit.PROGRAMMES: "programme",
    Unit.EMPLOYERS: "employer",
    Unit.EVENTS: "event",
    Unit.HOURS: "hour",
    Unit.DAYS: "day",
    Unit.WEEKS: "week",
    Unit.POUNDS: "pound",
    Unit.STEPS: "step",
    Unit.RETURNS: "return",
    Unit.PER_CENT: "per cent",
}


@dataclass(frozen=True)
class Kind:
    """`promise` is the employer's promise in the offer, in words about what is in its control.

    It may name {amount} ("12 interviews"), {due} ("30 Jun 2027") and {local} (the local definition).
    """

    kind: CommitmentKind
    icon: str
    stage: Stage
    unit: Unit
    done_word: str
    measure: str
    known_by: str
    promise: str
    needs_local_definition: bool = False


def plain(number: Decimal) -> str:
    """`12`, `1,240` or `7.5`: no noughts that say nothing."""
    return f"{number:,.2f}".rstrip("0").rstrip(".")


def amount(number: Decimal, unit: str) -> str:
    """`12 interviews`, `1 person`, `£4,000`, `45%`."""
    if unit == Unit.POUNDS:
        return f"£{plain(number)}"
    if unit == Unit.PER_CENT:
        return f"{plain(number)}%"
    return f"{plain(number)} {ONE_OF[Unit(unit)] if number == 1 else Unit(unit).label}"


def promise_of(kind: Kind, commitment: Commitment) -> str:
    """The sentence of the offer; a blank stays visible until its fact is written down."""
    return kind.promise.format(
        amount=amount(commitment.quantity, commitment.unit) if commitment.quantity else "…",
        due=day(commitment.due_on) if commitment.due_on else "…",
        local=commitment.local_definition or "…",
    )


def progress_phrase(kind: Kind, done: Decimal, commitment: Commitment) -> str:
    """`27 of 60 started`."""
    whole = plain(commitment.quantity) if commitment.quantity else "…"
    return f"{plain(done)} of {whole} {kind.done_word}"

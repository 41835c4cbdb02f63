"""Steps of the timetable, measures and the day until which the offer stands, from its lines."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from accounts.models import User
from brokerage.commitment_kinds import amount
from brokerage.models import FundingStream
from offers.composing.people import People
from offers.composing.proposals import Proposal
from offers.composing.words import VALID_DAYS
from offers.enums import LineSide, OfferForm
from toolkit.dates import day

MOST_STEPS = {OfferForm.SME: 6, OfferForm.LARGE: 10}
MOST_MEASURES = {OfferForm.SME: 4, OfferForm.LARGE: 6}
SCORE = "8 or more out of 10"


@dataclass(frozen=True)
class Step:
    on: date
    title: str
    detail: str
    who: str


@dataclass(frozen=True)
class Measure:
    title: str
    definition: str
    baseline: str
    target: str
    source: str
    reported: str


def steps_for(lines: Sequence[Proposal], people: People, *, review_on: date, today: date) -> list[Step]:
    """What starts and what falls due, the first review, and nothing that is already past."""
    owners = User.objects.in_bulk({line.owner_id for line in lines if line.owner_id})
    contact = people.named_contact.name if people.named_contact else "Your contact"
    steps = [step for line in lines for step in _steps_of(line, owners)]
    steps.sort(key=lambda step: step.on)
    coming = [step for step in steps if step.on > today][: MOST_STEPS[people.form] - 1]
    review = Step(review_on, "First review", "How it goes, and what to change.", f"{contact} and you")
    return sorted([*coming, review], key=lambda step: step.on)


def _steps_of(line: Proposal, owners: dict[int, User]) -> Iterable[Step]:
    who = owners[line.owner_id].name if line.owner_id and line.side != LineSide.YOU_WILL else "You"
    counted = amount(line.quantity, line.unit) if line.quantity and line.unit else ""
    if line.starts_on and line.full_price is not None:
        yield Step(line.starts_on, f"{line.title} starts"[:160], counted, who)
        if line.ends_on:
            yield Step(line.ends_on, f"{line.title} ends"[:160], "", who)
    elif line.due_on:
        yield Step(line.due_on, line.title, counted, who)


def measures_for(lines: Sequence[Proposal], people: People) -> list[Measure]:
    contact = people.named_contact.name if people.named_contact else "Your contact"
    often = "every quarter" if people.form == OfferForm.LARGE else "at each review"
    reported = f"{contact}, {often}"
    counted = [line for line in lines if line.quantity and line.unit and line.measure and line.known_by]
    theirs = [line for line in counted if line.side == LineSide.YOU_WILL]
    chosen = theirs[: MOST_MEASURES[people.form] - 2]
    found = [
        Measure(
            line.title,
            line.measure,
            "",
            f"{amount(line.quantity, line.unit)} by {day(line.due_on)}"
            if line.due_on and line.quantity
            else "",
            line.known_by[:120],
            reported,
        )
        for line in chosen
    ]
    if courses := [line for line in lines if line.full_price is not None and line.quantity]:
        places = sum(int(line.quantity or 0) for line in courses)
        people_words = "1 person" if places == 1 else f"{places:,} people"
        found.append(
            Measure(
                "Training finished",
                "A person who takes a course in this offer to its end",
                "",
                f"All {people_words} who start" if places > 1 else people_words,
                "The provider’s register, by number",
                reported,
            )
        )
    score = "Your answer from 0 to 10 to: would you work with us again?"
    found.append(Measure("Your satisfaction", score, "", SCORE, "We ask you at each review", reported))
    return [measure for measure in found if measure.target]


def valid_until(lines: Sequence[Proposal], steps: Sequence[Step], today: date) -> date:
    """28 days, but never beyond the first step or the close of a fund it relies on."""
    streams = {pk for line in lines for pk in line.streams}
    closes = FundingStream.objects.filter(pk__in=streams, valid_to__isnull=False).values_list(
        "valid_to", flat=True
    )
    bounds = [today + timedelta(days=VALID_DAYS), *(step.on for step in steps), *filter(None, closes)]
    return max(min(bounds), today)

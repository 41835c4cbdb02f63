"""Sections 4 to 6: what we do, what the employer agrees to, and what is done together."""

from collections.abc import Iterable, Sequence

from brokerage.commitment_kinds import amount
from brokerage.enums import Stage
from offers.enums import LineSide
from offers.models import OfferLine
from offers.snapshot.parts import Block, Section, cell, column, row, section, table
from toolkit.dates import day

STAGES = list(Stage)


def promises(lines: Sequence[OfferLine], side: LineSide) -> list[OfferLine]:
    """The lines of one side, by stage and then in the order the broker put them."""
    found = [line for line in lines if line.side == side]
    return sorted(found, key=lambda line: (STAGES.index(Stage(line.stage)), line.position, line.pk))


def we_will(lines: Sequence[OfferLine]) -> Section | None:
    rows = [
        row(
            line.key,
            cell(line.title, tag=line.get_stage_display()),
            cell(line.text, notes=_our_notes(line)),
            _how_many(line),
            _by_when(line),
            line.owner.name if line.owner else "",
        )
        for line in promises(lines, LineSide.WE_WILL)
    ]
    columns = [
        column("Service", 20),
        column("What you get", 43),
        column("How many", 13),
        column("By when", 13, day=True),
        column("Who", 11),
    ]
    return section(
        "we_will",
        LineSide.WE_WILL.label,
        [table("we_will", "What we will do, line by line", columns, rows=rows)],
    )


def _our_notes(line: OfferLine) -> Iterable[tuple[str, str]]:
    yield "We respond", line.response_standard
    yield "Cost", line.cost_to_employer
    yield "Where", line.where
    yield "Condition", line.condition


def you_will(lines: Sequence[OfferLine]) -> Section | None:
    theirs = promises(lines, LineSide.YOU_WILL)
    shared = said_once(line.if_plans_change for line in theirs)
    rows = [
        row(
            line.key,
            cell(line.title, tag=line.get_stage_display()),
            cell(line.text, notes=_their_notes(line, shared)),
            _how_many(line),
            _by_when(line),
            line.where or "All sites",
        )
        for line in theirs
    ]
    columns = [
        column("Promise", 20),
        column("What it means", 43),
        column("How many", 13),
        column("By when", 13, day=True),
        column("Where", 11),
    ]
    below = {"kind": "paragraphs", "items": [f"If plans change: {lower_first(shared)}"]} if shared else None
    caption = "What you agree to do, line by line"
    return section(
        "you_will", LineSide.YOU_WILL.label, [table("you_will", caption, columns, rows=rows), below]
    )


def _their_notes(line: OfferLine, shared: str) -> Iterable[tuple[str, str]]:
    yield "Counts", line.measure
    yield "We both know by", line.known_by
    yield "If plans change", "" if shared else line.if_plans_change
    yield "Already owed under", line.binding_reference


def said_once(texts: Iterable[str]) -> str:
    """What every row of a table would repeat, when there are several."""
    found = list(texts)
    return found[0] if len(found) > 1 and len(set(found)) == 1 else ""


def lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def we_both(lines: Sequence[OfferLine]) -> Section | None:
    rows = [
        row(
            line.key,
            line.title,
            cell(line.text, notes=[("Your part", line.condition.removeprefix("You bring: "))]),
            _how_many(line),
            _by_when(line),
            line.owner.name if line.owner else "",
        )
        for line in promises(lines, LineSide.WE_BOTH)
    ]
    columns = [
        column("Together", 20),
        column("What it is", 43),
        column("How many", 13),
        column("By when", 13, day=True),
        column("Who", 11),
    ]
    return section(
        "we_both",
        LineSide.WE_BOTH.label,
        [table("we_both", "What we do together, line by line", columns, rows=rows)],
    )


def _how_many(line: OfferLine) -> str:
    return amount(line.quantity, line.unit) if line.quantity and line.unit else ""


def _by_when(line: OfferLine) -> str:
    return day(line.due_on) if line.due_on else ""


def at_a_glance(lines: Sequence[OfferLine], money: Block | None) -> Block | None:
    """The four figures an employer looks for first; those that are nought are left out."""
    jobs = sum(int(line.quantity or 0) for line in lines if _is_jobs(line))
    places = sum(int(line.quantity or 0) for line in lines if line.full_price is not None)
    services = len(promises(lines, LineSide.WE_WILL))
    figures = [
        (f"{services:,}", "service from us" if services == 1 else "services from us", services),
        (f"{jobs:,}", "job you tell us about first" if jobs == 1 else "jobs you tell us about first", jobs),
        (f"{places:,}", "training place" if places == 1 else "training places", places),
    ]
    items = [{"figure": figure, "label": label} for figure, label, count in figures if count]
    if money:
        full, public, employer = money["total"][1], money["total"][2], money["total"][3]
        items += [
            {"figure": full, "label": "full price of the training"},
            {"figure": public, "label": "paid for you"},
            {"figure": employer, "label": "paid by you"},
        ]
    return {"kind": "figures", "items": items[-5:]} if items else None


def _is_jobs(line: OfferLine) -> bool:
    return line.side == LineSide.YOU_WILL and line.unit == "vacancies"

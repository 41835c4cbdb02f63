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
        column("Service", 23),
        column("What you get", 43),
        column("How many", 11),
        column("By when", 11),
        column("Who", 12),
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
    rows = [
        row(
            line.key,
            cell(line.title, tag=line.get_stage_display()),
            cell(line.text, notes=_their_notes(line)),
            _how_many(line),
            _by_when(line),
            line.where or "All sites",
        )
        for line in promises(lines, LineSide.YOU_WILL)
    ]
    columns = [
        column("Promise", 23),
        column("What it means", 43),
        column("How many", 11),
        column("By when", 11),
        column("Where", 12),
    ]
    return section(
        "you_will",
        LineSide.YOU_WILL.label,
        [table("you_will", "What you agree to do, line by line", columns, rows=rows)],
    )


def _their_notes(line: OfferLine) -> Iterable[tuple[str, str]]:
    yield "Counts", line.measure
    yield "We both know by", line.known_by
    yield "If plans change", line.if_plans_change
    yield "Already owed under", line.binding_reference


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
        column("Together", 23),
        column("What it is", 43),
        column("How many", 11),
        column("By when", 11),
        column("Who", 12),
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

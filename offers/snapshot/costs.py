"""Section 7 and Annex A: full price, what we pay, what you pay, and from which money."""

from collections.abc import Sequence
from decimal import Decimal

from offers.models import OfferLine, OfferVersion
from offers.snapshot.parts import NOUGHT, Block, Section, cell, column, pounds, row, section, table
from toolkit.dates import day

APRIL = 4
CHART_ROWS = 8


def priced(lines: Sequence[OfferLine]) -> list[OfferLine]:
    return [line for line in lines if line.full_price is not None and not line.is_in_kind]


def costs(version: OfferVersion, lines: Sequence[OfferLine]) -> Section | None:
    rows = priced(lines)
    in_kind = [line for line in lines if line.is_in_kind]
    note = [{"kind": "paragraphs", "items": [version.vat_note]}] if version.vat_note and rows else []
    return section(
        "money",
        "What it costs and who pays",
        [money_table(rows), _chart(rows), _years(version, rows), _in_kind(in_kind), *note],
    )


def money_table(rows: Sequence[OfferLine]) -> Block | None:
    others = any(line.other_share for line in rows)
    columns = [
        column("Item", 32 if others else 36),
        column("Full price", 11, figure=True),
        column("We pay", 11, figure=True),
        column("You pay", 11, figure=True),
        *([column("Others pay", 11, figure=True)] if others else []),
        column("When and notes", 24 if others else 31),
    ]
    body = [
        row(
            line.key,
            line.title,
            pounds(line.full_price),
            pounds(line.public_share),
            pounds(line.employer_share),
            *([pounds(line.other_share)] if others else []),
            ". ".join(filter(None, [line.pay_when, line.money_note])),
        )
        for line in rows
    ]
    sums = [
        sum_of(rows, "full_price"),
        sum_of(rows, "public_share"),
        sum_of(rows, "employer_share"),
        *([sum_of(rows, "other_share")] if others else []),
    ]
    total = ["Total", *(pounds(value) for value in sums), share_words(sums[2], sums[0])]
    return table("money", "Costs and who pays them", columns, rows=body, total=total)


def sum_of(rows: Sequence[OfferLine], name: str) -> Decimal:
    return sum((getattr(line, name) or NOUGHT for line in rows), NOUGHT)


def share_words(part: Decimal, whole: Decimal) -> str:
    if not whole:
        return ""
    return f"You pay {pounds(part)} of {pounds(whole)}" if part else "All of it is paid for you"


def _chart(rows: Sequence[OfferLine]) -> Block | None:
    """Only where it says more than the table: several items, and not so many that it is a second table."""
    if not 2 <= len(rows) <= CHART_ROWS:
        return None
    return {
        "kind": "payers",
        "title": "Who pays for each item",
        "items": [
            {
                "key": line.key,
                "label": line.title,
                "full": pounds(line.full_price),
                "shares": [
                    str(share) for share in (line.public_share, line.employer_share, line.other_share)
                ],
            }
            for line in rows
        ],
    }


def _years(version: OfferVersion, rows: Sequence[OfferLine]) -> Block | None:
    """By the year in which each item starts, where there is more than one."""
    ours = _by_year(rows, APRIL)
    month = version.employer.year_end_month
    theirs = _by_year(rows, month % 12 + 1) if month and month % 12 + 1 != APRIL else {}
    if len(ours) < 2 and len(theirs) < 2:
        return None
    body = [_year_row("ours", f"Our year {name}", group) for name, group in sorted(ours.items())]
    body += [_year_row("theirs", f"Your year {name}", group) for name, group in sorted(theirs.items())]
    columns = [
        column("Year in which it starts", 49),
        column("Full price", 17, figure=True),
        column("We pay", 17, figure=True),
        column("You pay", 17, figure=True),
    ]
    return table("years", "Costs by year", columns, rows=body)


def _by_year(rows: Sequence[OfferLine], first_month: int) -> dict[str, list[OfferLine]]:
    years: dict[str, list[OfferLine]] = {}
    for line in rows:
        if line.starts_on:
            start = line.starts_on.year - (line.starts_on.month < first_month)
            name = f"{start}-{(start + 1) % 100:02d}" if first_month > 1 else f"{start}"
            years.setdefault(name, []).append(line)
    return years


def _year_row(whose: str, name: str, group: Sequence[OfferLine]) -> dict[str, object]:
    figures = (pounds(sum_of(group, field)) for field in ("full_price", "public_share", "employer_share"))
    return row(f"{whose}-{name}", name, *figures)


def _in_kind(rows: Sequence[OfferLine]) -> Block | None:
    body = [
        row(line.key, line.title, cell(line.money_note or line.text), pounds(line.full_price))
        for line in rows
    ]
    columns = [column("Given in kind", 32), column("What", 48), column("Worth", 20, figure=True)]
    return table("in_kind", "Given in kind, not charged", columns, rows=body)


def annex_money(lines: Sequence[OfferLine]) -> Section | None:
    """Names of funds and providers stand here and nowhere else."""
    rows = priced(lines)
    others = any(line.other_share for line in rows)
    columns = [
        column("Item and provider", 24),
        column("Public money, its dates and rules", 34 if others else 42),
        column("Full price", 11, figure=True),
        column("We pay", 11, figure=True),
        column("You pay", 10 if others else 12, figure=True),
        *([column("Others", 10, figure=True)] if others else []),
    ]
    body = [_annex_row(line, others=others) for line in rows]
    names = ["full_price", "public_share", "employer_share", *(["other_share"] if others else [])]
    total = ["Total", "", *(pounds(sum_of(rows, name)) for name in names)]
    return section(
        "annex_a",
        "Annex A: money and rules",
        [table("annex_a", "Money and rules, item by item", columns, rows=body, total=total)],
    )


def _annex_row(line: OfferLine, *, others: bool) -> dict[str, object]:
    provider = f"Taught by {line.option.provider.name}" if line.option else ""
    return row(
        line.key,
        cell(line.title, notes=[("", provider)]),
        cell(_funds(line), notes=[("Eligible", line.condition), *_fund_rules(line)]),
        pounds(line.full_price),
        pounds(line.public_share),
        pounds(line.employer_share),
        *([pounds(line.other_share)] if others else []),
    )


def _funds(line: OfferLine) -> str:
    amounts = {part.stream_id: part.amount for part in line.option.funding.all()} if line.option else {}
    names = [
        f"{stream.label} {pounds(amounts[stream.pk])}" if stream.pk in amounts else stream.label
        for stream in line.streams.all()
    ]
    return ". ".join(names) or "No public money"


def _fund_rules(line: OfferLine) -> list[tuple[str, str]]:
    rules = []
    for stream in line.streams.all():
        opens = f"from {day(stream.valid_from)}" if stream.valid_from else ""
        closes = f"to {day(stream.valid_to)}" if stream.valid_to else ""
        open_words = " ".join(filter(None, [opens, closes]))
        rules.append(
            (stream.label, "; ".join(filter(None, [open_words and f"open {open_words}", stream.note])))
        )
    return rules

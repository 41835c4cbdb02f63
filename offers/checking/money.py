"""Check 3: every row adds up, the totals agree, and each fund is open on the day it is needed."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from brokerage.models import FundingStream
from offers.checking.problem import Draft, Problem
from offers.models import OfferLine
from offers.snapshot.costs import priced
from offers.snapshot.parts import pounds
from toolkit.dates import day


def rows(draft: Draft) -> Iterator[Problem]:
    for line in draft.lines:
        if line.full_price is None:
            continue
        shares = line.public_share + line.employer_share + line.other_share
        if shares != line.full_price:
            words = f"“{line.title}” costs {pounds(line.full_price)}, but the shares make {pounds(shares)}."
            yield Problem("money_rows", words, draft.line_url(line))
        if line.employer_share and not line.pay_when:
            yield Problem("money_rows", f"“{line.title}” does not say when they pay.", draft.line_url(line))
        if line.employer_share and pounds(line.employer_share) not in line.cost_to_employer:
            words = f"“{line.title}” costs them {pounds(line.employer_share)}; its words on cost must say so."
            yield Problem("money_rows", words, draft.line_url(line))


def totals(draft: Draft) -> Iterator[Problem]:
    """Section 7 and Annex A are read from the words as they will stand, not from the rows again."""
    found = {
        block["key"]: block
        for part in (*draft.snapshot["sections"], *draft.snapshot["annexes"])
        for block in part["blocks"]
        if block["kind"] == "table" and block["key"] in ("money", "annex_a")
    }
    figures = {key: [text for text in block["total"] if text.startswith("£")] for key, block in found.items()}
    if figures.get("money") != figures.get("annex_a"):
        yield Problem("money_totals", "The total of the costs is not the total of Annex A.", draft.url)


def funds(draft: Draft) -> Iterator[Problem]:
    for line in priced(draft.lines):
        streams = list(line.streams.all())
        if line.public_share and not streams:
            words = f"“{line.title}” does not say which fund pays {pounds(line.public_share)}."
            yield Problem("funds", words, draft.line_url(line))
        for stream in streams:
            yield from _fund(draft, line, stream)


def _fund(draft: Draft, line: OfferLine, stream: FundingStream) -> Iterator[Problem]:
    if line.starts_on is None:
        yield Problem("funds", f"“{line.title}” does not say when it starts.", draft.line_url(line))
    elif not _open(stream, line.starts_on):
        words = f"{stream.label} is not open on {day(line.starts_on)}, when “{line.title}” starts."
        yield Problem("funds", words, draft.line_url(line))


def _open(stream: FundingStream, on: date) -> bool:
    return (stream.valid_from is None or stream.valid_from <= on) and (
        stream.valid_to is None or on <= stream.valid_to
    )


def amounts_of_funds(draft: Draft) -> Iterator[Problem]:
    """Where a chosen course says what each fund gives, that is our whole share."""
    for line in priced(draft.lines):
        parts = list(line.option.funding.all()) if line.option else []
        given = sum((part.amount for part in parts), Decimal(0))
        if parts and given != line.public_share:
            words = (
                f"“{line.title}”: the funds give {pounds(given)}, the offer says {pounds(line.public_share)}."
            )
            yield Problem("funds", words, draft.line_url(line))

"""The lines of a draft: added, edited, moved, removed, and taken again from the record."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.db import transaction

from accounts.history import save_checked
from accounts.models import User
from brokerage.models import FundingStream
from offers.actions.drafts import locked_draft, locked_part, remove_as
from offers.composing.proposals import TAKEN, Proposal
from offers.enums import LineSide
from offers.models import OfferLine, OfferVersion
from toolkit.errors import Refused

FACTS = frozenset({*TAKEN, "is_in_kind", "owner", "agency"}) - {"owner_id", "agency_id"}


@transaction.atomic
def add(
    *,
    version: OfferVersion,
    side: LineSide,
    streams: Iterable[FundingStream] = (),
    by: User,
    at: datetime,
    **facts: Any,
) -> OfferLine:
    """A line written by hand."""
    draft = locked_draft(version)
    line = OfferLine(offer_version=draft, side=side, key=f"own-{uuid4().hex[:12]}")
    line.position = _after_last(draft, side)
    _set_facts(line, facts)
    save_checked(line, by=by, why=f"Offer line added: {line.title}", at=at)
    line.streams.set(streams)
    return line


@transaction.atomic
def take(*, version: OfferVersion, proposal: Proposal, by: User, at: datetime) -> OfferLine:
    """Put what the record says into the draft: a new line, or over the one taken before."""
    draft = locked_draft(version)
    line = OfferLine.objects.filter(offer_version=draft, key=proposal.key).first()
    if line is None:
        line = OfferLine(offer_version=draft, position=_after_last(draft, proposal.side))
    proposal.put_into(line)
    save_checked(line, by=by, why=f"Offer line taken from the record: {line.title}", at=at)
    line.streams.set(proposal.streams)
    return line


@transaction.atomic
def keep(*, line: OfferLine, proposal: Proposal, by: User, at: datetime) -> OfferLine:
    """Leave the line as it reads, and say that the record's change has been seen."""
    line = locked_part(line)
    line.as_composed = proposal.as_json()
    save_checked(line, by=by, why=f"Offer line kept as written: {line.title}", at=at)
    return line


@transaction.atomic
def edit(
    *,
    line: OfferLine,
    seen: int | None = None,
    streams: Iterable[FundingStream] | None = None,
    by: User,
    at: datetime,
    **facts: Any,
) -> OfferLine:
    line = locked_part(line, seen=seen)
    _set_facts(line, facts)
    save_checked(line, by=by, why=f"Offer line changed: {line.title}", at=at)
    if streams is not None:
        line.streams.set(streams)
    return line


@transaction.atomic
def remove(*, line: OfferLine, by: User, at: datetime) -> None:
    line = locked_part(line)
    line.streams.clear()
    remove_as(line, by=by, why=f"Offer line removed: {line.title}", at=at)


@transaction.atomic
def move(*, line: OfferLine, up: bool, by: User, at: datetime) -> OfferLine:
    """Change places with the line above or below on the same side."""
    line = locked_part(line)
    rows = list(OfferLine.objects.filter(offer_version=line.offer_version_id, side=line.side))
    place = next(index for index, row in enumerate(rows) if row.pk == line.pk)
    other = place - 1 if up else place + 1
    if not 0 <= other < len(rows):
        message = f"This line is already the {'first' if up else 'last'}."
        raise Refused(message)
    rows[place], rows[other] = rows[other], rows[place]
    for position, row in enumerate(rows):
        if row.position != position:
            row.position = position
            save_checked(row, by=by, why=f"Offer line moved: {line.title}", at=at)
    return next(row for row in rows if row.pk == line.pk)


def _after_last(draft: OfferVersion, side: str) -> int:
    last = OfferLine.objects.filter(offer_version=draft, side=side).order_by("-position").first()
    return last.position + 1 if last else 0


def _set_facts(line: OfferLine, facts: dict[str, Any]) -> None:
    for name in FACTS & facts.keys():
        setattr(line, name, facts[name])
    if line.full_price is None and (line.public_share or line.employer_share or line.other_share):
        message = "Enter the full price that these shares add up to."
        raise Refused(message, field="full_price")

"""What a line of an offer would say if it were taken from the record today."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from brokerage.enums import Stage
from offers.enums import LineSide
from offers.models import OfferLine

# What a line takes from its source, and what is compared with it later.
TAKEN = (
    "stage",
    "title",
    "text",
    "quantity",
    "unit",
    "due_on",
    "where",
    "measure",
    "known_by",
    "if_plans_change",
    "response_standard",
    "cost_to_employer",
    "condition",
    "binding_reference",
    "full_price",
    "public_share",
    "employer_share",
    "other_share",
    "pay_when",
    "money_note",
    "starts_on",
    "ends_on",
    "owner_id",
    "agency_id",
)
NOUGHT = Decimal(0)


@dataclass(frozen=True)
class Proposal:
    """One line as the record has it; `source` is the foreign keys that say where it came from."""

    key: str
    side: LineSide
    title: str
    text: str
    stage: str = Stage.RECRUIT
    quantity: Decimal | None = None
    unit: str = ""
    due_on: date | None = None
    where: str = ""
    measure: str = ""
    known_by: str = ""
    if_plans_change: str = ""
    response_standard: str = ""
    cost_to_employer: str = ""
    condition: str = ""
    binding_reference: str = ""
    full_price: Decimal | None = None
    public_share: Decimal = NOUGHT
    employer_share: Decimal = NOUGHT
    other_share: Decimal = NOUGHT
    pay_when: str = ""
    money_note: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    owner_id: int | None = None
    agency_id: int | None = None
    source: Mapping[str, Any] = field(default_factory=dict)
    streams: tuple[int, ...] = ()

    def as_json(self) -> dict[str, Any]:
        taken = {name: plain(getattr(self, name)) for name in TAKEN}
        return {**taken, "streams": sorted(self.streams)}

    def put_into(self, line: OfferLine) -> None:
        """Set everything but the streams, which are rows of their own."""
        line.key, line.side = self.key, self.side
        for name in TAKEN:
            setattr(line, name, cut(name, getattr(self, name)))
        for name, value in self.source.items():
            setattr(line, name, value)
        line.as_composed = self.as_json()


def plain(value: Any) -> Any:
    """As JSON keeps it, so that it can be compared after a round through the database."""
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    return value.isoformat() if isinstance(value, date) else value


def cut(name: str, value: Any) -> Any:
    """The record's own words may be longer than the line's; a line keeps what fits."""
    limit = getattr(OfferLine._meta.get_field(name.removesuffix("_id")), "max_length", None)
    if limit is None or not isinstance(value, str) or len(value) <= limit:
        return value
    return value[: limit - 1].rstrip() + "…"

"""The lists of brokerage that ship with the product."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from brokerage.models import FundingStream
from employers.reference_data.loading import ReferenceList

SOURCE = "Each stream's own funding rules; dates from the years given there, check before use"


def _funding_streams(rows: Iterable[dict[str, str]]) -> Iterator[dict[str, Any]]:
    for row in rows:
        dates = {"valid_from": row["valid_from"] or None, "valid_to": row["valid_to"] or None}
        yield row | dates | {"source": SOURCE}


BROKERAGE_LISTS = (
    ReferenceList(
        "funding streams",
        FundingStream,
        Path(__file__).parent / "funding_streams.csv",
        ["code"],
        _funding_streams,
    ),
)

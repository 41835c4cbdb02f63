"""Chooses the demo's real employers from the gender pay gap service's yearly file.

    python -m employers.importing.selection PUBLISHED.csv real_employers.csv

The rule gives anybody the same rows: employers whose postcode lies in the north of England, in the order of
a hash of their number with the service. Only facts of the organisation are kept: no person, no pay figure.
"""

import csv
import hashlib
import re
import sys
from collections.abc import Iterable, Mapping
from itertools import takewhile
from pathlib import Path

KEPT = (
    "EmployerName",
    "EmployerId",
    "Address",
    "PostCode",
    "CompanyNumber",
    "SicCodes",
    "EmployerSize",
    "CurrentName",
)
HOW_MANY = 2_000
# Postcode areas of Yorkshire, the North East and the North West.
NORTHERN = frozenset(
    re.findall(r"\w+", "BB BD BL CA CH CW DH DL DN FY HD HG HU HX L LA LS M NE OL PR S SK SR TS WA WF WN YO")
)


def choose(rows: Iterable[Mapping[str, str]]) -> list[Mapping[str, str]]:
    northern = [row for row in rows if _area(row["PostCode"]) in NORTHERN]
    return sorted(northern, key=_shuffled)[:HOW_MANY]


def _area(postcode: str) -> str:
    """The letters before the first figure."""
    return "".join(takewhile(str.isalpha, postcode.strip().upper()))


def _shuffled(row: Mapping[str, str]) -> str:
    return hashlib.sha256(row["EmployerId"].encode()).hexdigest()


def main(published: Path, chosen: Path) -> None:
    with published.open(encoding="utf-8-sig", newline="") as source:
        rows = choose(csv.DictReader(source))
    with chosen.open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, KEPT, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows({**row, "SicCodes": row["SicCodes"].replace("\n", "")} for row in rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

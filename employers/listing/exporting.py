"""A list as rows for a spreadsheet, followed by the labels that say what the figures are."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from accounts.models import User
from employers.listing.rows import Row, rows_of, with_facts
from employers.models import Employer, Site
from employers.record import contributions
from toolkit.dates import day

BATCH = 500
ATTRIBUTION = (
    "Contains public sector information licensed under the Open Government Licence v3.0; contains OS and "
    "Royal Mail data © Crown and Royal Mail copyright and database right"
)
HEADER = (
    "Reference",
    "Employer",
    "Sector",
    "Place",
    "Size",
    "Lead",
    "Lead agency",
    "Next action",
    "Next action due",
    "Last contact",
    "Status",
)
SITE_HEADER = ("Employer reference", "Employer", "Site", "Local authority", "Postcode", "Address", "People")


def header() -> list[str]:
    return [*HEADER, *(column.label for column in contributions.columns)]


def employer_rows(employers: QuerySet[Employer], user: User, today: date) -> Iterator[Sequence[object]]:
    """Every row of the list, a batch at a time, then the labels."""
    found = with_facts(employers, user, today).iterator(chunk_size=BATCH)
    while batch := list(islice(found, BATCH)):
        yield from (_cells(row) for row in rows_of(batch, user, today))
    yield from labels("Employers", user, today)


def _cells(row: Row) -> list[object]:
    contact = row.last_contact
    return [
        row.employer.reference,
        row.employer.name,
        row.sector,
        row.place,
        row.size,
        row.lead,
        row.lead_agency,
        row.next_title,
        row.next_due,
        contact,
        row.status.words,
        *(_exported(column, row) for column in contributions.columns),
    ]


def _exported(column: Any, row: Row) -> str:
    value = row.extra.get(column.name)
    return "" if value is None else str(column.export(value))


def site_rows(sites: QuerySet[Site], user: User, today: date) -> Iterator[Sequence[object]]:
    for site in sites.iterator(chunk_size=BATCH):
        authority = site.local_authority.name if site.local_authority else ""
        yield (
            site.employer.reference,
            site.employer.name,
            site.name,
            authority,
            site.postcode,
            site.address,
            site.headcount,
        )
    yield from labels("Sites", user, today)


def labels(what: str, user: User, today: date) -> Iterator[Sequence[object]]:
    """Where the list comes from, when and under what terms it may be passed on."""
    yield ()
    yield ("Source", f"{what} known to {settings.PARTNERSHIP_NAME}, from Frontdoor")
    yield ("Date", day(today))
    yield ("Made for", user.name)
    yield (
        "Attribution",
        ATTRIBUTION,
    )

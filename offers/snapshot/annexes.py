"""Annexes B, C and D: sites by borough, who is involved, and what the words mean."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from accounts.models import Agency
from brokerage.commitment_kinds import plain
from brokerage.models import Provider
from employers.models import Site
from offers.enums import LineSide
from offers.models import OfferLine, OfferVersion
from offers.reference_data.wording import definitions_for
from offers.snapshot.parts import NOUGHT, Section, cell, column, row, section, table
from offers.snapshot.promises import promises

MOST_SHARED = 4
# So few are named on the first page and need no annex.
NAMED_SITES = 3
SEEN_BY_PROVIDERS = "Your name, contact and the course you chose"


def apportioned(lines: Sequence[OfferLine]) -> list[OfferLine]:
    """The employer's promises that are shared out between sites."""
    return [
        line
        for line in promises(lines, LineSide.YOU_WILL)
        if line.commitment and line.commitment.shares.all()
    ]


def annex_sites(version: OfferVersion, lines: Sequence[OfferLine]) -> Section | None:
    sites: list[Site] = version.employer.open_sites  # type: ignore[attr-defined]  # see queries.whole
    shared = apportioned(lines)[:MOST_SHARED]
    if len(sites) <= NAMED_SITES and not shared:
        return None
    shares = [_shares(line) for line in shared]
    each = 44 // max(len(shared), 1)
    columns = [
        column("Borough", 100 - 34 - each * len(shared) if shared else 40),
        column("Site", 34 if shared else 60),
        *(column(line.title, each, figure=True) for line in shared),
    ]
    body = [
        row(site.reference, site.place or "Not known", site.name, *(_share(of.get(site.pk)) for of in shares))
        for site in sorted(sites, key=lambda site: (site.place, site.name))
    ]
    total = (
        ["Total", _count(len(sites), "site"), *(plain(sum(of.values(), NOUGHT)) for of in shares)]
        if shared
        else []
    )
    return section(
        "annex_b",
        "Annex B: sites",
        [
            table(
                "annex_b",
                "Sites by borough, with their share of each promise",
                columns,
                rows=body,
                total=total,
            )
        ],
    )


def _shares(line: OfferLine) -> dict[int, Decimal]:
    assert line.commitment is not None  # noqa: S101 - see apportioned
    return {share.site_id: share.quantity for share in line.commitment.shares.all()}


def _share(quantity: Decimal | None) -> str:
    return plain(quantity) if quantity else "0"


def _count(number: int, noun: str) -> str:
    return f"1 {noun}" if number == 1 else f"{number:,} {noun}s"


def agencies_involved(version: OfferVersion, lines: Sequence[OfferLine]) -> list[Agency]:
    """The agency that makes the offer first, then those whose promises are in it."""
    found = {version.agency.pk: version.agency}
    for line in lines:
        if line.agency:
            found.setdefault(line.agency.pk, line.agency)
    return list(found.values())


def annex_partners(version: OfferVersion, lines: Sequence[OfferLine]) -> Section | None:
    agencies = agencies_involved(version, lines)
    known = {agency.pk for agency in agencies}
    body = [
        row(agency.reference, agency.name, agency.role, "Your record and this plan") for agency in agencies
    ]
    taught: dict[Provider, list[str]] = {}
    for line in lines:
        if line.option and line.option.provider.agency_id not in known:
            taught.setdefault(line.option.provider, []).append(line.title)
    body += [
        row(provider.reference, provider.name, f"Teaches: {', '.join(titles)}", SEEN_BY_PROVIDERS)
        for provider, titles in taught.items()
    ]
    columns = [column("Partner", 30), column("What they do for you", 40), column("What they see", 30)]
    return section(
        "annex_c",
        "Annex C: partners",
        [table("annex_c", "Who is involved and what they see", columns, rows=body)],
    )


def annex_definitions(lines: Sequence[OfferLine], on: date) -> Section | None:
    kinds = {str(line.commitment.kind) for line in lines if line.commitment}
    if any(line.pledge_id for line in lines):
        kinds.add("vacancy_pledge")
    body = [
        row(found.code, found.term, cell(found.meaning), f"Wording {found.version}")
        for found in definitions_for(kinds, on)
    ]
    columns = [column("Word", 24), column("What it means here", 60), column("Version", 16)]
    return section(
        "annex_d",
        "Annex D: definitions",
        [table("annex_d", "What the words mean in this offer", columns, rows=body)],
    )

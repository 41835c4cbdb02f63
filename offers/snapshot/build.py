"""Builds the snapshot of a version. The same rows give the same bytes."""

import hashlib
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

import orjson
from django.conf import settings
from django.utils import timezone

from accounts.models import User
from employers.enums import IdentifierScheme, NameKind
from employers.models import Employer
from offers.enums import OfferForm, Standing
from offers.models import OfferLine, OfferVersion
from offers.snapshot.annexes import NAMED_SITES, annex_definitions, annex_partners, annex_sites
from offers.snapshot.costs import annex_money, costs, money_table, priced
from offers.snapshot.parts import Block, Section, cell, column, prose, row, section, table
from offers.snapshot.promises import at_a_glance, said_once, we_both, we_will, you_will
from toolkit.dates import day

SCHEMA = 1
COUNTED_ONCE = "Each result is counted once, even when several partners helped."
STATUS_LINES = {
    Standing.INTENT: "A statement of intent, not a contract",
    Standing.CONTRACT: "Part of a contract",
}


def build(version: OfferVersion, *, issued_at: datetime | None = None) -> dict[str, Any]:
    """`version` comes from queries.whole; `issued_at` is None for a draft."""
    lines = list(version.lines.all())
    on = timezone.localdate(issued_at or version.composed_at)
    return {
        "schema": SCHEMA,
        "partnership": settings.PARTNERSHIP_NAME,
        "document": _document(version, issued_at),
        "employer": _employer(version.employer),
        "people": _people(version),
        "glance": at_a_glance(lines, money_table(priced(lines))),
        "sections": numbered(_body(version, lines)),
        "agreement": _agreement(version),
        "annexes": [found for found in _annexes(version, lines, on) if found],
    }


def canonical(snapshot: dict[str, Any]) -> bytes:
    return orjson.dumps(snapshot, option=orjson.OPT_SORT_KEYS)


def fingerprint(snapshot: dict[str, Any]) -> str:
    return hashlib.sha256(canonical(snapshot)).hexdigest()


def numbered(sections: Iterable[Section | None]) -> list[Section]:
    return [{**found, "number": number} for number, found in enumerate(filter(None, sections), start=1)]


def _document(version: OfferVersion, issued_at: datetime | None) -> dict[str, Any]:
    return {
        "number": version.offer.number,
        "version": version.number,
        "form": str(version.form),
        "title": "Your offer: people, skills and funding in one plan",
        "status_line": STATUS_LINES[Standing(version.standing)],
        "issued_on": day(issued_at) if issued_at else "Not issued",
        "issued_at": issued_at.astimezone(timezone.get_default_timezone()).isoformat() if issued_at else None,
        "valid_until": day(version.valid_until) if version.valid_until else "Not set",
        "valid_until_on": version.valid_until.isoformat() if version.valid_until else None,
        "notice_version": version.notice_version,
    }


def _employer(employer: Employer) -> dict[str, str]:
    legal = [name.name for name in employer.names.all() if name.kind == NameKind.LEGAL and not name.ends_on]
    number = [
        row.value
        for row in employer.identifiers.all()
        if row.scheme == IdentifierScheme.COMPANIES_HOUSE and not row.retired_on
    ]
    return {
        "reference": employer.reference,
        "name": employer.name,
        "legal_name": legal[0] if legal else employer.name,
        "company_number": number[0] if number else "",
        "sites": _sites(employer),
    }


def _sites(employer: Employer) -> str:
    sites = employer.open_sites  # type: ignore[attr-defined]  # see queries.whole
    if len(sites) > NAMED_SITES:
        boroughs = {site.place for site in sites if site.place}
        return f"{len(sites):,} sites in {_count(len(boroughs), 'borough')}, listed in Annex B"
    return ", ".join(f"{site.name} ({site.place})" if site.place else site.name for site in sites)


def _count(number: int, noun: str) -> str:
    return f"1 {noun}" if number == 1 else f"{number:,} {noun}s"


def _people(version: OfferVersion) -> dict[str, dict[str, str]]:
    signatory = version.signatory
    return {
        "contact": _person(version.named_contact),
        "deputy": _person(version.deputy),
        "signatory": {
            "name": signatory.name if signatory else "",
            "job_title": signatory.job_title if signatory else "",
            "scope": signatory.can_sign_scope if signatory else "",
        },
    }


def _person(user: User | None) -> dict[str, str]:
    if user is None:
        return {"name": "", "job_title": "", "phone": "", "email": ""}
    return {"name": user.name, "job_title": user.job_title, "phone": user.phone, "email": user.email}


def _body(version: OfferVersion, lines: list[OfferLine]) -> Iterable[Section | None]:
    yield section("told_us", "What you told us", prose(version.told_us))
    yield section("exchange", "The offer in one line", prose(version.exchange))
    yield we_will(lines)
    yield you_will(lines)
    yield we_both(lines)
    yield costs(version, lines)
    yield section("timetable", "Timetable", [_steps(version)])
    yield section("measures", "How we will measure it", _measures(version))
    yield section("reviews", "Reviews and changes", prose(version.reviews))
    yield section("information", "Your information", prose(version.information))
    yield section("standing", "Standing of this document", prose(version.standing_text))


def _steps(version: OfferVersion) -> Block | None:
    items = [
        {"key": step.title, "on": day(step.on), "title": step.title, "detail": step.detail, "who": step.who}
        for step in version.milestones.all()
    ]
    return {"kind": "steps", "items": items} if items else None


def _measures(version: OfferVersion) -> list[Block | None]:
    measures = list(version.measures.all())
    shared = said_once(measure.reported for measure in measures)
    rows = [
        row(
            measure.title,
            measure.title,
            cell(measure.definition, notes=[("Now", measure.baseline)]),
            measure.target,
            cell(measure.source, notes=[("Reported by", "" if shared else measure.reported)]),
        )
        for measure in measures
    ]
    columns = [
        column("Measure", 20),
        column("What counts", 35),
        column("Target", 19),
        column("Where it comes from", 26),
    ]
    below: Block | None = (
        {"kind": "paragraphs", "items": [f"Reported by {shared}. {COUNTED_ONCE}"]} if shared else None
    )
    return [table("measures", "Measures, targets and sources", columns, rows=rows), below]


def _agreement(version: OfferVersion) -> dict[str, Any]:
    legal = _employer(version.employer)["legal_name"]
    return {
        "title": "Agreement",
        "statement": f"I have authority to agree this for {legal}.",
        "employer_side": f"For {legal}",
        "our_side": f"For {settings.PARTNERSHIP_NAME}",
        "employer_signatory": version.signatory.name if version.signatory else "",
        "employer_job_title": version.signatory.job_title if version.signatory else "",
        "our_signatory": version.named_contact.name if version.named_contact else "",
        "our_job_title": version.named_contact.job_title if version.named_contact else "",
        "publicity": (
            "You may name us when you tell others about this work. (Leave empty if not.)"
            if version.form == OfferForm.LARGE
            else ""
        ),
    }


def _annexes(version: OfferVersion, lines: list[OfferLine], on: date) -> Iterable[Section | None]:
    yield annex_money(lines)
    yield annex_sites(version, lines)
    yield annex_partners(version, lines)
    yield annex_definitions(lines, on)

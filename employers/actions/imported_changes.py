"""Brings employers we hold up to date with a file, and never writes over what a person typed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, cast

from django.db import transaction

from accounts.history import save_as
from accounts.models import User
from employers.actions import employers as records
from employers.actions.imported_records import Import, first_site
from employers.enums import IdentifierScheme, LegalForm, NameKind, SizeBand
from employers.importing.casing import said_quietly
from employers.importing.cleaning import Draft
from employers.importing.places import districts_of
from employers.models import Employer, EmployerIdentifier, EmployerIndustry, EmployerName, Site
from employers.recognising import fold

# History reasons that begin so were written by an import; anything else a person did.
BY_IMPORT = ("Imported from ", "Updated from ")


@dataclass
class Known:
    """An employer we hold, with what the rules below ask about it."""

    employer: Employer
    facts_are_ours: bool
    sites_are_ours: bool


def known_employers(employer_ids: Iterable[int]) -> dict[int, Known]:
    """Everything needed to compare, in seven statements however many employers."""
    employers = (
        Employer.objects.filter(pk__in=list(employer_ids))
        .prefetch_related("names", "identifiers", "sites", "industries__sic_code")
        .in_bulk()
    )
    touched = _touched_by_people(Employer, employers, "id")
    moved = _touched_by_people(Site, employers, "employer_id")
    return {
        pk: Known(employer, facts_are_ours=pk not in touched, sites_are_ours=pk not in moved)
        for pk, employer in employers.items()
    }


def _touched_by_people(model: Any, employers: Iterable[int], column: str) -> set[int]:
    """Those with a history row that no import wrote."""
    rows = model.history.filter(**{f"{column}__in": list(employers)})
    for words in BY_IMPORT:
        rows = rows.exclude(history_change_reason__startswith=words)
    return set(rows.values_list(column, flat=True))


@transaction.atomic
def update(known: Known, draft: Draft, run: Import) -> bool:
    """Write what the file knows newer or better. Says whether anything changed."""
    steps = (_numbers, _names, _facts, _places, _industries)
    # every step writes, so all of them run before the answer
    changed = [step(known, draft, run) for step in steps]
    return any(changed)


def _save(record: Any, run: Import) -> None:
    save_as(record, by=run.by, why=f"Updated from {run.file_name}", at=run.at)


def _numbers(known: Known, draft: Draft, run: Import) -> bool:
    """Numbers of a kind we have none of; a number that somebody else holds stays there."""
    live = [one for one in known.employer.identifiers.all() if one.retired_on is None]
    kinds = {(one.scheme, one.issuer) for one in live}
    held = {(one.scheme, one.issuer, one.value) for one in live}
    wanted = [
        one
        for one in draft.identifiers
        if one not in held and (one[0] == IdentifierScheme.PARTNER or one[:2] not in kinds)
    ]
    added = False
    for scheme, issuer, value in wanted:
        taken = EmployerIdentifier.objects.filter(
            scheme=scheme, issuer=issuer, value=value, retired_on__isnull=True
        )
        if not taken.exists():
            row = EmployerIdentifier(employer=known.employer, scheme=scheme, issuer=issuer, value=value)
            _save(row, run)
            added = True
    return added


def _names(known: Known, draft: Draft, run: Import) -> bool:
    """A register's new name is the new name; a partner's other spelling is one more name to find it by."""
    names = list(known.employer.names.all())
    spellings = {fold(one.name) for one in names}
    current = {fold(one.name) for one in names if one.ends_on is None and one.kind != NameKind.PREVIOUS}
    renamed = run.profile.is_register and fold(draft.name) not in current | {fold(known.employer.name)}
    if renamed:
        _rename(known, draft, run)
        spellings.add(fold(draft.name))
    others: list[tuple[str, str]] = [(NameKind.TRADING, name) for name in (draft.name, *draft.trading_names)]
    others += [(NameKind.PREVIOUS, name) for name in draft.former_names]
    missing = [(kind, name) for kind, name in others if fold(name) not in spellings]
    for kind, name in missing:
        _save(EmployerName(employer=known.employer, kind=kind, name=name), run)
    return renamed or bool(missing)


def _rename(known: Known, draft: Draft, run: Import) -> None:
    known.employer = records.rename(
        employer=known.employer,
        name=said_quietly(draft.name),
        on=run.on,
        by=cast("User", run.by),
        at=run.at,
        why=f"Updated from {run.file_name}",
    )


def _facts(known: Known, draft: Draft, run: Import) -> bool:
    """Blanks are filled; what an earlier import wrote is replaced; what a person wrote stays."""
    employer = known.employer
    changed = False
    for field, value, blank in (
        ("domain", draft.domain, ""),
        ("phone", draft.phone, ""),
        ("legal_form", draft.legal_form, LegalForm.OTHER),
    ):
        held = getattr(employer, field)
        if value not in {blank, held} and (held == blank or known.facts_are_ours):
            setattr(employer, field, value)
            changed = True
    if _size(known, draft, run) or changed:
        _save(employer, run)
        return True
    return False


def _size(known: Known, draft: Draft, run: Import) -> bool:
    employer = known.employer
    may_write = known.facts_are_ours or employer.size_band == SizeBand.UNKNOWN
    if draft.size_band == SizeBand.UNKNOWN or not may_write:
        return False
    if draft.headcount is None:
        # A band from a file says less than a number of people that we hold.
        if employer.headcount is not None or employer.size_band == draft.size_band:
            return False
        employer.size_band = draft.size_band
        return True
    if employer.headcount == draft.headcount:
        return False
    employer.size_band, employer.headcount = draft.size_band, draft.headcount
    employer.headcount_on, employer.headcount_source = run.on, run.profile.title
    return True


def _places(known: Known, draft: Draft, run: Import) -> bool:
    """A register's address moves the office it gave before; a partner's other postcode is one more site."""
    sites = [site for site in known.employer.sites.all() if site.closed_on is None]
    if not draft.postcode or any(site.postcode == draft.postcode for site in sites):
        return False
    districts = districts_of([draft.postcode])
    office = next((site for site in sites if site.name == run.profile.site_name), None)
    if office and run.profile.is_register and known.sites_are_ours:
        office.address, office.postcode = draft.address, draft.postcode
        office.local_authority_id = districts.get(draft.postcode)
        _save(office, run)
        return True
    site = first_site(known.employer, draft, run=run, districts=districts)
    site.is_main = not any(other.is_main for other in sites)
    site.name = site.name if site.is_main else f"Site at {draft.postcode}"
    _save(site, run)
    return True


def _industries(known: Known, draft: Draft, run: Import) -> bool:
    held = {row.sic_code.code for row in known.employer.industries.all()}
    missing: Sequence[str] = [code for code in draft.sic_codes if code not in held]
    for place, code in enumerate(missing):
        row = EmployerIndustry(
            employer=known.employer,
            sic_code_id=run.industries[code],
            is_main=not held and place == 0,
        )
        _save(row, run)
    return bool(missing)

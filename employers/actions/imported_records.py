"""What an import writes: new employers in bulk, and changes to those we hold one by one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from django.db import transaction
from django.utils import timezone

from accounts.bulk_history import create_all as copy_in
from accounts.models import User
from employers.enums import NameKind, SizeBand
from employers.importing.casing import said_quietly
from employers.importing.cleaning import Draft
from employers.importing.mapping import Profile
from employers.importing.places import districts_of
from employers.models import (
    Account,
    Employer,
    EmployerIdentifier,
    EmployerIndustry,
    EmployerName,
    Site,
)


@dataclass(frozen=True)
class Import:
    """The run that writes: its file, its profile, who started it and when."""

    file_name: str
    profile: Profile
    industries: dict[str, int]
    by: User | None
    at: datetime

    @property
    def on(self) -> date:
        return timezone.localdate(self.at)

    @property
    def source(self) -> str:
        return f"{self.profile.title}, {self.file_name}"[:200]


@transaction.atomic
def create_all(drafts: Sequence[Draft], run: Import) -> None:
    """Records, names, numbers, sites, industries and accounts, each kind in three statements."""
    save = partial(copy_in, by=run.by, why=f"Imported from {run.file_name}", at=run.at)
    districts = districts_of(draft.postcode for draft in drafts)
    pairs = [(_employer(draft, run), draft) for draft in drafts]
    save([employer for employer, _ in pairs])
    save([Account(employer=employer, opened_on=run.on) for employer, _ in pairs])
    save([name for employer, draft in pairs for name in _names(employer, draft)])
    save([number for employer, draft in pairs for number in _numbers(employer, draft)])
    save(
        [
            first_site(employer, draft, run=run, districts=districts)
            for employer, draft in pairs
            if draft.postcode or draft.address
        ]
    )
    save([row for employer, draft in pairs for row in _industries(employer, draft, run)])


def _employer(draft: Draft, run: Import) -> Employer:
    counted = draft.headcount is not None
    return Employer(
        name=said_quietly(draft.name),
        legal_form=draft.legal_form,
        ownership_sector=draft.ownership_sector,
        size_band=draft.size_band or SizeBand.UNKNOWN,
        headcount=draft.headcount,
        headcount_on=run.on if counted else None,
        headcount_source=run.profile.title if counted else "",
        domain=draft.domain,
        phone=draft.phone,
        source=run.source,
        source_on=run.on,
    )


def _names(employer: Employer, draft: Draft) -> list[EmployerName]:
    """The legal name as the file writes it; the record's own name may be the same said quietly."""
    rows = [(NameKind.LEGAL, draft.name)]
    rows += [(NameKind.TRADING, name) for name in draft.trading_names]
    rows += [(NameKind.PREVIOUS, name) for name in draft.former_names]
    return [EmployerName(employer=employer, kind=kind, name=name) for kind, name in rows]


def _numbers(employer: Employer, draft: Draft) -> list[EmployerIdentifier]:
    return [
        EmployerIdentifier(employer=employer, scheme=scheme, issuer=issuer, value=value)
        for scheme, issuer, value in draft.identifiers
    ]


def first_site(employer: Employer, draft: Draft, *, run: Import, districts: dict[str, str]) -> Site:
    return Site(
        employer=employer,
        name=run.profile.site_name,
        address=draft.address,
        postcode=draft.postcode,
        local_authority_id=districts.get(draft.postcode),
        is_main=True,
    )


def _industries(employer: Employer, draft: Draft, run: Import) -> list[EmployerIndustry]:
    return [
        EmployerIndustry(employer=employer, sic_code_id=run.industries[code], is_main=place == 0)
        for place, code in enumerate(draft.sic_codes)
    ]

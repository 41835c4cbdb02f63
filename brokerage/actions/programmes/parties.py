"""A programme begun, and who takes part and brings what."""

from datetime import datetime
from decimal import Decimal
from typing import TypedDict, Unpack

from django.db import transaction

from accounts.history import save_checked
from accounts.models import Agency, User
from brokerage.actions.programmes.steps import locked_running
from brokerage.enums import ContributionKind, PartyRole
from brokerage.models import Programme, ProgrammeParty, Provider
from employers.models import Employer
from toolkit.errors import Refused


class Brings(TypedDict, total=False):
    """`contribution_value` is an agreed value in pounds, kept apart from cash when in kind."""

    expected_people: int | None
    contribution: ContributionKind
    contribution_detail: str
    contribution_value: Decimal | None


@transaction.atomic
def start(
    *,
    title: str,
    aim: str,
    lead_agency: Agency,
    owner: User | None = None,
    in_house_note: str = "",
    by: User,
    at: datetime,
) -> Programme:
    """The lead agency is its first party."""
    programme = Programme(
        title=title.strip(),
        aim=aim.strip(),
        lead_agency=lead_agency,
        owner=owner or by,
        in_house_note=in_house_note.strip(),
    )
    save_checked(programme, by=by, why=f"Programme started: {programme.title}", at=at)
    add_party(programme=programme, role=PartyRole.LEAD_AGENCY, agency=lead_agency, by=by, at=at)
    return programme


@transaction.atomic
def add_party(
    *,
    programme: Programme,
    role: PartyRole,
    employer: Employer | None = None,
    agency: Agency | None = None,
    provider: Provider | None = None,
    by: User,
    at: datetime,
    **brings: Unpack[Brings],
) -> ProgrammeParty:
    locked_running(programme)
    party = ProgrammeParty(
        programme=programme, role=role, employer=employer, agency=agency, provider=provider, **brings
    )
    _check_detail(party)
    save_checked(party, by=by, why=f"{party} joined {programme.title}", at=at)
    return party


@transaction.atomic
def edit_party(*, party: ProgrammeParty, by: User, at: datetime, **brings: Unpack[Brings]) -> ProgrammeParty:
    locked_running(party.programme)
    for name, value in brings.items():
        setattr(party, name, value)
    _check_detail(party)
    save_checked(party, by=by, why=f"What {party} brings was changed", at=at)
    return party


def _check_detail(party: ProgrammeParty) -> None:
    if party.contribution != ContributionKind.NONE and not party.contribution_detail.strip():
        message = "Say what they bring."
        raise Refused(message, field="contribution_detail")

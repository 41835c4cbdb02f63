"""Programmes on their way: at a state, with their money, asked to sign off."""

from datetime import datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from brokerage.actions import programmes
from brokerage.enums import (
    ProgrammeStatus,
    SpecStatus,
)
from brokerage.models import Programme
from tests.factories.accounts import AgencyFactory
from tests.factories.brokerage.programmes import (
    PartyFactory,
    ProgrammeFactory,
    ProgrammeFundingFactory,
    SpecFactory,
)

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=ZoneInfo("Europe/London"))
TODAY = NOW.date()
SPEC: Any = {
    "target_group": "Residents",
    "content": "Food safety",
    "qualification": "",
    "hours": 120,
    "mode": "Classroom",
    "place": "Ashdale",
    "employer_input": "Mentors",
    "exit_route": "An interview",
}


def at(status, **known):
    return ProgrammeFactory(status=status, **known)


def fresh(programme):
    return Programme.objects.get(pk=programme.pk)


def costed(status=ProgrammeStatus.SPEC_AGREED, **known):
    programme = at(status, total_cost=Decimal(30000), accountable_body=AgencyFactory(), **known)
    ProgrammeFundingFactory(programme=programme, amount=Decimal(20000), confirmed_on=TODAY)
    return programme


def ready_to_sign(by):
    programme = costed(ProgrammeStatus.PROVIDER_SELECTED)
    ProgrammeFundingFactory(programme=programme, amount=Decimal(10000), confirmed_on=TODAY)
    SpecFactory(programme=programme, number=1, status=SpecStatus.AGREED)
    parties = [PartyFactory(programme=programme), PartyFactory(programme=programme)]
    rows = programmes.ask_sign_off(programme=programme, parties=parties, by=by, at=NOW)
    return programme, rows

from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from accounts.models import User
from employers.actions import employers
from employers.enums import AccountTier, IdentifierScheme, LeadRole, NameKind, SizeBand
from employers.models import Employer
from tests.factories.accounts import UserFactory
from tests.factories.employers import EmployerFactory, NextActionFactory
from toolkit.errors import Refused, Stale

pytestmark = pytest.mark.django_db


@pytest.fixture
def broker() -> User:
    return UserFactory(broker=True, name="Meera Joshi")


def start(broker: User, **known: Any) -> Employer:
    return employers.create(
        name="Cobalt Hotels",
        source="a phone call",
        source_on=date(2026, 11, 2),
        by=broker,
        at=timezone.now(),
        **known,
    )


def test_create_employer_makes_names_account_and_lead(broker: User) -> None:
    employer = start(
        broker,
        names=[(NameKind.LEGAL, "Cobalt Hotel Holdings Limited")],
        identifiers=[(IdentifierScheme.COMPANIES_HOUSE, "", "4718822")],
        sites=[{"name": "Castlebridge"}, {"name": "Keld"}],
        tier=AccountTier.SME_BROKERED,
        lead=broker,
        headcount=249,
        headcount_on=date(2026, 11, 1),
    )
    employer.refresh_from_db()
    assert [(row.kind, row.name) for row in employer.names.all()] == [
        (NameKind.LEGAL, "Cobalt Hotel Holdings Limited"),
        (NameKind.TRADING, "Cobalt Hotels"),
    ]
    assert [row.value for row in employer.identifiers.all()] == ["04718822"]
    assert [(site.name, site.is_main) for site in employer.sites.all()] == [
        ("Castlebridge", True),
        ("Keld", False),
    ]
    assert employer.size_band == SizeBand.MEDIUM
    account = employer.accounts.get()
    assert (account.tier, account.lead_agency) == (AccountTier.SME_BROKERED, broker.agency)
    assert [(lead.user, lead.role) for lead in account.leads.all()] == [(broker, LeadRole.LEAD)]


def test_create_employer_gives_all_of_it_one_reason(broker: User) -> None:
    employer = start(broker, sites=[{"name": "Keld"}])
    rows = [employer, employer.names.get(), employer.sites.get(), employer.accounts.get()]
    assert {(row.history.get().history_change_reason, row.history.get().history_user) for row in rows} == {
        ("Record started, from a phone call", broker)
    }


def test_create_employer_with_a_held_company_number_names_the_holder(broker: User) -> None:
    EmployerFactory(name="Bramley Foods Group", company_number="04718822")
    with pytest.raises(Refused, match="Bramley Foods Group already holds company number 04718822"):
        start(broker, identifiers=[(IdentifierScheme.COMPANIES_HOUSE, "", "04718822")])
    assert Employer.objects.filter(name="Cobalt Hotels").count() == 0


def test_edit_employer_from_a_stale_page_is_refused(broker: User) -> None:
    employer = EmployerFactory()
    employers.edit(employer=employer, version=1, by=broker, at=timezone.now(), about="Hotels")
    with pytest.raises(Stale):
        employers.edit(employer=employer, version=1, by=broker, at=timezone.now(), about="Inns")
    employer.refresh_from_db()
    assert (employer.about, employer.version) == ("Hotels", 2)


def test_rename_employer_keeps_the_old_name_as_former(broker: User) -> None:
    employer = EmployerFactory(name="Old Mill Bakery Limited")
    employers.rename(
        employer=employer,
        name="Mill Bakers Limited",
        on=date(2026, 11, 1),
        by=broker,
        at=timezone.now(),
        why="new owners",
    )
    employer.refresh_from_db()
    assert [(row.kind, row.name, row.ends_on) for row in employer.names.all()] == [
        (NameKind.LEGAL, "Mill Bakers Limited", None),
        (NameKind.PREVIOUS, "Old Mill Bakery Limited", date(2026, 11, 1)),
    ]
    assert employer.name == "Mill Bakers Limited"
    assert employer.history.first().history_change_reason == (
        "Renamed from Old Mill Bakery Limited to Mill Bakers Limited\nnew owners"
    )


def test_close_employer_ends_account_leads_and_open_actions(broker: User) -> None:
    employer = EmployerFactory(lead=broker)
    action = NextActionFactory(employer=employer)
    on = timezone.localdate()
    employers.close(employer=employer, on=on, reason="Dissolved", by=broker, at=timezone.now())
    employer.refresh_from_db()
    action.refresh_from_db()
    account = employer.accounts.get()
    assert (employer.closed_on, account.closed_on, account.leads.get().ends_on) == (on, on, on)
    assert action.status == "cancelled"


def test_edit_of_a_closed_record_is_refused(broker: User) -> None:
    employer = EmployerFactory(closed_on=date(2026, 1, 9), closed_reason="Dissolved")
    with pytest.raises(Refused, match="This record is closed"):
        employers.edit(employer=employer, by=broker, at=timezone.now(), about="x")


def test_set_industries_with_unknown_code_is_refused(broker: User) -> None:
    employer = EmployerFactory()
    with pytest.raises(Refused, match="00000 is not an industry code"):
        employers.set_industries(employer=employer, codes=["00000"], by=broker, at=timezone.now())


def test_set_industries_moves_the_main_one(broker: User) -> None:
    employer = EmployerFactory()
    employers.set_industries(employer=employer, codes=["10110", "10130"], by=broker, at=timezone.now())
    employers.set_industries(employer=employer, codes=["10130", "10710"], by=broker, at=timezone.now())
    rows = [(row.sic_code.code, row.is_main) for row in employer.industries.all()]
    assert rows == [("10130", True), ("10710", False)]

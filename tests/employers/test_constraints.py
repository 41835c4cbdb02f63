"""Each rule that the database keeps about an employer's record, broken on purpose."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.db.models import BaseConstraint
from django.utils import timezone

from employers.enums import ContactStatus, IdentifierScheme, LeadRole, NameKind, NextActionStatus, Purpose
from employers.models import (
    Account,
    AccountLead,
    ContactBasis,
    DoNotContact,
    Employer,
    EmployerFile,
    EmployerGroup,
    EmployerIdentifier,
    EmployerIndustry,
    EmployerName,
    InteractionAttendee,
    SicCode,
    Site,
)
from tests.factories.accounts import UserFactory
from tests.factories.employers import (
    AccountFactory,
    ContactFactory,
    DoNotContactFactory,
    EmployerFactory,
    InteractionFactory,
    LeadFactory,
    NextActionFactory,
    SiteFactory,
)

pytestmark = pytest.mark.django_db

EARLY, LATE = date(2026, 3, 2), date(2026, 6, 1)


def changed(row: Any, **values: Any) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    row.save()


def second_account() -> None:
    AccountFactory(employer=EmployerFactory())


def second_lead(role: LeadRole) -> None:
    lead = LeadFactory(role=role, ends_on=LATE)
    LeadFactory(account=lead.account, role=role, starts_on=EARLY)


def lead_twice() -> None:
    lead = LeadFactory()
    LeadFactory(account=lead.account, user=lead.user, role=LeadRole.TEAM)


def same_email() -> None:
    contact = ContactFactory(email="sarah@cobalt.example")
    ContactFactory(employer=contact.employer, email="SARAH@cobalt.example")


def basis(**values: Any) -> None:
    known = {"purpose": Purpose.MARKETING, "basis": "consent", "recorded_on": EARLY}
    ContactBasis.objects.create(contact=ContactFactory(), **(known | values))


def identifier(scheme: str, value: str, issuer: str = "") -> None:
    EmployerIdentifier.objects.create(employer=EmployerFactory(), scheme=scheme, value=value, issuer=issuer)


def held_number() -> None:
    EmployerFactory(company_number="04718822")
    EmployerFactory(company_number="04718822")


def name(kind: str, text: str = "Cobalt", **values: Any) -> EmployerName:
    employer = values.pop("employer", None) or EmployerFactory()
    return EmployerName.objects.create(employer=employer, kind=kind, name=text, **values)


def name_twice() -> None:
    first = name(NameKind.TRADING, "Café Cobalt")
    name(NameKind.TRADING, "CAFE COBALT", employer=first.employer)


def industries(*rows: tuple[str, bool]) -> None:
    employer = EmployerFactory()
    for code, is_main in rows:
        found = SicCode.objects.get(code=code)
        EmployerIndustry.objects.create(employer=employer, sic_code=found, is_main=is_main)


def attends_twice() -> None:
    one = InteractionFactory()
    InteractionAttendee.objects.create(interaction=one, user=one.logged_by, agency=one.agency)


def two_main_sites() -> None:
    site = SiteFactory(is_main=True)
    SiteFactory(employer=site.employer, is_main=True)


def file(**values: Any) -> None:
    user = UserFactory(broker=True)
    known = {
        "employer": EmployerFactory(),
        "title": "Plan",
        "file": "plan.pdf",
        "media_type": "application/pdf",
        "size": 9,
        "sha256": "0" * 64,
        "agency": user.agency,
        "added_by": user,
    }
    EmployerFile.objects.create(**(known | values))


def parent_elsewhere() -> None:
    changed(EmployerFactory(), parent=EmployerFactory(), group=EmployerGroup.objects.create(name="One"))


def parents_in_a_ring() -> None:
    group = EmployerGroup.objects.create(name="One")
    above = EmployerFactory(group=group)
    below = EmployerFactory(group=group, parent=above)
    changed(above, parent=below)


def own_parent() -> None:
    employer = EmployerFactory(group=EmployerGroup.objects.create(name="One"))
    changed(employer, parent=employer)


UNKNOWN = "?"
BREAKERS: dict[str, Callable[[], object]] = {
    "employers_account_closes_after_opening": lambda: AccountFactory(opened_on=LATE, closed_on=EARLY),
    "employers_account_engagement_is_known": lambda: AccountFactory(engagement_status=UNKNOWN),
    "employers_account_one_open": second_account,
    "employers_account_tier_is_known": lambda: AccountFactory(tier=UNKNOWN),
    "employers_accountlead_ends_after_start": lambda: LeadFactory(
        role=LeadRole.TEAM, starts_on=LATE, ends_on=EARLY
    ),
    "employers_accountlead_one_deputy_at_a_time": lambda: second_lead(LeadRole.DEPUTY),
    "employers_accountlead_one_lead_at_a_time": lambda: second_lead(LeadRole.LEAD),
    "employers_accountlead_person_once": lead_twice,
    "employers_accountlead_role_is_known": lambda: LeadFactory(role=UNKNOWN),
    "employers_contact_authority_ends_after_start": lambda: ContactFactory(
        can_sign_evidence="Letter", can_sign_from=LATE, can_sign_to=EARLY
    ),
    "employers_contact_authority_is_evidenced": lambda: ContactFactory(can_sign_from=EARLY),
    "employers_contact_email_once_an_employer": same_email,
    "employers_contact_functions_are_known": lambda: ContactFactory(functions=[UNKNOWN]),
    "employers_contact_left_is_dated": lambda: ContactFactory(status=ContactStatus.LEFT),
    "employers_contact_status_is_known": lambda: ContactFactory(status=UNKNOWN),
    "employers_contactbasis_basis_is_known": lambda: basis(basis=UNKNOWN),
    "employers_contactbasis_ends_after_start": lambda: basis(recorded_on=LATE, ended_on=EARLY),
    "employers_contactbasis_one_a_purpose": lambda: basis(purpose=Purpose.ACCOUNT),
    "employers_contactbasis_purpose_is_known": lambda: basis(purpose=UNKNOWN),
    "employers_donotcontact_ended_by_someone": lambda: DoNotContactFactory(ended_at=timezone.now()),
    "employers_donotcontact_review_after_asked": lambda: DoNotContactFactory(review_on=EARLY),
    "employers_donotcontact_topics_are_known": lambda: DoNotContactFactory(topics=[UNKNOWN]),
    "employers_employer_closed_with_reason": lambda: EmployerFactory(closed_on=EARLY),
    "employers_employer_has_a_name": lambda: EmployerFactory(name=""),
    "employers_employer_headcount_is_dated": lambda: EmployerFactory(headcount=5, size_band="micro"),
    "employers_employer_hierarchy_has_no_loop": parents_in_a_ring,
    "employers_employer_legal_form_is_known": lambda: EmployerFactory(legal_form=UNKNOWN),
    "employers_employer_not_its_own_parent": own_parent,
    "employers_employer_parent_in_same_group": parent_elsewhere,
    "employers_employer_size_band_fits_headcount": lambda: EmployerFactory(
        headcount=250, headcount_on=EARLY, size_band="medium"
    ),
    "employers_employer_size_band_is_known": lambda: EmployerFactory(size_band=UNKNOWN),
    "employers_employer_year_end_is_a_month": lambda: EmployerFactory(year_end_month=13),
    "employers_employerfile_is_not_empty": lambda: file(size=0),
    "employers_employerfile_visibility_is_known": lambda: file(visibility=UNKNOWN),
    "employers_employeridentifier_company_number_is_whole": lambda: identifier(
        IdentifierScheme.COMPANIES_HOUSE, "4718822"
    ),
    "employers_employeridentifier_has_a_value": lambda: identifier(IdentifierScheme.VAT, ""),
    "employers_employeridentifier_one_live_holder": held_number,
    "employers_employeridentifier_partner_is_named": lambda: identifier(IdentifierScheme.PARTNER, "A17"),
    "employers_employeridentifier_scheme_is_known": lambda: identifier(UNKNOWN, "1"),
    "employers_employerindustry_listed_once": lambda: industries(("55100", True), ("55100", False)),
    "employers_employerindustry_one_main": lambda: industries(("55100", True), ("10710", True)),
    "employers_employername_ends_after_start": lambda: name(NameKind.TRADING, starts_on=LATE, ends_on=EARLY),
    "employers_employername_kind_is_known": lambda: name(UNKNOWN),
    "employers_employername_listed_once": name_twice,
    "employers_employername_one_legal_name": lambda: name(NameKind.LEGAL),
    "employers_interaction_direction_is_known": lambda: InteractionFactory(direction=UNKNOWN),
    "employers_interaction_kind_is_known": lambda: InteractionFactory(kind=UNKNOWN),
    "employers_interaction_says_something": lambda: InteractionFactory(summary=""),
    "employers_interaction_topics_are_known": lambda: InteractionFactory(topics=[UNKNOWN]),
    "employers_interaction_visibility_is_known": lambda: InteractionFactory(visibility=UNKNOWN),
    "employers_interactionattendee_person_once": attends_twice,
    "employers_nextaction_settled_by_someone": lambda: NextActionFactory(
        status=NextActionStatus.DONE, settled_at=timezone.now()
    ),
    "employers_nextaction_settled_unless_open": lambda: NextActionFactory(status=NextActionStatus.DONE),
    "employers_nextaction_status_is_known": lambda: NextActionFactory(
        status=UNKNOWN, settled_at=timezone.now(), settled_by=UserFactory()
    ),
    "employers_site_closes_after_opening": lambda: SiteFactory(opened_on=LATE, closed_on=EARLY),
    "employers_site_one_main": two_main_sites,
    "employers_site_postcode_is_whole": lambda: SiteFactory(postcode="LS1"),
}
MODELS = (Account, AccountLead, ContactBasis, DoNotContact, Employer, EmployerIdentifier, EmployerName, Site)


@pytest.mark.parametrize("constraint", BREAKERS)
def test_rule_broken_on_purpose_is_refused_by_its_name(constraint: str) -> None:
    with pytest.raises(IntegrityError) as broken, transaction.atomic():
        BREAKERS[constraint]()
    assert broken.value.__cause__.diag.constraint_name == constraint


@pytest.mark.parametrize("model", MODELS)
def test_rule_has_words_for_people(model: Any) -> None:
    default = str(BaseConstraint.default_violation_error_message)
    assert [rule.name for rule in model._meta.constraints if rule.violation_error_message == default] == []

"""Needs: what the actions do and refuse."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from brokerage.actions import needs
from brokerage.enums import NeedPurpose, NeedsStatus, NeedStatus
from brokerage.models import Need, NeedsAssessment
from brokerage.queries.needs import assessments_of, page_of, valid_until
from employers.enums import Topic
from tests.factories.accounts import UserFactory
from tests.factories.brokerage.commitments import NeedFactory, NeedsAssessmentFactory
from tests.factories.employers import ContactFactory, EmployerFactory
from toolkit.errors import Refused

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 20, 10, tzinfo=UTC)
TODAY = date(2026, 11, 20)


def facts(**changed: Any) -> Any:
    return {
        "topic": Topic.APPRENTICESHIPS,
        "purpose": NeedPurpose.DO_JOB,
        "description": "Four people for the new line",
        "headcount": 4,
        **changed,
    }


def why(record: Any) -> str:
    return str(record.history.order_by("-history_id").first().history_change_reason)


def test_start_for_an_open_employer_puts_one_assessment_in_hand() -> None:
    broker = UserFactory(broker=True)
    employer = EmployerFactory()
    made = needs.start(employer=employer, by=broker, at=AT)
    assert (made.status, made.made_on, made.made_by) == (NeedsStatus.DRAFT, TODAY, broker)
    assert why(made) == "Needs assessment started"


def test_start_while_one_is_in_hand_is_refused() -> None:
    assessment = NeedsAssessmentFactory()
    with pytest.raises(Refused, match="already has a needs assessment in hand"):
        needs.start(employer=assessment.employer, by=assessment.made_by, at=AT)


def test_start_for_a_closed_employer_is_refused() -> None:
    employer = EmployerFactory(closed_on=TODAY, closed_reason="Dissolved")
    with pytest.raises(Refused, match="closed"):
        needs.start(employer=employer, by=UserFactory(broker=True), at=AT)


def test_add_need_before_any_objective_is_refused() -> None:
    assessment = NeedsAssessmentFactory(objective="")
    with pytest.raises(Refused, match="what the business wants to achieve first"):
        needs.add_need(assessment=assessment, by=assessment.made_by, at=AT, **facts())


def test_add_need_second_comes_after_the_first() -> None:
    assessment = NeedsAssessmentFactory()
    for words in ("First", "Second"):
        needs.add_need(assessment=assessment, by=assessment.made_by, at=AT, **facts(description=words))
    assert [need.description for need in assessment.needs.all()] == ["First", "Second"]


def test_add_need_confidential_keeps_its_words_out_of_the_history_reason() -> None:
    assessment = NeedsAssessmentFactory()
    need = needs.add_need(
        assessment=assessment,
        by=assessment.made_by,
        at=AT,
        **facts(description="The Keld line closes", is_confidential=True),
    )
    assert why(need) == "Need recorded: confidential, apprenticeships"


def test_edit_need_of_a_completed_assessment_is_refused() -> None:
    need = NeedFactory(assessment=NeedsAssessmentFactory(completed=True))
    with pytest.raises(Refused, match="Open it again"):
        needs.edit_need(need=need, by=need.assessment.made_by, at=AT, **facts())


def test_complete_without_a_need_is_refused() -> None:
    assessment = NeedsAssessmentFactory()
    with pytest.raises(Refused, match="at least one objective and one need"):
        needs.complete(assessment=assessment, by=assessment.made_by, at=AT)


def test_agree_replaces_the_assessment_agreed_before() -> None:
    employer = EmployerFactory()
    earlier = NeedsAssessmentFactory(employer=employer, agreed=True)
    assessment = NeedFactory(assessment=NeedsAssessmentFactory(employer=employer)).assessment
    contact = ContactFactory(employer=employer, name="Sarah Okafor")
    needs.complete(assessment=assessment, by=assessment.made_by, at=AT)
    agreed = needs.agree(assessment=assessment, contact=contact, on=TODAY, by=assessment.made_by, at=AT)
    assert NeedsAssessment.objects.get(pk=earlier.pk).status == NeedsStatus.SUPERSEDED
    assert (agreed.status, agreed.agreed_with, agreed.agreed_on) == (NeedsStatus.AGREED, contact, TODAY)
    assert why(agreed) == "Needs agreed with Sarah Okafor on 20 Nov 2026"


def test_agree_with_a_contact_of_another_employer_is_refused() -> None:
    assessment = NeedsAssessmentFactory(completed=True)
    with pytest.raises(Refused, match="works at this employer") as refused:
        needs.agree(assessment=assessment, contact=ContactFactory(), on=TODAY, by=assessment.made_by, at=AT)
    assert refused.value.field == "contact"


def test_agree_in_the_future_is_refused() -> None:
    assessment = NeedsAssessmentFactory(completed=True)
    contact = ContactFactory(employer=assessment.employer)
    with pytest.raises(Refused) as refused:
        needs.agree(
            assessment=assessment, contact=contact, on=date(2026, 11, 21), by=assessment.made_by, at=AT
        )
    assert refused.value.field == "on"


def test_agree_a_draft_is_refused() -> None:
    assessment = NeedsAssessmentFactory()
    contact = ContactFactory(employer=assessment.employer)
    with pytest.raises(Refused, match="Draft"):
        needs.agree(assessment=assessment, contact=contact, on=TODAY, by=assessment.made_by, at=AT)


def test_withdraw_need_keeps_it_with_its_reason() -> None:
    need = NeedFactory(description="Two supervisors")
    needs.withdraw_need(need=need, reason="They hired them", by=need.assessment.made_by, at=AT)
    saved = Need.objects.get(pk=need.pk)
    assert (saved.status, why(saved)) == (
        NeedStatus.WITHDRAWN,
        "Need withdrawn: Two supervisors. They hired them",
    )


def test_withdraw_need_twice_is_refused() -> None:
    need = NeedFactory(status=NeedStatus.WITHDRAWN)
    with pytest.raises(Refused, match="already withdrawn"):
        needs.withdraw_need(need=need, reason="Again", by=need.assessment.made_by, at=AT)


@pytest.mark.parametrize(
    ("agreed_on", "until"),
    [
        (date(2026, 10, 1), date(2027, 10, 1)),
        (date(2028, 2, 29), date(2029, 3, 1)),
        (None, None),
    ],
)
def test_valid_until_is_a_year_after_it_was_agreed(agreed_on: date | None, until: date | None) -> None:
    assert valid_until(NeedsAssessment(agreed_on=agreed_on)) == until


@pytest.mark.parametrize(("today", "out"), [(date(2027, 10, 1), False), (date(2027, 10, 2), True)])
def test_page_of_an_agreed_assessment_is_out_of_date_after_12_months(today: date, out: bool) -> None:
    assessment = NeedsAssessmentFactory(agreed=True)
    assert page_of(assessment, assessment.made_by, today).out_of_date == out


def test_assessments_of_gives_the_one_in_hand_then_the_agreed_one_then_the_newest_old_one() -> None:
    employer = EmployerFactory()
    oldest = NeedsAssessmentFactory(employer=employer, status=NeedsStatus.SUPERSEDED)
    newer = NeedsAssessmentFactory(employer=employer, status=NeedsStatus.SUPERSEDED)
    agreed = NeedsAssessmentFactory(employer=employer, agreed=True)
    draft = NeedsAssessmentFactory(employer=employer)
    assert assessments_of(draft.made_by, employer) == [draft, agreed, newer, oldest]


def test_rows_of_a_confidential_need_are_hidden_from_a_partner_and_open_to_the_lead() -> None:
    lead, partner = UserFactory(broker=True), UserFactory(broker=True)
    employer = EmployerFactory(lead=lead)
    assessment = NeedsAssessmentFactory(employer=employer)
    NeedFactory(assessment=assessment, description="The Keld line closes", is_confidential=True)
    seen = {
        person: [(row.words, row.hidden) for row in page_of(assessment, person, TODAY).rows]
        for person in (lead, partner)
    }
    assert seen == {
        lead: [("The Keld line closes", False)],
        partner: [("A confidential need about workforce training", True)],
    }

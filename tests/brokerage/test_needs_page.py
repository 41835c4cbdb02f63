"""The page of an employer's needs and its forms."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from brokerage.enums import NeedsStatus, NeedStatus
from brokerage.models import Need, NeedsAssessment
from employers.models import Employer
from tests.factories.accounts import UserFactory
from tests.factories.brokerage.commitments import NeedFactory, NeedsAssessmentFactory
from tests.factories.employers import ContactFactory, EmployerFactory, SiteFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def broker(client: Client) -> User:
    user: User = UserFactory(broker=True)
    client.force_login(user)
    return user


@pytest.fixture
def employer() -> Employer:
    made: Employer = EmployerFactory(name="Bramley Foods")
    return made


def address(name: str, employer: Employer, *more: Any) -> str:
    return reverse(name, args=[employer.reference, *more])


NEED = {
    "description": "Four people who can run the new line",
    "topic": "workforce_training",
    "purpose": "do_job",
    "headcount": "4",
    "current_level": "2",
    "target_level": "3",
    "occupation": "8",
    "required_by": "2027-01-15",
}


def test_needs_of_an_employer_without_any_offers_to_start(
    client: Client, broker: User, employer: Employer
) -> None:
    page = client.get(address("needs", employer))
    assert page.status_code == 200
    assert "Start a needs assessment" in page.content.decode()


def test_needs_written_step_by_step_are_agreed_with_the_employer(
    client: Client, broker: User, employer: Employer
) -> None:
    contact, site = ContactFactory(employer=employer), SiteFactory(employer=employer)
    client.post(address("needs_start", employer))
    client.post(address("objective_add", employer), {"text": "Open on Sundays"})
    client.post(address("needs_facts", employer), {"facts": "Two shifts"})
    client.post(address("need_add", employer), {**NEED, "sites": [site.reference]})
    client.post(address("needs_complete", employer))
    agreed = client.post(
        address("needs_agree", employer), {"contact": contact.reference, "on": timezone.localdate()}
    )
    assert (agreed.status_code, agreed["Location"]) == (302, address("needs", employer))
    assessment = NeedsAssessment.objects.get(employer=employer)
    assert (assessment.status, assessment.agreed_with, assessment.workforce_facts) == (
        NeedsStatus.AGREED,
        contact,
        "Two shifts",
    )
    assert [one.text for one in assessment.objectives.all()] == ["Open on Sundays"]
    need = assessment.needs.get()
    assert (need.description, need.headcount, need.occupation, need.required_by, list(need.sites.all())) == (
        NEED["description"],
        4,
        "8",
        date(2027, 1, 15),
        [site],
    )


def test_need_add_without_words_answers_422_and_keeps_what_was_typed(
    client: Client, broker: User, employer: Employer
) -> None:
    NeedsAssessmentFactory(employer=employer)
    answer = client.post(address("need_add", employer), {**NEED, "description": "", "headcount": "17"})
    assert answer.status_code == 422
    html = answer.content.decode()
    assert "Write what they need, in their words" in html
    assert 'value="17"' in html
    assert Need.objects.count() == 0


def test_need_add_before_an_objective_says_what_comes_first(
    client: Client, broker: User, employer: Employer
) -> None:
    NeedsAssessmentFactory(employer=employer, objective="")
    answer = client.post(address("need_add", employer), NEED)
    assert (answer.status_code, Need.objects.count()) == (422, 0)
    assert "Write down what the business wants to achieve first" in answer.content.decode()


def test_need_edit_changes_the_need(client: Client, broker: User, employer: Employer) -> None:
    need = NeedFactory(assessment__employer=employer)
    shown = client.get(reverse("need_edit", args=[need.reference]))
    assert (shown.status_code, need.description in shown.content.decode()) == (200, True)
    client.post(reverse("need_edit", args=[need.reference]), {**NEED, "headcount": "6"})
    need.refresh_from_db()
    assert (need.description, need.headcount, need.version) == (NEED["description"], 6, 2)


def test_need_withdraw_keeps_the_need(client: Client, broker: User, employer: Employer) -> None:
    need = NeedFactory(assessment__employer=employer)
    client.post(reverse("need_withdraw", args=[need.reference]), {"reason": "Hired already"})
    need.refresh_from_db()
    assert need.status == NeedStatus.WITHDRAWN


def test_objective_edit_rewords_it(client: Client, broker: User, employer: Employer) -> None:
    objective = NeedsAssessmentFactory(employer=employer).objectives.get()
    client.post(address("objective_edit", employer, objective.pk), {"text": "Open on Saturdays"})
    objective.refresh_from_db()
    assert objective.text == "Open on Saturdays"


def test_needs_reopen_puts_a_completed_assessment_back_to_draft(
    client: Client, broker: User, employer: Employer
) -> None:
    assessment = NeedsAssessmentFactory(employer=employer, completed=True)
    client.post(address("needs_reopen", employer))
    assessment.refresh_from_db()
    assert assessment.status == NeedsStatus.DRAFT


def test_needs_complete_too_early_is_refused_with_the_way_back(
    client: Client, broker: User, employer: Employer
) -> None:
    NeedsAssessmentFactory(employer=employer)
    answer = client.post(address("needs_complete", employer))
    assert answer.status_code == 409
    assert "at least one objective and one need" in answer.content.decode()


def test_needs_earlier_assessment_opens_by_its_reference(
    client: Client, broker: User, employer: Employer
) -> None:
    old = NeedsAssessmentFactory(
        employer=employer, status=NeedsStatus.SUPERSEDED, objective="Grow by a shift"
    )
    NeedsAssessmentFactory(employer=employer, objective="Cut waste")
    html = client.get(address("needs", employer), {"assessment": old.reference}).content.decode()
    assert ("Grow by a shift" in html, "Cut waste" in html) == (True, False)


def test_need_edit_confidential_is_forbidden_to_a_partner_with_the_reason(
    client: Client, broker: User, employer: Employer
) -> None:
    need = NeedFactory(assessment__employer=employer, is_confidential=True, description="CANARY")
    page = client.get(address("needs", employer)).content.decode()
    assert ("CANARY" in page, "A confidential need about workforce training" in page) == (False, True)
    for name in ("need_edit", "need_withdraw"):
        answer = client.get(reverse(name, args=[need.reference]))
        assert (answer.status_code, "CANARY" in answer.content.decode()) == (403, False)


def test_needs_writing_is_forbidden_to_a_coordinator(client: Client, employer: Employer) -> None:
    client.force_login(UserFactory(coordinator=True))
    NeedsAssessmentFactory(employer=employer)
    assert client.get(address("need_add", employer)).status_code == 403
    assert "Add a need" not in client.get(address("needs", employer)).content.decode()


def test_needs_is_not_there_for_a_provider(client: Client, employer: Employer) -> None:
    client.force_login(UserFactory(provider_user=True))
    assert client.get(address("needs", employer)).status_code == 403


def test_needs_out_of_date_says_so(client: Client, broker: User, employer: Employer) -> None:
    NeedsAssessmentFactory(
        employer=employer, agreed=True, agreed_on=timezone.localdate() - timedelta(days=400)
    )
    assert "Ask the employer what has changed" in client.get(address("needs", employer)).content.decode()


def test_needs_takes_as_many_statements_for_thirty_needs_as_for_one(
    client: Client, broker: User, employer: Employer, django_assert_max_num_queries: Any
) -> None:
    assessment = NeedsAssessmentFactory(employer=employer)
    NeedFactory.create_batch(30, assessment=assessment)
    with django_assert_max_num_queries(20):
        client.get(address("needs", employer))

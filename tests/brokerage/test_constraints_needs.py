"""Each rule of the needs' tables, broken behind the actions' back."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError

from brokerage.enums import NeedsStatus
from brokerage.models import Objective
from tests.factories.brokerage.commitments import NeedFactory, NeedsAssessmentFactory
from tests.factories.employers import EmployerFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("rule", "facts"),
    [
        ("brokerage_needsassessment_status_is_known", {"status": "imagined"}),
        ("brokerage_needsassessment_agreed_with_someone", {"agreed_on": date(2026, 10, 1)}),
        ("brokerage_needsassessment_agreed_is_dated", {"status": NeedsStatus.AGREED}),
    ],
)
def test_assessment_with_one_wrong_fact_breaks_the_rule_named_after_it(
    rule: str, facts: dict[str, Any]
) -> None:
    with pytest.raises(IntegrityError, match=rule):
        NeedsAssessmentFactory(**facts)


def test_assessment_second_in_hand_breaks_brokerage_needsassessment_one_in_hand() -> None:
    employer = EmployerFactory()
    NeedsAssessmentFactory(employer=employer)
    with pytest.raises(IntegrityError, match="brokerage_needsassessment_one_in_hand"):
        NeedsAssessmentFactory(employer=employer, completed=True)


def test_assessment_second_agreed_breaks_brokerage_needsassessment_one_agreed() -> None:
    employer = EmployerFactory()
    NeedsAssessmentFactory(employer=employer, agreed=True)
    with pytest.raises(IntegrityError, match="brokerage_needsassessment_one_agreed"):
        NeedsAssessmentFactory(employer=employer, agreed=True)


def test_objective_without_words_breaks_brokerage_objective_says_something() -> None:
    assessment = NeedsAssessmentFactory()
    with pytest.raises(IntegrityError, match="brokerage_objective_says_something"):
        Objective.objects.create(assessment=assessment, text="")


@pytest.mark.parametrize(
    ("rule", "facts"),
    [
        ("brokerage_need_topic_is_known", {"topic": "weather"}),
        ("brokerage_need_purpose_is_known", {"purpose": "idle"}),
        ("brokerage_need_status_is_known", {"status": "lost"}),
        ("brokerage_need_occupation_is_a_major_group", {"occupation": "0"}),
        ("brokerage_need_headcount_is_positive", {"headcount": 0}),
    ],
)
def test_need_with_one_wrong_fact_breaks_the_rule_named_after_it(rule: str, facts: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError, match=rule):
        NeedFactory(**facts)

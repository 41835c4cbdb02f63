"""Every rule of offers that the database keeps, broken once."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from accounts.models import User
from employers.models import Employer
from offers.enums import LineSide, OfferStatus
from offers.models import OfferLine, OfferMeasure, OfferMilestone, OfferVersion
from tests.brokerage.constraints import constraint_broken_by
from tests.factories.accounts import UserFactory
from tests.factories.employers import EmployerFactory
from tests.factories.offers import bare_version, frozen

pytestmark = pytest.mark.django_db


@pytest.fixture
def broker() -> User:
    user: User = UserFactory(broker=True)
    return user


@pytest.fixture
def employer() -> Employer:
    found: Employer = EmployerFactory()
    return found


@pytest.fixture
def draft(employer: Employer, broker: User) -> OfferVersion:
    return bare_version(employer, by=broker)


def line(version: OfferVersion, **facts: Any) -> OfferLine:
    known = {"side": LineSide.WE_WILL, "key": "own-1", "title": "Candidates", "text": "We find people."}
    return OfferLine.objects.create(offer_version=version, **{**known, **facts})


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("offers_offerversion_status_is_known", {"status": "lost"}),
        ("offers_offerversion_issued_by_someone", {"issued_by": None}),
        ("offers_offerversion_frozen_when_issued", {"pdf": None}),
        ("offers_offerversion_frozen_when_issued", {"snapshot_sha256": "short"}),
    ],
)
def test_issue_that_breaks_a_rule_is_refused(
    employer: Employer, broker: User, name: str, facts: dict[str, Any]
) -> None:
    issue = {**frozen(broker), **facts}
    assert constraint_broken_by(lambda: bare_version(employer, by=broker, **issue)) == name


def test_version_withdrawn_without_a_reason_is_refused(employer: Employer, broker: User) -> None:
    facts = {**frozen(broker), "status": OfferStatus.WITHDRAWN}
    broken = constraint_broken_by(lambda: bare_version(employer, by=broker, **facts))
    assert broken == "offers_offerversion_withdrawn_with_reason"


def test_version_whose_deputy_is_the_contact_is_refused(employer: Employer, broker: User) -> None:
    broken = constraint_broken_by(
        lambda: bare_version(employer, by=broker, named_contact=broker, deputy=broker)
    )
    assert broken == "offers_offerversion_deputy_is_another_person"


def test_version_numbered_twice_is_refused(employer: Employer, broker: User) -> None:
    first = bare_version(employer, by=broker, **frozen(broker))
    broken = constraint_broken_by(lambda: bare_version(employer, by=broker, offer=first.offer))
    assert broken == "offers_offerversion_numbered_once"


def test_second_draft_of_an_employer_is_refused(draft: OfferVersion, broker: User) -> None:
    broken = constraint_broken_by(lambda: bare_version(draft.employer, number=2, by=broker))
    assert broken == "offers_offerversion_one_draft_an_employer"


def test_second_issue_of_an_employer_is_refused(employer: Employer, broker: User) -> None:
    bare_version(employer, by=broker, **frozen(broker))
    broken = constraint_broken_by(lambda: bare_version(employer, number=2, by=broker, **frozen(broker)))
    assert broken == "offers_offerversion_one_issued_an_employer"


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("offers_offerline_side_is_known", {"side": "theirs"}),
        ("offers_offerline_stage_is_known", {"stage": "later"}),
        (
            "offers_offerline_shares_make_the_price",
            {"full_price": 100, "public_share": 60, "employer_share": 30},
        ),
        ("offers_offerline_shares_not_negative", {"full_price": 0, "public_share": -5, "employer_share": 5}),
        ("offers_offerline_quantity_is_positive", {"quantity": 0}),
        ("offers_offerline_says_something", {"text": ""}),
    ],
)
def test_line_that_breaks_a_rule_is_refused(draft: OfferVersion, name: str, facts: dict[str, Any]) -> None:
    assert constraint_broken_by(lambda: line(draft, **facts)) == name


def test_line_twice_in_a_version_is_refused(draft: OfferVersion) -> None:
    line(draft)
    assert constraint_broken_by(lambda: line(draft)) == "offers_offerline_once_a_version"


def test_step_that_says_nothing_is_refused(draft: OfferVersion) -> None:
    broken = constraint_broken_by(
        lambda: OfferMilestone.objects.create(offer_version=draft, on=date(2027, 1, 1), title="")
    )
    assert broken == "offers_offermilestone_says_something"


def test_measure_without_a_target_is_refused(draft: OfferVersion) -> None:
    broken = constraint_broken_by(
        lambda: OfferMeasure.objects.create(offer_version=draft, title="Jobs", target="")
    )
    assert broken == "offers_offermeasure_has_a_target"


def change_words(version: OfferVersion) -> None:
    version.told_us = "Something else"
    version.save()


def back_to_draft(version: OfferVersion) -> None:
    version.status = OfferStatus.DRAFT
    version.save()


@pytest.mark.parametrize("change", [change_words, back_to_draft, line, lambda version: version.delete()])
def test_issued_version_that_would_change_is_refused(
    employer: Employer, broker: User, change: Callable[[OfferVersion], object]
) -> None:
    version = bare_version(employer, by=broker, **frozen(broker))
    broken = constraint_broken_by(lambda: change(version))
    assert broken == "offers_offerversion_never_changes_once_issued"

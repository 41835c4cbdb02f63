"""A commitment from its first wording to its end: what each action does and refuses."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from accounts.models import User
from brokerage.actions import commitments
from brokerage.commitment_kinds import KINDS
from brokerage.enums import (
    CommitmentDirection,
    CommitmentKind,
    CommitmentSource,
    CommitmentStatus,
    Unit,
)
from brokerage.models import Commitment
from employers.models import Contact, Employer
from tests.factories.accounts import UserFactory
from tests.factories.brokerage.commitments import CommitmentFactory
from tests.factories.employers import ContactFactory, EmployerFactory, SiteFactory
from toolkit.errors import Refused, Stale

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 20, 10, tzinfo=UTC)
TODAY = date(2026, 11, 20)
OFFER = CommitmentSource.OFFER_DOCUMENT


@pytest.fixture
def broker() -> User:
    user: User = UserFactory(broker=True)
    return user


def signatory(employer: Employer, **facts: Any) -> Contact:
    contact: Contact = ContactFactory(employer=employer, signatory=True, name="Sarah Okafor", **facts)
    return contact


def saved(commitment: Commitment) -> Commitment:
    return Commitment.objects.get(pk=commitment.pk)


def last_reason(record: Any) -> tuple[str, User | None]:
    row = record.history.order_by("-history_id").first()
    return row.history_change_reason, row.history_user


# Proposing and wording


def test_propose_takes_unit_measure_and_known_by_from_the_kind(broker: User) -> None:
    made = commitments.propose(
        employer=EmployerFactory(),
        direction=CommitmentDirection.EMPLOYER,
        kind=CommitmentKind.MENTORING,
        by=broker,
        at=AT,
    )
    kind = KINDS[CommitmentKind.MENTORING]
    assert (made.status, made.unit, made.measure, made.known_by, made.owner, made.agency) == (
        CommitmentStatus.PROPOSED,
        Unit.PEOPLE,
        kind.measure,
        kind.known_by,
        broker,
        broker.agency,
    )
    assert last_reason(made) == ("Commitment proposed: Mentors and buddies", broker)


def test_propose_for_a_closed_employer_is_refused(broker: User) -> None:
    employer = EmployerFactory(closed_on=TODAY, closed_reason="Dissolved")
    with pytest.raises(Refused, match="closed"):
        commitments.propose(
            employer=employer,
            direction=CommitmentDirection.EMPLOYER,
            kind=CommitmentKind.MENTORING,
            by=broker,
            at=AT,
        )


def test_propose_for_an_owner_in_no_agency_is_refused(broker: User) -> None:
    with pytest.raises(Refused) as refused:
        commitments.propose(
            employer=EmployerFactory(),
            direction=CommitmentDirection.EMPLOYER,
            kind=CommitmentKind.MENTORING,
            owner=UserFactory(),
            by=broker,
            at=AT,
        )
    assert refused.value.field == "owner"


def test_propose_with_a_due_date_before_the_start_is_refused_in_the_words_of_the_rule(broker: User) -> None:
    with pytest.raises(Refused, match="The due date must be on or after the start"):
        commitments.propose(
            employer=EmployerFactory(),
            direction=CommitmentDirection.EMPLOYER,
            kind=CommitmentKind.MENTORING,
            starts_on=TODAY,
            due_on=date(2026, 11, 19),
            by=broker,
            at=AT,
        )


def test_edit_while_proposed_changes_the_terms(broker: User) -> None:
    commitment = CommitmentFactory()
    commitments.edit(commitment=commitment, version=1, quantity=Decimal(40), by=broker, at=AT)
    assert (saved(commitment).quantity, saved(commitment).version) == (Decimal(40), 2)


def test_edit_once_agreed_is_refused(broker: User) -> None:
    with pytest.raises(Refused, match="only by a variation"):
        commitments.edit(commitment=CommitmentFactory(agreed=True), quantity=Decimal(4), by=broker, at=AT)


def test_edit_of_a_page_opened_before_somebody_saved_is_stale(broker: User) -> None:
    commitment = CommitmentFactory()
    commitments.edit(commitment=commitment, version=1, quantity=Decimal(40), by=broker, at=AT)
    with pytest.raises(Stale):
        commitments.edit(commitment=commitment, version=1, quantity=Decimal(50), by=broker, at=AT)


def test_edit_below_what_the_sites_have_is_refused(broker: User) -> None:
    commitment = CommitmentFactory()
    site = SiteFactory(employer=commitment.employer)
    commitments.apportion(commitment=commitment, shares={site: Decimal(50)}, by=broker, at=AT)
    with pytest.raises(Refused, match="already have 50"):
        commitments.edit(commitment=commitment, quantity=Decimal(40), by=broker, at=AT)


def test_negotiate_without_a_quantity_is_refused(broker: User) -> None:
    with pytest.raises(Refused) as refused:
        commitments.negotiate(commitment=CommitmentFactory(quantity=None), by=broker, at=AT)
    assert refused.value.field == "quantity"


def test_negotiate_moves_it_on(broker: User) -> None:
    commitment = CommitmentFactory()
    commitments.negotiate(commitment=commitment, by=broker, at=AT)
    assert saved(commitment).status == CommitmentStatus.NEGOTIATING


# Agreeing


@pytest.mark.parametrize("source", [CommitmentSource.OFFER_DOCUMENT, CommitmentSource.VERBAL])
def test_agree_records_who_when_and_from_what(broker: User, source: CommitmentSource) -> None:
    commitment = CommitmentFactory(status=CommitmentStatus.NEGOTIATING)
    contact = signatory(commitment.employer)
    commitments.agree(commitment=commitment, on=TODAY, contact=contact, source=source, by=broker, at=AT)
    now = saved(commitment)
    assert (now.status, now.agreed_on, now.agreed_by, now.source) == (
        CommitmentStatus.AGREED,
        TODAY,
        contact,
        source,
    )
    assert last_reason(now) == (
        "Commitment agreed: Entry-level production jobs\nWith Sarah Okafor, 20 Nov 2026",
        broker,
    )


@pytest.mark.parametrize("missing", ["quantity", "measure", "known_by", "starts_on", "due_on"])
def test_agree_what_is_not_smart_is_refused_at_the_missing_part(broker: User, missing: str) -> None:
    empty = "" if missing in {"measure", "known_by"} else None
    commitment = CommitmentFactory(**{missing: empty})
    contact = signatory(commitment.employer)
    with pytest.raises(Refused) as refused:
        commitments.agree(commitment=commitment, on=TODAY, contact=contact, source=OFFER, by=broker, at=AT)
    assert refused.value.field == missing


def test_agree_local_recruitment_without_saying_who_is_local_is_refused(broker: User) -> None:
    commitment = CommitmentFactory(kind=CommitmentKind.LOCAL_RECRUITMENT)
    contact = signatory(commitment.employer)
    with pytest.raises(Refused) as refused:
        commitments.agree(commitment=commitment, on=TODAY, contact=contact, source=OFFER, by=broker, at=AT)
    assert refused.value.field == "local_definition"


@pytest.mark.parametrize(
    ("facts", "on"),
    [
        ({"can_sign_from": None}, TODAY),
        ({"can_sign_from": TODAY}, date(2026, 11, 19)),
        ({"can_sign_to": date(2026, 11, 19)}, TODAY),
    ],
    ids=["never", "not yet", "no longer"],
)
def test_agree_with_somebody_who_may_not_sign_that_day_is_refused(
    broker: User, facts: dict[str, Any], on: date
) -> None:
    commitment = CommitmentFactory()
    contact = signatory(commitment.employer, **facts)
    with pytest.raises(Refused) as refused:
        commitments.agree(commitment=commitment, on=on, contact=contact, source=OFFER, by=broker, at=AT)
    assert refused.value.field == "agreed_by"


def test_agree_with_a_signatory_of_another_employer_is_refused(broker: User) -> None:
    contact = signatory(EmployerFactory())
    with pytest.raises(Refused, match="does not work at"):
        commitments.agree(
            commitment=CommitmentFactory(), on=TODAY, contact=contact, source=OFFER, by=broker, at=AT
        )


def test_agree_on_a_day_to_come_is_refused(broker: User) -> None:
    commitment = CommitmentFactory()
    contact = signatory(commitment.employer)
    with pytest.raises(Refused) as refused:
        commitments.agree(
            commitment=commitment, on=date(2026, 11, 21), contact=contact, source=OFFER, by=broker, at=AT
        )
    assert refused.value.field == "agreed_on"


def test_agree_the_employers_promise_with_nobody_is_refused(broker: User) -> None:
    with pytest.raises(Refused) as refused:
        commitments.agree(
            commitment=CommitmentFactory(), on=TODAY, contact=None, source=OFFER, by=broker, at=AT
        )
    assert refused.value.field == "agreed_by"


def test_agree_our_own_promise_needs_nobody_at_the_employer(broker: User) -> None:
    commitment = CommitmentFactory(ours=True)
    commitments.agree(commitment=commitment, on=TODAY, contact=None, source=OFFER, by=broker, at=AT)
    assert saved(commitment).status == CommitmentStatus.AGREED


# Ending early


@pytest.mark.parametrize("act", [commitments.decline, commitments.withdraw])
def test_ending_without_a_reason_is_refused(broker: User, act: Any) -> None:
    with pytest.raises(Refused) as refused:
        act(commitment=CommitmentFactory(), reason="  ", by=broker, at=AT)
    assert refused.value.field == "reason"


def test_decline_keeps_what_the_employer_turned_down(broker: User) -> None:
    commitment = CommitmentFactory(status=CommitmentStatus.NEGOTIATING)
    commitments.decline(commitment=commitment, reason="No room on nights", by=broker, at=AT)
    now = saved(commitment)
    assert (now.status, now.status_reason) == (CommitmentStatus.DECLINED, "No room on nights")


def test_decline_once_agreed_is_refused(broker: User) -> None:
    with pytest.raises(Refused, match="cannot become “Declined”"):
        commitments.decline(commitment=CommitmentFactory(agreed=True), reason="No", by=broker, at=AT)


@pytest.mark.parametrize(
    "status",
    [
        CommitmentStatus.FULFILLED,
        CommitmentStatus.NOT_FULFILLED,
        CommitmentStatus.DECLINED,
        CommitmentStatus.WITHDRAWN,
    ],
)
def test_withdraw_what_is_settled_is_refused(broker: User, status: CommitmentStatus) -> None:
    commitment = CommitmentFactory(agreed=True, status=status, status_reason="It is", what_next="Nothing")
    with pytest.raises(Refused, match="settled for good"):
        commitments.withdraw(commitment=commitment, reason="Gone", by=broker, at=AT)


# Suspending


def test_suspend_by_an_agency_manager_stops_the_clock_until_resumed() -> None:
    manager = UserFactory(agency_manager=True)
    commitment = CommitmentFactory(active=True)
    commitments.suspend(
        commitment=commitment, reason="Fire at Ashdale", review_on=date(2027, 1, 4), by=manager, at=AT
    )
    now = saved(commitment)
    assert (now.status, now.status_reason, now.review_on) == (
        CommitmentStatus.SUSPENDED,
        "Fire at Ashdale",
        date(2027, 1, 4),
    )
    commitments.resume(commitment=commitment, by=manager, at=AT)
    assert (saved(commitment).status, saved(commitment).review_on) == (CommitmentStatus.ACTIVE, None)


def test_resume_before_the_start_goes_back_to_agreed() -> None:
    manager = UserFactory(agency_manager=True)
    commitment = CommitmentFactory(agreed=True, starts_on=date(2027, 1, 4))
    commitments.suspend(commitment=commitment, reason="Fire", review_on=date(2027, 1, 4), by=manager, at=AT)
    commitments.resume(commitment=commitment, by=manager, at=AT)
    assert saved(commitment).status == CommitmentStatus.AGREED


def test_suspend_by_a_broker_is_refused(broker: User) -> None:
    with pytest.raises(Refused, match="agency manager"):
        commitments.suspend(
            commitment=CommitmentFactory(active=True),
            reason="Fire",
            review_on=date(2027, 1, 4),
            by=broker,
            at=AT,
        )


def test_suspend_with_a_review_day_gone_by_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        commitments.suspend(
            commitment=CommitmentFactory(active=True),
            reason="Fire",
            review_on=TODAY,
            by=UserFactory(agency_manager=True),
            at=AT,
        )
    assert refused.value.field == "review_on"


def test_resume_what_is_not_suspended_is_refused(broker: User) -> None:
    with pytest.raises(Refused, match="Only a suspended"):
        commitments.resume(commitment=CommitmentFactory(active=True), by=broker, at=AT)

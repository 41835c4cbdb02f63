"""What is done towards a commitment, what of it is proved, how it ended, and who disputes it."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from accounts.models import User
from brokerage.actions import commitments, disputes, progress
from brokerage.actions.commitment_dates import activate_due, send_due_to_review
from brokerage.enums import BINDING, CommitmentStatus, DisputeStatus
from brokerage.models import Commitment, CommitmentProgress
from brokerage.queries.progress import progress_of
from tests.factories.accounts import AgencyFactory, UserFactory
from tests.factories.brokerage.commitments import CommitmentFactory, DisputeFactory, ProgressFactory
from tests.factories.brokerage.pledges import PledgeFactory
from tests.factories.employers import ContactFactory, SiteFactory
from toolkit.errors import Refused

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 20, 10, tzinfo=UTC)
TODAY = date(2026, 11, 20)


@pytest.fixture
def broker() -> User:
    user: User = UserFactory(broker=True)
    return user


def saved(commitment: Commitment) -> Commitment:
    return Commitment.objects.get(pk=commitment.pk)


def record(commitment: Commitment, quantity: int, by: User, **facts: Any) -> CommitmentProgress:
    return progress.record(
        commitment=commitment,
        quantity=Decimal(quantity),
        happened_on=facts.pop("happened_on", TODAY),
        by=by,
        at=AT,
        **facts,
    )


# Recording and verifying


def test_record_is_reported_until_it_is_verified(broker: User) -> None:
    commitment = CommitmentFactory(active=True)
    record(commitment, 9, broker)
    found = progress_of([commitment], TODAY)[commitment.pk]
    assert (found.reported, found.verified) == (Decimal(9), Decimal(0))


def test_record_more_than_promised_is_kept(broker: User) -> None:
    commitment = CommitmentFactory(active=True)
    record(commitment, 61, broker)
    found = progress_of([commitment], TODAY)[commitment.pk]
    assert (found.reported, found.flag) == (Decimal(61), "met")


def test_record_a_correction_lowers_the_figure(broker: User) -> None:
    commitment = CommitmentFactory(active=True)
    record(commitment, 9, broker)
    record(commitment, -2, broker)
    assert progress_of([commitment], TODAY)[commitment.pk].reported == 7


def test_record_a_correction_of_more_than_was_reported_is_refused(broker: User) -> None:
    commitment = CommitmentFactory(active=True)
    record(commitment, 2, broker)
    with pytest.raises(Refused, match="Only 2 is reported") as refused:
        record(commitment, -3, broker)
    assert refused.value.field == "quantity"


def test_record_nothing_is_refused_in_the_words_of_the_rule(broker: User) -> None:
    with pytest.raises(Refused, match="Enter how many"):
        record(CommitmentFactory(active=True), 0, broker)


def test_record_what_is_still_to_happen_is_refused(broker: User) -> None:
    with pytest.raises(Refused) as refused:
        record(CommitmentFactory(active=True), 1, broker, happened_on=date(2026, 11, 21))
    assert refused.value.field == "happened_on"


def test_record_at_a_site_of_another_employer_is_refused(broker: User) -> None:
    with pytest.raises(Refused) as refused:
        record(CommitmentFactory(active=True), 1, broker, site=SiteFactory())
    assert refused.value.field == "site"


@pytest.mark.parametrize("status", [CommitmentStatus.PROPOSED, CommitmentStatus.WITHDRAWN])
def test_record_on_what_is_not_running_is_refused(broker: User, status: CommitmentStatus) -> None:
    commitment = CommitmentFactory(status=status, status_reason="Gone")
    with pytest.raises(Refused, match="nothing is added"):
        record(commitment, 1, broker)


def test_verify_by_another_agency_counts_it_as_proved(broker: User) -> None:
    entry = record(CommitmentFactory(active=True), 9, broker)
    verifier = UserFactory(verifier=True)
    progress.verify(entry=entry, evidence="payslip", by=verifier, at=AT)
    now = CommitmentProgress.objects.get(pk=entry.pk)
    assert (now.verified_by, now.verified_at, now.evidence) == (verifier, AT, "payslip")
    assert progress_of([entry.commitment], TODAY)[entry.commitment_id].verified == 9


def test_verify_ones_own_agencys_entry_is_refused(broker: User) -> None:
    entry = record(CommitmentFactory(active=True), 9, broker)
    colleague = UserFactory(verifier=True, agency=broker.agency)
    with pytest.raises(Refused, match="another agency"):
        progress.verify(entry=entry, evidence="payslip", by=colleague, at=AT)


def test_verify_by_a_broker_is_refused(broker: User) -> None:
    entry = record(CommitmentFactory(active=True), 9, broker)
    with pytest.raises(Refused, match="A verifier accepts evidence"):
        progress.verify(entry=entry, evidence="payslip", by=UserFactory(broker=True), at=AT)


def test_verify_twice_is_refused() -> None:
    entry = ProgressFactory(verified=True)
    with pytest.raises(Refused, match="already verified"):
        progress.verify(entry=entry, evidence="payslip", by=UserFactory(verifier=True), at=AT)


def test_verify_on_no_evidence_is_refused_in_the_words_of_the_rule(broker: User) -> None:
    entry = record(CommitmentFactory(active=True), 9, broker)
    with pytest.raises(Refused, match="Choose what the evidence is"):
        progress.verify(entry=entry, evidence="", by=UserFactory(verifier=True), at=AT)


# Settling


def test_settle_counts_only_what_is_verified(broker: User) -> None:
    commitment = CommitmentFactory(due_review=True, quantity=Decimal(4))
    ProgressFactory(commitment=commitment, quantity=Decimal(3), verified=True)
    ProgressFactory(commitment=commitment, quantity=Decimal(1))
    with pytest.raises(Refused, match="3 of 4 is verified, so this is “Partly fulfilled”"):
        progress.settle(commitment=commitment, outcome=CommitmentStatus.FULFILLED, by=broker, at=AT)
    partly = CommitmentStatus.PARTLY_FULFILLED
    progress.settle(commitment=commitment, outcome=partly, reason="One left", by=broker, at=AT)
    now = saved(commitment)
    assert (now.status, now.settled_quantity, now.status_reason) == (partly, Decimal(3), "One left")


def test_settle_as_fulfilled_needs_no_reason(broker: User) -> None:
    commitment = CommitmentFactory(due_review=True, quantity=Decimal(4))
    ProgressFactory(commitment=commitment, quantity=Decimal(5), verified=True)
    progress.settle(commitment=commitment, outcome=CommitmentStatus.FULFILLED, by=broker, at=AT)
    assert (saved(commitment).status, saved(commitment).settled_quantity) == (
        CommitmentStatus.FULFILLED,
        Decimal(5),
    )


@pytest.mark.parametrize(
    ("said", "field"), [({"what_next": "We meet"}, "reason"), ({"reason": "The line is shut"}, "what_next")]
)
def test_settle_as_not_fulfilled_asks_why_and_what_next(
    broker: User, said: dict[str, str], field: str
) -> None:
    with pytest.raises(Refused) as refused:
        progress.settle(
            commitment=CommitmentFactory(due_review=True),
            outcome=CommitmentStatus.NOT_FULFILLED,
            by=broker,
            at=AT,
            **said,
        )
    assert refused.value.field == field


def test_settle_before_it_is_due_for_review_is_refused(broker: User) -> None:
    commitment = CommitmentFactory(active=True, quantity=Decimal(4))
    ProgressFactory(commitment=commitment, quantity=Decimal(4), verified=True)
    with pytest.raises(Refused, match="cannot become “Fulfilled”"):
        progress.settle(commitment=commitment, outcome=CommitmentStatus.FULFILLED, by=broker, at=AT)


@pytest.mark.parametrize("binding", BINDING)
def test_settle_a_binding_one_is_for_the_authority_that_enforces_it(broker: User, binding: str) -> None:
    authority = AgencyFactory(name="Castlebridge Council")
    commitment = CommitmentFactory(
        due_review=True, planning=True, binding=binding, authority=authority, quantity=Decimal(4)
    )
    ProgressFactory(commitment=commitment, quantity=Decimal(4), verified=True)
    fulfilled = CommitmentStatus.FULFILLED
    with pytest.raises(Refused, match="Only Castlebridge Council"):
        progress.settle(commitment=commitment, outcome=fulfilled, by=broker, at=AT)
    officer = UserFactory(broker=True, agency=authority)
    progress.settle(commitment=commitment, outcome=fulfilled, by=officer, at=AT)
    assert saved(commitment).status == fulfilled


# The calendar


@pytest.mark.parametrize(
    ("at", "status"),
    [
        (datetime(2027, 6, 30, 22, 59, tzinfo=UTC), CommitmentStatus.ACTIVE),
        (datetime(2027, 6, 30, 23, 0, tzinfo=UTC), CommitmentStatus.DUE_REVIEW),
    ],
    ids=["a minute before midnight in London", "midnight in London, in summer time"],
)
def test_send_due_to_review_goes_by_midnight_in_london(at: datetime, status: CommitmentStatus) -> None:
    commitment = CommitmentFactory(active=True, due_on=date(2027, 6, 30))
    send_due_to_review(at=at)
    assert saved(commitment).status == status


def test_send_due_to_review_also_when_all_of_it_is_proved() -> None:
    proved, reported = CommitmentFactory.create_batch(2, active=True)
    ProgressFactory(commitment=proved, quantity=Decimal(60), verified=True)
    ProgressFactory(commitment=reported, quantity=Decimal(60))
    assert send_due_to_review(at=AT) == 1
    assert [saved(one).status for one in (proved, reported)] == [
        CommitmentStatus.DUE_REVIEW,
        CommitmentStatus.ACTIVE,
    ]


def test_activate_due_starts_what_begins_today_and_leaves_the_rest() -> None:
    today, later = (CommitmentFactory(agreed=True, starts_on=day) for day in (TODAY, date(2026, 11, 21)))
    CommitmentFactory(starts_on=TODAY)
    assert activate_due(at=AT) == 1
    assert [saved(one).status for one in (today, later)] == [
        CommitmentStatus.ACTIVE,
        CommitmentStatus.AGREED,
    ]


def test_activate_due_says_that_nobody_did_it() -> None:
    commitment = CommitmentFactory(agreed=True, starts_on=TODAY)
    activate_due(at=AT)
    row = commitment.history.order_by("-history_id").first()
    assert (row.history_user, row.history_date, row.history_change_reason) == (
        None,
        AT,
        "Commitment started: Entry-level production jobs\nDue 31 Mar 2027",
    )


def test_move_commitments_run_twice_moves_each_one_once(capsys: pytest.CaptureFixture[str]) -> None:
    CommitmentFactory(agreed=True, due_on=timezone.localdate() + timedelta(days=30))
    CommitmentFactory(overdue=True)
    PledgeFactory(starts_on=date(2026, 1, 1), ends_on=date(2026, 2, 1))
    call_command("move_commitments")
    call_command("move_commitments")
    assert capsys.readouterr().out.splitlines() == [
        "Started: 1. Due for review: 1. Pledges ended: 1.",
        "Started: 0. Due for review: 0. Pledges ended: 0.",
    ]
    assert [one.version for one in Commitment.objects.all()] == [2, 2]


def test_move_commitments_leaves_what_is_disputed() -> None:
    commitment = DisputeFactory(commitment__overdue=True, commitment__active=False).commitment
    call_command("move_commitments", verbosity=0)
    assert saved(commitment).status == CommitmentStatus.ACTIVE


# Disputes


def test_dispute_is_kept_in_the_employers_words(broker: User) -> None:
    commitment = CommitmentFactory(active=True)
    contact = ContactFactory(employer=commitment.employer)
    dispute = disputes.raise_dispute(
        commitment=commitment, says="We agreed 8, not 12.", raised_by=contact, by=broker, at=AT
    )
    assert (dispute.status, dispute.says, dispute.raised_by, dispute.opened_at) == (
        DisputeStatus.OPEN,
        "We agreed 8, not 12.",
        contact,
        AT,
    )


def test_dispute_of_what_is_not_agreed_is_refused(broker: User) -> None:
    with pytest.raises(Refused, match="Only an agreed commitment"):
        disputes.raise_dispute(
            commitment=CommitmentFactory(), says="Not so", raised_by=None, by=broker, at=AT
        )


def test_dispute_twice_is_refused_in_the_words_of_the_rule(broker: User) -> None:
    commitment = DisputeFactory().commitment
    with pytest.raises(Refused, match="already disputed"):
        disputes.raise_dispute(commitment=commitment, says="Not so", raised_by=None, by=broker, at=AT)


def test_record_progress_while_disputed_is_refused(broker: User) -> None:
    with pytest.raises(Refused, match="disputed"):
        record(DisputeFactory().commitment, 1, broker)


def test_decide_by_a_broker_is_refused(broker: User) -> None:
    with pytest.raises(Refused, match="The coordinator decides"):
        disputes.decide(dispute=DisputeFactory(), upheld=True, decision="Eight it is", by=broker, at=AT)


def test_decide_without_a_reason_is_refused() -> None:
    coordinator = UserFactory(coordinator=True)
    with pytest.raises(Refused) as refused:
        disputes.decide(dispute=DisputeFactory(), upheld=True, decision=" ", by=coordinator, at=AT)
    assert refused.value.field == "decision"


def test_decide_twice_is_refused() -> None:
    coordinator, dispute = UserFactory(coordinator=True), DisputeFactory()
    disputes.decide(dispute=dispute, upheld=False, decision="Twelve is signed", by=coordinator, at=AT)
    with pytest.raises(Refused, match="already decided"):
        disputes.decide(dispute=dispute, upheld=True, decision="Eight", by=coordinator, at=AT)


def test_decide_not_upheld_gives_the_commitment_back_as_it_was(broker: User) -> None:
    dispute = DisputeFactory()
    coordinator = UserFactory(coordinator=True)
    decided = disputes.decide(
        dispute=dispute, upheld=False, decision="Twelve is signed", by=coordinator, at=AT
    )
    assert (decided.status, decided.decided_by, decided.decided_at) == (
        DisputeStatus.NOT_UPHELD,
        coordinator,
        AT,
    )
    before = (dispute.commitment.quantity, dispute.commitment.status, dispute.commitment.version)
    now = saved(dispute.commitment)
    assert (now.quantity, now.status, now.version) == before


def test_decide_upheld_is_put_right_by_a_variation_and_nothing_is_deleted(broker: User) -> None:
    dispute = DisputeFactory(commitment__quantity=Decimal(12))
    commitment = dispute.commitment
    contact = ContactFactory(employer=commitment.employer, signatory=True)
    disputes.decide(
        dispute=dispute,
        upheld=True,
        decision="The minutes say eight",
        by=UserFactory(coordinator=True),
        at=AT,
    )
    variation = commitments.vary(
        commitment=commitment,
        quantity=Decimal(8),
        reason="Dispute upheld: the minutes say eight",
        agreed_on=TODAY,
        agreed_by=contact,
        by=broker,
        at=AT,
    )
    assert (variation.before["quantity"], variation.after["quantity"]) == ("12", "8")
    assert (saved(commitment).quantity, commitment.disputes.get().says) == (
        Decimal(8),
        "We agreed 6 places, not 8.",
    )

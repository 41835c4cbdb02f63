"""Agreed terms changed by both sides, shared among sites, or standing still under a dispute."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.base import ContentFile

from accounts.models import User
from brokerage.actions import commitments
from brokerage.enums import CommitmentStatus
from brokerage.models import Commitment, CommitmentShare, CommitmentVariation
from employers.models import EmployerFile
from tests.factories.accounts import UserFactory
from tests.factories.brokerage.commitments import CommitmentFactory, DisputeFactory
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


def approval_of(commitment: Commitment) -> EmployerFile:
    made: EmployerFile = EmployerFile.objects.create(
        employer=commitment.employer,
        title="Letter of approval",
        file=ContentFile(b"%PDF-1.7", name="letter.pdf"),
        media_type="application/pdf",
        size=8,
        sha256="0" * 64,
        agency=commitment.agency,
        added_by=commitment.owner,
    )
    return made


def varied(commitment: Commitment, by: User, **changes: Any) -> CommitmentVariation:
    facts = {"reason": "Two shifts merged", "agreed_on": TODAY, "quantity": Decimal(40), **changes}
    if "agreed_by" not in facts:
        facts["agreed_by"] = ContactFactory(employer=commitment.employer, signatory=True)
    return commitments.vary(commitment=commitment, by=by, at=AT, **facts)


def test_vary_keeps_the_old_terms_beside_the_new(broker: User) -> None:
    commitment = CommitmentFactory(active=True)
    variation = varied(commitment, broker, due_on=date(2027, 6, 30))
    changed = {
        field: (variation.before[field], after)
        for field, after in variation.after.items()
        if variation.before[field] != after
    }
    assert changed == {"quantity": ("60", "40"), "due_on": ("2027-03-31", "2027-06-30")}
    now = saved(commitment)
    assert (now.quantity, now.terms_version, variation.number) == (Decimal(40), 2, 2)
    row = now.history.order_by("-history_id").first()
    assert row.history_change_reason == "Commitment varied: Entry-level production jobs\nTwo shifts merged"


@pytest.mark.parametrize(
    ("starts_on", "status"),
    [(date(2026, 4, 1), CommitmentStatus.ACTIVE), (date(2027, 1, 4), CommitmentStatus.AGREED)],
)
def test_vary_at_the_review_puts_it_back_to_work(
    broker: User, starts_on: date, status: CommitmentStatus
) -> None:
    commitment = CommitmentFactory(due_review=True)
    varied(commitment, broker, starts_on=starts_on, due_on=date(2027, 6, 30))
    assert saved(commitment).status == status


def test_vary_while_suspended_stays_suspended(broker: User) -> None:
    commitment = CommitmentFactory(
        agreed=True,
        status=CommitmentStatus.SUSPENDED,
        status_reason="Fire",
        review_on=date(2027, 1, 4),
    )
    varied(commitment, broker)
    assert saved(commitment).status == CommitmentStatus.SUSPENDED


def test_vary_nothing_is_refused(broker: User) -> None:
    with pytest.raises(Refused, match="at least one of the terms"):
        varied(CommitmentFactory(active=True), broker, quantity=Decimal("60.00"))


def test_vary_without_a_reason_is_refused(broker: User) -> None:
    with pytest.raises(Refused) as refused:
        varied(CommitmentFactory(active=True), broker, reason=" ")
    assert refused.value.field == "reason"


def test_vary_before_it_is_agreed_is_refused(broker: User) -> None:
    with pytest.raises(Refused, match="Only an agreed commitment"):
        varied(CommitmentFactory(), broker)


def test_vary_into_something_that_is_not_smart_is_refused(broker: User) -> None:
    commitment = CommitmentFactory(active=True)
    with pytest.raises(Refused) as refused:
        varied(commitment, broker, measure="")
    assert (refused.value.field, saved(commitment).measure) == ("measure", commitment.measure)


def test_vary_a_planning_commitment_without_the_authoritys_approval_is_refused(broker: User) -> None:
    with pytest.raises(Refused) as refused:
        varied(CommitmentFactory(active=True, planning=True), broker)
    assert refused.value.field == "authority_approval"


def test_vary_a_planning_commitment_keeps_the_approval(broker: User) -> None:
    commitment = CommitmentFactory(active=True, planning=True)
    approval = approval_of(commitment)
    assert varied(commitment, broker, authority_approval=approval).authority_approval == approval


def test_vary_below_what_the_sites_have_is_refused(broker: User) -> None:
    commitment = CommitmentFactory(active=True)
    site = SiteFactory(employer=commitment.employer)
    commitments.apportion(commitment=commitment, shares={site: Decimal(50)}, by=broker, at=AT)
    with pytest.raises(Refused, match="already have 50") as refused:
        varied(commitment, broker)
    assert refused.value.field == "quantity"


# Sharing among sites


def test_apportion_forty_sites_leaves_the_balance_and_counts_the_group_once(broker: User) -> None:
    commitment = CommitmentFactory(active=True, quantity=Decimal(240))
    sites = SiteFactory.create_batch(40, employer=commitment.employer)
    left = commitments.apportion(
        commitment=commitment, shares=dict.fromkeys(sites, Decimal(5)), by=broker, at=AT
    )
    shares = CommitmentShare.objects.filter(commitment=commitment)
    assert (left, shares.count(), sum(share.quantity for share in shares)) == (Decimal(40), 40, Decimal(200))
    assert [one.quantity for one in Commitment.objects.all()] == [240]


def test_apportion_more_than_the_whole_is_refused(broker: User) -> None:
    commitment = CommitmentFactory(active=True)
    sites = SiteFactory.create_batch(2, employer=commitment.employer)
    with pytest.raises(Refused, match="add up to 62, which is more than 60"):
        commitments.apportion(
            commitment=commitment, shares=dict.fromkeys(sites, Decimal(31)), by=broker, at=AT
        )


def test_apportion_counts_what_other_sites_have_already(broker: User) -> None:
    commitment = CommitmentFactory(active=True)
    one, two = SiteFactory.create_batch(2, employer=commitment.employer)
    commitments.apportion(commitment=commitment, shares={one: Decimal(40)}, by=broker, at=AT)
    with pytest.raises(Refused, match="add up to 61"):
        commitments.apportion(commitment=commitment, shares={two: Decimal(21)}, by=broker, at=AT)


def test_apportion_to_a_site_of_another_employer_is_refused(broker: User) -> None:
    with pytest.raises(Refused, match="not a site of this employer"):
        commitments.apportion(
            commitment=CommitmentFactory(), shares={SiteFactory(): Decimal(1)}, by=broker, at=AT
        )


def test_apportion_again_changes_only_what_differs(broker: User) -> None:
    commitment = CommitmentFactory()
    one, two = SiteFactory.create_batch(2, employer=commitment.employer)
    commitments.apportion(
        commitment=commitment, shares={one: Decimal(10), two: Decimal(20)}, by=broker, at=AT
    )
    commitments.apportion(commitment=commitment, shares={one: Decimal(10), two: Decimal(0)}, by=broker, at=AT)
    found = {share.site: (share.quantity, share.version) for share in commitment.shares.all()}
    assert found == {one: (10, 1), two: (0, 2)}


# Disputes


@pytest.mark.parametrize(
    "act",
    [
        lambda commitment, by: commitments.withdraw(commitment=commitment, reason="Gone", by=by, at=AT),
        lambda commitment, by: commitments.suspend(
            commitment=commitment, reason="Fire", review_on=date(2027, 1, 4), by=by, at=AT
        ),
        lambda commitment, by: varied(commitment, by),
    ],
    ids=["withdraw", "suspend", "vary"],
)
def test_nothing_moves_while_disputed(act: Any) -> None:
    commitment = DisputeFactory().commitment
    with pytest.raises(Refused, match="disputed"):
        act(commitment, UserFactory(agency_manager=True))
    assert saved(commitment).version == 1

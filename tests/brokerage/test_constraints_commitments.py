"""Each rule of the commitments' tables, broken behind the actions' back."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, connection
from django.utils import timezone

from brokerage.enums import Binding, CommitmentKind, CommitmentStatus, DisputeStatus
from brokerage.models import Commitment, CommitmentVariation
from tests.factories.accounts import AgencyFactory, UserFactory
from tests.factories.brokerage.commitments import (
    CommitmentFactory,
    DisputeFactory,
    ProgressFactory,
    ServiceFactory,
    ShareFactory,
)

pytestmark = pytest.mark.django_db


def check_deferred_rules() -> None:
    """The totals are checked when the transaction ends; ask for that now."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def vary(commitment: Commitment, **facts: Any) -> CommitmentVariation:
    return CommitmentVariation.objects.create(
        commitment=commitment,
        before={"quantity": "60"},
        after={"quantity": "40"},
        agreed_on=date(2026, 6, 1),
        approved_by=commitment.owner,
        **{"number": 2, "reason": "Two shifts merged", **facts},
    )


@pytest.mark.parametrize(
    ("rule", "facts"),
    [
        ("brokerage_commitment_direction_is_known", {"direction": "both"}),
        ("brokerage_commitment_kind_is_known", {"kind": "kindness"}),
        ("brokerage_commitment_status_is_known", {"status": "breached", "agreed_on": date(2026, 3, 14)}),
        ("brokerage_commitment_unit_is_known", {"unit": "furlongs"}),
        ("brokerage_commitment_quantity_is_positive", {"quantity": Decimal(0)}),
        ("brokerage_commitment_due_after_start", {"due_on": date(2026, 3, 31)}),
    ],
)
def test_commitment_with_one_wrong_fact_breaks_the_rule_named_after_it(
    rule: str, facts: dict[str, Any]
) -> None:
    with pytest.raises(IntegrityError, match=rule):
        CommitmentFactory(**facts)


@pytest.mark.parametrize(
    "missing",
    [{"quantity": None}, {"starts_on": None}, {"due_on": None}, {"measure": ""}, {"known_by": ""}],
    ids=lambda facts: next(iter(facts)),
)
def test_commitment_agreed_without_a_term_breaks_brokerage_commitment_smart_once_agreed(
    missing: dict[str, Any],
) -> None:
    with pytest.raises(IntegrityError, match="brokerage_commitment_smart_once_agreed"):
        CommitmentFactory(agreed=True, **missing)


def test_commitment_agreed_on_no_day_breaks_brokerage_commitment_agreed_by_someone() -> None:
    with pytest.raises(IntegrityError, match="brokerage_commitment_agreed_by_someone"):
        CommitmentFactory(agreed=True, agreed_on=None)


@pytest.mark.parametrize(
    "missing", [{"authority": None}, {"source_reference": ""}], ids=["authority", "reference"]
)
def test_commitment_binding_without_its_authority_breaks_brokerage_commitment_binding_has_an_authority(
    missing: dict[str, Any],
) -> None:
    facts = {"authority": AgencyFactory(), "source_reference": "Agreement 2026/0417", **missing}
    with pytest.raises(IntegrityError, match="brokerage_commitment_binding_has_an_authority"):
        CommitmentFactory(binding=Binding.PLANNING_S106, **facts)


def test_commitment_of_the_employer_from_our_services_breaks_brokerage_commitment_service_is_ours() -> None:
    with pytest.raises(IntegrityError, match="brokerage_commitment_service_is_ours"):
        CommitmentFactory(kind=CommitmentKind.SERVICE, service=ServiceFactory())


@pytest.mark.parametrize("kept", [None, Decimal(0), Decimal(60)], ids=["unsaid", "none", "all"])
def test_commitment_partly_fulfilled_breaks_brokerage_commitment_partly_says_how_much(
    kept: Decimal | None,
) -> None:
    with pytest.raises(IntegrityError, match="brokerage_commitment_partly_says_how_much"):
        CommitmentFactory(agreed=True, status=CommitmentStatus.PARTLY_FULFILLED, settled_quantity=kept)


@pytest.mark.parametrize(
    "said", [{"what_next": "We meet in May"}, {"status_reason": "The line did not open"}], ids=["why", "next"]
)
def test_commitment_not_fulfilled_in_silence_breaks_brokerage_commitment_not_fulfilled_says_why(
    said: dict[str, str],
) -> None:
    with pytest.raises(IntegrityError, match="brokerage_commitment_not_fulfilled_says_why"):
        CommitmentFactory(agreed=True, status=CommitmentStatus.NOT_FULFILLED, **said)


@pytest.mark.parametrize(
    "status", [CommitmentStatus.DECLINED, CommitmentStatus.WITHDRAWN, CommitmentStatus.SUSPENDED]
)
def test_commitment_ended_in_silence_breaks_brokerage_commitment_ended_with_reason(
    status: CommitmentStatus,
) -> None:
    with pytest.raises(IntegrityError, match="brokerage_commitment_ended_with_reason"):
        CommitmentFactory(agreed=True, status=status, review_on=date(2027, 1, 4))


def test_commitment_suspended_for_ever_breaks_brokerage_commitment_suspended_with_review() -> None:
    with pytest.raises(IntegrityError, match="brokerage_commitment_suspended_with_review"):
        CommitmentFactory(agreed=True, status=CommitmentStatus.SUSPENDED, status_reason="The site closed")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("quantity", Decimal(59)),
        ("unit", "people"),
        ("measure", "Any job"),
        ("known_by", "We guess"),
        ("local_definition", "Anybody"),
        ("starts_on", date(2026, 5, 1)),
        ("due_on", date(2027, 4, 30)),
        ("direction", "partnership"),
        ("kind", "flexible_jobs"),
    ],
)
def test_commitment_agreed_term_changed_in_place_breaks_brokerage_commitment_frozen_once_agreed(
    field: str, value: object
) -> None:
    commitment = CommitmentFactory(agreed=True)
    setattr(commitment, field, value)
    with pytest.raises(IntegrityError) as broken:
        commitment.save()
    assert _constraint(broken.value) == "brokerage_commitment_frozen_once_agreed"


def test_commitment_agreed_term_changed_with_its_version_is_let_through() -> None:
    commitment = CommitmentFactory(agreed=True, quantity=Decimal(60))
    commitment.quantity, commitment.terms_version = Decimal(40), 2
    commitment.save()
    assert Commitment.objects.get(pk=commitment.pk).quantity == Decimal(40)


def test_commitment_moved_while_disputed_breaks_brokerage_commitment_still_while_disputed() -> None:
    commitment = DisputeFactory().commitment
    commitment.status = CommitmentStatus.DUE_REVIEW
    with pytest.raises(IntegrityError) as broken:
        commitment.save()
    assert _constraint(broken.value) == "brokerage_commitment_still_while_disputed"


def test_variation_with_a_number_taken_breaks_brokerage_commitmentvariation_numbered_once() -> None:
    commitment = CommitmentFactory(agreed=True)
    vary(commitment)
    with pytest.raises(IntegrityError, match="brokerage_commitmentvariation_numbered_once"):
        vary(commitment)


def test_variation_without_reason_breaks_brokerage_commitmentvariation_says_why() -> None:
    with pytest.raises(IntegrityError, match="brokerage_commitmentvariation_says_why"):
        vary(CommitmentFactory(agreed=True), reason="")


def test_share_of_one_site_twice_breaks_brokerage_commitmentshare_site_once() -> None:
    share = ShareFactory()
    with pytest.raises(IntegrityError, match="brokerage_commitmentshare_site_once"):
        ShareFactory(commitment=share.commitment, site=share.site)


def test_share_below_nothing_breaks_brokerage_commitmentshare_is_not_negative() -> None:
    with pytest.raises(IntegrityError, match="brokerage_commitmentshare_is_not_negative"):
        ShareFactory(quantity=Decimal(-1))


def test_shares_above_the_whole_break_brokerage_commitmentshare_within_commitment() -> None:
    commitment = CommitmentFactory(quantity=Decimal(60))
    ShareFactory(commitment=commitment, quantity=Decimal(40))
    ShareFactory(commitment=commitment, quantity=Decimal(21))
    with pytest.raises(IntegrityError) as broken:
        check_deferred_rules()
    assert _constraint(broken.value) == "brokerage_commitmentshare_within_commitment"


def test_commitment_cut_below_its_shares_breaks_brokerage_commitmentshare_within_commitment() -> None:
    commitment = ShareFactory(
        commitment=CommitmentFactory(quantity=Decimal(60)), quantity=Decimal(40)
    ).commitment
    check_deferred_rules()
    commitment.quantity = Decimal(39)
    with pytest.raises(IntegrityError) as broken:
        commitment.save()
    assert _constraint(broken.value) == "brokerage_commitmentshare_within_commitment"


@pytest.mark.parametrize(
    ("rule", "facts"),
    [
        ("brokerage_commitmentprogress_is_not_zero", lambda: {"quantity": Decimal(0)}),
        ("brokerage_commitmentprogress_source_is_known", lambda: {"reported_by": "rumour"}),
        (
            "brokerage_commitmentprogress_verified_by_someone",
            lambda: {"verified_at": timezone.now(), "evidence": "payslip"},
        ),
        (
            "brokerage_commitmentprogress_verified_on_evidence",
            lambda: {"verified_at": timezone.now(), "verified_by": UserFactory()},
        ),
    ],
)
def test_progress_with_one_wrong_fact_breaks_the_rule_named_after_it(
    rule: str, facts: Callable[[], dict[str, Any]]
) -> None:
    with pytest.raises(IntegrityError, match=rule):
        ProgressFactory(**facts())


@pytest.mark.parametrize(
    ("rule", "facts"),
    [
        (
            "brokerage_commitmentdispute_status_is_known",
            lambda: {
                "status": "settled",
                "decided_at": timezone.now(),
                "decided_by": UserFactory(),
                "decision": "Six",
            },
        ),
        (
            "brokerage_commitmentdispute_decided_by_someone",
            lambda: {"status": DisputeStatus.UPHELD, "decided_at": timezone.now(), "decision": "Six"},
        ),
        (
            "brokerage_commitmentdispute_decided_with_reason",
            lambda: {
                "status": DisputeStatus.UPHELD,
                "decided_at": timezone.now(),
                "decided_by": UserFactory(),
            },
        ),
    ],
)
def test_dispute_with_one_wrong_fact_breaks_the_rule_named_after_it(
    rule: str, facts: Callable[[], dict[str, Any]]
) -> None:
    with pytest.raises(IntegrityError, match=rule):
        DisputeFactory(**facts())


def test_dispute_opened_twice_breaks_brokerage_commitmentdispute_one_open() -> None:
    commitment = DisputeFactory().commitment
    with pytest.raises(IntegrityError, match="brokerage_commitmentdispute_one_open"):
        DisputeFactory(commitment=commitment)


def _constraint(error: IntegrityError) -> str:
    """A trigger names its constraint beside the sentence, not in it."""
    return str(error.__cause__.diag.constraint_name)

"""The issue: once, whole, unchanged afterwards, and one at a time."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import orjson
import pytest
from django.db import connection
from django.utils import timezone

from offers.actions import issuing, offers
from offers.actions.offers import ChecksFailed
from offers.enums import OfferStatus
from offers.models import OfferVersion
from offers.rendering.pdf import Pdf
from offers.snapshot.build import canonical, fingerprint
from tests.factories.offers import at, draft, lead_of, simple
from toolkit.errors import Refused


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The PDF has tests of its own."""
    monkeypatch.setattr(issuing, "pdf_of", lambda _words, _fingerprint: Pdf(b"%PDF-1.7 x", 3, "a test"))


def issue(version: OfferVersion) -> OfferVersion:
    return offers.issue(version=version, by=lead_of(version.employer), at=timezone.now())


@pytest.mark.django_db
def test_issue_keeps_words_pdf_and_their_hashes() -> None:
    version = issue(draft(simple()))
    kept = OfferVersion.objects.get(pk=version.pk)
    assert kept.status == OfferStatus.ISSUED
    assert kept.snapshot_sha256 == hashlib.sha256(canonical(kept.snapshot)).hexdigest()
    assert kept.pdf_sha256 == hashlib.sha256(bytes(kept.pdf or b"")).hexdigest()
    assert kept.toolchain.startswith("weasyprint ")


@pytest.mark.django_db
def test_words_come_back_from_the_database_with_the_same_fingerprint(quick: None) -> None:
    version = issue(draft(simple()))
    assert fingerprint(OfferVersion.objects.get(pk=version.pk).snapshot) == version.snapshot_sha256


@pytest.mark.django_db
def test_canonical_words_are_sorted_and_hold_no_fractions(quick: None) -> None:
    words = canonical(issue(draft(simple())).snapshot)
    found = orjson.loads(words)
    assert words == orjson.dumps(found, option=orjson.OPT_SORT_KEYS)
    assert not [value for value in _values(found) if isinstance(value, float)]


def _values(found: Any) -> list[Any]:
    if isinstance(found, dict):
        return [value for one in found.values() for value in _values(one)]
    if isinstance(found, list):
        return [value for one in found for value in _values(one)]
    return [found]


@pytest.mark.django_db
def test_issue_of_a_draft_that_fails_checks_says_what_to_mend(quick: None) -> None:
    version = draft(simple())
    offers.edit_words(version=version, signatory=None, by=lead_of(version.employer), at=at())
    with pytest.raises(ChecksFailed) as failed:
        issue(version)
    assert [one.check for one in failed.value.problems] == ["signatory"]
    version.refresh_from_db()
    assert version.status == OfferStatus.DRAFT


@pytest.mark.django_db
def test_second_issue_replaces_the_first(quick: None) -> None:
    employer = simple()
    first = issue(draft(employer))
    second = issue(draft(employer))
    first.refresh_from_db()
    assert (first.status, first.ended_reason) == (OfferStatus.SUPERSEDED, "Replaced by version 2")
    assert (second.offer_id, second.number, second.status) == (first.offer_id, 2, OfferStatus.ISSUED)


@pytest.mark.django_db
def test_issue_is_in_the_history_with_who_and_why(quick: None) -> None:
    version = issue(draft(simple()))
    row = OfferVersion.history.filter(id=version.pk).latest()
    assert (row.history_user, row.history_change_reason) == (
        lead_of(version.employer),
        f"Offer issued: {version.offer.number} version 1",
    )


@pytest.mark.django_db
def test_withdrawal_keeps_the_words_and_the_reason(quick: None) -> None:
    version = issue(draft(simple()))
    offers.withdraw(version=version, reason="The money is gone", by=lead_of(version.employer), at=at())
    version.refresh_from_db()
    assert (version.status, version.ended_reason) == (OfferStatus.WITHDRAWN, "The money is gone")
    assert version.snapshot is not None


@pytest.mark.django_db
def test_withdrawal_without_a_reason_is_refused(quick: None) -> None:
    version = issue(draft(simple()))
    with pytest.raises(Refused, match="Say why"):
        offers.withdraw(version=version, reason=" ", by=lead_of(version.employer), at=at())


@pytest.mark.django_db
def test_withdrawal_of_a_draft_is_refused() -> None:
    version = draft(simple())
    with pytest.raises(Refused, match="cannot become"):
        offers.withdraw(version=version, reason="No", by=lead_of(version.employer), at=at())


@pytest.mark.django_db
def test_edit_of_an_issued_version_is_refused(quick: None) -> None:
    version = issue(draft(simple()))
    with pytest.raises(Refused, match="An issued offer never changes"):
        offers.edit_words(version=version, told_us="Other", by=lead_of(version.employer), at=at())


@pytest.mark.django_db(transaction=True)
def test_two_issues_at_once_give_one_offer_and_one_clear_no(quick: None) -> None:
    version = draft(simple())

    def attempt(_number: int) -> str:
        try:
            issue(OfferVersion.objects.get(pk=version.pk))
        except Refused as refused:
            return refused.message
        finally:
            connection.close()
        return "issued"

    with ThreadPoolExecutor(2) as pool:
        answers = sorted(pool.map(attempt, range(2)))
    assert answers == [f"{version.offer.number} version 1 was issued a moment ago. Look again.", "issued"]
    assert OfferVersion.objects.filter(status=OfferStatus.ISSUED).count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_composers_at_once_get_the_same_draft() -> None:
    employer = simple()

    def attempt(_number: int) -> int:
        try:
            return draft(employer).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(attempt, range(2))
    assert first == second

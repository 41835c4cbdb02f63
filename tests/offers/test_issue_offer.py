"""The command that composes, checks and issues."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from employers.models import Employer
from offers.actions import issuing, offers
from offers.models import OfferVersion
from offers.rendering.pdf import Pdf
from tests.factories.accounts import UserFactory
from tests.factories.employers import EmployerFactory
from tests.factories.offers import at, draft, lead_of, simple

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The PDF has tests of its own."""
    monkeypatch.setattr(issuing, "pdf_of", lambda _words, _fingerprint: Pdf(b"%PDF-1.7 x", 3, "a test"))


@pytest.fixture
def employer() -> Employer:
    return simple()


def run(capsys: pytest.CaptureFixture[str], *words: Any) -> str:
    call_command("issue_offer", *words)
    return capsys.readouterr().out.strip()


def test_issue_prints_number_version_and_fingerprint(
    employer: Employer, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    out = tmp_path / "offer.pdf"
    told = run(capsys, employer.reference, "--out", out)
    version = OfferVersion.objects.get()
    assert told == f"{version.offer.number} version 1 SHA-256 {version.snapshot_sha256}"
    assert out.read_bytes() == b"%PDF-1.7 x"


def test_issue_takes_the_draft_in_hand(employer: Employer, capsys: pytest.CaptureFixture[str]) -> None:
    version = draft(employer)
    offers.edit_words(version=version, told_us="You make bread.", by=lead_of(employer), at=at())
    run(capsys, employer.reference.lower())
    version.refresh_from_db()
    assert (version.status, version.told_us) == ("issued", "You make bread.")


def test_issue_as_json_gives_both_hashes(employer: Employer, capsys: pytest.CaptureFixture[str]) -> None:
    told = json.loads(run(capsys, employer.reference, "--json"))
    version = OfferVersion.objects.get()
    assert told == {
        "issued": True,
        "number": version.offer.number,
        "version": 1,
        "sha256": version.snapshot_sha256,
        "pdf_sha256": version.pdf_sha256,
    }


def test_failing_checks_are_listed_and_the_status_is_1(
    employer: Employer, capsys: pytest.CaptureFixture[str]
) -> None:
    employer.contacts.get(name="Grace Adeyemi").do_not_contacts.create(
        employer=employer, asked_on="2026-01-01", reason="Asked", recorded_by=lead_of(employer)
    )
    with pytest.raises(CommandError, match="was not issued") as error:
        call_command("issue_offer", employer.reference)
    assert error.value.returncode == 1
    assert capsys.readouterr().out.startswith("signatory: ")


def test_unknown_employer_ends_with_status_2() -> None:
    with pytest.raises(CommandError, match="No employer") as error:
        call_command("issue_offer", "EMP-000000")
    assert error.value.returncode == 2


@pytest.mark.parametrize("words", [["--as", "nobody@example.org"], []])
def test_nobody_to_issue_it_ends_with_status_2(words: list[str]) -> None:
    employer = EmployerFactory()
    with pytest.raises(CommandError) as error:
        call_command("issue_offer", employer.reference, *words)
    assert error.value.returncode == 2


def test_person_who_may_not_issue_is_refused(employer: Employer) -> None:
    verifier = UserFactory(verifier=True)
    with pytest.raises(CommandError, match="may not issue offers") as error:
        call_command("issue_offer", employer.reference, "--as", verifier.email)
    assert error.value.returncode == 1

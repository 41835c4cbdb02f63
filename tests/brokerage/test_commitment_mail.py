"""The one mail to each side when commitments become due for review."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.mail import EmailMessage
from pytest_django import DjangoCaptureOnCommitCallbacks

from brokerage.actions.commitment_dates import send_due_to_review
from employers.enums import ContactStatus
from employers.models import Contact, ContactBasis
from tests.factories.accounts import UserFactory
from tests.factories.brokerage.commitments import CommitmentFactory
from tests.factories.employers import ContactFactory, DoNotContactFactory, EmployerFactory

pytestmark = pytest.mark.django_db

AT = datetime(2027, 7, 1, 0, 5, tzinfo=UTC)
DUE = date(2027, 6, 30)


@pytest.fixture
def send(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks, mailoutbox: list[EmailMessage]
) -> Callable[[], list[EmailMessage]]:
    def run() -> list[EmailMessage]:
        with django_capture_on_commit_callbacks(execute=True):
            send_due_to_review(at=AT)
        return mailoutbox

    return run


def due_with(contact: Contact, **facts: Any) -> Any:
    return CommitmentFactory(active=True, due_on=DUE, employer=contact.employer, contact=contact, **facts)


def test_owner_and_contact_each_get_one_mail_for_two_commitments(
    send: Callable[[], list[EmailMessage]],
) -> None:
    tom = UserFactory(broker=True, name="Tom Hale", email="tom@example.org")
    sarah = ContactFactory(
        employer=EmployerFactory(name="Bramley Foods"), name="Sarah Okafor", email="sarah@bramley.example"
    )
    due_with(sarah, owner=tom, title="Mentors")
    due_with(sarah, owner=tom, title="Careers talks")
    letters = send()
    assert [(letter.to, letter.subject) for letter in letters] == [
        (["tom@example.org"], "2 commitments are due for review"),
        (["sarah@bramley.example"], "Due for review: what we agreed together"),
    ]
    for letter in letters:
        assert [title in letter.body for title in ("Mentors", "Careers talks")] == [True, True]


def test_mail_to_the_owner_says_by_when_to_decide(send: Callable[[], list[EmailMessage]]) -> None:
    commitment = CommitmentFactory(active=True, due_on=DUE)
    (letter,) = send()
    assert "Due 30 Jun 2027. Decide by 14 Jul 2027." in letter.body
    assert f"/commitments/{commitment.reference}/" in letter.body


def test_mail_to_the_employer_never_speaks_of_breach_or_failure(
    send: Callable[[], list[EmailMessage]],
) -> None:
    due_with(ContactFactory())
    words = send()[1].body.lower()
    assert [word for word in ("breach", "fail", "overdue", "late") if word in words] == []


def test_second_run_sends_nothing(send: Callable[[], list[EmailMessage]]) -> None:
    due_with(ContactFactory())
    send()
    assert len(send()) == 2


@pytest.mark.parametrize(
    "facts",
    [
        {"status": ContactStatus.LEFT, "left_on": date(2027, 1, 1)},
        {"status": ContactStatus.OBJECTED},
        {"email": ""},
    ],
    ids=["left", "objected", "no address"],
)
def test_contact_who_cannot_be_written_to_gets_nothing(
    send: Callable[[], list[EmailMessage]], facts: dict[str, Any]
) -> None:
    commitment = due_with(ContactFactory(**facts))
    assert [letter.to for letter in send()] == [[commitment.owner.email]]


def test_contact_without_a_lawful_basis_gets_nothing(send: Callable[[], list[EmailMessage]]) -> None:
    commitment = due_with(ContactFactory())
    ContactBasis.objects.all().delete()
    assert [letter.to for letter in send()] == [[commitment.owner.email]]


@pytest.mark.parametrize("whole_employer", [True, False])
def test_contact_of_an_employer_that_asked_us_to_stop_gets_nothing(
    send: Callable[[], list[EmailMessage]], whole_employer: bool
) -> None:
    contact = ContactFactory()
    DoNotContactFactory(employer=contact.employer, contact=None if whole_employer else contact)
    commitment = due_with(contact)
    assert [letter.to for letter in send()] == [[commitment.owner.email]]


def test_contact_beside_a_colleague_who_asked_us_to_stop_is_still_told(
    send: Callable[[], list[EmailMessage]],
) -> None:
    contact = ContactFactory()
    DoNotContactFactory(employer=contact.employer, contact=ContactFactory(employer=contact.employer))
    commitment = due_with(contact)
    assert [letter.to for letter in send()] == [[commitment.owner.email], [contact.email]]

"""What people are told by mail about commitments."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from django.conf import settings
from django.core.mail import send_mail
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse

from accounts.models import User
from brokerage.models import Commitment
from brokerage.policies.commitments import decide_review_by
from employers.enums import ContactStatus, Purpose
from employers.models import Contact, ContactBasis, DoNotContact

Person = TypeVar("Person", User, Contact)


def due_for_review(commitments: Iterable[Commitment]) -> None:
    """One mail to each owner and one to each contact, whatever the number that is due."""
    due = list(commitments)
    for owner, theirs in _by(due, lambda one: one.owner).items():
        _tell_owner(owner, theirs)
    for contact, theirs in _by(due, lambda one: one.contact).items():
        if may_write_to(contact):
            _tell_contact(contact, theirs)


def may_write_to(contact: Contact) -> bool:
    """Somebody still there, whose details we hold for this, and who has not asked us to stop."""
    if contact.status != ContactStatus.ACTIVE or not contact.email:
        return False
    asked = DoNotContact.objects.filter(
        Q(contact=contact) | Q(contact__isnull=True), employer=contact.employer_id, ended_at__isnull=True
    )
    held_for = ContactBasis.objects.filter(
        contact=contact, purpose__in=[Purpose.ACCOUNT, Purpose.OFFER], ended_on__isnull=True
    )
    return held_for.exists() and not asked.exists()


def _by(
    commitments: Sequence[Commitment], person_of: Callable[[Commitment], Person | None]
) -> dict[Person, list[Commitment]]:
    found: dict[Person, list[Commitment]] = defaultdict(list)
    for commitment in commitments:
        if person := person_of(commitment):
            found[person].append(commitment)
    return found


def _tell_owner(owner: User, commitments: Sequence[Commitment]) -> None:
    if not owner.is_active:
        return
    lines = [
        {
            "commitment": one,
            "decide_by": decide_review_by(one.due_on) if one.due_on else None,
            "link": settings.BASE_URL + reverse("commitment", args=[one.reference]),
        }
        for one in commitments
    ]
    noun = "commitment is" if len(lines) == 1 else "commitments are"
    body = render_to_string("brokerage/mail/due_for_review.txt", {"user": owner, "lines": lines})
    send_mail(f"{len(lines)} {noun} due for review", body, settings.DEFAULT_FROM_EMAIL, [owner.email])


def _tell_contact(contact: Contact, commitments: Sequence[Commitment]) -> None:
    context = {
        "contact": contact,
        "commitments": commitments,
        "owner": commitments[0].owner,
        "partnership": settings.PARTNERSHIP_NAME,
    }
    body = render_to_string("brokerage/mail/due_for_review_employer.txt", context)
    subject = "Due for review: what we agreed together"
    send_mail(subject, body, settings.DEFAULT_FROM_EMAIL, [contact.email])

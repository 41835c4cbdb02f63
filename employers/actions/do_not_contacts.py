"""An employer, or one person there, asked not to be approached."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from accounts.history import because, save_checked
from accounts.models import User
from employers.enums import ContactStatus, Topic
from employers.models import Contact, DoNotContact, Employer
from toolkit.errors import Refused


@transaction.atomic
def record(
    *,
    employer: Employer,
    contact: Contact | None = None,
    topics: Iterable[Topic] = (),
    asked_on: date,
    review_on: date | None = None,
    reason: str,
    by: User,
    at: datetime,
) -> DoNotContact:
    """No topics means every topic. The reason stays with the row: only the permitted read it."""
    if not reason.strip():
        message = "Write what they asked and why."
        raise Refused(message, field="reason")
    asked = DoNotContact(
        employer=employer,
        contact=contact,
        topics=list(topics),
        asked_on=asked_on,
        review_on=review_on,
        reason=reason.strip(),
        recorded_by=by,
    )
    why = f"Do not contact recorded: {contact or 'the employer'}"
    save_checked(asked, by=by, why=why, at=at)
    if contact is not None and not asked.topics and contact.status == ContactStatus.ACTIVE:
        contact.status = ContactStatus.OBJECTED
        save_checked(contact, by=by, why=why, at=at)
    return asked


@transaction.atomic
def end(*, do_not_contact: DoNotContact, why: str, by: User, at: datetime) -> DoNotContact:
    asked = (
        DoNotContact.objects.select_for_update(of=("self",))
        .select_related("contact")
        .get(pk=do_not_contact.pk)
    )
    if asked.ended_at is not None:
        message = "This has already ended."
        raise Refused(message)
    if not why.strip():
        message = "Say what changed, such as who asked us to be in touch again."
        raise Refused(message, field="why")
    asked.ended_at, asked.ended_by = at, by
    reason = because(f"Do not contact ended: {asked.contact or 'the employer'}", why)
    save_checked(asked, by=by, why=reason, at=at)
    contact = asked.contact
    if contact is not None and contact.status == ContactStatus.OBJECTED and not _still_asked(contact):
        contact.status = ContactStatus.ACTIVE
        save_checked(contact, by=by, why=reason, at=at)
    return asked


def _still_asked(contact: Contact) -> bool:
    return contact.do_not_contacts.filter(ended_at__isnull=True, topics=[]).exists()

"""Checks 6 and 9: who speaks and signs, and who will see the record."""

from collections.abc import Iterator

from employers.models import Contact, DoNotContact
from offers.checking.problem import Draft, Problem
from offers.reference_data.wording import wording
from offers.snapshot.annexes import agencies_involved


def named_contact(draft: Draft) -> Iterator[Problem]:
    version, url = draft.version, draft.words_url("people")
    contact, deputy = version.named_contact, version.deputy
    if contact is None:
        yield Problem("named_contact", "Nobody is named as their contact. Choose somebody.", url)
    elif not contact.is_active:
        yield Problem("named_contact", f"{contact.name} no longer works here. Choose somebody else.", url)
    elif not contact.phone:
        yield Problem("named_contact", f"{contact.name} has no phone number. Add it in their settings.", url)
    if deputy is None:
        yield Problem("named_contact", "Nobody is named as deputy. Choose somebody.", url)
    elif not deputy.is_active:
        yield Problem("named_contact", f"{deputy.name} no longer works here. Choose another deputy.", url)


def signatory(draft: Draft) -> Iterator[Problem]:
    contact, url = draft.version.signatory, draft.words_url("people")
    if contact is None:
        yield Problem("signatory", "Nobody is named who may sign for the employer. Choose somebody.", url)
    elif not contact.can_sign_on(draft.today):
        yield Problem("signatory", f"{contact.name} has no recorded authority to sign today.", url)
    elif asked_not_to(contact):
        yield Problem("signatory", f"{contact.name} or their firm asked us not to make contact.", url)


def asked_not_to(contact: Contact) -> bool:
    asked = DoNotContact.objects.filter(employer=contact.employer_id, ended_at__isnull=True)
    return any(one.contact_id in (None, contact.pk) for one in asked)


def notice(draft: Draft) -> Iterator[Problem]:
    newest = wording("notice", draft.today)["version"]
    if draft.version.notice_version != newest:
        words = f"“Your information” is not the wording in force, {newest}. Take it again from the record."
        yield Problem("notice", words, draft.words_url("information"))


def partners(draft: Draft) -> Iterator[Problem]:
    """Everyone on the page of partners still belongs to the partnership."""
    for agency in agencies_involved(draft.version, draft.lines):
        if agency.left_on and agency.left_on <= draft.today:
            words = f"{agency.name} has left the partnership. Give its lines to somebody else."
            yield Problem("partners", words, draft.url)

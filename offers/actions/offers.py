"""An offer from the first draft to the issue and, where it must be, the withdrawal."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from accounts.history import because, save_checked
from accounts.models import User
from employers.models import Employer
from offers.actions.copying import copy_into
from offers.actions.drafts import locked_draft
from offers.actions.issuing import ChecksFailed, issue
from offers.composing.lines import proposals_for
from offers.composing.people import People, people_for
from offers.composing.plan import measures_for, steps_for, valid_until
from offers.composing.words import words_for
from offers.enums import OfferStatus
from offers.models import Offer, OfferLine, OfferMeasure, OfferMilestone, OfferVersion
from offers.policies import check_composable, check_withdrawable
from toolkit.errors import Refused

__all__ = ["ChecksFailed", "compose", "edit_words", "issue", "take_words", "withdraw"]

WORD_FACTS = frozenset(
    {
        "standing",
        "told_us",
        "exchange",
        "reviews",
        "first_review_on",
        "information",
        "notice_version",
        "standing_text",
        "vat_note",
        "valid_until",
        "signatory",
        "named_contact",
        "deputy",
    }
)


@transaction.atomic
def compose(*, employer: Employer, by: User, at: datetime) -> OfferVersion:
    """The employer's draft: the one in hand, a copy of the last version, or one from the record.

    Two people who press at once get the same draft.
    """
    employer = Employer.objects.select_for_update(of=("self",)).get(pk=employer.pk)
    check_composable(employer)
    if draft := OfferVersion.objects.filter(employer=employer, status=OfferStatus.DRAFT).first():
        return draft
    people = people_for(employer, timezone.localdate(at))
    agency = people.agency or by.agency
    if agency is None:
        message = "You act for no agency today, so you cannot make an offer."
        raise Refused(message)
    last = OfferVersion.objects.filter(employer=employer).order_by("offer", "number").last()
    offer = last.offer if last else _new_offer(employer, by=by, at=at)
    draft = OfferVersion(
        offer=offer,
        employer=employer,
        number=last.number + 1 if last else 1,
        form=people.form,
        agency=agency,
        composed_at=at,
        composed_by=by,
    )
    if last:
        return copy_into(draft, last, people, by=by, at=at)
    return _from_record(draft, people, by=by, at=at)


@transaction.atomic
def edit_words(
    *, version: OfferVersion, seen: int | None = None, by: User, at: datetime, **facts: Any
) -> OfferVersion:
    """The prose, the dates and the people of a draft."""
    draft = locked_draft(version, seen=seen)
    for name in WORD_FACTS & facts.keys():
        setattr(draft, name, facts[name])
    save_checked(draft, by=by, why=f"Offer words changed: {draft}", at=at)
    return draft


@transaction.atomic
def take_words(
    *, version: OfferVersion, names: Iterable[str], seen_only: Iterable[str] = (), by: User, at: datetime
) -> OfferVersion:
    """Take these sections from the record again; `seen_only` keeps the words and notes the change as seen."""
    draft = locked_draft(version)
    today = timezone.localdate(at)
    proposals = proposals_for(draft.employer, today)
    words = words_for(
        draft.employer,
        people_for(draft.employer, today),
        proposals,
        standing=draft.standing,
        first_review_on=draft.first_review_on,
        today=today,
    )
    now = words.as_json()
    for name in names:
        setattr(draft, name, now[name])
        if name == "information":
            draft.notice_version = words.notice_version
    seen = {name: now[name] for name in (*names, *seen_only)}
    draft.words_composed = {**draft.words_composed, **seen}
    save_checked(draft, by=by, why=f"Offer words taken from the record: {draft}", at=at)
    return draft


@transaction.atomic
def withdraw(*, version: OfferVersion, reason: str, by: User, at: datetime) -> OfferVersion:
    """The employer must not rely on it any more; `reason` is kept and shown."""
    current = OfferVersion.objects.select_for_update(of=("self",)).select_related("offer").get(pk=version.pk)
    check_withdrawable(current)
    if not reason.strip():
        message = "Say why the offer is withdrawn."
        raise Refused(message, field="reason")
    current.status = OfferStatus.WITHDRAWN
    current.ended_at, current.ended_reason = at, reason.strip()
    save_checked(current, by=by, why=because(f"Offer withdrawn: {current}", reason), at=at)
    return current


def _new_offer(employer: Employer, *, by: User, at: datetime) -> Offer:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('offers_number_seq')")
        (serial,) = cursor.fetchone()
    year = timezone.localdate(at).year
    offer = Offer(employer=employer, number=f"{settings.PARTNERSHIP_PREFIX}-{year}-{serial:05d}")
    save_checked(offer, by=by, why=f"Offer begun: {offer.number}", at=at)
    return offer


def _from_record(draft: OfferVersion, people: People, *, by: User, at: datetime) -> OfferVersion:
    today = timezone.localdate(at)
    proposals = proposals_for(draft.employer, today)
    words = words_for(draft.employer, people, proposals, today=today)
    steps = steps_for(proposals, people, review_on=words.first_review_on, today=today)
    for name, text in words.as_json().items():
        setattr(draft, name, text)
    draft.words_composed = words.as_json()
    draft.notice_version, draft.first_review_on = words.notice_version, words.first_review_on
    draft.named_contact, draft.deputy, draft.signatory = people.named_contact, people.deputy, people.signatory
    draft.valid_until = valid_until(proposals, steps, today)
    why = f"Offer composed: {draft}"
    save_checked(draft, by=by, why=why, at=at)
    for position, proposal in enumerate(proposals):
        line = OfferLine(offer_version=draft, position=position)
        proposal.put_into(line)
        save_checked(line, by=by, why=why, at=at)
        line.streams.set(proposal.streams)
    for step in steps:
        save_checked(OfferMilestone(offer_version=draft, **vars(step)), by=by, why=why, at=at)
    for position, measure in enumerate(measures_for(proposals, people)):
        row = OfferMeasure(offer_version=draft, position=position, **vars(measure))
        save_checked(row, by=by, why=why, at=at)
    return draft

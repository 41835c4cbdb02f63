"""A new version that begins with the words of the last one."""

from datetime import date, datetime, timedelta
from typing import TypeVar

from django.utils import timezone

from accounts.history import save_checked
from accounts.models import User
from offers.composing.people import People
from offers.composing.words import VALID_DAYS, WORDS
from offers.models import OfferLine, OfferMeasure, OfferMilestone, OfferVersion

Part = TypeVar("Part", OfferLine, OfferMeasure, OfferMilestone)

# The people are today's, not those of the last version.
COPIED = (*WORDS, "standing", "notice_version", "first_review_on", "words_composed")


def copy_into(
    draft: OfferVersion, last: OfferVersion, people: People, *, by: User, at: datetime
) -> OfferVersion:
    for name in COPIED:
        setattr(draft, name, getattr(last, name))
    draft.named_contact, draft.deputy, draft.signatory = people.named_contact, people.deputy, people.signatory
    draft.valid_until = _valid_until(last, timezone.localdate(at))
    why = f"Offer version begun: {draft}, from version {last.number}"
    save_checked(draft, by=by, why=why, at=at)
    for line in last.lines.prefetch_related("streams"):
        streams = list(line.streams.all())
        _copy(line, draft, by=by, why=why, at=at).streams.set(streams)
    for step in last.milestones.all():
        _copy(step, draft, by=by, why=why, at=at)
    for measure in last.measures.all():
        _copy(measure, draft, by=by, why=why, at=at)
    return draft


def _valid_until(last: OfferVersion, today: date) -> date:
    """28 days, but never beyond the first step that is still to come."""
    steps = last.milestones.filter(on__gte=today).values_list("on", flat=True)
    return min([today + timedelta(days=VALID_DAYS), *steps])


def _copy(part: Part, draft: OfferVersion, *, by: User, why: str, at: datetime) -> Part:
    values = {
        field.name: getattr(part, field.name)
        for field in part._meta.concrete_fields
        if field.name not in ("id", "created_at", "version", "offer_version")
    }
    copy = type(part)(offer_version=draft, **values)
    save_checked(copy, by=by, why=why, at=at)
    return copy

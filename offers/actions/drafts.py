"""What every action on a draft begins with."""

from datetime import datetime
from typing import Any, TypeVar, cast

from accounts.models import Record, User
from offers.models import OfferLine, OfferMeasure, OfferMilestone, OfferVersion
from offers.policies import check_editable
from toolkit.errors import Stale

Part = TypeVar("Part", bound=OfferLine | OfferMeasure | OfferMilestone)

STALE = "Somebody saved this after you opened the page. Look at what they wrote and save again."


def locked_draft(version: OfferVersion, *, seen: int | None = None) -> OfferVersion:
    """The draft, held until the end of the transaction; refused once it is issued."""
    current = (
        OfferVersion.objects.select_for_update(of=("self",))
        .select_related("offer", "employer")
        .get(pk=version.pk)
    )
    check_editable(current)
    check_fresh(current, seen)
    return current


def locked_part(part: Part, *, seen: int | None = None) -> Part:
    """A line, step or measure of a draft, held together with the draft."""
    draft = locked_draft(part.offer_version)
    current = type(part).objects.select_for_update(of=("self",)).filter(pk=part.pk).first()
    if current is None:
        message = "Somebody removed this a moment ago."
        raise Stale(message)
    current.offer_version = draft
    check_fresh(current, seen)
    return cast("Part", current)


def check_fresh(record: Record, seen: int | None) -> None:
    if seen is not None and seen != record.version:
        raise Stale(STALE)


def remove_as(part: OfferLine | OfferMeasure | OfferMilestone, *, by: User, why: str, at: datetime) -> None:
    """Out of the draft; the row of its history that notes the removal says who and why."""
    noted: Any = part
    noted._history_user = by
    noted._change_reason = why
    noted._history_date = at
    part.delete()

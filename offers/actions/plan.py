"""The steps of a draft's timetable and its measures."""

from datetime import datetime
from typing import Any, TypeVar

from django.db import transaction

from accounts.history import save_checked
from accounts.models import User
from offers.actions.drafts import locked_draft, locked_part, remove_as
from offers.models import OfferMeasure, OfferMilestone, OfferVersion

Part = TypeVar("Part", OfferMeasure, OfferMilestone)

STEP_FACTS = frozenset({"on", "title", "detail", "who"})
MEASURE_FACTS = frozenset({"title", "definition", "baseline", "target", "source", "reported"})


@transaction.atomic
def add_step(*, version: OfferVersion, by: User, at: datetime, **facts: Any) -> OfferMilestone:
    step = OfferMilestone(offer_version=locked_draft(version))
    return _save(step, STEP_FACTS, facts, by=by, why="Offer timetable", at=at)


@transaction.atomic
def edit_step(
    *, step: OfferMilestone, seen: int | None = None, by: User, at: datetime, **facts: Any
) -> OfferMilestone:
    return _save(locked_part(step, seen=seen), STEP_FACTS, facts, by=by, why="Offer timetable", at=at)


@transaction.atomic
def add_measure(*, version: OfferVersion, by: User, at: datetime, **facts: Any) -> OfferMeasure:
    draft = locked_draft(version)
    measure = OfferMeasure(offer_version=draft, position=draft.measures.count())
    return _save(measure, MEASURE_FACTS, facts, by=by, why="Offer measure", at=at)


@transaction.atomic
def edit_measure(
    *, measure: OfferMeasure, seen: int | None = None, by: User, at: datetime, **facts: Any
) -> OfferMeasure:
    return _save(locked_part(measure, seen=seen), MEASURE_FACTS, facts, by=by, why="Offer measure", at=at)


@transaction.atomic
def remove(*, part: OfferMilestone | OfferMeasure, by: User, at: datetime) -> None:
    part = locked_part(part)
    what = "step" if isinstance(part, OfferMilestone) else "measure"
    remove_as(part, by=by, why=f"Offer {what} removed: {part.title}", at=at)


def _save(
    part: Part, known: frozenset[str], facts: dict[str, Any], *, by: User, why: str, at: datetime
) -> Part:
    for name in known & facts.keys():
        setattr(part, name, facts[name])
    save_checked(part, by=by, why=f"{why}: {part.title}", at=at)
    return part

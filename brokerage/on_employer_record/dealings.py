"""Pledges, training and programmes on the timeline: each history row says who, when and why."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import CharField, F, Q, Value
from django.db.models.functions import Coalesce

from brokerage.models import (
    PledgeFill,
    PledgeRelease,
    ProgrammeParty,
    TrainingCase,
    VacancyPledge,
)
from employers.record import Contributions, RecordContext, TimelineEntry, TimelineSource, Tone

SYSTEM = "Frontdoor"


def register(to: Contributions) -> None:
    to.timeline.append(TimelineSource(frozenset({"deal"}), entries))


def entries(context: RecordContext, before: datetime | None, limit: int) -> Sequence[TimelineEntry]:
    """One statement over every history table; rows of one action that share its reason become one."""
    first, *rest = [
        _newest(rows if before is None else rows.filter(history_date__lt=before), subject, limit)
        for subject, rows in _histories(context)
    ]
    rows = first.union(*rest).order_by("-at")[:limit]
    return [_entry(row) for row in rows]


def _histories(context: RecordContext) -> list[tuple[str, Any]]:
    employer = context.employer.pk
    return [
        ("pledge", VacancyPledge.history.filter(employer=employer)),
        ("pledge", PledgeRelease.history.filter(pledge__employer=employer)),
        ("pledge", PledgeFill.history.filter(release__pledge__employer=employer)),
        ("training", TrainingCase.history.filter(employer=employer)),
        ("programme", ProgrammeParty.history.filter(employer=employer)),
    ]


def _newest(rows: Any, subject: str, limit: int) -> Any:
    return (
        rows.filter(~Q(history_change_reason="") & Q(history_change_reason__isnull=False))
        .order_by("-history_date")
        .values(
            at=F("history_date"),
            who=Coalesce("history_user__name", Value(SYSTEM), output_field=CharField()),
            why=F("history_change_reason"),
            subject=Value(subject, output_field=CharField()),
        )[:limit]
    )


LOOKS: dict[str, tuple[str, Tone]] = {
    "pledge": ("flag", "idle"),
    "training": ("graduation-cap", "idle"),
    "programme": ("blocks", "idle"),
}


def _entry(row: dict[str, Any]) -> TimelineEntry:
    title, _, text = row["why"].partition("\n")
    icon, tone = LOOKS[row["subject"]]
    if "start recorded" in title or "starts recorded" in title:
        icon, tone = "trending-up", "good"
    return TimelineEntry(
        at=row["at"], kind="deal", icon=icon, title=title, who=row["who"], text=text, tone=tone
    )

"""What brokerage adds to the timeline: each history row says who, when and why."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import CharField, F, Q, Value
from django.db.models.functions import Coalesce
from django.urls import reverse

from brokerage.models import (
    Commitment,
    CommitmentDispute,
    CommitmentProgress,
    CommitmentShare,
    Need,
    NeedsAssessment,
    PledgeFill,
    PledgeRelease,
    ProgrammeParty,
    TrainingCase,
    VacancyPledge,
)
from employers.models import Employer
from employers.record import Contributions, RecordContext, TimelineEntry, TimelineSource, Tone

SYSTEM = "Frontdoor"
NEEDS, PLEDGE, TRAINING, PROGRAMME = "needs", "pledge", "training", "programme"
# How an entry of a commitment or need looks, by how the reason of the action begins; the first that fits.
BY_REASON: tuple[tuple[str, str, Tone], ...] = (
    ("Commitment disputed", "message-square-warning", "bad"),
    ("Dispute", "scale", "info"),
    ("Progress recorded", "trending-up", "idle"),
    ("Evidence accepted", "badge-check", "good"),
    ("Commitment fulfilled", "circle-check", "good"),
    ("Commitment due for review", "calendar-clock", "warn"),
    ("Commitment suspended", "circle-pause", "warn"),
    ("Commitment varied", "git-compare", "info"),
    ("Need", "target", "idle"),
    ("", "handshake", "idle"),
)
BY_SUBJECT: dict[str, tuple[str, Tone]] = {
    PLEDGE: ("flag", "idle"),
    TRAINING: ("graduation-cap", "idle"),
    PROGRAMME: ("blocks", "idle"),
}


def register(to: Contributions) -> None:
    to.timeline.append(TimelineSource(frozenset({"deal"}), entries))


def entries(context: RecordContext, before: datetime | None, limit: int) -> Sequence[TimelineEntry]:
    """One statement over every history table; rows of one action that share its reason become one."""
    first, *rest = [_newest(rows, before, limit) for rows in _histories(context.employer)]
    rows = first.union(*rest).order_by("-at")[:limit]
    return [_entry(row) for row in rows]


def _histories(employer: Employer) -> list[Any]:
    """What each row is `about`: a commitment by its reference, anything else by its subject."""
    at = employer.pk
    return [
        Commitment.history.filter(employer=at).annotate(about=F("reference")),
        CommitmentProgress.history.filter(commitment__employer=at).annotate(about=F("commitment__reference")),
        CommitmentDispute.history.filter(commitment__employer=at).annotate(about=F("commitment__reference")),
        CommitmentShare.history.filter(commitment__employer=at).annotate(about=F("commitment__reference")),
        NeedsAssessment.history.filter(employer=at).annotate(about=_text(NEEDS)),
        _tellable_needs(employer).annotate(about=_text(NEEDS)),
        VacancyPledge.history.filter(employer=at).annotate(about=_text(PLEDGE)),
        PledgeRelease.history.filter(pledge__employer=at).annotate(about=_text(PLEDGE)),
        PledgeFill.history.filter(release__pledge__employer=at).annotate(about=_text(PLEDGE)),
        TrainingCase.history.filter(employer=at).annotate(about=_text(TRAINING)),
        ProgrammeParty.history.filter(employer=at).annotate(about=_text(PROGRAMME)),
    ]


def _text(word: str) -> Value:
    return Value(word, output_field=CharField())


def _tellable_needs(employer: Employer) -> Any:
    """A need made confidential later keeps back what was written while it was open."""
    now_confidential = Need.objects.filter(assessment__employer=employer, is_confidential=True)
    rows = Need.history.filter(assessment__employer=employer.pk)
    return rows.exclude(is_confidential=False, id__in=now_confidential.values("pk"))


def _newest(rows: Any, before: datetime | None, limit: int) -> Any:
    if before:
        rows = rows.filter(history_date__lt=before)
    return (
        rows.filter(~Q(history_change_reason="") & Q(history_change_reason__isnull=False))
        .order_by("-history_date")
        .values(
            "about",
            at=F("history_date"),
            who=Coalesce("history_user__name", Value(SYSTEM), output_field=CharField()),
            why=F("history_change_reason"),
        )[:limit]
    )


def _entry(row: dict[str, Any]) -> TimelineEntry:
    title, _, text = row["why"].partition("\n")
    icon, tone = _look(row["about"], title)
    # A link on every line would say nothing; it stands where there is something to look at.
    is_commitment = row["about"] not in {NEEDS, *BY_SUBJECT}
    to_see = is_commitment and tone in {"bad", "warn", "info"}
    return TimelineEntry(
        at=row["at"],
        kind="deal",
        icon=icon,
        title=title,
        who=row["who"],
        text=text,
        tone=tone,
        link_label="See the commitment" if to_see else "",
        link_url=reverse("commitment", args=[row["about"]]) if to_see else "",
    )


def _look(about: str, title: str) -> tuple[str, Tone]:
    if about not in BY_SUBJECT:
        return next((icon, tone) for start, icon, tone in BY_REASON if title.startswith(start))
    if "start recorded" in title or "starts recorded" in title:
        return "trending-up", "good"
    return BY_SUBJECT[about]

"""What happened with an employer, newest first, from every source in one order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import CharField, F, OuterRef, Q, Value
from django.db.models.functions import Coalesce, JSONObject

from employers.enums import Direction, InteractionKind, NextActionStatus, Topic, Visibility
from employers.models import (
    Account,
    AccountLead,
    Contact,
    DoNotContact,
    Employer,
    EmployerFile,
    EmployerIdentifier,
    EmployerIndustry,
    EmployerName,
    Interaction,
    InteractionAttendee,
    NextAction,
    Site,
)
from employers.record import RecordContext, TimelineEntry, TimelineKind, TimelineSource, contributions
from toolkit.dates import london_day

PAGE = 12
# Rows read beyond a page, so that entries of one moment at its edge rarely need a second reading.
MARGIN = 8
MOST = 2000

EVERYTHING: frozenset[TimelineKind] = frozenset({"contact", "employer", "deal", "changes"})


@dataclass(frozen=True)
class Filter:
    label: str
    kinds: frozenset[TimelineKind]


FILTERS: dict[str, Filter] = {
    "all": Filter("All", EVERYTHING),
    "contact": Filter("Contact", frozenset({"contact", "employer"})),
    "employer": Filter("From employer", frozenset({"employer"})),
    "changes": Filter("Changes", frozenset({"deal", "changes"})),
}


@dataclass(frozen=True)
class Month:
    name: str
    entries: Sequence[TimelineEntry]


@dataclass(frozen=True)
class TimelinePage:
    """`earlier` is the moment before which the next page begins; None on the last page."""

    months: Sequence[Month]
    earlier: datetime | None


def timeline_page(
    context: RecordContext, *, chosen: str = "all", before: datetime | None = None, wanted: int = PAGE
) -> TimelinePage:
    kinds = FILTERS.get(chosen, FILTERS["all"]).kinds
    sources = [source for source in (*OWN_SOURCES, *contributions.timeline) if source.kinds & kinds]
    limit = wanted + MARGIN
    while True:
        loads = [source.load(context, before, limit) for source in sources]
        # A source that gave as many as it was asked for may hold more: nothing at or before the
        # last of them is certain to be complete.
        horizon = max((rows[-1].at for rows in loads if len(rows) >= limit), default=None)
        entries = sorted(
            (entry for rows in loads for entry in rows if entry.kind in kinds),
            key=lambda entry: entry.at,
            reverse=True,
        )
        complete = [entry for entry in entries if horizon is None or entry.at > horizon]
        if horizon is None or len(complete) >= wanted or limit >= MOST:
            return _cut(complete, horizon, wanted)
        limit *= 4


def _cut(entries: list[TimelineEntry], horizon: datetime | None, wanted: int) -> TimelinePage:
    """Entries of one moment stay on one page, so that a moment is enough to say where the next begins."""
    if len(entries) <= wanted:
        return TimelinePage(_months(entries), horizon + timedelta(microseconds=1) if horizon else None)
    edge = entries[wanted - 1].at
    page = [entry for entry in entries if entry.at >= edge]
    more = len(page) < len(entries) or horizon is not None
    return TimelinePage(_months(page), edge if more else None)


def _months(entries: list[TimelineEntry]) -> list[Month]:
    return [
        Month(name, list(rows))
        for name, rows in groupby(entries, key=lambda entry: f"{london_day(entry.at):%B %Y}")
    ]


# Contact

KIND_ICONS = {
    InteractionKind.PHONE: "phone",
    InteractionKind.VISIT: "map-pin",
    InteractionKind.EMAIL: "mail",
    InteractionKind.VIDEO: "video",
    InteractionKind.EVENT: "calendar-days",
    InteractionKind.LETTER: "mail-open",
    InteractionKind.TEXT: "message-square",
    InteractionKind.PORTAL_MESSAGE: "message-circle",
}
# An email goes to somebody; a call is with them.
ONE_WAY = {
    InteractionKind.EMAIL,
    InteractionKind.LETTER,
    InteractionKind.TEXT,
    InteractionKind.PORTAL_MESSAGE,
}
SHORT_VISIBILITY = {Visibility.AGENCY: "{agency} only", Visibility.RESTRICTED: "Restricted"}


def contact_entries(context: RecordContext, before: datetime | None, limit: int) -> Sequence[TimelineEntry]:
    """One statement: who took part and who was spoken to come as lists beside each row."""
    took_part = InteractionAttendee.objects.filter(interaction=OuterRef("pk")).order_by("pk")
    spoken_to = Contact.objects.filter(interactions=OuterRef("pk")).order_by("name", "pk")
    rows = (
        Interaction.objects.visible_to(context.user)
        .filter(employer=context.employer)
        .select_related("site", "agency")
        .annotate(
            took_part=ArraySubquery(
                took_part.values(who=JSONObject(name="user__name", agency="agency__short_name"))
            ),
            spoken_to=ArraySubquery(spoken_to.values("name")),
        )
    )
    if before:
        rows = rows.filter(happened_at__lt=before)
    return [_contact_entry(row) for row in rows.order_by("-happened_at", "-pk")[:limit]]


def _contact_entry(row: Any) -> TimelineEntry:
    agencies = {one["agency"] for one in row.took_part}
    tags = [topic.label for topic in Topic if topic in row.topics]
    if row.visibility in SHORT_VISIBILITY:
        tags.append(SHORT_VISIBILITY[Visibility(row.visibility)].format(agency=row.agency.short_name))
    return TimelineEntry(
        at=row.happened_at,
        kind="employer" if row.direction == Direction.IN else "contact",
        icon=KIND_ICONS[InteractionKind(row.kind)],
        title=_contact_title(row, joint=len(agencies) > 1),
        who=", ".join(f"{one['name']} ({one['agency']})" for one in row.took_part),
        text=row.summary,
        tags=tags,
    )


def _contact_title(row: Any, *, joint: bool) -> str:
    kind = row.get_kind_display()
    if joint:
        kind = f"Joint {kind.lower()}"
    to_them = "to" if row.kind in ONE_WAY else "with"
    between = "from" if row.direction == Direction.IN else to_them
    people = _and(row.spoken_to)
    title = f"{kind} {between} {people}" if people else kind
    if row.direction == Direction.IN and not people:
        title = f"{kind} from the employer"
    return f"{title}, {row.site.name}" if row.site else title


def _and(names: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


# Changes, from the history of the record's own tables

# The first word of the reason that the action gave says what changed.
CHANGE_ICONS = {
    "Record": "flag",
    "Renamed": "tag",
    "Site": "map-pin",
    "Contact": "user",
    "Authority": "signature",
    "Do": "hand",
    "Lead": "users",
    "Deputy": "users",
    "Account": "users",
    "Tier": "layers",
    "Engagement": "trending-up",
    "Next": "calendar-days",
    "Action": "check",
    "File": "paperclip",
    "Company": "hash",
    "Industries": "factory",
}
SYSTEM = "Frontdoor"


def change_entries(context: RecordContext, before: datetime | None, limit: int) -> Sequence[TimelineEntry]:
    """One statement over every history table; rows of one action share its reason and become one."""
    first, *rest = [_changes(rows, before, limit) for rows in _histories(context)]
    rows = first.union(*rest).order_by("-at")[:limit]
    return [
        TimelineEntry(
            at=row["at"],
            kind="changes",
            icon=CHANGE_ICONS.get(row["why"].partition(" ")[0], "pencil"),
            title=title,
            who=row["who"],
            text=text,
        )
        for row in rows
        for title, text in [_title_and_text(row["why"])]
    ]


def _histories(context: RecordContext) -> list[Any]:
    employer = context.employer.pk
    files = EmployerFile.objects.visible_to(context.user).filter(employer=employer)
    actions = NextAction.objects.visible_to(context.user).filter(employer=employer)
    settled = [NextActionStatus.DONE, NextActionStatus.CANCELLED]
    return [
        Employer.history.filter(id=employer),
        EmployerName.history.filter(employer=employer),
        EmployerIdentifier.history.filter(employer=employer),
        EmployerIndustry.history.filter(employer=employer),
        Site.history.filter(employer=employer),
        Contact.history.filter(employer=employer),
        DoNotContact.history.filter(employer=employer),
        Account.history.filter(employer=employer),
        AccountLead.history.filter(account__employer=employer),
        EmployerFile.history.filter(id__in=files.values("pk")),
        NextAction.history.filter(id__in=actions.values("pk"), status__in=settled),
    ]


def _changes(rows: Any, before: datetime | None, limit: int) -> Any:
    if before:
        rows = rows.filter(history_date__lt=before)
    return (
        rows.filter(~Q(history_change_reason="") & Q(history_change_reason__isnull=False))
        .order_by("-history_date")
        .values(
            at=F("history_date"),
            who=Coalesce("history_user__name", Value(SYSTEM), output_field=CharField()),
            why=F("history_change_reason"),
        )[:limit]
    )


def _title_and_text(why: str) -> tuple[str, str]:
    """What changed, and the words of the person on the lines after it."""
    title, _, text = why.partition("\n")
    return title, text


OWN_SOURCES = (
    TimelineSource(frozenset({"contact", "employer"}), contact_entries),
    TimelineSource(frozenset({"changes"}), change_entries),
)

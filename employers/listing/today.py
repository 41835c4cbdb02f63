"""What a person must do or know today."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet
from django.urls import reverse

from accounts.models import User
from accounts.permissions import Permission
from employers.listing.caseload import caseload, gone_quiet, heard_from, unanswered
from employers.models import NextAction
from employers.record import TodayItem, contributions
from toolkit.dates import day, distance

SHOWN = 50
SOON = timedelta(days=7)


@dataclass(frozen=True)
class Section:
    name: str
    items: Sequence[TodayItem]


def my_actions(user: User, *, before: date) -> QuerySet[NextAction]:
    return (
        NextAction.objects.visible_to(user)
        .open()
        .filter(owner=user, due_on__lt=before)
        .select_related("employer", "interaction")
        .order_by("due_on", "pk")
    )


def due_now(user: User, today: date) -> int:
    """How many of this person's actions are overdue or due today: the count beside Today."""
    if not user.may(Permission.SEE_EMPLOYERS):
        return 0
    return my_actions(user, before=today + timedelta(days=1)).count()


def sections(user: User, today: date) -> list[Section]:
    """Replies, then what higher apps add, each only where it has something."""
    found = [
        Section("Employers waiting for a reply", _replies(user, today)),
        *_contributed(user, today),
    ]
    return [section for section in found if section.items]


def _replies(user: User, today: date) -> list[TodayItem]:
    return [
        TodayItem(
            due_on=None,
            title=f"{one.get_kind_display()} from {one.employer.name}",
            employer_name=one.employer.name,
            url=reverse("employer", args=[one.employer.reference]),
            note=f"{day(one.happened_at)}, {distance(one.happened_at, today)}: {one.summary[:120]}",
            tone="info",
            icon="message-circle",
        )
        for one in unanswered(user, today)[:SHOWN]
    ]


def quiet(user: User, today: date) -> list[TodayItem]:
    """The employers of the caseload that have gone quiet, the longest first."""
    employers = gone_quiet(caseload(user, today), user, today).annotate(heard_at=heard_from(user))
    return [
        TodayItem(
            due_on=None,
            title=one.name,
            employer_name=one.name,
            url=reverse("employer", args=[one.reference]),
            note=f"Nothing heard since {day(one.heard_at)}, {distance(one.heard_at, today)}",
            tone="warn",
            icon="clock",
        )
        for one in employers.order_by("heard_at", "pk")[:SHOWN]
    ]


def _contributed(user: User, today: date) -> list[Section]:
    by_name: dict[str, list[TodayItem]] = {}
    for source in sorted(contributions.today, key=lambda one: one.order):
        by_name.setdefault(source.section, []).extend(source.load(user, today))
    return [Section(name, items) for name, items in by_name.items()]

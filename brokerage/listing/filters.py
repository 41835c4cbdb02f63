"""What the list of commitments across employers can be narrowed by, and its ready-made views."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, ClassVar

import django_filters
from django.db.models import Count, Q, QuerySet

from accounts.models import Agency, User
from brokerage.enums import (
    OPEN_TERMS,
    SETTLED_COMMITMENTS,
    CommitmentDirection,
    CommitmentKind,
    CommitmentStatus,
    DisputeStatus,
)
from brokerage.listing.rows import FLAG_WORDS
from brokerage.models import Commitment
from brokerage.queries.progress import Flag, overdue, progress_of, undisputed
from employers.models import Employer
from toolkit.forms import FilterForm

DISPUTED, SETTLED = "disputed", "settled"
STANDINGS = [
    *((flag, words) for flag, words in FLAG_WORDS.items() if flag != "ended"),
    (DISPUTED, "Disputed"),
    (SETTLED, "Settled or ended"),
]
DUE = [("late", "Before today"), ("month", "In the next 30 days"), ("quarter", "In the next 90 days")]
DAYS = {"month": 30, "quarter": 90}
SORTS = {"due": "due_on", "title": "title", "employer": "employer__name"}


@dataclass(frozen=True)
class View:
    """A ready-made view; `narrow` gives its commitments."""

    name: str
    label: str
    narrow: Callable[[QuerySet[Commitment], date], QuerySet[Commitment]]


def _unsettled(rows: QuerySet[Commitment]) -> QuerySet[Commitment]:
    return rows.exclude(status__in=SETTLED_COMMITMENTS)


VIEWS = (
    View("all", "All", lambda rows, _today: rows),
    View("theirs", "Theirs", lambda rows, _today: rows.filter(direction=CommitmentDirection.EMPLOYER)),
    View("ours", "Ours", lambda rows, _today: rows.filter(direction=CommitmentDirection.PARTNERSHIP)),
    View("overdue", "Overdue", lambda rows, today: undisputed(overdue(rows, today))),
    View("review", "Due for review", lambda rows, _today: rows.filter(status=CommitmentStatus.DUE_REVIEW)),
)


def everything(user: User) -> QuerySet[Commitment]:
    """Every commitment of every employer that this person may see."""
    return Commitment.objects.visible_to(user).filter(employer__in=Employer.objects.visible_to(user))


def counts(user: User, today: date) -> dict[str, int]:
    """How many each view holds, settled ones left out, in one statement."""
    found = everything(user).aggregate(
        **{
            view.name: Count(
                "pk", filter=Q(pk__in=_unsettled(view.narrow(Commitment.objects.all(), today)).values("pk"))
            )
            for view in VIEWS
        }
    )
    return {view.name: found[view.name] for view in VIEWS}


class CommitmentFilter(django_filters.FilterSet):
    """Settled ones are left out until they are asked for."""

    q = django_filters.CharFilter(method="with_words", label="Commitment or employer", max_length=160)
    kind = django_filters.ChoiceFilter(
        field_name="kind", label="Kind", choices=CommitmentKind.choices, empty_label="Any"
    )
    status = django_filters.ChoiceFilter(
        method="standing", label="Status", choices=STANDINGS, empty_label="Any"
    )
    agency = django_filters.ChoiceFilter(field_name="agency__code", label="Agency", empty_label="Any")
    due = django_filters.ChoiceFilter(method="due_within", label="Due", choices=DUE, empty_label="Any")

    class Meta:
        model = Commitment
        fields: ClassVar[list[str]] = []
        form = FilterForm

    def __init__(self, data: Any, *, user: User, today: date) -> None:
        views = {view.name: view for view in VIEWS}
        view = views.get(data.get("view", ""), VIEWS[0])
        rows = view.narrow(everything(user), today)
        super().__init__(data, rows if data.get("status") == SETTLED else _unsettled(rows))
        self.today = today
        agencies = Agency.objects.order_by("name").values_list("code", "name")
        self.filters["agency"].extra["choices"] = list(agencies)

    def with_words(self, rows: Any, _name: str, value: str) -> Any:
        for word in value.split():
            rows = rows.filter(
                Q(title__icontains=word) | Q(employer__name__icontains=word) | Q(reference__iexact=word)
            )
        return rows

    def standing(self, rows: Any, _name: str, value: str) -> Any:
        at_once = {
            DISPUTED: Q(disputes__status=DisputeStatus.OPEN),
            SETTLED: Q(status__in=SETTLED_COMMITMENTS),
            "awaiting": Q(status__in=OPEN_TERMS),
            "paused": Q(status=CommitmentStatus.SUSPENDED),
        }
        if value in at_once:
            return rows.filter(at_once[value])
        if value == "overdue":
            return overdue(rows, self.today)
        return rows.filter(pk__in=self._that_are(rows, value))

    def _that_are(self, rows: Any, flag: Flag | str) -> list[int]:
        """Worked out row by row, as everywhere: what is on track is never stored."""
        found = progress_of(rows, self.today)
        return [pk for pk, progress in found.items() if progress.flag == flag]

    def due_within(self, rows: Any, _name: str, value: str) -> Any:
        if value == "late":
            return rows.filter(due_on__lt=self.today)
        return rows.filter(due_on__range=(self.today, self.today + timedelta(days=DAYS[value])))


def in_order(rows: QuerySet[Commitment], sort: str) -> QuerySet[Commitment]:
    column = SORTS.get(sort.removeprefix("-"), SORTS["due"])
    return rows.order_by(f"-{column}" if sort.startswith("-") else column, "pk")

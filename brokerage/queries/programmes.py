"""Reads of programmes designed with employers."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.http import Http404

from accounts.models import User
from brokerage.enums import PartyRole, ProgrammeStatus, SpecStatus
from brokerage.models import Cohort, Programme, ProgrammeFunding, ProgrammeParty, ProgrammeSpec
from brokerage.policies.programmes import SECTIONS
from employers.models import Employer

OVER = [ProgrammeStatus.RETIRED, ProgrammeStatus.CANCELLED]


def with_counts(rows: QuerySet[Programme]) -> QuerySet[Any]:
    """Adds employers, places, starts and jobs, in the same statement."""
    cohorts = Cohort.objects.filter(programme=OuterRef("pk")).order_by().values("programme")
    counts = {
        name: Coalesce(
            Subquery(cohorts.annotate(all=Sum(name)).values("all"), output_field=IntegerField()), 0
        )
        for name in ("places", "starts", "completions", "jobs")
    }
    employers = (
        ProgrammeParty.objects.filter(programme=OuterRef("pk"), role=PartyRole.EMPLOYER)
        .order_by()
        .values("programme")
        .annotate(all=Count("pk"))
        .values("all")
    )
    return rows.annotate(
        **counts, employers=Coalesce(Subquery(employers, output_field=IntegerField()), 0)
    ).select_related("lead_agency", "provider", "owner")


def get_programme(user: User, reference: str) -> Any:
    """The programme under its public reference; what this person may not see does not exist."""
    rows = with_counts(Programme.objects.visible_to(user)).select_related(
        "lead_agency", "accountable_body", "provider__agency", "owner"
    )
    programme = rows.filter(reference=reference.upper()).first()
    if programme is None:
        message = f"No programme {reference}"
        raise Http404(message)
    return programme


def employer_programmes(user: User, employer: Employer) -> list[Any]:
    parties = ProgrammeParty.objects.filter(employer=employer).values("programme")
    rows = with_counts(Programme.objects.visible_to(user).filter(pk__in=parties))
    return sorted(rows.order_by("title", "pk"), key=lambda programme: programme.status in OVER)


@dataclass(frozen=True)
class Money:
    """Cash and in kind are never added into one another's line; `missing` is of the whole cost."""

    cost: Decimal
    cash: Decimal
    in_kind: Decimal
    unconfirmed: Decimal

    @property
    def missing(self) -> Decimal:
        return self.cost - self.cash - self.in_kind


def money_of(programme: Programme, lines: Sequence[ProgrammeFunding]) -> Money:
    return Money(
        programme.total_cost or Decimal(0),
        sum((line.amount for line in lines if not line.in_kind), Decimal(0)),
        sum((line.amount for line in lines if line.in_kind), Decimal(0)),
        sum((line.amount for line in lines if line.confirmed_on is None), Decimal(0)),
    )


@dataclass(frozen=True)
class Difference:
    section: str
    before: str
    after: str


def compare(before: ProgrammeSpec, after: ProgrammeSpec) -> list[Difference]:
    """The sections that two versions say differently, in reading order."""
    pairs = [(name, str(getattr(before, name)), str(getattr(after, name))) for name in SECTIONS]
    return [Difference(section_label(name), old, new) for name, old, new in pairs if old != new]


def section_label(name: str) -> str:
    return name.replace("_", " ").capitalize()


@dataclass(frozen=True)
class ProgrammeTotals:
    programmes: int
    delivering: int
    places: int


def programme_totals(rows: QuerySet[Any]) -> ProgrammeTotals:
    """Over rows that `with_counts` gave."""
    found = rows.order_by().aggregate(
        all=Count("pk"),
        delivering=Count("pk", filter=Q(status=ProgrammeStatus.DELIVERING)),
        all_places=Coalesce(Sum("places"), 0),
    )
    return ProgrammeTotals(found["all"], found["delivering"], found["all_places"])


def current_spec(specs: Sequence[ProgrammeSpec]) -> ProgrammeSpec | None:
    """The version in hand, else the agreed one, else the newest."""
    order = [SpecStatus.OPEN, SpecStatus.DRAFT, SpecStatus.AGREED, SpecStatus.RETIRED]
    return min(specs, key=lambda spec: (order.index(SpecStatus(spec.status)), -spec.number), default=None)

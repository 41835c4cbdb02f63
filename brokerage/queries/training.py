"""Reads of training cases: their clocks, their counts and what could meet a need."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median
from typing import Any

from django.db.models import Count, IntegerField, Max, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.http import Http404

from accounts.models import User
from brokerage.enums import APPROVAL_IN_FORCE, ENDED_CASES, CaseStatus, QualificationLevel
from brokerage.models import (
    Enrolment,
    Need,
    Provider,
    ProviderApproval,
    Provision,
    ProvisionGap,
    TrainingCase,
)
from brokerage.models.training import ACKNOWLEDGE_DAYS, CONTACT_DAYS, PROPOSAL_DAYS
from employers.models import Employer
from employers.working_days import add_working_days, working_days_between
from toolkit.dates import london_day

# A gap repeated this often within the time suggests teaching several employers' staff together.
CLUSTER_AT, GAP_MONTHS = 3, 24
LEARNING = [CaseStatus.ENROLLED, CaseStatus.IN_LEARNING]
FINISHED = [CaseStatus.COMPLETED, CaseStatus.FEEDBACK, CaseStatus.CLOSED]


@dataclass(frozen=True)
class Clock:
    """What the provider owes next, and by which working day."""

    owes: str
    due_on: date
    is_late: bool


CLOCKS = {
    CaseStatus.REFERRED: ("acknowledge", ACKNOWLEDGE_DAYS),
    CaseStatus.ACKNOWLEDGED: ("speak to the employer", CONTACT_DAYS),
    CaseStatus.PROVIDER_CONTACT: ("make a proposal", PROPOSAL_DAYS),
}


def clock_of(case: TrainingCase, today: date) -> Clock | None:
    """Counted in working days from the referral; None when no provider owes anything."""
    owed = CLOCKS.get(CaseStatus(case.status))
    if owed is None or case.referred_at is None:
        return None
    words, days = owed
    due_on = add_working_days(london_day(case.referred_at), days)
    return Clock(words, due_on, due_on < today)


def late(today: date) -> Q:
    """Cases whose provider has let a clock run out: the same rule as `clock_of`, for lists."""
    found = Q(pk__in=[])
    for status, (_, days) in CLOCKS.items():
        found |= Q(status=status, referred_at__date__lte=_last_late_day(today, days))
    return found


def _last_late_day(today: date, days: int) -> date:
    """The last day on which a referral is too old by now."""
    day = today
    while add_working_days(day, days) >= today:
        day -= timedelta(days=1)
    return day


def with_counts(rows: QuerySet[TrainingCase]) -> QuerySet[Any]:
    """Adds how many started, achieved and finished, in the same statement."""
    here = Enrolment.objects.filter(case=OuterRef("pk")).order_by().values("case")
    counts = {
        name: Coalesce(Subquery(here.annotate(all=Sum(name)).values("all"), output_field=IntegerField()), 0)
        for name in ("started", "achieved", "not_achieved", "job_outcomes")
    }
    left = here.annotate(all=Sum("withdrawn")).values("all")
    return rows.annotate(
        **counts, left=Coalesce(Subquery(left, output_field=IntegerField()), 0)
    ).select_related("employer", "owner", "agency", "chosen__provider")


def employer_cases(user: User, employer: Employer) -> list[Any]:
    """All of them, those still running first."""
    rows = with_counts(TrainingCase.objects.visible_to(user).filter(employer=employer))
    return sorted(rows.order_by("-created_at", "-pk"), key=lambda case: case.status in ENDED_CASES)


def get_case(user: User, reference: str) -> Any:
    """The case under its public reference; what this person may not see does not exist."""
    rows = with_counts(TrainingCase.objects.visible_to(user)).select_related(
        "employer",
        "owner",
        "agency",
        "contact",
        "chosen__provider__agency",
        "assessment",
        "impartial_by",
        "funding_confirmed_by",
    )
    case = rows.filter(reference=reference.upper()).first()
    if case is None:
        message = f"No training case {reference}"
        raise Http404(message)
    return case


# What could meet a need


@dataclass(frozen=True)
class Suggestion:
    """A course, how well it fits from 1 to 5, and why in words. Never ordered by who pays."""

    provision: Provision
    fit: int
    reasons: list[str]

    @property
    def why(self) -> str:
        return ". ".join(self.reasons)


def suggestions(needs: Sequence[Need], today: date, *, most: int = 6) -> list[Suggestion]:
    """Courses of providers whose newest approval is in force, on these needs' topics, best fit first."""
    if not needs:
        return []
    covering = ProviderApproval.objects.filter(
        provider=OuterRef("provider"), starts_on__lte=today, ends_on__gte=today
    ).order_by("-starts_on", "-pk")
    rows = (
        Provision.objects.filter(
            Q(valid_to__isnull=True) | Q(valid_to__gte=today),
            topic__in={need.topic for need in needs},
            valid_from__lte=today,
        )
        .annotate(approval=Subquery(covering.values("status")[:1]))
        .filter(approval__in=APPROVAL_IN_FORCE)
        .select_related("provider")
    )
    fitted = [_suggest(provision, _need_for(provision, needs)) for provision in rows]
    return sorted(fitted, key=lambda one: (-one.fit, one.provision.title))[:most]


def _need_for(provision: Provision, needs: Sequence[Need]) -> Need:
    """The need this course answers best: same topic, same level where there is one."""
    same = [need for need in needs if need.topic == provision.topic]
    return next((need for need in same if need.target_level == provision.level), same[0])


def _suggest(provision: Provision, need: Need) -> Suggestion:
    fit, reasons = 1, [f"Teaches {provision.get_topic_display().lower()}"]
    if not need.target_level or need.target_level == provision.level:
        fit += 2
        reasons.append(f"{QualificationLevel(provision.level).label}, as asked")
    else:
        reasons.append(f"{QualificationLevel(provision.level).label}, not the level asked")
    starts = provision.next_start_on
    if starts is None or need.required_by is None or starts <= need.required_by:
        fit += 1
        reasons.append("Starts in time")
    else:
        reasons.append("Starts too late")
    if provision.places is None or need.headcount is None or provision.places >= need.headcount:
        fit += 1
        reasons.append("Enough places")
    else:
        reasons.append(f"Only {provision.places:,} places")
    return Suggestion(provision, fit, reasons)


def approved_providers(today: date) -> QuerySet[Provider]:
    """Those whose newest approval covering the day is in force."""
    covering = ProviderApproval.objects.filter(
        provider=OuterRef("pk"), starts_on__lte=today, ends_on__gte=today
    ).order_by("-starts_on", "-pk")
    rows = Provider.objects.annotate(approval=Subquery(covering.values("status")[:1]))
    return rows.filter(approval__in=APPROVAL_IN_FORCE)


# Gaps


def similar_gaps(need: Need, at: datetime) -> int:
    """Gaps of the last two years on the same topic and level, this need's own among them."""
    since = at - timedelta(days=GAP_MONTHS * 30)
    return ProvisionGap.objects.filter(
        need__topic=need.topic, need__target_level=need.target_level, created_at__gte=since
    ).count()


def suggests_cluster(needs: Sequence[Need], at: datetime) -> bool:
    """Enough employers lack the same thing to teach their staff together."""
    return any(similar_gaps(need, at) >= CLUSTER_AT for need in needs)


# How quickly providers answer


@dataclass(frozen=True)
class Responses:
    """Over every referral to a provider, those since passed to another included."""

    referrals: int
    median_days: float | None
    late: int


def responses_of(provider: Provider, today: date) -> Responses:
    """From the history, because a case passed to another provider no longer says who was slow."""
    rows = (
        TrainingCase.history.filter(chosen__provider=provider, referred_at__isnull=False)
        .values("id", "chosen", "referred_at")
        .annotate(answered=Max("acknowledged_at"))
        .order_by()
    )
    taken, late = [], 0
    for row in rows:
        referred = london_day(row["referred_at"])
        answered = london_day(row["answered"]) if row["answered"] else None
        if answered:
            taken.append(working_days_between(referred, answered))
        late += working_days_between(referred, answered or today) > ACKNOWLEDGE_DAYS
    return Responses(len(rows), median(taken) if taken else None, late)


@dataclass(frozen=True)
class CaseTotals:
    cases: int
    learning: int
    waiting: int


def case_totals(rows: QuerySet[TrainingCase]) -> CaseTotals:
    found = rows.order_by().aggregate(
        cases=Count("pk", distinct=True),
        learning=Count("pk", filter=Q(status__in=LEARNING), distinct=True),
        waiting=Count("pk", filter=Q(status__in=list(CLOCKS)), distinct=True),
    )
    return CaseTotals(found["cases"], found["learning"], found["waiting"])

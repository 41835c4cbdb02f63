"""An employer's needs assessments, with the detail of a confidential need kept from most."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, OuterRef, QuerySet

from accounts.models import User
from accounts.permissions import Permission
from brokerage.enums import NeedsStatus, NeedStatus, Occupation
from brokerage.models import Need, NeedsAssessment, Objective
from employers.models import Employer
from employers.policies import can_open_restricted

IN_HAND = [NeedsStatus.DRAFT, NeedsStatus.COMPLETED]


@dataclass(frozen=True)
class NeedRow:
    """A need as this person may read it; `hidden` says that its detail is not for them."""

    need: Need
    hidden: bool

    @property
    def words(self) -> str:
        if self.hidden:
            return f"A confidential need about {self.need.get_topic_display().lower()}"
        return self.need.description

    @property
    def levels(self) -> str:
        """`Level 2 to Level 3`, or whichever of the two is known."""
        known = [
            self.need.get_current_level_display() if self.need.current_level else "",
            self.need.get_target_level_display() if self.need.target_level else "",
        ]
        return " to ".join(filter(None, known))

    @property
    def occupation(self) -> str:
        return Occupation(self.need.occupation).label if self.need.occupation else ""

    @property
    def is_gone(self) -> bool:
        return self.need.status == NeedStatus.WITHDRAWN


@dataclass(frozen=True)
class AssessmentPage:
    """One assessment as a person reads it."""

    assessment: NeedsAssessment
    objectives: Sequence[Objective]
    rows: Sequence[NeedRow]
    valid_until: date | None
    out_of_date: bool


def valid_until(assessment: NeedsAssessment) -> date | None:
    """What the employer agreed to holds for 12 months."""
    agreed = assessment.agreed_on
    if agreed is None:
        return None
    try:
        return agreed.replace(year=agreed.year + 1)
    except ValueError:  # agreed on 29 February
        return date(agreed.year + 1, 3, 1)


def assessments_of(user: User, employer: Employer) -> list[NeedsAssessment]:
    """Every assessment, the one in hand first, then the one agreed, then earlier ones.

    Each has `need_count`, and its objectives' words as `aims`.
    """
    if not user.may(Permission.SEE_EMPLOYERS):
        return []
    aims = Objective.objects.filter(assessment=OuterRef("pk"))
    rows = (
        NeedsAssessment.objects.filter(employer=employer)
        .select_related("employer", "made_by", "agreed_with")
        .annotate(need_count=Count("needs"), aims=ArraySubquery(aims.values("text")))
    )
    order = [*IN_HAND, NeedsStatus.AGREED, NeedsStatus.SUPERSEDED]
    return sorted(rows, key=lambda row: (order.index(NeedsStatus(row.status)), -row.pk))


def is_out_of_date(assessment: NeedsAssessment, today: date) -> bool:
    until = valid_until(assessment)
    return assessment.status == NeedsStatus.AGREED and until is not None and until < today


def page_of(assessment: NeedsAssessment, user: User, today: date) -> AssessmentPage:
    needs = needs_of(assessment, user).prefetch_related("sites")
    return AssessmentPage(
        assessment=assessment,
        objectives=list(assessment.objectives.all()),
        rows=rows_of(assessment, needs, user=user, today=today),
        valid_until=valid_until(assessment),
        out_of_date=is_out_of_date(assessment, today),
    )


def needs_of(assessment: NeedsAssessment, user: User) -> QuerySet[Need]:
    return Need.objects.visible_to(user).filter(assessment=assessment)


def rows_of(assessment: NeedsAssessment, needs: Iterable[Need], *, user: User, today: date) -> list[NeedRow]:
    needs = list(needs)
    if not any(need.is_confidential for need in needs):
        return [NeedRow(need, hidden=False) for need in needs]
    open_to_them = may_read_confidential(assessment, user, today)
    return [NeedRow(need, hidden=need.is_confidential and not open_to_them) for need in needs]


def may_read_confidential(assessment: NeedsAssessment, user: User, today: date) -> bool:
    """The lead, the deputy, whoever wrote it down and whoever may see restricted entries."""
    return assessment.made_by_id == user.pk or can_open_restricted(user, assessment.employer, today)

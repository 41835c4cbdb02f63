"""Which employers a person looks after, and which of them need attention."""

from datetime import date, datetime, time, timedelta

from django.db.models import Case, DateTimeField, Exists, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts.models import User
from employers.enums import MANAGED_TIERS, Direction, EngagementStatus, InteractionKind
from employers.models import Account, AccountLead, Employer, Interaction, NextAction

# Days without two-way contact after which an account has gone quiet. Agreed with the partnership's leads on
# 2 November 2026: a large employer expects a call each month, a small one has a visit each quarter
# and should hear from us well before the next.
MANAGED_QUIET_AFTER = timedelta(days=30)
BROKERED_QUIET_AFTER = timedelta(days=60)

# Both sides spoke; a letter, email or text that nobody answered is not contact.
TWO_WAY_KINDS = [
    InteractionKind.PHONE,
    InteractionKind.VISIT,
    InteractionKind.VIDEO,
    InteractionKind.EVENT,
]
TWO_WAY = Q(kind__in=TWO_WAY_KINDS) | Q(direction=Direction.IN)

# Nobody expects news of these.
SILENT_BY_CHOICE = [
    EngagementStatus.PROSPECT,
    EngagementStatus.NOT_NOW,
    EngagementStatus.DECLINED_ALL,
    EngagementStatus.CLOSED,
]


def leads_on(today: date) -> QuerySet[AccountLead]:
    """Leads, deputies and team members of that day."""
    return AccountLead.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gt=today), starts_on__lte=today, account__closed_on__isnull=True
    )


def caseload(user: User, today: date) -> QuerySet[Employer]:
    """Employers this person leads or helps with, and the whole group where the account covers it."""
    mine = leads_on(today).filter(user=user)
    groups = mine.filter(account__covers_group=True).values("account__employer__group")
    return (
        Employer.objects.visible_to(user)
        .open()
        .filter(Q(pk__in=mine.values("account__employer")) | Q(group__in=groups))
    )


def last_contact(user: User, *, two_way: bool = False) -> Subquery:
    """The moment of the newest contact that this person may know of."""
    seen = Interaction.objects.visible_to(user).filter(employer=OuterRef("pk"))
    if two_way:
        seen = seen.filter(TWO_WAY)
    return Subquery(seen.order_by("-happened_at").values("happened_at")[:1])


def heard_from(user: User) -> Coalesce:
    """The newest two-way contact; an account is given time from the day it was opened."""
    account = Account.objects.filter(employer=OuterRef("pk"), closed_on__isnull=True)
    opened = Subquery(account.values("opened_on")[:1], output_field=DateTimeField())
    return Coalesce(last_contact(user, two_way=True), opened)


def quiet_before(today: date) -> Case:
    """An account with no two-way contact since this moment has gone quiet."""
    managed = Account.objects.filter(employer=OuterRef("pk"), closed_on__isnull=True, tier__in=MANAGED_TIERS)
    return Case(
        When(Exists(managed), then=Value(_start_of(today - MANAGED_QUIET_AFTER))),
        default=Value(_start_of(today - BROKERED_QUIET_AFTER)),
        output_field=DateTimeField(),
    )


def gone_quiet(employers: QuerySet[Employer], user: User, today: date) -> QuerySet[Employer]:
    account = Account.objects.filter(employer=OuterRef("pk"), closed_on__isnull=True).exclude(
        engagement_status__in=SILENT_BY_CHOICE
    )
    return (
        employers.filter(Exists(account))
        .alias(heard_from=heard_from(user))
        .filter(heard_from__lt=quiet_before(today))
    )


def with_action_due(
    employers: QuerySet[Employer], user: User, *, before: date, since: date | None = None
) -> QuerySet[Employer]:
    actions = NextAction.objects.visible_to(user).open().filter(employer=OuterRef("pk"), due_on__lt=before)
    if since:
        actions = actions.filter(due_on__gte=since)
    return employers.filter(Exists(actions))


def due_this_week(employers: QuerySet[Employer], user: User, today: date) -> QuerySet[Employer]:
    """Something is overdue or falls due by Sunday."""
    return with_action_due(employers, user, before=today + timedelta(days=7 - today.weekday()))


def unanswered(user: User, today: date) -> QuerySet[Interaction]:
    """What employers of the caseload sent that nobody has answered since."""
    later = Interaction.objects.filter(
        employer=OuterRef("employer"), direction=Direction.OUT, happened_at__gt=OuterRef("happened_at")
    )
    return (
        Interaction.objects.visible_to(user)
        .filter(direction=Direction.IN, employer__in=caseload(user, today).values("pk"))
        .exclude(Exists(later))
        .filter(happened_at__gte=_start_of(today - BROKERED_QUIET_AFTER))
        .select_related("employer")
        .order_by("happened_at")
    )


def _start_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))

"""What may happen to an employer's record now, and what stands in the way."""

from collections.abc import Callable
from datetime import date

from django.db.models import Q

from accounts.models import Agency, User
from accounts.permissions import Permission
from employers.enums import LeadRole, NextActionStatus
from employers.models import AccountLead, Employer, NextAction
from toolkit.errors import Refused

# Higher apps add theirs at start-up: each answers with the sentence that forbids closing, or None.
blocks_closing: list[Callable[[Employer], str | None]] = []


def check_open(employer: Employer) -> None:
    if employer.closed_on is not None:
        message = "This record is closed, so nothing can be added to it."
        raise Refused(message)


def check_closable(employer: Employer) -> None:
    check_open(employer)
    for block in blocks_closing:
        if why_not := block(employer):
            raise Refused(why_not)


def check_settleable(action: NextAction) -> None:
    if action.status != NextActionStatus.OPEN:
        message = f"This action is already {action.get_status_display().lower()}."
        raise Refused(message)


def can_open_restricted(user: User, employer: Employer, today: date) -> bool:
    """Whoever may see restricted entries, and the lead and deputy of this account."""
    if user.may(Permission.SEE_RESTRICTED):
        return True
    return (
        AccountLead.objects.filter(
            Q(ends_on__isnull=True) | Q(ends_on__gt=today),
            account__employer=employer,
            user=user,
            role__in=[LeadRole.LEAD, LeadRole.DEPUTY],
            starts_on__lte=today,
        )
    ).exists()


def leads_that_stop_leaving(user: User, agency: Agency) -> str | None:
    """Nobody leaves an agency while employers would be left without their lead."""
    accounts = AccountLead.objects.filter(
        user=user, agency=agency, role=LeadRole.LEAD, ends_on__isnull=True, account__closed_on__isnull=True
    ).count()
    if not accounts:
        return None
    noun = "account" if accounts == 1 else "accounts"
    return f"{user.name} leads {accounts:,} {noun}. Hand them over first."

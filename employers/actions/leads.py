"""Who looks after an account, from when to when."""

from datetime import date, datetime

from django.db import transaction

from accounts.history import because, save_checked
from accounts.models import Agency, User
from employers.actions import next_actions
from employers.enums import LeadRole
from employers.models import Account, AccountLead, NextAction
from toolkit.dates import day
from toolkit.errors import Refused


@transaction.atomic
def assign(
    *,
    account: Account,
    user: User,
    agency: Agency | None = None,
    role: LeadRole,
    does: str = "",
    from_on: date,
    move_actions: bool = False,
    by: User,
    at: datetime,
    why: str = "",
) -> AccountLead:
    """Hand over: whoever held the role, and whatever the person held before, ends on that day.

    `move_actions` gives the outgoing person's open actions with this employer to the new one.
    """
    agency = agency or user.agency
    if agency is None:
        message = f"{user.name} is in no agency any more. Choose somebody else."
        raise Refused(message, field="user")
    reason = why or f"{LeadRole(role).label}: {user.name} from {day(from_on)}"
    running = account.leads.select_for_update(of=("self",)).filter(ends_on__isnull=True)
    outgoing = [
        row
        for row in running.select_related("user")
        if row.user_id == user.pk or (row.role == role and role != LeadRole.TEAM)
    ]
    if any(row.user_id == user.pk and row.role == role for row in outgoing):
        message = f"{user.name} already does this."
        raise Refused(message, field="user")
    for row in outgoing:
        _end(row, on=from_on, by=by, at=at, why=reason)
        if move_actions and row.user_id != user.pk:
            _hand_over(account, row.user, user, by=by, at=at)
    lead = AccountLead(
        account=account, role=role, user=user, agency=agency, does=does.strip(), starts_on=from_on
    )
    save_checked(lead, by=by, why=reason, at=at)
    if role == LeadRole.LEAD and account.lead_agency_id != agency.pk:
        account.lead_agency = agency
        save_checked(account, by=by, why=reason, at=at)
    return lead


@transaction.atomic
def end(*, lead: AccountLead, on: date, by: User, at: datetime, why: str = "") -> AccountLead:
    reason = f"{lead.get_role_display()} ended: {lead.user.name}, {day(on)}"
    _end(lead, on=on, by=by, at=at, why=because(reason, why))
    return lead


def _end(lead: AccountLead, *, on: date, by: User, at: datetime, why: str) -> None:
    if on < lead.starts_on:
        message = f"{lead.user.name} started on {day(lead.starts_on)}: choose that day or a later one."
        raise Refused(message, field="from_on")
    lead.ends_on = on
    save_checked(lead, by=by, why=why, at=at)


def _hand_over(account: Account, from_user: User, to_user: User, *, by: User, at: datetime) -> None:
    for action in NextAction.objects.open().filter(employer=account.employer_id, owner=from_user):
        next_actions.reassign(action=action, owner=to_user, by=by, at=at)

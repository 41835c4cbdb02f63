"""What somebody will do next for an employer, by when."""

from datetime import date, datetime

from django.db import transaction

from accounts.history import because, save_checked
from accounts.models import Agency, User
from employers.enums import NextActionStatus
from employers.models import Employer, Interaction, NextAction
from employers.policies import check_open, check_settleable
from toolkit.dates import day
from toolkit.errors import Refused


@transaction.atomic
def add(
    *,
    employer: Employer,
    title: str,
    due_on: date,
    owner: User,
    agency: Agency | None = None,
    interaction: Interaction | None = None,
    note: str = "",
    by: User,
    at: datetime,
) -> NextAction:
    check_open(employer)
    agency = agency or owner.agency
    if agency is None:
        message = f"{owner.name} is in no agency any more. Choose somebody else."
        raise Refused(message, field="owner")
    if not title.strip():
        message = "Enter what will be done."
        raise Refused(message, field="title")
    action = NextAction(
        employer=employer,
        title=title.strip(),
        due_on=due_on,
        owner=owner,
        agency=agency,
        interaction=interaction,
        note=note.strip(),
    )
    save_checked(action, by=by, why=f"Action added: {action.title}", at=at)
    return action


@transaction.atomic
def done(*, action: NextAction, by: User, at: datetime) -> NextAction:
    return _settle(action, NextActionStatus.DONE, by=by, at=at, why=f"Action done: {action.title}")


@transaction.atomic
def cancel(*, action: NextAction, reason: str, by: User, at: datetime) -> NextAction:
    why = because(f"Action cancelled: {action.title}", reason)
    return _settle(action, NextActionStatus.CANCELLED, by=by, at=at, why=why)


@transaction.atomic
def change(
    *, action: NextAction, title: str, due_on: date, owner: User, note: str, by: User, at: datetime
) -> NextAction:
    """Put off, hand over or reword."""
    action = _locked(action)
    if owner != action.owner and owner.agency is None:
        message = f"{owner.name} is in no agency any more. Choose somebody else."
        raise Refused(message, field="owner")
    if owner != action.owner and owner.agency:
        action.agency = owner.agency
    action.title, action.due_on, action.owner, action.note = title.strip(), due_on, owner, note.strip()
    why = f"Action changed: {action.title}, {owner.name}, {day(due_on)}"
    save_checked(action, by=by, why=why, at=at)
    return action


@transaction.atomic
def reassign(*, action: NextAction, owner: User, by: User, at: datetime, why: str = "") -> NextAction:
    action = _locked(action)
    if owner.agency is None:
        message = f"{owner.name} is in no agency any more. Choose somebody else."
        raise Refused(message, field="owner")
    action.owner, action.agency = owner, owner.agency
    save_checked(action, by=by, why=why or f"Action handed to {owner.name}: {action.title}", at=at)
    return action


def _settle(action: NextAction, status: NextActionStatus, *, by: User, at: datetime, why: str) -> NextAction:
    action = _locked(action)
    action.status, action.settled_at, action.settled_by = status, at, by
    save_checked(action, by=by, why=why, at=at)
    return action


def _locked(action: NextAction) -> NextAction:
    current = NextAction.objects.select_for_update(of=("self",)).get(pk=action.pk)
    check_settleable(current)
    return current

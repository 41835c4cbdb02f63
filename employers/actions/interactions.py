"""Contact with an employer, written down once whoever took part."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TypedDict

from django.db import transaction

from accounts.history import save_as, save_checked
from accounts.models import Agency, User
from employers.actions import next_actions
from employers.enums import Direction, EngagementStatus, InteractionKind, Topic, Visibility
from employers.models import Contact, Employer, Interaction, InteractionAttendee, Site
from employers.policies import check_open
from toolkit.errors import Refused

# What a first word with an employer does to where the relationship stands.
AFTER_CONTACT = {
    EngagementStatus.PROSPECT: EngagementStatus.FIRST_CONTACT,
    EngagementStatus.DORMANT: EngagementStatus.ENGAGED,
}


class FollowUp(TypedDict):
    title: str
    due_on: date
    owner: User


@transaction.atomic
def log(
    *,
    employer: Employer,
    kind: InteractionKind,
    direction: Direction,
    happened_at: datetime,
    summary: str,
    topics: Iterable[Topic] = (),
    contacts: Iterable[Contact] = (),
    attendees: Iterable[tuple[User, Agency]] = (),
    site: Site | None = None,
    visibility: Visibility = Visibility.PARTNERSHIP,
    agency: Agency | None = None,
    next_action: FollowUp | None = None,
    by: User,
    at: datetime,
) -> Interaction:
    """One row for a joint visit too: `attendees` are the people of the partnership who took part."""
    check_open(employer)
    agency = agency or by.agency
    if agency is None:
        message = "You are in no agency, so you cannot log contact."
        raise Refused(message)
    if happened_at > at:
        message = "Contact is logged after it happened: choose a time that has passed."
        raise Refused(message, field="happened_on")
    interaction = Interaction(
        employer=employer,
        site=site,
        kind=kind,
        direction=direction,
        happened_at=happened_at,
        topics=list(topics),
        summary=summary.strip(),
        visibility=visibility,
        agency=agency,
        logged_by=by,
    )
    why = f"Contact logged: {interaction.get_kind_display().lower()}"
    save_checked(interaction, by=by, why=why, at=at)
    interaction.contacts.set(contacts)
    for user, theirs in dict([*attendees] or [(by, agency)]).items():
        save_as(InteractionAttendee(interaction=interaction, user=user, agency=theirs), by=by, why=why, at=at)
    if next_action:
        next_actions.add(employer=employer, interaction=interaction, by=by, at=at, **next_action)
    if visibility == Visibility.PARTNERSHIP:
        _move_on(employer, by=by, at=at)
    return interaction


@transaction.atomic
def correct(*, interaction: Interaction, summary: str, by: User, at: datetime) -> Interaction:
    """Put right what was written; what stood there before stays in its history."""
    interaction.summary = summary.strip()
    save_checked(interaction, by=by, why="What was written about a contact corrected", at=at)
    return interaction


def _move_on(employer: Employer, *, by: User, at: datetime) -> None:
    for account in employer.accounts.filter(closed_on__isnull=True, engagement_status__in=AFTER_CONTACT):
        account.engagement_status = AFTER_CONTACT[EngagementStatus(account.engagement_status)]
        why = f"Engagement changed: {account.get_engagement_status_display().lower()}"
        save_checked(account, by=by, why=why, at=at)

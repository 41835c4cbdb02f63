"""Reads of employers that more than one page needs."""

from datetime import date
from typing import NamedTuple

from django.db.models import F, Q, QuerySet
from django.http import Http404

from accounts.models import Agency, Membership, User
from employers.enums import ContactStatus
from employers.models import AccountLead, Contact, Employer, NextAction


def get_employer(user: User, reference: str) -> Employer:
    """The employer under its public reference; what this person may not see does not exist."""
    employer = (
        Employer.objects.visible_to(user)
        .select_related("group", "parent")
        .filter(reference=reference.upper())
        .first()
    )
    if employer is None:
        message = f"No employer {reference}"
        raise Http404(message)
    return employer


def open_actions(user: User, employer: Employer) -> QuerySet[NextAction]:
    return (
        NextAction.objects.visible_to(user)
        .open()
        .filter(employer=employer)
        .select_related("owner", "interaction", "interaction__site")
    )


def people_to_speak_to(employer: Employer) -> QuerySet[Contact]:
    """Those still there, whoever may sign first."""
    return employer.contacts.filter(status=ContactStatus.ACTIVE).order_by(
        F("can_sign_from").asc(nulls_last=True), "name", "pk"
    )


class Colleague(NamedTuple):
    """Somebody of the partnership and the agency they act for now."""

    user: User
    agency: Agency


def colleagues() -> list[Colleague]:
    """Everybody who works in the partnership today, once each, by agency and name."""
    rows = (
        Membership.objects.current()
        .filter(user__is_active=True)
        .select_related("user", "agency")
        .order_by("agency__name", "user__name", "-is_primary")
    )
    found: dict[int, Colleague] = {}
    for row in rows:
        if row.is_primary or row.user_id not in found:
            found[row.user_id] = Colleague(row.user, row.agency)
    return sorted(found.values(), key=lambda one: (one.agency.name, one.user.name))


def account_people(employer: Employer, on: date) -> set[int]:
    """The users who look after this account on a day."""
    rows = AccountLead.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gt=on), account__employer=employer, starts_on__lte=on
    )
    return set(rows.values_list("user_id", flat=True))

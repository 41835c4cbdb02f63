"""The names an employer is or was known by."""

from datetime import date, datetime

from django.db import transaction

from accounts.history import save_checked
from accounts.models import User
from employers.enums import NameKind
from employers.models import Employer, EmployerName
from employers.policies import check_open
from toolkit.errors import Refused


@transaction.atomic
def add(
    *,
    employer: Employer,
    kind: NameKind,
    name: str,
    starts_on: date | None = None,
    ends_on: date | None = None,
    by: User,
    at: datetime,
) -> EmployerName:
    check_open(employer)
    row = EmployerName(employer=employer, kind=kind, name=name.strip(), starts_on=starts_on, ends_on=ends_on)
    save_checked(row, by=by, why=f"{NameKind(kind).label} added: {row.name}", at=at)
    return row


@transaction.atomic
def end(*, name: EmployerName, on: date, by: User, at: datetime) -> EmployerName:
    """No longer used from `on`; it can still be searched."""
    if name.name == name.employer.name or name.kind == NameKind.LEGAL:
        message = "This is the name of the record. Rename the employer instead."
        raise Refused(message)
    name.ends_on = on
    save_checked(name, by=by, why=f"{name.get_kind_display()} ended: {name.name}", at=at)
    return name


def give_way(*, employer: Employer, name: str, by: User, at: datetime, why: str) -> None:
    """A name already on the record that becomes its main name is not listed twice."""
    for row in employer.names.filter(name=name, ends_on__isnull=True):
        row.ends_on = row.starts_on or at.date()
        save_checked(row, by=by, why=why, at=at)

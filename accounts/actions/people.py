"""The people who sign in."""

from datetime import datetime

from django.db import transaction

from accounts.actions import memberships
from accounts.history import save_checked
from accounts.models import Agency, User
from accounts.notifications import invite
from accounts.policies import check_can_give, check_can_manage_people
from accounts.queries import person_by_email
from toolkit.errors import Refused


@transaction.atomic
def add(
    *,
    agency: Agency,
    name: str,
    email: str,
    role: str,
    job_title: str = "",
    phone: str = "",
    by: User,
    at: datetime,
) -> User:
    """Give somebody a role here, and if they are new a way to sign in: they are told by mail."""
    check_can_manage_people(by, agency)
    check_can_give(by, role)
    person = person_by_email(email)
    if person is None:
        person = User(email=email.strip().lower(), name=name.strip(), job_title=job_title, phone=phone)
        person.set_unusable_password()
        save_checked(person, by=by, why=f"Added to {agency}", at=at)
    elif not person.is_active:
        message = f"{person} has been closed as a person who signs in."
        raise Refused(message, field="email")
    memberships.give(user=person, agency=agency, role=role, by=by, at=at)
    # robust: a mail server that is down is logged, and the invitation can be sent again
    transaction.on_commit(lambda: invite(person, agency, by), robust=True)
    return person


@transaction.atomic
def send_invitation(*, user: User, agency: Agency, by: User) -> None:
    """Again, for somebody whose link has run out or got lost."""
    check_can_manage_people(by, agency)
    transaction.on_commit(lambda: invite(user, agency, by), robust=True)


@transaction.atomic
def edit_profile(
    *, user: User, name: str, job_title: str, phone: str, single_keys: bool, by: User, at: datetime
) -> User:
    if by != user:
        message = "Everybody keeps their own name and telephone number."
        raise Refused(message)
    user.name = name.strip()
    user.job_title = job_title.strip()
    user.phone = phone.strip()
    user.single_keys = single_keys
    save_checked(user, by=by, why="Own settings changed", at=at)
    return user


@transaction.atomic
def set_password(*, user: User, password: str, at: datetime) -> None:
    """The caller has checked that this is the person: a link from their mail, or the password before."""
    user.set_password(password)
    save_checked(user, by=user, why="Password changed", at=at)

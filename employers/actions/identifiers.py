"""The numbers that prove who an employer is."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.history import because, save_checked
from accounts.models import User
from employers.enums import IdentifierScheme
from employers.models import Employer, EmployerIdentifier
from employers.policies import check_open
from employers.validators import normalise_identifier
from toolkit.errors import Refused


class IdentifierTaken(Refused):
    """Another record holds the number; the page links to it."""

    default_code = "identifier_taken"

    def __init__(self, number: EmployerIdentifier) -> None:
        super().__init__(
            f"{number.employer} already holds {number.get_scheme_display().lower()} {number.value}.",
            field="value",
        )
        self.holder = number.employer


@transaction.atomic
def add(
    *,
    employer: Employer,
    scheme: str,
    value: str,
    issuer: str = "",
    by: User,
    at: datetime,
    why: str = "",
) -> EmployerIdentifier:
    check_open(employer)
    number = EmployerIdentifier(
        employer=employer, scheme=scheme, issuer=issuer.strip(), value=normalise_identifier(scheme, value)
    )
    held = EmployerIdentifier.objects.select_related("employer").filter(
        scheme=scheme, issuer=number.issuer, value=number.value, retired_on__isnull=True
    )
    if taken := held.first():
        if taken.employer_id == employer.pk:
            message = "This number is already on the record."
            raise Refused(message, field="value")
        raise IdentifierTaken(taken)
    reason = why or f"{IdentifierScheme(scheme).label} added: {number.value}"
    save_checked(number, by=by, why=reason, at=at)
    return number


@transaction.atomic
def retire(*, identifier: EmployerIdentifier, reason: str = "", by: User, at: datetime) -> EmployerIdentifier:
    """No longer this employer's; another record may take it."""
    if identifier.retired_on is not None:
        message = "This number is already retired."
        raise Refused(message)
    identifier.retired_on = timezone.localdate(at)
    why = f"{identifier.get_scheme_display()} retired: {identifier.value}"
    save_checked(identifier, by=by, why=because(why, reason), at=at)
    return identifier

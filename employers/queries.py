"""Reads of an employer that more than one page needs."""

from django.http import Http404

from accounts.models import User
from employers.models import Employer


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

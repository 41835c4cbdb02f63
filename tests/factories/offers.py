"""Offers: `draft(employer)`, `bare_version(employer, by=…)`, and employers that can have one."""

from datetime import date
from typing import Any

from django.utils import timezone

from accounts.models import User
from employers.models import Employer
from offers.actions import offers
from offers.enums import OfferForm, OfferStatus
from offers.models import Offer, OfferVersion
from tests.factories.offer_employers import at, bakery, logistics, on, person, priced_case, simple

__all__ = [
    "at",
    "bakery",
    "bare_version",
    "draft",
    "frozen",
    "lead_of",
    "logistics",
    "on",
    "person",
    "priced_case",
    "simple",
]


def lead_of(employer: Employer) -> User:
    return employer.accounts.get().leads.get(role="lead").user


def draft(employer: Employer | None = None) -> OfferVersion:
    employer = employer or simple()
    return offers.compose(employer=employer, by=lead_of(employer), at=timezone.now())


def bare_version(employer: Employer, *, number: int = 1, by: User, **known: Any) -> OfferVersion:
    """A row of the table and nothing else, for tests of its constraints."""
    offer = known.pop("offer", None) or Offer.objects.create(
        employer=employer, number=f"NV-1-{employer.pk}-{number}"
    )
    return OfferVersion.objects.create(
        **{
            "offer": offer,
            "employer": employer,
            "number": number,
            "form": OfferForm.SME,
            "agency": by.agency,
            "composed_at": timezone.now(),
            "composed_by": by,
            **known,
        }
    )


FROZEN: dict[str, Any] = {
    "status": OfferStatus.ISSUED,
    "snapshot": {"schema": 1},
    "snapshot_sha256": "a" * 64,
    "pdf": b"%PDF",
    "pdf_sha256": "b" * 64,
    "valid_until": date(2027, 1, 1),
}


def frozen(by: User) -> dict[str, Any]:
    """The columns of an issued version."""
    return {**FROZEN, "issued_at": timezone.now(), "issued_by": by}

"""Who speaks for both sides of an offer."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from accounts.models import Agency, User
from employers.enums import MANAGED_TIERS, ContactStatus
from employers.models import Contact, Employer
from employers.record_page import account_of, team_of
from offers.enums import OfferForm


@dataclass(frozen=True)
class People:
    form: OfferForm
    named_contact: User | None
    deputy: User | None
    agency: Agency | None
    signatory: Contact | None


def people_for(employer: Employer, today: date) -> People:
    account = account_of(employer)
    team = team_of(account, today)
    managed = account is not None and account.tier in MANAGED_TIERS
    return People(
        form=OfferForm.LARGE if managed else OfferForm.SME,
        named_contact=team.lead.user if team.lead else None,
        deputy=team.deputy.user if team.deputy else None,
        agency=(account.lead_agency if account else None) or (team.lead.agency if team.lead else None),
        signatory=may_sign(employer, today).first(),
    )


def may_sign(employer: Employer, today: date) -> QuerySet[Contact]:
    """Those with recorded authority today who are still there and may be contacted."""
    return (
        employer.contacts.filter(
            Q(can_sign_to__isnull=True) | Q(can_sign_to__gte=today),
            status=ContactStatus.ACTIVE,
            can_sign_from__lte=today,
        )
        .exclude(do_not_contacts__in=employer.do_not_contacts.filter(ended_at__isnull=True))
        .order_by("can_sign_from", "pk")
    )

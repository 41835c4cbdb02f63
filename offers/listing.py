"""The rows of the list of offers: the newest version of each, filtered and sorted."""

from collections.abc import Mapping
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery

from accounts.models import User
from offers.models import OfferVersion
from offers.queries import HEAVY

SORTS = {
    "employer": ("employer__sort_name",),
    "number": ("offer__number",),
    "valid": ("valid_until", "employer__sort_name"),
    "composed": ("composed_at",),
}


def offer_rows(user: User, chosen: Mapping[str, Any], sort: str) -> QuerySet[OfferVersion]:
    """The draft or, without one, the latest version of every offer; what was composed last comes first."""
    newest = OfferVersion.objects.filter(offer=OuterRef("offer")).order_by("-number")
    rows = (
        OfferVersion.objects.visible_to(user)
        .filter(pk=Subquery(newest.values("pk")[:1]))
        .select_related("offer", "employer", "named_contact", "agency")
        .defer(*HEAVY, "pdf")
    )
    return _sorted(_filtered(rows, user, chosen), sort)


def _filtered(rows: QuerySet[OfferVersion], user: User, chosen: Mapping[str, Any]) -> QuerySet[OfferVersion]:
    if words := chosen.get("q"):
        rows = rows.filter(
            Q(employer__names__name__icontains=words) | Q(offer__number__icontains=words)
        ).distinct()
    if chosen.get("whose"):
        rows = rows.filter(Q(named_contact=user) | Q(composed_by=user))
    exact = {name: chosen[name] for name in ("status", "form", "agency") if name in chosen}
    return rows.filter(**exact)


def _sorted(rows: QuerySet[OfferVersion], sort: str) -> QuerySet[OfferVersion]:
    name = sort.removeprefix("-")
    if name not in SORTS:
        return rows.order_by("-composed_at", "-pk")
    sign = "-" if sort.startswith("-") else ""
    return rows.order_by(*(f"{sign}{field}" for field in SORTS[name]), "pk")

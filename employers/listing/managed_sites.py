"""The sites of large employers a person manages."""

from datetime import date
from typing import Any, ClassVar

import django_filters
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from accounts.models import User
from employers.enums import MANAGED_TIERS
from employers.listing.caseload import caseload
from employers.listing.filters import Choices
from employers.models import Account, LocalAuthority, Site
from toolkit.forms import FilterForm


def managed_sites(user: User, today: date) -> QuerySet[Site]:
    """Open sites of the caseload's strategic and large accounts, and of the groups they cover."""
    accounts = Account.objects.filter(closed_on__isnull=True, tier__in=MANAGED_TIERS)
    own = accounts.filter(employer=OuterRef("pk"))
    of_group = accounts.filter(covers_group=True, employer__group=OuterRef("group"))
    employers = caseload(user, today).filter(Exists(own) | Exists(of_group))
    return (
        Site.objects.filter(closed_on__isnull=True, employer__in=employers.values("pk"))
        .select_related("employer", "local_authority")
        .order_by(F("local_authority__name").asc(nulls_last=True), "employer__sort_name", "name", "pk")
    )


def _boroughs(sites: QuerySet[Site]) -> Choices:
    found = LocalAuthority.objects.filter(pk__in=sites.order_by().values("local_authority"))
    return list(found.values_list("gss_code", "name"))


class SiteFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(method="with_words", label="Name or place", max_length=200)
    place = django_filters.ChoiceFilter(field_name="local_authority", label="Borough", empty_label="Any")

    class Meta:
        model = Site
        fields: ClassVar[list[str]] = []
        form = FilterForm

    def __init__(self, data: Any, queryset: Any) -> None:
        super().__init__(data, queryset)
        self.filters["place"].extra["choices"] = _boroughs(queryset)

    def with_words(self, queryset: Any, _name: str, value: str) -> Any:
        return queryset.filter(
            Q(name__icontains=value)
            | Q(employer__name__icontains=value)
            | Q(address__icontains=value)
            | Q(postcode__istartswith=value)
        )

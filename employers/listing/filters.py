"""What a list of employers can be narrowed by."""

from datetime import date
from typing import Any, ClassVar

import django_filters
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Lower

from accounts.models import User
from employers.enums import AccountTier, EngagementStatus, LeadRole, SizeBand
from employers.listing.caseload import gone_quiet, last_contact, leads_on, with_action_due
from employers.listing.sectors import SECTORS
from employers.models import (
    Account,
    Employer,
    EmployerIndustry,
    EmployerName,
    LocalAuthority,
    NextAction,
    Site,
)
from employers.models.organisations import Fold
from toolkit.forms import FilterForm

QUIET, OVERDUE = "quiet", "overdue"
STATUSES = [(OVERDUE, "Action overdue"), (QUIET, "Gone quiet"), *EngagementStatus.choices]
Choices = list[tuple[str, str]]


def places_of(employers: QuerySet[Employer]) -> Choices:
    """The local authorities where these employers have sites."""
    sites = Site.objects.filter(closed_on__isnull=True, employer__in=employers.values("pk"))
    found = LocalAuthority.objects.filter(pk__in=sites.values("local_authority"))
    return list(found.values_list("gss_code", "name"))


def people_who_lead(today: date) -> Choices:
    leads = leads_on(today).filter(role=LeadRole.LEAD)
    people = User.objects.filter(pk__in=leads.values("user")).order_by(Lower("name"))
    return [("none", "Nobody yet"), *people.values_list("reference", "name")]


class EmployerFilter(django_filters.FilterSet):
    """`user` and `today` say whose list this is; `places` and `leads` are the choices of those filters."""

    q = django_filters.CharFilter(method="with_words", label="Name or place", max_length=200)
    sector = django_filters.ChoiceFilter(
        method="in_sector", label="Sector", choices=list(SECTORS.items()), empty_label="Any"
    )
    place = django_filters.ChoiceFilter(method="in_place", label="Place", empty_label="Any")
    status = django_filters.ChoiceFilter(
        method="with_status", label="Status", choices=STATUSES, empty_label="Any"
    )
    size = django_filters.ChoiceFilter(
        field_name="size_band", label="Size", choices=SizeBand.choices, empty_label="Any"
    )
    tier = django_filters.ChoiceFilter(
        method="in_tier", label="Tier", choices=AccountTier.choices, empty_label="Any"
    )
    lead = django_filters.ChoiceFilter(method="led_by", label="Lead", empty_label="Any")

    class Meta:
        model = Employer
        fields: ClassVar[list[str]] = []
        form = FilterForm

    def __init__(
        self,
        data: Any,
        queryset: Any,
        *,
        user: User,
        today: date,
        places: Choices,
        leads: Choices | None = None,
    ) -> None:
        super().__init__(data, queryset)
        self.user = user
        self.today = today
        self.filters["place"].extra["choices"] = places
        if leads is None:
            del self.filters["lead"]
        else:
            self.filters["lead"].extra["choices"] = leads

    def with_words(self, queryset: Any, _name: str, value: str) -> Any:
        """Each word in a name it has or had, or in where it is."""
        for word in value.split():
            names = EmployerName.objects.filter(employer=OuterRef("pk"), folded__contains=Fold(Value(word)))
            sites = Site.objects.filter(employer=OuterRef("pk"), closed_on__isnull=True).filter(
                Q(local_authority__name__icontains=word)
                | Q(postcode__istartswith=word)
                | Q(address__icontains=word)
            )
            queryset = queryset.filter(Exists(names) | Exists(sites))
        return queryset

    def in_sector(self, queryset: Any, _name: str, value: str) -> Any:
        rows = EmployerIndustry.objects.filter(employer=OuterRef("pk"), sic_code__section__code=value)
        return queryset.filter(Exists(rows))

    def in_place(self, queryset: Any, _name: str, value: str) -> Any:
        sites = Site.objects.filter(employer=OuterRef("pk"), closed_on__isnull=True, local_authority=value)
        return queryset.filter(Exists(sites))

    def with_status(self, queryset: Any, _name: str, value: str) -> Any:
        if value == QUIET:
            return gone_quiet(queryset, self.user, self.today)
        if value == OVERDUE:
            return with_action_due(queryset, self.user, before=self.today)
        return queryset.filter(Exists(_open_account().filter(engagement_status=value)))

    def in_tier(self, queryset: Any, _name: str, value: str) -> Any:
        return queryset.filter(Exists(_open_account().filter(tier=value)))

    def led_by(self, queryset: Any, _name: str, value: str) -> Any:
        leads = leads_on(self.today).filter(
            Q(account__employer=OuterRef("pk"))
            | Q(account__covers_group=True, account__employer__group=OuterRef("group")),
            role=LeadRole.LEAD,
        )
        if value == "none":
            return queryset.exclude(Exists(leads))
        return queryset.filter(Exists(leads.filter(user__reference=value)))


class DirectoryFilter(EmployerFilter):
    """The words have been answered by the search already, by more doors than a filter has."""

    def with_words(self, queryset: Any, _name: str, _value: str) -> Any:
        return queryset


def _open_account() -> Any:
    return Account.objects.filter(employer=OuterRef("pk"), closed_on__isnull=True)


SORTS = ("name", "due", "contact")


def in_order(employers: QuerySet[Employer], sort: str, user: User) -> QuerySet[Employer]:
    """By name, next action or last contact; a leading minus turns it round; whatever else is by name."""
    wanted, backwards = sort.removeprefix("-"), sort.startswith("-")
    if wanted == "due":
        actions = NextAction.objects.visible_to(user).open().filter(employer=OuterRef("pk"))
        employers = employers.alias(order_due=actions.order_by("due_on").values("due_on")[:1])
        key: Any = F("order_due")
    elif wanted == "contact":
        employers = employers.alias(order_contact=last_contact(user))
        key = F("order_contact")
    else:
        key = F("sort_name")
    first = key.desc(nulls_last=True) if backwards else key.asc(nulls_last=wanted != "contact" or None)
    return employers.order_by(first, "sort_name", "pk")

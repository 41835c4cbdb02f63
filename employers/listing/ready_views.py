"""The tabs above a caseload: ready-made views with their counts, then those a person saved."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from accounts.models import User
from employers.enums import MANAGED_TIERS
from employers.listing.caseload import due_this_week, gone_quiet
from employers.models import Account, Employer, SavedView
from employers.record import contributions

PAGE = "portfolio"
MINE = "mine"


@dataclass(frozen=True)
class ReadyView:
    name: str
    label: str
    ids: Callable[[QuerySet[Employer], User, date], Any]


def _contributed(ids: Callable[[User, date], Any]) -> Callable[[QuerySet[Employer], User, date], Any]:
    return lambda _employers, user, today: ids(user, today)


def ready_views() -> list[ReadyView]:
    own = [
        ReadyView(MINE, "My employers", lambda employers, _user, _today: employers.values("pk")),
        ReadyView("quiet", "Gone quiet", lambda *given: gone_quiet(*given).values("pk")),
        ReadyView("due", "Due this week", lambda *given: due_this_week(*given).values("pk")),
    ]
    added = sorted(contributions.views, key=lambda one: one.order)
    return own + [ReadyView(one.name, one.label, _contributed(one.ids)) for one in added]


@dataclass(frozen=True)
class Counts:
    """How many employers each ready view holds, how many are managed accounts, and what the page asked."""

    by_view: dict[str, int]
    managed: int
    asked: dict[str, int]


def counted(employers: QuerySet[Employer], user: User, today: date, **asked: Q) -> Counts:
    """Every count in one statement, those that the page itself asks for by name among them."""
    managed = Account.objects.filter(employer=OuterRef("pk"), closed_on__isnull=True, tier__in=MANAGED_TIERS)
    counts: dict[str, Any] = {
        f"view_{view.name.replace('-', '_')}": Count("pk", filter=Q(pk__in=view.ids(employers, user, today)))
        for view in ready_views()
        if view.name != MINE
    }
    counts |= {name: Count("pk", filter=condition) for name, condition in asked.items()}
    found = employers.aggregate(view_mine=Count("pk"), managed=Count("pk", filter=Exists(managed)), **counts)
    return Counts(
        by_view={view.name: found[f"view_{view.name.replace('-', '_')}"] for view in ready_views()},
        managed=found["managed"],
        asked={name: found[name] for name in asked},
    )


def saved_by(user: User) -> list[SavedView]:
    return list(SavedView.objects.filter(user=user, page=PAGE))

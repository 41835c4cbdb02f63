"""What offers add to the pages about employers."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import CharField, F, Q
from django.db.models.functions import Coalesce
from django.urls import reverse

from accounts.models import User
from accounts.permissions import Permission
from employers.models import Employer
from employers.record import (
    Banner,
    Contributions,
    Panel,
    PastTable,
    RecordContext,
    Tab,
    TimelineEntry,
    TimelineSource,
    TodayItem,
    TodaySource,
)
from employers.working_days import add_working_days
from offers.enums import OfferStatus
from offers.models import OfferVersion
from offers.policies import has_expired, how_it_stands
from offers.queries import HEAVY, ends_soon, versions_of
from toolkit.dates import day

# An employer needs these working days to answer, so that is when somebody must ring.
NOTICE_DAYS = 5
MOMENTS = ("composed", "begun", "issued", "replaced", "withdrawn")


def register(to: Contributions) -> None:
    to.panels.append(Panel("offer", "main", 40, "offers/panel.html", panel))
    to.tabs.append(Tab("offers", "Offers", "employer_offers", 40, issued_count))
    to.banners.append(banner)
    to.timeline.append(TimelineSource(frozenset({"deal"}), timeline))
    to.past.append(past_offers)
    to.today.append(TodaySource("Offers", 50, today_items))


def _versions(context: RecordContext) -> list[OfferVersion]:
    return context.once("offers", lambda: list(versions_of(context.employer)))


def _in_force(context: RecordContext) -> OfferVersion | None:
    return next((one for one in _versions(context) if one.status == OfferStatus.ISSUED), None)


def issued_count(context: RecordContext) -> int | None:
    return len([one for one in _versions(context) if one.status != OfferStatus.DRAFT]) or None


def panel(context: RecordContext) -> Mapping[str, Any] | None:
    """The offer in force, the draft beside it, or the way to the first one."""
    issued = _in_force(context)
    draft = next((one for one in _versions(context) if one.status == OfferStatus.DRAFT), None)
    may_compose = context.user.may(Permission.COMPOSE_OFFERS) and context.employer.closed_on is None
    if not (issued or draft or may_compose):
        return None
    return {
        "issued": issued,
        "stands": how_it_stands(issued, context.today) if issued else None,
        "draft": draft,
        "may_compose": may_compose,
    }


def banner(context: RecordContext) -> Banner | None:
    issued = _in_force(context)
    if issued is None or issued.valid_until is None:
        return None
    if issued.valid_until > add_working_days(context.today, NOTICE_DAYS):
        return None
    lapsed = has_expired(issued, context.today)
    verb = "lapsed on" if lapsed else "is valid until"
    return Banner(
        tone="warn" if lapsed else "info",
        icon="hourglass",
        title=f"The offer {verb} {day(issued.valid_until)}",
        text=(
            "Make a new version if they still want it."
            if lapsed
            else "Ring them: it lapses if it is not agreed by then."
        ),
        link_label="Open the offer",
        link_url=reverse("offer_version", args=[issued.offer.reference, issued.number]),
    )


ICONS = {"issued": "file-check", "withdrawn": "file-x", "replaced": "files"}


def timeline(context: RecordContext, before: datetime | None, limit: int) -> Sequence[TimelineEntry]:
    """Composed, issued, replaced, withdrawn: the moments of a version, not every edit of its words."""
    begun = Q()
    for moment in MOMENTS:
        begun |= Q(history_change_reason__istartswith=f"Offer {moment}")
        begun |= Q(history_change_reason__istartswith=f"Offer version {moment}")
    rows = OfferVersion.history.filter(begun, employer=context.employer.pk)
    if before:
        rows = rows.filter(history_date__lt=before)
    found = rows.order_by("-history_date", "-history_id").values(
        "history_date",
        "history_change_reason",
        "number",
        "offer__reference",
        who=Coalesce("history_user__name", "composed_by__name", output_field=CharField()),
        offer_number=F("offer__number"),
    )
    return [_entry(row) for row in found[:limit]]


def _entry(row: Mapping[str, Any]) -> TimelineEntry:
    title, _, words = row["history_change_reason"].partition("\n")
    moment = title.removeprefix("Offer ").split(":")[0]
    return TimelineEntry(
        at=row["history_date"],
        kind="deal",
        icon=ICONS.get(moment, "file-text"),
        title=title,
        who=row["who"],
        text=words,
        tone="bad" if moment == "withdrawn" else "good" if moment == "issued" else "idle",
        link_label="Open the offer",
        link_url=reverse("offer_version", args=[row["offer__reference"], row["number"]]),
    )


def past_offers(employer: Employer, at: datetime) -> PastTable:
    then = OfferVersion.history.as_of(at).filter(employer=employer.pk).order_by("-number")
    rows = [
        (
            f"Version {version.number}",
            version.get_status_display(),
            day(version.issued_at) if version.issued_at else "Never",
            day(version.valid_until) if version.valid_until else "Not set",
        )
        for version in then.defer(*HEAVY, "pdf")
    ]
    return PastTable("Offers", ["Version", "Status", "Issued", "Valid until"], rows)


def today_items(user: User, today: date) -> Sequence[TodayItem]:
    """My drafts that are not issued, and my offers that lapse within five working days."""
    if not user.may(Permission.COMPOSE_OFFERS):
        return []
    mine = (
        OfferVersion.objects.visible_to(user)
        .filter(Q(named_contact=user) | Q(composed_by=user, named_contact__isnull=True))
        .select_related("offer", "employer")
        .defer(*HEAVY, "pdf")
    )
    last = add_working_days(today, NOTICE_DAYS)
    drafts = mine.filter(status=OfferStatus.DRAFT).order_by("composed_at")
    lapsing = ends_soon(mine, today, last).order_by("valid_until")
    return [
        *(
            TodayItem(
                due_on=version.valid_until,
                title=f"Ring about {version.offer.number}: it lapses",
                employer_name=version.employer.name,
                url=reverse("offer_version", args=[version.offer.reference, version.number]),
                tone="warn",
                icon="hourglass",
            )
            for version in lapsing
        ),
        *(
            TodayItem(
                due_on=None,
                title=f"Finish the draft of {version.offer.number}",
                employer_name=version.employer.name,
                url=reverse("offer_edit", args=[version.offer.reference]),
                note=f"Composed {day(version.composed_at)}",
                tone="info",
                icon="file-pen",
            )
            for version in drafts
        ),
    ]

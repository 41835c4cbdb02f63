"""Reads of offers that more than one caller needs."""

from datetime import date

from django.db.models import Prefetch, QuerySet
from django.http import Http404

from accounts.models import User
from employers.models import Employer, Site
from offers.enums import OfferStatus
from offers.models import Offer, OfferLine, OfferVersion

# What no list needs: the file itself and the words as issued.
HEAVY = ("pdf", "snapshot", "told_us", "information", "standing_text", "reviews", "words_composed")


def get_offer(user: User, reference: str) -> Offer:
    """The offer under its public reference or its number; what this person may not see does not exist."""
    offers = Offer.objects.visible_to(user).select_related("employer")
    wanted = reference.upper()
    offer = offers.filter(reference=wanted).first() or offers.filter(number=wanted).first()
    if offer is None:
        message = f"No offer {reference}"
        raise Http404(message)
    return offer


def get_draft(user: User, reference: str) -> OfferVersion:
    """The draft in hand of an offer, with all that it is made of."""
    return get_version(user, reference, None)


def get_version(user: User, reference: str, number: int | None) -> OfferVersion:
    versions = whole(OfferVersion.objects.visible_to(user).filter(offer=get_offer(user, reference)))
    wanted = versions.filter(status=OfferStatus.DRAFT) if number is None else versions.filter(number=number)
    version = wanted.first()
    if version is None:
        message = f"No such version of {reference}"
        raise Http404(message)
    return version


def whole(versions: QuerySet[OfferVersion]) -> QuerySet[OfferVersion]:
    """With everything the words are made from, in a number of statements that never grows."""
    lines = OfferLine.objects.select_related(
        "owner",
        "agency",
        "commitment",
        "service",
        "option__provider__agency",
        "option__provision",
        "programme",
    ).prefetch_related("streams", "option__funding__stream", "commitment__shares__site__local_authority")
    sites = Site.objects.filter(closed_on__isnull=True).select_related("local_authority")
    return (
        versions.select_related(
            "offer", "employer", "agency", "named_contact", "deputy", "signatory", "issued_by", "composed_by"
        )
        .prefetch_related(
            Prefetch("lines", lines),
            "milestones",
            "measures",
            Prefetch("employer__sites", sites, to_attr="open_sites"),
            "employer__names",
            "employer__identifiers",
        )
        .defer("pdf")
    )


def versions_of(employer: Employer) -> QuerySet[OfferVersion]:
    return (
        OfferVersion.objects.filter(employer=employer)
        .select_related("offer", "named_contact", "issued_by", "composed_by")
        .defer(*HEAVY)
        .order_by("-offer", "-number")
    )


def ends_soon(versions: QuerySet[OfferVersion], first: date, last: date) -> QuerySet[OfferVersion]:
    """Issued and lapsing between two days, both counted."""
    return versions.filter(status=OfferStatus.ISSUED, valid_until__range=(first, last))


def version_before(version: OfferVersion) -> OfferVersion | None:
    """The version that was issued before this one, with its words."""
    return (
        OfferVersion.objects.filter(offer=version.offer_id, number__lt=version.number)
        .exclude(status=OfferStatus.DRAFT)
        .defer("pdf")
        .order_by("-number")
        .first()
    )

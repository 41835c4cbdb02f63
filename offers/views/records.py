"""Offers on the employer's record, and the list of all offers."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from accounts.decorators import StaffRequest, requires
from accounts.permissions import Permission
from employers.queries import get_employer
from employers.record_page import record_chrome
from offers.actions import offers
from offers.enums import OfferStatus
from offers.forms.filters import OfferFilters
from offers.listing import offer_rows
from offers.models import OfferVersion
from offers.policies import how_it_stands
from offers.queries import versions_of
from toolkit.errors import Refused
from toolkit.htmx import redirect, refused_response, render
from toolkit.pagination import paginate


@requires(Permission.SEE_EMPLOYERS)
@require_GET
def offer_list(request: StaffRequest) -> HttpResponse:
    filters = OfferFilters(request.GET)
    today = timezone.localdate()
    rows = offer_rows(request.user, filters.chosen, request.GET.get("sort", ""))
    page = paginate(request, rows)
    for version in page:
        version.stands = how_it_stands(version, today)
    context = {"filters": filters, "page": page, "count": page.paginator.count}
    return render(request, "offers/offers.html", context)


@requires(Permission.SEE_EMPLOYERS)
@require_GET
def employer_offers(request: StaffRequest, reference: str) -> HttpResponse:
    employer = get_employer(request.user, reference)
    today = timezone.localdate()
    versions = list(versions_of(employer))
    for version in versions:
        version.stands = how_it_stands(version, today)  # type: ignore[attr-defined]  # for the template
    context = record_chrome(request, employer, "offers") | {
        "versions": versions,
        "draft": next((one for one in versions if one.status == OfferStatus.DRAFT), None),
        "may_compose": request.user.may(Permission.COMPOSE_OFFERS) and employer.closed_on is None,
    }
    return render(request, "offers/employer_offers.html", context)


@requires(Permission.COMPOSE_OFFERS)
@require_POST
def offer_compose(request: StaffRequest, reference: str) -> HttpResponse:
    """The draft in hand, or a new one from the record."""
    employer = get_employer(request.user, reference)
    try:
        draft: OfferVersion = offers.compose(employer=employer, by=request.user, at=timezone.now())
    except Refused as refused:
        return refused_response(request, refused, back=reverse("employer_offers", args=[employer.reference]))
    return redirect(request, "offer_edit", reference=draft.offer.reference)

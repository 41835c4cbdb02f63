"""What has changed on the record since the draft was taken from it, and which of it to take."""

from django.contrib import messages
from django.http import HttpResponse
from django.utils import timezone

from accounts.decorators import StaffRequest, requires
from accounts.permissions import Permission
from offers.actions import refreshing
from offers.composing.differences import differences
from offers.queries import get_draft
from toolkit.errors import Refused
from toolkit.htmx import redirect, refused_response, render


@requires(Permission.COMPOSE_OFFERS)
def offer_refresh(request: StaffRequest, reference: str) -> HttpResponse:
    draft = get_draft(request.user, reference)
    found = differences(draft, timezone.localdate())
    if request.method != "POST":
        return render(
            request, "offers/refresh.html", {"version": draft, "offer": draft.offer, "found": found}
        )
    try:
        count = refreshing.take(
            version=draft,
            found=found,
            chosen=set(request.POST.getlist("take")),
            kept=set(request.POST.getlist("keep")),
            by=request.user,
            at=timezone.now(),
        )
    except Refused as refused:
        return refused_response(request, refused, back=request.path)
    said = "1 change taken from the record." if count == 1 else f"{count:,} changes taken from the record."
    messages.success(request, said if count else "Nothing was taken from the record.")
    return redirect(request, "offer_edit", reference=draft.offer.reference)

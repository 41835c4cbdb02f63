"""The page of a draft: its lines in document order, what is still wrong, and how it will read."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from accounts.decorators import StaffRequest, requires
from accounts.permissions import Permission
from offers.actions import lines, plan
from offers.checking.problem import Draft
from offers.checking.run import blocking, problems_of
from offers.enums import LineSide
from offers.forms.words import PARTS
from offers.models import OfferLine, OfferMeasure, OfferMilestone, OfferVersion
from offers.queries import get_draft
from offers.rendering.document import context_of
from offers.snapshot.costs import priced, sum_of
from offers.snapshot.promises import promises
from toolkit.errors import Refused
from toolkit.htmx import announce, redirect, refused_response, render

Part = OfferMilestone | OfferMeasure


@requires(Permission.COMPOSE_OFFERS)
@require_GET
def offer_edit(request: StaffRequest, reference: str) -> HttpResponse:
    return editor(request, get_draft(request.user, reference))


def editor(request: StaffRequest, version: OfferVersion) -> HttpResponse:
    today = timezone.localdate()
    draft = Draft(version, today)
    problems = problems_of(version, today)
    costs = priced(draft.lines)
    context = {
        "version": version,
        "offer": version.offer,
        "sides": [(side, side.label, promises(draft.lines, side)) for side in LineSide],
        "parts": [(name, form.title) for name, form in PARTS.items()],
        "money": {
            name: sum_of(costs, name)
            for name in ("full_price", "public_share", "employer_share", "other_share")
        },
        "priced": costs,
        "problems": problems,
        "blocking": blocking(problems),
        "may_issue": request.user.may(Permission.ISSUE_OFFERS),
        **context_of(draft.snapshot, ""),
    }
    return render(request, "offers/edit.html", context)


@requires(Permission.COMPOSE_OFFERS)
@require_POST
def line_move(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    line = line_of(request, reference, number)
    up = request.POST.get("way") == "up"
    try:
        lines.move(line=line, up=up, by=request.user, at=timezone.now())
    except Refused as refused:
        return refused_response(request, refused, back=reverse("offer_edit", args=[reference]))
    return again(request, reference, f"{line.title} moved {'up' if up else 'down'}")


@requires(Permission.COMPOSE_OFFERS)
@require_POST
def line_remove(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    line = line_of(request, reference, number)
    try:
        lines.remove(line=line, by=request.user, at=timezone.now())
    except Refused as refused:
        return refused_response(request, refused, back=reverse("offer_edit", args=[reference]))
    return again(request, reference, f"{line.title} removed")


@requires(Permission.COMPOSE_OFFERS)
@require_POST
def part_remove(request: StaffRequest, reference: str, *, kind: str, number: int) -> HttpResponse:
    part = part_of(request, reference, kind=kind, number=number)
    try:
        plan.remove(part=part, by=request.user, at=timezone.now())
    except Refused as refused:
        return refused_response(request, refused, back=reverse("offer_edit", args=[reference]))
    return again(request, reference, f"{part.title} removed")


def again(request: StaffRequest, reference: str, said: str) -> HttpResponse:
    """After a button: the editor in place for htmx, the page anew without it."""
    if request.headers.get("HX-Target", "").endswith("editor"):
        return announce(editor(request, get_draft(request.user, reference)), said)
    messages.success(request, f"{said}.")
    return redirect(request, "offer_edit", reference=reference)


def line_of(request: StaffRequest, reference: str, number: int) -> OfferLine:
    draft = get_draft(request.user, reference)
    for line in draft.lines.all():
        if line.pk == number:
            line.offer_version = draft
            return line
    message = f"No line {number} in {reference}"
    raise Http404(message)


def part_of(request: StaffRequest, reference: str, *, kind: str, number: int) -> Part:
    draft = get_draft(request.user, reference)
    parts: list[Part] = [*(draft.milestones if kind == "steps" else draft.measures).all()]
    for part in parts:
        if part.pk == number:
            part.offer_version = draft
            return part
    message = f"No {kind} {number} in {reference}"
    raise Http404(message)

"""A version to read, save and compare; issuing it and withdrawing it."""

import base64
import hashlib
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import http_date
from django.views.decorators.http import require_GET, require_POST

from accounts.decorators import StaffRequest, check_may, requires
from accounts.permissions import Permission
from employers.views.one_job import Page, one_job
from offers.actions import offers
from offers.enums import OfferStatus
from offers.forms.lines import WithdrawForm
from offers.models import OfferVersion
from offers.policies import can_withdraw, how_it_stands
from offers.queries import get_draft, get_version, version_before
from offers.rendering.document import context_of
from offers.rendering.pdf import pdf_of
from offers.snapshot.build import build, canonical
from offers.snapshot.compare import compare
from toolkit.errors import Refused
from toolkit.htmx import redirect, refused_response, render


@requires(Permission.SEE_EMPLOYERS)
@require_GET
def offer_version(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    """The same words as the PDF, from the same snapshot."""
    version = get_version(request.user, reference, number)
    user, today = request.user, timezone.localdate()
    context = {
        "version": version,
        "offer": version.offer,
        "stands": how_it_stands(version, today),
        "before": version_before(version),
        "may_withdraw": can_withdraw(version) and user.may(Permission.WITHDRAW_OFFERS),
        "may_compose": user.may(Permission.COMPOSE_OFFERS),
        **context_of(_snapshot(version), version.snapshot_sha256),
    }
    return render(request, "offers/version.html", context)


@requires(Permission.SEE_EMPLOYERS)
@require_GET
def offer_pdf(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    """The stored bytes of an issue; a draft is made on the spot and says what it is."""
    version = get_version(request.user, reference, number)
    name = f"{version.offer.number}-version-{version.number}"
    if version.status == OfferStatus.DRAFT:
        check_may(request.user, Permission.COMPOSE_OFFERS)
        try:
            content = pdf_of(build(version), "").content
        except Refused as refused:
            return refused_response(request, refused, back=reverse("offer_edit", args=[reference]))
        return _file(content, f"{name}-draft.pdf", "application/pdf")
    content = bytes(OfferVersion.objects.values_list("pdf", flat=True).get(pk=version.pk) or b"")
    return _kept(request, version, content, name=f"{name}.pdf", sha256=version.pdf_sha256)


@requires(Permission.SEE_EMPLOYERS)
@require_GET
def offer_json(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    """The canonical words: the SHA-256 of this file is the printed fingerprint."""
    version = get_version(request.user, reference, number)
    if version.status == OfferStatus.DRAFT:
        message = "A draft has no fixed words yet"
        raise Http404(message)
    name = f"{version.offer.number}-version-{version.number}.json"
    return _kept(request, version, canonical(_snapshot(version)), name=name, sha256=version.snapshot_sha256)


@requires(Permission.SEE_EMPLOYERS)
@require_GET
def offer_compare(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    version = get_version(request.user, reference, number)
    before = version_before(version)
    if before is None:
        message = f"No version was issued before version {number}"
        raise Http404(message)
    changes = compare(_snapshot(before), _snapshot(version))
    context = {"version": version, "offer": version.offer, "before": before, "changes": changes}
    return render(request, "offers/compare.html", context)


@requires(Permission.ISSUE_OFFERS)
@require_POST
def offer_issue(request: StaffRequest, reference: str) -> HttpResponse:
    draft = get_draft(request.user, reference)
    try:
        version = offers.issue(version=draft, by=request.user, at=timezone.now())
    except offers.ChecksFailed:
        messages.error(request, "The offer was not issued. What has to be mended first is listed below.")
        return redirect(request, "offer_edit", reference=reference)
    except Refused as refused:
        return refused_response(request, refused, back=reverse("offer_edit", args=[reference]))
    messages.success(request, f"{version.offer.number} version {version.number} is issued.")
    return redirect(request, "offer_version", reference=version.offer.reference, number=version.number)


@requires(Permission.WITHDRAW_OFFERS)
def offer_withdraw(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    version = get_version(request.user, reference, number)
    form = WithdrawForm(request.POST or None)
    back = reverse("offer_version", args=[version.offer.reference, version.number])

    def act() -> str:
        reason = form.cleaned_data["reason"]
        offers.withdraw(version=version, reason=reason, by=request.user, at=timezone.now())
        return f"{version.offer.number} version {version.number} is withdrawn."

    lead = "The words stay readable. Tell the employer yourself that it no longer stands."
    page = Page("Withdraw this offer", "Withdraw offer", back, str(version), lead=lead, danger=True)
    return one_job(request, page=page, form=form, act=act)


def _snapshot(version: OfferVersion) -> dict[str, Any]:
    """As issued; a draft's words are made now."""
    return version.snapshot or build(version)


def _kept(
    request: StaffRequest, version: OfferVersion, content: bytes, *, name: str, sha256: str
) -> HttpResponse:
    """Bytes that never change: a reader who has them already is told so."""
    tag = f'"{sha256}"'
    if tag in request.headers.get("If-None-Match", ""):
        return HttpResponse(status=304, headers={"ETag": tag})
    kind = "application/pdf" if name.endswith(".pdf") else "application/json"
    response = _file(content, name, kind)
    response["ETag"] = tag
    response["Repr-Digest"] = f"sha-256=:{_base64(content)}:"
    if version.issued_at:
        response["Last-Modified"] = http_date(version.issued_at.timestamp())
    return response


def _base64(content: bytes) -> str:
    return base64.b64encode(hashlib.sha256(content).digest()).decode()


def _file(content: bytes, name: str, kind: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-cache"}
    return HttpResponse(content, content_type=kind, headers=headers)

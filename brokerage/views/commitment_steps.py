"""The steps of a commitment: each a page with one form, or a button that does it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.decorators import StaffRequest, requires
from accounts.permissions import Permission
from brokerage.actions import commitments as actions
from brokerage.actions import disputes, progress
from brokerage.commitment_kinds import amount, plain
from brokerage.commitment_kinds.smart import missing_terms
from brokerage.enums import CommitmentSource, CommitmentStatus, DisputeStatus
from brokerage.forms.commitment_steps import (
    AgreeForm,
    DecideForm,
    DisputeForm,
    ProgressForm,
    ReasonForm,
    SettleForm,
    SharesForm,
    SuspendForm,
    VaryForm,
    VerifyForm,
)
from brokerage.models import Commitment, CommitmentDispute, CommitmentProgress
from brokerage.queries.commitments import get_commitment
from brokerage.queries.progress import verified_total
from employers.views.one_job import Page, one_job
from toolkit.dates import day
from toolkit.errors import Refused
from toolkit.htmx import redirect, refused_response


@requires(Permission.EDIT_COMMITMENTS)
@require_POST
def negotiate(request: StaffRequest, reference: str) -> HttpResponse:
    return _press(request, reference, actions.negotiate, said="Marked as being discussed.")


@requires(Permission.EDIT_COMMITMENTS)
@require_POST
def resume(request: StaffRequest, reference: str) -> HttpResponse:
    return _press(request, reference, actions.resume, said="Resumed. Its clock runs again.")


@requires(Permission.EDIT_COMMITMENTS)
def agree(request: StaffRequest, reference: str) -> HttpResponse:
    """Refused part by part while a term is missing, each with the way to its question."""
    commitment = get_commitment(request.user, reference)
    form = AgreeForm(request.POST or None, commitment=commitment, user=request.user)

    def act() -> str:
        actions.agree(
            commitment=commitment,
            on=form.cleaned_data["agreed_on"],
            contact=form.contact,
            source=CommitmentSource(form.cleaned_data["source"]),
            signed_agreement=form.file,
            by=request.user,
            at=timezone.now(),
        )
        return "Agreed. The terms are frozen; only a variation changes them."

    page = _page(
        commitment,
        "Record the agreement",
        "Record agreement",
        template="brokerage/commitments/agree.html",
        more={"commitment": commitment, "missing": list(missing_terms(commitment).items())},
    )
    return one_job(request, page=page, form=form, act=act)


@requires(Permission.EDIT_COMMITMENTS)
def vary(request: StaffRequest, reference: str) -> HttpResponse:
    commitment = get_commitment(request.user, reference)
    form = VaryForm(request.POST or None, commitment=commitment, user=request.user)

    def act() -> str:
        actions.vary(
            commitment=commitment,
            reason=form.cleaned_data["reason"],
            agreed_on=form.cleaned_data["agreed_on"],
            agreed_by=form.contact,
            authority_approval=form.approval,
            by=request.user,
            at=timezone.now(),
            **form.terms(),
        )
        return "Varied. The terms as they were stay readable."

    lead = "Both sides agree to the new terms. What they were stays on the record."
    return one_job(
        request, page=_page(commitment, "Vary the terms", "Save variation", lead=lead), form=form, act=act
    )


@requires(Permission.EDIT_COMMITMENTS)
def decline(request: StaffRequest, reference: str) -> HttpResponse:
    words = {"heading": "Declined", "button": "Mark as declined", "danger": True}
    return _with_reason(
        request, reference, actions.decline, **words, lead="The reason is kept, so that offers get better."
    )


@requires(Permission.EDIT_COMMITMENTS)
def withdraw(request: StaffRequest, reference: str) -> HttpResponse:
    words = {"heading": "Withdraw the commitment", "button": "Withdraw", "danger": True}
    lead = "The employer asks and you accept. It stays on the record, with the reason."
    return _with_reason(request, reference, actions.withdraw, **words, lead=lead)


@requires(Permission.APPROVE_SUSPENSION)
def suspend(request: StaffRequest, reference: str) -> HttpResponse:
    commitment = get_commitment(request.user, reference)
    form = SuspendForm(request.POST or None)

    def act() -> str:
        actions.suspend(commitment=commitment, by=request.user, at=timezone.now(), **form.cleaned_data)
        return f"Suspended. We look at it again on {day(form.cleaned_data['review_on'])}."

    lead = "For redundancies, a site that closes, insolvency. You approve it as agency manager."
    page = _page(commitment, "Suspend the commitment", "Suspend", lead=lead)
    return one_job(request, page=page, form=form, act=act)


@requires(Permission.EDIT_COMMITMENTS)
def shares(request: StaffRequest, reference: str) -> HttpResponse:
    commitment = get_commitment(request.user, reference)
    form = SharesForm(request.POST or None, commitment=commitment)
    whole = amount(commitment.quantity, commitment.unit) if commitment.quantity else "no number yet"

    def act() -> str:
        balance = actions.apportion(
            commitment=commitment, shares=form.shares(), by=request.user, at=timezone.now()
        )
        return f"Saved. {plain(balance)} not given to a site yet."

    lead = f"{commitment.title}: {whole}. A site left empty has no part yet."
    page = _page(
        commitment,
        "Share between sites",
        "Save shares",
        lead=lead,
        template="brokerage/commitments/shares.html",
        more={"employer": commitment.employer},
    )
    return one_job(request, page=page, form=form, act=act)


@requires(Permission.EDIT_COMMITMENTS)
def record_progress(request: StaffRequest, reference: str) -> HttpResponse:
    commitment = get_commitment(request.user, reference)
    form = ProgressForm(request.POST or None, commitment=commitment)

    def act() -> str:
        entry = progress.record(commitment=commitment, by=request.user, at=timezone.now(), **form.facts())
        return f"{amount(entry.quantity, commitment.unit)} recorded. Somebody of another agency verifies it."

    lead = f"{commitment.title}, counted in {commitment.get_unit_display()}. {commitment.measure}"
    page = _page(commitment, "Record progress", "Save progress", lead=lead)
    return one_job(request, page=page, form=form, act=act)


@requires(Permission.VERIFY_PROGRESS)
def verify(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    commitment = get_commitment(request.user, reference)
    entry = get_object_or_404(
        CommitmentProgress.objects.select_related("commitment", "recorded_by"),
        commitment=commitment,
        pk=number,
    )
    form = VerifyForm(request.POST or None, entry=entry)

    def act() -> str:
        progress.verify(
            entry=entry, evidence=form.cleaned_data["evidence"], by=request.user, at=timezone.now()
        )
        return f"{amount(entry.quantity, commitment.unit)} verified."

    lead = (
        f"{amount(entry.quantity, commitment.unit)} on {day(entry.happened_on)}, "
        f"recorded by {entry.recorded_by}. {entry.note}"
    )
    return one_job(
        request, page=_page(commitment, "Verify progress", "Verify", lead=lead), form=form, act=act
    )


@requires(Permission.EDIT_COMMITMENTS)
def settle(request: StaffRequest, reference: str) -> HttpResponse:
    commitment = get_commitment(request.user, reference)
    done = verified_total(commitment)
    fits = progress.outcome_by_figures(commitment, done)
    form = SettleForm(request.POST or None, initial={"outcome": fits})

    def act() -> str:
        found = form.cleaned_data
        outcome = CommitmentStatus(found.pop("outcome"))
        progress.settle(commitment=commitment, outcome=outcome, by=request.user, at=timezone.now(), **found)
        return f"{commitment.title}: {outcome.label.lower()}."

    whole = amount(commitment.quantity, commitment.unit) if commitment.quantity else "…"
    lead = f"{commitment.title}: {plain(done)} of {whole} proved."
    return one_job(request, page=_page(commitment, "Say how it ended", "Save", lead=lead), form=form, act=act)


@requires(Permission.EDIT_COMMITMENTS)
def dispute(request: StaffRequest, reference: str) -> HttpResponse:
    commitment = get_commitment(request.user, reference)
    form = DisputeForm(request.POST or None, commitment=commitment)

    def act() -> str:
        disputes.raise_dispute(
            commitment=commitment,
            says=form.cleaned_data["says"],
            raised_by=form.contact,
            by=request.user,
            at=timezone.now(),
        )
        return "Dispute recorded. The coordinator decides; until then nothing moves."

    return one_job(request, page=_page(commitment, "Record a dispute", "Record dispute"), form=form, act=act)


@requires(Permission.DECIDE_DISPUTES)
def decide(request: StaffRequest, reference: str) -> HttpResponse:
    commitment = get_commitment(request.user, reference)
    found = get_object_or_404(CommitmentDispute, commitment=commitment, status=DisputeStatus.OPEN)
    form = DecideForm(request.POST or None)

    def act() -> str:
        upheld = form.cleaned_data["outcome"] == DisputeStatus.UPHELD
        disputes.decide(
            dispute=found,
            upheld=upheld,
            decision=form.cleaned_data["decision"],
            by=request.user,
            at=timezone.now(),
        )
        return "Upheld. Ask for the terms to be varied." if upheld else "Not upheld. The commitment stands."

    who = found.raised_by.name if found.raised_by else str(commitment.employer)
    lead = f"{commitment.title}. {who}, {day(found.opened_at)}: “{found.says}”"
    page = _page(commitment, "Decide the dispute", "Save decision", lead=lead)
    return one_job(request, page=page, form=form, act=act)


def _press(
    request: StaffRequest, reference: str, action: Callable[..., Commitment], *, said: str
) -> HttpResponse:
    commitment = get_commitment(request.user, reference)
    back = reverse("commitment", args=[commitment.reference])
    try:
        action(commitment=commitment, by=request.user, at=timezone.now())
    except Refused as refused:
        return refused_response(request, refused, back=back)
    messages.success(request, said)
    return redirect(request, back)


def _with_reason(
    request: StaffRequest, reference: str, action: Callable[..., Commitment], **words: Any
) -> HttpResponse:
    commitment = get_commitment(request.user, reference)
    form = ReasonForm(request.POST or None)

    def act() -> str:
        found = action(commitment=commitment, by=request.user, at=timezone.now(), **form.cleaned_data)
        return f"{found.title}: {found.get_status_display().lower()}."

    return one_job(request, page=_page(commitment, **words), form=form, act=act)


def _page(commitment: Commitment, heading: str, button: str, **more: Any) -> Page:
    return Page(
        heading=heading,
        button=button,
        back=reverse("commitment", args=[commitment.reference]),
        back_label=f"{commitment.title}, {commitment.employer}",
        **more,
    )

"""Writing a commitment down: whose it is and of which kind, then its words."""

from typing import NamedTuple

from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from accounts.decorators import StaffRequest, requires
from accounts.permissions import Permission
from brokerage.actions import commitments as actions
from brokerage.commitment_kinds import KINDS
from brokerage.enums import CommitmentDirection, CommitmentKind
from brokerage.forms.commitments import CommitmentForm, DirectionForm, initial_of
from brokerage.models import Commitment, Service
from brokerage.queries.commitments import get_commitment
from employers.models import Employer
from employers.queries import get_employer
from employers.views.one_job import Page, one_job
from toolkit.htmx import render

TEMPLATE = "brokerage/commitments/form.html"


class What(NamedTuple):
    """Whose promise, of which kind, and for ours which service of the catalogue."""

    direction: CommitmentDirection
    kind: CommitmentKind
    service: Service | None


@requires(Permission.EDIT_COMMITMENTS)
def commitment_add(request: StaffRequest, reference: str) -> HttpResponse:
    """The kind comes in the address, so that each of the two pages works by itself."""
    employer = get_employer(request.user, reference)
    direction = _direction(request.GET)
    asked = {"direction": direction, "kind": request.GET["kind"]} if "kind" in request.GET else None
    form = DirectionForm(asked, direction=direction)
    if form.is_bound and form.is_valid():
        return _write(request, employer, _what(direction, form.cleaned_data["kind"]))
    return _choose_kind(request, employer, form)


def _what(direction: CommitmentDirection, chosen: str) -> What:
    if direction == CommitmentDirection.PARTNERSHIP:
        return What(direction, CommitmentKind.SERVICE, get_object_or_404(Service, code=chosen))
    return What(direction, CommitmentKind(chosen), None)


def _choose_kind(request: StaffRequest, employer: Employer, form: DirectionForm) -> HttpResponse:
    context = {
        "employer": employer,
        "form": form,
        "ours": form.initial["direction"] == CommitmentDirection.PARTNERSHIP,
    }
    status = 422 if form.is_bound else 200
    return render(request, "brokerage/commitments/kind.html", context, status=status)


def _write(request: StaffRequest, employer: Employer, what: What) -> HttpResponse:
    direction, kind, service = what
    form = CommitmentForm(
        request.POST or None, employer=employer, kind=KINDS[kind], user=request.user, service=service
    )
    page = Page(
        heading="Add our promise" if service else "Add a commitment",
        button="Save commitment",
        lead=f"{service.label if service else kind.label}, {employer}",
        back=reverse("employer_commitments", args=[employer.reference]),
        back_label=f"{employer}, commitments",
        template=TEMPLATE,
        more={"kind": KINDS[kind], "employer": employer, "other_kind": f"?direction={direction}"},
    )

    def act() -> str:
        found = actions.propose(
            employer=employer,
            direction=direction,
            kind=kind,
            service=service,
            by=request.user,
            at=timezone.now(),
            **form.particulars(),
        )
        return f"{found.title} saved. It is proposed until both sides agree."

    return one_job(request, page=page, form=form, act=act)


@requires(Permission.EDIT_COMMITMENTS)
def commitment_edit(request: StaffRequest, reference: str) -> HttpResponse:
    commitment = get_commitment(request.user, reference)
    kind = KINDS[CommitmentKind(commitment.kind)]
    form = CommitmentForm(
        request.POST or None,
        employer=commitment.employer,
        kind=kind,
        user=request.user,
        commitment=commitment,
    )
    page = Page(
        heading=f"Edit {commitment.title}",
        button="Save",
        back=reverse("commitment", args=[commitment.reference]),
        back_label=commitment.title,
        template=TEMPLATE,
        more={"kind": kind, "employer": commitment.employer},
    )

    def act() -> str:
        actions.edit(
            commitment=commitment,
            version=form.cleaned_data["version"],
            by=request.user,
            at=timezone.now(),
            **form.particulars(),
        )
        return "Commitment saved."

    def fresh() -> dict[str, object]:
        saved = Commitment.objects.select_related("authority", "owner", "contact").get(pk=commitment.pk)
        return initial_of(saved)

    return one_job(request, page=page, form=form, act=act, fresh=fresh)


def _direction(given: QueryDict) -> CommitmentDirection:
    if given.get("direction") == CommitmentDirection.PARTNERSHIP:
        return CommitmentDirection.PARTNERSHIP
    return CommitmentDirection.EMPLOYER

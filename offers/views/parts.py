"""One part of a draft on a page of its own: words, a line, a step, a measure."""

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone

from accounts.decorators import StaffRequest, requires
from accounts.permissions import Permission
from employers.views.one_job import Page, one_job
from offers.actions import lines, offers, plan
from offers.enums import LineSide
from offers.forms.lines import LineForm, MeasureForm, StepForm
from offers.forms.words import PARTS
from offers.models import OfferLine, OfferMeasure, OfferMilestone, OfferVersion
from offers.queries import get_draft
from offers.views.editing import line_of, part_of


@requires(Permission.COMPOSE_OFFERS)
def offer_words(request: StaffRequest, reference: str, part: str) -> HttpResponse:
    if part not in PARTS:
        message = f"An offer has no part {part}"
        raise Http404(message)
    draft = get_draft(request.user, reference)
    form = PARTS[part](request.POST or None, draft=draft)

    def act() -> str:
        seen = form.cleaned_data["version"]
        offers.edit_words(version=draft, seen=seen, by=request.user, at=timezone.now(), **form.facts())
        return f"{form.title} saved."

    def fresh() -> dict[str, object]:
        return PARTS[part](draft=get_draft(request.user, reference)).saved()

    return one_job(request, page=_page(draft, form.title, "Save"), form=form, act=act, fresh=fresh)


@requires(Permission.COMPOSE_OFFERS)
def line_add(request: StaffRequest, reference: str, side: str) -> HttpResponse:
    if side not in LineSide.values:
        message = f"An offer has no side {side}"
        raise Http404(message)
    draft = get_draft(request.user, reference)
    form = LineForm(request.POST or None, side=side)

    def act() -> str:
        line = lines.add(
            version=draft, side=LineSide(side), by=request.user, at=timezone.now(), **form.facts()
        )
        return f"{line.title} added."

    return one_job(
        request, page=_page(draft, f"Add to “{LineSide(side).label}”", "Add line"), form=form, act=act
    )


@requires(Permission.COMPOSE_OFFERS)
def offer_line(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    line = line_of(request, reference, number)
    form = LineForm(request.POST or None, side=line.side, line=line)

    def act() -> str:
        seen = form.cleaned_data["version"]
        lines.edit(line=line, seen=seen, by=request.user, at=timezone.now(), **form.facts())
        return f"{line.title} saved."

    def fresh() -> dict[str, object]:
        return LineForm(side=line.side, line=OfferLine.objects.get(pk=line.pk)).saved()

    return one_job(
        request, page=_page(line.offer_version, line.title, "Save line"), form=form, act=act, fresh=fresh
    )


@requires(Permission.COMPOSE_OFFERS)
def part_add(request: StaffRequest, reference: str, kind: str) -> HttpResponse:
    draft = get_draft(request.user, reference)
    form = StepForm(request.POST or None) if kind == "steps" else MeasureForm(request.POST or None)

    def act() -> str:
        add = plan.add_step if kind == "steps" else plan.add_measure
        return f"{add(version=draft, by=request.user, at=timezone.now(), **form.facts()).title} added."

    heading = "Add to the timetable" if kind == "steps" else "Add a measure"
    return one_job(request, page=_page(draft, heading, "Add"), form=form, act=act)


@requires(Permission.COMPOSE_OFFERS)
def part_edit(request: StaffRequest, reference: str, *, kind: str, number: int) -> HttpResponse:
    part = part_of(request, reference, kind=kind, number=number)
    form = (StepForm if kind == "steps" else MeasureForm)(request.POST or None, part=part)

    def act() -> str:
        seen = form.cleaned_data["version"]
        saving = {"seen": seen, "by": request.user, "at": timezone.now(), **form.facts()}
        if isinstance(part, OfferMilestone):
            plan.edit_step(step=part, **saving)
        else:
            plan.edit_measure(measure=part, **saving)
        return f"{part.title} saved."

    def fresh() -> dict[str, object]:
        model = OfferMilestone if isinstance(part, OfferMilestone) else OfferMeasure
        return type(form)(part=model.objects.get(pk=part.pk)).saved()

    return one_job(
        request, page=_page(part.offer_version, part.title, "Save"), form=form, act=act, fresh=fresh
    )


def _page(draft: OfferVersion, heading: str, button: str) -> Page:
    back = reverse("offer_edit", args=[draft.offer.reference])
    return Page(heading, button, back, f"Draft of {draft.offer.number} for {draft.employer}")

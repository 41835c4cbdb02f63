"""The overview of an employer's record."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.template import loader
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_GET

from accounts.decorators import StaffRequest, requires
from accounts.permissions import Permission
from employers.models import Contact, Employer
from employers.queries import get_employer, open_actions, people_to_speak_to
from employers.record import Panel, RecordContext, contributions
from employers.record_page import Chrome, record_chrome
from employers.timeline import FILTERS, PAGE, timeline_page
from toolkit.htmx import announce, render

ACTIONS_SHOWN = 6
PEOPLE_SHOWN = 4


@requires(Permission.SEE_EMPLOYERS)
@require_GET
def overview(request: StaffRequest, reference: str) -> HttpResponse:
    employer = get_employer(request.user, reference)
    if asks_for_earlier(request):
        return earlier_entries(request, employer)
    context = record_chrome(request, employer, "overview")
    record: RecordContext = context["record_context"]
    context |= {
        "banners": [banner for make in contributions.banners if (banner := make(record))],
        "tiles": [tile for make in contributions.tiles if (tile := make(record))],
        "main_panels": _panels(record, "main"),
        "side_panels": _panels(record, "side"),
        "also_here": [one for source in contributions.also_here for one in source(record)],
        "may_act": request.user.may(Permission.LOG_CONTACT),
        "may_edit": request.user.may(Permission.EDIT_EMPLOYER) and employer.closed_on is None,
    }
    context |= next_actions(record) | people(record, context["chrome"])
    context |= timeline(request, record)
    return render(request, "employers/record.html", context)


def asks_for_earlier(request: StaffRequest) -> bool:
    """The button under the timeline fills the place below it; its address alone gives the whole page."""
    target = request.headers.get("HX-Target", "").rpartition("#")[2]
    return request.headers.get("HX-Request") == "true" and target.startswith("earlier-")


def earlier_entries(request: StaffRequest, employer: Employer, *, wanted: int = PAGE) -> HttpResponse:
    record = RecordContext(employer=employer, user=request.user, today=timezone.localdate())
    context = timeline(request, record, wanted=wanted) | {"added": True}
    response = HttpResponse(
        loader.render_to_string("employers/parts/timeline.html#entries", context, request)
    )
    patch_vary_headers(response, ["HX-Request", "HX-Target"])
    return announce(response, "Earlier entries shown")


def next_actions(record: RecordContext) -> dict[str, Any]:
    rows = list(open_actions(record.user, record.employer)[: ACTIONS_SHOWN + 1])
    return {"actions": rows[:ACTIONS_SHOWN], "more_actions": len(rows) > ACTIONS_SHOWN}


def people(record: RecordContext, chrome: Chrome) -> dict[str, Any]:
    rows: QuerySet[Contact] = people_to_speak_to(record.employer)
    return {"people": list(rows[:PEOPLE_SHOWN]) if chrome.facts.contact_count else []}


def timeline(request: StaffRequest, record: RecordContext, *, wanted: int = PAGE) -> dict[str, Any]:
    chosen = request.GET.get("show", "all")
    chosen = chosen if chosen in FILTERS else "all"
    before = moment(request.GET.get("before", ""))
    return {
        "filters": [(name, one.label, name == chosen) for name, one in FILTERS.items()],
        "chosen": chosen,
        "before": before,
        "timeline": timeline_page(record, chosen=chosen, before=before, wanted=wanted),
    }


def moment(text: str) -> datetime | None:
    """An aware moment from the address; anything else counts as none."""
    try:
        found = parse_datetime(text.replace(" ", "+"))
    except ValueError:
        return None
    return found if found and timezone.is_aware(found) else None


def _panels(record: RecordContext, area: str) -> list[dict[str, Any]]:
    wanted = sorted((panel for panel in contributions.panels if panel.area == area), key=_order)
    loaded = [(panel, panel.load(record)) for panel in wanted]
    return [{"template": panel.template, "data": data} for panel, data in loaded if data is not None]


def _order(panel: Panel) -> tuple[int, str]:
    return panel.order, panel.name

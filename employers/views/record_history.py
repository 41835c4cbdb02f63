"""Everything that happened with an employer, and the record as it stood on a past day."""

from datetime import date, datetime, time
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_GET

from accounts.decorators import StaffRequest, requires
from accounts.permissions import Permission
from employers.past import existed, past_tables
from employers.queries import get_employer
from employers.record import PastTable
from employers.record_page import record_chrome
from employers.views.record import asks_for_earlier, earlier_entries, timeline
from toolkit.htmx import render

LONG_PAGE = 40


@requires(Permission.SEE_EMPLOYERS)
@require_GET
def history(request: StaffRequest, reference: str) -> HttpResponse:
    employer = get_employer(request.user, reference)
    if asks_for_earlier(request):
        return earlier_entries(request, employer, wanted=LONG_PAGE)
    context = record_chrome(request, employer, "history")
    asked = request.GET.get("on", "")[:40]
    context |= {"today": timezone.localdate(), "asked": asked}
    if not asked:
        context |= timeline(request, context["record_context"], wanted=LONG_PAGE)
        return render(request, "employers/record_history.html", context)
    on = _day(asked)
    if on is None or on > timezone.localdate():
        context |= timeline(request, context["record_context"], wanted=LONG_PAGE)
        context |= {"day_error": "Enter today or a past day, such as 1 Nov 2026"}
        return render(request, "employers/record_history.html", context, status=422)
    # As it stood when that day ended in London.
    at = timezone.make_aware(datetime.combine(on, time.max))
    context |= {
        "on": on,
        "existed": existed(employer, at),
        "tables": [_labelled(table) for table in past_tables(employer, at)],
    }
    return render(request, "employers/record_past.html", context)


def _labelled(table: PastTable) -> dict[str, Any]:
    """Each cell with its heading, for the cards of a phone."""
    rows = [list(zip(table.headings, row, strict=True)) for row in table.rows]
    return {"title": table.title, "headings": table.headings, "rows": rows}


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None

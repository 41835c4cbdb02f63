"""Commitments: across employers, of one employer, and one by itself."""

from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.decorators import StaffRequest, requires
from accounts.permissions import Permission
from brokerage.commitment_kinds import promise_of
from brokerage.commitment_kinds.smart import missing_terms
from brokerage.enums import OPEN_TERMS, SETTLED_COMMITMENTS
from brokerage.listing.detail import disputes_of, entries_of, shares_of, variations_of
from brokerage.listing.exporting import HEADER, commitment_rows
from brokerage.listing.filters import VIEWS, CommitmentFilter, counts, in_order
from brokerage.listing.rows import by_urgency, rows_of
from brokerage.policies.commitment_steps import steps_for
from brokerage.queries.commitments import commitments_of, get_commitment
from employers.queries import get_employer
from employers.record_page import record_chrome
from employers.views.lists import chips, file_of
from toolkit.htmx import announce, render
from toolkit.pagination import paginate
from toolkit.templatetags.words import plural


@requires(Permission.SEE_EMPLOYERS)
@require_GET
def commitments(request: StaffRequest) -> HttpResponse:
    today = timezone.localdate()
    filters = CommitmentFilter(request.GET, user=request.user, today=today)
    rows = in_order(filters.qs, request.GET.get("sort", "due"))
    page = paginate(request, rows.select_related("employer", "agency", "owner"))
    page.object_list = rows_of(page.object_list, today)
    found = counts(request.user, today)
    chosen = request.GET.get("view", "all")
    context = {
        "page": page,
        "filters": filters.form,
        "chips": chips(request, filters.form),
        "views": [(view, found[view.name], view.name == chosen) for view in VIEWS],
        "disputed": any(not row.counts for row in page.object_list),
        "may_export": request.user.may(Permission.EXPORT_EMPLOYERS),
    }
    answer = render(request, "brokerage/commitments/list.html", context)
    return announce(answer, plural(page.paginator.count, "commitment"))


@requires(Permission.EXPORT_EMPLOYERS)
@require_GET
def commitments_export(request: StaffRequest, kind: str) -> HttpResponseBase:
    today = timezone.localdate()
    filters = CommitmentFilter(request.GET, user=request.user, today=today)
    rows = commitment_rows(in_order(filters.qs, request.GET.get("sort", "due")), request.user, today)
    return file_of(kind, "Commitments", header=HEADER, rows=rows, today=today)


@requires(Permission.SEE_EMPLOYERS)
@require_GET
def employer_commitments(request: StaffRequest, reference: str) -> HttpResponse:
    """All of one employer's, theirs and ours, with those that are settled."""
    employer = get_employer(request.user, reference)
    context = record_chrome(request, employer, "commitments")
    rows = by_urgency(commitments_of(request.user, employer), timezone.localdate())
    current = [row for row in rows if row.commitment.status not in SETTLED_COMMITMENTS]
    context |= {
        "late_ours": [row for row in current if row.commitment.is_ours and row.progress.flag == "overdue"],
        "theirs": [row for row in current if not row.commitment.is_ours],
        "ours": [row for row in current if row.commitment.is_ours],
        "settled": [row for row in rows if row.commitment.status in SETTLED_COMMITMENTS],
        "disputed": any(not row.counts for row in current),
        "may_add": request.user.may(Permission.EDIT_COMMITMENTS) and employer.closed_on is None,
    }
    return render(request, "brokerage/commitments/employer.html", context)


@requires(Permission.SEE_EMPLOYERS)
@require_GET
def commitment(request: StaffRequest, reference: str) -> HttpResponse:
    found = get_commitment(request.user, reference)
    [row] = rows_of([found], timezone.localdate())
    steps = steps_for(found, request.user, disputed=not row.counts)
    context = {
        "row": row,
        "commitment": found,
        "employer": found.employer,
        "promise": promise_of(row.kind, found),
        "missing": list(missing_terms(found).items()) if found.status in OPEN_TERMS else [],
        "first_steps": [step for step in steps if step.primary],
        "more_steps": [step for step in steps if not step.primary],
        "entries": entries_of(found, request.user),
        "shares": shares_of(found),
        "variations": variations_of(found),
        "disputes": disputes_of(found),
        "may_decide": request.user.may(Permission.DECIDE_DISPUTES),
        **_changes(found),
    }
    return render(request, "brokerage/commitments/commitment.html", context)


def _changes(found: Any) -> dict[str, Any]:
    """Who did what to it, newest first."""
    rows = found.history.select_related("history_user").order_by("-history_date", "-history_id")
    return {
        "history": [
            {
                "at": row.history_date,
                "who": row.history_user.name if row.history_user else "Frontdoor",
                "title": (row.history_change_reason or "").partition("\n")[0],
                "text": (row.history_change_reason or "").partition("\n")[2],
            }
            for row in rows[:40]
        ]
    }

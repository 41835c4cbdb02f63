"""What the pages that list employers share: who asks, on what day, in what order, and the files they give."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, StreamingHttpResponse
from django.utils import timezone

from accounts.models import User
from accounts.permissions import Permission
from employers.listing.filters import in_order
from employers.listing.rows import rows_of, with_facts
from employers.models import Employer
from toolkit.dates import day
from toolkit.pagination import PER_PAGE
from toolkit.spreadsheets import csv_response, xlsx_response


@dataclass(frozen=True)
class Asking:
    user: User
    today: date


def asking(request: HttpRequest) -> Asking:
    user = request.user
    if not isinstance(user, User):
        raise Http404
    return Asking(user, timezone.localdate())


def list_context(request: HttpRequest, filters: Any, who: Asking) -> dict[str, Any]:
    """What the head of every list needs: its filters, the ones that are set, and what the person may do."""
    return {
        "filters": filters,
        "chips": chips(request, filters),
        "may_export": who.user.may(Permission.EXPORT_EMPLOYERS),
        "may_import": who.user.may(Permission.IMPORT_EMPLOYERS),
        "may_add": who.user.may(Permission.ADD_EMPLOYER),
    }


def chips(request: HttpRequest, form: Any) -> list[dict[str, str]]:
    """A chip for each filter that is set, and the address without it; words show in their own box."""
    found = []
    for name, value in form.chosen.items():
        if name == "q":
            continue
        rest = request.GET.copy()
        for gone in (name, "page"):
            rest.pop(gone, None)
        words = dict(getattr(form.fields[name], "choices", [])).get(value, value)
        found.append({"words": f"{form.fields[name].label}: {words}", "without": f"?{rest.urlencode()}"})
    return found


def page_of_rows(
    request: HttpRequest,
    employers: QuerySet[Employer],
    who: Asking,
    *,
    default: str,
    total: int | None = None,
) -> Any:
    """A page of `Row`s in the order the address asks for: one statement and one a contributed column.

    A `total` that is known already is not counted again.
    """
    ordered = in_order(employers, request.GET.get("sort") or default, who.user)
    paginator = Paginator(with_facts(ordered, who.user, who.today), PER_PAGE)
    if total is not None:
        paginator.count = total
    page: Any = paginator.get_page(request.GET.get("page"))
    page.object_list = rows_of(list(page.object_list), who.user, who.today)
    return page


def file_of(
    kind: str, name: str, *, header: Sequence[str], rows: Iterable[Sequence[object]], today: date
) -> StreamingHttpResponse | FileResponse:
    answer = {"csv": csv_response, "xlsx": xlsx_response}[kind]
    return answer(f"{name}, {day(today)}", header, rows)

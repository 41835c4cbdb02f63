"""Pages of a list that forgive a wrong page number."""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

PER_PAGE = 50


def paginate(
    request: HttpRequest, rows: QuerySet[Any] | Sequence[Any], *, per_page: int = PER_PAGE
) -> Page[Any]:
    """A page number that is no number gives the first page, one too high the last."""
    return Paginator(rows, per_page).get_page(request.GET.get("page"))

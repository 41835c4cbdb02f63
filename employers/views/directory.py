"""Every employer on record, and the quick ways to one of them."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from accounts.decorators import requires
from accounts.permissions import Permission
from employers.listing import exporting
from employers.listing.caseload import caseload
from employers.listing.filters import DirectoryFilter, people_who_lead, places_of
from employers.listing.highlighting import highlighted, reads_like
from employers.listing.rows import rows_of, with_facts
from employers.listing.search import MOST, SHORTEST, Hit, find
from employers.models import Employer
from employers.views.lists import Asking, asking, file_of, list_context, page_of_rows
from toolkit.htmx import announce, render
from toolkit.pagination import paginate
from toolkit.templatetags.words import plural

IN_PALETTE = 8


@requires(Permission.SEE_EMPLOYERS)
def employers(request: HttpRequest) -> HttpResponse:
    who = asking(request)
    words = request.GET.get("q", "").strip()
    hits = find(words)
    filters = _filters(request, who, words=words, hits=hits)
    if hits and not request.GET.get("sort"):
        page = _closest_first(request, filters.qs, hits=hits, who=who)
    else:
        page = page_of_rows(request, filters.qs, who, default="name")
    _show_matches(page.object_list, words, hits)
    count = page.paginator.count
    context = list_context(request, filters.form, who) | {
        "page": page,
        "words": words,
        "too_short": 0 < len(words) < SHORTEST,
        "capped": len(hits) == MOST,
        "narrowed": bool(set(filters.form.chosen) - {"q"}),
    }
    said = plural(count, "employer")
    if words:
        said = f"{said} {'matches' if count == 1 else 'match'}"
    return announce(render(request, "employers/directory.html", context), said)


@requires(Permission.EXPORT_EMPLOYERS)
def employers_export(request: HttpRequest, kind: str) -> HttpResponseBase:
    who = asking(request)
    words = request.GET.get("q", "").strip()
    found = _filters(request, who, words=words, hits=find(words)).qs.order_by("sort_name", "pk")
    rows = exporting.employer_rows(found, who.user, who.today)
    return file_of(kind, "Employers", header=exporting.header(), rows=rows, today=who.today)


@requires(Permission.SEE_EMPLOYERS)
def palette(request: HttpRequest) -> HttpResponse:
    """The few closest, while a person types; the whole page to those who ask without a script."""
    who = asking(request)
    words = request.GET.get("q", "").strip()
    hits = find(words)[:IN_PALETTE]
    ids = [hit.employer_id for hit in hits]
    found = with_facts(Employer.objects.visible_to(who.user).open(), who.user, who.today).in_bulk(ids)
    rows = rows_of([found[pk] for pk in ids if pk in found], who.user, who.today)
    _show_matches(rows, words, hits)
    mine = caseload(who.user, who.today).filter(pk__in=ids).values_list("pk", flat=True)
    context = {"rows": rows, "words": words, "mine": set(mine), "long_enough": len(words) >= SHORTEST}
    return render(request, "employers/palette.html", context)


def _filters(request: HttpRequest, who: Asking, *, words: str, hits: list[Hit]) -> DirectoryFilter:
    everybody = Employer.objects.visible_to(who.user).open()
    found = everybody
    if len(words) >= SHORTEST:
        found = everybody.filter(pk__in=[hit.employer_id for hit in hits])
    return DirectoryFilter(
        request.GET,
        found,
        user=who.user,
        today=who.today,
        places=places_of(everybody),
        leads=people_who_lead(who.today),
    )


def _closest_first(request: HttpRequest, found: Any, *, hits: list[Hit], who: Asking) -> Any:
    """In the order of the hits, which a database keeps only when told."""
    kept = set(found.values_list("pk", flat=True))
    ordered = [hit.employer_id for hit in hits if hit.employer_id in kept]
    page = paginate(request, ordered)
    ids = list(page.object_list)
    employers_found = with_facts(Employer.objects.all(), who.user, who.today).in_bulk(ids)
    page.object_list = rows_of([employers_found[pk] for pk in ids], who.user, who.today)
    return page


def _show_matches(rows: Any, words: str, hits: list[Hit]) -> None:
    """Mark the letters that answered; where the record's own name does not, say which name did."""
    by_employer = {hit.employer_id: hit for hit in hits}
    for row in rows:
        row.shown_name = highlighted(row.employer.name, words)
        hit = by_employer.get(row.employer.pk)
        if hit and hit.said and not (words and reads_like(row.employer.name, words)):
            row.said, row.said_name = hit.said, highlighted(hit.matched, words)

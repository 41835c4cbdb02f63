"""Work my list: the employers a person looks after."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.decorators import requires
from accounts.permissions import Permission
from employers.actions import saved_views
from employers.forms.listing import SaveViewForm
from employers.listing import exporting
from employers.listing.caseload import caseload, gone_quiet, with_action_due
from employers.listing.filters import EmployerFilter, places_of
from employers.listing.managed_sites import SiteFilter, managed_sites
from employers.listing.ready_views import MINE, PAGE, Counts, counted, ready_views, saved_by
from employers.models import SavedView
from employers.record import contributions
from employers.views.lists import Asking, asking, file_of, list_context, page_of_rows
from toolkit.errors import Refused
from toolkit.htmx import announce, redirect, render
from toolkit.pagination import paginate
from toolkit.templatetags.words import plural

TITLE = "My portfolio"


@requires(Permission.SEE_EMPLOYERS)
def portfolio(request: HttpRequest) -> HttpResponse:
    who = asking(request)
    filters = _filters(request, who)
    counts = _counts(filters.qs, who)
    summary = _summary(filters.qs, counts, who)
    page = page_of_rows(request, filters.qs, who, default="due", total=summary["total"])
    context = list_context(request, filters.form, who) | {
        "page": page,
        "columns": contributions.columns,
        "summary": summary,
        "tabs": _tabs(request, counts, who),
    }
    answer = render(request, "employers/portfolio.html", context)
    return announce(answer, plural(page.paginator.count, "employer"))


@requires(Permission.EXPORT_EMPLOYERS)
def portfolio_export(request: HttpRequest, kind: str) -> HttpResponseBase:
    who = asking(request)
    rows = exporting.employer_rows(_filters(request, who).qs.order_by("sort_name", "pk"), who.user, who.today)
    return file_of(kind, TITLE, header=exporting.header(), rows=rows, today=who.today)


@requires(Permission.SEE_EMPLOYERS)
def portfolio_sites(request: HttpRequest) -> HttpResponse:
    """The sites of the large employers a person manages, by borough."""
    who = asking(request)
    filters = SiteFilter(request.GET, managed_sites(who.user, who.today))
    page = paginate(request, filters.qs)
    counts = counted(caseload(who.user, who.today), who.user, who.today)
    context = list_context(request, filters.form, who) | {"page": page, "tabs": _tabs(request, counts, who)}
    answer = render(request, "employers/portfolio_sites.html", context)
    return announce(answer, plural(page.paginator.count, "site"))


@requires(Permission.EXPORT_EMPLOYERS)
def portfolio_sites_export(request: HttpRequest, kind: str) -> HttpResponseBase:
    who = asking(request)
    sites = SiteFilter(request.GET, managed_sites(who.user, who.today)).qs
    rows = exporting.site_rows(sites, who.user, who.today)
    return file_of(kind, "My sites", header=exporting.SITE_HEADER, rows=rows, today=who.today)


@requires(Permission.SEE_EMPLOYERS)
def saved_view_add(request: HttpRequest) -> HttpResponse:
    """Keep these filters and this order under a name."""
    who = asking(request)
    form = SaveViewForm(request.POST or None, initial={"query": _query(request)})
    if form.is_bound and form.is_valid():
        try:
            view = saved_views.save(page=PAGE, by=who.user, at=timezone.now(), **form.cleaned_data)
        except Refused as refused:
            form.add_refusal(refused)
        else:
            messages.success(request, f"View “{view.name}” saved.")
            return redirect(request, f"{reverse('portfolio')}?{view.query}")
    context = {"form": form, "back": f"{reverse('portfolio')}?{_query(request)}"}
    return render(request, "employers/saved_view_add.html", context, status=422 if form.is_bound else 200)


@requires(Permission.SEE_EMPLOYERS)
@require_POST
def saved_view_delete(request: HttpRequest, number: int) -> HttpResponse:
    who = asking(request)
    view = get_object_or_404(SavedView, pk=number, user=who.user)
    saved_views.delete(view=view, by=who.user, at=timezone.now())
    messages.success(request, f"View “{view.name}” deleted.")
    return redirect(request, "portfolio")


def _filters(request: HttpRequest, who: Asking) -> EmployerFilter:
    """The caseload narrowed by the ready view of the address and then by its filters."""
    employers = caseload(who.user, who.today)
    views = {view.name: view for view in ready_views()}
    wanted = request.GET.get("view", MINE)
    chosen = employers
    if wanted in views and wanted != MINE:
        chosen = employers.filter(pk__in=views[wanted].ids(employers, who.user, who.today))
    return EmployerFilter(request.GET, chosen, user=who.user, today=who.today, places=places_of(employers))


def _counts(shown: Any, who: Asking) -> Counts:
    """For the tabs, of the whole caseload; for the line above the table, of the employers shown."""
    overdue = with_action_due(shown, who.user, before=who.today)
    quiet = gone_quiet(shown, who.user, who.today)
    return counted(
        caseload(who.user, who.today),
        who.user,
        who.today,
        total=Q(pk__in=shown.order_by().values("pk")),
        overdue=Q(pk__in=overdue.values("pk")),
        quiet=Q(pk__in=quiet.values("pk")),
    )


def _summary(shown: Any, counts: Counts, who: Asking) -> dict[str, Any]:
    """The line above the table: how many are overdue and quiet, and what higher apps add."""
    ids = shown.order_by().values("pk")
    added = sorted(contributions.summaries, key=lambda one: one.order)
    return counts.asked | {
        "tiles": [tile for one in added if (tile := one.load(ids, who.user, who.today))],
    }


def _tabs(request: HttpRequest, counts: Counts, who: Asking) -> dict[str, Any]:
    query = _query(request)
    saved = saved_by(who.user)
    current = next((view for view in saved if view.query == query), None)
    view = "" if current else request.GET.get("view", MINE)
    on_sites = request.resolver_match is not None and request.resolver_match.url_name == "portfolio_sites"
    return {
        "ready": [
            {
                "label": one.label,
                "count": counts.by_view[one.name],
                "query": "" if one.name == MINE else f"?view={one.name}",
                "current": one.name == view and not on_sites,
            }
            for one in ready_views()
        ],
        "saved": [{"view": one, "current": one == current and not on_sites} for one in saved],
        "chosen": current,
        "managed": counts.managed,
        "on_sites": on_sites,
    }


def _query(request: HttpRequest) -> str:
    """The address's query in one order, without the page and what is empty."""
    given = [(name, value) for name, value in sorted(request.GET.items()) if value and name != "page"]
    return urlencode(given)[:500]

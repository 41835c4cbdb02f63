"""An employer's workplaces."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.decorators import StaffRequest, requires
from accounts.models import User
from accounts.permissions import Permission
from employers.actions import sites
from employers.forms.sites import CloseSiteForm, SiteForm
from employers.models import Employer, Site
from employers.queries import get_employer
from employers.record_page import record_chrome
from employers.views.one_job import Page, one_job
from toolkit.htmx import render

NOWHERE = "Borough not known"
# With fewer sites the table says it all.
WORTH_TOTALS = 3


@dataclass
class Borough:
    name: str
    sites: int = 0
    headcount: int = 0


@requires(Permission.SEE_EMPLOYERS)
@require_GET
def site_list(request: StaffRequest, reference: str) -> HttpResponse:
    employer = get_employer(request.user, reference)
    rows = list(employer.sites.select_related("local_authority"))
    open_sites = [site for site in rows if site.closed_on is None]
    context = record_chrome(request, employer, "sites") | {
        "sites": open_sites,
        "closed": [site for site in rows if site.closed_on is not None],
        "boroughs": boroughs(open_sites) if len(open_sites) >= WORTH_TOTALS else [],
        "may_edit": request.user.may(Permission.EDIT_EMPLOYER) and employer.closed_on is None,
    }
    return render(request, "employers/record_sites.html", context)


def boroughs(rows: list[Site]) -> list[Borough]:
    """Totals by borough, the one with the most sites first."""
    found: dict[str, Borough] = {}
    for site in rows:
        name = site.local_authority.name if site.local_authority else NOWHERE
        borough = found.setdefault(name, Borough(name))
        borough.sites += 1
        borough.headcount += site.headcount or 0
    return sorted(found.values(), key=lambda borough: (-borough.sites, borough.name))


@requires(Permission.EDIT_EMPLOYER)
def site_add(request: StaffRequest, reference: str) -> HttpResponse:
    employer = get_employer(request.user, reference)
    form = SiteForm(request.POST or None)

    def act() -> str:
        site = sites.open(employer=employer, by=request.user, at=timezone.now(), **form.terms())
        where = f", in {site.local_authority}" if site.local_authority else ""
        return f"{site.name} added{where}."

    return one_job(request, page=_page(employer, "Add a site", "Add site"), form=form, act=act)


@requires(Permission.EDIT_EMPLOYER)
def site_edit(request: StaffRequest, reference: str) -> HttpResponse:
    site = _site(request.user, reference)
    form = SiteForm(request.POST or None, site=site)

    def act() -> str:
        version = form.cleaned_data["version"]
        sites.edit(site=site, version=version, by=request.user, at=timezone.now(), **form.terms())
        return f"{form.cleaned_data['name']} saved."

    def fresh() -> dict[str, object]:
        now = Site.objects.get(pk=site.pk)
        return {name: getattr(now, name) for name in form.fields}

    return one_job(request, page=_page(site.employer, site.name, "Save"), form=form, act=act, fresh=fresh)


@requires(Permission.EDIT_EMPLOYER)
def site_close(request: StaffRequest, reference: str) -> HttpResponse:
    site = _site(request.user, reference)
    form = CloseSiteForm(request.POST or None)

    def act() -> str:
        sites.close(site=site, by=request.user, at=timezone.now(), **form.cleaned_data)
        return f"{site.name} is closed."

    page = _page(site.employer, f"Close {site.name}", "Close site")
    return one_job(request, page=page, form=form, act=act)


def _page(employer: Employer, heading: str, button: str) -> Page:
    return Page(
        heading=heading,
        button=button,
        back=reverse("employer_sites", args=[employer.reference]),
        back_label=f"{employer}, sites",
    )


def _site(user: User, reference: str) -> Site:
    rows = Site.objects.filter(employer__in=Employer.objects.visible_to(user))
    return get_object_or_404(rows.select_related("employer"), reference=reference.upper())

"""Add an employer, after a look at those that could be the same one."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from accounts.decorators import requires
from accounts.permissions import Permission
from employers.actions import employers as records
from employers.enums import IdentifierScheme, LegalForm, NameKind, SizeBand
from employers.forms.listing import AddEmployerForm
from employers.importing.facts import legal_form
from employers.listing.industries import industries_for
from employers.listing.near import Near, near
from employers.models import Employer
from employers.validators import normalise_company_number, normalise_postcode
from employers.views.lists import Asking, asking
from toolkit.errors import Refused
from toolkit.htmx import redirect, render

TEMPLATE = "employers/employer_add.html"


@requires(Permission.ADD_EMPLOYER)
def employer_add(request: HttpRequest) -> HttpResponse:
    who = asking(request)
    form = AddEmployerForm(request.POST or None, initial={"name": request.GET.get("name", "")[:200]})
    choices = _offer_industries(form)
    if not form.is_bound:
        return render(request, TEMPLATE, {"form": form})
    close: list[Near] = []
    if form.is_valid() and _made_whole(form):
        close = _close_to(form)
        if not form.errors:
            employer = _created(form, close, who)
            if employer:
                messages.success(request, f"{employer.name} added.")
                return redirect(request, "employer", reference=employer.reference)
    context = {"form": form, "close": close, "industries": choices}
    return render(request, TEMPLATE, context, status=422)


def _offer_industries(form: AddEmployerForm) -> list[tuple[str, str]]:
    """What the words may mean, as radios once they have been sent."""
    choices = industries_for(form.data.get("industry", "")) if form.is_bound else []
    field: Any = form.fields["sic_code"]
    field.choices = choices
    if len(choices) == 1 and form.data.get("industry", "").strip().isdigit():
        form.only_industry = choices[0][0]
    return choices


def _made_whole(form: AddEmployerForm) -> bool:
    """Numbers and postcodes in the form we keep; what cannot be is an error beside its field."""
    for name, normalise in (("company_number", normalise_company_number), ("postcode", normalise_postcode)):
        if form.cleaned_data.get(name):
            try:
                form.cleaned_data[name] = normalise(form.cleaned_data[name])
            except Refused as refused:
                form.add_error(name, refused.message)
    known: Any = form.fields["sic_code"]
    chosen = form.cleaned_data.get("sic_code") or form.only_industry
    form.cleaned_data["sic_code"] = chosen
    if form.cleaned_data.get("industry") and not chosen:
        if known.choices:
            form.add_error("sic_code", "Choose which of these is closest")
        else:
            form.add_error("industry", "No industry is called that. Try another word")
    return not form.errors


def _close_to(form: AddEmployerForm) -> list[Near]:
    given = form.cleaned_data
    found = near(given["name"], given["company_number"], given["postcode"])
    if any(one.is_certain for one in found):
        form.add_error("company_number", "This employer is on record already. Open its record.")
    elif found and not given["why_anyway"]:
        form.add_error("why_anyway", "Say why it is not one of the employers below, or open one of them")
    return found


def _created(form: AddEmployerForm, close: list[Near], who: Asking) -> Employer | None:
    given = form.cleaned_data
    source = given["source"]
    if close:
        source = f"{source}; added beside {close[0].employer.name} because {given['why_anyway']}"
    try:
        return records.create(
            name=given["name"],
            source=source[:200],
            source_on=who.today,
            legal_form=LegalForm(legal_form(given["name"], given["company_number"], "")),
            size_band=SizeBand(given["size_band"]),
            names=[(NameKind.TRADING, given["trading_name"])] if given["trading_name"] else [],
            identifiers=_numbers(given["company_number"]),
            sites=_sites(given),
            industries=[given["sic_code"]] if given["sic_code"] else [],
            lead=who.user if given["is_mine"] else None,
            by=who.user,
            at=timezone.now(),
        )
    except Refused as refused:
        form.add_refusal(refused)
        return None


def _numbers(company_number: str) -> list[tuple[str, str, str]]:
    return [(IdentifierScheme.COMPANIES_HOUSE, "", company_number)] if company_number else []


def _sites(given: dict[str, Any]) -> list[Any]:
    if not given["postcode"] and not given["address"]:
        return []
    return [{"name": "Main site", "postcode": given["postcode"], "address": given["address"]}]

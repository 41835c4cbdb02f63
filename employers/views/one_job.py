"""A page with one form and one action: draw it, act, or draw it again with what is wrong."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict

from toolkit.errors import Refused, Stale
from toolkit.forms import FrontdoorForm
from toolkit.htmx import redirect, render


@dataclass(frozen=True)
class Page:
    """The words around the form. `back` is where both Cancel and success lead."""

    heading: str
    button: str
    back: str
    back_label: str
    lead: str = ""
    danger: bool = False
    template: str = "employers/one_job.html"
    more: Mapping[str, Any] = field(default_factory=dict)


def one_job(
    request: HttpRequest,
    *,
    page: Page,
    form: FrontdoorForm,
    act: Callable[[], str],
    fresh: Callable[[], Mapping[str, Any]] | None = None,
) -> HttpResponse:
    """`act` does it and answers with what to say; `fresh` gives the values now saved, for a stale page."""
    context: dict[str, Any] = {"page": page, "form": form, **page.more}
    if form.is_bound and form.is_valid():
        try:
            said = act()
        except Refused as refused:
            form.add_refusal(refused)
            context["holder"] = getattr(refused, "holder", None)
            if isinstance(refused, Stale) and fresh is not None:
                context["differences"] = _take_fresh(form, fresh())
        else:
            messages.success(request, said)
            return redirect(request, page.back)
    return render(request, page.template, context, status=422 if form.is_bound else 200)


@dataclass(frozen=True)
class Difference:
    label: str
    saved: str
    typed: str


def _take_fresh(form: FrontdoorForm, saved: Mapping[str, Any]) -> list[Difference]:
    """Where the saved version and the typed one differ; the form now carries the saved one's version."""
    typed = form.cleaned_data
    differences = [
        Difference(
            str(bound.label),
            _words(bound.field, saved[bound.name]),
            _words(bound.field, typed.get(bound.name)),
        )
        for bound in form
        if bound.name in saved and bound.name != "version" and saved[bound.name] != typed.get(bound.name)
    ]
    data = cast("QueryDict", form.data).copy()
    data["version"] = str(saved["version"])
    form.data = data
    return differences


def _words(form_field: Any, value: Any) -> str:
    if value in (None, "", []):
        return "Nothing"
    labels = {str(key): str(label) for key, label in getattr(form_field, "choices", [])}
    values = value if isinstance(value, list) else [value]
    return ", ".join(labels.get(str(one), str(one)) for one in values)

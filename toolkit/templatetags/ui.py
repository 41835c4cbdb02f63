"""Small parts of a page: icons, status tags, avatars, bars, charts, sorting and paging."""

from datetime import date
from typing import Any
from zlib import crc32

from django import forms, template
from django.core.paginator import Page
from django.template import Context
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from toolkit import dates
from toolkit.charts import BAR_COLOURS, Funnel, LineChart, StackedBar, share
from toolkit.forms import problems_in
from toolkit.icons import icon_svg
from toolkit.templatetags.words import initials

register = template.Library()

TONE_ICONS = {
    "good": "circle-check",
    "warn": "triangle-alert",
    "bad": "circle-alert",
    "info": "info",
    "idle": "circle-dashed",
}
TINTS = 6


@register.simple_tag
def icon(name: str, size: int = 18) -> SafeString:
    return icon_svg(name, size)


@register.simple_tag
def status(tone: str, words: str, icon: str = "") -> SafeString:
    """`{% status "warn" "At risk" %}`: always icon, word and colour together."""
    return format_html(
        '<span class="tag tag-{}">{}{}</span>', tone, icon_svg(icon or TONE_ICONS[tone], 16), words
    )


@register.simple_tag
def avatar(name: str, shape: str = "square", size: str = "small") -> SafeString:
    """Initials on one of six tints; round for people. Beside the name itself, so hidden from readers."""
    tint = crc32(name.casefold().encode()) % TINTS
    return format_html(
        '<span class="avatar avatar-{} avatar-{} tint-{}" aria-hidden="true">{}</span>',
        shape,
        size,
        tint,
        initials(name),
    )


@register.inclusion_tag("components/bar.html")
def bar(done: int, total: int, plan: int | None = None, *, tone: str = "") -> dict[str, Any]:
    """Only the drawing; the words beside it carry the counts. Tones: fine, behind, overdue."""
    behind = plan is not None and done < plan
    return {
        "done": share(done, total),
        "plan": None if plan is None else min(share(plan, total), 99.2),
        "colour": BAR_COLOURS[tone or ("behind" if behind else "fine")],
    }


@register.inclusion_tag("components/progress.html")
def progress(done: int, total: int, words: str, *, plan: int | None = None, tone: str = "") -> dict[str, Any]:
    """The bar with `27 of 60 started` and `plan 38` beneath it."""
    return {"done": done, "total": total, "words": words, "plan": plan, "tone": tone}


@register.simple_tag
def due(on: date | None, words: str = "") -> SafeString:
    """`Overdue, 19 Nov 2026` in red with its clock, else the day."""
    if on is None:
        return format_html('<span class="muted">{}</span>', words or "No date")
    if on < timezone.localdate():
        return format_html('<span class="late">{} Overdue, {}</span>', icon_svg("clock", 16), dates.day(on))
    return format_html("<span>{}</span>", dates.day(on))


@register.inclusion_tag("components/line_chart.html")
def line_chart(chart: LineChart) -> dict[str, Any]:
    return {"chart": chart, "drawings": [chart.drawing(680, 250), chart.drawing(330, 220)]}


@register.inclusion_tag("components/stacked_bar.html")
def stacked_bar(chart: StackedBar) -> dict[str, Any]:
    return {"chart": chart}


@register.inclusion_tag("components/funnel.html")
def funnel(chart: Funnel) -> dict[str, Any]:
    return {"chart": chart}


@register.simple_tag(takes_context=True)
def query_replace(context: Context, **changes: object) -> str:
    """The address's query with these parameters changed; empty ones are dropped."""
    query = context["request"].GET.copy()
    for name, value in changes.items():
        query[name] = "" if value is None else str(value)
    for name in list(query):
        query.setlist(name, [value for value in query.getlist(name) if value])
        if not query.getlist(name):
            del query[name]
    return f"?{query.urlencode()}"


@register.inclusion_tag("components/sort_header.html", takes_context=True)
def sort_header(
    context: Context, words: str, name: str, *, default: str = "", css: str = ""
) -> dict[str, Any]:
    """A column head that sorts; `default` (`name` or `-name`) is the order when the address gives none."""
    states = {name: ("ascending", "arrow-up", f"-{name}"), f"-{name}": ("descending", "arrow-down", name)}
    current = context["request"].GET.get("sort") or default
    direction, icon_name, following = states.get(current, ("", "chevrons-up-down", name))
    address = query_replace(context, sort=following, page=None)
    return {"words": words, "direction": direction, "icon_name": icon_name, "css": css, "address": address}


@register.inclusion_tag("components/pager.html", takes_context=True)
def pager(context: Context, page: Page[Any], words: str = "row") -> dict[str, Any]:
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {
        "page": page,
        "words": words,
        "previous": query_replace(context, page=page.number - 1) if page.has_previous() else "",
        "next": query_replace(context, page=page.number + 1) if page.has_next() else "",
        "steps": [
            {
                "number": number,
                "address": query_replace(context, page=number) if isinstance(number, int) else "",
            }
            for number in numbers
        ],
    }


@register.simple_tag
def field(bound: forms.BoundField, *, label: str = "", hint: str = "", width: str = "") -> SafeString:
    """One form field: label, hint, error, control. Widths: short, middle, full."""
    bound.label = label or bound.label
    bound.help_text = hint or bound.help_text
    context = {"field": bound, "width": width}
    renderer = bound.form.renderer
    # safe: a template has already escaped what came from people
    return SafeString(renderer.render(renderer.field_template_name, context))


@register.inclusion_tag("components/error_summary.html")
def error_summary(*forms_on_page: "forms.BaseForm | forms.BaseFormSet[Any]") -> dict[str, Any]:
    """What went wrong, at the top of the page, each line a link to its first control."""
    return {"problems": problems_in(*forms_on_page)}

"""Dates, money and counts in the words of the product."""

from datetime import date, datetime
from decimal import Decimal

from django import template
from django.utils import timezone

from toolkit import dates

register = template.Library()
Day = date | datetime | None


@register.filter
def day(value: Day) -> str:
    """`3 Nov 2026`; nothing for no date, so that the page says which word fits (`|default:"Never"`)."""
    return dates.day(value) if value else ""


@register.filter
def day_ago(value: Day) -> str:
    """`12 Nov 2026 (9 days ago)`."""
    return f"{dates.day(value)} ({dates.distance(value, timezone.localdate())})" if value else "Never"


@register.filter
def ago(value: Day) -> str:
    """`3 months ago`, `in 5 days`; always stands beside the date itself."""
    if not value:
        return "Never"
    words = dates.distance(value, timezone.localdate())
    return words[0].upper() + words[1:]


@register.filter
def day_and_time(value: datetime | None) -> str:
    """`3 Nov 2026, 14:05`."""
    return f"{dates.day(value)}, {timezone.localtime(value):%H:%M}" if value else ""


@register.filter
def month(value: date | datetime) -> str:
    """`November 2026`."""
    return f"{dates.london_day(value):%B %Y}"


@register.filter
def money(value: Decimal | float | None) -> str:
    """`£12,400`; pence only when there are any."""
    if value is None:
        return ""
    pounds = Decimal(str(value)).quantize(Decimal("0.01"))
    figure = f"{abs(pounds):,.2f}".removesuffix(".00")
    return f"−£{figure}" if pounds < 0 else f"£{figure}"


@register.filter
def number(value: Decimal | float | None) -> str:
    """`1,240` and `2.5`; no noughts after the point."""
    if value is None:
        return ""
    figure = f"{Decimal(str(value)):,f}"
    return figure.rstrip("0").rstrip(".") if "." in figure else figure


@register.filter
def of(done: int | None, total: int | None) -> str:
    """`27 of 60`."""
    return f"{done or 0:,} of {total or 0:,}"


@register.filter
def plural(count: int, words: str) -> str:
    """`4|plural:"employer"` is `4 employers`; irregular words give both: `"person,people"`."""
    return f"{count:,} {noun(count, words)}"


@register.filter
def noun(count: int, words: str) -> str:
    """The word alone, agreeing with its count."""
    one, _, many = words.partition(",")
    return one if count == 1 else many or f"{one}s"


@register.filter
def initials(name: str) -> str:
    words = [word for word in name.split() if word[0].isalnum()]
    words = [word for word in words if word.lower() != "the"] or words
    if len(words) == 1:
        return words[0][:2].upper()
    return "".join(word[0] for word in words[:2]).upper()

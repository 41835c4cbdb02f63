"""Days as people in London say them."""

from datetime import date, datetime

from django.utils import timezone

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def london_day(value: date | datetime) -> date:
    if isinstance(value, datetime):
        return timezone.localdate(value) if timezone.is_aware(value) else value.date()
    return value


def day(value: date | datetime) -> str:
    found = london_day(value)
    return f"{found.day} {MONTHS[found.month - 1]} {found.year}"


def distance(value: date | datetime, today: date) -> str:
    """`9 days ago`, `in 3 weeks`: days up to a fortnight, weeks up to two months, then months, then years."""
    days = (london_day(value) - today).days
    near = {0: "today", -1: "yesterday", 1: "tomorrow"}
    if days in near:
        return near[days]
    length = _length(abs(days))
    return f"in {length}" if days > 0 else f"{length} ago"


def _length(days: int) -> str:
    if days < 14:
        return f"{days} days"
    if days < 60:
        return f"{round(days / 7)} weeks"
    months = round(days / 30.44)
    return f"{months} months" if months < 24 else f"{days // 365} years"

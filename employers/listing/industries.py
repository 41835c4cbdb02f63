"""Industry codes by what people call the work."""

from django.db.models import Q

from employers.models import SicCode

MOST = 12


def industries_for(words: str) -> list[tuple[str, str]]:
    """(code, label) of a five-digit code, or of the labels that hold every word."""
    codes = SicCode.objects.filter(scheme="SIC2007", valid_to__isnull=True)
    words = words.strip()
    if words.isdigit():
        found = codes.filter(code=words.zfill(5))
    else:
        holds_all = Q()
        for word in words.split():
            stem = word[:-1] if len(word) > 4 else word  # bakery and bakeries, hotel and hotels
            holds_all &= Q(label__icontains=stem)
        found = codes.filter(holds_all) if words else codes.none()
    return [(code, f"{label} ({code})") for code, label in found.values_list("code", "label")[:MOST]]

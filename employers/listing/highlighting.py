"""Shows in a name the letters that answered the search."""

import unicodedata

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString


def highlighted(name: str, words: str) -> SafeString:
    """The name with the first place that reads like `words` marked, case and accents aside."""
    folded, at = _folded(name)
    wanted, _ = _folded(" ".join(words.split()))
    start = folded.find(wanted) if wanted else -1
    if start < 0:
        return conditional_escape(name)
    first, last = at[start], at[start + len(wanted) - 1] + 1
    return format_html("{}<mark>{}</mark>{}", name[:first], name[first:last], name[last:])


def reads_like(name: str, words: str) -> bool:
    return _folded(" ".join(words.split()))[0] in _folded(name)[0]


def _folded(text: str) -> tuple[str, list[int]]:
    """The text without case and accents, and for each of its letters the place in the original."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        for part in unicodedata.normalize("NFKD", letter).lower():
            if not unicodedata.combining(part):
                letters.append(part)
                places.append(place)
    return "".join(letters), places

"""Lucide icons as inline SVG: attributes only, hidden from assistive technology."""

import re
from functools import lru_cache

from django.utils.safestring import SafeString, mark_safe
from lucide.templatetags.lucide import lucide

_SPACE_BETWEEN_TAGS = re.compile(r">\s+<")


@lru_cache(maxsize=512)
def icon_svg(name: str, size: int = 18) -> SafeString:
    svg = lucide(
        name, size=size, stroke_width=1.75, aria_hidden="true", focusable="false", **{"class": "icon"}
    )
    # safe: the markup is the package's own file; name and size are ours, never a person's
    return mark_safe(_SPACE_BETWEEN_TAGS.sub("><", svg))  # noqa: S308 - see above

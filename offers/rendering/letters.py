"""Which letters our typeface can print."""

from functools import cache

from django.conf import settings
from fontTools.ttLib import TTFont


@cache
def letters_of_the_font() -> frozenset[int]:
    with TTFont(settings.VAR_DIR / "assets" / "pdf-fonts" / "Inter-400.ttf", lazy=True) as font:
        return frozenset(font.getBestCmap())

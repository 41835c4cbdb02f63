"""One thing that is wrong with a draft, in words a broker can act on."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.urls import reverse

from offers.models import OfferLine, OfferVersion
from offers.snapshot.build import build


@dataclass(frozen=True)
class Problem:
    """`blocks` keeps the offer from being issued; otherwise it is advice. `check` is its stable name."""

    check: str
    words: str
    url: str
    blocks: bool = True


@dataclass(frozen=True)
class Draft:
    """A version from queries.whole and the London day on which it would be issued."""

    version: OfferVersion
    today: date

    @cached_property
    def lines(self) -> list[OfferLine]:
        return list(self.version.lines.all())

    @cached_property
    def snapshot(self) -> dict[str, Any]:
        return build(self.version)

    def side(self, side: str) -> list[OfferLine]:
        return [line for line in self.lines if line.side == side]

    def line_url(self, line: OfferLine) -> str:
        return reverse("offer_line", args=[self.version.offer.reference, line.pk])

    def words_url(self, part: str) -> str:
        return reverse("offer_words", args=[self.version.offer.reference, part])

    @property
    def url(self) -> str:
        return reverse("offer_edit", args=[self.version.offer.reference])

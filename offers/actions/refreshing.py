"""Taking from the record what a person chose, difference by difference."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from accounts.models import User
from offers.actions import lines, offers
from offers.actions.drafts import locked_draft
from offers.composing.differences import Differences
from offers.models import OfferVersion


@transaction.atomic
def take(
    *,
    version: OfferVersion,
    found: Differences,
    chosen: Collection[str],
    kept: Collection[str] = (),
    by: User,
    at: datetime,
) -> int:
    """`chosen` and `kept` hold keys of lines and names of words; what is in neither stays open.

    Answers how many were taken.
    """
    draft = locked_draft(version)
    taken = 0
    for difference in found.lines:
        if difference.key in chosen:
            taken += 1
            if difference.proposal is not None:
                lines.take(version=draft, proposal=difference.proposal, by=by, at=at)
            elif difference.line is not None:
                lines.remove(line=difference.line, by=by, at=at)
        elif difference.key in kept and difference.line is not None and difference.proposal is not None:
            lines.keep(line=difference.line, proposal=difference.proposal, by=by, at=at)
    names = [words.name for words in found.words if words.name in chosen]
    seen = [words.name for words in found.words if words.name in kept and words.name not in chosen]
    if names or seen:
        offers.take_words(version=draft, names=names, seen_only=seen, by=by, at=at)
    return taken + len(names)

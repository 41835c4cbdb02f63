"""Everything that a commitment's own page shows beside its terms."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Sum
from django.utils import timezone

from accounts.models import Membership, User
from accounts.permissions import Permission
from brokerage.commitment_kinds import amount, plain
from brokerage.enums import DisputeStatus, Evidence, Unit
from brokerage.models import (
    Commitment,
    CommitmentDispute,
    CommitmentProgress,
    CommitmentVariation,
)
from brokerage.policies.commitments import decide_dispute_by
from toolkit.dates import day

TERM_WORDS = {
    "quantity": "How many",
    "unit": "Of what",
    "measure": "What counts",
    "known_by": "How both sides know",
    "local_definition": "Who counts as local",
    "starts_on": "From",
    "due_on": "Due by",
}
NO_BOROUGH = "Borough not known"


@dataclass(frozen=True)
class Entry:
    """Something done, and whether the person who reads may accept its evidence."""

    entry: CommitmentProgress
    words: str
    evidence: str
    may_verify: bool


@dataclass(frozen=True)
class Part:
    """What a site, or all sites of a borough, took on and what is reported there."""

    name: str
    borough: str
    quantity: str
    done: str


@dataclass(frozen=True)
class Shares:
    """Each site's part, the boroughs' totals and what no site has taken on yet."""

    sites: Sequence[Part]
    boroughs: Sequence[Part]
    balance: str
    done_elsewhere: str


@dataclass(frozen=True)
class Change:
    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Varied:
    variation: CommitmentVariation
    changes: Sequence[Change]


@dataclass(frozen=True)
class Dispute:
    dispute: CommitmentDispute
    is_open: bool
    decide_by: date


def entries_of(commitment: Commitment, user: User) -> list[Entry]:
    rows = list(commitment.progress.select_related("site", "recorded_by", "verified_by"))
    verifies = user.may(Permission.VERIFY_PROGRESS) and any(row.verified_at is None for row in rows)
    colleagues = _colleagues(user) if verifies else set()
    labels = dict(Evidence.choices)
    return [
        Entry(
            entry=row,
            words=amount(row.quantity, commitment.unit),
            evidence=str(labels.get(row.evidence, row.evidence)),
            may_verify=verifies and row.verified_at is None and row.recorded_by_id not in colleagues,
        )
        for row in rows
    ]


def _colleagues(user: User) -> set[int]:
    rows = Membership.objects.current().filter(agency__in=user.agency_ids)
    return set(rows.values_list("user", flat=True))


def shares_of(commitment: Commitment) -> Shares | None:
    """None where it was never shared out: then it is of the employer as a whole."""
    rows = list(commitment.shares.select_related("site", "site__local_authority"))
    if not rows:
        return None
    done = _done_by_site(commitment)
    boroughs: dict[str, list[Decimal]] = defaultdict(lambda: [Decimal(0), Decimal(0)])
    sites = []
    for row in rows:
        borough = row.site.local_authority.name if row.site.local_authority else NO_BOROUGH
        here = done.pop(row.site_id, Decimal(0))
        boroughs[borough][0] += row.quantity
        boroughs[borough][1] += here
        sites.append(Part(row.site.name, borough, plain(row.quantity), plain(here)))
    whole = commitment.quantity or Decimal(0)
    return Shares(
        sites=sites,
        boroughs=[
            Part(name, name, plain(part), plain(here)) for name, (part, here) in sorted(boroughs.items())
        ],
        balance=plain(whole - sum((row.quantity for row in rows), Decimal(0))),
        done_elsewhere=plain(sum(done.values(), Decimal(0))),
    )


def _done_by_site(commitment: Commitment) -> dict[int | None, Decimal]:
    """What is reported at each site; None holds what names no site."""
    totals = commitment.progress.order_by().values_list("site").annotate(all=Sum("quantity"))
    return dict(totals)


def variations_of(commitment: Commitment) -> list[Varied]:
    """The newest first, each with what it changed."""
    rows = commitment.variations.select_related("agreed_by", "approved_by", "authority_approval")
    return [Varied(row, _changes(row)) for row in rows.order_by("-number")]


def _changes(variation: CommitmentVariation) -> list[Change]:
    return [
        Change(words, _term_words(term, variation.before), _term_words(term, variation.after))
        for term, words in TERM_WORDS.items()
        if variation.before.get(term) != variation.after.get(term)
    ]


def _term_words(term: str, terms: Mapping[str, Any]) -> str:
    value = str(terms.get(term) or "")
    if not value:
        return "Not said"
    if term == "unit":
        return str(Unit(value).label)
    return day(date.fromisoformat(value)) if term in {"starts_on", "due_on"} else value


def disputes_of(commitment: Commitment) -> list[Dispute]:
    return [
        Dispute(
            dispute=row,
            is_open=row.status == DisputeStatus.OPEN,
            decide_by=decide_dispute_by(timezone.localdate(row.opened_at)),
        )
        for row in commitment.disputes.select_related("raised_by", "decided_by")
    ]

"""What is done towards a commitment, what of it is proved, and how it ended."""

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from accounts.history import because, save_checked
from accounts.models import User
from brokerage.actions.commitments import locked
from brokerage.commitment_kinds import amount, plain
from brokerage.enums import CommitmentStatus, ProgressSource
from brokerage.models import Commitment, CommitmentProgress
from brokerage.policies.commitment_steps import TAKES_PROGRESS
from brokerage.policies.commitments import (
    check_may_settle,
    check_may_verify,
    check_moves_to,
    check_undisputed,
)
from brokerage.queries.progress import verified_total
from employers.models import Site
from toolkit.errors import Refused


@transaction.atomic
def record(
    *,
    commitment: Commitment,
    quantity: Decimal,
    happened_on: date,
    reported_by: ProgressSource = ProgressSource.STAFF,
    site: Site | None = None,
    evidence: str = "",
    note: str = "",
    by: User,
    at: datetime,
) -> CommitmentProgress:
    """Reported, until somebody of another agency accepts the evidence. A correction is below 0."""
    commitment = locked(commitment)
    check_undisputed(commitment)
    if commitment.status not in TAKES_PROGRESS:
        label = commitment.get_status_display().lower()
        message = f"This commitment is {label}, so nothing is added to it."
        raise Refused(message)
    if happened_on > timezone.localdate(at):
        message = "Choose the day it happened: today or earlier."
        raise Refused(message, field="happened_on")
    if site is not None and site.employer_id != commitment.employer_id:
        message = f"{site} is not a site of this employer."
        raise Refused(message, field="site")
    _check_correction(commitment, quantity)
    entry = CommitmentProgress(
        commitment=commitment,
        site=site,
        quantity=quantity,
        happened_on=happened_on,
        reported_by=reported_by,
        recorded_by=by,
        evidence=evidence,
        note=note.strip(),
    )
    why = because(f"Progress recorded: {commitment.title}, {amount(quantity, commitment.unit)}", note)
    save_checked(entry, by=by, why=why, at=at)
    return entry


@transaction.atomic
def verify(*, entry: CommitmentProgress, evidence: str, by: User, at: datetime) -> CommitmentProgress:
    entry = (
        CommitmentProgress.objects.select_for_update(of=("self",))
        .select_related("commitment", "recorded_by")
        .get(pk=entry.pk)
    )
    check_undisputed(entry.commitment)
    check_may_verify(entry, by)
    entry.evidence = evidence or entry.evidence
    entry.verified_at, entry.verified_by = at, by
    title, done = entry.commitment.title, amount(entry.quantity, entry.commitment.unit)
    why = f"Evidence accepted: {title}, {done}"
    save_checked(entry, by=by, why=why, at=at)
    return entry


@transaction.atomic
def settle(
    *,
    commitment: Commitment,
    outcome: CommitmentStatus,
    reason: str = "",
    what_next: str = "",
    by: User,
    at: datetime,
) -> Commitment:
    """Fulfilled, partly or not: the verified figure decides, and the person explains."""
    commitment = locked(commitment)
    check_moves_to(commitment, outcome)
    check_may_settle(commitment, by)
    done = verified_total(commitment)
    _check_outcome_fits(commitment, outcome, done)
    if outcome != CommitmentStatus.FULFILLED and not reason.strip():
        message = "Say why it was not kept in full."
        raise Refused(message, field="reason")
    if outcome == CommitmentStatus.NOT_FULFILLED and not what_next.strip():
        message = "Say what happens next."
        raise Refused(message, field="what_next")
    commitment.settled_quantity = done
    commitment.status_reason, commitment.what_next = reason.strip(), what_next.strip()
    commitment.status = outcome
    words = f"{plain(done)} of {plain(commitment.quantity or Decimal(0))} proved. {reason.strip()}".strip()
    change = f"Commitment {outcome.label.lower()}: {commitment.title}"
    save_checked(commitment, by=by, why=because(change, words), at=at)
    return commitment


def _check_correction(commitment: Commitment, quantity: Decimal) -> None:
    """A correction takes back no more than was reported."""
    reported = commitment.progress.aggregate(all=Sum("quantity"))["all"] or Decimal(0)
    if reported + quantity < 0:
        message = f"Only {plain(reported)} is reported, so no more than that can be taken back."
        raise Refused(message, field="quantity")


def outcome_by_figures(commitment: Commitment, done: Decimal) -> CommitmentStatus:
    """What the verified figure says of a commitment that is due."""
    if commitment.quantity is not None and done >= commitment.quantity:
        return CommitmentStatus.FULFILLED
    return CommitmentStatus.PARTLY_FULFILLED if done > 0 else CommitmentStatus.NOT_FULFILLED


def _check_outcome_fits(commitment: Commitment, outcome: CommitmentStatus, done: Decimal) -> None:
    fits = outcome_by_figures(commitment, done)
    if outcome != fits:
        whole = plain(commitment.quantity or Decimal(0))
        message = f"{plain(done)} of {whole} is verified, so this is “{fits.label}”."
        raise Refused(message, field="outcome")

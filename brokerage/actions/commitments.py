"""A promise from its first wording to its end; see progress.py for what is done towards it."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypedDict, Unpack

from django.db import transaction
from django.utils import timezone

from accounts.history import because, save_checked
from accounts.models import Agency, User
from brokerage.commitment_kinds import KINDS, plain
from brokerage.commitment_kinds.smart import check_smart
from brokerage.enums import (
    BINDING,
    Binding,
    CommitmentDirection,
    CommitmentKind,
    CommitmentSource,
    CommitmentStatus,
    Unit,
)
from brokerage.models import Commitment, CommitmentShare, CommitmentVariation, Service
from brokerage.policies.commitments import (
    check_agreed,
    check_can_vary,
    check_covers_shares,
    check_may_suspend,
    check_moves_to,
    check_terms_open,
)
from brokerage.queries.progress import verified_total
from employers.models import Contact, Employer, EmployerFile, LocalAuthority, Site
from employers.policies import check_open
from toolkit.dates import day
from toolkit.errors import Refused, Stale


class Terms(TypedDict, total=False):
    """What is promised: frozen once agreed."""

    quantity: Decimal | None
    unit: Unit
    measure: str
    known_by: str
    local_definition: str
    starts_on: date | None
    due_on: date | None


class Particulars(Terms, total=False):
    """The terms, and what else is written down with them."""

    title: str
    service: Service | None
    if_plans_change: str
    source: CommitmentSource
    source_reference: str
    clause: str
    binding: Binding
    authority: Agency | None
    owner: User
    contact: Contact | None


TERMS = tuple(Terms.__annotations__)


@transaction.atomic
def propose(
    *,
    employer: Employer,
    direction: CommitmentDirection,
    kind: CommitmentKind,
    local_areas: Iterable[LocalAuthority] = (),
    by: User,
    at: datetime,
    **particulars: Unpack[Particulars],
) -> Commitment:
    """Unit, measure and how it is known follow from the kind where they are not given."""
    check_open(employer)
    known = KINDS[kind]
    owner = particulars.get("owner") or by
    agency = owner.agency
    if agency is None:
        message = f"{owner.name} is in no agency any more. Choose somebody else."
        raise Refused(message, field="owner")
    commitment = Commitment(
        employer=employer,
        direction=direction,
        kind=kind,
        title=particulars.get("title") or kind.label,
        unit=known.unit,
        measure=known.measure,
        known_by=known.known_by,
        source=CommitmentSource.VERBAL,
        owner=owner,
        agency=agency,
    )
    _set(commitment, particulars)
    save_checked(commitment, by=by, why=f"Commitment proposed: {commitment.title}", at=at)
    commitment.local_areas.set(local_areas)
    return commitment


@transaction.atomic
def edit(
    *,
    commitment: Commitment,
    version: int | None = None,
    local_areas: Iterable[LocalAuthority] | None = None,
    by: User,
    at: datetime,
    **particulars: Unpack[Particulars],
) -> Commitment:
    """While it is proposed or being discussed, everything may change."""
    commitment = locked(commitment, version=version)
    check_terms_open(commitment)
    _set(commitment, particulars)
    check_covers_shares(commitment)
    if commitment.owner.agency:
        commitment.agency = commitment.owner.agency
    save_checked(commitment, by=by, why=f"Commitment reworded: {commitment.title}", at=at)
    if local_areas is not None:
        commitment.local_areas.set(local_areas)
    return commitment


@transaction.atomic
def negotiate(*, commitment: Commitment, by: User, at: datetime) -> Commitment:
    commitment = locked(commitment)
    if commitment.quantity is None:
        message = "Enter how many before you discuss it with the employer."
        raise Refused(message, field="quantity")
    return _move(commitment, CommitmentStatus.NEGOTIATING, "being discussed", by=by, at=at)


@transaction.atomic
def agree(
    *,
    commitment: Commitment,
    on: date,
    contact: Contact | None,
    source: CommitmentSource,
    signed_agreement: EmployerFile | None = None,
    by: User,
    at: datetime,
) -> Commitment:
    """Both sides have said yes. The terms freeze; work starts on the start date.

    `contact` is who agreed for the employer; our own promise may be agreed without one.
    """
    commitment = locked(commitment)
    check_moves_to(commitment, CommitmentStatus.AGREED)
    check_smart(commitment)
    check_agreed(commitment, on=on, contact=contact, today=timezone.localdate(at))
    commitment.agreed_on, commitment.agreed_by = on, contact
    commitment.source, commitment.signed_agreement = source, signed_agreement
    words = f"With {contact.name}, {day(on)}" if contact else f"On {day(on)}"
    return _move(commitment, CommitmentStatus.AGREED, "agreed", words=words, by=by, at=at)


@transaction.atomic
def activate(*, commitment: Commitment, at: datetime) -> Commitment:
    """What the calendar does on the start date."""
    commitment = locked(commitment)
    if not _has_started(commitment, timezone.localdate(at)):
        message = "It starts later, so it is not active yet."
        raise Refused(message)
    return _move(commitment, CommitmentStatus.ACTIVE, "started", words=_due_words(commitment), by=None, at=at)


@transaction.atomic
def send_to_review(*, commitment: Commitment, at: datetime) -> Commitment:
    """What the calendar does when the due date has passed, or all of it is proved earlier.

    A passed deadline is a conversation, not a verdict.
    """
    commitment = locked(commitment)
    today = timezone.localdate(at)
    is_due = commitment.due_on is not None and commitment.due_on < today
    if not is_due and verified_total(commitment) < (commitment.quantity or Decimal(0)):
        message = "It is not due yet, and not all of it is proved."
        raise Refused(message)
    return _move(
        commitment,
        CommitmentStatus.DUE_REVIEW,
        "due for review",
        words=_due_words(commitment),
        by=None,
        at=at,
    )


@transaction.atomic
def decline(*, commitment: Commitment, reason: str, by: User, at: datetime) -> Commitment:
    commitment = _with_reason(locked(commitment), reason)
    return _move(commitment, CommitmentStatus.DECLINED, "declined", words=reason, by=by, at=at)


@transaction.atomic
def withdraw(*, commitment: Commitment, reason: str, by: User, at: datetime) -> Commitment:
    commitment = _with_reason(locked(commitment), reason)
    return _move(commitment, CommitmentStatus.WITHDRAWN, "withdrawn", words=reason, by=by, at=at)


@transaction.atomic
def suspend(*, commitment: Commitment, reason: str, review_on: date, by: User, at: datetime) -> Commitment:
    """Redundancy, a site closing, insolvency: the clock stops until it is resumed."""
    commitment = _with_reason(locked(commitment), reason)
    check_may_suspend(by)
    if review_on <= timezone.localdate(at):
        message = "Choose a day to look at it again, after today."
        raise Refused(message, field="review_on")
    commitment.review_on = review_on
    return _move(commitment, CommitmentStatus.SUSPENDED, "suspended", words=reason, by=by, at=at)


@transaction.atomic
def resume(*, commitment: Commitment, by: User, at: datetime) -> Commitment:
    """Back to where its dates put it."""
    commitment = locked(commitment)
    if commitment.status != CommitmentStatus.SUSPENDED:
        message = "Only a suspended commitment is resumed."
        raise Refused(message)
    commitment.review_on = None
    commitment.status_reason = ""
    to = _status_on(commitment, timezone.localdate(at))
    return _move(commitment, to, "resumed", by=by, at=at)


@transaction.atomic
def vary(
    *,
    commitment: Commitment,
    reason: str,
    agreed_on: date,
    agreed_by: Contact | None,
    authority_approval: EmployerFile | None = None,
    by: User,
    at: datetime,
    **terms: Unpack[Terms],
) -> CommitmentVariation:
    """New terms that both sides agreed to; the old ones stay readable for ever."""
    commitment = locked(commitment)
    check_can_vary(commitment)
    check_agreed(commitment, on=agreed_on, contact=agreed_by, today=timezone.localdate(at))
    if commitment.binding in BINDING and authority_approval is None:
        message = f"Attach the approval of {commitment.authority}: this commitment is binding."
        raise Refused(message, field="authority_approval")
    if not reason.strip():
        message = "Say why it is varied."
        raise Refused(message, field="reason")
    before = as_words(commitment)
    _set(commitment, terms)
    after = as_words(commitment)
    if before == after:
        message = "Change at least one of the terms."
        raise Refused(message)
    check_smart(commitment)
    check_covers_shares(commitment)
    commitment.terms_version += 1
    if commitment.status != CommitmentStatus.SUSPENDED:
        commitment.status = _status_on(commitment, timezone.localdate(at))
    why = because(f"Commitment varied: {commitment.title}", reason)
    save_checked(commitment, by=by, why=why, at=at)
    variation = CommitmentVariation(
        commitment=commitment,
        number=commitment.terms_version,
        before=before,
        after=after,
        reason=reason.strip(),
        agreed_on=agreed_on,
        agreed_by=agreed_by,
        approved_by=by,
        authority_approval=authority_approval,
    )
    save_checked(variation, by=by, why=why, at=at)
    return variation


@transaction.atomic
def apportion(*, commitment: Commitment, shares: Mapping[Site, Decimal], by: User, at: datetime) -> Decimal:
    """Each site's part, and the balance that no site has yet. A site given 0 keeps its line."""
    commitment = locked(commitment)
    if strangers := [site for site in shares if site.employer_id != commitment.employer_id]:
        message = f"{strangers[0]} is not a site of this employer."
        raise Refused(message, field="shares")
    there = {share.site_id: share for share in commitment.shares.all()}
    after = {pk: share.quantity for pk, share in there.items()}
    after |= {site.pk: quantity for site, quantity in shares.items()}
    total, whole = sum(after.values(), Decimal(0)), commitment.quantity or Decimal(0)
    if total > whole:
        message = f"The sites add up to {plain(total)}, which is more than {plain(whole)}."
        raise Refused(message, field="shares")
    for site, quantity in shares.items():
        share = there.get(site.pk) or CommitmentShare(commitment=commitment, site=site)
        if share.quantity != quantity:
            share.quantity = quantity
            why = f"Share of {site}: {plain(quantity)} of {plain(whole)}"
            save_checked(share, by=by, why=why, at=at)
    return whole - total


def locked(commitment: Commitment, *, version: int | None = None) -> Commitment:
    """The row as it is now, kept from others until this transaction ends."""
    current = (
        Commitment.objects.select_for_update(of=("self",))
        .select_related("employer", "authority", "owner")
        .get(pk=commitment.pk)
    )
    if version is not None and version != current.version:
        message = "Somebody saved this commitment after you opened it. Compare the two and save again."
        raise Stale(message)
    return current


def as_words(commitment: Commitment) -> dict[str, str]:
    """The terms as text, for the record of a variation."""
    words = {field: str(getattr(commitment, field) or "") for field in TERMS}
    words["quantity"] = plain(commitment.quantity) if commitment.quantity else ""
    return words


def _set(commitment: Commitment, particulars: Any) -> None:
    for field, value in particulars.items():
        setattr(commitment, field, value.strip() if isinstance(value, str) else value)


def _has_started(commitment: Commitment, today: date) -> bool:
    return commitment.starts_on is not None and commitment.starts_on <= today


def _status_on(commitment: Commitment, today: date) -> CommitmentStatus:
    """Agreed, and where its first day has come, already at work."""
    return CommitmentStatus.ACTIVE if _has_started(commitment, today) else CommitmentStatus.AGREED


def _due_words(commitment: Commitment) -> str:
    return f"Due {day(commitment.due_on)}" if commitment.due_on else ""


def _with_reason(commitment: Commitment, reason: str) -> Commitment:
    if not reason.strip():
        message = "Say why."
        raise Refused(message, field="reason")
    commitment.status_reason = reason.strip()
    return commitment


def _move(
    commitment: Commitment,
    to: CommitmentStatus,
    word: str,
    *,
    words: str = "",
    by: User | None,
    at: datetime,
) -> Commitment:
    check_moves_to(commitment, to)
    commitment.status = to
    save_checked(commitment, by=by, why=because(f"Commitment {word}: {commitment.title}", words), at=at)
    return commitment

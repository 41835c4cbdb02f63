"""The moment a draft becomes an offer."""

import hashlib
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.history import save_checked
from accounts.models import User
from employers.models import Employer
from offers.checking.problem import Problem
from offers.checking.run import blocking, problems_of
from offers.enums import OfferStatus
from offers.models import OfferVersion
from offers.queries import whole
from offers.rendering.pdf import Pdf, pdf_of
from offers.snapshot.build import build, fingerprint
from toolkit.errors import Refused


class ChecksFailed(Refused):
    """The draft may not be issued yet; `problems` says what to mend."""

    default_code = "checks_failed"

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(problems[0].words)
        self.problems = problems


def issue(*, version: OfferVersion, by: User, at: datetime) -> OfferVersion:
    """Check, freeze the words, make the PDF, and put it in place of the version issued before.

    Whoever comes second waits for the first, then is told that it has happened.
    """
    with transaction.atomic():
        # one issue at a time for an employer: the row's lock is the queue
        Employer.objects.select_for_update(of=("self",)).get(pk=version.employer_id)
        current = whole(OfferVersion.objects.filter(pk=version.pk)).get()
        if current.status != OfferStatus.DRAFT:
            message = f"{current.offer.number} version {current.number} was issued a moment ago. Look again."
            raise Refused(message, code="already_issued")
        found = blocking(problems_of(current, timezone.localdate(at)))
        if found:
            raise ChecksFailed(found)
        current.snapshot = build(current, issued_at=at)
        current.snapshot_sha256 = fingerprint(current.snapshot)
        made = pdf_of(current.snapshot, current.snapshot_sha256)
        _replace_earlier(current, by=by, at=at)
        _freeze(current, made, by=by, at=at)
    return current


def _replace_earlier(current: OfferVersion, *, by: User, at: datetime) -> None:
    earlier = OfferVersion.objects.select_for_update(of=("self",)).filter(
        employer=current.employer_id, status=OfferStatus.ISSUED
    )
    for version in earlier.select_related("offer"):
        version.status = OfferStatus.SUPERSEDED
        version.ended_at, version.ended_reason = at, f"Replaced by version {current.number}"
        save_checked(version, by=by, why=f"Offer replaced: {version}, by version {current.number}", at=at)


def _freeze(current: OfferVersion, made: Pdf, *, by: User, at: datetime) -> None:
    current.status = OfferStatus.ISSUED
    current.issued_at, current.issued_by = at, by
    current.pdf = made.content
    current.pdf_sha256 = hashlib.sha256(made.content).hexdigest()
    current.toolchain = made.toolchain
    save_checked(current, by=by, why=f"Offer issued: {current}", at=at)

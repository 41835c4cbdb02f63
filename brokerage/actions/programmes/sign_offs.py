"""Every party's word on the agreed specification."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from accounts.history import because, save_checked
from accounts.models import User
from brokerage.actions.programmes.steps import ask_again, locked, move
from brokerage.enums import ProgrammeStatus, SignOffStatus, SpecStatus
from brokerage.models import Programme, ProgrammeParty, SignOff
from employers.models import Contact
from toolkit.errors import Refused


@transaction.atomic
def ask_sign_off(
    *, programme: Programme, parties: Iterable[ProgrammeParty], by: User, at: datetime
) -> list[SignOff]:
    """Whoever signed an earlier round of this version is asked afresh."""
    programme = locked(programme)
    spec = programme.specs.filter(status=SpecStatus.AGREED).first()
    if programme.status != ProgrammeStatus.PROVIDER_SELECTED or spec is None:
        message = "Parties sign off once the specification is agreed, funded and has its provider."
        raise Refused(message)
    known = {row.party_id: row for row in spec.sign_offs.all()}
    asked = []
    for party in parties:
        row = known.get(party.pk) or SignOff(party=party, spec=spec)
        ask_again(row, "", by=by, at=at)
        asked.append(row)
    return asked


@transaction.atomic
def decide_sign_off(
    *,
    sign_off: SignOff,
    status: SignOffStatus,
    comment: str = "",
    contact: Contact | None = None,
    by: User,
    at: datetime,
) -> SignOff:
    """A refusal takes the whole programme back to its design."""
    rows = SignOff.objects.select_for_update(of=("self",)).select_related("party", "spec__programme")
    row = rows.get(pk=sign_off.pk)
    programme = locked(row.spec.programme)
    if programme.status != ProgrammeStatus.PROVIDER_SELECTED or row.status != SignOffStatus.PENDING:
        message = "This sign-off is not waiting for an answer."
        raise Refused(message)
    row.status, row.comment, row.contact = status, comment.strip(), contact
    row.decided_at, row.recorded_by = at, by
    word = SignOffStatus(status).label.lower()
    save_checked(row, by=by, why=because(f"Sign-off by {row.party}: {word}", comment), at=at)
    if status == SignOffStatus.REFUSED:
        programme.status_reason = f"{row.party}: {comment.strip()}"[:300]
        move(programme, ProgrammeStatus.DESIGN, words=programme.status_reason, by=by, at=at)
    return row

"""What every gate of a programme does: lock it, check the move, save it with the reason."""

from datetime import datetime

from accounts.history import because, save_checked
from accounts.models import User
from brokerage.enums import ProgrammeStatus, SignOffStatus, SpecStatus
from brokerage.models import Programme, ProgrammeSpec, SignOff
from brokerage.policies.programmes import SIGNED, check_running
from brokerage.transitions import PROGRAMME, check_move
from toolkit.errors import Refused


def locked(programme: Programme) -> Programme:
    return Programme.objects.select_for_update(of=("self",)).get(pk=programme.pk)


def locked_running(programme: Programme) -> Programme:
    current = locked(programme)
    check_running(current)
    return current


def locked_for(programme: Programme, status: ProgrammeStatus) -> Programme:
    """The programme, if it may now become this."""
    current = locked(programme)
    check_move(PROGRAMME, ProgrammeStatus(current.status), status)
    return current


def move(
    programme: Programme, status: ProgrammeStatus, *, by: User, at: datetime, words: str = ""
) -> Programme:
    programme.status = status
    why = because(f"Programme, {status.label.lower()}: {programme.title}", words)
    save_checked(programme, by=by, why=why, at=at)
    return programme


def reopen_design(programme: Programme, reason: str, *, by: User, at: datetime) -> None:
    """A change of content after sign-off goes back to the design."""
    if programme.status in SIGNED:
        _reopen(programme, ProgrammeStatus.DESIGN, reason, by=by, at=at)


def reopen_sign_off(programme: Programme, reason: str, *, by: User, at: datetime) -> None:
    """A large change of price, places or dates after sign-off asks everybody again."""
    if programme.status not in SIGNED:
        return
    _reopen(programme, ProgrammeStatus.PROVIDER_SELECTED, reason, by=by, at=at)
    for row in SignOff.objects.filter(spec__programme=programme, spec__status=SpecStatus.AGREED):
        ask_again(row, reason, by=by, at=at)


def ask_again(row: SignOff, reason: str, *, by: User, at: datetime) -> None:
    row.status, row.comment, row.contact = SignOffStatus.PENDING, "", None
    row.decided_at = row.recorded_by = None
    save_checked(row, by=by, why=because(f"{row.party} asked to sign off", reason), at=at)


def _reopen(programme: Programme, status: ProgrammeStatus, reason: str, *, by: User, at: datetime) -> None:
    check_move(PROGRAMME, ProgrammeStatus(programme.status), status)
    programme.status_reason = reason
    move(programme, status, words=reason, by=by, at=at)


def spec_in_hand(programme: Programme) -> ProgrammeSpec | None:
    return programme.specs.filter(status__in=[SpecStatus.DRAFT, SpecStatus.OPEN]).first()


def check_reason(reason: str, message: str = "Say why.") -> None:
    if not reason.strip():
        raise Refused(message, field="reason")

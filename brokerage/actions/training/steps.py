"""What every step of a training case does: lock it, check the move, save it with the reason."""

from datetime import datetime

from accounts.history import because, save_checked
from accounts.models import User
from brokerage.enums import CaseStatus
from brokerage.models import TrainingCase
from brokerage.transitions import TRAINING, check_move
from toolkit.errors import Refused


def locked(case: TrainingCase) -> TrainingCase:
    rows = TrainingCase.objects.select_for_update(of=("self",))
    return rows.select_related("employer", "owner", "agency", "chosen__provider__agency", "contact").get(
        pk=case.pk
    )


def locked_for(case: TrainingCase, status: CaseStatus) -> TrainingCase:
    """The case, if it may now become this."""
    current = locked(case)
    check_move(TRAINING, CaseStatus(current.status), status)
    return current


def save_step(
    case: TrainingCase, status: CaseStatus, *, by: User, at: datetime, words: str = "", change: str = ""
) -> TrainingCase:
    case.status = status
    title = change or f"Training, {status.label.lower()}"
    save_checked(case, by=by, why=because(f"{title}: {case.title}", words), at=at)
    return case


def check_reason(reason: str, message: str = "Say why.") -> None:
    if not reason.strip():
        raise Refused(message, field="reason")

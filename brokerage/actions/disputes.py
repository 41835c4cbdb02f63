"""The employer says that a commitment is not what was agreed."""

from datetime import datetime

from django.db import transaction

from accounts.history import because, save_checked
from accounts.models import User
from brokerage.enums import LIVE_COMMITMENTS, DisputeStatus
from brokerage.models import Commitment, CommitmentDispute
from brokerage.policies.commitments import check_may_decide_dispute
from employers.models import Contact
from toolkit.errors import Refused


@transaction.atomic
def raise_dispute(
    *, commitment: Commitment, says: str, raised_by: Contact | None, by: User, at: datetime
) -> CommitmentDispute:
    """Nothing about the commitment moves until it is decided, and public figures leave it out."""
    if commitment.status not in LIVE_COMMITMENTS:
        message = "Only an agreed commitment that is not settled can be disputed."
        raise Refused(message)
    if not says.strip():
        message = "Write what the employer says."
        raise Refused(message, field="says")
    dispute = CommitmentDispute(commitment=commitment, says=says.strip(), raised_by=raised_by, opened_at=at)
    save_checked(dispute, by=by, why=because(f"Commitment disputed: {commitment.title}", says), at=at)
    return dispute


@transaction.atomic
def decide(
    *, dispute: CommitmentDispute, upheld: bool, decision: str, by: User, at: datetime
) -> CommitmentDispute:
    """Upheld is put right by a variation afterwards; nothing is deleted either way."""
    check_may_decide_dispute(by)
    dispute = (
        CommitmentDispute.objects.select_for_update(of=("self",))
        .select_related("commitment")
        .get(pk=dispute.pk)
    )
    if dispute.status != DisputeStatus.OPEN:
        message = "This dispute is already decided."
        raise Refused(message)
    if not decision.strip():
        message = "Give the reason for the decision."
        raise Refused(message, field="decision")
    dispute.status = DisputeStatus.UPHELD if upheld else DisputeStatus.NOT_UPHELD
    dispute.decision, dispute.decided_at, dispute.decided_by = decision.strip(), at, by
    word = dispute.get_status_display().lower()
    why = because(f"Dispute {word}: {dispute.commitment.title}", dispute.decision)
    save_checked(dispute, by=by, why=why, at=at)
    return dispute

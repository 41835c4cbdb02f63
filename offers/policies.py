"""What may happen to an offer now."""

from datetime import date

from brokerage.transitions import check_move
from employers.models import Employer
from offers.enums import OfferStatus
from offers.models import OfferVersion
from offers.transitions import OFFER_VERSION
from toolkit.dates import day
from toolkit.errors import Refused


def check_composable(employer: Employer) -> None:
    if employer.closed_on is not None:
        message = "This record is closed, so no offer can be made."
        raise Refused(message)


def check_editable(version: OfferVersion) -> None:
    if version.status != OfferStatus.DRAFT:
        message = "An issued offer never changes. Make a new version."
        raise Refused(message)


def check_withdrawable(version: OfferVersion) -> None:
    check_move(OFFER_VERSION, OfferStatus(version.status), OfferStatus.WITHDRAWN)


def can_withdraw(version: OfferVersion) -> bool:
    return OfferStatus.WITHDRAWN in OFFER_VERSION[OfferStatus(version.status)]


def has_expired(version: OfferVersion, today: date) -> bool:
    return version.valid_until is not None and version.valid_until < today


def how_it_stands(version: OfferVersion, today: date) -> tuple[str, str]:
    """The tone and the words of its status, as lists and headings show them."""
    status = OfferStatus(version.status)
    if status == OfferStatus.ISSUED and version.valid_until:
        if has_expired(version, today):
            return "warn", f"Lapsed {day(version.valid_until)}"
        return "good", f"Issued, valid until {day(version.valid_until)}"
    return {"draft": "info", "superseded": "idle", "withdrawn": "bad"}.get(status, "idle"), status.label

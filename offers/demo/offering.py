"""The offers of the invented employers: in draft, issued, or issued and issued again."""

from decimal import Decimal

from offers.actions import issuing, lines, offers
from offers.demo.telling import Telling, Told
from offers.enums import LineSide
from offers.models import OfferVersion

ISSUED, ISSUED_AGAIN = -9, -2


def tell(telling: Telling, told: Told) -> None:
    match told.story.get("offer"):
        case "draft":
            _compose(telling, told, ISSUED_AGAIN)
        case "issued":
            _issue(telling, told, _compose(telling, told, ISSUED), ISSUED)
        case "issued_twice":
            _issue(telling, told, _compose(telling, told, ISSUED), ISSUED)
            second = _compose(telling, told, ISSUED_AGAIN)
            _ask_for_more(telling, told, second)
            _issue(telling, told, second, ISSUED_AGAIN)
        case _:
            return


def _compose(telling: Telling, told: Told, days: int) -> OfferVersion:
    return offers.compose(employer=told.employer, by=told.lead, at=telling.moment(days, 10))


def _issue(telling: Telling, told: Told, draft: OfferVersion, days: int) -> None:
    issuing.issue(version=draft, by=told.lead, at=telling.moment(days, 16))

"""The offers of the invented employers: in draft, issued, or issued and issued again."""

from decimal import Decimal

from brokerage.enums import Stage, Unit
from offers.actions import issuing, lines, offers
from offers.demo.telling import Telling, Told
from offers.enums import LineSide
from offers.models import OfferVersion

FIRST, LATEST = -9, -2


def tell(telling: Telling, told: Told) -> None:
    match told.story.get("offer"):
        case "draft":
            _compose(telling, told, LATEST)
        case "issued":
            _issue(telling, told, _compose(telling, told, LATEST), days=LATEST)
        case "issued_twice":
            _issue(telling, told, _compose(telling, told, FIRST), days=FIRST)
            second = _compose(telling, told, LATEST)
            _ask_for_more(telling, told, second)
            _issue(telling, told, second, days=LATEST)
        case _:
            return


def _compose(telling: Telling, told: Told, days: int) -> OfferVersion:
    return offers.compose(employer=told.employer, by=told.lead, at=telling.moment(days, 10))


def _issue(telling: Telling, told: Told, draft: OfferVersion, *, days: int) -> None:
    issuing.issue(version=draft, by=told.lead, at=telling.moment(days, 16))


def _ask_for_more(telling: Telling, told: Told, draft: OfferVersion) -> None:
    """What the employer asked for after it had read the first version."""
    lines.add(
        version=draft,
        side=LineSide.WE_WILL,
        stage=Stage.RECRUIT,
        title="Interviews in the evening",
        text="Hold two interview evenings at your site, so that people on early shifts can come.",
        quantity=Decimal(2),
        unit=Unit.EVENTS,
        due_on=telling.day(60),
        where=told.sites[0].name,
        owner=told.lead,
        agency=told.lead.agency,
        response_standard="Dates offered within 5 working days",
        cost_to_employer="Free to you",
        by=told.lead,
        at=telling.moment(LATEST, 12),
    )

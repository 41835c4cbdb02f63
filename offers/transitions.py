"""Which state of an offer's version may follow which."""

from brokerage.transitions import Moves
from offers.enums import OfferStatus as Offer

OFFER_VERSION: Moves[Offer] = {
    Offer.DRAFT: frozenset({Offer.ISSUED}),
    Offer.ISSUED: frozenset({Offer.SUPERSEDED, Offer.WITHDRAWN}),
    Offer.SUPERSEDED: frozenset(),
    Offer.WITHDRAWN: frozenset(),
}

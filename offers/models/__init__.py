from offers.models.lines import OfferLine, OfferMeasure, OfferMilestone
from offers.models.offers import Offer, OfferVersion

__all__ = ["Offer", "OfferLine", "OfferMeasure", "OfferMilestone", "OfferVersion"]

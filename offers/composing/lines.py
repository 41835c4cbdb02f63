"""Every line the record has for an offer today."""

from datetime import date

from employers.models import Employer
from offers.composing.commitments import from_commitments, from_pledges
from offers.composing.proposals import Proposal
from offers.composing.training import from_programmes, from_training


def proposals_for(employer: Employer, today: date) -> list[Proposal]:
    promised = list(from_commitments(employer))
    commitments = {proposal.source["commitment"].pk for proposal in promised}
    return [
        *promised,
        *from_pledges(employer, commitments),
        *from_training(employer),
        *from_programmes(employer, today),
    ]

from brokerage.models.commitments import (
    Commitment,
    CommitmentDispute,
    CommitmentProgress,
    CommitmentShare,
    CommitmentVariation,
)
from brokerage.models.needs import Need, NeedsAssessment, Objective
from brokerage.models.pledges import PledgeFill, PledgeMonth, PledgeRelease, VacancyPledge
from brokerage.models.programmes import (
    Cohort,
    Programme,
    ProgrammeFunding,
    ProgrammeParty,
    ProgrammeSpec,
    SignOff,
    SpecComment,
)
from brokerage.models.reference import (
    FundingStream,
    Provider,
    ProviderApproval,
    Provision,
    Service,
)
from brokerage.models.training import (
    Enrolment,
    OptionFunding,
    ProvisionGap,
    TrainingCase,
    TrainingOption,
)

__all__ = [
    "Cohort",
    "Commitment",
    "CommitmentDispute",
    "CommitmentProgress",
    "CommitmentShare",
    "CommitmentVariation",
    "Enrolment",
    "FundingStream",
    "Need",
    "NeedsAssessment",
    "Objective",
    "OptionFunding",
    "PledgeFill",
    "PledgeMonth",
    "PledgeRelease",
    "Programme",
    "ProgrammeFunding",
    "ProgrammeParty",
    "ProgrammeSpec",
    "Provider",
    "ProviderApproval",
    "Provision",
    "ProvisionGap",
    "Service",
    "SignOff",
    "SpecComment",
    "TrainingCase",
    "TrainingOption",
    "VacancyPledge",
]

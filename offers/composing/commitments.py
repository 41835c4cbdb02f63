"""Lines from commitments and vacancy pledges: what the employer promises, and what we do."""

from collections.abc import Iterable
from decimal import Decimal

from brokerage.commitment_kinds import KINDS, promise_of
from brokerage.enums import (
    CommitmentDirection,
    CommitmentKind,
    CommitmentStatus,
    DisputeStatus,
    PledgeStatus,
    Stage,
    Unit,
)
from brokerage.models import Commitment, VacancyPledge
from employers.models import Employer
from offers.composing.proposals import Proposal
from offers.enums import LineSide
from toolkit.dates import day

# What may stand in an offer: still open to talk about, or promised with time left. What is due for
# review is a conversation of its own.
OFFERED = [
    CommitmentStatus.PROPOSED,
    CommitmentStatus.NEGOTIATING,
    CommitmentStatus.AGREED,
    CommitmentStatus.ACTIVE,
]
OFFERED_PLEDGES = [PledgeStatus.PROPOSED, PledgeStatus.CONFIRMED, PledgeStatus.PART_RELEASED]
NAMED_SITES = 2
PLANS_CHANGE = "Tell us as soon as you know. We change the number together and write it down."


def from_commitments(employer: Employer) -> Iterable[Proposal]:
    rows = (
        Commitment.objects.filter(employer=employer, status__in=OFFERED)
        # nobody signs what is being disputed
        .exclude(disputes__status=DisputeStatus.OPEN)
        .select_related("service", "owner", "agency")
        .prefetch_related("shares__site")
    )
    for commitment in rows:
        ours = commitment.direction == CommitmentDirection.PARTNERSHIP
        yield _we_will(commitment) if ours else _you_will(commitment)


def _we_will(commitment: Commitment) -> Proposal:
    service = commitment.service
    kind = KINDS[CommitmentKind(commitment.kind)]
    return Proposal(
        key=f"commitment-{commitment.pk}",
        side=LineSide.WE_WILL,
        stage=service.stage if service else kind.stage,
        title=commitment.title,
        text=service.promise if service else commitment.measure or commitment.title,
        quantity=commitment.quantity,
        unit=commitment.unit if commitment.quantity else "",
        due_on=commitment.due_on,
        where=_where(commitment),
        measure=commitment.measure,
        known_by=commitment.known_by,
        response_standard=service.response_standard if service else "",
        cost_to_employer=service.cost_to_employer if service else "Free to you",
        condition=service.condition if service else "",
        owner_id=commitment.owner_id,
        agency_id=commitment.agency_id,
        source={"commitment": commitment, "service": service},
    )


def _you_will(commitment: Commitment) -> Proposal:
    kind = KINDS[CommitmentKind(commitment.kind)]
    return Proposal(
        key=f"commitment-{commitment.pk}",
        side=LineSide.YOU_WILL,
        stage=kind.stage,
        title=commitment.title,
        text=promise_of(kind, commitment),
        quantity=commitment.quantity,
        unit=commitment.unit if commitment.quantity else "",
        due_on=commitment.due_on,
        where=_where(commitment),
        measure=commitment.measure or kind.measure,
        known_by=commitment.known_by or kind.known_by,
        if_plans_change=commitment.if_plans_change or PLANS_CHANGE,
        binding_reference=", ".join(filter(None, [commitment.source_reference, commitment.clause])),
        starts_on=commitment.starts_on,
        owner_id=commitment.owner_id,
        agency_id=commitment.agency_id,
        source={"commitment": commitment},
    )


def _where(commitment: Commitment) -> str:
    sites = [share.site.name for share in commitment.shares.all()]
    if len(sites) <= NAMED_SITES:
        return " and ".join(sites)
    return f"{len(sites)} sites, see Annex B"


def from_pledges(employer: Employer, commitments: set[int]) -> Iterable[Proposal]:
    """A pledge that stands behind a commitment already in the offer is not promised twice."""
    rows = VacancyPledge.objects.filter(employer=employer, status__in=OFFERED_PLEDGES).prefetch_related(
        "sites"
    )
    for pledge in rows:
        if pledge.commitment_id not in commitments:
            yield _pledge(pledge)


def _pledge(pledge: VacancyPledge) -> Proposal:
    jobs = "1 job" if pledge.jobs == 1 else f"{pledge.jobs:,} jobs"
    interview = (
        " You interview everyone we send who meets your essential points."
        if pledge.guaranteed_interview
        else ""
    )
    return Proposal(
        key=f"pledge-{pledge.pk}",
        side=LineSide.YOU_WILL,
        stage=Stage.RECRUIT,
        title=pledge.title,
        text=(
            f"Tell us about {jobs} between {day(pledge.starts_on)} and {day(pledge.ends_on)}, "
            f"{pledge.ring_fence_days} working days before you advertise them anywhere else.{interview}"
        ),
        quantity=Decimal(pledge.jobs),
        unit=Unit.VACANCIES,
        due_on=pledge.ends_on,
        where=_pledge_sites(pledge),
        measure="A job you tell us about before it is advertised anywhere else",
        known_by="The date of each job you send us",
        if_plans_change=PLANS_CHANGE,
        starts_on=pledge.starts_on,
        owner_id=pledge.owner_id,
        agency_id=pledge.agency_id,
        source={"pledge": pledge},
    )


def _pledge_sites(pledge: VacancyPledge) -> str:
    names = [site.name for site in pledge.sites.all()]
    return " and ".join(names) if len(names) <= NAMED_SITES else f"{len(names)} sites"

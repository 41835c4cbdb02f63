"""Lines from the training an employer has chosen, and from programmes it takes part in."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from brokerage.enums import (
    ENDED_CASES,
    CaseStatus,
    ContributionKind,
    Mode,
    OptionStatus,
    PartyRole,
    ProgrammeStatus,
    Stage,
    Unit,
)
from brokerage.models import ProgrammeParty, TrainingOption
from employers.models import Employer
from offers.composing.proposals import Proposal
from offers.enums import LineSide
from toolkit.dates import day

MODES = {
    Mode.AT_WORK: "at your workplace",
    Mode.CLASSROOM: "in a classroom",
    Mode.ONLINE: "online",
    Mode.BLENDED: "partly online",
}
# What already runs is on the record; an offer is of what is still to come.
OVER = [
    *ENDED_CASES,
    CaseStatus.ENROLLED,
    CaseStatus.IN_LEARNING,
    CaseStatus.COMPLETED,
    CaseStatus.FEEDBACK,
]
RUNNING = [
    ProgrammeStatus.DESIGN,
    ProgrammeStatus.SPEC_OPEN,
    ProgrammeStatus.SPEC_AGREED,
    ProgrammeStatus.FUNDED,
    ProgrammeStatus.PROVIDER_SELECTED,
    ProgrammeStatus.SIGNED_OFF,
    ProgrammeStatus.RECRUITING,
    ProgrammeStatus.DELIVERING,
    ProgrammeStatus.EMPLOYERS_RECRUITED,
]


def from_training(employer: Employer) -> Iterable[Proposal]:
    options = (
        TrainingOption.objects.filter(case__employer=employer, status=OptionStatus.CHOSEN)
        .exclude(case__status__in=OVER)
        .select_related("case", "provision")
        .prefetch_related("funding")
        .order_by("starts_on", "pk")
    )
    return [_option(option) for option in options]


def _option(option: TrainingOption) -> Proposal:
    people = "1 person" if option.headcount == 1 else f"{option.headcount:,} people"
    hours = f" {option.provision.hours} hours in all." if option.provision and option.provision.hours else ""
    return Proposal(
        key=f"option-{option.pk}",
        side=LineSide.WE_WILL,
        stage=Stage.DEVELOP,
        title=option.title,
        text=(
            f"Places for {people}, {MODES[Mode(option.mode)]}, from {day(option.starts_on)} "
            f"to {day(option.ends_on)}.{hours} We book them and do the paperwork for the public money."
        ),
        quantity=Decimal(option.headcount),
        unit=Unit.PLACES,
        due_on=option.starts_on,
        response_standard="Places booked within 5 working days of your yes",
        cost_to_employer=f"You pay {pounds(option.employer_share)}"
        if option.employer_share
        else "Free to you",
        condition="Public money needs each learner to be eligible on the first day"
        if option.public_share
        else "",
        full_price=option.full_price,
        public_share=option.public_share,
        employer_share=option.employer_share,
        other_share=option.other_share,
        pay_when=option.pay_when or ("On enrolment" if option.employer_share else ""),
        money_note=f"{pounds(option.other_share)} from {option.other_payer}" if option.other_share else "",
        starts_on=option.starts_on,
        ends_on=option.ends_on,
        owner_id=option.case.owner_id,
        agency_id=option.case.agency_id,
        source={"option": option},
        streams=tuple(part.stream_id for part in option.funding.all()),
    )


def from_programmes(employer: Employer, today: date) -> Iterable[Proposal]:
    parties = (
        ProgrammeParty.objects.filter(
            employer=employer, role=PartyRole.EMPLOYER, programme__status__in=RUNNING
        )
        .select_related("programme")
        .prefetch_related("programme__cohorts")
        .order_by("programme__title")
    )
    return [_programme(party, today) for party in parties]


def _programme(party: ProgrammeParty, today: date) -> Proposal:
    programme = party.programme
    coming = [cohort for cohort in programme.cohorts.all() if cohort.starts_on >= today]
    cohort = min(coming, key=lambda one: one.starts_on, default=None)
    return Proposal(
        key=f"programme-{programme.pk}",
        side=LineSide.WE_BOTH,
        stage=Stage.CHANGE,
        title=programme.title,
        text=programme.aim,
        quantity=Decimal(party.expected_people) if party.expected_people else None,
        unit=Unit.PEOPLE if party.expected_people else "",
        due_on=cohort.starts_on if cohort else None,
        condition=_brings(party),
        owner_id=programme.owner_id,
        agency_id=programme.lead_agency_id,
        source={"programme": programme},
    )


def _brings(party: ProgrammeParty) -> str:
    if not party.contribution or party.contribution == ContributionKind.NONE:
        return ""
    what = party.contribution_detail or party.get_contribution_display().lower()
    return f"You bring: {what}"


def pounds(value: Decimal) -> str:
    return f"£{value:,.2f}".removesuffix(".00")

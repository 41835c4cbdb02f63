"""Employers with enough on record for an offer: `simple()`, `bakery()`, `logistics()`."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from accounts.models import User
from brokerage.enums import (
    Binding,
    CaseStatus,
    CommitmentKind,
    CommitmentSource,
    Mode,
    OptionStatus,
    ProgrammeStatus,
    QualificationLevel,
    Stage,
    Unit,
)
from brokerage.models import Objective, TrainingCase
from employers.enums import AccountTier
from employers.models import Employer, LocalAuthority
from tests.factories.accounts import AgencyFactory, UserFactory
from tests.factories.brokerage.commitments import (
    CommitmentFactory,
    NeedFactory,
    NeedsAssessmentFactory,
    ServiceFactory,
    ShareFactory,
)
from tests.factories.brokerage.programmes import CohortFactory, PartyFactory, ProgrammeFactory
from tests.factories.brokerage.training import (
    CaseFactory,
    OptionFactory,
    OptionFundingFactory,
    ProviderFactory,
    StreamFactory,
)
from tests.factories.employers import ContactFactory, EmployerFactory, SiteFactory


def at(days: int = 0) -> datetime:
    return timezone.now() + timedelta(days=days)


def on(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def simple(lead: User | None = None, **known: Any) -> Employer:
    """The least that may be issued: a named contact, a deputy, a signatory, one promise on each side."""
    lead = lead or person("Priya Shah", "Broker")
    employer = EmployerFactory(
        lead=lead, deputy=person("Tom Hale", "Senior broker", agency=lead.agency), **known
    )
    SiteFactory(employer=employer, name="Bakery", is_main=True)
    ContactFactory(employer=employer, name="Grace Adeyemi", job_title="Owner", signatory=True)
    assessment = NeedsAssessmentFactory(employer=employer, agreed=True)
    NeedFactory(assessment=assessment)
    CommitmentFactory(employer=employer, ours=True, quantity=12, unit=Unit.PEOPLE, due_on=on(150), owner=lead)
    CommitmentFactory(employer=employer, quantity=4, due_on=on(160), owner=lead)
    return employer


def person(name: str, job_title: str, **known: Any) -> User:
    email = (
        name.lower().replace(" ", ".").replace("’", "") + f".{UserFactory._meta.next_sequence()}@example.org"
    )
    return UserFactory(
        name=name, job_title=job_title, phone="020 7946 0188", email=email, **{"broker": True, **known}
    )


def priced_case(employer: Employer, owner: User, title: str, **facts: Any) -> TrainingCase:
    """A chosen course whose public share comes from one stream."""
    case = CaseFactory(employer=employer, owner=owner, needed=False, title=title)
    case.assessment = employer.needs_assessments.first()
    case.status = CaseStatus.EMPLOYER_CHOSE
    case.save()
    stream = facts.pop("stream", None)
    option = OptionFactory(case=case, title=title, status=OptionStatus.CHOSEN, **facts)
    case.needs.set(case.assessment.needs.all())
    case.chosen = option
    case.save()
    if stream:
        OptionFundingFactory(option=option, stream=stream, amount=option.public_share)
    return case


def bakery() -> Employer:
    """A small firm: one shop, one unit, eighteen people."""
    host = AgencyFactory(
        name="Northern Valleys Combined Authority",
        short_name="Combined authority",
        role="Makes this offer and answers for all of it.",
    )
    lead = person("Priya Shah", "Employer broker", agency=host)
    tom = person("Tom Hale", "Senior broker", agency=host)
    jobs = AgencyFactory(name="Jobcentre Plus", role="Finds and prepares people for your jobs.")
    employer = EmployerFactory(
        name="Harlow Street Bakery",
        legal_name="Harlow Street Bakery Ltd",
        lead=lead,
        deputy=tom,
        headcount=18,
        headcount_on=on(-30),
        size_band="small",
        company_number="04718822",
    )
    enfield = area("E09000010", "Enfield")
    SiteFactory(employer=employer, name="Shop", is_main=True, local_authority=enfield)
    SiteFactory(employer=employer, name="Production unit", local_authority=enfield)
    ContactFactory(
        employer=employer, name="Grace Adeyemi", job_title="Owner and managing director", signatory=True
    )
    assessment = NeedsAssessmentFactory(
        employer=employer,
        agreed=True,
        objective="Open on Sundays from May",
        workforce_facts="You have 18 people: 11 in production and 7 in the shop. Two leave in a usual year.",
    )
    Objective.objects.create(assessment=assessment, text="Keep the people we train", position=1)
    NeedFactory(
        assessment=assessment, description="Bakers and counter staff", headcount=4, required_by=on(170)
    )
    NeedFactory(assessment=assessment, description="Supervisors who have never managed people", position=1)
    candidates = ServiceFactory(
        label="Screened candidates",
        promise=(
            "We find local people for your jobs, check them against your five points "
            "and send you a short list."
        ),
        response_standard="First people within 5 working days of each job",
    )
    taster = ServiceFactory(
        label="Bakery taster",
        stage=Stage.PREPARE,
        promise=(
            "A two-week taster of the work for people before you interview them, "
            "with a food hygiene certificate."
        ),
        response_standard="Dates agreed within 10 working days",
    )
    check_ins = ServiceFactory(
        label="Check-ins",
        stage=Stage.KEEP,
        promise=(
            "We ring each new starter after 4, 13 and 26 weeks, if they agree, and tell you what would help."
        ),
        response_standard="Within 2 working days when you ask sooner",
    )
    maya = person("Maya Lindqvist", "Work coach", agency=jobs)
    ours = {"employer": employer, "ours": True, "starts_on": on(0)}
    CommitmentFactory(
        **ours,
        service=candidates,
        title="Screened candidates",
        quantity=12,
        unit=Unit.PEOPLE,
        due_on=on(140),
        owner=maya,
    )
    CommitmentFactory(
        **ours,
        service=taster,
        title="Bakery taster",
        quantity=6,
        unit=Unit.PLACES,
        due_on=on(120),
        owner=maya,
    )
    CommitmentFactory(
        **ours,
        service=check_ins,
        title="Check-ins with new starters",
        quantity=4,
        unit=Unit.PEOPLE,
        due_on=on(320),
        owner=lead,
    )
    theirs = {"employer": employer, "starts_on": on(0), "owner": lead}
    CommitmentFactory(
        **theirs,
        kind=CommitmentKind.GUARANTEED_INTERVIEWS,
        title="Guaranteed interviews",
        quantity=12,
        unit=Unit.INTERVIEWS,
        due_on=on(150),
        measure="An interview with a person we sent who meets your five points",
        known_by="You tell us the result of each interview within 5 working days",
    )
    CommitmentFactory(
        **theirs,
        kind=CommitmentKind.LOCAL_RECRUITMENT,
        title="Local people hired",
        quantity=3,
        unit=Unit.PEOPLE,
        due_on=on(170),
        local_definition="a home address in Enfield or Haringey on the day they apply",
        measure="A person who lives in Enfield or Haringey and starts a job of 16 hours or more",
        known_by="You tell us each start within 5 working days",
    )
    CommitmentFactory(
        **theirs,
        kind=CommitmentKind.PAID_TIME_TO_TRAIN,
        title="Time to train",
        quantity=40,
        unit=Unit.HOURS,
        due_on=on(300),
        measure="Working time for the course, paid as usual",
        known_by="The course register",
    )
    asf = StreamFactory(
        label="Adult Skills Fund", valid_from=date(2024, 8, 1), note="Learners earn less than £26,800 a year."
    )
    priced_case(
        employer,
        lead,
        "Level 3 team leading",
        stream=asf,
        level=QualificationLevel.L3,
        headcount=2,
        provider=ProviderFactory(
            name="Ashdale College", agency=AgencyFactory(name="Ashdale College", role="Teaches.")
        ),
        starts_on=on(60),
        ends_on=on(280),
        full_price=Decimal(1900),
        public_share=Decimal(1710),
        employer_share=Decimal(190),
        pay_when="On enrolment",
    )
    morning = ProgrammeFactory(
        title="Bakers’ open morning",
        aim="One morning at your unit with two other bakeries, for people who think of the trade.",
        status=ProgrammeStatus.DESIGN,
        owner=lead,
    )
    PartyFactory(programme=morning, employer=employer, expected_people=None, contribution_detail="")
    CohortFactory(programme=morning, number=1, starts_on=on(90), ends_on=on(90), places=20)
    return employer


def area(code: str, name: str) -> LocalAuthority:
    found, _ = LocalAuthority.objects.get_or_create(
        gss_code=code,
        defaults={"name": name, "official_name": name, "kind": "London borough", "region": "London"},
    )
    return found


BOROUGHS = {
    "E09000010": "Enfield",
    "E09000014": "Haringey",
    "E09000003": "Barnet",
    "E09000005": "Brent",
    "E09000031": "Waltham Forest",
    "E09000012": "Hackney",
}


def logistics(sites: int = 12) -> Employer:
    """A large firm with many sites, planning duties and several courses."""
    host = AgencyFactory(
        name="Northern Valleys Combined Authority", role="Makes this offer and answers for it."
    )
    lead = person(
        "Sarah Okafor", "Strategic account manager", agency=host, broker=False, account_manager=True
    )
    deputy = person("James Whitcombe", "Account manager", agency=host)
    council = AgencyFactory(
        name="Castlebridge Council", role="Enforces the planning agreement; runs local job fairs."
    )
    jobs = AgencyFactory(name="Jobcentre Plus", role="Finds and prepares people for your jobs.")
    employer = EmployerFactory(
        name="Northgate Logistics",
        legal_name="Northgate Logistics plc",
        tier=AccountTier.STRATEGIC,
        lead=lead,
        deputy=deputy,
        headcount=960,
        headcount_on=on(-60),
        size_band="large",
        company_number="02277114",
        year_end_month=12,
    )
    codes = list(BOROUGHS.items())
    places = [
        SiteFactory(
            employer=employer,
            name=f"Depot {index + 1}",
            is_main=index == 0,
            local_authority=area(*codes[index % len(codes)]),
        )
        for index in range(sites)
    ]
    ContactFactory(
        employer=employer,
        name="Helen Marsh",
        job_title="Chief people officer",
        signatory=True,
        can_sign_scope="All depots",
    )
    assessment = NeedsAssessmentFactory(
        employer=employer,
        agreed=True,
        objective="Grow to 1,150 people in 18 months",
        workforce_facts=(
            "You have 960 people at 12 depots. Of those who joined last year, 31 in 100 left within the year."
        ),
    )
    for position, text in enumerate(
        [
            "Fill driver and warehouse jobs without agency staff",
            "Meet the social value duties of two public contracts",
        ]
    ):
        Objective.objects.create(assessment=assessment, text=text, position=position + 1)
    for position, (text, count) in enumerate(
        [
            ("Warehouse operatives, most of them at the six northern depots", 240),
            ("Drivers who can move up from the warehouse", 40),
            ("First-line managers who keep their teams", 30),
        ]
    ):
        NeedFactory(
            assessment=assessment, description=text, headcount=count, position=position, required_by=on(500)
        )
    omar = person("Omar Haddad", "Vacancy lead", agency=jobs)
    lena = person("Lena Fisher", "Planning obligations officer", agency=council)
    services = [
        (
            ("One vacancy feed", Stage.RECRUIT, 240, Unit.VACANCIES, omar, 360),
            "One list of your jobs goes to every partner, and one team sends you people.",
            "First people within 5 working days",
        ),
        (
            ("Academies before the job", Stage.PREPARE, 4, Unit.PROGRAMMES, omar, 400),
            "Two academies a year prepare people for your depots: safety, lift trucks, shift work.",
            "Dates agreed a quarter ahead",
        ),
        (
            ("Support for new starters", Stage.KEEP, 240, Unit.PEOPLE, omar, 540),
            "We ring each new starter after 4, 13 and 26 weeks and tell the depot what would help.",
            "Within 2 working days when you ask sooner",
        ),
        (
            ("Local job fairs", Stage.COMMUNITY, 4, Unit.EVENTS, lena, 480),
            "Three fairs a year in the boroughs where you recruit, with your managers at the front.",
            "Dates a quarter ahead",
        ),
    ]
    for (label, stage, quantity, unit, owner, due), promise, standard in services:
        CommitmentFactory(
            employer=employer,
            ours=True,
            service=ServiceFactory(label=label, stage=stage, promise=promise, response_standard=standard),
            title=label,
            quantity=quantity,
            unit=unit,
            owner=owner,
            starts_on=on(0),
            due_on=on(due),
        )
    theirs: dict[str, Any] = {"employer": employer, "starts_on": on(0), "owner": lead}
    entry = CommitmentFactory(
        **theirs,
        kind=CommitmentKind.VACANCY_PLEDGE,
        title="Jobs told to us first",
        quantity=240,
        unit=Unit.VACANCIES,
        due_on=on(520),
        measure="An entry-level job sent to us 5 working days before it is advertised",
        known_by="The date of each job you send us",
    )
    local = CommitmentFactory(
        **theirs,
        kind=CommitmentKind.LOCAL_RECRUITMENT,
        title="Local people hired",
        quantity=108,
        unit=Unit.PEOPLE,
        due_on=on(520),
        local_definition="a home address in one of the twelve boroughs on the day they apply",
        binding=Binding.PLANNING_S106,
        source=CommitmentSource.PLANNING_OBLIGATION,
        source_reference="Agreement 2025/0417",
        clause="clause 7.2",
        authority=council,
    )
    for place in places:
        ShareFactory(commitment=entry, site=place, quantity=Decimal(240 // sites))
        ShareFactory(commitment=local, site=place, quantity=Decimal(108 // sites))
    for kind, title, quantity, unit, due in [
        (CommitmentKind.PRIORITY_GROUP_RECRUITMENT, "People from priority groups", 60, Unit.PEOPLE, 520),
        (CommitmentKind.APPRENTICE_STARTS, "Apprenticeship starts", 36, Unit.PEOPLE, 480),
        (CommitmentKind.WORK_PLACEMENTS, "Work placements", 30, Unit.PLACEMENTS, 440),
        (CommitmentKind.SUPPLY_CHAIN_CASCADE, "Suppliers who join", 5, Unit.EMPLOYERS, 400),
    ]:
        CommitmentFactory(
            **theirs,
            kind=kind,
            title=title,
            quantity=quantity,
            unit=unit,
            due_on=on(due),
            measure="",
            known_by="",
        )
    asf = StreamFactory(
        label="Adult Skills Fund", valid_from=date(2024, 8, 1), note="Learners earn less than £26,800 a year."
    )
    levy = StreamFactory(
        label="Apprenticeship levy",
        valid_from=date(2017, 4, 1),
        note="Paid from your own levy account first.",
    )
    college = ProviderFactory(
        name="Ashdale College", agency=AgencyFactory(name="Ashdale College", role="Teaches.")
    )
    for title, level, count, full, public, own, other, start, stream in [
        ("Level 2 lift truck operation", QualificationLevel.L2, 60, 37200, 27900, 9300, 0, 60, asf),
        ("Level 3 team leading", QualificationLevel.L3, 30, 28500, 25650, 2850, 0, 90, asf),
        ("Driver licence acquisition", QualificationLevel.L2, 24, 60000, 42000, 12000, 6000, 150, levy),
    ]:  # fmt: skip
        priced_case(
            employer,
            lead,
            title,
            stream=stream,
            level=level,
            mode=Mode.BLENDED,
            headcount=count,
            provider=college,
            starts_on=on(start),
            ends_on=on(start + 200),
            full_price=Decimal(full),
            public_share=Decimal(public),
            employer_share=Decimal(own),
            other_share=Decimal(other),
            other_payer="The road haulage trust" if other else "",
            pay_when="Half on the first day, half at the end",
        )
    path = ProgrammeFactory(
        title="Warehouse to supervisor",
        aim="A route from the warehouse floor to first-line manager, designed by three employers.",
        status=ProgrammeStatus.DESIGN,
        owner=lead,
    )
    PartyFactory(
        programme=path,
        employer=employer,
        expected_people=30,
        contribution="staff_time",
        contribution_detail="Two managers for six design days",
    )
    CohortFactory(programme=path, number=1, starts_on=on(180), ends_on=on(270), places=15)
    return employer

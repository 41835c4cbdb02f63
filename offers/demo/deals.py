"""What an invented employer needs, what it promised and what we promised it."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from accounts.models import User
from brokerage.actions import commitment_dates, commitments, disputes, needs, pledges, progress
from brokerage.enums import (
    BINDING,
    Binding,
    CommitmentDirection,
    CommitmentKind,
    CommitmentSource,
    CommitmentStatus,
    NeedPurpose,
    ProgressSource,
    Unit,
)
from brokerage.models import Commitment, NeedsAssessment, VacancyPledge
from employers.enums import Topic
from offers.demo.telling import Story, Telling, Told

# What is proved is proved a week after it was reported, and by the verifier of another agency.
PROVED_AFTER = 7
# Recent reports still wait for their evidence.
NOT_YET_PROVED = -12


def tell(telling: Telling, told: Told) -> None:
    _needs(telling, told)
    for story in told.story.get("commitments", []):
        _theirs(telling, told, story)
    for story in told.story.get("ours") or _usual_promises(told.story):
        _ours(telling, told, story)
    if story := told.story.get("pledge"):
        _pledge(telling, told, story)


def _usual_promises(story: Story) -> list[Story]:
    """What we promise everybody who opens jobs to us."""
    if "pledge" not in story:
        return []
    pledge = story["pledge"]
    terms = {
        "unit": "people",
        "start": pledge["start"],
        "due": pledge["end"],
        "status": "proposed" if pledge["status"] == "proposed" else "active",
    }
    return [
        {"service": "screened-candidates", "quantity": pledge["jobs"] * 2, **terms},
        {"service": "in-work-support", "quantity": pledge["jobs"], **terms},
    ]


def _needs(telling: Telling, told: Told) -> None:
    if "objectives" not in told.story:
        return
    first_visit = told.since + 5
    by, at = told.lead, telling.moment(first_visit, 16)
    assessment = needs.start(employer=told.employer, by=by, at=at)
    if facts := told.story.get("facts"):
        needs.write_facts(assessment=assessment, facts=facts, by=by, at=at)
    for text in told.story["objectives"]:
        needs.add_objective(assessment=assessment, text=text, by=by, at=at)
    for topic, purpose, text, people, now, then, by_when in told.story["needs"]:
        needs.add_need(
            assessment=assessment,
            topic=Topic(topic),
            purpose=NeedPurpose(purpose),
            description=text,
            headcount=people,
            current_level=now,
            target_level=then,
            required_by=telling.day(by_when),
            by=by,
            at=at,
        )
    needs.complete(assessment=assessment, by=by, at=at)
    needs.agree(
        assessment=NeedsAssessment.objects.get(pk=assessment.pk),
        contact=told.contacts[0],
        on=telling.day(first_visit),
        by=by,
        at=at,
    )


def _theirs(telling: Telling, told: Told, story: Story) -> None:
    binding = Binding(story.get("binding", Binding.VOLUNTARY))
    commitment = commitments.propose(
        employer=told.employer,
        direction=CommitmentDirection.EMPLOYER,
        kind=CommitmentKind(story["kind"]),
        title=story["title"],
        quantity=Decimal(story["quantity"]),
        unit=Unit(story["unit"]),
        local_definition=story.get("local", ""),
        starts_on=telling.day(story["start"]),
        due_on=telling.day(story["due"]),
        binding=binding,
        authority=telling.agencies["castlebridge"] if binding in BINDING else None,
        source_reference=story.get("reference", ""),
        clause=story.get("clause", ""),
        contact=told.contacts[0],
        owner=told.lead,
        by=told.lead,
        at=_proposed_at(telling, told, story),
    )
    _carry_on(telling, told, commitment, story=story)
    if story.get("by_site"):
        _share_out(telling, told, commitment)


def _ours(telling: Telling, told: Told, story: Story) -> None:
    service = telling.services[story["service"]]
    owner = next(person for person in telling.people.values() if person.agency == service.agency)
    commitment = commitments.propose(
        employer=told.employer,
        direction=CommitmentDirection.PARTNERSHIP,
        kind=CommitmentKind.SERVICE,
        service=service,
        title=service.label,
        quantity=Decimal(story["quantity"]),
        unit=Unit(story["unit"]),
        measure=service.promise[:300],
        starts_on=telling.day(story["start"]),
        due_on=telling.day(story["due"]),
        owner=owner,
        by=told.lead,
        at=_proposed_at(telling, told, story),
    )
    _carry_on(telling, told, commitment, story=story)


def _proposed_at(telling: Telling, told: Told, story: Story) -> datetime:
    return telling.moment(max(told.since + 6, min(story["start"] - 10, -1)), 14)


def _carry_on(telling: Telling, told: Told, commitment: Commitment, *, story: Story) -> None:
    """From proposed to the state that the story has it in today."""
    status = CommitmentStatus(story["status"])
    if status == CommitmentStatus.PROPOSED:
        return
    by = told.lead
    agreed = max(told.since + 7, min(story["start"], -1))
    at = telling.moment(agreed, 14)
    commitment = commitments.negotiate(commitment=commitment, by=by, at=at)
    if status == CommitmentStatus.NEGOTIATING:
        return
    commitment = commitments.agree(
        commitment=commitment,
        on=telling.day(agreed),
        contact=told.contacts[0],
        source=_source_of(story),
        by=by,
        at=at,
    )
    commitment_dates.activate_due(at=telling.moment(min(max(agreed, story["start"]), 0), 17))
    for days, quantity in story.get("done", []):
        _progress(telling, told, commitment, days=days, quantity=quantity)
    _finish(telling, told, commitment, status=status, story=story)


def _source_of(story: Story) -> CommitmentSource:
    by_binding = {
        Binding.PLANNING_S106: CommitmentSource.PLANNING_OBLIGATION,
        Binding.CONTRACTUAL: CommitmentSource.CONTRACT,
    }
    return by_binding.get(Binding(story.get("binding", "voluntary")), CommitmentSource.OFFER_DOCUMENT)


def _progress(telling: Telling, told: Told, commitment: Commitment, *, days: int, quantity: int) -> None:
    entry = progress.record(
        commitment=commitment,
        quantity=Decimal(quantity),
        happened_on=telling.day(days),
        reported_by=ProgressSource.EMPLOYER if days % 2 else ProgressSource.STAFF,
        evidence="employer_confirmation",
        by=told.lead,
        at=telling.moment(days + 1, 12),
    )
    if days > NOT_YET_PROVED:
        return
    progress.verify(
        entry=entry,
        evidence="employer_confirmation",
        by=_verifier(telling, told.lead),
        at=telling.moment(days + PROVED_AFTER, 12),
    )


def _verifier(telling: Telling, recorded_by: User) -> User:
    """Jobcentre Plus's verifier, or for its own entries the combined authority's."""
    own = telling.people["ruth"]
    return telling.people["vera"] if recorded_by.agency == own.agency else own


def _finish(
    telling: Telling, told: Told, commitment: Commitment, *, status: CommitmentStatus, story: Story
) -> None:
    if status in {CommitmentStatus.FULFILLED, CommitmentStatus.DUE_REVIEW}:
        commitment_dates.send_due_to_review(at=telling.moment(min(story["due"] + 1, 0), 1))
    if status == CommitmentStatus.FULFILLED:
        progress.settle(
            commitment=commitment,
            outcome=status,
            by=told.lead,
            at=telling.moment(min(story["due"] + 3, 0), 12),
        )
    if status == CommitmentStatus.SUSPENDED:
        commitments.suspend(
            commitment=commitment,
            reason=story["reason"],
            review_on=telling.day(60),
            by=telling.people["helen"],
            at=telling.moment(-14, 12),
        )
    if dispute := story.get("dispute"):
        days, who, says = dispute
        disputes.raise_dispute(
            commitment=commitment,
            says=says,
            raised_by=told.contacts[who],
            by=told.lead,
            at=telling.moment(days, 9),
        )


def _share_out(telling: Telling, told: Told, commitment: Commitment) -> None:
    """Six a site, so that forty sites carry the whole of 240."""
    each = (commitment.quantity or Decimal(0)) // len(told.sites)
    commitments.apportion(
        commitment=commitment,
        shares=dict.fromkeys(told.sites, each),
        by=told.lead,
        at=telling.moment(-50, 12),
    )


def _pledge(telling: Telling, told: Told, story: Story) -> None:
    by = told.lead
    proposed = max(told.since + 6, min(story["start"], -1))
    at = telling.moment(proposed, 13)
    pledge = pledges.propose(
        employer=told.employer,
        title=story["title"],
        commitment=_promise_behind(told),
        occupation=story["occupation"],
        jobs=story["jobs"],
        starts_on=telling.day(story["start"]),
        ends_on=telling.day(story["end"]),
        entry_level=story["occupation"] in "89",
        guaranteed_interview=story["jobs"] % 2 == 0,
        sites=told.sites[:4],
        by=by,
        at=at,
    )
    if profile := story.get("profile"):
        pledges.plan_months(pledge=pledge, months=_months(pledge, profile), by=by, at=at)
    if story["status"] == "proposed":
        return
    pledge = pledges.confirm(pledge=pledge, contact=told.contacts[0], on=telling.day(proposed), by=by, at=at)
    for days, title, jobs, fills in story["releases"]:
        days = max(days, proposed)
        release = pledges.release(
            pledge=pledge,
            title=title,
            jobs=jobs,
            released_on=telling.day(days),
            site=told.sites[0],
            by=by,
            at=telling.moment(days, 14),
        )
        for started, filled in fills:
            started = max(started, days)
            pledges.record_start(
                release=release,
                jobs=filled,
                started_on=telling.day(started),
                by=by,
                at=telling.moment(started + 2, 12),
            )


def _promise_behind(told: Told) -> Commitment | None:
    """The commitment that the pledge puts into practice: the same jobs are not promised twice."""
    kinds = [CommitmentKind.VACANCY_PLEDGE, CommitmentKind.ENTRY_LEVEL_JOBS]
    return told.employer.commitments.filter(kind__in=kinds).order_by("pk").first()


def _months(pledge: VacancyPledge, profile: list[int]) -> dict[date, int]:
    months, month = {}, pledge.starts_on.replace(day=1)
    for jobs in profile:
        months[month] = jobs
        month = (month.replace(day=28) + timedelta(days=7)).replace(day=1)
    return months

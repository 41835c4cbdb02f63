"""The programmes designed with invented employers."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from accounts.models import User
from brokerage.actions import programmes
from brokerage.enums import (
    ContributionKind,
    InvolvementLevel,
    PartyRole,
    SignOffStatus,
)
from brokerage.models import FundingStream, Programme, ProgrammeParty
from employers.enums import NameKind
from employers.models import Employer
from offers.demo.telling import Story, Telling, read

BEGAN = -210


def tell(telling: Telling) -> None:
    for story in read("stories_large")["programme"]:
        _tell(telling, story)


def _tell(telling: Telling, story: Story) -> None:
    by = telling.people[story["owner"]]
    at = telling.moment(BEGAN)
    programme = programmes.start(
        title=story["title"],
        aim=story["aim"],
        lead_agency=telling.agencies[story["lead"]],
        owner=by,
        by=by,
        at=at,
    )
    parties = [_employer(programme, row, by=by, at=at) for row in story["employers"]]
    programmes.recruit_employers(programme=programme, by=by, at=at)
    at = telling.moment(BEGAN + 12)
    programmes.design(programme=programme, by=by, at=at)
    spec = programmes.write_spec(
        programme=programme,
        target_group=story["target"],
        content=story["content"],
        qualification=story["qualification"],
        hours=story["hours"],
        mode=story["mode"],
        place=story["place"],
        employer_input=story["employer_input"],
        exit_route=story["exit"],
        by=by,
        at=at,
    )
    programmes.open_spec(programme=programme, by=by, at=telling.moment(BEGAN + 20))
    comment = programmes.comment(
        spec=spec,
        party=parties[0],
        section="mode",
        text="Our supervisors can spare one day a fortnight, not one a week.",
        by=by,
        at=telling.moment(BEGAN + 24),
    )
    if story["stage"] == "spec_open_for_comment":
        return
    programmes.reply(
        comment=comment, text="Changed to suit the shift pattern.", by=by, at=telling.moment(BEGAN + 26)
    )
    _agree_and_deliver(telling, story, programme, parties=parties)


def _employer(programme: Programme, row: list[Any], *, by: User, at: datetime) -> ProgrammeParty:
    name, people, contribution, detail, value = row
    return programmes.add_party(
        programme=programme,
        role=PartyRole.EMPLOYER,
        employer=Employer.objects.get(names__name=name, names__kind=NameKind.LEGAL),
        expected_people=people,
        contribution=ContributionKind(contribution),
        contribution_detail=detail,
        contribution_value=Decimal(str(value)) or None,
        by=by,
        at=at,
    )


def _agree_and_deliver(
    telling: Telling, story: Story, programme: Programme, *, parties: list[ProgrammeParty]
) -> None:
    by = telling.people[story["owner"]]
    at = telling.moment(BEGAN + 28)
    programmes.agree_spec(
        programme=programme,
        agreed_by=parties,
        involvement_level=InvolvementLevel.CO_DELIVERED,
        involvement_reason="Line leaders of the employer teach part of it",
        by=by,
        at=at,
    )
    programmes.set_cost(
        programme=programme,
        total_cost=Decimal(story["cost"]),
        accountable_body=telling.agencies["nvca"],
        by=by,
        at=at,
    )
    programmes.add_funding(
        programme=programme,
        stream=FundingStream.objects.get(code="SWAP"),
        amount=Decimal(story["cost"]),
        year="2026-27",
        confirmed_on=telling.day(BEGAN + 28),
        by=by,
        at=at,
    )
    programmes.fund(programme=programme, by=telling.people["samir"], at=at)
    programmes.select_provider(
        programme=programme,
        provider=telling.providers[story["provider"]],
        selection_note="Three providers answered; this one has the food hall.",
        conflicts="",
        by=telling.people["grace"],
        at=at,
    )
    for sign_off in programmes.ask_sign_off(programme=programme, parties=parties, by=by, at=at):
        programmes.decide_sign_off(sign_off=sign_off, status=SignOffStatus.APPROVED, by=by, at=at)
    programmes.sign_off(programme=programme, by=by, at=at)
    cohorts = []
    for _, starts, ends, places, *results in story["cohorts"]:
        cohort = programmes.add_cohort(
            programme=programme,
            starts_on=telling.day(starts),
            ends_on=telling.day(ends),
            places=places,
            by=by,
            at=at,
        )
        cohorts.append((cohort, ends, results))
    programmes.recruit(programme=programme, by=by, at=at)
    programmes.deliver(programme=programme, by=by, at=telling.moment(-170))
    for cohort, ends, (starts, completions, interviews, job_offers, jobs) in cohorts:
        programmes.record_results(
            cohort=cohort,
            starts=starts,
            completions=completions,
            interviews=interviews,
            job_offers=job_offers,
            jobs=jobs,
            by=by,
            at=telling.moment(min(ends, 0)),
        )

"""The sections of an offer that are prose, as the record and the standing words would have them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from brokerage.enums import NeedsStatus, NeedStatus, Stage
from brokerage.models import NeedsAssessment
from employers.models import Employer
from employers.working_days import is_working_day
from offers.composing.people import People
from offers.composing.proposals import Proposal
from offers.enums import LineSide, OfferForm, Standing
from offers.reference_data.wording import wording
from toolkit.dates import day

FIRST_REVIEW_AFTER = {OfferForm.SME: 30, OfferForm.LARGE: 90}
VALID_DAYS = 28

# The sections taken from the record, and so compared with it on a refresh.
WORDS = ("told_us", "exchange", "reviews", "information", "standing_text", "vat_note")


@dataclass(frozen=True)
class Words:
    told_us: str
    exchange: str
    reviews: str
    information: str
    standing_text: str
    vat_note: str
    notice_version: str
    first_review_on: date

    def as_json(self) -> dict[str, str]:
        return {name: getattr(self, name) for name in WORDS}


def words_for(
    employer: Employer,
    people: People,
    lines: Sequence[Proposal],
    *,
    standing: str = Standing.INTENT,
    first_review_on: date | None = None,
    today: date,
) -> Words:
    review = first_review_on or next_working_day(today + timedelta(days=FIRST_REVIEW_AFTER[people.form]))
    notice = wording("notice", today)
    reviews = str(wording("reviews", today)[people.form]).format(
        first_review=day(review),
        contact=people.named_contact.name if people.named_contact else "your contact",
        deputy=people.deputy.name if people.deputy else "the deputy",
    )
    return Words(
        told_us=told_us(employer),
        exchange=exchange(lines),
        reviews=reviews.strip(),
        information=str(notice[people.form]).strip(),
        standing_text=str(wording("standing", today)[f"{standing}_{people.form}"]).strip(),
        vat_note=wording("money", today)["vat_note"],
        notice_version=notice["version"],
        first_review_on=review,
    )


def next_working_day(wanted: date) -> date:
    while not is_working_day(wanted):
        wanted += timedelta(days=1)
    return wanted


def told_us(employer: Employer) -> str:
    """The agreed assessment, or else the newest one, in the employer's own words and order."""
    assessment = (
        employer.needs_assessments.exclude(status=NeedsStatus.SUPERSEDED)
        .prefetch_related("objectives", "needs")
        .order_by("-made_on", "-pk")
    )
    found = sorted(assessment, key=lambda one: one.status != NeedsStatus.AGREED)
    return _told(found[0]) if found else ""


def _told(assessment: NeedsAssessment) -> str:
    on = assessment.agreed_on or assessment.made_on
    paragraphs = []
    if objectives := [objective.text for objective in assessment.objectives.all()]:
        paragraphs += [f"On {day(on)} you told us what you want:", *(f"- {text}" for text in objectives)]
    if assessment.workforce_facts:
        paragraphs.append(assessment.workforce_facts)
    needs = [
        need
        for need in assessment.needs.all()
        if not need.is_confidential and need.status not in (NeedStatus.WITHDRAWN, NeedStatus.MET)
    ]
    if needs:
        paragraphs.append("You need, most important first:")
        for need in needs:
            people = (
                f", {need.headcount:,} {'person' if need.headcount == 1 else 'people'}"
                if need.headcount
                else ""
            )
            by = f", by {day(need.required_by)}" if need.required_by else ""
            paragraphs.append(f"- {need.description.rstrip('.')}{people}{by}")
    return "\n".join(paragraphs)


# What a promise at this stage comes to, in a few words of the one-line exchange.
WE_DO = {
    Stage.RECRUIT: "find people for your jobs",
    Stage.PREPARE: "prepare them before they start",
    Stage.KEEP: "support them once they work for you",
    Stage.DEVELOP: "arrange training and bring public money towards it",
    Stage.CHANGE: "help you through change",
}
YOU_DO = {
    Stage.RECRUIT: "open jobs and interviews to the people we send",
    Stage.PREPARE: "help people get ready for the work",
    Stage.KEEP: "give new starters a fair chance to stay",
    Stage.DEVELOP: "make time for your staff to train",
    Stage.CHANGE: "work with us when things change",
    Stage.COMMUNITY: "give time to schools and people out of work",
    Stage.INFLUENCE: "bring your suppliers along",
    Stage.QUALITY: "keep to fair-work standards",
    Stage.GOVERN: "tell us what happened",
}


def exchange(lines: Sequence[Proposal]) -> str:
    ours = _at_stages(lines, LineSide.WE_WILL, WE_DO)
    yours = _at_stages(lines, LineSide.YOU_WILL, YOU_DO)
    both = any(line.side == LineSide.WE_BOTH for line in lines)
    sentences = [f"We {ours}." if ours else "", f"You {yours}." if yours else ""]
    sentences.append("We design some of it together." if both else "")
    return " ".join(filter(None, sentences))


def _at_stages(lines: Sequence[Proposal], side: LineSide, phrases: dict[Stage, str]) -> str:
    stages = {line.stage for line in lines if line.side == side}
    found = [phrase for stage, phrase in phrases.items() if stage in stages][:3]
    return " and ".join(filter(None, [", ".join(found[:-1]), *found[-1:]]))

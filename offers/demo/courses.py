"""Training brokered for an invented employer, as far along its way as the story says."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from decimal import Decimal

from accounts.models import User
from accounts.permissions import Permission
from brokerage.actions import training
from brokerage.actions.training.delivery import Result
from brokerage.enums import CaseStatus, Mode, NeedsStatus, QualificationLevel
from brokerage.models import TrainingCase, TrainingOption
from offers.demo.telling import Story, Telling, Told


def tell(telling: Telling, told: Told) -> None:
    for story in told.story.get("training", []):
        Journey(telling, told, story).tell()


class Journey:
    """One case, told step by step until the state the story has it in today."""

    def __init__(self, telling: Telling, told: Told, story: Story) -> None:
        self.telling, self.told, self.story = telling, told, story
        self.by = told.lead
        self.start: int = story["start"]
        course = telling.courses[story["course"]]
        self.weeks = course.weeks or 1
        self.case: TrainingCase
        self.options: list[TrainingOption] = []

    def tell(self) -> None:
        """The steps happen on spread days, in order, all in the past."""
        wanted = CaseStatus(self.story["stage"])
        steps = list(self._steps())
        first = max(self.told.since + 8, min(self.start, 0) - 60)
        last = min(self.start + self.weeks * 7, -1) if self.start < 0 else -1
        gap = max((last - first) / len(steps), 0)
        for number, (status, act) in enumerate(steps):
            act(int(first + gap * number))
            if status == wanted:
                return

    def _steps(self) -> Iterator[tuple[CaseStatus, Callable[[int], None]]]:
        yield CaseStatus.ENQUIRY, self._open
        yield CaseStatus.NEED_IDENTIFIED, self._needs
        yield CaseStatus.OPTIONS_PREPARED, self._options
        yield CaseStatus.OPTIONS_SENT, self._send
        yield CaseStatus.EMPLOYER_CHOSE, self._choose
        yield CaseStatus.REFERRED, self._refer
        yield CaseStatus.ACKNOWLEDGED, self._acknowledge
        yield CaseStatus.PROVIDER_CONTACT, self._in_touch
        yield CaseStatus.PROPOSAL, self._propose
        yield CaseStatus.FUNDING_CONFIRMED, self._fund
        yield CaseStatus.ENROLLED, self._enrol
        yield CaseStatus.IN_LEARNING, self._learn
        yield CaseStatus.COMPLETED, self._complete
        yield CaseStatus.FEEDBACK, self._feedback
        yield CaseStatus.CLOSED, self._close

    def _open(self, days: int) -> None:
        self.case = training.open_case(
            employer=self.told.employer,
            title=self.story["title"],
            owner=self.by,
            contact=self.told.contacts[0],
            sites=self.told.sites[:1],
            headcount=self.story["people"],
            required_by=self.telling.day(self.start + 30),
            by=self.by,
            at=self.telling.moment(days),
        )

    def _needs(self, days: int) -> None:
        assessment = self.told.employer.needs_assessments.get(status=NeedsStatus.AGREED)
        needs = list(assessment.needs.all())
        training.identify_needs(
            case=self.case,
            assessment=assessment,
            needs=[needs[self.story["need"]]],
            by=self.by,
            at=self.telling.moment(days),
        )

    def _options(self, days: int) -> None:
        at = self.telling.moment(days, 11)
        keys = [self.story["course"], *self.story["others"]]
        for number, key in enumerate(keys):
            self.options.append(self._option(key, number, days))
        chosen = self.options[0]
        if chosen.public_share and (stream := chosen.provision and chosen.provision.streams.first()):
            training.fund_option(option=chosen, streams={stream: chosen.public_share}, by=self.by, at=at)
        training.prepare(
            case=self.case,
            impartial=True,
            few_options_reason=self.story.get("few", ""),
            interest_declared=self._interest(),
            by=self.by,
            at=at,
        )

    def _option(self, key: str, number: int, days: int) -> TrainingOption:
        course = self.telling.courses[key]
        full = Decimal(course.price or 0) * self.story["people"]
        public = (
            Decimal(self.story["public"]) if number == 0 else (full * Decimal("0.5")).quantize(Decimal(1))
        )
        starts_on = self.telling.day(self.start + 7 * number)
        return training.add_option(
            case=self.case,
            provider=course.provider,
            provision=course,
            title=course.title,
            level=QualificationLevel(course.level),
            mode=Mode(course.mode),
            headcount=self.story["people"],
            starts_on=starts_on,
            ends_on=starts_on + timedelta(weeks=course.weeks or 1),
            full_price=full,
            public_share=public,
            employer_share=full - public,
            pay_when="On enrolment" if full > public else "",
            fit=5 - number,
            fit_reason="Right level, right days" if number == 0 else "Could do, with a compromise on days",
            by=self.by,
            at=self.telling.moment(days, 10),
        )

    def _interest(self) -> str:
        own = [option for option in self.options if option.provider.agency_id in self.by.agency_ids]
        return f"Works for {own[0].provider}" if own else ""

    def _send(self, days: int) -> None:
        training.send(
            case=self.case, contact=self.told.contacts[0], by=self.by, at=self.telling.moment(days, 14)
        )

    def _choose(self, days: int) -> None:
        chosen, *others = self.options
        training.choose(
            case=self.case,
            option=chosen,
            reason="Nearest, and on days that suit the shifts",
            rejected=dict.fromkeys(others, "Dates did not suit the shifts"),
            by=self.by,
            at=self.telling.moment(days, 14),
        )

    def _refer(self, days: int) -> None:
        training.refer(
            case=self.case,
            data_passing_agreed_on=self.telling.day(days),
            contact=self.told.contacts[0],
            headcount=self.story["people"],
            required_by=self.telling.day(self.start + 30),
            sites=self.told.sites[:1],
            by=self.by,
            at=self.telling.moment(days, 15),
        )

    def _provider(self) -> User:
        """Somebody of the provider's own agency, where it has one here."""
        agency = self.options[0].provider.agency_id
        people = self.telling.people.values()
        theirs = [one for one in people if agency in one.agency_ids and one.may(Permission.ANSWER_REFERRALS)]
        return theirs[0] if theirs else self.by

    def _acknowledge(self, days: int) -> None:
        training.acknowledge(case=self.case, by=self._provider(), at=self.telling.moment(days, 9))

    def _in_touch(self, days: int) -> None:
        training.provider_in_touch(case=self.case, by=self._provider(), at=self.telling.moment(days, 10))

    def _propose(self, days: int) -> None:
        option = self.options[0]
        training.propose(
            case=self.case,
            starts_on=option.starts_on,
            ends_on=option.ends_on,
            headcount=option.headcount,
            by=self._provider(),
            at=self.telling.moment(days, 11),
        )

    def _fund(self, days: int) -> None:
        training.confirm_funding(
            case=self.case, by=self.telling.people["samir"], at=self.telling.moment(days, 12)
        )

    def _enrol(self, days: int) -> None:
        training.enrol(
            case=self.case,
            started_on=self.telling.day(max(self.start, days) if self.start < 0 else days),
            counts={QualificationLevel(self.options[0].level): self.story["people"]},
            by=self._provider(),
            at=self.telling.moment(days, 13),
        )

    def _learn(self, days: int) -> None:
        training.start_learning(case=self.case, by=self._provider(), at=self.telling.moment(days, 14))

    def _complete(self, days: int) -> None:
        achieved = int(self.story.get("achieved") or self.story["people"])
        enrolment = self.case.enrolments.get()
        left = enrolment.started - achieved
        result = Result(achieved=achieved, not_achieved=0, withdrawn=left, job_outcomes=0)
        training.complete(
            case=self.case, results={enrolment: result}, by=self._provider(), at=self.telling.moment(days, 15)
        )

    def _feedback(self, days: int) -> None:
        at = self.telling.moment(days, 9)
        training.ask_feedback(case=self.case, by=self.by, at=at)
        if "score" in self.story:
            training.give_feedback(case=self.case, score=self.story["score"], by=self.by, at=at)

    def _close(self, days: int) -> None:
        training.close(case=self.case, by=self.by, at=self.telling.moment(days, 16))

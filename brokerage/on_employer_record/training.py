"""What an employer's record and a person's day say of training cases."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.urls import reverse

from accounts.models import User
from accounts.permissions import Permission
from brokerage.enums import ENDED_CASES, CaseStatus
from brokerage.models import TrainingCase, TrainingOption
from brokerage.queries.training import CLOCKS, FINISHED, LEARNING, clock_of, employer_cases
from employers.models import Employer
from employers.record import (
    AlsoWorkingHere,
    Contributions,
    Panel,
    PastTable,
    RecordContext,
    Tab,
    Tile,
    TodayItem,
    TodaySource,
)

SHOWN = 5


def register(to: Contributions) -> None:
    to.tiles.append(in_training_tile)
    to.panels.append(Panel("training", "main", 30, "brokerage/training_panel.html", panel))
    to.tabs.append(Tab("training", "Training", "employer_training", 30, running))
    to.past.append(past_cases)
    to.today.append(TodaySource("Training", 40, today_items))
    to.also_here.append(providers_here)


def _cases(context: RecordContext) -> list[Any]:
    return context.once("training", lambda: employer_cases(context.user, context.employer))


def in_training_tile(context: RecordContext) -> Tile | None:
    cases = _cases(context)
    learning = [case for case in cases if case.status in LEARNING]
    finished = [case for case in cases if case.status in FINISHED]
    if not learning and not finished:
        return None
    now = sum(case.started - case.left for case in learning)
    done = sum(case.achieved + case.not_achieved for case in finished)
    return Tile(
        label="In training",
        figure=f"{now:,}",
        of="person" if now == 1 else "people",
        note=f"{done:,} more have finished" if done else "Nobody has finished yet",
    )


def panel(context: RecordContext) -> Mapping[str, Any] | None:
    cases = [
        case for case in _cases(context) if case.status not in ENDED_CASES or case.status == CaseStatus.CLOSED
    ]
    if not cases:
        return None
    may_add = context.user.may(Permission.BROKER_TRAINING) and context.employer.closed_on is None
    return {
        "cases": cases[:SHOWN],
        "all_url": reverse("employer_training", args=[context.employer.reference]),
        "add_url": reverse("training_add", args=[context.employer.reference]) if may_add else "",
    }


def running(context: RecordContext) -> int | None:
    return sum(case.status not in ENDED_CASES for case in _cases(context)) or None


def past_cases(employer: Employer, at: datetime) -> PastTable:
    then = list(TrainingCase.history.as_of(at).filter(employer=employer.pk))
    chosen = TrainingOption.objects.select_related("provider").in_bulk(
        {case.chosen_id for case in then} - {None}
    )
    rows = [
        (
            case.title,
            f"{chosen[case.chosen_id].title}, {chosen[case.chosen_id].provider}"
            if case.chosen_id in chosen
            else "Nothing chosen yet",
            case.get_status_display(),
        )
        for case in then
    ]
    return PastTable("Training", ["Case", "Course", "Status"], rows)


def providers_here(context: RecordContext) -> Iterable[AlsoWorkingHere]:
    """Providers with a case in hand, and for which of our people."""
    for case in _cases(context):
        if case.chosen and case.referred_at and case.status not in ENDED_CASES:
            yield AlsoWorkingHere(case.chosen.provider.name, case.chosen.title, case.owner.name)


def today_items(user: User, today: date) -> Sequence[TodayItem]:
    """Providers who owe something, for the broker of the case; what a provider owes, for its people."""
    rows = TrainingCase.objects.visible_to(user).filter(status__in=list(CLOCKS))
    rows = rows.select_related("employer", "chosen__provider")
    if not user.may(Permission.ANSWER_REFERRALS):
        rows = rows.filter(owner=user)
    return [item for case in rows if (item := _item(case, user, today))]


def _item(case: TrainingCase, user: User, today: date) -> TodayItem | None:
    clock = clock_of(case, today)
    own = user.may(Permission.ANSWER_REFERRALS)
    if clock is None or case.chosen is None or not (own or clock.is_late or clock.due_on == today):
        return None
    who = "You owe" if own else f"{case.chosen.provider} owes"
    return TodayItem(
        due_on=clock.due_on,
        title=f"{case.title}: {clock.owes}",
        employer_name=case.employer.name,
        url=reverse("training_case", args=[case.reference]),
        note=f"{who} this",
        tone="bad" if clock.is_late else "warn",
        icon="clock",
    )

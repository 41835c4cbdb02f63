"""Training cases on their way: with options, sent, chosen, referred; and the days they are tested on."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from brokerage.actions import training
from brokerage.models import TrainingCase
from tests.factories.brokerage.training import (
    CaseFactory,
    OptionFactory,
)
from tests.factories.employers import ContactFactory

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 11, 20, 10, 0, tzinfo=LONDON)
TODAY = NOW.date()
MONDAY = datetime(2026, 11, 16, 9, 0, tzinfo=LONDON)


def with_options(number=3, **known):
    case = CaseFactory(needed=True, **known)
    return case, [OptionFactory(case=case) for _ in range(number)]


def fresh(case):
    return TrainingCase.objects.get(pk=case.pk)


def sent(by):
    case, options = with_options()
    training.prepare(case=case, impartial=True, by=by, at=NOW)
    training.send(case=case, contact=ContactFactory(employer=case.employer), by=by, at=NOW)
    return case, options


def chosen(by):
    case, (first, second, third) = sent(by)
    training.choose(
        case=case,
        option=first,
        reason="On site",
        rejected={second: "Too far", third: "Too long"},
        by=by,
        at=NOW,
    )
    return case, first, second


def refer(case, by, at=NOW, **known):
    facts = {
        "data_passing_agreed_on": TODAY,
        "contact": ContactFactory(employer=case.employer),
        "headcount": 10,
        "required_by": date(2027, 3, 31),
    }
    return training.refer(case=case, **{**facts, **known}, by=by, at=at)

"""Where a commitment should be today, and the flag that follows."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from pytest_django import DjangoAssertNumQueries

from brokerage.enums import CommitmentStatus
from brokerage.models import Commitment
from brokerage.queries.progress import (
    Pause,
    flag_of,
    overdue,
    plan_to_date,
    progress_of,
    records_of,
    undisputed,
)
from tests.factories.brokerage.commitments import CommitmentFactory, DisputeFactory, ProgressFactory

YEAR = Commitment(quantity=Decimal(60), starts_on=date(2026, 4, 1), due_on=date(2027, 3, 31))
TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("today", "plan"),
    [
        (date(2026, 3, 31), 0),
        (date(2026, 4, 1), 0),
        (date(2026, 9, 30), 30),
        (date(2026, 11, 22), 39),
        (date(2027, 3, 31), 60),
        (date(2028, 1, 1), 60),
    ],
)
def test_plan_to_date_is_an_even_pace_between_the_dates(today: date, plan: int) -> None:
    assert plan_to_date(YEAR, today) == plan


def test_plan_to_date_of_one_day_is_all_of_it_on_that_day() -> None:
    one_day = Commitment(quantity=Decimal(3), starts_on=TODAY, due_on=TODAY)
    assert [plan_to_date(one_day, day) for day in (date(2026, 11, 21), TODAY)] == [0, 3]


def test_plan_to_date_without_terms_is_nothing() -> None:
    assert plan_to_date(Commitment(), TODAY) == 0


def test_plan_to_date_stands_still_while_suspended() -> None:
    pause = [Pause(date(2026, 9, 30), None)]
    days = (date(2026, 9, 30), date(2026, 11, 22), date(2027, 12, 31))
    assert [plan_to_date(YEAR, day, pause) for day in days] == [30, 30, 30]


def test_plan_to_date_after_a_suspension_spreads_the_rest_over_the_days_left() -> None:
    pause = [Pause(date(2026, 6, 30), date(2026, 9, 30))]  # 92 of 364 days
    days = (date(2026, 6, 30), date(2026, 9, 30), date(2027, 3, 31))
    assert [plan_to_date(YEAR, day, pause) for day in days] == [20, 20, 60]


@pytest.mark.parametrize(
    ("status", "reported", "today", "flag"),
    [
        (CommitmentStatus.PROPOSED, 0, TODAY, "awaiting"),
        (CommitmentStatus.NEGOTIATING, 0, TODAY, "awaiting"),
        (CommitmentStatus.ACTIVE, 39, TODAY, "on_track"),
        (CommitmentStatus.ACTIVE, 33, TODAY, "on_track"),
        (CommitmentStatus.ACTIVE, 32, TODAY, "at_risk"),
        (CommitmentStatus.ACTIVE, 60, TODAY, "met"),
        (CommitmentStatus.ACTIVE, 61, TODAY, "met"),
        (CommitmentStatus.ACTIVE, 59, date(2027, 3, 31), "on_track"),
        (CommitmentStatus.ACTIVE, 59, date(2027, 4, 1), "overdue"),
        (CommitmentStatus.DUE_REVIEW, 59, date(2027, 4, 1), "overdue"),
        (CommitmentStatus.DUE_REVIEW, 60, date(2027, 4, 1), "due_review"),
        (CommitmentStatus.AGREED, 0, date(2026, 3, 1), "on_track"),
        (CommitmentStatus.SUSPENDED, 0, date(2027, 4, 1), "paused"),
        (CommitmentStatus.FULFILLED, 60, TODAY, "met"),
        (CommitmentStatus.PARTLY_FULFILLED, 40, TODAY, "ended"),
        (CommitmentStatus.NOT_FULFILLED, 0, TODAY, "ended"),
        (CommitmentStatus.DECLINED, 0, TODAY, "ended"),
        (CommitmentStatus.WITHDRAWN, 0, TODAY, "ended"),
    ],
)
def test_flag_of_follows_from_status_dates_and_figures(
    status: CommitmentStatus, reported: int, today: date, flag: str
) -> None:
    commitment = Commitment(
        status=status, quantity=YEAR.quantity, starts_on=YEAR.starts_on, due_on=YEAR.due_on
    )
    plan = plan_to_date(commitment, today)
    assert flag_of(commitment, reported=Decimal(reported), plan=plan, today=today) == flag


@pytest.mark.django_db
def test_progress_of_tells_reported_from_verified_and_knows_a_dispute() -> None:
    commitment = CommitmentFactory(active=True)
    ProgressFactory(commitment=commitment, quantity=Decimal(20), verified=True)
    ProgressFactory(commitment=commitment, quantity=Decimal(7))
    ProgressFactory(commitment=commitment, quantity=Decimal(-2))
    DisputeFactory(commitment=commitment, opened_at=datetime(2026, 11, 16, 9, tzinfo=UTC))
    found = progress_of([commitment], TODAY)[commitment.pk]
    assert (found.reported, found.verified, found.waiting, found.plan, found.flag, found.disputed_on) == (
        Decimal(25),
        Decimal(20),
        Decimal(5),
        Decimal(39),
        "at_risk",
        date(2026, 11, 16),
    )


@pytest.mark.django_db
def test_progress_of_many_takes_one_statement(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    commitments = [ProgressFactory().commitment for _ in range(5)]
    with django_assert_num_queries(1):
        found = progress_of(commitments, TODAY)
    assert [found[one.pk].reported for one in commitments] == [5] * 5


@pytest.mark.django_db
def test_pauses_come_from_the_history_of_the_status() -> None:
    commitment = CommitmentFactory(active=True)
    moves = [
        (CommitmentStatus.SUSPENDED, datetime(2027, 6, 30, 9, tzinfo=UTC)),
        (CommitmentStatus.SUSPENDED, datetime(2027, 7, 30, 9, tzinfo=UTC)),
        (CommitmentStatus.ACTIVE, datetime(2027, 9, 29, 23, 30, tzinfo=UTC)),
        (CommitmentStatus.SUSPENDED, datetime(2027, 11, 1, 9, tzinfo=UTC)),
    ]
    for status, moment in moves:
        commitment.status, commitment.status_reason, commitment.review_on = status, "Fire", date(2028, 1, 1)
        commitment._history_date = moment
        commitment.save()
    never = CommitmentFactory(active=True)
    found = records_of([commitment.pk, never.pk])
    assert {pk: records.pauses for pk, records in found.items()} == {
        commitment.pk: [Pause(date(2027, 6, 30), date(2027, 9, 30)), Pause(date(2027, 11, 1), None)],
        never.pk: [],
    }


@pytest.mark.django_db
def test_overdue_agrees_with_the_flag() -> None:
    late = CommitmentFactory(overdue=True, starts_on=date(2026, 4, 1), due_on=date(2026, 11, 21))
    met = CommitmentFactory(overdue=True, due_on=date(2026, 11, 21))
    ProgressFactory(commitment=met, quantity=Decimal(60))
    CommitmentFactory(active=True, due_on=TODAY)
    CommitmentFactory(due_on=date(2026, 11, 21))
    flags = progress_of(Commitment.objects.all(), TODAY)
    assert list(overdue(Commitment.objects.all(), TODAY)) == [late]
    assert [pk for pk, one in flags.items() if one.flag == "overdue"] == [late.pk]


@pytest.mark.django_db
def test_undisputed_leaves_out_only_open_disputes() -> None:
    CommitmentFactory.create_batch(1)
    DisputeFactory()
    assert [one.disputes.count() for one in undisputed(Commitment.objects.all())] == [0]

"""What an employer's record, employer lists and a person's day say of commitments and needs."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from brokerage.actions import commitments, needs, progress
from brokerage.enums import CommitmentDirection, CommitmentKind, CommitmentStatus, NeedPurpose
from brokerage.on_employer_record import commitments as on_record
from brokerage.on_employer_record.commitments_past import past_commitments
from brokerage.on_employer_record.timeline import entries
from brokerage.queries.commitments import employers_overdue
from employers.actions import employers as employer_actions
from employers.enums import Topic
from employers.models import Employer
from employers.record import ListStanding, RecordContext
from tests.factories.accounts import UserFactory
from tests.factories.brokerage.commitments import (
    CommitmentFactory,
    DisputeFactory,
    NeedFactory,
    NeedsAssessmentFactory,
    ProgressFactory,
)
from tests.factories.employers import ContactFactory, EmployerFactory
from toolkit.errors import Refused

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 22)
LATE = date(2026, 11, 21)


@pytest.fixture
def broker() -> User:
    user: User = UserFactory(broker=True)
    return user


@pytest.fixture
def employer() -> Employer:
    made: Employer = EmployerFactory(name="Bramley Foods")
    return made


@pytest.fixture
def context(employer: Employer, broker: User) -> RecordContext:
    return RecordContext(employer=employer, user=broker, today=TODAY)


def make(employer: Employer, done: int = 0, **facts: Any) -> Any:
    """Active from 1 April 2026 to 31 March 2027, 60 promised: 39 are planned by TODAY."""
    commitment = CommitmentFactory(employer=employer, **{"active": True, **facts})
    if done:
        ProgressFactory(commitment=commitment, quantity=Decimal(done))
    return commitment


def test_tile_counts_what_is_on_track_and_leaves_disputes_out(
    context: RecordContext, employer: Employer
) -> None:
    make(employer, done=60)
    make(employer, done=39)
    make(employer, done=10)
    make(employer, due_on=LATE)
    DisputeFactory(commitment=make(employer, due_on=LATE))
    tile = on_record.on_track_tile(context)
    assert tile is not None
    assert (tile.figure, tile.of, tile.note, tile.tone) == (
        "2",
        "of 4",
        "1 overdue, 1 at risk, 1 disputed, not counted",
        "bad",
    )


def test_tile_is_left_out_where_nothing_is_promised(context: RecordContext) -> None:
    assert on_record.on_track_tile(context) is None


def test_panel_shows_what_needs_somebody_first_and_ours_before_theirs(
    context: RecordContext, employer: Employer
) -> None:
    make(employer, done=39, title="Fine")
    make(employer, due_on=LATE, title="Theirs, late")
    make(employer, due_on=LATE, title="Ours, late", ours=True)
    make(employer, done=10, title="Behind")
    panel = on_record.panel(context)
    assert panel is not None
    assert [row.commitment.title for row in panel["rows"]] == ["Ours, late", "Theirs, late", "Behind", "Fine"]


def test_banner_says_what_the_employer_says_and_by_when_it_is_decided(
    context: RecordContext, employer: Employer
) -> None:
    sarah = ContactFactory(employer=employer, name="Sarah Okafor")
    DisputeFactory(
        commitment=make(employer, title="T Level placements"),
        raised_by=sarah,
        says="We agreed 6 places, not 8.",
        opened_at=datetime(2026, 11, 16, 9, tzinfo=UTC),
    )
    banner = on_record.dispute_banner(context)
    assert banner is not None
    assert banner.title == "A commitment is disputed"
    assert banner.text == (
        "T Level placements: Sarah Okafor says “We agreed 6 places, not 8.” "
        "The coordinator decides by 14 Dec 2026."
    )


def test_banner_is_gone_without_a_dispute(context: RecordContext, employer: Employer) -> None:
    make(employer)
    assert on_record.dispute_banner(context) is None


def test_tab_counts_what_is_not_settled(context: RecordContext, employer: Employer) -> None:
    make(employer)
    CommitmentFactory(employer=employer)
    CommitmentFactory(employer=employer, status=CommitmentStatus.DECLINED, status_reason="No")
    assert on_record.live_count(context) == 2


def test_standing_in_a_list_is_the_worst_of_an_employers_commitments(
    broker: User, employer: Employer
) -> None:
    make(employer, done=39)
    make(employer, done=10)
    other = make(EmployerFactory(), due_on=LATE).employer
    DisputeFactory(commitment=make(other, due_on=LATE))
    empty = EmployerFactory()
    assert on_record.standings([employer.pk, other.pk, empty.pk], broker, TODAY) == {
        employer.pk: ListStanding("warn", "At risk", "triangle-alert"),
        other.pk: ListStanding("bad", "Overdue", "clock"),
    }


def test_view_of_overdue_leaves_disputes_out(broker: User, employer: Employer) -> None:
    make(employer, due_on=LATE)
    make(EmployerFactory(), done=60, due_on=LATE)
    DisputeFactory(commitment=make(EmployerFactory(), due_on=LATE))
    assert list(employers_overdue(broker, TODAY)) == [employer.pk]


def test_today_holds_my_late_and_soon_and_what_waits_for_my_word(broker: User, employer: Employer) -> None:
    make(employer, owner=broker, title="Soon", due_on=TODAY + timedelta(days=6))
    make(employer, owner=broker, title="Far", due_on=TODAY + timedelta(days=7))
    make(employer, owner=broker, title="To decide", status=CommitmentStatus.DUE_REVIEW, due_on=LATE)
    make(employer, title="Somebody else's", due_on=LATE)
    DisputeFactory(commitment=make(employer, owner=broker, title="Disputed", due_on=LATE))
    items = on_record.today_items(broker, TODAY)
    assert [(item.title, item.note) for item in items] == [
        ("To decide", "0 of 60 started. Say how it ended by 4 Dec 2026"),
        ("Soon", "0 of 60 started"),
    ]


@pytest.mark.parametrize(("today", "shown"), [(date(2026, 12, 4), []), (date(2026, 12, 5), ["Late"])])
def test_review_left_for_ten_working_days_goes_to_the_agencys_manager(
    broker: User, employer: Employer, today: date, shown: list[str]
) -> None:
    manager = UserFactory(agency_manager=True, agency=broker.agency)
    stranger = UserFactory(agency_manager=True)
    make(employer, owner=broker, title="Late", status=CommitmentStatus.DUE_REVIEW, due_on=date(2026, 11, 20))
    assert [item.title for item in on_record.reviews_left_waiting(manager, today)] == shown
    assert on_record.reviews_left_waiting(stranger, today) == []
    assert on_record.reviews_left_waiting(broker, today) == []


def test_disputes_to_decide_are_for_the_coordinator(broker: User, employer: Employer) -> None:
    DisputeFactory(commitment=make(employer, title="Placements"))
    coordinator = UserFactory(coordinator=True)
    assert [item.title for item in on_record.disputes_to_decide(coordinator, TODAY)] == ["Placements"]
    assert on_record.disputes_to_decide(broker, TODAY) == []


def test_employer_with_unsettled_commitments_is_not_closed(broker: User, employer: Employer) -> None:
    make(employer)
    with pytest.raises(Refused, match="1 commitment is not settled yet"):
        employer_actions.close(employer=employer, on=LATE, reason="Dissolved", by=broker, at=timezone.now())


def test_timeline_says_who_did_what_and_why_newest_first(context: RecordContext, broker: User) -> None:
    moments = [datetime(2026, 11, day, 9, tzinfo=UTC) for day in (1, 2, 3)]
    commitment = commitments.propose(
        employer=context.employer,
        direction=CommitmentDirection.EMPLOYER,
        kind=CommitmentKind.MENTORING,
        quantity=Decimal(6),
        starts_on=date(2026, 4, 1),
        due_on=date(2027, 3, 31),
        by=broker,
        at=moments[0],
    )
    contact = ContactFactory(employer=context.employer, signatory=True, name="Sarah Okafor")
    commitments.agree(
        commitment=commitment,
        on=date(2026, 11, 2),
        contact=contact,
        source=commitment.source,
        by=broker,
        at=moments[1],
    )
    progress.record(
        commitment=commitment,
        quantity=Decimal(2),
        happened_on=date(2026, 11, 3),
        note="Both on nights",
        by=broker,
        at=moments[2],
    )
    found = entries(context, None, 10)
    assert [(one.at, one.title, one.text, one.who) for one in found] == [
        (moments[2], "Progress recorded: Mentors and buddies, 2 people", "Both on nights", broker.name),
        (moments[1], "Commitment agreed: Mentors and buddies", "With Sarah Okafor, 2 Nov 2026", broker.name),
        (moments[0], "Commitment proposed: Mentors and buddies", "", broker.name),
    ]
    assert [one.at for one in entries(context, moments[2], 1)] == [moments[1]]


def test_timeline_keeps_back_what_a_need_said_before_it_was_confidential(
    context: RecordContext, broker: User
) -> None:
    assessment = NeedsAssessmentFactory(employer=context.employer, made_by=broker)
    at = datetime(2026, 11, 2, 9, tzinfo=UTC)
    facts: Any = {
        "topic": Topic.REDUNDANCY,
        "purpose": NeedPurpose.GET_JOB,
        "description": "The Keld line closes",
    }
    need = needs.add_need(assessment=assessment, by=broker, at=at, **facts)
    needs.edit_need(need=need, is_confidential=True, by=broker, at=at + timedelta(hours=1), **facts)
    titles = [one.title for one in entries(context, None, 10)]
    assert titles == ["Need changed: confidential, redundancy"]


def test_past_shows_the_terms_and_figures_of_that_day(broker: User, employer: Employer) -> None:
    moments = [datetime(2026, 11, day, 9, tzinfo=UTC) for day in (1, 10, 20)]
    commitment = commitments.propose(
        employer=employer,
        direction=CommitmentDirection.EMPLOYER,
        kind=CommitmentKind.MENTORING,
        quantity=Decimal(6),
        starts_on=date(2026, 4, 1),
        due_on=date(2027, 3, 31),
        by=broker,
        at=moments[0],
    )
    commitments.edit(commitment=commitment, quantity=Decimal(8), by=broker, at=moments[2])
    assert past_commitments(employer, moments[1]).rows == [
        ("Mentors and buddies", "The employer's", "6 people", "Nothing yet", "31 Mar 2027", "Proposed")
    ]
    assert past_commitments(employer, moments[2]).rows[0][2] == "8 people"
    assert past_commitments(employer, moments[0] - timedelta(days=1)).rows == []


def test_record_page_draws_the_panel_with_bars_words_and_status(client: Client, broker: User) -> None:
    employer = EmployerFactory()
    day = timezone.localdate()
    make(
        employer,
        done=27,
        title="Entry-level jobs",
        starts_on=day - timedelta(days=300),
        due_on=day + timedelta(days=100),
    )
    NeedFactory(assessment__employer=employer, description="Two supervisors")
    client.force_login(broker)
    html = " ".join(client.get(reverse("employer", args=[employer.reference])).content.decode().split())
    assert [
        words in html for words in ("<b>27</b> of 60 started", "plan 45", "At risk", "Two supervisors")
    ] == [True] * 4

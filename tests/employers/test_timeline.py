from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from accounts.history import save_as
from accounts.models import User
from employers.actions import employers, sites
from employers.enums import Direction, InteractionKind, Topic, Visibility
from employers.models import Employer
from employers.record import RecordContext, TimelineEntry, TimelineSource, contributions
from employers.timeline import timeline_page
from tests.factories.accounts import AgencyFactory, UserFactory
from tests.factories.employers import (
    ContactFactory,
    EmployerFactory,
    InteractionFactory,
    NextActionFactory,
    SiteFactory,
)

pytestmark = pytest.mark.django_db

START = datetime(2026, 1, 5, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without what higher apps add."""
    monkeypatch.setattr(contributions, "timeline", [])


@pytest.fixture
def reader() -> User:
    return UserFactory(broker=True, agency=AgencyFactory(short_name="Chamber"), name="Meera Joshi")


@pytest.fixture
def employer() -> Employer:
    return EmployerFactory()


def read(employer: Employer, user: User, **how: object) -> list[TimelineEntry]:
    context = RecordContext(employer=employer, user=user, today=timezone.localdate())
    page = timeline_page(context, **how)
    return [entry for month in page.months for entry in month.entries]


def read_all(employer: Employer, user: User, *, wanted: int) -> list[str]:
    """Page by page to the end."""
    context = RecordContext(employer=employer, user=user, today=timezone.localdate())
    found: list[str] = []
    before = None
    while True:
        page = timeline_page(context, before=before, wanted=wanted)
        found += [entry.text or entry.title for month in page.months for entry in month.entries]
        before = page.earlier
        if before is None:
            return found


def test_joint_visit_shows_once_with_everybody_and_their_agency(employer: Employer, reader: User) -> None:
    partner = UserFactory(broker=True, agency=AgencyFactory(short_name="College"), name="Aisha Khan")
    InteractionFactory(
        employer=employer,
        kind=InteractionKind.VISIT,
        site=SiteFactory(employer=employer, name="Ashdale"),
        contacts=[ContactFactory(employer=employer, name="Dean Wright")],
        attendees=[reader, partner],
        topics=[Topic.SCHOOLS],
    )
    [entry] = read(employer, reader)
    assert (entry.title, entry.who, entry.kind, list(entry.tags)) == (
        "Joint visit with Dean Wright, Ashdale",
        "Meera Joshi (Chamber), Aisha Khan (College)",
        "contact",
        ["Schools"],
    )


@pytest.mark.parametrize(
    ("kind", "direction", "title"),
    [
        (InteractionKind.EMAIL, Direction.OUT, "Email to Dean Wright"),
        (InteractionKind.EMAIL, Direction.IN, "Email from Dean Wright"),
        (InteractionKind.PHONE, Direction.OUT, "Phone call with Dean Wright"),
    ],
)
def test_contact_title_says_which_way_it_went(
    employer: Employer, reader: User, kind: InteractionKind, direction: Direction, title: str
) -> None:
    dean = ContactFactory(employer=employer, name="Dean Wright")
    InteractionFactory(employer=employer, kind=kind, direction=direction, contacts=[dean])
    assert [entry.title for entry in read(employer, reader)] == [title]


@pytest.mark.parametrize(
    ("show", "titles"),
    [
        ("all", ["Action done: Call", "Phone call from the employer", "Email"]),
        ("contact", ["Phone call from the employer", "Email"]),
        ("employer", ["Phone call from the employer"]),
        ("changes", ["Action done: Call"]),
    ],
)
def test_filter_shows_its_kinds(employer: Employer, reader: User, show: str, titles: list[str]) -> None:
    InteractionFactory(employer=employer, kind=InteractionKind.EMAIL, happened_at=START)
    InteractionFactory(employer=employer, direction=Direction.IN, happened_at=START + timedelta(days=1))
    action = NextActionFactory(employer=employer, title="Call", done=True)
    save_as(action, by=reader, why="Action done: Call", at=START + timedelta(days=2))
    assert [entry.title for entry in read(employer, reader, chosen=show)] == titles


def test_every_row_of_one_action_is_one_entry(reader: User) -> None:
    employer = employers.create(
        name="Cobalt",
        source="a call",
        source_on=START.date(),
        sites=[{"name": "A"}, {"name": "B"}],
        by=reader,
        at=START,
    )
    assert [(entry.title, entry.who) for entry in read(employer, reader)] == [
        ("Record started, from a call", "Meera Joshi")
    ]


def test_change_shows_the_persons_own_words_apart(employer: Employer, reader: User) -> None:
    site = SiteFactory(employer=employer, name="Keld")
    sites.close(site=site, on=START.date(), why="Lease ended. New owner", by=reader, at=START)
    [entry] = read(employer, reader)
    assert (entry.title, entry.text, entry.who) == (
        "Site closed on 5 Jan 2026: Keld",
        "Lease ended. New owner",
        "Meera Joshi",
    )


@pytest.mark.parametrize("wanted", [1, 2, 5, 7, 40])
def test_paging_loses_and_repeats_nothing(employer: Employer, reader: User, wanted: int) -> None:
    # Several at the same moment, so that pages would break between equals.
    for number in range(15):
        InteractionFactory(
            employer=employer, summary=f"entry {number}", happened_at=START + timedelta(days=number // 4)
        )
    found = read_all(employer, reader, wanted=wanted)
    assert sorted(found) == sorted(f"entry {number}" for number in range(15))


def test_paging_through_more_equal_moments_than_one_reading_holds(employer: Employer, reader: User) -> None:
    for number in range(30):
        InteractionFactory(employer=employer, summary=f"entry {number}", happened_at=START)
    assert len(set(read_all(employer, reader, wanted=2))) == 30


def test_contributed_entries_stand_in_their_place(
    employer: Employer, reader: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    InteractionFactory(employer=employer, happened_at=START)
    deal = TimelineEntry(START + timedelta(days=1), "deal", "handshake", "Commitment agreed", "Tom Hale")
    source = TimelineSource(frozenset({"deal"}), lambda _context, before, _limit: [] if before else [deal])
    monkeypatch.setattr(contributions, "timeline", [source])
    assert [entry.title for entry in read(employer, reader)] == ["Commitment agreed", "Phone call"]


@pytest.mark.parametrize("visibility", [Visibility.AGENCY, Visibility.RESTRICTED])
def test_hidden_contact_and_its_next_action_never_show_to_others(
    employer: Employer, reader: User, visibility: Visibility
) -> None:
    hidden = InteractionFactory(employer=employer, summary="CANARY", visibility=visibility)
    action = NextActionFactory(employer=employer, interaction=hidden, title="CANARY", done=True)
    save_as(action, by=action.owner, why="Action done: CANARY", at=START)
    assert read(employer, reader) == []


def test_restricted_contact_shows_to_author_lead_and_the_permitted(employer: Employer) -> None:
    hidden = InteractionFactory(employer=employer, visibility=Visibility.RESTRICTED)
    lead = UserFactory(broker=True)
    led = EmployerFactory(lead=lead)
    InteractionFactory(employer=led, visibility=Visibility.RESTRICTED)
    manager = UserFactory(agency_manager=True)
    seen = [
        len(read(employer, hidden.logged_by)),
        len(read(led, lead)),
        len(read(employer, lead)),
        len(read(employer, manager)),
    ]
    assert seen == [1, 1, 0, 1]


def test_former_lead_no_longer_reads_restricted_contact() -> None:
    lead = UserFactory(broker=True)
    employer = EmployerFactory(lead=lead, lead__ends_on=timezone.localdate())
    InteractionFactory(employer=employer, visibility=Visibility.RESTRICTED)
    assert read(employer, lead) == []

"""What must I do now?"""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import User
from employers import record
from employers.enums import Direction, InteractionKind, NextActionStatus
from tests.factories.accounts import UserFactory
from tests.factories.employers import EmployerFactory, InteractionFactory, NextActionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def broker(client: Client) -> User:
    person: User = UserFactory(broker=True)
    client.force_login(person)
    return person


def test_today_shows_own_actions_by_when_they_are_due(client: Client, broker: User) -> None:
    today = timezone.localdate()
    for title, days in (("Late", -2), ("Now", 0), ("Soon", 3), ("Far", 30)):
        NextActionFactory(title=title, owner=broker, due_on=today + timedelta(days=days))
    NextActionFactory(title="Somebody else's", due_on=today)
    NextActionFactory(title="Done", owner=broker, due_on=today, done=True)
    context = client.get("/").context
    found = [[one.title for one in context[name]] for name in ("overdue", "due_today", "soon")]
    assert found == [["Late"], ["Now"], ["Soon"]]


def test_today_counts_what_is_due_beside_its_door(client: Client, broker: User) -> None:
    NextActionFactory(owner=broker, overdue=True)
    NextActionFactory(owner=broker, due_on=timezone.localdate())
    NextActionFactory(owner=broker, due_on=timezone.localdate() + timedelta(days=1))
    assert '<span class="count">2<' in client.get("/").content.decode()


def test_today_says_when_nothing_is_due(client: Client, broker: User) -> None:
    html = client.get("/").content.decode()
    assert ("Nothing is due" in html, 'class="count"' in html) == (True, False)


def test_done_without_a_script_comes_back_to_today(client: Client, broker: User) -> None:
    action = NextActionFactory(owner=broker)
    response = client.post(f"/today/{action.reference}/done/")
    action.refresh_from_db()
    assert (response["Location"], action.status) == ("/", NextActionStatus.DONE)


def test_done_with_htmx_swaps_the_actions_and_moves_focus(client: Client, broker: User) -> None:
    action = NextActionFactory(owner=broker, title="Call back")
    response = client.post(
        f"/today/{action.reference}/done/", headers={"HX-Request": "true", "HX-Target": "actions"}
    )
    html = response.content.decode()
    assert ("Call back" in html, "data-focus" in html, "<html" in html) == (False, True, False)


def test_done_twice_is_refused_in_words(client: Client, broker: User) -> None:
    action = NextActionFactory(owner=broker, done=True)
    response = client.post(f"/today/{action.reference}/done/")
    assert (response.status_code, "This action is already done." in response.content.decode()) == (409, True)


@pytest.mark.parametrize(
    ("answered_days_ago", "waiting"), [(None, ["Email from Bramley"]), (1, []), (9, ["Email from Bramley"])]
)
def test_reply_is_waited_for_until_somebody_answers(
    client: Client, broker: User, answered_days_ago: int | None, waiting: list[str]
) -> None:
    employer = EmployerFactory(name="Bramley", lead=broker)
    now = timezone.now()
    InteractionFactory(
        employer=employer,
        kind=InteractionKind.EMAIL,
        direction=Direction.IN,
        happened_at=now - timedelta(days=3),
    )
    if answered_days_ago:
        InteractionFactory(employer=employer, happened_at=now - timedelta(days=answered_days_ago))
    found = {one.name: [item.title for item in one.items] for one in client.get("/").context["sections"]}
    assert found.get("Employers waiting for a reply", []) == waiting


def test_quiet_employers_of_the_caseload_are_listed(client: Client, broker: User) -> None:
    EmployerFactory(name="Quiet", lead=broker)
    EmployerFactory(name="Not mine")
    assert [item.title for item in client.get("/").context["quiet"]] == ["Quiet"]


def test_higher_apps_add_sections(client: Client, broker: User, monkeypatch: pytest.MonkeyPatch) -> None:
    filled = record.Contributions()
    item = record.TodayItem(timezone.localdate(), "Settle the pledge", "Bramley", "/x/", note="Due now")
    filled.today.append(record.TodaySource("Commitments", 1, lambda _user, _day: [item]))
    monkeypatch.setattr("employers.listing.today.contributions", filled)
    html = client.get("/").content.decode()
    assert ("Settle the pledge" in html, "Commitments" in html) == (True, True)

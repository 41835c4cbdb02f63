"""An agency's people: adding, changing, leaving."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts import policies
from accounts.actions import memberships, people
from accounts.enums import RoleName
from accounts.models import Agency, Membership, User
from accounts.permissions import Permission
from tests.factories.accounts import AgencyFactory, MembershipFactory, UserFactory
from toolkit.errors import Refused

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


@pytest.fixture
def chamber() -> Agency:
    return AgencyFactory(name="Northern Valleys Chamber", short_name="Chamber")


@pytest.fixture
def manager(chamber: Agency) -> User:
    return UserFactory(agency_manager=True, agency=chamber)


@pytest.fixture
def coordinator() -> User:
    return UserFactory(coordinator=True)


def add(agency: Agency, by: User, **changes: str) -> User:
    facts = {"name": "Priya Nair", "email": "priya@chamber.example", "role": "broker"} | changes
    return people.add(agency=agency, **facts, by=by, at=timezone.now())


def roles(user: User) -> list[tuple[str, str]]:
    current = Membership.objects.current().filter(user=user)
    return sorted((held.agency.name, held.role) for held in current)


def test_add_new_person_has_a_role_from_today_and_no_password(chamber: Agency, manager: User) -> None:
    person = add(chamber, manager)
    assert roles(person) == [(chamber.name, "broker")]
    assert (person.agency, person.has_usable_password()) == (chamber, False)
    assert [row.history_change_reason for row in person.history.all()] == [
        "Added to Northern Valleys Chamber"
    ]
    held = person.memberships.get()
    assert (held.starts_on, held.is_primary) == (TODAY(), True)
    assert held.history.get().history_user == manager


def test_add_known_person_gets_one_more_role_and_keeps_the_main_agency(
    chamber: Agency, manager: User
) -> None:
    elsewhere = UserFactory(verifier=True)
    person = add(chamber, manager, email=elsewhere.email.upper(), name="Another spelling")
    assert person == elsewhere
    assert (person.name, person.agency) == (elsewhere.name, elsewhere.agency)
    assert len(roles(person)) == 2


def test_add_same_role_twice_is_refused(chamber: Agency, manager: User) -> None:
    add(chamber, manager)
    with pytest.raises(Refused, match="already has that role here"):
        add(chamber, manager)


def test_add_person_who_was_closed_is_refused(chamber: Agency, manager: User) -> None:
    UserFactory(email="priya@chamber.example", is_active=False)
    with pytest.raises(Refused, match="has been closed"):
        add(chamber, manager)


def test_add_not_an_email_address_is_refused(chamber: Agency, manager: User) -> None:
    with pytest.raises(Refused, match="valid email") as refused:
        add(chamber, manager, email="priya")
    assert refused.value.field == "email"


def test_add_by_the_manager_of_another_agency_is_refused(chamber: Agency) -> None:
    with pytest.raises(Refused, match="Only Northern Valleys Chamber’s manager or"):
        add(chamber, UserFactory(agency_manager=True))
    assert User.objects.filter(email="priya@chamber.example").count() == 0


def test_add_by_a_coordinator_works_in_every_agency(chamber: Agency, coordinator: User) -> None:
    assert roles(add(chamber, coordinator)) == [(chamber.name, "broker")]


def test_add_coordinator_by_a_manager_is_refused(chamber: Agency, manager: User) -> None:
    with pytest.raises(Refused, match="Only a partnership coordinator can make"):
        add(chamber, manager, role="coordinator")


def test_change_role_counts_at_once(chamber: Agency, manager: User) -> None:
    held = MembershipFactory(agency=chamber, role=RoleName.BROKER)
    memberships.change_role(membership=held, role="verifier", by=manager, at=timezone.now())
    person = User.objects.get(pk=held.user.pk)
    assert (person.may(Permission.VERIFY_PROGRESS), person.may(Permission.ISSUE_OFFERS)) == (True, False)
    assert held.history.first().history_change_reason == "Role changed from broker to verifier"


def test_change_role_to_one_already_held_is_refused(chamber: Agency, manager: User) -> None:
    held = MembershipFactory(agency=chamber, role=RoleName.BROKER)
    MembershipFactory(user=held.user, agency=chamber, role=RoleName.VERIFIER, is_primary=False)
    with pytest.raises(Refused, match="already has that role in that agency"):
        memberships.change_role(membership=held, role="verifier", by=manager, at=timezone.now())


def test_only_coordinator_can_neither_leave_nor_change(coordinator: User) -> None:
    held = coordinator.memberships.get()
    with pytest.raises(Refused, match="only coordinator"):
        memberships.end(membership=held, last_day=TODAY(), by=coordinator, at=timezone.now())
    with pytest.raises(Refused, match="only coordinator"):
        memberships.change_role(membership=held, role="broker", by=coordinator, at=timezone.now())


def test_one_of_two_coordinators_can_leave(coordinator: User) -> None:
    other = UserFactory(coordinator=True)
    memberships.end(membership=other.memberships.get(), last_day=TODAY(), by=coordinator, at=timezone.now())
    assert other.memberships.get().ends_on == TODAY()


def test_end_keeps_the_role_until_the_last_day_is_over(chamber: Agency, manager: User) -> None:
    held = MembershipFactory(agency=chamber)
    memberships.end(membership=held, last_day=TODAY(), by=manager, at=timezone.now())
    assert roles(held.user) == [(chamber.name, "broker")]
    held.starts_on = held.ends_on = TODAY() - timedelta(days=1)
    held.save()
    assert roles(held.user) == []


def test_end_in_the_past_is_refused(chamber: Agency, manager: User) -> None:
    held = MembershipFactory(agency=chamber)
    with pytest.raises(Refused, match="cannot be in the past") as refused:
        memberships.end(membership=held, last_day=TODAY() - timedelta(days=1), by=manager, at=timezone.now())
    assert refused.value.field == "last_day"


def test_end_is_refused_while_another_app_needs_the_person_here(
    chamber: Agency, manager: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = MembershipFactory(agency=chamber)
    monkeypatch.setattr(policies, "blocks_leaving", [lambda user, agency: f"{user} leads 2 accounts."])
    with pytest.raises(Refused, match="leads 2 accounts"):
        memberships.end(membership=held, last_day=TODAY(), by=manager, at=timezone.now())
    # one of two roles here may go: the person stays in the agency
    second = MembershipFactory(user=held.user, agency=chamber, role=RoleName.VERIFIER, is_primary=False)
    memberships.end(membership=second, last_day=TODAY(), by=manager, at=timezone.now())
    assert second.ends_on == TODAY()


def test_profile_is_only_ones_own(manager: User) -> None:
    with pytest.raises(Refused, match="Everybody keeps their own name"):
        people.edit_profile(
            user=UserFactory(),
            name="X",
            job_title="",
            phone="",
            single_keys=True,
            by=manager,
            at=timezone.now(),
        )


# Pages


def test_people_page_shows_everybody_whom_to_ask_the_host_first(client: Client, chamber: Agency) -> None:
    AgencyFactory(name="Zeta Authority", is_host=True)
    AgencyFactory(name="Left long ago", left_on=date(2025, 1, 1))
    MembershipFactory(agency=chamber, role=RoleName.COORDINATOR, user=UserFactory(name="Grace Okoro"))
    MembershipFactory(agency=chamber, user=UserFactory(name="Gone Away", is_active=False))
    client.force_login(UserFactory(provider_user=True, agency=chamber))
    response = client.get("/people/")
    page = response.content.decode()
    assert [group["agency"].name for group in response.context["groups"]] == ["Zeta Authority", chamber.name]
    assert "Grace Okoro" in page
    assert "Partnership coordinator" in page
    assert ("Left long ago" in page, "Gone Away" in page, "Add person" in page) == (False, False, False)


def test_people_page_asks_the_same_number_of_statements_for_one_and_for_many(
    client: Client, manager: User
) -> None:
    client.force_login(manager)
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as asked:
            client.get("/people/")
        counts.append(len(asked))
        MembershipFactory.create_batch(5)
    assert counts[0] == counts[1]


def test_add_page_adds_and_invites(
    client: Client, chamber: Agency, manager: User, django_capture_on_commit_callbacks
) -> None:
    client.force_login(manager)
    typed = {"name": "Priya Nair", "email": "priya@chamber.example", "role": "broker"}
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(f"/people/{chamber.reference}/add/", typed)
    assert response.headers["Location"] == "/people/"
    assert [letter.to for letter in mail.outbox] == [["priya@chamber.example"]]


def test_add_page_keeps_what_was_typed_when_refused(client: Client, chamber: Agency, manager: User) -> None:
    client.force_login(manager)
    response = client.post(f"/people/{chamber.reference}/add/", {"name": "Priya Nair", "email": "priya"})
    page = response.content.decode()
    assert response.status_code == 422
    assert 'value="Priya Nair"' in page
    assert page.count("Choose what they do here") == 2


def test_add_page_of_another_agency_is_forbidden_with_the_reason(client: Client, chamber: Agency) -> None:
    client.force_login(UserFactory(agency_manager=True))
    response = client.get(f"/people/{chamber.reference}/add/")
    assert response.status_code == 403
    assert (
        "Only Northern Valleys Chamber’s manager or the partnership’s coordinator"
        in response.content.decode()
    )


def test_add_page_never_offers_a_manager_the_coordinators_role(
    client: Client, chamber: Agency, manager: User, coordinator: User
) -> None:
    offered = []
    for person in (manager, coordinator):
        client.force_login(person)
        offered.append(
            'value="coordinator"' in client.get(f"/people/{chamber.reference}/add/").content.decode()
        )
    assert offered == [False, True]


def test_membership_page_changes_the_role(client: Client, chamber: Agency, manager: User) -> None:
    held = MembershipFactory(agency=chamber)
    client.force_login(manager)
    address = f"/people/{chamber.reference}/{held.user.reference}/broker/"
    assert client.get(address).status_code == 200
    assert client.post(address, {"role": "verifier"}).headers["Location"] == "/people/"
    assert roles(held.user) == [(chamber.name, "verifier")]
    assert client.get(address).status_code == 404


def test_membership_page_ends_the_role(client: Client, chamber: Agency, manager: User) -> None:
    held = MembershipFactory(agency=chamber)
    client.force_login(manager)
    address = f"/people/{chamber.reference}/{held.user.reference}/broker/end/"
    refused = client.post(address, {"last_day": "2020-01-01"})
    assert refused.status_code == 422
    assert "The last day cannot be in the past." in refused.content.decode()
    assert client.post(address, {"last_day": TODAY().isoformat()}).headers["Location"] == "/people/"
    held.refresh_from_db()
    assert held.ends_on == TODAY()


def test_membership_page_sends_the_invitation_again(
    client: Client, chamber: Agency, manager: User, django_capture_on_commit_callbacks
) -> None:
    held = MembershipFactory(agency=chamber, user=UserFactory(password=None))
    client.force_login(manager)
    address = f"/people/{chamber.reference}/{held.user.reference}/broker/"
    assert "Send the invitation again" in client.get(address).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"{address}invite/")
    assert [letter.to for letter in mail.outbox] == [[held.user.email]]


def test_settings_page_saves_ones_own_facts(client: Client, manager: User) -> None:
    client.force_login(manager)
    typed = {"name": "Dan Whitworth", "job_title": "Head of business support", "phone": "0114 496 0401"}
    assert client.post("/settings/", typed).headers["Location"] == "/settings/"
    manager.refresh_from_db()
    assert (manager.name, manager.job_title, manager.phone, manager.single_keys) == (*typed.values(), False)
    assert manager.history.first().history_change_reason == "Own settings changed"
    assert 'data-single-keys="off"' in client.get("/settings/").content.decode()


def test_settings_page_without_a_name_is_refused_and_still_names_the_person(
    client: Client, manager: User
) -> None:
    client.force_login(manager)
    response = client.post("/settings/", {"name": ""})
    page = response.content.decode()
    assert response.status_code == 422
    assert page.count("Enter your name") == 2
    assert f'<span class="tool-name">{manager.name}</span>' in page


# Agencies


def agency_facts(**changes: str) -> dict[str, str]:
    return {
        "name": "Ashdale College",
        "short_name": "Ashdale",
        "kind": "college",
        "role": "Teaches apprentices.",
    } | changes


def test_agency_add_page_gives_it_a_code(client: Client, coordinator: User) -> None:
    client.force_login(coordinator)
    assert client.post("/people/agencies/add/", agency_facts()).headers["Location"] == "/people/"
    agency = Agency.objects.get(name="Ashdale College")
    assert agency.code == "ashdale"
    assert agency.history.get().history_change_reason == "Ashdale College joined the partnership"


def test_agency_add_page_second_of_the_same_short_name_is_refused(client: Client, coordinator: User) -> None:
    AgencyFactory(code="ashdale")
    client.force_login(coordinator)
    response = client.post("/people/agencies/add/", agency_facts())
    assert response.status_code == 422
    assert "Another agency has this short name." in response.content.decode()


def test_agency_edit_page_keeps_the_code(client: Client, coordinator: User, chamber: Agency) -> None:
    client.force_login(coordinator)
    address = f"/people/{chamber.reference}/edit/"
    assert client.post(address, agency_facts(name="The Chamber")).headers["Location"] == "/people/"
    before = chamber.code
    chamber.refresh_from_db()
    assert (chamber.name, chamber.code) == ("The Chamber", before)


def test_agency_leaves_only_when_nobody_works_there(
    client: Client, coordinator: User, chamber: Agency
) -> None:
    held = MembershipFactory(agency=chamber)
    client.force_login(coordinator)
    address = f"/people/{chamber.reference}/leave/"
    refused = client.post(address, {"on": TODAY().isoformat()})
    assert refused.status_code == 422
    assert "End their roles first." in refused.content.decode()
    held.starts_on = held.ends_on = TODAY() - timedelta(days=1)
    held.save()
    assert client.post(address, {"on": TODAY().isoformat()}).headers["Location"] == "/people/"
    assert client.get(f"/people/{chamber.reference}/edit/").status_code == 404


def test_agency_that_hosts_cannot_leave(client: Client, coordinator: User) -> None:
    host = AgencyFactory(is_host=True)
    client.force_login(coordinator)
    response = client.post(f"/people/{host.reference}/leave/", {"on": TODAY().isoformat()})
    assert "hosts the partnership, so it cannot leave" in response.content.decode()

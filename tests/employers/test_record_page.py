from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from employers.actions import employers as employer_actions
from employers.enums import AccountTier, InteractionKind, NextActionStatus, Visibility
from employers.models import Employer, Interaction, NextAction
from employers.record import contributions
from tests.factories.accounts import UserFactory
from tests.factories.employers import (
    ContactFactory,
    DoNotContactFactory,
    EmployerFactory,
    InteractionFactory,
    LeadFactory,
    NextActionFactory,
    SiteFactory,
)

pytestmark = pytest.mark.django_db

# Four are those of every page: session, person, memberships and the count beside Today.
STATEMENTS = 12


@pytest.fixture
def broker() -> User:
    return UserFactory(broker=True, name="Meera Joshi")


@pytest.fixture
def browser(client: Client, broker: User) -> Client:
    client.force_login(broker)
    return client


@pytest.fixture
def employer(broker: User) -> Employer:
    return EmployerFactory(name="Cobalt Hotels", lead=broker, company_number="04718822")


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without what higher apps add."""
    for name in ("tiles", "banners", "panels", "tabs", "timeline", "also_here"):
        monkeypatch.setattr(contributions, name, [])


def text_of(response: Any) -> str:
    return " ".join(response.content.decode().split())


def fill(employer: Employer, rows: int) -> None:
    start = timezone.now() - timedelta(days=365 * 5)
    for number in range(rows):
        at = start + timedelta(days=18 * number)
        contact = ContactFactory(employer=employer)
        SiteFactory(employer=employer)
        InteractionFactory(employer=employer, happened_at=at, contacts=[contact])
        NextActionFactory(employer=employer)


@pytest.mark.parametrize("rows", [1, 3, 100])
def test_overview_makes_the_same_few_statements_for_any_number_of_rows(
    browser: Client, employer: Employer, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    fill(employer, rows)
    browser.get(reverse("employer", args=[employer.reference]))
    with django_assert_num_queries(STATEMENTS):
        browser.get(reverse("employer", args=[employer.reference]))


@pytest.mark.parametrize(
    "page", ["employer_people", "employer_sites", "employer_history", "employer_files", "contact_log"]
)
def test_page_makes_the_same_statements_for_one_and_many_rows(
    browser: Client, employer: Employer, page: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    fill(employer, 1)
    address = reverse(page, args=[employer.reference])
    browser.get(address)
    with CaptureQueriesContext(connection) as first:
        browser.get(address)
    fill(employer, 20)
    with django_assert_num_queries(len(first)):
        browser.get(address)


def test_header_says_who_looks_after_the_employer(browser: Client, employer: Employer) -> None:
    html = text_of(browser.get(reverse("employer", args=[employer.reference])))
    assert "<h1>Cobalt Hotels</h1>" in html
    assert "<dt>Broker</dt> <dd>Meera Joshi</dd>" in html
    assert "<dt>Last contact</dt> <dd>Never</dd>" in html
    assert "<dt>Company number</dt><dd>04718822</dd>" in html


def test_header_of_a_managed_account_names_the_account_manager_and_deputy(
    browser: Client, broker: User
) -> None:
    deputy = UserFactory(broker=True, name="Tom Hale")
    employer = EmployerFactory(lead=broker, deputy=deputy, tier=AccountTier.STRATEGIC)
    html = text_of(browser.get(reverse("employer", args=[employer.reference])))
    assert "<dt>Account manager</dt> <dd>Meera Joshi</dd>" in html
    assert "<dt>Deputy</dt><dd>Tom Hale</dd>" in html


def test_last_contact_is_the_last_one_this_person_may_read(client: Client, employer: Employer) -> None:
    other = UserFactory(broker=True)
    InteractionFactory(employer=employer, happened_at=timezone.now() - timedelta(days=40))
    InteractionFactory(
        employer=employer, summary="CANARY", visibility=Visibility.RESTRICTED, happened_at=timezone.now()
    )
    client.force_login(other)
    html = text_of(client.get(reverse("employer", args=[employer.reference])))
    assert "(6 weeks ago)" in html
    assert "CANARY" not in html


def test_person_without_the_permission_is_refused(client: Client, employer: Employer) -> None:
    client.force_login(UserFactory(provider_user=True))
    assert client.get(reverse("employer", args=[employer.reference])).status_code == 403


def test_unknown_reference_is_not_found(browser: Client) -> None:
    assert browser.get(reverse("employer", args=["EMP-NOBODY"])).status_code == 404


def test_reference_is_read_whatever_its_case(browser: Client, employer: Employer) -> None:
    assert browser.get(reverse("employer", args=[employer.reference.lower()])).status_code == 200


def test_reader_sees_no_button_to_write(client: Client, employer: Employer) -> None:
    client.force_login(UserFactory(verifier=True))
    html = text_of(client.get(reverse("employer", args=[employer.reference])))
    assert reverse("contact_log", args=[employer.reference]) not in html
    assert reverse("employer_edit", args=[employer.reference]) not in html


def test_do_not_contact_takes_the_place_of_log_contact(browser: Client, employer: Employer) -> None:
    DoNotContactFactory(employer=employer, reason="CANARY")
    html = text_of(browser.get(reverse("employer", args=[employer.reference])))
    assert 'data-key="l"' not in html
    assert "They asked this on 1 Sep 2026" in html
    assert "CANARY" not in html


@pytest.mark.parametrize(("role", "reads"), [("broker", False), ("agency_manager", True)])
def test_do_not_contact_reason_is_for_the_permitted(
    client: Client, employer: Employer, role: str, reads: bool
) -> None:
    DoNotContactFactory(employer=employer, reason="CANARY")
    client.force_login(UserFactory(**{role: True}))
    html = text_of(client.get(reverse("do_not_contact", args=[employer.reference])))
    assert ("CANARY" in html) is reads


def test_closed_record_says_so_and_offers_nothing_to_add(
    browser: Client, broker: User, employer: Employer
) -> None:
    employer_actions.close(
        employer=employer, on=date(2026, 11, 2), reason="Dissolved", by=broker, at=timezone.now()
    )
    html = text_of(browser.get(reverse("employer", args=[employer.reference])))
    assert "Since 2 Nov 2026: Dissolved." in html
    assert reverse("contact_log", args=[employer.reference]) not in html


def test_team_of_other_agencies_is_listed_as_also_working_here(browser: Client, employer: Employer) -> None:
    aisha = UserFactory(broker=True, name="Aisha Khan")
    LeadFactory(account=employer.accounts.get(), role="team", user=aisha, does="T Levels")
    html = text_of(browser.get(reverse("employer", args=[employer.reference])))
    assert "<p>T Levels, Aisha Khan</p>" in html


# Next actions


def test_done_button_without_javascript_returns_to_the_record(browser: Client, employer: Employer) -> None:
    action = NextActionFactory(employer=employer)
    response = browser.post(reverse("action_done", args=[action.reference]))
    action.refresh_from_db()
    assert (response.status_code, response["Location"]) == (
        302,
        reverse("employer", args=[employer.reference]),
    )
    assert action.status == NextActionStatus.DONE


def test_done_button_with_htmx_swaps_the_list_only(browser: Client, employer: Employer) -> None:
    action = NextActionFactory(employer=employer, title="Call about winter")
    NextActionFactory(employer=employer, title="Send shortlist")
    response = browser.post(
        reverse("action_done", args=[action.reference]),
        headers={"HX-Request": "true", "HX-Target": "next-actions"},
    )
    html = text_of(response)
    assert "<html" not in html
    assert ("Call about winter" in html, "Send shortlist" in html) == (False, True)
    assert "Action done" in response["HX-Trigger-After-Settle"]


def test_done_button_pressed_twice_says_so(browser: Client, employer: Employer) -> None:
    action = NextActionFactory(employer=employer, done=True)
    response = browser.post(reverse("action_done", args=[action.reference]))
    assert response.status_code == 409
    assert "This action is already done." in text_of(response)


def test_done_never_sends_the_person_to_another_site(browser: Client, employer: Employer) -> None:
    action = NextActionFactory(employer=employer)
    response = browser.post(reverse("action_done", args=[action.reference]), {"next": "//evil.example/"})
    assert response["Location"] == reverse("employer", args=[employer.reference])


def test_action_that_follows_hidden_contact_is_not_found(browser: Client) -> None:
    hidden = InteractionFactory(visibility=Visibility.AGENCY)
    action = NextActionFactory(employer=hidden.employer, interaction=hidden)
    assert browser.post(reverse("action_done", args=[action.reference])).status_code == 404


# Earlier entries


def test_earlier_entries_come_alone_when_htmx_asks(browser: Client, employer: Employer) -> None:
    start = timezone.now() - timedelta(days=100)
    for number in range(15):
        InteractionFactory(
            employer=employer, summary=f"entry-{number}.", happened_at=start + timedelta(days=number)
        )
    before = (start + timedelta(days=2)).isoformat()
    address = reverse("employer", args=[employer.reference])
    response = browser.get(
        address, {"before": before}, headers={"HX-Request": "true", "HX-Target": "earlier-1"}
    )
    html = text_of(response)
    assert "<html" not in html
    assert [number for number in range(15) if f"entry-{number}." in html] == [0, 1]
    assert "HX-Request" in response["Vary"]


@pytest.mark.parametrize("before", ["yesterday", "2026-99-99T00:00:00Z", "2026-01-01T00:00:00", "\x00"])
def test_wrong_moment_in_the_address_gives_the_newest(
    browser: Client, employer: Employer, before: str
) -> None:
    InteractionFactory(employer=employer, summary="newest entry")
    response = browser.get(reverse("employer", args=[employer.reference]), {"before": before})
    assert response.status_code == 200
    assert "newest entry" in text_of(response)


# Logging contact


def log_form(**known: Any) -> dict[str, Any]:
    return {
        "kind": InteractionKind.PHONE,
        "direction": "out",
        "happened_on": timezone.localdate().isoformat(),
        "somebody_else": "Jo Smith",
        "summary": "Winter roles",
        "visibility": "partnership",
        **known,
    }


def test_log_contact_with_contact_site_partner_and_next_action(
    browser: Client, broker: User, employer: Employer
) -> None:
    partner = UserFactory(broker=True)
    sarah, site = ContactFactory(employer=employer), SiteFactory(employer=employer)
    form = log_form(
        contacts=[sarah.reference],
        somebody_else="",
        site=site.reference,
        took_part=[broker.reference],
        also=partner.reference,
        topics=["schools"],
        next_title="Send shortlist",
        next_due="2026-12-01",
        next_owner=partner.reference,
    )
    response = browser.post(reverse("contact_log", args=[employer.reference]), form)
    row = Interaction.objects.get()
    assert response.status_code == 302
    assert (list(row.contacts.all()), row.site, row.topics) == ([sarah], site, ["schools"])
    assert [one.user for one in row.attendees.all()] == [broker, partner]
    action = NextAction.objects.get()
    assert (action.title, action.owner, action.due_on) == ("Send shortlist", partner, date(2026, 12, 1))


def test_log_contact_with_nothing_said_keeps_what_was_typed(browser: Client, employer: Employer) -> None:
    form = log_form(kind="", summary="Half a sentence", somebody_else="", took_part=[])
    response = browser.post(reverse("contact_log", args=[employer.reference]), form)
    html = text_of(response)
    assert response.status_code == 422
    assert "<title>Error: Log contact, Cobalt Hotels – Frontdoor</title>" in html
    assert "Half a sentence" in html
    assert [words in html for words in ("Choose how you spoke", "Enter who you spoke to")] == [True, True]
    assert Interaction.objects.count() == 0


def test_log_contact_with_a_stranger_creates_nobody_and_offers_to(
    browser: Client, broker: User, employer: Employer
) -> None:
    response = browser.post(
        reverse("contact_log", args=[employer.reference]), log_form(took_part=[broker.reference])
    )
    assert response["Location"] == f"{reverse('contact_add', args=[employer.reference])}?name=Jo+Smith"
    assert employer.contacts.count() == 0
    assert Interaction.objects.get().summary == "Winter roles\n\nAlso spoken to: Jo Smith"


def test_log_contact_for_tomorrow_is_refused(browser: Client, broker: User, employer: Employer) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    form = log_form(happened_on=tomorrow.isoformat(), took_part=[broker.reference])
    response = browser.post(reverse("contact_log", args=[employer.reference]), form)
    assert response.status_code == 422
    assert "Contact is logged after it happened" in text_of(response)

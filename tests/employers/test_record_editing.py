"""Pages that change an employer's record, and the record as it once stood."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from employers.actions import contacts, employers, files, leads, sites
from employers.enums import ContactStatus, LawfulBasis, LeadRole, Purpose, Visibility
from employers.models import Contact, Employer, EmployerFile
from employers.past import past_tables
from employers.record import contributions
from tests.factories.accounts import UserFactory
from tests.factories.employers import (
    ContactFactory,
    DoNotContactFactory,
    EmployerFactory,
    NextActionFactory,
    SiteFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without what higher apps add."""
    for name in ("tiles", "banners", "panels", "tabs", "timeline", "also_here", "past"):
        monkeypatch.setattr(contributions, name, [])


@pytest.fixture
def broker() -> User:
    return UserFactory(broker=True, name="Meera Joshi")


@pytest.fixture
def browser(client: Client, broker: User) -> Client:
    client.force_login(broker)
    return client


@pytest.fixture
def employer() -> Employer:
    return EmployerFactory(name="Cobalt Hotels")


def text_of(response: Any) -> str:
    return " ".join(response.content.decode().split())


def moment(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


# Facts


def facts(**known: Any) -> dict[str, Any]:
    return {
        "version": 1,
        "legal_form": "ltd",
        "ownership_sector": "private",
        "levy_status": "unknown",
        **known,
    }


def test_edit_facts_sets_the_size_band_from_the_number_of_people(browser: Client, employer: Employer) -> None:
    form = facts(
        headcount=84, headcount_on="2026-11-01", phone="01134960101", domain="https://www.cobalt.example/"
    )
    response = browser.post(reverse("employer_edit", args=[employer.reference]), form)
    employer.refresh_from_db()
    assert response.status_code == 302
    assert (employer.size_band, employer.phone, employer.domain) == (
        "medium",
        "0113 496 0101",
        "cobalt.example",
    )


def test_edit_facts_from_a_stale_page_shows_both_versions_and_can_be_saved_again(
    browser: Client, employer: Employer
) -> None:
    address = reverse("employer_edit", args=[employer.reference])
    somebody = UserFactory(broker=True)
    employers.edit(employer=employer, about="Hotels of the north", by=somebody, at=timezone.now())
    response = browser.post(address, facts(about="Inns"))
    html = text_of(response)
    assert response.status_code == 422
    assert "Somebody saved this record after you opened it" in html
    assert 'data-label="Saved">Hotels of the north</td><td role="cell" data-label="Yours">Inns</td>' in html
    assert '<input type="hidden" name="version" value="2"' in html
    assert browser.post(address, facts(about="Inns", version=2)).status_code == 302
    employer.refresh_from_db()
    assert employer.about == "Inns"


def test_rename_page_changes_the_name(browser: Client, employer: Employer) -> None:
    form = {"name": "Cobalt Inns", "on": "2026-11-02", "why": ""}
    browser.post(reverse("employer_rename", args=[employer.reference]), form)
    employer.refresh_from_db()
    assert employer.name == "Cobalt Inns"


def test_add_number_held_elsewhere_links_to_the_holder(browser: Client, employer: Employer) -> None:
    holder = EmployerFactory(name="Bramley Foods", company_number="04718822")
    form = {"scheme": "companies_house", "value": "4718822", "issuer": ""}
    response = browser.post(reverse("identifier_add", args=[employer.reference]), form)
    assert response.status_code == 422
    assert f'href="{reverse("employer", args=[holder.reference])}">Open Bramley Foods</a>' in text_of(
        response
    )


def test_industries_page_saves_them_main_first(browser: Client, employer: Employer) -> None:
    browser.post(reverse("industries_edit", args=[employer.reference]), {"codes": "55100, 1110"})
    rows = [(row.sic_code.code, row.is_main) for row in employer.industries.select_related("sic_code")]
    assert rows == [("55100", True), ("01110", False)]


def test_new_group_page_starts_the_group(browser: Client, employer: Employer) -> None:
    browser.post(
        reverse("employer_group", args=[employer.reference]), {"group": "", "new_group": "Cobalt Group"}
    )
    employer.refresh_from_db()
    assert str(employer.group) == "Cobalt Group"


def test_close_is_for_those_who_manage_leads(browser: Client, client: Client, employer: Employer) -> None:
    address = reverse("employer_close", args=[employer.reference])
    form = {"on": "2026-11-02", "reason": "Dissolved"}
    assert browser.post(address, form).status_code == 403
    client.force_login(UserFactory(coordinator=True))
    assert client.post(address, form).status_code == 302
    employer.refresh_from_db()
    assert employer.closed_on == date(2026, 11, 2)


# People


def person(**known: Any) -> dict[str, Any]:
    return {"name": "Sarah Okafor", "source": "call", "for_account_management": "public_task", **known}


def test_add_person_records_purpose_and_basis(browser: Client, employer: Employer) -> None:
    form = person(for_marketing="consent", functions=["recruitment"], phone="0113 496 0101")
    browser.post(reverse("contact_add", args=[employer.reference]), form)
    contact = employer.contacts.get()
    assert {(row.purpose, row.basis) for row in contact.bases.all()} == {
        (Purpose.ACCOUNT, LawfulBasis.PUBLIC_TASK),
        (Purpose.MARKETING, LawfulBasis.CONSENT),
    }
    assert contact.functions == ["recruitment"]


def test_add_person_without_a_lawful_basis_is_refused(browser: Client, employer: Employer) -> None:
    form = person(for_account_management="")
    response = browser.post(reverse("contact_add", args=[employer.reference]), form)
    assert response.status_code == 422
    assert "on what lawful basis" in text_of(response)
    assert Contact.objects.count() == 0


def test_add_person_begins_with_the_name_from_the_log(browser: Client, employer: Employer) -> None:
    html = text_of(browser.get(reverse("contact_add", args=[employer.reference]), {"name": "Jo Smith"}))
    assert 'name="name" value="Jo Smith"' in html


def test_edit_person_from_a_stale_page_is_refused(browser: Client, broker: User) -> None:
    contact = ContactFactory(name="Sarah")
    contacts.edit(contact=contact, job_title="Director", by=broker, at=timezone.now())
    response = browser.post(reverse("contact_edit", args=[contact.reference]), person(version=1, name="Sara"))
    assert response.status_code == 422
    assert 'data-label="Saved">Director</td>' in text_of(response)


def test_left_and_sign_pages_change_the_person(browser: Client) -> None:
    contact = ContactFactory()
    form = {"evidence": "Letter", "scope": "Keld", "from_on": "2026-10-01"}
    browser.post(reverse("contact_sign", args=[contact.reference]), form)
    contact.refresh_from_db()
    assert (contact.can_sign_from, contact.can_sign_scope) == (date(2026, 10, 1), "Keld")
    browser.post(reverse("contact_left", args=[contact.reference]), {"on": "2026-11-01"})
    contact.refresh_from_db()
    assert contact.status == ContactStatus.LEFT


def test_people_page_hides_how_to_reach_who_asked_us_not_to(browser: Client) -> None:
    contact = ContactFactory(email="canary@cobalt.example")
    DoNotContactFactory(employer=contact.employer, contact=contact)
    html = text_of(browser.get(reverse("employer_people", args=[contact.employer.reference])))
    assert "canary@cobalt.example" not in html
    assert "They asked us not to" in html


# Sites


def test_add_site_by_postcode_says_its_borough(browser: Client, employer: Employer) -> None:
    address = reverse("site_add", args=[employer.reference])
    html = text_of(browser.post(address, {"name": "Ashdale", "postcode": "ls1 4ap"}, follow=True))
    assert "Ashdale added, in Leeds." in html


def test_sites_page_totals_forty_sites_by_borough(browser: Client, employer: Employer, broker: User) -> None:
    for number in range(40):
        postcode = "LS1 4AP" if number % 4 else "BD1 1HX"
        facts: sites.SiteFacts = {"name": f"Site {number}", "postcode": postcode, "headcount": 10}
        sites.open(employer=employer, by=broker, at=timezone.now(), **facts)
    response = browser.get(reverse("employer_sites", args=[employer.reference]))
    totals = [(row.name, row.sites, row.headcount) for row in response.context["boroughs"]]
    assert totals == [("Leeds", 30, 300), ("Bradford", 10, 100)]


def test_close_site_page_moves_it_to_the_closed_ones(browser: Client, employer: Employer) -> None:
    site = SiteFactory(employer=employer, name="Keld")
    browser.post(reverse("site_close", args=[site.reference]), {"on": "2026-11-02", "why": "Lease"})
    html = text_of(browser.get(reverse("employer_sites", args=[employer.reference])))
    assert "<li>Keld: closed 2 Nov 2026</li>" in html


# Files


@pytest.fixture
def file(employer: Employer, broker: User) -> EmployerFile:
    upload = SimpleUploadedFile("plan.pdf", b"%PDF-1.7 plan")
    return files.add(employer=employer, upload=upload, title="Travel plan", by=broker, at=timezone.now())


def test_upload_and_download_give_the_same_bytes_as_an_attachment(
    browser: Client, employer: Employer
) -> None:
    form = {
        "file": SimpleUploadedFile("plan.pdf", b"%PDF-1.7 plan"),
        "title": "Travel plan",
        "visibility": Visibility.PARTNERSHIP,
    }
    browser.post(reverse("file_add", args=[employer.reference]), form)
    response = browser.get(reverse("file_download", args=[employer.files.get().reference]))
    content = b"".join(response.streaming_content)  # type: ignore[attr-defined]  # a file streams
    assert content == b"%PDF-1.7 plan"
    assert response["Content-Disposition"] == 'attachment; filename="travel-plan.pdf"'
    assert response["X-Content-Type-Options"] == "nosniff"


def test_upload_of_a_page_is_refused(browser: Client, employer: Employer) -> None:
    form = {"file": SimpleUploadedFile("x.html", b"<script>"), "title": "x", "visibility": "partnership"}
    response = browser.post(reverse("file_add", args=[employer.reference]), form)
    assert response.status_code == 422
    assert EmployerFile.objects.count() == 0


@pytest.mark.parametrize("visibility", [Visibility.AGENCY, Visibility.RESTRICTED])
def test_hidden_file_is_neither_listed_nor_given(
    browser: Client, client: Client, file: EmployerFile, visibility: Visibility
) -> None:
    EmployerFile.objects.update(visibility=visibility)
    client.force_login(UserFactory(broker=True))
    html = text_of(client.get(reverse("employer_files", args=[file.employer.reference])))
    assert "Travel plan" not in html
    assert client.get(reverse("file_download", args=[file.reference])).status_code == 404


def test_removed_file_is_not_given_any_more(browser: Client, file: EmployerFile) -> None:
    browser.post(reverse("file_remove", args=[file.reference]), {"reason": "Wrong employer"})
    assert browser.get(reverse("file_download", args=[file.reference])).status_code == 404


# Account and what was asked


def test_account_page_changes_tier_and_review(browser: Client, employer: Employer) -> None:
    form = {
        "tier": "light_touch",
        "engagement_status": "engaged",
        "next_review_on": "2027-01-11",
        "why": "Small",
    }
    browser.post(reverse("account_edit", args=[employer.reference]), form)
    account = employer.accounts.get()
    assert (account.tier, account.next_review_on) == ("light_touch", date(2027, 1, 11))
    reasons = list(account.history.values_list("history_change_reason", flat=True)[:2])
    assert reasons == ["Next review: 11 Jan 2027\nSmall", "Tier changed: Light touch\nSmall"]


def test_lead_page_hands_over_with_open_actions(client: Client, broker: User) -> None:
    employer = EmployerFactory(lead=broker)
    action = NextActionFactory(employer=employer, owner=broker)
    new = UserFactory(broker=True, name="Tom Hale")
    client.force_login(UserFactory(coordinator=True))
    form = {
        "role": LeadRole.LEAD,
        "user": new.reference,
        "from_on": timezone.localdate().isoformat(),
        "move_actions": "on",
    }
    client.post(reverse("lead_assign", args=[employer.reference]), form)
    action.refresh_from_db()
    assert action.owner == new
    html = text_of(client.get(reverse("employer", args=[employer.reference])))
    assert "<dt>Broker</dt> <dd>Tom Hale</dd>" in html


def test_do_not_contact_is_recorded_for_one_person_and_ended(browser: Client) -> None:
    contact = ContactFactory()
    reference = contact.employer.reference
    form = {"who": contact.reference, "asked_on": "2026-11-02", "reason": "By letter"}
    browser.post(reverse("do_not_contact_add", args=[reference]), form)
    asked = contact.do_not_contacts.get()
    assert asked.reason == "By letter"
    browser.post(reverse("do_not_contact_end", args=[reference, asked.pk]), {"why": "She rang us"})
    asked.refresh_from_db()
    assert asked.ended_at is not None


def test_action_pages_add_change_and_cancel(browser: Client, broker: User, employer: Employer) -> None:
    form = {"title": "Call", "due_on": "2026-12-01", "owner": broker.reference, "note": ""}
    browser.post(reverse("action_add", args=[employer.reference]), form)
    action = employer.next_actions.get()
    browser.post(reverse("action_edit", args=[action.reference]), form | {"due_on": "2026-12-08"})
    action.refresh_from_db()
    assert action.due_on == date(2026, 12, 8)
    browser.post(reverse("action_cancel", args=[action.reference]), {"reason": "They rang"})
    action.refresh_from_db()
    assert action.status == "cancelled"


# The past


def cells(employer: Employer, on: date, title: str) -> list[list[str]]:
    tables = {table.title: table.rows for table in past_tables(employer, moment(on))}
    return [list(row) for row in tables.get(title, [])]


def test_past_shows_name_people_sites_and_lead_as_they_stood(broker: User) -> None:
    employer = employers.create(
        name="Old Mill",
        source="call",
        source_on=date(2025, 1, 6),
        lead=broker,
        by=broker,
        at=moment(date(2025, 1, 6)),
        sites=[{"name": "Keld"}],
    )
    new_lead = UserFactory(broker=True, name="Tom Hale")
    employers.rename(
        employer=employer, name="Mill Bakers", on=date(2026, 3, 2), by=broker, at=moment(date(2026, 3, 2))
    )
    contacts.add(
        employer=employer,
        name="Sarah",
        source="call",
        bases=[(Purpose.ACCOUNT, LawfulBasis.PUBLIC_TASK)],
        by=broker,
        at=moment(date(2026, 3, 2)),
    )
    sites.close(site=employer.sites.get(), on=date(2026, 4, 1), by=broker, at=moment(date(2026, 4, 1)))
    leads.assign(
        account=employer.accounts.get(),
        user=new_lead,
        role=LeadRole.LEAD,
        from_on=date(2026, 4, 1),
        by=broker,
        at=moment(date(2026, 4, 1)),
    )
    before, after = date(2026, 2, 1), date(2026, 5, 1)
    assert [cells(employer, on, "Facts")[0] for on in (before, after)] == [
        ["Name", "Old Mill"],
        ["Name", "Mill Bakers"],
    ]
    assert [len(cells(employer, on, "People there")) for on in (before, after)] == [0, 1]
    assert [cells(employer, on, "Sites")[0][4] for on in (before, after)] == ["Open", "1 Apr 2026"]
    leads_then = [cells(employer, on, "Account")[-1] for on in (before, after)]
    assert leads_then == [["Lead", f"Meera Joshi, {broker.agency}"], ["Lead", f"Tom Hale, {new_lead.agency}"]]


def test_past_page_is_marked_as_the_past(browser: Client, employer: Employer) -> None:
    today = timezone.localdate().isoformat()
    html = text_of(browser.get(reverse("employer_history", args=[employer.reference]), {"on": today}))
    assert "<h2>You are reading the past: " in html


def test_past_page_before_the_record_says_there_was_none(browser: Client, employer: Employer) -> None:
    html = text_of(browser.get(reverse("employer_history", args=[employer.reference]), {"on": "2001-01-01"}))
    assert "There was no record of this employer yet on that day." in html


@pytest.mark.parametrize("asked", ["2999-01-01", "yesterday", "2026-02-31"])
def test_past_page_of_no_past_day_is_refused(browser: Client, employer: Employer, asked: str) -> None:
    response = browser.get(reverse("employer_history", args=[employer.reference]), {"on": asked})
    assert response.status_code == 422
    assert "Enter today or a past day, such as 1 Nov 2026" in text_of(response)

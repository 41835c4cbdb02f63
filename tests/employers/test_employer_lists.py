"""The pages that list employers: directory, palette, portfolio, their files and saved views."""

import csv
from datetime import date, timedelta
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from accounts.models import User
from employers import record
from employers.enums import AccountTier, Direction, EngagementStatus, InteractionKind, SizeBand, Visibility
from employers.models import Employer, EmployerGroup, EmployerIndustry, LocalAuthority, SavedView, SicCode
from tests.factories.accounts import UserFactory
from tests.factories.employers import (
    EmployerFactory,
    InteractionFactory,
    LeadFactory,
    NextActionFactory,
    SiteFactory,
)

pytestmark = pytest.mark.django_db

MOST_STATEMENTS = 12
# Today is several lists on one page: the actions, the replies, the quiet and what other apps add.
MOST_FOR_A_DAY = 15


@pytest.fixture
def broker() -> User:
    person: User = UserFactory(broker=True, name="Priya Nair")
    return person


@pytest.fixture
def page(client: Client, broker: User) -> Client:
    client.force_login(broker)
    return client


def names(response: Any) -> list[str]:
    return [row.employer.name for row in response.context["page"]]


def days_ago(days: int) -> Any:
    return timezone.now() - timedelta(days=days)


def full_row(broker: User, number: int) -> Employer:
    """An employer with something in every column."""
    employer: Employer = EmployerFactory(name=f"Employer {number:03}", lead=broker)
    SiteFactory(employer=employer, is_main=True, local_authority_id="E08000035", postcode="LS1 5HD")
    EmployerIndustry.objects.create(
        employer=employer, sic_code=SicCode.objects.get(code="10710"), is_main=True
    )
    NextActionFactory(employer=employer, owner=broker)
    InteractionFactory(employer=employer, logged_by=broker)
    return employer


@pytest.mark.parametrize(
    "address", ["/", "/portfolio/", "/employers/", "/employers/?q=employer", "/portfolio/sites/"]
)
def test_list_takes_the_same_few_statements_for_any_number_of_rows(
    page: Client, broker: User, address: str
) -> None:
    taken = []
    for upto in (1, 3, 100):
        for number in range(Employer.objects.count(), upto):
            full_row(broker, number)
        with CaptureQueriesContext(connection) as captured:
            assert page.get(address).status_code == 200
        taken.append(len(captured))
    assert taken[0] == taken[1] == taken[2]
    assert taken[2] <= (MOST_FOR_A_DAY if address == "/" else MOST_STATEMENTS)


# The directory


def test_directory_lists_every_open_employer_by_name(page: Client) -> None:
    for name in ("Zeta", "alpha", "Émile"):
        EmployerFactory(name=name)
    closed = EmployerFactory(name="Gone")
    Employer.objects.filter(pk=closed.pk).update(closed_on="2026-10-01", closed_reason="Gone")
    assert names(page.get("/employers/")) == ["alpha", "Émile", "Zeta"]


def test_directory_shows_which_former_name_answered(page: Client) -> None:
    employer = EmployerFactory(name="Bramley Foods", legal_name="Bramley Foods")
    employer.names.create(kind="previous", name="Ashdale Mills")
    (row,) = page.get("/employers/?q=ashdale").context["page"]
    assert (row.employer.name, row.said, row.said_name) == (
        "Bramley Foods",
        "was",
        "<mark>Ashdale</mark> Mills",
    )


def test_directory_offers_to_add_what_it_does_not_find(page: Client) -> None:
    html = page.get("/employers/?q=zz%26zz").content.decode()
    assert "No employer matches “zz&amp;zz”" in html
    assert 'href="/employers/add/?name=zz%26zz"' in html


def test_directory_filters_by_each_of_its_fields(page: Client, broker: User) -> None:
    wanted = full_row(broker, 1)
    wanted.size_band = SizeBand.SMALL
    wanted.save()
    EmployerFactory(name="Other", tier=AccountTier.STRATEGIC)
    for query in (
        "sector=C",
        "place=E08000035",
        "size=small",
        f"lead={broker.reference}",
        "tier=sme_brokered",
        "status=engaged&sector=C",
    ):
        assert (query, names(page.get(f"/employers/?{query}"))) == (query, ["Employer 001"])
    assert names(page.get("/employers/?lead=none")) == ["Other"]


def test_directory_ignores_a_filter_it_does_not_know(page: Client) -> None:
    EmployerFactory(name="Bramley")
    assert names(page.get("/employers/?sector=nonsense&page=x&sort=nonsense")) == ["Bramley"]


def test_directory_swaps_only_the_results(page: Client) -> None:
    EmployerFactory(name="Bramley Foods")
    response = page.get("/employers/?q=bram", headers={"HX-Request": "true", "HX-Target": "results"})
    assert "<html" not in response.content.decode()
    assert '"words": "1 employer matches"' in response["HX-Trigger-After-Settle"]


def test_hidden_from_a_person_without_the_permission(client: Client) -> None:
    EmployerFactory(name="Canary Limited")
    client.force_login(UserFactory(provider_user=True))
    answers = [client.get(one) for one in ("/employers/", "/portfolio/", "/employers/find/?q=canary")]
    assert [one.status_code for one in answers] == [403, 403, 403]
    assert all(b"Canary" not in one.content for one in answers)


def test_restricted_contact_does_not_show_as_last_contact(page: Client, broker: User) -> None:
    employer = EmployerFactory(name="Bramley", lead=None)
    InteractionFactory(employer=employer, visibility=Visibility.RESTRICTED, happened_at=days_ago(1))
    InteractionFactory(employer=employer, visibility=Visibility.AGENCY, happened_at=days_ago(2))
    (row,) = page.get("/employers/").context["page"]
    text = b"".join(page.get("/employers/export.csv")).decode()
    assert (row.last_contact, timezone.localdate().strftime("%Y-%m-%d ") in text) == (None, False)


# The palette


def test_palette_says_whose_it_is(page: Client, broker: User) -> None:
    EmployerFactory(name="Bramley Foods", lead=broker)
    html = page.get(
        "/employers/find/?q=bram", headers={"HX-Request": "true", "HX-Target": "palette-results"}
    ).content.decode()
    assert "<mark>Bram</mark>ley Foods" in html
    assert "No place yet, Priya Nair" in html
    assert "Yours" in html


def test_palette_says_when_nothing_matches(page: Client) -> None:
    assert "No employer matches “zzzz”." in page.get("/employers/find/?q=zzzz").content.decode()


# The portfolio


def test_portfolio_holds_those_a_person_leads_deputises_or_helps_with(page: Client, broker: User) -> None:
    EmployerFactory(name="Led", lead=broker)
    EmployerFactory(name="Deputised", deputy=broker)
    LeadFactory(account=EmployerFactory(name="Helped").accounts.get(), user=broker, role="team")
    EmployerFactory(name="Somebody else's", lead=UserFactory(broker=True))
    ended = EmployerFactory(name="Ended")
    LeadFactory(account=ended.accounts.get(), user=broker, ends_on=timezone.localdate())
    assert sorted(names(page.get("/portfolio/"))) == ["Deputised", "Helped", "Led"]


def test_portfolio_holds_the_group_that_the_account_covers(page: Client, broker: User) -> None:
    group = EmployerGroup.objects.create(name="Bramley Group")
    head = EmployerFactory(name="Head", lead=broker, group=group, tier=AccountTier.STRATEGIC)
    head.accounts.update(covers_group=True)
    EmployerFactory(name="Daughter", group=group)
    EmployerFactory(name="No group")
    assert sorted(names(page.get("/portfolio/"))) == ["Daughter", "Head"]


@pytest.mark.parametrize(
    ("tier", "kind", "direction", "days", "quiet"),
    [
        (AccountTier.SME_BROKERED, InteractionKind.PHONE, Direction.OUT, 61, True),
        (AccountTier.SME_BROKERED, InteractionKind.PHONE, Direction.OUT, 59, False),
        (AccountTier.STRATEGIC, InteractionKind.VISIT, Direction.OUT, 31, True),
        (AccountTier.STRATEGIC, InteractionKind.VISIT, Direction.OUT, 29, False),
        (AccountTier.SME_BROKERED, InteractionKind.EMAIL, Direction.OUT, 5, True),
        (AccountTier.SME_BROKERED, InteractionKind.EMAIL, Direction.IN, 5, False),
    ],
)
def test_gone_quiet_is_no_two_way_contact_for_its_tier(
    page: Client,
    broker: User,
    tier: AccountTier,
    kind: InteractionKind,
    direction: Direction,
    days: int,
    quiet: bool,
) -> None:
    employer = EmployerFactory(name="Bramley", lead=broker, tier=tier)
    InteractionFactory(employer=employer, kind=kind, direction=direction, happened_at=days_ago(days))
    (row,) = page.get("/portfolio/").context["page"]
    assert (names(page.get("/portfolio/?view=quiet")) == ["Bramley"], row.is_quiet) == (quiet, quiet)


def test_prospect_has_not_gone_quiet(page: Client, broker: User) -> None:
    employer = EmployerFactory(lead=broker)
    employer.accounts.update(engagement_status=EngagementStatus.PROSPECT)
    assert names(page.get("/portfolio/?view=quiet")) == []


def test_portfolio_counts_its_views(page: Client, broker: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("employers.listing.ready_views.contributions", record.Contributions())
    late = EmployerFactory(name="Late", lead=broker)
    NextActionFactory(employer=late, owner=broker, overdue=True)
    InteractionFactory(employer=late)
    EmployerFactory(name="Quiet", lead=broker)
    response = page.get("/portfolio/")
    assert [(tab["label"], tab["count"]) for tab in response.context["tabs"]["ready"]] == [
        ("My employers", 2),
        ("Gone quiet", 1),
        ("Due this week", 1),
    ]
    assert (response.context["summary"]["overdue"], response.context["summary"]["quiet"]) == (1, 1)


def test_portfolio_sorts_by_next_action_then_others_last(page: Client, broker: User) -> None:
    today = timezone.localdate()
    for name, days in (("Later", 9), ("Sooner", 1)):
        NextActionFactory(
            employer=EmployerFactory(name=name, lead=broker),
            owner=broker,
            due_on=today + timedelta(days=days),
        )
    EmployerFactory(name="Nothing planned", lead=broker)
    assert names(page.get("/portfolio/")) == ["Sooner", "Later", "Nothing planned"]
    assert names(page.get("/portfolio/?sort=-due")) == ["Later", "Sooner", "Nothing planned"]
    assert names(page.get("/portfolio/?sort=name")) == ["Later", "Nothing planned", "Sooner"]


def test_portfolio_finds_by_word_and_place(page: Client, broker: User) -> None:
    full_row(broker, 1)
    EmployerFactory(name="Café Zoë", lead=broker)
    assert names(page.get("/portfolio/?q=cafe")) == ["Café Zoë"]
    assert names(page.get("/portfolio/?q=employer+leeds")) == ["Employer 001"]
    assert names(page.get("/portfolio/?status=overdue")) == []


@pytest.fixture
def contributed(monkeypatch: pytest.MonkeyPatch) -> None:
    filled = record.Contributions()
    filled.columns.append(
        record.ListColumn(
            "filled",
            "Jobs filled",
            "components/mark.html",
            lambda ids, _user, _day: dict.fromkeys(ids, 7),
            lambda value: f"{value} filled",
        )
    )
    filled.views.append(
        record.ListView(
            "at-risk", "Pledges at risk", 1, lambda _user, _day: Employer.objects.none().values("pk")
        )
    )
    filled.summaries.append(
        record.ListSummary(1, lambda ids, _user, _day: record.Tile("jobs", str(ids.count()), of="9"))
    )
    for place in (
        "employers.listing.rows",
        "employers.listing.ready_views",
        "employers.listing.exporting",
        "employers.views.portfolio",
    ):
        monkeypatch.setattr(f"{place}.contributions", filled)


@pytest.mark.usefixtures("contributed")
def test_higher_apps_add_columns_views_and_figures(page: Client, broker: User) -> None:
    EmployerFactory(name="Bramley", lead=broker)
    response = page.get("/portfolio/")
    (row,) = response.context["page"]
    html = response.content.decode()
    assert row.extra == {"filled": 7}
    assert ("Jobs filled" in html, "Pledges at risk" in html, "<b>1</b> of 9 jobs" in html) == (
        True,
        True,
        True,
    )
    assert names(page.get("/portfolio/?view=at-risk")) == []


# Saved views


def test_view_is_saved_shown_and_deleted(page: Client, broker: User) -> None:
    response = page.post(
        "/portfolio/views/add/", {"name": "Leeds bakeries", "query": "place=E08000035&sector=C"}
    )
    view = SavedView.objects.get()
    assert response["Location"] == "/portfolio/?place=E08000035&sector=C"
    shown = page.get(response["Location"])
    assert [(tab["view"].name, tab["current"]) for tab in shown.context["tabs"]["saved"]] == [
        ("Leeds bakeries", True)
    ]
    page.post(f"/portfolio/views/{view.pk}/delete/")
    assert SavedView.objects.count() == 0


def test_view_without_a_name_is_asked_for_one(page: Client) -> None:
    response = page.post("/portfolio/views/add/", {"name": "", "query": "sector=C"})
    assert (response.status_code, SavedView.objects.count()) == (422, 0)
    assert 'value="sector=C"' in response.content.decode()


def test_somebody_elses_view_cannot_be_deleted(page: Client) -> None:
    view = SavedView.objects.create(user=UserFactory(broker=True), page="portfolio", name="Theirs", query="")
    assert page.post(f"/portfolio/views/{view.pk}/delete/").status_code == 404
    assert SavedView.objects.count() == 1


# Files


@pytest.mark.usefixtures("contributed")
def test_export_has_the_filtered_rows_and_says_where_they_come_from(page: Client, broker: User) -> None:
    full_row(broker, 1)
    EmployerFactory(name="=HYPERLINK(1)", lead=broker)
    raw = b"".join(page.get("/portfolio/export.csv")).decode("utf-8-sig")
    rows = list(csv.reader(StringIO(raw)))
    assert rows[0][:3] == ["Reference", "Employer", "Sector"]
    assert [(row[1], row[-1]) for row in rows[1:3]] == [
        ("'=HYPERLINK(1)", "7 filled"),
        ("Employer 001", "7 filled"),
    ]
    assert [row[0] for row in rows[-4:]] == ["Source", "Date", "Made for", "Attribution"]


def test_export_as_a_spreadsheet_opens(page: Client, broker: User) -> None:
    full_row(broker, 1)
    response = page.get("/portfolio/export.xlsx")
    sheet = load_workbook(BytesIO(b"".join(response))).active
    assert sheet["B2"].value == "Employer 001"


def test_export_needs_its_permission(client: Client) -> None:
    client.force_login(UserFactory(verifier=True))
    assert client.get("/employers/export.csv").status_code == 403


# Sites of managed employers


def test_sites_of_managed_employers_by_borough(page: Client, broker: User) -> None:
    LocalAuthority.objects.get(pk="E08000035")
    large = EmployerFactory(name="Large", lead=broker, tier=AccountTier.STRATEGIC)
    small = EmployerFactory(name="Small", lead=broker)
    SiteFactory(employer=large, name="North", local_authority_id="E08000035")
    SiteFactory(employer=large, name="South", local_authority_id="E08000003")
    SiteFactory(employer=large, name="Shut", closed_on=date(2026, 1, 1))
    SiteFactory(employer=small, name="Corner")
    response = page.get("/portfolio/sites/")
    assert [site.name for site in response.context["page"]] == ["North", "South"]
    filtered = page.get("/portfolio/sites/?place=E08000003")
    assert [site.name for site in filtered.context["page"]] == ["South"]
    raw = b"".join(page.get("/portfolio/sites.csv?q=north")).decode("utf-8-sig")
    assert list(csv.reader(StringIO(raw)))[1][1:4] == ["Large", "North", "Leeds"]

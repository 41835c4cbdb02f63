"""The pages of commitments: who may open them, what they say, what they keep when something is wrong."""

from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from brokerage.enums import CommitmentDirection, CommitmentKind, CommitmentStatus, DisputeStatus
from brokerage.models import Commitment
from employers.models import LocalAuthority
from tests.factories.accounts import AgencyFactory, UserFactory
from tests.factories.brokerage.commitments import (
    CommitmentFactory,
    DisputeFactory,
    ProgressFactory,
    ServiceFactory,
    ShareFactory,
)
from tests.factories.employers import ContactFactory, EmployerFactory, SiteFactory
from tests.queries import assert_same_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def broker() -> User:
    return UserFactory(broker=True)


@pytest.fixture
def page(client: Client, broker: User) -> Client:
    client.force_login(broker)
    return client


def step(name: str, commitment: Commitment, *more: Any) -> str:
    return reverse(name, args=[commitment.reference, *more])


def text(response: Any) -> str:
    return " ".join(response.content.decode().split())


GET_PAGES = ["commitments", "commitment", "employer_commitments", "commitment_add", "commitment_edit"]


def address(name: str, commitment: Commitment) -> str:
    if name == "commitments":
        return reverse(name)
    about = commitment.employer if name in {"employer_commitments", "commitment_add"} else commitment
    return reverse(name, args=[about.reference])


@pytest.mark.parametrize("name", GET_PAGES)
def test_page_opens_for_a_broker(page: Client, name: str) -> None:
    commitment = CommitmentFactory()
    assert page.get(address(name, commitment)).status_code == 200


@pytest.mark.parametrize("name", GET_PAGES)
def test_page_is_forbidden_to_a_provider(client: Client, name: str) -> None:
    commitment = CommitmentFactory()
    client.force_login(UserFactory(provider_user=True))
    assert client.get(address(name, commitment)).status_code == 403


@pytest.mark.parametrize(
    "name",
    [
        "commitment_agree",
        "commitment_decline",
        "commitment_withdraw",
        "commitment_vary",
        "commitment_shares",
        "commitment_progress",
        "commitment_settle",
        "commitment_dispute",
    ],
)
def test_step_page_opens_for_a_broker_and_not_for_a_reader(client: Client, name: str) -> None:
    commitment = CommitmentFactory(active=True)
    client.force_login(UserFactory(broker=True))
    assert client.get(step(name, commitment)).status_code == 200
    client.force_login(UserFactory(funding_officer=True))
    assert client.get(step(name, commitment)).status_code == 403


def today() -> date:
    return timezone.localdate()


# One by one: writing down, agreeing, the steps


DETAILS = {
    "title": "Mentors for care leavers",
    "quantity": "6",
    "unit": "people",
    "measure": "A pair that meets each month",
    "known_by": "The list of pairs",
    "starts_on": "2026-04-01",
    "due_on": "2027-03-31",
    "source": "verbal_recorded",
    "binding": "voluntary",
}


def test_add_asks_for_the_kind_first_then_fills_in_what_the_kind_knows(page: Client, broker: User) -> None:
    add = reverse("commitment_add", args=[EmployerFactory().reference])
    kinds = text(page.get(add))
    assert [stage in kinds for stage in ("Recruit", "Keep", "Good work")] == [True, True, True]
    form = text(page.get(add, {"direction": "employer", "kind": "mentoring"}))
    assert "A new starter matched with a mentor or buddy for the first 13 weeks" in form


def test_add_saves_a_proposed_commitment(page: Client, broker: User) -> None:
    employer = EmployerFactory()
    add = reverse("commitment_add", args=[employer.reference])
    answer = page.post(f"{add}?direction=employer&kind=mentoring", {**DETAILS, "owner": broker.reference})
    assert (answer.status_code, answer["Location"]) == (
        302,
        reverse("employer_commitments", args=[employer.reference]),
    )
    made = Commitment.objects.get(employer=employer)
    assert (made.kind, made.direction, made.status, made.title, made.quantity, made.due_on) == (
        CommitmentKind.MENTORING,
        CommitmentDirection.EMPLOYER,
        CommitmentStatus.PROPOSED,
        DETAILS["title"],
        Decimal(6),
        date(2027, 3, 31),
    )


def test_add_our_promise_takes_it_from_the_service_list(page: Client, broker: User) -> None:
    employer, service = EmployerFactory(), ServiceFactory(code="screening")
    add = reverse("commitment_add", args=[employer.reference])
    page.post(f"{add}?direction=partnership&kind=screening", {**DETAILS, "owner": broker.reference})
    made = Commitment.objects.get(employer=employer)
    assert (made.direction, made.kind, made.service) == (
        CommitmentDirection.PARTNERSHIP,
        CommitmentKind.SERVICE,
        service,
    )


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"title": ""}, "Enter what do you call it"),
        ({"due_on": "2026-03-31"}, "The due date must be on or after the start."),
        ({"binding": "planning_s106"}, "Say who enforces it"),
    ],
    ids=["no name", "dates", "nobody enforces it"],
)
def test_add_with_something_wrong_answers_422_and_keeps_the_rest(
    page: Client, broker: User, wrong: dict[str, str], words: str
) -> None:
    add = reverse("commitment_add", args=[EmployerFactory().reference])
    given = {**DETAILS, "owner": broker.reference, **wrong}
    answer = page.post(f"{add}?direction=employer&kind=mentoring", given)
    assert (answer.status_code, Commitment.objects.count()) == (422, 0)
    shown = text(answer)
    assert "A pair that meets each month" in shown
    assert words in shown or "Answer “What do you call it?”" in shown


def test_edit_of_what_somebody_saved_meanwhile_shows_both(page: Client, broker: User) -> None:
    commitment = CommitmentFactory(owner=broker)
    given = {**DETAILS, "owner": broker.reference, "title": "Mine", "version": "1"}
    page.post(step("commitment_edit", commitment), {**given, "title": "Theirs"})
    answer = page.post(step("commitment_edit", commitment), given)
    assert answer.status_code == 422
    assert ("Theirs" in text(answer), "Mine" in text(answer)) == (True, True)
    commitment.refresh_from_db()
    assert commitment.title == "Theirs"


def test_page_of_what_is_not_smart_links_each_missing_part_to_its_question(page: Client) -> None:
    commitment = CommitmentFactory(quantity=None, known_by="")
    shown = text(page.get(step("commitment", commitment)))
    edit = step("commitment_edit", commitment)
    assert [f'href="{edit}#id_{field}"' in shown for field in ("quantity", "known_by", "measure")] == [
        True,
        True,
        False,
    ]


def test_agree_freezes_the_terms(page: Client) -> None:
    commitment = CommitmentFactory()
    contact = ContactFactory(employer=commitment.employer, signatory=True)
    given = {"agreed_on": today(), "agreed_by": contact.reference, "source": "verbal_recorded"}
    page.post(step("commitment_agree", commitment), given)
    commitment.refresh_from_db()
    assert (commitment.status, commitment.agreed_by) == (CommitmentStatus.AGREED, contact)
    answer = page.post(step("commitment_edit", commitment), {**DETAILS, "owner": commitment.owner.reference})
    assert (answer.status_code, "only by a variation" in text(answer)) == (422, True)


def test_agree_with_somebody_who_may_not_sign_says_so(page: Client) -> None:
    commitment = CommitmentFactory()
    contact = ContactFactory(employer=commitment.employer, name="Lucy Tran")
    given = {"agreed_on": today(), "agreed_by": contact.reference, "source": "verbal_recorded"}
    answer = page.post(step("commitment_agree", commitment), given)
    assert (answer.status_code, "Lucy Tran is not confirmed as somebody who may sign" in text(answer)) == (
        422,
        True,
    )


def test_negotiate_is_a_press_and_a_refusal_has_a_way_back(page: Client) -> None:
    commitment = CommitmentFactory()
    for expected in (302, 409):
        assert page.post(step("commitment_negotiate", commitment)).status_code == expected


def test_vary_shows_what_was_beside_what_is(page: Client) -> None:
    commitment = CommitmentFactory(active=True)
    contact = ContactFactory(employer=commitment.employer, signatory=True)
    terms = {
        "quantity": "40",
        "unit": commitment.unit,
        "measure": commitment.measure,
        "known_by": commitment.known_by,
        "starts_on": commitment.starts_on,
        "due_on": "2027-06-30",
    }
    given = {**terms, "reason": "Two shifts merged", "agreed_on": today(), "agreed_by": contact.reference}
    answer = page.post(step("commitment_vary", commitment), given)
    assert answer.status_code == 302
    shown = text(page.get(step("commitment", commitment)))
    assert [words in shown for words in ("31 Mar 2027", "30 Jun 2027", "Two shifts merged", "Version 2")] == [
        True
    ] * 4


def test_shares_show_the_balance_and_each_borough(page: Client) -> None:
    commitment = CommitmentFactory(active=True)
    leeds = LocalAuthority.objects.get(name="Leeds")
    one, two = SiteFactory.create_batch(2, employer=commitment.employer, local_authority=leeds)
    three = SiteFactory(employer=commitment.employer)
    ProgressFactory(commitment=commitment, site=one, quantity=Decimal(4))
    ProgressFactory(commitment=commitment, quantity=Decimal(2))
    given = {f"site_{one.reference}": "25", f"site_{two.reference}": "10", f"site_{three.reference}": "10"}
    page.post(step("commitment_shares", commitment), given)
    shares = page.get(step("commitment", commitment)).context["shares"]
    assert [(part.name, part.quantity, part.done) for part in shares.boroughs] == [
        ("Borough not known", "10", "0"),
        ("Leeds", "35", "4"),
    ]
    assert sorted((part.quantity, part.done) for part in shares.sites) == [
        ("10", "0"),
        ("10", "0"),
        ("25", "4"),
    ]
    assert (shares.balance, shares.done_elsewhere) == ("15", "2")


def test_shares_above_the_whole_answer_422(page: Client) -> None:
    share = ShareFactory(commitment__active=True, quantity=Decimal(10))
    answer = page.post(step("commitment_shares", share.commitment), {f"site_{share.site.reference}": "61"})
    assert (answer.status_code, "add up to 61, which is more than 60" in text(answer)) == (422, True)


def test_progress_recorded_by_one_agency_is_verified_by_another(client: Client) -> None:
    commitment = CommitmentFactory(active=True)
    client.force_login(UserFactory(broker=True))
    client.post(
        step("commitment_progress", commitment),
        {"quantity": "9", "happened_on": today(), "reported_by": "employer"},
    )
    entry = commitment.progress.get()
    verify = step("progress_verify", commitment, entry.pk)
    assert client.get(verify).status_code == 403
    client.force_login(UserFactory(verifier=True))
    client.post(verify, {"evidence": "payslip"})
    entry.refresh_from_db()
    assert (entry.quantity, entry.evidence, entry.verified_at is not None) == (Decimal(9), "payslip", True)


def test_settle_says_how_it_ended_from_what_is_proved(page: Client) -> None:
    commitment = CommitmentFactory(due_review=True, quantity=Decimal(4))
    ProgressFactory(commitment=commitment, quantity=Decimal(3), verified=True)
    page.post(
        step("commitment_settle", commitment),
        {"outcome": "partly_fulfilled", "reason": "One offer fell through"},
    )
    commitment.refresh_from_db()
    assert (commitment.status, commitment.settled_quantity) == (
        CommitmentStatus.PARTLY_FULFILLED,
        Decimal(3),
    )


def test_settle_a_binding_one_is_not_offered_to_others(page: Client) -> None:
    council = AgencyFactory()
    commitment = CommitmentFactory(due_review=True, planning=True, authority=council)
    assert "Say how it ended" not in text(page.get(step("commitment", commitment)))
    page.force_login(UserFactory(broker=True, agency=council))
    assert "Say how it ended" in text(page.get(step("commitment", commitment)))


def test_suspend_is_for_an_agency_manager(client: Client) -> None:
    commitment = CommitmentFactory(active=True)
    given = {"reason": "Fire at Ashdale", "review_on": today() + timedelta(days=30)}
    client.force_login(UserFactory(broker=True))
    assert client.post(step("commitment_suspend", commitment), given).status_code == 403
    client.force_login(UserFactory(agency_manager=True))
    client.post(step("commitment_suspend", commitment), given)
    commitment.refresh_from_db()
    assert commitment.status == CommitmentStatus.SUSPENDED
    assert "(paused)" in text(client.get(step("commitment", commitment)))
    client.post(step("commitment_resume", commitment))
    commitment.refresh_from_db()
    assert commitment.status == CommitmentStatus.ACTIVE


def test_dispute_stops_every_step_until_the_coordinator_decides(client: Client) -> None:
    commitment = CommitmentFactory(active=True)
    client.force_login(UserFactory(broker=True))
    client.post(step("commitment_dispute", commitment), {"says": "We agreed 8, not 12."})
    shown = text(client.get(step("commitment", commitment)))
    assert ("We agreed 8, not 12." in shown, "Record progress" in shown) == (True, False)
    decide = step("dispute_decide", commitment)
    given = {"outcome": "not_upheld", "decision": "Twelve is in the signed copy"}
    assert client.post(decide, given).status_code == 403
    client.force_login(UserFactory(coordinator=True))
    assert client.post(decide, given).status_code == 302
    assert commitment.disputes.get().status == DisputeStatus.NOT_UPHELD
    assert client.post(decide, given).status_code == 404


# Across employers


def listed(client: Client, **query: str) -> list[str]:
    rows = client.get(reverse("commitments"), query).context["page"]
    return [row.commitment.title for row in rows]


@pytest.fixture
def many() -> None:
    CommitmentFactory(active=True, title="On track", starts_on=today(), due_on=today() + timedelta(days=60))
    CommitmentFactory(overdue=True, title="Late")
    CommitmentFactory(due_review=True, title="In review", quantity=Decimal(1))
    CommitmentFactory(ours=True, overdue=True, title="Ours, late")
    CommitmentFactory(title="Only proposed")
    CommitmentFactory(title="Declined", status=CommitmentStatus.DECLINED, status_reason="No room")


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ({}, {"On track", "Late", "In review", "Ours, late", "Only proposed"}),
        ({"view": "ours"}, {"Ours, late"}),
        ({"view": "theirs"}, {"On track", "Late", "In review", "Only proposed"}),
        ({"view": "overdue"}, {"Late", "In review", "Ours, late"}),
        ({"view": "review"}, {"In review"}),
        ({"status": "on_track"}, {"On track"}),
        ({"status": "awaiting"}, {"Only proposed"}),
        ({"status": "settled"}, {"Declined"}),
        ({"q": "late ours"}, {"Ours, late"}),
        ({"due": "late"}, {"Late", "In review", "Ours, late"}),
        ({"kind": "service"}, {"Ours, late"}),
        (
            {"status": "nonsense", "view": "nonsense"},
            {"On track", "Late", "In review", "Ours, late", "Only proposed"},
        ),
    ],
)
def test_list_is_narrowed(page: Client, query: dict[str, str], titles: set[str]) -> None:
    assert set(listed(page, **query)) == titles


@pytest.mark.usefixtures("many")
def test_list_counts_its_views(page: Client) -> None:
    views = page.get(reverse("commitments")).context["views"]
    assert {view.name: count for view, count, _ in views} == {
        "all": 5,
        "theirs": 4,
        "ours": 1,
        "overdue": 3,
        "review": 1,
    }


def test_list_goes_by_due_date_and_turns_round(page: Client) -> None:
    for days in (9, 3, 6):
        CommitmentFactory(active=True, title=str(days), due_on=today() + timedelta(days=days))
    assert (listed(page), listed(page, sort="-due")) == (["3", "6", "9"], ["9", "6", "3"])


def test_list_takes_no_more_statements_for_more_rows(
    page: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    CommitmentFactory(active=True)
    assert_same_queries(
        lambda: page.get(reverse("commitments")),
        add_rows=lambda: [
            ProgressFactory(commitment=one) for one in CommitmentFactory.create_batch(3, active=True)
        ],
    )
    with django_assert_max_num_queries(12):
        page.get(reverse("commitments"))


def test_commitment_page_takes_few_statements(
    page: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    share = ShareFactory(commitment__active=True)
    ProgressFactory.create_batch(5, commitment=share.commitment)
    with django_assert_max_num_queries(20):
        page.get(step("commitment", share.commitment))


def test_list_of_one_employer_shows_theirs_ours_and_what_ended(page: Client) -> None:
    employer = EmployerFactory()
    CommitmentFactory(employer=employer, active=True, title="Theirs")
    CommitmentFactory(employer=employer, ours=True, overdue=True, title="Our late one")
    CommitmentFactory(employer=employer, status=CommitmentStatus.DECLINED, status_reason="No", title="Gone")
    CommitmentFactory(title="Of somebody else")
    answer = page.get(reverse("employer_commitments", args=[employer.reference]))
    groups = {
        name: [row.commitment.title for row in answer.context[name]]
        for name in ("late_ours", "theirs", "ours", "settled")
    }
    assert groups == {
        "late_ours": ["Our late one"],
        "theirs": ["Theirs"],
        "ours": ["Our late one"],
        "settled": ["Gone"],
    }


def test_export_csv_holds_every_row_and_its_labels(page: Client) -> None:
    CommitmentFactory(active=True, title="=1+1")
    answer = page.get(reverse("commitments_export", args=["csv"]))
    lines = b"".join(answer.streaming_content).decode().splitlines()  # type: ignore[attr-defined]  # it streams
    assert ("'=1+1" in lines[1], any(line.startswith("Source,") for line in lines)) == (True, True)


def test_export_xlsx_opens(page: Client) -> None:
    CommitmentFactory(active=True, title="Entry-level jobs")
    answer = page.get(reverse("commitments_export", args=["xlsx"]))
    content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]  # it streams
    sheet = load_workbook(BytesIO(content)).active
    assert sheet is not None
    assert "Entry-level jobs" in [cell.value for cell in sheet[2]]


def test_disputed_one_is_footnoted(page: Client) -> None:
    DisputeFactory()
    assert "Disputed commitments are left out of totals" in text(page.get(reverse("commitments")))

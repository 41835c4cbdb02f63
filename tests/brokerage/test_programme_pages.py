from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from brokerage.enums import (
    ProgrammeStatus,
    SpecStatus,
)
from brokerage.models import Programme
from brokerage.on_employer_record import programmes as shown
from employers.record import RecordContext
from tests.brokerage.programmes import SPEC, TODAY, at, fresh, ready_to_sign
from tests.factories.accounts import UserFactory
from tests.factories.brokerage.programmes import (
    CohortFactory,
    CommentFactory,
    PartyFactory,
    ProgrammeFactory,
    SpecFactory,
)
from tests.factories.brokerage.training import ProviderFactory, StreamFactory
from tests.factories.employers import ContactFactory, EmployerFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return UserFactory(broker=True)


@pytest.fixture
def page(client, by):
    client.force_login(by)
    return client


def url(programme):
    return reverse("programme", args=[programme.reference])


def step(programme, verb):
    return reverse("programme_step", args=[programme.reference, verb])


def test_programmes_page_takes_as_many_statements_for_one_row_as_for_three(
    page, django_assert_num_queries, django_assert_max_num_queries
):
    PartyFactory()
    with django_assert_max_num_queries(12) as one:
        page.get(reverse("programmes"))
    for _ in range(2):
        CohortFactory(programme=PartyFactory().programme)
    with django_assert_num_queries(len(one)):
        text = page.get(reverse("programmes")).content.decode()

    assert text.count("table-title") == 3


@pytest.mark.parametrize(
    ("query", "found"), [("view=design", 1), ("view=delivering", 1), ("q=academy", 2), ("status=idea", 1)]
)
def test_programmes_page_filtered_shows_what_fits(page, query, found):
    ProgrammeFactory(title="Food academy")
    at(ProgrammeStatus.DELIVERING, title="Care academy")

    assert page.get(f"{reverse('programmes')}?{query}").content.decode().count("table-title") == found


def test_programme_page_stays_within_its_statements(page, by, django_assert_max_num_queries):
    programme, _ = ready_to_sign(by)
    for _ in range(3):
        CohortFactory(programme=programme)
        CommentFactory(spec=programme.specs.get())

    with django_assert_max_num_queries(25):
        text = page.get(url(programme)).content.decode()

    assert (text.count("Waits for a reply"), text.count("Record the answer")) == (3, 2)


def test_programme_page_before_anything_is_written_is_drawn(page):
    assert page.get(url(ProgrammeFactory())).status_code == 200


def test_programme_page_for_a_provider_user_is_refused(client):
    client.force_login(UserFactory(provider_user=True))

    assert client.get(url(ProgrammeFactory())).status_code == 403


@pytest.mark.parametrize("verb", ["fund", "select-provider"])
def test_broker_may_not_take_the_steps_of_money_and_selection(page, verb):
    assert page.post(step(ProgrammeFactory(), verb)).status_code == 403


def test_steps_by_pages_from_idea_to_agreed(page, by):
    page.post(reverse("programme_add"), {"title": "Academy", "aim": "Jobs", "lead_agency": by.agency.code})
    programme = Programme.objects.get()
    employer = EmployerFactory()
    party_facts = {"employer": employer.reference, "expected_people": "12", "contribution": "none"}
    codes = [
        page.post(step(programme, "employer"), party_facts).status_code,
        page.post(step(programme, "recruit-employers")).status_code,
        page.post(step(programme, "design")).status_code,
        page.post(step(programme, "write-spec"), SPEC).status_code,
        page.post(step(programme, "open-spec")).status_code,
    ]
    party, spec = programme.parties.get(employer=employer), programme.specs.get()
    part = {"reference": programme.reference, "part": "spec", "number": spec.pk, "verb": "comment"}
    codes.append(
        page.post(
            reverse("programme_part_step", kwargs=part),
            {"party": str(party.pk), "section": "hours", "text": "Too long"},
        ).status_code
    )
    part |= {"part": "comment", "number": spec.comments.get().pk, "verb": "reply"}
    codes.append(page.post(reverse("programme_part_step", kwargs=part), {"text": "90 now"}).status_code)
    agreed = {
        "agreed_by": [str(party.pk)],
        "involvement_level": "co_designed",
        "involvement_reason": "Theirs",
    }
    codes.append(page.post(step(programme, "agree-spec"), agreed).status_code)

    assert (codes, fresh(programme).status) == ([302] * 8, ProgrammeStatus.SPEC_AGREED)


def test_steps_by_pages_from_money_to_delivery(client, by):
    manager = UserFactory(agency_manager=True, agency=by.agency)
    client.force_login(manager)
    programme, rows = ready_to_sign(by)
    for row in rows:
        contact = ContactFactory(employer=row.party.employer)
        part = {"reference": programme.reference, "part": "sign-off", "number": row.pk, "verb": "answer"}
        client.post(
            reverse("programme_part_step", kwargs=part), {"status": "approved", "contact": contact.reference}
        )
    dates = {"starts_on": "2027-01-11", "ends_on": "2027-02-19", "places": "16"}
    codes = [
        client.post(step(programme, "sign-off")).status_code,
        client.post(step(programme, "cohort"), dates).status_code,
        client.post(step(programme, "recruit")).status_code,
        client.post(step(programme, "deliver")).status_code,
    ]
    cohort = programme.cohorts.get()
    part = {"reference": programme.reference, "part": "cohort", "number": cohort.pk, "verb": "results"}
    results = {"starts": "15", "completions": "14", "interviews": "14", "job_offers": "10", "jobs": "9"}
    codes += [
        client.post(reverse("programme_part_step", kwargs=part), results).status_code,
        client.post(step(programme, "complete")).status_code,
        client.post(step(programme, "evaluate"), {"decision": "Repeat: nine jobs."}).status_code,
    ]

    cohort.refresh_from_db()
    assert (codes, fresh(programme).status, cohort.jobs) == ([302] * 7, ProgrammeStatus.EVALUATED, 9)


def test_funding_officer_adds_and_confirms_money(client):
    client.force_login(UserFactory(funding_officer=True))
    programme, stream = ProgrammeFactory(), StreamFactory()
    facts = {"source": f"stream-{stream.code}", "amount": "500", "year": "2026-27"}

    added = client.post(step(programme, "money"), facts).status_code
    line = programme.funding.get()
    part = {"reference": programme.reference, "part": "line", "number": line.pk, "verb": "confirm"}
    confirmed = client.post(reverse("programme_part_step", kwargs=part), {"on": "2026-11-20"}).status_code

    line.refresh_from_db()
    assert (added, confirmed, line.amount, line.confirmed_on) == (302, 302, Decimal(500), TODAY)


def test_part_of_another_programme_is_not_found(page):
    cohort = CohortFactory()
    part = {"reference": ProgrammeFactory().reference, "part": "cohort", "number": cohort.pk, "verb": "edit"}

    assert page.get(reverse("programme_part_step", kwargs=part)).status_code == 404


@pytest.mark.parametrize(
    "verb",
    ["employer", "partner", "provider", "cost", "money", "cohort", "write-spec", "agree-spec", "ask-sign-off",
     "evaluate", "pause", "cancel"],
)  # fmt: skip
def test_every_step_with_a_form_has_its_page(page, verb):
    party = PartyFactory()
    ProviderFactory()

    assert page.get(step(party.programme, verb)).status_code == 200


def test_spec_compare_page_shows_what_changed(page):
    first = SpecFactory(number=1, status=SpecStatus.RETIRED, place="Ashdale")
    SpecFactory(programme=first.programme, number=2, place="Halton")

    text = page.get(reverse("spec_compare", args=[first.programme.reference, 1])).content.decode()

    assert ("Ashdale" in text, "Halton" in text, "Food safety level 2" in text) == (True, True, False)


def test_employer_programmes_page_shows_its_programmes(page, django_assert_max_num_queries):
    party = PartyFactory()

    with django_assert_max_num_queries(25):
        text = page.get(reverse("employer_programmes", args=[party.employer.reference])).content.decode()

    assert text.count("table-title") == 1


def test_panel_and_tab_count_running_programmes_only(by):
    party = PartyFactory()
    over = at(ProgrammeStatus.CANCELLED, status_reason="No money")
    PartyFactory(programme=over, employer=party.employer)
    context = RecordContext(party.employer, by, TODAY)

    assert (shown.running(context), shown.panel(context)["programmes"]) == (1, [party.programme])


def test_past_table_shows_the_programme_as_it_stood():
    party = PartyFactory()
    then = timezone.now()
    programme = party.programme
    programme.status, programme.status_reason = ProgrammeStatus.CANCELLED, "No money"
    programme.save()

    assert shown.past_programmes(party.employer, then).rows == [(programme.title, "12 jobs or staff", "Idea")]

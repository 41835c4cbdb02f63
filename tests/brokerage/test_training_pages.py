from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone

from brokerage.enums import CaseStatus, OptionStatus
from brokerage.models import TrainingCase
from brokerage.on_employer_record import training as shown
from employers.record import AlsoWorkingHere, RecordContext
from tests.factories.accounts import UserFactory
from tests.factories.brokerage.training import (
    AgreedAssessmentFactory,
    CaseFactory,
    EnrolmentFactory,
    OptionFactory,
    OptionFundingFactory,
    ProviderFactory,
    ProvisionFactory,
    StreamFactory,
    referred_case,
)
from tests.factories.employers import ContactFactory, EmployerFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)
MONDAY = datetime(2026, 11, 16, 9, 0, tzinfo=ZoneInfo("Europe/London"))
# Each word stands for something a provider must never read.
CANARIES = [
    "Rivalcourse",
    "Rivalprovider",
    "4,321",
    "Rivalfit",
    "Nottoldreason",
    "Secretchoice",
    "Secretfund",
    "Otheremployer",
]


@pytest.fixture
def by():
    return UserFactory(broker=True)


@pytest.fixture
def page(client, by):
    client.force_login(by)
    return client


@pytest.fixture
def provider():
    return ProviderFactory()


@pytest.fixture
def provider_page(client, provider):
    client.force_login(UserFactory(provider_user=True, agency=provider.agency))
    return client


def with_rivals(case):
    """A rival's option with its price, and everything said about the choice."""
    OptionFactory(
        case=case,
        provider=ProviderFactory(name="Rivalprovider"),
        title="Rivalcourse",
        full_price=Decimal(4321),
        employer_share=Decimal(1321),
        fit_reason="Rivalfit",
        status=OptionStatus.REJECTED,
        status_reason="Nottoldreason",
    )
    case.choice_reason = "Secretchoice"
    case.save()
    OptionFundingFactory(option=case.chosen, stream=StreamFactory(label="Secretfund"))
    other = referred_case(employer=EmployerFactory(name="Otheremployer"))
    CaseFactory(employer=other.employer, title="Otheremployer again")
    return case


def case_url(case):
    return reverse("training_case", args=[case.reference])


def step(case, verb):
    return reverse("training_step", args=[case.reference, verb])


# What a provider may see


def test_provider_pages_show_their_own_referral_and_no_canary(provider_page, provider):
    case = with_rivals(referred_case(provider=provider, title="Food safety for Bramley"))

    pages = [
        provider_page.get(reverse("training")),
        provider_page.get(f"{reverse('training')}?view=all"),
        provider_page.get(case_url(case)),
        provider_page.get(step(case, "acknowledge")),
        provider_page.get(step(case, "propose")),
        provider_page.get(step(case, "provider-declines")),
    ]

    texts = [answer.content.decode() for answer in pages]
    assert [answer.status_code for answer in pages] == [200] * 6
    assert ["Food safety for Bramley" in text for text in texts] == [True] * 6
    assert [(word, place) for place, text in enumerate(texts) for word in CANARIES if word in text] == []


def test_staff_page_shows_every_option_so_that_the_canaries_can_sing(page):
    case = with_rivals(referred_case())

    text = page.get(case_url(case)).content.decode()

    assert [word for word in CANARIES if word not in text] == ["Otheremployer"]


def test_provider_page_of_a_case_referred_to_another_is_not_found(provider_page):
    assert provider_page.get(case_url(referred_case())).status_code == 404


def test_provider_page_before_the_referral_is_not_found(provider_page, provider):
    case = referred_case(provider=provider)
    TrainingCase.objects.filter(pk=case.pk).update(referred_at=None, status=CaseStatus.EMPLOYER_CHOSE)

    assert provider_page.get(case_url(case)).status_code == 404


@pytest.mark.parametrize("verb", ["re-refer", "choose", "send", "confirm-funding", "edit", "withdraw"])
def test_provider_may_not_open_a_brokers_step(provider_page, provider, verb):
    case = referred_case(provider=provider)

    assert provider_page.get(step(case, verb)).status_code == 403


def test_provider_may_not_open_an_option_or_export_the_list(provider_page, provider):
    case = referred_case(provider=provider)
    addresses = [
        reverse("option_step", args=[case.reference, case.chosen_id, "edit"]),
        reverse("option_add", args=[case.reference]),
        reverse("training_export", args=["csv"]),
    ]

    assert [provider_page.get(address).status_code for address in addresses] == [403] * 3


def test_provider_answers_a_referral_to_the_end(provider_page, provider):
    case = referred_case(provider=provider)
    dates = {"starts_on": "2027-02-01", "ends_on": "2027-07-02", "headcount": "12", "note": "Tuesdays"}

    codes = [
        provider_page.post(step(case, "acknowledge")).status_code,
        provider_page.post(step(case, "in-touch")).status_code,
        provider_page.post(step(case, "propose"), dates).status_code,
    ]

    case.refresh_from_db()
    assert codes == [302] * 3
    assert (case.status, case.chosen.starts_on) == (CaseStatus.PROPOSAL, date(2027, 2, 1))


def test_provider_who_declines_lands_on_the_list(provider_page, provider):
    case = referred_case(provider=provider)

    answer = provider_page.post(step(case, "provider-declines"), {"reason": "No tutor"})

    assert (answer.status_code, answer["Location"]) == (302, reverse("training"))


def test_provider_may_not_confirm_the_money(provider_page, provider):
    case = referred_case(provider=provider, status=CaseStatus.PROPOSAL)

    assert provider_page.post(step(case, "confirm-funding"), {"note": ""}).status_code == 403


def test_funding_officer_confirms_the_money(client):
    client.force_login(UserFactory(funding_officer=True))
    case = referred_case(status=CaseStatus.PROPOSAL)
    OptionFundingFactory(option=case.chosen)

    answer = client.post(step(case, "confirm-funding"), {"note": ""})

    case.refresh_from_db()
    assert (answer.status_code, case.status) == (302, CaseStatus.FUNDING_CONFIRMED)


# Lists and pages of staff


def test_training_page_takes_as_many_statements_for_one_row_as_for_three(
    page, django_assert_num_queries, django_assert_max_num_queries
):
    referred_case()
    with django_assert_max_num_queries(12) as one:
        page.get(reverse("training"))
    for _ in range(2):
        EnrolmentFactory(case=referred_case(status=CaseStatus.IN_LEARNING))
    with django_assert_num_queries(len(one)):
        page.get(reverse("training"))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("view=running", 3),
        ("view=waiting", 1),
        ("view=learning", 1),
        ("view=mine", 1),
        ("q=night", 1),
        ("status=enquiry", 1),
    ],
)
def test_training_page_filtered_shows_what_fits(page, by, query, found):
    referred_case()
    EnrolmentFactory(case=referred_case(status=CaseStatus.IN_LEARNING))
    CaseFactory(title="Night shift leaders", owner=by)

    assert page.get(f"{reverse('training')}?{query}").content.decode().count("table-title") == found


def test_case_page_stays_within_its_statements(page, django_assert_max_num_queries):
    case = CaseFactory(needed=True)
    for _ in range(3):
        OptionFundingFactory(option=OptionFactory(case=case))
        ProvisionFactory()

    with django_assert_max_num_queries(25):
        text = page.get(case_url(case)).content.decode()

    assert text.count("Take off the list") == 3
    assert text.count("?course=CRS-") == 3


def test_case_page_hides_a_confidential_need_from_others(page):
    assessment = AgreedAssessmentFactory(
        needs__is_confidential=True, needs__description="Closing the night shift"
    )
    case = CaseFactory(needed=True, employer=assessment.employer, assessment=assessment)

    text = page.get(case_url(case)).content.decode()

    assert ("A confidential need" in text, "night shift" in text) == (True, False)


def test_case_page_shows_money_by_year(page):
    case = referred_case(status=CaseStatus.PROPOSAL)
    OptionFundingFactory(option=case.chosen, stream=StreamFactory(label="Adult skills"))

    text = page.get(case_url(case)).content.decode()

    assert (
        "Adult skills" in text,
        "2026-27" in text,
        "Their own year" in text or "Year to December" in text,
    ) == (
        True,
        True,
        True,
    )


def test_training_add_form_opens_a_case(page, by):
    employer = EmployerFactory()

    answer = page.post(
        reverse("training_add", args=[employer.reference]), {"title": "Forklift licences", "contact": ""}
    )

    case = TrainingCase.objects.get()
    assert (answer.status_code, case.title, case.owner) == (302, "Forklift licences", by)


def option_form(**known):
    return {
        "title": "Food safety", "level": "2", "mode": "at_work", "headcount": "10", "starts_on": "2027-01-11",
        "ends_on": "2027-06-25", "full_price": "4000", "public_share": "3000", "employer_share": "1000",
        "other_share": "0", "fit": "4", "fit_reason": "On site", **known,
    }  # fmt: skip


def test_option_form_whose_shares_miss_the_price_says_what_is_missing_and_keeps_the_rest(page):
    case, provider = CaseFactory(needed=True), ProviderFactory()

    answer = page.post(
        reverse("option_add", args=[case.reference]),
        option_form(provider=provider.reference, employer_share="400"),
    )

    text = answer.content.decode()
    assert answer.status_code == 422
    assert ("£600 is missing" in text, 'value="Food safety"' in text) == (True, True)


def test_option_form_started_from_a_course_knows_it(page):
    case = CaseFactory(needed=True)
    course = ProvisionFactory(title="Allergen control")

    text = page.get(
        f"{reverse('option_add', args=[case.reference])}?course={course.reference}"
    ).content.decode()

    assert ('value="Allergen control"' in text, 'value="4000.00"' in text) == (True, True)


def test_option_added_by_its_form_is_funded_by_the_next(page):
    case, provider, stream = CaseFactory(needed=True), ProviderFactory(), StreamFactory()
    page.post(reverse("option_add", args=[case.reference]), option_form(provider=provider.reference))
    option = case.options.get()

    answer = page.post(
        reverse("option_step", args=[case.reference, option.pk, "fund"]),
        {"stream_0": stream.code, "amount_0": "3000"},
    )

    assert (answer.status_code, option.funding.get().amount) == (302, Decimal(3000))


def test_steps_by_pages_from_enquiry_to_referral(page):
    assessment = AgreedAssessmentFactory()
    case = CaseFactory(employer=assessment.employer)
    contact = ContactFactory(employer=case.employer)
    need = assessment.needs.get()

    codes = [page.post(step(case, "needs"), {"needs": [need.reference]}).status_code]
    first, second = OptionFactory(case=case), OptionFactory(case=case)
    codes += [
        page.post(step(case, "prepare"), {"impartial": "on", "few_options_reason": "Two exist"}).status_code,
        page.post(step(case, "send"), {"contact": contact.reference}).status_code,
        page.post(
            step(case, "choose"),
            {"option": str(first.pk), "reason": "On site", f"rejected_{second.pk}": "Too far"},
        ).status_code,
        page.post(
            step(case, "refer"),
            {
                "data_passing_agreed_on": "2026-11-01", "contact": contact.reference, "headcount": "10",
                "required_by": "2027-03-31",
            },
        ).status_code,
    ]  # fmt: skip

    case.refresh_from_db()
    assert (codes, case.status) == ([302] * 5, CaseStatus.REFERRED)


def test_steps_by_pages_from_funding_to_closed(page):
    case = referred_case(status=CaseStatus.FUNDING_CONFIRMED)
    page.post(
        step(case, "enrol"), {"started_on": "2026-11-02", "level": "2", "started": "8", "also_level": ""}
    )
    row = case.enrolments.get()

    codes = [
        page.post(step(case, "start")).status_code,
        page.post(
            step(case, "complete"),
            {f"achieved_{row.pk}": "7", f"not_achieved_{row.pk}": "1", f"withdrawn_{row.pk}": "0"},
        ).status_code,
        page.post(step(case, "ask-feedback")).status_code,
        page.post(step(case, "feedback"), {"score": "9", "reason": ""}).status_code,
        page.post(step(case, "close")).status_code,
    ]

    case.refresh_from_db()
    row.refresh_from_db()
    assert codes == [302] * 5
    assert (case.status, case.score, row.achieved) == (CaseStatus.CLOSED, 9, 7)


@pytest.mark.parametrize(
    "verb",
    ["needs", "prepare", "send", "choose", "refer", "re-refer", "propose", "enrol", "complete", "feedback",
     "hold", "no-provision", "decline", "withdraw", "edit"],
)  # fmt: skip
def test_every_step_with_a_form_has_its_page(page, verb):
    case = referred_case()
    OptionFactory(case=case)

    assert page.get(step(case, verb)).status_code == 200


def test_step_that_does_not_exist_is_not_found(page):
    assert page.get(step(referred_case(), "dance")).status_code == 404


def test_employer_training_page_shows_its_cases(page, django_assert_max_num_queries):
    case = referred_case()

    with django_assert_max_num_queries(25):
        text = page.get(reverse("employer_training", args=[case.employer.reference])).content.decode()

    assert text.count("table-title") == 1


def test_training_export_gives_one_line_a_case(page):
    case = referred_case()

    lines = (
        b"".join(page.get(reverse("training_export", args=["csv"])).streaming_content).decode().splitlines()
    )

    assert len(lines) == 2
    assert lines[1].startswith(f"{case.title},{case.reference},{case.employer.name},{case.chosen.title},")


# On the record


def test_tile_counts_people_in_learning_and_finished(by):
    case = referred_case(status=CaseStatus.IN_LEARNING)
    EnrolmentFactory(case=case, started=10, withdrawn=1)
    done = referred_case(employer=case.employer, status=CaseStatus.CLOSED)
    EnrolmentFactory(case=done, started=20, achieved=18, not_achieved=2)

    tile = shown.in_training_tile(RecordContext(case.employer, by, TODAY))

    assert (tile.figure, tile.of, tile.note) == ("9", "people", "20 more have finished")


def test_also_here_names_the_provider_of_a_running_case_only(by):
    case = referred_case()
    referred_case(employer=case.employer, status=CaseStatus.CLOSED)

    found = list(shown.providers_here(RecordContext(case.employer, by, TODAY)))

    assert found == [AlsoWorkingHere(case.chosen.provider.name, case.chosen.title, case.owner.name)]


def test_today_tells_the_broker_of_a_late_provider_and_the_provider_of_what_it_owes(by, provider):
    late = referred_case(owner=by, referred_at=MONDAY, title="Late one")
    early = referred_case(
        provider=provider, referred_at=MONDAY, status=CaseStatus.PROVIDER_CONTACT, title="Early one"
    )
    teacher = UserFactory(provider_user=True, agency=provider.agency)

    told = [
        [(item.title, item.note, item.tone) for item in shown.today_items(user, TODAY)]
        for user in (by, teacher)
    ]

    assert told == [
        [("Late one: acknowledge", f"{late.chosen.provider} owes this", "bad")],
        [(f"{early.title}: make a proposal", "You owe this", "warn")],
    ]


def test_past_table_shows_the_case_as_it_stood():
    case = referred_case()
    then = timezone.now()
    TrainingCase.objects.get(pk=case.pk)
    case.status, case.status_reason = CaseStatus.WITHDRAWN, "Closed"
    case.save()

    rows = shown.past_cases(case.employer, then).rows

    assert rows == [(case.title, f"{case.chosen.title}, {case.chosen.provider}", "Referred to provider")]

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone

from brokerage.actions import pledges
from brokerage.enums import PledgeStatus
from brokerage.models import VacancyPledge
from brokerage.on_employer_record import pledges as shown
from brokerage.on_employer_record.timeline import entries
from brokerage.queries.pledges import (
    Figures,
    figures_of,
    list_totals,
    pledge_chart,
    with_figures,
    with_months,
)
from employers.record import RecordContext
from tests.factories.accounts import UserFactory
from tests.factories.brokerage.pledges import FillFactory, PledgeFactory, PledgeMonthFactory, ReleaseFactory
from tests.factories.employers import ContactFactory, EmployerFactory

pytestmark = pytest.mark.django_db
LONDON = ZoneInfo("Europe/London")
TODAY = date(2026, 11, 21)


@pytest.fixture
def by():
    return UserFactory(broker=True)


@pytest.fixture
def page(client, by):
    client.force_login(by)
    return client


def planned(**known):
    """60 jobs: 5 a month from April to October 2026, 12 in November."""
    pledge = PledgeFactory(confirmed=True, status=PledgeStatus.PART_RELEASED, **known)
    for month in range(4, 11):
        PledgeMonthFactory(pledge=pledge, month=date(2026, month, 1), jobs=5)
    PledgeMonthFactory(pledge=pledge, month=date(2026, 11, 1), jobs=12)
    return pledge


def read(pledge, today=TODAY):
    return with_months(with_figures(VacancyPledge.objects.filter(pk=pledge.pk), today)).get()


def test_plan_to_date_counts_whole_months_and_the_days_of_this_one():
    assert read(planned()).plan == 35 + 8  # 21 of 30 days of 12 jobs, rounded down


def test_plan_to_date_without_months_is_even_between_first_and_last_day():
    pledge = PledgeFactory(confirmed=True, jobs=364, starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31))

    plans = [read(pledge, day).plan for day in (date(2025, 12, 31), date(2026, 1, 11), date(2027, 2, 1))]

    assert plans == [0, 10, 364]


def test_figures_of_a_pledge_count_released_filled_and_closed_without_a_start():
    pledge = planned()
    FillFactory(release=ReleaseFactory(pledge=pledge, jobs=30), jobs=25)
    FillFactory(release=ReleaseFactory(pledge=pledge, jobs=10, closed_on=TODAY), jobs=2)

    figures = figures_of(read(pledge))

    assert figures == Figures(jobs=60, released=40, filled=27, unfilled=8, plan=43)
    assert (figures.open_now, figures.not_released, figures.behind) == (5, 20, 16)


@pytest.mark.parametrize(
    ("filled", "status", "slipping"),
    [
        (42, PledgeStatus.PART_RELEASED, True),
        (43, PledgeStatus.PART_RELEASED, False),
        (42, PledgeStatus.CLOSED, False),
    ],
)
def test_is_slipping_only_for_a_live_pledge_behind_its_plan(filled, status, slipping):
    pledge = planned()
    FillFactory(release=ReleaseFactory(pledge=pledge, jobs=43), jobs=filled)
    VacancyPledge.objects.filter(pk=pledge.pk).update(status=status)

    assert read(pledge).is_slipping is slipping


def test_chart_runs_month_by_month_and_ends_with_today():
    pledge = planned()
    release = ReleaseFactory(pledge=pledge, jobs=30)
    FillFactory(release=release, jobs=4, started_on=date(2026, 5, 20))
    FillFactory(release=release, jobs=3, started_on=date(2026, 11, 2))

    chart = pledge_chart([read(pledge)], TODAY)

    assert list(chart.labels) == ["Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov"]
    assert [list(one.values) for one in chart.series] == [
        [5, 10, 15, 20, 25, 30, 35, 43],
        [0, 4, 4, 4, 4, 4, 4, 7],
    ]


def test_tile_says_how_far_behind_plan(by):
    pledge = planned()
    FillFactory(release=ReleaseFactory(pledge=pledge, jobs=30), jobs=27)

    tile = shown.filled_tile(RecordContext(pledge.employer, by, TODAY))

    assert (tile.figure, tile.of, tile.note, tile.tone) == ("27", "of 60", "16 behind plan", "bad")


def test_tile_without_a_live_pledge_is_left_out(by):
    pledge = PledgeFactory()

    assert shown.filled_tile(RecordContext(pledge.employer, by, TODAY)) is None


def test_column_and_summary_count_live_pledges_only(by):
    pledge = planned()
    FillFactory(release=ReleaseFactory(pledge=pledge, jobs=30), jobs=27)
    PledgeFactory(employer=pledge.employer)
    other = planned()

    ids = [pledge.employer_id, other.employer_id]
    values = shown.column(ids, by, TODAY)
    summary = shown.summary(ids, by, TODAY)

    assert [shown.column_words(values[one]) for one in ids] == ["27 of 60", "0 of 60"]
    assert (summary.figure, summary.of, summary.label) == ("27", "120", "pledged jobs filled")


def test_pledges_at_risk_are_the_slipping_ones(by):
    slipping = planned()
    on_plan = planned()
    FillFactory(release=ReleaseFactory(pledge=on_plan, jobs=50), jobs=50)

    assert [row["employer"] for row in shown.at_risk(by, TODAY)] == [slipping.employer_id]


def test_today_names_slipping_pledges_and_ring_fences_that_end(by):
    pledge = planned(owner=by)
    ReleaseFactory(pledge=pledge, title="Baker", released_on=TODAY, exclusive_until=date(2026, 11, 24))
    ReleaseFactory(pledge=pledge, title="Cleaner", released_on=TODAY, exclusive_until=date(2026, 11, 25))

    titles = [item.title for item in shown.today_items(by, TODAY)]

    assert titles == ["Entry-level production jobs is behind plan", "Ring-fence ends: Baker"]


def test_past_table_shows_the_pledge_as_it_stood(by):
    pledge = planned()
    then = timezone.now()
    ReleaseFactory(pledge=pledge, jobs=7)
    pledge.jobs = 50
    pledge.save()

    rows = shown.past_pledges(pledge.employer, then).rows

    assert rows == [("Entry-level production jobs", "60", "0", "31 Mar 2027", "Part released")]


# Pages


def test_vacancies_page_shows_live_pledges_and_their_total(page, django_assert_max_num_queries):
    for _ in range(3):
        FillFactory(release=ReleaseFactory(pledge=planned(), jobs=30), jobs=9)
    PledgeFactory(title="Only proposed")

    with django_assert_max_num_queries(12):
        text = page.get(reverse("vacancies")).content.decode()

    assert text.count("table-title") == 3
    assert "Only proposed" not in text
    assert "<b>27</b> of 180 pledged jobs filled" in text


def test_vacancies_page_takes_as_many_statements_for_one_row_as_for_three(
    page, django_assert_num_queries, django_assert_max_num_queries
):
    planned()
    with django_assert_max_num_queries(12) as one:
        page.get(reverse("vacancies"))
    planned(), planned()
    with django_assert_num_queries(len(one)):
        page.get(reverse("vacancies"))


@pytest.mark.parametrize(
    ("query", "found"),
    [("view=slipping", 1), ("q=bramley", 1), ("view=proposed", 1), ("view=all", 3), ("occupation=1", 0)],
)
def test_vacancies_page_filtered_shows_what_fits(page, query, found):
    planned()
    on_plan = planned(employer=EmployerFactory(name="Bramley Foods"))
    FillFactory(release=ReleaseFactory(pledge=on_plan, jobs=60), jobs=60)
    PledgeFactory()

    assert page.get(f"{reverse('vacancies')}?{query}").content.decode().count("table-title") == found


def test_vacancies_page_for_a_provider_user_is_refused(client):
    client.force_login(UserFactory(provider_user=True))

    assert client.get(reverse("vacancies")).status_code == 403


def test_vacancies_export_gives_one_line_a_pledge(page):
    pledge = planned()

    lines = (
        b"".join(page.get(reverse("vacancies_export", args=["csv"])).streaming_content).decode().splitlines()
    )

    assert len(lines) == 2
    assert lines[1].startswith(f"{pledge.title},{pledge.reference},{pledge.employer.name},60,0,0,")


def test_pledge_page_stays_within_its_statements(page, django_assert_max_num_queries):
    pledge = planned()
    for _ in range(3):
        FillFactory(release=ReleaseFactory(pledge=pledge, jobs=5), jobs=1)

    with django_assert_max_num_queries(25):
        answer = page.get(reverse("pledge", args=[pledge.reference]))

    assert answer.status_code == 200


def test_pledge_page_of_nothing_is_not_found(page):
    assert page.get(reverse("pledge", args=["PLG-0000"])).status_code == 404


def test_employer_vacancies_page_shows_its_pledges(page, django_assert_max_num_queries):
    pledge = planned()

    with django_assert_max_num_queries(25):
        text = page.get(reverse("employer_vacancies", args=[pledge.employer.reference])).content.decode()

    assert text.count("Entry-level production jobs</a>") == 1


def test_pledge_add_form_makes_a_pledge(page, by):
    employer = EmployerFactory()

    answer = page.post(
        reverse("pledge_add", args=[employer.reference]),
        {
            "title": "Warehouse jobs", "occupation": "9", "jobs": "12", "starts_on": "2026-12-01",
            "ends_on": "2027-06-30", "ring_fence_days": "5",
        },
    )  # fmt: skip

    pledge = VacancyPledge.objects.get()
    assert (answer.status_code, answer["Location"]) == (
        302,
        reverse("employer_vacancies", args=[employer.reference]),
    )
    assert (pledge.title, pledge.jobs, pledge.owner) == ("Warehouse jobs", 12, by)


def test_pledge_add_form_with_dates_reversed_keeps_what_was_typed(page):
    employer = EmployerFactory()

    answer = page.post(
        reverse("pledge_add", args=[employer.reference]),
        {
            "title": "Warehouse jobs", "occupation": "9", "jobs": "12", "starts_on": "2027-12-01",
            "ends_on": "2027-06-30", "ring_fence_days": "5",
        },
    )  # fmt: skip

    assert answer.status_code == 422
    assert "Warehouse jobs" in answer.content.decode()
    assert VacancyPledge.objects.count() == 0


def step(pledge, verb):
    return reverse("pledge_step", args=[pledge.reference, verb])


def test_pledge_steps_by_pages_confirm_plan_release_and_start(page):
    pledge = PledgeFactory(jobs=4)
    contact = ContactFactory(employer=pledge.employer, signatory=True)

    codes = [
        page.post(step(pledge, "confirm"), {"contact": contact.reference, "on": "2026-11-01"}).status_code,
        page.post(step(pledge, "plan"), {"jobs_2026_11": "4"}).status_code,
        page.post(
            step(pledge, "release"), {"title": "Packer", "jobs": "4", "released_on": "2026-11-02"}
        ).status_code,
        page.post(
            step(pledge, "start"),
            {
                "release": pledge.releases.get().reference, "jobs": "3", "started_on": "2026-11-09",
                "through_us": "no", "note": "",
            },
        ).status_code,
    ]  # fmt: skip

    pledge.refresh_from_db()
    fill = pledge.releases.get().fills.get()
    assert codes == [302] * 4
    assert (pledge.status, fill.jobs, fill.through_us) == (PledgeStatus.FULLY_RELEASED, 3, False)
    assert pledge.months.get(month=date(2026, 11, 1)).jobs == 4


def test_pledge_step_that_is_refused_answers_422_with_the_reason(page):
    pledge = planned()
    ReleaseFactory(pledge=pledge, jobs=30)

    answer = page.post(step(pledge, "reduce"), {"jobs": "20", "reason": "Line delayed"})

    assert answer.status_code == 422
    assert "30 jobs are already released" in answer.content.decode()


def test_pledge_step_by_somebody_who_only_reads_is_refused(client):
    client.force_login(UserFactory(verifier=True))

    assert client.post(step(planned(), "reduce"), {"jobs": "20", "reason": "x"}).status_code == 403


@pytest.mark.parametrize("verb", ["start", "close"])
def test_release_steps_have_their_pages(page, verb):
    release = ReleaseFactory()

    assert page.get(reverse("release_step", args=[release.reference, verb])).status_code == 200


def test_timeline_tells_of_the_pledge_with_who_and_why(page, by):
    pledge = planned()
    at = datetime(2026, 11, 20, 9, 0, tzinfo=LONDON)
    pledges.reduce(pledge=pledge, jobs=50, reason="Line delayed", by=by, at=at)

    told = entries(RecordContext(pledge.employer, by, TODAY), None, 10)

    assert [(entry.title, entry.text, entry.who, entry.at) for entry in told] == [
        ("Pledge reduced from 60 to 50 jobs: Entry-level production jobs", "Line delayed", by.name, at)
    ]


def test_list_totals_of_nothing_are_zero(by):
    totals = list_totals(with_figures(VacancyPledge.objects.none(), TODAY))

    assert (totals.pledges, totals.jobs, totals.filled) == (0, 0, 0)

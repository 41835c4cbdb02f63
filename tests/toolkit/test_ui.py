from datetime import UTC, date, datetime

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import timezone

from toolkit.charts import Funnel, LineChart, Segment, Series, StackedBar, Step
from toolkit.templatetags import ui

CLOCK = (
    '<svg width="16" height="16" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" '
    'stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false" class="icon">'
    '<circle cx="12" cy="12" r="10" /><path d="M12 6v6l4 2" /></svg>'
)


def drawn(source: str, address: str = "/", **context: object) -> str:
    request = RequestFactory().get(address)
    return " ".join(Template(source).render(Context({"request": request, **context})).split())


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 11, 22, 9, 0, tzinfo=UTC))


def test_icon_is_inline_and_hidden_from_readers() -> None:
    assert drawn('{% icon "clock" 16 %}') == CLOCK


def test_status_is_icon_word_and_colour_together() -> None:
    assert drawn('{% status "bad" words "clock" %}', words="Over & due") == (
        f'<span class="tag tag-bad">{CLOCK}Over &amp; due</span>'
    )


@pytest.mark.parametrize("tone", ["good", "warn", "bad", "info", "idle"])
def test_status_of_each_tone_has_an_icon_of_its_own(tone: str) -> None:
    expected = f'<span class="tag tag-{tone}">{ui.icon(ui.TONE_ICONS[tone], 16)}Words</span>'
    assert ui.status(tone, "Words") == expected


def test_avatar_of_a_name_always_has_the_same_tint() -> None:
    assert drawn("{% avatar 'Bramley Foods' %}") == drawn("{% avatar 'BRAMLEY FOODS' %}")


def test_avatar_is_initials_hidden_from_readers() -> None:
    assert drawn('{% avatar "Priya Nair" "round" %}') == (
        '<span class="avatar avatar-round avatar-small tint-3" aria-hidden="true">PN</span>'
    )


def test_bar_behind_its_plan_is_amber_with_a_tick_at_the_plan() -> None:
    assert drawn("{% bar 27 60 38 %}") == (
        '<svg class="bar" width="100%" height="10" aria-hidden="true" focusable="false">'
        '<rect width="100%" height="10" fill="#dfe5e4"/><rect width="45.0%" height="10" fill="#b85f0a"/>'
        '<rect x="63.3%" width="3" height="10" fill="#10262b"/></svg>'
    )


@pytest.mark.parametrize(
    ("tag", "colour"),
    [
        ("{% bar 40 60 38 %}", "#0b5a57"),
        ("{% bar 40 60 %}", "#0b5a57"),
        ('{% bar 5 8 8 tone="overdue" %}', "#bf2c38"),
    ],
)
def test_bar_colour_says_how_it_stands(tag: str, colour: str) -> None:
    assert f'height="10" fill="{colour}"/>' in drawn(tag)


def test_bar_whose_plan_is_the_whole_keeps_its_tick_inside() -> None:
    assert ui.bar(5, 8, 8)["plan"] == 99.2


def test_progress_says_its_counts_in_words() -> None:
    words = drawn('{% progress 1200 6000 "started" plan=1300 %}').partition("</svg>")[2]
    assert words == (
        ' <p class="progress-words"><span><b>1,200</b> of 6,000 started</span> '
        '<span class="muted">plan 1,300</span></p></div>'
    )


def test_due_in_the_past_is_overdue_with_its_clock(today: None) -> None:
    assert ui.due(date(2026, 11, 19)) == f'<span class="late">{CLOCK} Overdue, 19 Nov 2026</span>'


def test_due_today_is_not_yet_overdue(today: None) -> None:
    assert ui.due(date(2026, 11, 22)) == "<span>22 Nov 2026</span>"


def test_due_without_a_date_says_so(today: None) -> None:
    assert ui.due(None) == '<span class="muted">No date</span>'


@pytest.mark.parametrize(
    ("address", "tag", "expected"),
    [
        ("/?q=bram&page=2", "{% query_replace page=3 %}", "?q=bram&amp;page=3"),
        ("/?q=bram&page=2", "{% query_replace page=None %}", "?q=bram"),
        ("/?q=&sector=a&sector=b", "{% query_replace page=2 %}", "?sector=a&amp;sector=b&amp;page=2"),
        ("/", "{% query_replace q='a b&c' %}", "?q=a+b%26c"),
        ("/?q=x", "{% query_replace q='' %}", "?"),
    ],
)
def test_query_replace_changes_one_parameter_and_drops_the_empty(
    address: str, tag: str, expected: str
) -> None:
    assert drawn(tag, address) == expected


@pytest.mark.parametrize(
    ("address", "state", "target"),
    [
        ("/?page=4", ' aria-sort="ascending"', "?sort=-due"),
        ("/?sort=due", ' aria-sort="ascending"', "?sort=-due"),
        ("/?sort=-due", ' aria-sort="descending"', "?sort=due"),
        ("/?sort=name", "", "?sort=due"),
    ],
)
def test_sort_header_offers_the_other_order_on_page_one(address: str, state: str, target: str) -> None:
    html = drawn('{% sort_header "Next action" "due" default="due" %}', address)
    assert html.partition("<svg")[0] == (
        f'<th scope="col" role="columnheader"{state}><a class="sort" href="{target}">Next action'
    )


def test_pager_of_a_single_page_is_nothing() -> None:
    assert drawn("{% pager page %}", page=Paginator([1, 2], 5).page(1)) == ""


def test_pager_keeps_the_filters_and_says_where_we_are() -> None:
    page = Paginator(range(1, 1241), 50).page(3)
    html = drawn('{% pager page "employer" %}', "/?q=bram&page=3", page=page)
    assert '<p class="muted">101 to 150 of 1,240 employers</p>' in html
    assert '<a href="?q=bram&amp;page=2" rel="prev">' in html
    assert '<a href="?q=bram&amp;page=4" rel="next">' in html
    assert (
        '<a href="?q=bram&amp;page=3" aria-current="page"><span class="visually-hidden">Page </span>3</a>'
        in html
    )


def test_last_page_has_no_next() -> None:
    assert 'rel="next"' not in drawn("{% pager page %}", page=Paginator([1, 2, 3], 2).page(2))


def test_line_chart_is_drawn_twice_with_its_own_title_and_description() -> None:
    chart = LineChart(
        "starts", "Starts against plan", "By May 2 started.", ["Apr", "May"], [Series("Started", [0, 2])]
    )
    html = drawn("{% line_chart chart %}", chart=chart)
    for size in ("wide", "narrow"):
        assert f'aria-labelledby="starts-{size}-title starts-{size}-desc"' in html
        assert f'<title id="starts-{size}-title">Starts against plan</title>' in html
        assert f'<desc id="starts-{size}-desc">By May 2 started.</desc>' in html


def test_line_chart_shows_its_numbers_as_a_table() -> None:
    chart = LineChart("starts", "Starts", "What.", ["Apr", "May"], [Series("Started", [1200, None])])
    table = drawn("{% line_chart chart %}", chart=chart).partition("<tbody>")[2].partition("</tbody>")[0]
    assert table == (
        ' <tr><th scope="row">Apr</th><td class="figure-cell">1,200</td></tr>'
        ' <tr><th scope="row">May</th><td class="figure-cell">Not yet</td></tr> '
    )


def test_stacked_bar_says_every_part_in_words() -> None:
    html = drawn(
        "{% stacked_bar chart %}", chart=StackedBar([Segment("filled", 27), Segment("open", 33)], "60 jobs")
    )
    assert "</svg> <b>27</b> filled</li>" in html
    assert "</svg> <b>33</b> open</li>" in html
    assert '<li class="muted">60 jobs</li>' in html


def test_funnel_is_a_table_whose_words_carry_the_counts() -> None:
    html = drawn(
        "{% funnel chart %}", chart=Funnel("Jobs", [Step("Met", 61, 128, "of referred")], "Biggest drop.")
    )
    assert '<th scope="row">Met</th>' in html
    assert (
        '<td class="figure-cell"><b>61</b></td> <td class="funnel-share"><b>48%</b> of referred</td>' in html
    )
    assert '<p class="small muted">Biggest drop.</p>' in html

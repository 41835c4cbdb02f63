import pytest

from toolkit.charts import Funnel, Label, LineChart, Point, Segment, Series, StackedBar, Step, share


def chart(*series: Series, labels: tuple[str, ...] = ("Apr", "May", "Jun")) -> LineChart:
    return LineChart("starts", "Starts", "What happened.", labels, series)


@pytest.mark.parametrize(
    ("part", "whole", "expected"), [(27, 60, 45.0), (1, 3, 33.3), (9, 4, 100.0), (-1, 4, 0.0), (3, 0, 0.0)]
)
def test_share_stays_between_nothing_and_the_whole(part: int, whole: int, expected: float) -> None:
    assert share(part, whole) == expected


@pytest.mark.parametrize(
    ("highest", "expected"),
    [
        (38, ["0", "10", "20", "30", "40"]),
        (4, ["0", "1", "2", "3", "4"]),
        (1, ["0", "1"]),
        (0, ["0", "1"]),
        (1240, ["0", "500", "1,000", "1,500"]),
    ],
)
def test_grid_of_a_line_chart_has_round_steps(highest: int, expected: list[str]) -> None:
    drawing = chart(Series("Started", [0, 0, highest])).drawing(680, 250)
    assert [tick.words for tick in drawing.grid] == expected


def test_line_runs_from_the_axis_to_the_right_edge() -> None:
    line = chart(Series("Started", [0, 2, 4])).drawing(680, 250).lines[0]
    assert line.points == [Point(44.0, 220.0), Point(304.0, 117.0), Point(564.0, 14.0)]


def test_line_label_stands_beside_its_last_figure() -> None:
    line = chart(Series("Started", [0, 2, 4])).drawing(680, 250).lines[0]
    assert line.label == Label(574, 18.0, "Started 4")


def test_line_without_figures_yet_stops_where_they_stop() -> None:
    line = chart(Series("Started", [0, 2, None])).drawing(680, 250).lines[0]
    assert [point.x for point in line.points] == [44.0, 304.0]


def test_labels_that_would_print_over_each_other_are_pushed_apart() -> None:
    lines = (
        chart(Series("Plan", [0, 2, 4], dashed=True), Series("Started", [0, 2, 4])).drawing(680, 250).lines
    )
    assert [line.label.y for line in lines] == [18.0, 35.0]


def test_narrow_drawing_leaves_out_every_second_month() -> None:
    months = ("Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov")
    drawing = chart(Series("Started", [1] * 8), labels=months).drawing(330, 220)
    assert [label.words for label in drawing.below] == ["Apr", "Jun", "Aug", "Oct"]


def test_rows_of_a_line_chart_are_its_numbers_as_a_table() -> None:
    rows = chart(Series("Plan", [1, 2, 3]), Series("Started", [1, 1, None])).rows
    assert rows == [("Apr", [1, 1]), ("May", [2, 1]), ("Jun", [3, None])]


def test_line_chart_of_one_month_has_one_point() -> None:
    line = chart(Series("Started", [3]), labels=("Apr",)).drawing(680, 250).lines[0]
    assert [point.x for point in line.points] == [44.0]


def test_slices_of_a_stacked_bar_follow_each_other_and_fill_it() -> None:
    slices = StackedBar([Segment("filled", 5), Segment("open", 3), Segment("to come", 2)]).slices
    assert [(one.start, one.width) for one in slices] == [(0.0, 50.0), (50.0, 30.0), (80.0, 20.0)]


def test_stacked_bar_of_nothing_has_empty_slices() -> None:
    assert [one.width for one in StackedBar([Segment("filled", 0)]).slices] == [0.0]


def test_funnel_measures_each_step_against_the_widest_and_its_own_base() -> None:
    funnel = Funnel("Jobs", [Step("Referred", 128), Step("Interviewed", 64, 128, "of referred")])
    assert [(width, percent) for _, width, percent in funnel.rows] == [(100.0, None), (50.0, 50)]


def test_funnel_step_whose_base_is_nobody_has_no_percentage() -> None:
    assert [percent for _, _, percent in Funnel("Jobs", [Step("Started", 0, 0, "of offered")]).rows] == [None]

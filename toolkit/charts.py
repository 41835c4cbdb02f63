"""The geometry of the server-drawn charts. Templates turn it into SVG; nothing here is a colour class."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

INK = "#10262b"
BRAND = "#0b5a57"
QUIET = "#5f6f74"
BAR_COLOURS = {"fine": BRAND, "behind": "#b85f0a", "overdue": "#bf2c38"}
STACK_COLOURS = ("#0d2b30", "#5aa39b", "#dfe5e4", "#f2a33a", "#708a8e")

LEFT, TOP, BOTTOM = 44, 14, 30


def share(part: float, whole: float) -> float:
    """Percent of the whole, held between 0 and 100, to one decimal."""
    return round(100 * min(max(part / whole, 0), 1), 1) if whole else 0.0


class Point(NamedTuple):
    x: float
    y: float


class Label(NamedTuple):
    x: float
    y: float
    words: str


@dataclass(frozen=True)
class Series:
    """One line; `None` where there is no figure yet. A dashed line is the plan."""

    name: str
    values: Sequence[float | None]
    dashed: bool = False

    @property
    def last(self) -> float | None:
        return next((value for value in reversed(self.values) if value is not None), None)


@dataclass(frozen=True)
class Line:
    points: list[Point]
    label: Label
    dashed: bool

    @property
    def colour(self) -> str:
        return QUIET if self.dashed else BRAND

    @property
    def path(self) -> str:
        return " ".join(f"{point.x},{point.y}" for point in self.points)


@dataclass(frozen=True)
class Drawing:
    width: int
    height: int
    right: float
    grid: list[Label]
    below: list[Label]
    lines: list[Line]

    @property
    def size(self) -> str:
        return "wide" if self.width >= 500 else "narrow"


@dataclass(frozen=True)
class LineChart:
    """Lines over equal steps; `key` makes the ids of its title and description unique on the page."""

    key: str
    title: str
    description: str
    labels: Sequence[str]
    series: Sequence[Series]
    first_column: str = "Month"

    @property
    def rows(self) -> list[tuple[str, list[float | None]]]:
        return [
            (label, [one.values[place] for one in self.series]) for place, label in enumerate(self.labels)
        ]

    def drawing(self, width: int, height: int) -> Drawing:
        right = width - (116 if width >= 500 else 84)
        step, top = _scale(max((value for one in self.series for value in one.values if value), default=0))
        frame = _Frame(right, height - BOTTOM, top, len(self.labels))
        every = 1 if (right - LEFT) / max(len(self.labels), 1) >= 40 else 2
        return Drawing(
            width,
            height,
            right,
            [Label(LEFT - 8, frame.y(value), f"{value:,g}") for value in _ticks(step, top)],
            [
                Label(frame.x(place), height - 8, label)
                for place, label in enumerate(self.labels)
                if place % every == 0
            ],
            _lines(self.series, frame),
        )


@dataclass(frozen=True)
class _Frame:
    right: float
    floor: float
    top_value: float
    steps: int

    def x(self, place: int) -> float:
        return round(LEFT + place * (self.right - LEFT) / max(self.steps - 1, 1), 1)

    def y(self, value: float) -> float:
        return round(self.floor - value / self.top_value * (self.floor - TOP), 1)


def _scale(highest: float) -> tuple[float, float]:
    """A round step that gives at most five lines, and the value of the highest."""
    size = 1.0
    while True:
        for round_step in (size, 2 * size, 5 * size):
            if highest <= 4 * round_step:
                lines = max(-(-highest // round_step), 1)
                return round_step, lines * round_step
        size *= 10


def _ticks(step: float, top: float) -> list[float]:
    return [place * step for place in range(round(top / step) + 1)]


def _lines(series: Sequence[Series], frame: _Frame) -> list[Line]:
    lines = [
        Line(
            [
                Point(frame.x(place), frame.y(value))
                for place, value in enumerate(one.values)
                if value is not None
            ],
            Label(frame.right + 10, frame.y(one.last or 0) + 4, f"{one.name} {one.last or 0:,g}"),
            one.dashed,
        )
        for one in series
    ]
    return _apart(lines)


def _apart(lines: list[Line], gap: float = 17) -> list[Line]:
    """Push down the labels that would print over the one above them."""
    moved: list[Line] = []
    for line in sorted(lines, key=lambda one: one.label.y):
        lowest = moved[-1].label.y + gap if moved else line.label.y
        moved.append(replace(line, label=line.label._replace(y=max(line.label.y, lowest))))
    return moved


@dataclass(frozen=True)
class Segment:
    words: str
    count: int


@dataclass(frozen=True)
class Slice:
    words: str
    count: int
    start: float
    width: float
    colour: str


@dataclass(frozen=True)
class StackedBar:
    """Parts of one whole; `note` stands after the legend."""

    segments: Sequence[Segment]
    note: str = ""

    @property
    def slices(self) -> list[Slice]:
        whole = sum(segment.count for segment in self.segments)
        before = 0
        slices = []
        for segment, colour in zip(self.segments, STACK_COLOURS, strict=False):
            slices.append(
                Slice(segment.words, segment.count, share(before, whole), share(segment.count, whole), colour)
            )
            before += segment.count
        return slices


@dataclass(frozen=True)
class Step:
    """One stage; `base` and `of` say what its percentage is a share of, when it has one."""

    words: str
    count: int
    base: int | None = None
    of: str = ""


@dataclass(frozen=True)
class Funnel:
    caption: str
    steps: Sequence[Step]
    note: str = ""

    @property
    def rows(self) -> list[tuple[Step, float, int | None]]:
        widest = max((step.count for step in self.steps), default=0)
        return [
            (step, share(step.count, widest), round(share(step.count, step.base)) if step.base else None)
            for step in self.steps
        ]

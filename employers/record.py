"""What higher apps add to the pages about employers.

An employer's record shows what brokerage and offers know of it, yet employers may not import them.
So each higher app lists its contributions in one module, `on_employer_record.py`, and registers
them in its `AppConfig.ready()`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal, TypeVar

from accounts.models import User
from employers.models import Employer

T = TypeVar("T")
Tone = Literal["good", "warn", "bad", "info", "idle"]


@dataclass(frozen=True)
class RecordContext:
    """The record being read, by whom, and the London day on which it is read."""

    employer: Employer
    user: User
    today: date
    known: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    def once(self, name: str, load: Callable[[], T]) -> T:
        """What the tile, the tab and the panel of one page all need is read once."""
        if name not in self.known:
            self.known[name] = load()
        found: T = self.known[name]
        return found


@dataclass(frozen=True)
class Tile:
    """One figure at the top of the record: `figure` of `of`, and a note below it."""

    label: str
    figure: str
    of: str = ""
    note: str = ""
    tone: Tone | None = None
    icon: str = ""


@dataclass(frozen=True)
class Banner:
    """Something everybody must see before they act."""

    tone: Tone
    icon: str
    title: str
    text: str
    link_label: str = ""
    link_url: str = ""
    blocks_contact: bool = False


@dataclass(frozen=True)
class Panel:
    """A card of the overview. `load` gives the template's variables; None leaves the card out."""

    name: str
    area: Literal["main", "side"]
    order: int
    template: str
    load: Callable[[RecordContext], Mapping[str, Any] | None]


@dataclass(frozen=True)
class Tab:
    """A page of the record beside the overview; `url_name` takes the employer's reference."""

    name: str
    label: str
    url_name: str
    order: int
    count: Callable[[RecordContext], int | None]


TimelineKind = Literal["contact", "employer", "deal", "changes"]


@dataclass(frozen=True)
class TimelineEntry:
    """Something that happened: when, what, who did it, why."""

    at: datetime
    kind: TimelineKind
    icon: str
    title: str
    who: str
    text: str = ""
    tone: Tone = "idle"
    link_label: str = ""
    link_url: str = ""
    tags: Sequence[str] = ()


@dataclass(frozen=True)
class TimelineSource:
    """`load` gives the newest `limit` entries older than `before` (all, when None), newest first."""

    kinds: frozenset[TimelineKind]
    load: Callable[[RecordContext, datetime | None, int], Sequence[TimelineEntry]]


@dataclass(frozen=True)
class PastTable:
    """Part of the record as it stood at a past moment: plain headings and rows of text."""

    title: str
    headings: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True)
class ListColumn:
    """A column of employer lists. `load` takes the employers' ids on the page, in one statement."""

    name: str
    label: str
    template: str
    load: Callable[[Sequence[int], User, date], Mapping[int, Any]]
    export: Callable[[Any], str]


@dataclass(frozen=True)
class ListStanding:
    """How an employer stands in the eyes of a higher app: the tag of a list's status column."""

    tone: Tone
    words: str
    icon: str


@dataclass(frozen=True)
class ListSummary:
    """A figure above an employer list. `load` takes the filtered employers as a subquery of ids."""

    order: int
    load: Callable[[Any, User, date], Tile | None]


@dataclass(frozen=True)
class ListView:
    """A ready-made view of a caseload, such as "Pledges at risk"; `ids` gives a subquery of ids."""

    name: str
    label: str
    order: int
    ids: Callable[[User, date], Any]


@dataclass(frozen=True)
class TodayItem:
    """Something a person must do or know today."""

    due_on: date | None
    title: str
    employer_name: str
    url: str
    note: str = ""
    tone: Tone = "idle"
    icon: str = ""


@dataclass(frozen=True)
class TodaySource:
    """Items for a person's day, beside next actions; `section` is the heading they come under."""

    section: str
    order: int
    load: Callable[[User, date], Sequence[TodayItem]]


@dataclass(frozen=True)
class AlsoWorkingHere:
    """Somebody of a partner agency who has work in hand with this employer."""

    agency: str
    does: str
    person: str


@dataclass
class Contributions:
    """Everything registered so far. One instance, `contributions`, is filled at start-up."""

    tiles: list[Callable[[RecordContext], Tile | None]] = field(default_factory=list)
    banners: list[Callable[[RecordContext], Banner | None]] = field(default_factory=list)
    panels: list[Panel] = field(default_factory=list)
    tabs: list[Tab] = field(default_factory=list)
    timeline: list[TimelineSource] = field(default_factory=list)
    past: list[Callable[[Employer, datetime], PastTable]] = field(default_factory=list)
    columns: list[ListColumn] = field(default_factory=list)
    standings: list[Callable[[Sequence[int], User, date], Mapping[int, ListStanding]]] = field(
        default_factory=list
    )
    summaries: list[ListSummary] = field(default_factory=list)
    views: list[ListView] = field(default_factory=list)
    today: list[TodaySource] = field(default_factory=list)
    also_here: list[Callable[[RecordContext], Iterable[AlsoWorkingHere]]] = field(default_factory=list)


contributions = Contributions()

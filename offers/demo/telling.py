"""Where the demonstration is told from: today, its people, and how days and words are found."""

import tomllib
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Any

from django.utils import timezone

from accounts.models import Agency, User
from brokerage.models import Provider, Provision, Service
from employers.models import Contact, Employer, Site

DATA = Path(__file__).parent / "data"
SOURCE = "The invented demonstration partnership"

Story = dict[str, Any]


def read(name: str) -> Story:
    return tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))


@dataclass
class Told:
    """An invented employer once written down, and the people and places of it."""

    story: Story
    employer: Employer
    lead: User
    contacts: list[Contact]
    sites: list[Site]
    since: int


@dataclass
class Telling:
    """The same every time it is told on the same day."""

    now: datetime
    people: dict[str, User] = field(default_factory=dict)
    agencies: dict[str, Agency] = field(default_factory=dict)
    services: dict[str, Service] = field(default_factory=dict)
    providers: dict[str, Provider] = field(default_factory=dict)
    courses: dict[str, Provision] = field(default_factory=dict)
    chance: Random = field(default_factory=lambda: Random("northern valleys"))  # noqa: S311 - a story, no secret

    @property
    def today(self) -> date:
        return timezone.localdate(self.now)

    def day(self, offset: int) -> date:
        return self.today + timedelta(days=offset)

    def moment(self, offset: int, hour: int = 10) -> datetime:
        """That day in London, in office hours, and never later than now."""
        told = timezone.make_aware(datetime.combine(self.day(offset), time(hour, 15)))
        return min(told, self.now)

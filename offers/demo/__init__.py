"""The demonstration: an invented partnership and its year, told through the product's own actions."""

import shutil
import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from django.db import transaction

from employers import reference_data
from employers.actions.imports import import_employers
from offers.demo import courses, deals, employers, offering, partnership, programmes, routine
from offers.demo.telling import Story, Telling, Told, read

Progress = Callable[[str], None]

REAL_EMPLOYERS = Path(reference_data.__file__).parent / "real_employers.csv"


@transaction.atomic
def tell(*, at: datetime, routine_too: bool, say: Progress) -> None:
    """All of it or nothing: half a demonstration would look like a whole one."""
    telling = Telling(now=at)
    partnership.found(telling)
    stories = _stories(routine_too=routine_too)
    told = []
    for position, story in enumerate(stories):
        told.append(_employer(telling, story, position))
        say(f"{position + 1} of {len(stories)} invented employers")
    programmes.tell(telling)
    for one in told:
        offering.tell(telling, one)


def add_real_employers(*, at: datetime) -> None:
    """Some two thousand real employers from open data; they fill the directory and carry no story."""
    with tempfile.TemporaryDirectory() as folder:
        # the reports of an import stand beside its file, and the product's own folder is not ours to write
        path = Path(shutil.copy(REAL_EMPLOYERS, folder))
        import_employers(path=path, by=None, at=at, on_possible="create")


def _stories(*, routine_too: bool) -> list[Story]:
    stories = read("stories_small")["employer"] + read("stories_large")["employer"]
    return [*stories, *routine.stories()] if routine_too else stories


def _employer(telling: Telling, story: Story, position: int) -> Told:
    told = employers.tell(telling, story, position)
    deals.tell(telling, told)
    courses.tell(telling, told)
    return told

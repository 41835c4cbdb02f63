"""Check 4: the offer stands no longer than what it relies on, and its days can be kept."""

from collections.abc import Iterator

from employers.working_days import is_working_day
from offers.checking.problem import Draft, Problem
from offers.snapshot.costs import priced
from toolkit.dates import day


def validity(draft: Draft) -> Iterator[Problem]:
    until, url = draft.version.valid_until, draft.words_url("terms")
    if until is None:
        yield Problem("validity", "Say until when the offer is valid.", url)
        return
    if until < draft.today:
        yield Problem("validity", f"The offer would have lapsed on {day(until)}.", url)
    for step in draft.version.milestones.all():
        if step.on < until:
            words = f"“{step.title}” on {day(step.on)} comes before {day(until)}, when the offer lapses."
            yield Problem("validity", words, url)
    for line in priced(draft.lines):
        for stream in line.streams.all():
            if stream.valid_to and stream.valid_to < until:
                words = f"{stream.label} closes on {day(stream.valid_to)}, before the offer lapses."
                yield Problem("validity", words, url)


def review(draft: Draft) -> Iterator[Problem]:
    on, url = draft.version.first_review_on, draft.words_url("reviews")
    if on is None:
        yield Problem("review", "Say when the first review is.", url)
    elif not is_working_day(on):
        yield Problem("review", f"The first review, {day(on)}, is not a working day.", url)
    elif day(on) not in draft.version.reviews:
        words = f"The words on reviews do not name {day(on)}, the day of the first review."
        yield Problem("review", words, url)


def training(draft: Draft) -> Iterator[Problem]:
    """Advice only: a provider may still agree to another day."""
    for line in draft.lines:
        provision = line.option.provision if line.option else None
        if provision is None or line.starts_on is None:
            continue
        too_late = provision.valid_to is not None and line.starts_on > provision.valid_to
        if line.starts_on < provision.valid_from or too_late:
            words = (
                f"“{line.title}” starts on {day(line.starts_on)}, outside the days the provider offers it."
            )
            yield Problem("training", words, draft.line_url(line), blocks=False)


def past(draft: Draft) -> Iterator[Problem]:
    for line in draft.lines:
        if line.due_on and line.due_on < draft.today:
            words = f"“{line.title}” was due on {day(line.due_on)}, which has passed."
            yield Problem("past", words, draft.line_url(line))

"""Employers with an ordinary year: rows of a table woven into stories of the same shape."""

from random import Random
from typing import NamedTuple

from offers.demo.telling import Story, read

FIRST_NAMES = ["Anita", "Bill", "Chloe", "Daniel", "Elaine", "Faisal", "Gemma", "Hugo", "Imran", "Julie"]
LAST_NAMES = ["Ackroyd", "Begum", "Clegg", "Dyson", "Farrar", "Greenwood", "Hussain", "Jagger", "Lister"]
JOBS = ["Managing director", "Operations manager", "Owner", "General manager", "Office manager"]
FIRST_WORDS = [
    ("phone", "in", "Rang after seeing the chamber's newsletter. Looking for {need}."),
    ("visit", "out", "First visit. {does}. The question of the day is {need}."),
    ("event", "out", "Met at the skills breakfast. Would like to talk about {need}."),
]
LATER_WORDS = [
    ("phone", "out", "Checked in. {name} says the plan for {need} still stands."),
    ("email", "out", "Sent what was promised about {need}."),
    ("visit", "out", "Looked round with {name}. Good people, short of time."),
    ("email", "in", "{name} wrote to say how the last starters are doing."),
    ("video", "out", "Went through the figures with {name}; next step agreed."),
]
NEXT_STEPS = [
    "Ring about {need}", "Send dates for a visit", "Check how the last starter is doing",
    "Agree interview times", "Ask about next year", "Send the pledge for signature",
]  # fmt: skip


class Row(NamedTuple):
    """A line of routine.toml."""

    name: str
    sic: str
    people: int
    place: str
    lead: str
    does: str
    topic: str
    need: str
    how_many: int
    jobs: int
    filled: int

    @property
    def released(self) -> int:
        return max(self.filled, self.jobs // 2, 1)


def stories() -> list[Story]:
    rows = [Row(*row) for table in read("routine")["employers"] for row in table["rows"]]
    return [_story(row, Random(row.name)) for row in rows]  # noqa: S311 - a story, no secret


def _story(row: Row, chance: Random) -> Story:
    contact = f"{chance.choice(FIRST_NAMES)} {chance.choice(LAST_NAMES)}"
    start = -chance.randint(120, 330)
    return {
        "name": row.name,
        "trading": row.name.removesuffix(" Ltd"),
        "sic": row.sic,
        "people": row.people,
        "tier": "sme_brokered",
        "place": row.place,
        "lead": row.lead,
        "deputy": "priya" if row.lead == "nadia" else "nadia",
        "about": f"{row.does}.",
        "contacts": [[contact, chance.choice(JOBS), ["signatory", "recruitment"], True]],
        "objectives": [f"Find {row.need}."],
        "needs": [[row.topic, "get_job", f"Find {row.need}", row.how_many, "", "", 60 + row.how_many * 5]],
        "commitments": [_commitment(row, chance, start)],
        "pledge": _pledge(row, start),
        "log": _log(row, chance, start, name=contact.split()[0]),
        "next": [[chance.randint(-4, 40), chance.choice(NEXT_STEPS).format(need=row.need)]],
    }


def _commitment(row: Row, chance: Random, start: int) -> Story:
    kind, title, unit = chance.choice(
        [
            ("entry_level_jobs", "Entry-level jobs", "vacancies"),
            ("local_recruitment", "Jobs for local people", "people"),
            ("guaranteed_interviews", "Guaranteed interviews", "interviews"),
        ]
    )
    return {
        "kind": kind,
        "title": title,
        "quantity": row.jobs * 3 if unit == "interviews" else row.jobs,
        "unit": unit,
        "start": start,
        "due": chance.randint(20, 200),
        "status": "active",
        "done": _fills(row, start),
        "local": "Lives in the borough or next to it on the day they start",
    }


def _fills(row: Row, start: int) -> list[list[int]]:
    return [[start // 2, row.filled]] if row.filled else []


def _pledge(row: Row, start: int) -> Story:
    title = row.need[0].upper() + row.need[1:]
    return {
        "title": "This year's jobs",
        "occupation": "9",
        "jobs": row.jobs,
        "start": start,
        "end": 150,
        "status": "confirmed",
        "releases": [[int(start * 0.8), title, row.released, _fills(row, start)]],
    }


def _log(row: Row, chance: Random, start: int, *, name: str) -> list[list[object]]:
    words = {"does": row.does, "need": row.need, "name": name}
    kind, direction, text = chance.choice(FIRST_WORDS)
    entries: list[list[object]] = [[start - 6, kind, direction, [row.topic], text.format(**words), [0], []]]
    for days in sorted(chance.sample(range(start, -4), chance.randint(2, 5))):
        kind, direction, text = chance.choice(LATER_WORDS)
        entries.append([days, kind, direction, [row.topic], text.format(**words), [0], []])
    return entries

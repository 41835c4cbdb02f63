"""Employers with an ordinary year: rows of a table woven into stories of the same shape."""

from random import Random

from offers.demo.telling import Story, read

FIRST_NAMES = ["Anita", "Bill", "Chloe", "Daniel", "Elaine", "Faisal", "Gemma", "Hugo", "Imran", "Julie",
               "Kofi", "Linda", "Marek", "Naomi", "Oliver", "Petra", "Ravi", "Sian", "Tariq", "Una"]  # fmt: skip
LAST_NAMES = ["Ackroyd", "Begum", "Clegg", "Dyson", "Eastwood", "Farrar", "Greenwood", "Hussain", "Iqbal",
              "Jagger", "Kaye", "Lister", "Metcalfe", "Naylor", "Ogden", "Pickles", "Rashid", "Sutcliffe",
              "Thackray", "Walker"]  # fmt: skip
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


def stories() -> list[Story]:
    return [_story(row, Random(row[0])) for table in read("routine")["employers"] for row in table["rows"]]  # noqa: S311 - a story


def _story(row: list, chance: Random) -> Story:
    name, sic, people, place, lead, does, topic, need, how_many, jobs, filled = row
    contact = f"{chance.choice(FIRST_NAMES)} {chance.choice(LAST_NAMES)}"
    start = -chance.randint(120, 330)
    first_name = contact.split()[0]
    return {
        "name": name,
        "trading": name.removesuffix(" Ltd"),
        "sic": sic,
        "people": people,
        "tier": "sme_brokered",
        "place": place,
        "lead": lead,
        "deputy": "priya" if lead == "nadia" else "nadia",
        "about": f"{does}.",
        "contacts": [[contact, chance.choice(JOBS), ["signatory", "recruitment"], True]],
        "objectives": [f"Find {need}."],
        "needs": [[topic, "get_job", f"Find {need}", how_many, "", "", 60 + how_many * 5]],
        "commitments": [_commitment(chance, start, jobs, filled)],
        "pledge": _pledge(start, jobs, filled, need),
        "log": _log(chance, start, topic, does, need, first_name),
        "next": [[chance.randint(-4, 40), chance.choice(NEXT_STEPS).format(need=need)]],
    }


def _commitment(chance: Random, start: int, jobs: int, filled: int) -> Story:
    kind, title, unit = chance.choice(
        [
            ("entry_level_jobs", "Entry-level jobs", "vacancies"),
            ("local_recruitment", "Jobs for local people", "people"),
            ("guaranteed_interviews", "Guaranteed interviews", "interviews"),
        ]
    )
    quantity = jobs * 3 if unit == "interviews" else jobs
    done = [[start // 2, filled]] if filled else []
    return {
        "kind": kind,
        "title": title,
        "quantity": quantity,
        "unit": unit,
        "start": start,
        "due": chance.randint(20, 200),
        "status": "active",
        "done": done,
        "local": "Lives in the borough or next to it on the day they start",
    }


def _pledge(start: int, jobs: int, filled: int, need: str) -> Story:
    fills = [[start // 2, filled]] if filled else []
    releases = [[int(start * 0.8), need[0].upper() + need[1:], max(filled, jobs // 2), fills]]
    return {
        "title": "This year's jobs",
        "occupation": "9",
        "jobs": jobs,
        "start": start,
        "end": 150,
        "status": "fully_released" if max(filled, jobs // 2) == jobs else "part_released",
        "releases": releases,
    }


def _log(chance: Random, start: int, topic: str, does: str, need: str, first_name: str) -> list:
    words = {"does": does, "need": need, "name": first_name}
    kind, direction, text = chance.choice(FIRST_WORDS)
    entries = [[start - 6, kind, direction, [topic], text.format(**words), [0], []]]
    for days in sorted(chance.sample(range(start, -4), chance.randint(2, 5))):
        kind, direction, text = chance.choice(LATER_WORDS)
        entries.append([days, kind, direction, [topic], text.format(**words), [0], []])
    return entries

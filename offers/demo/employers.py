"""One invented employer: who they are, who looks after them, and what was said."""

from accounts.history import save_as
from employers.actions import contacts, do_not_contacts, employers, interactions, leads, next_actions
from employers.actions.sites import SiteFacts
from employers.enums import (
    AccountTier,
    ContactFunction,
    Direction,
    EngagementStatus,
    IdentifierScheme,
    InteractionKind,
    LawfulBasis,
    LeadRole,
    LegalForm,
    NameKind,
    OwnershipSector,
    Purpose,
    Topic,
)
from employers.models import Contact, Employer, EmployerGroup
from offers.demo.telling import SOURCE, Story, Telling, Told, read

PLACES: dict[str, list[str]] = read("places")["places"]
# Numbers that the companies' register does not give out: an invented firm must not be a real one.
FIRST_COMPANY_NUMBER = 99900001
DRAMA_NUMBERS = "01632 960"


def tell(telling: Telling, story: Story, position: int) -> Told:
    lead = telling.people[story["lead"]]
    since = _since(story)
    at = telling.moment(since, 9)
    employer = employers.create(
        name=_known_as(story),
        names=_names(story),
        source=SOURCE,
        source_on=telling.day(since),
        identifiers=[(IdentifierScheme.COMPANIES_HOUSE, "", str(FIRST_COMPANY_NUMBER + position))],
        industries=[story["sic"]],
        sites=_sites(story),
        legal_form=LegalForm(story.get("form", "ltd")),
        ownership_sector=OwnershipSector(story.get("owner", "private")),
        headcount=story["people"],
        headcount_on=telling.day(since),
        headcount_source="Told us",
        domain=f"{_slug(story)}.example",
        phone=f"{DRAMA_NUMBERS}{position:03}",
        about=story.get("about", ""),
        group=_group(telling, story),
        parent=_parent(story),
        is_invented=True,
        tier=AccountTier(story["tier"]),
        engagement_status=EngagementStatus("committed" if story.get("commitments") else "engaged"),
        next_review_on=telling.day(story.get("review", 30 + position)),
        lead=lead,
        by=lead,
        at=at,
    )
    told = Told(
        story=story,
        employer=employer,
        lead=lead,
        contacts=_contacts(telling, story, employer),
        sites=list(employer.sites.order_by("pk")),
        since=since,
    )
    _team(telling, told)
    _conversations(telling, told)
    return told


def _since(story: Story) -> int:
    """The record starts five days before the first conversation."""
    return int(min([entry[0] for entry in story.get("log", [])], default=-200)) - 5


def _known_as(story: Story) -> str:
    return str(story.get("trading") or story["name"])


def _names(story: Story) -> list[tuple[NameKind, str]]:
    names = [(NameKind.LEGAL, story["name"])]
    if trading := story.get("trading"):
        names.append((NameKind.TRADING, trading))
    if former := story.get("former"):
        names.append((NameKind.PREVIOUS, former))
    return names


def _slug(story: Story) -> str:
    words = _known_as(story).lower()
    return "".join(letter for letter in words if letter.isalnum() and letter.isascii())


def _sites(story: Story) -> list[SiteFacts]:
    if story.get("forty_sites"):
        return _depots()
    rows = story.get("sites") or [["Main site", story["place"], story["people"]]]
    return [
        {
            "name": name,
            "address": f"Unit {number + 1}, Invented Park, {place}",
            "postcode": PLACES[place][(number + len(story["name"])) % len(PLACES[place])],
            "headcount": people,
        }
        for number, (name, place, people) in enumerate(rows)
    ]


def _depots() -> list[SiteFacts]:
    """Forty depots over all twelve boroughs: four hubs of 60, the rest of 20."""
    boroughs = list(PLACES)
    rows: list[SiteFacts] = []
    for number in range(40):
        place = boroughs[number % len(boroughs)]
        kind = "hub" if number < 4 else "depot"
        rows.append(
            {
                "name": f"{place} {kind} {number // len(boroughs) + 1}",
                "address": f"Plot {number + 1}, Invented Way, {place}",
                "postcode": PLACES[place][number // len(boroughs)],
                "headcount": 60 if number < 4 else 20,
            }
        )
    return rows


def _group(telling: Telling, story: Story) -> EmployerGroup | None:
    if "group" not in story:
        return None
    group = EmployerGroup.objects.filter(name=story["group"]).first()
    if group is None:
        group = EmployerGroup(name=story["group"])
        save_as(group, by=telling.people[story["lead"]], why="Group recorded", at=telling.moment(-400))
    return group


def _parent(story: Story) -> Employer | None:
    if "parent" not in story:
        return None
    return Employer.objects.get(names__name=story["parent"], names__kind=NameKind.LEGAL)


def _contacts(telling: Telling, story: Story, employer: Employer) -> list[Contact]:
    lead, since = telling.people[story["lead"]], _since(story)
    at = telling.moment(since, 9)
    people = []
    for number, (name, job_title, functions, signs) in enumerate(story.get("contacts", [])):
        contact = contacts.add(
            employer=employer,
            name=name,
            job_title=job_title,
            email=f"{'.'.join(name.lower().split()[-2:])}@{employer.domain}".replace("'", ""),
            phone=f"{DRAMA_NUMBERS}{(number * 211 + len(name) * 7) % 1000:03}",
            functions=[ContactFunction(function) for function in functions],
            source="Met in person",
            bases=[(Purpose.ACCOUNT, LawfulBasis.PUBLIC_TASK), (Purpose.OFFER, LawfulBasis.PUBLIC_TASK)],
            notice_version="2026-1",
            by=lead,
            at=at,
        )
        if signs:
            contact = contacts.confirm_signatory(
                contact=contact,
                evidence="Companies House lists them as a director",
                scope="All sites",
                from_on=telling.day(since),
                by=lead,
                at=at,
            )
        people.append(contact)
    return people


def _team(telling: Telling, told: Told) -> None:
    account = told.employer.accounts.get()
    members = [(LeadRole.DEPUTY, told.story.get("deputy"), "")]
    members += [(LeadRole.TEAM, key, does) for key, does in told.story.get("team", [])]
    for role, key, does in members:
        if key:
            leads.assign(
                account=account,
                user=telling.people[key],
                role=role,
                does=does,
                from_on=telling.day(told.since),
                by=told.lead,
                at=telling.moment(told.since, 9),
            )


def _conversations(telling: Telling, told: Told) -> None:
    for days, kind, direction, topics, summary, spoke_to, joined in told.story.get("log", []):
        people = [told.lead, *(telling.people[key] for key in joined)]
        interactions.log(
            employer=told.employer,
            kind=InteractionKind(kind),
            direction=Direction(direction),
            happened_at=telling.moment(days, 11),
            summary=summary,
            topics=[Topic(topic) for topic in topics],
            contacts=[told.contacts[number] for number in spoke_to],
            attendees=[(person, person.agency) for person in people if person.agency],
            by=told.lead,
            at=telling.moment(days, 15),
        )
    for days, title in told.story.get("next", []):
        next_actions.add(
            employer=told.employer,
            title=title,
            due_on=telling.day(days),
            owner=told.lead,
            by=told.lead,
            at=telling.moment(min(days, 0) - 3, 16),
        )
    if asked := told.story.get("do_not_contact"):
        do_not_contacts.record(
            employer=told.employer,
            asked_on=telling.day(asked["asked"]),
            review_on=telling.day(asked["review"]),
            reason=asked["reason"],
            by=told.lead,
            at=telling.moment(asked["asked"], 16),
        )

"""The invented agencies, their people, services, providers and courses."""

from datetime import timedelta
from decimal import Decimal

from accounts.enums import RoleName
from accounts.history import save_as
from accounts.models import Agency, Membership, User
from brokerage.enums import ApprovalStatus, Mode, QualificationLevel, Stage
from brokerage.models import FundingStream, Provider, ProviderApproval, Provision, Service
from employers.enums import Topic
from offers.demo.telling import SOURCE, Story, Telling, read

BEFORE_IT_ALL = -800
WHY = "Demonstration set up"


def found(telling: Telling) -> None:
    """Everything that stands before the first employer is told of."""
    story = read("partnership")
    for row in story["agency"]:
        telling.agencies[row["code"]] = _agency(row, telling)
    for row in story["person"]:
        telling.people[row["key"]] = _person(row, telling)
    for position, row in enumerate(story["service"]):
        telling.services[row["code"]] = _service(row, position, telling)
    for row in story["provider"]:
        telling.providers[row["key"]] = _provider(row, telling)
    for row in story["course"]:
        telling.courses[row["key"]] = _course(row, telling)


def tries() -> dict[str, str]:
    """What to try as each of the invented people, by email address."""
    return {email_of(row): row["tries"] for row in read("partnership")["person"]}


def email_of(row: Story) -> str:
    return f"{row['name'].lower().replace(' ', '.')}@{row['agency']}.example"


def _agency(row: Story, telling: Telling) -> Agency:
    agency = Agency(
        code=row["code"],
        name=row["name"],
        short_name=row["short_name"],
        kind=row["kind"],
        role=row["role"],
        phone=row["phone"],
        email=f"employers@{row['code']}.example",
        is_host=row.get("is_host", False),
    )
    save_as(agency, by=None, why=WHY, at=telling.moment(BEFORE_IT_ALL))
    return agency


def _person(row: Story, telling: Telling) -> User:
    at = telling.moment(BEFORE_IT_ALL)
    person = User(email=email_of(row), name=row["name"], job_title=row["job_title"], phone=row["phone"])
    person.set_unusable_password()
    save_as(person, by=None, why=WHY, at=at)
    membership = Membership(
        user=person,
        agency=telling.agencies[row["agency"]],
        role=RoleName(row["role"]),
        is_primary=True,
        starts_on=telling.day(BEFORE_IT_ALL),
    )
    save_as(membership, by=None, why=WHY, at=at)
    return person


def _service(row: Story, position: int, telling: Telling) -> Service:
    return Service.objects.create(
        code=row["code"],
        label=row["label"],
        sort=position,
        stage=Stage(row["stage"]),
        agency=telling.agencies[row["agency"]],
        promise=row["promise"],
        response_standard=row["response_standard"],
        valid_from=telling.day(BEFORE_IT_ALL),
        source=SOURCE,
        source_on=telling.today,
    )


def _provider(row: Story, telling: Telling) -> Provider:
    at = telling.moment(BEFORE_IT_ALL)
    provider = Provider(
        name=row["name"], ukprn=row["ukprn"], agency=telling.agencies.get(row.get("agency", ""))
    )
    save_as(provider, by=None, why=WHY, at=at)
    approval = ProviderApproval(
        provider=provider,
        status=ApprovalStatus.APPROVED,
        scope="All courses on the list",
        starts_on=telling.day(BEFORE_IT_ALL),
        ends_on=telling.day(500),
    )
    save_as(approval, by=None, why=WHY, at=at)
    return provider


def _course(row: Story, telling: Telling) -> Provision:
    course = Provision(
        provider=telling.providers[row["provider"]],
        title=row["title"],
        topic=Topic(row["topic"]),
        level=QualificationLevel(row["level"]),
        is_accredited=bool(row["streams"]),
        mode=Mode(row["mode"]),
        weeks=row["weeks"],
        places=16,
        next_start_on=telling.day(40) + timedelta(days=row["weeks"]),
        price=Decimal(row["price"]),
        valid_from=telling.day(BEFORE_IT_ALL),
        source=f"{SOURCE}: a sample price",
        source_on=telling.today,
    )
    save_as(course, by=None, why=WHY, at=telling.moment(BEFORE_IT_ALL))
    course.streams.set(FundingStream.objects.filter(code__in=row["streams"]))
    return course

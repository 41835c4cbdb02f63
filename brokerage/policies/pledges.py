"""What may happen to a vacancy pledge now."""

from collections.abc import Mapping
from datetime import date

from brokerage.enums import LIVE_PLEDGES
from brokerage.models import PledgeRelease, VacancyPledge
from employers.enums import ContactStatus
from employers.models import Contact, Employer
from toolkit.dates import day
from toolkit.errors import Refused


def check_can_sign(employer: Employer, contact: Contact, on: date) -> None:
    """Only somebody there whose authority is recorded can make a promise for the employer."""
    if contact.employer_id != employer.pk:
        message = f"{contact.name} is not at {employer}."
        raise Refused(message, field="contact")
    if contact.status != ContactStatus.ACTIVE:
        message = f"{contact.name} is no longer there. Choose somebody else."
        raise Refused(message, field="contact")
    if not contact.can_sign_on(on):
        message = f"{contact.name} is not recorded as able to sign on {day(on)}. Record the authority first."
        raise Refused(message, field="contact")


def check_plan(pledge: VacancyPledge, months: Mapping[date, int]) -> None:
    if pledge.status not in [*LIVE_PLEDGES, "proposed"]:
        message = f"This pledge is {pledge.get_status_display().lower()}, so it has no plan to change."
        raise Refused(message)
    first, last = pledge.starts_on.replace(day=1), pledge.ends_on
    if outside := [month for month in months if months[month] and not first <= month <= last]:
        message = f"{min(outside):%B %Y} is outside the pledge, {day(pledge.starts_on)} to {day(last)}."
        raise Refused(message)
    total = sum(months.values())
    if total > pledge.jobs:
        message = f"The months add up to {total:,}, more than the {pledge.jobs:,} jobs pledged."
        raise Refused(message)


def check_releasable(pledge: VacancyPledge, jobs: int, released: int) -> None:
    if pledge.status == "proposed":
        message = "The employer must confirm the pledge first."
        raise Refused(message)
    if pledge.status not in LIVE_PLEDGES:
        message = f"This pledge is {pledge.get_status_display().lower()}."
        raise Refused(message)
    left = pledge.jobs - released
    if jobs > left:
        message = f"Only {left:,} of {pledge.jobs:,} jobs are left to release. Change the pledge first."
        raise Refused(message, field="jobs")


def check_startable(release: PledgeRelease, *, jobs: int, filled: int, started_on: date, today: date) -> None:
    pledge = release.pledge
    if pledge.status not in LIVE_PLEDGES:
        message = f"This pledge is {pledge.get_status_display().lower()}."
        raise Refused(message)
    if started_on > today:
        message = "A start is recorded once it has happened."
        raise Refused(message, field="started_on")
    if started_on < release.released_on:
        message = f"These jobs were released on {day(release.released_on)}, so nobody started before."
        raise Refused(message, field="started_on")
    left = release.jobs - filled
    if jobs > left:
        message = f"Only {left:,} of these {release.jobs:,} jobs are still to be filled."
        raise Refused(message, field="jobs")


def check_reducible(pledge: VacancyPledge, jobs: int, released: int) -> None:
    if pledge.status not in LIVE_PLEDGES:
        message = "Only a pledge that the employer has confirmed is reduced. Edit or withdraw this one."
        raise Refused(message)
    if not 0 < jobs < pledge.jobs:
        message = f"Enter fewer than {pledge.jobs:,} and at least 1, or withdraw the pledge."
        raise Refused(message, field="jobs")
    if jobs < released:
        message = f"{released:,} jobs are already released, so the pledge cannot go below that."
        raise Refused(message, field="jobs")

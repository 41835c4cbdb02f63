"""The gates of a programme designed with employers: what each asks before the next begins."""

from collections.abc import Collection
from datetime import date
from decimal import Decimal

from django.db.models import Sum

from accounts.models import User
from brokerage.enums import ContributionKind, PartyRole, ProgrammeStatus, SignOffStatus, SpecStatus
from brokerage.models import Cohort, Programme, ProgrammeFunding, ProgrammeParty, ProgrammeSpec, Provider
from brokerage.policies.training import check_provider_approved
from toolkit.errors import Refused
from toolkit.templatetags.words import money

# Larger changes than these, once signed off, need everybody's word again.
PRICE_CHANGE, PLACES_CHANGE, DAYS_CHANGE = Decimal("0.10"), Decimal("0.20"), 28

SIGNED = {ProgrammeStatus.SIGNED_OFF, ProgrammeStatus.RECRUITING, ProgrammeStatus.DELIVERING}
ENDED = {ProgrammeStatus.RETIRED, ProgrammeStatus.CANCELLED}
APPROVING = [SignOffStatus.APPROVED, SignOffStatus.WITH_COMMENTS]

# What a comment can be about: the fields of a specification in the order they are read.
SECTIONS = (
    "target_group",
    "content",
    "qualification",
    "hours",
    "mode",
    "place",
    "employer_input",
    "exit_route",
)


def check_running(programme: Programme) -> None:
    if programme.status in ENDED:
        message = f"This programme is {programme.get_status_display().lower()}."
        raise Refused(message)


def check_employers_recruited(programme: Programme) -> None:
    """Employers come first, before any specification."""
    employers = programme.parties.filter(role=PartyRole.EMPLOYER)
    if not employers.exists():
        message = "Add an employer first: a programme starts with who needs it."
        raise Refused(message)
    if not employers.filter(expected_people__gt=0).exists():
        message = "Say how many jobs or staff at least one employer expects to bring."
        raise Refused(message)


def check_spec_complete(spec: ProgrammeSpec | None) -> ProgrammeSpec:
    if spec is None:
        message = "Write a version of the specification first."
        raise Refused(message)
    return spec


def check_spec_agreed(spec: ProgrammeSpec, agreed_by: Collection[ProgrammeParty]) -> None:
    open_comments = spec.comments.filter(replied_at__isnull=True).count()
    if open_comments:
        noun = "comment waits" if open_comments == 1 else "comments wait"
        message = f"{open_comments:,} {noun} for a reply."
        raise Refused(message)
    parties = list(spec.programme.parties.select_related("employer"))
    employers = [party for party in parties if party.role == PartyRole.EMPLOYER]
    if missing := [str(party) for party in employers if party not in agreed_by]:
        message = f"Not yet agreed by {', '.join(missing)}."
        raise Refused(message, field="agreed_by")


def check_funding_line(line: ProgrammeFunding) -> None:
    if line.party is not None and line.party.programme_id != line.programme_id:
        message = "Choose a party of this programme."
        raise Refused(message, field="party")
    if line.stream is not None and line.in_kind:
        message = "Money from a stream is never in kind."
        raise Refused(message, field="in_kind")


def shortfall(programme: Programme) -> Decimal:
    """What is still missing of the cost; below 0 when the lines add up to more."""
    total = programme.funding.aggregate(total=Sum("amount"))["total"] or Decimal(0)
    return (programme.total_cost or Decimal(0)) - total


def check_funded(programme: Programme) -> None:
    if not programme.total_cost:
        message = "Enter what the programme costs in all."
        raise Refused(message)
    if programme.accountable_body_id is None:
        message = "Say which agency answers for the money."
        raise Refused(message)
    gap = shortfall(programme)
    if gap:
        words = "is still missing" if gap > 0 else "is too much"
        message = f"Of the cost of {money(programme.total_cost)}, {money(abs(gap))} {words}."
        raise Refused(message)
    unconfirmed = programme.funding.filter(confirmed_on__isnull=True).count()
    if unconfirmed:
        noun = "amount is" if unconfirmed == 1 else "amounts are"
        message = f"{unconfirmed:,} {noun} not confirmed yet."
        raise Refused(message)
    _check_in_kind_valued(programme)


def _check_in_kind_valued(programme: Programme) -> None:
    unvalued = programme.parties.exclude(
        contribution__in=[ContributionKind.NONE, ContributionKind.VACANCIES]
    ).filter(contribution_value__isnull=True)
    if party := unvalued.select_related("employer", "agency", "provider").first():
        message = f"Agree the value of what {party} brings."
        raise Refused(message)


def check_fair_selection(provider: Provider, note: str, today: date) -> None:
    if not note.strip():
        message = "Say how the provider was chosen fairly."
        raise Refused(message, field="selection_note")
    check_provider_approved(provider, today)


def check_selector(provider: Provider, conflicts: str, by: User) -> None:
    """Somebody of the provider's own agency may choose it only with that interest written down."""
    if provider.agency_id in by.agency_ids and not conflicts.strip():
        message = f"You work for {provider}. Declare that interest."
        raise Refused(message, field="conflicts")


def check_signed_off(programme: Programme) -> None:
    check_funded(programme)
    spec = programme.specs.filter(status=SpecStatus.AGREED).first()
    rows = list(spec.sign_offs.select_related("party")) if spec else []
    if not rows:
        message = "Ask the parties to sign off first."
        raise Refused(message)
    if waiting := [str(row.party) for row in rows if row.status not in APPROVING]:
        message = f"Still waiting for {', '.join(waiting)}."
        raise Refused(message)


def check_cohort_planned(programme: Programme) -> None:
    if not programme.cohorts.filter(places__gt=0).exists():
        message = "Add a cohort with its dates and places first."
        raise Refused(message)


def check_results_known(programme: Programme) -> None:
    if not programme.cohorts.filter(starts__gt=0).exists():
        message = "Record first how many people started and completed."
        raise Refused(message)


def price_changed_much(before: Decimal | None, after: Decimal) -> bool:
    return before is not None and before > 0 and abs(after - before) > before * PRICE_CHANGE


def cohort_changed_much(before: Cohort, *, starts_on: date, ends_on: date, places: int) -> bool:
    places_moved = abs(places - before.places) > before.places * PLACES_CHANGE
    days = max(abs((starts_on - before.starts_on).days), abs((ends_on - before.ends_on).days))
    return places_moved or days > DAYS_CHANGE

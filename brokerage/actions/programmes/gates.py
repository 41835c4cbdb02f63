"""The gates in order: each asks its guard, then moves the programme on."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from accounts.history import save_checked
from accounts.models import User
from brokerage.actions.programmes.steps import check_reason, locked, locked_for, move, spec_in_hand
from brokerage.enums import InvolvementLevel, PartyRole, ProgrammeStatus, SpecStatus
from brokerage.models import Programme, ProgrammeParty, ProgrammeSpec, Provider
from brokerage.policies import programmes as policies
from brokerage.transitions import PROGRAMME, check_move
from employers.actions import next_actions
from employers.enums import LeadRole
from employers.models import AccountLead, Employer
from employers.working_days import add_working_days
from toolkit.dates import london_day
from toolkit.errors import Refused


@transaction.atomic
def recruit_employers(*, programme: Programme, by: User, at: datetime) -> Programme:
    programme = locked_for(programme, ProgrammeStatus.EMPLOYERS_RECRUITED)
    policies.check_employers_recruited(programme)
    return move(programme, ProgrammeStatus.EMPLOYERS_RECRUITED, by=by, at=at)


@transaction.atomic
def design(*, programme: Programme, by: User, at: datetime) -> Programme:
    programme = locked_for(programme, ProgrammeStatus.DESIGN)
    return move(programme, ProgrammeStatus.DESIGN, by=by, at=at)


@transaction.atomic
def open_spec(*, programme: Programme, by: User, at: datetime) -> ProgrammeSpec:
    """The version in hand goes to every party for comment."""
    programme = locked_for(programme, ProgrammeStatus.SPEC_OPEN)
    spec = policies.check_spec_complete(spec_in_hand(programme))
    spec.status = SpecStatus.OPEN
    save_checked(spec, by=by, why=f"Specification version {spec.number} opened for comment", at=at)
    move(programme, ProgrammeStatus.SPEC_OPEN, words=f"Version {spec.number}", by=by, at=at)
    return spec


@transaction.atomic
def agree_spec(
    *,
    programme: Programme,
    agreed_by: Collection[ProgrammeParty],
    involvement_level: InvolvementLevel,
    involvement_reason: str,
    by: User,
    at: datetime,
) -> ProgrammeSpec:
    """The version before it retires."""
    programme = locked_for(programme, ProgrammeStatus.SPEC_AGREED)
    spec = policies.check_spec_complete(spec_in_hand(programme))
    policies.check_spec_agreed(spec, agreed_by)
    for old in programme.specs.filter(status=SpecStatus.AGREED):
        old.status = SpecStatus.RETIRED
        save_checked(old, by=by, why=f"Specification version {old.number} retired", at=at)
    words = ", ".join(str(party) for party in agreed_by)
    spec.status = SpecStatus.AGREED
    save_checked(spec, by=by, why=f"Specification version {spec.number} agreed by {words}", at=at)
    programme.involvement_level, programme.involvement_reason = involvement_level, involvement_reason.strip()
    move(programme, ProgrammeStatus.SPEC_AGREED, words=f"Agreed by {words}", by=by, at=at)
    return spec


@transaction.atomic
def fund(*, programme: Programme, by: User, at: datetime) -> Programme:
    programme = locked_for(programme, ProgrammeStatus.FUNDED)
    policies.check_funded(programme)
    return move(programme, ProgrammeStatus.FUNDED, by=by, at=at)


@transaction.atomic
def select_provider(
    *, programme: Programme, provider: Provider, selection_note: str, conflicts: str, by: User, at: datetime
) -> Programme:
    """Chosen fairly, with every interest declared; the provider becomes a party."""
    programme = locked_for(programme, ProgrammeStatus.PROVIDER_SELECTED)
    policies.check_fair_selection(provider, selection_note, london_day(at))
    policies.check_selector(provider, conflicts, by)
    programme.provider = provider
    programme.selection_note = f"{selection_note.strip()} Interests declared: {conflicts.strip() or 'none'}."
    if not programme.parties.filter(provider=provider).exists():
        party = ProgrammeParty(programme=programme, role=PartyRole.PROVIDER, provider=provider)
        save_checked(party, by=by, why=f"{provider} joined {programme.title}", at=at)
    return move(programme, ProgrammeStatus.PROVIDER_SELECTED, words=str(provider), by=by, at=at)


@transaction.atomic
def sign_off(*, programme: Programme, by: User, at: datetime) -> Programme:
    programme = locked_for(programme, ProgrammeStatus.SIGNED_OFF)
    policies.check_signed_off(programme)
    return move(programme, ProgrammeStatus.SIGNED_OFF, by=by, at=at)


@transaction.atomic
def recruit(*, programme: Programme, by: User, at: datetime) -> Programme:
    programme = locked_for(programme, ProgrammeStatus.RECRUITING)
    policies.check_cohort_planned(programme)
    return move(programme, ProgrammeStatus.RECRUITING, by=by, at=at)


@transaction.atomic
def deliver(*, programme: Programme, by: User, at: datetime) -> Programme:
    programme = locked_for(programme, ProgrammeStatus.DELIVERING)
    return move(programme, ProgrammeStatus.DELIVERING, by=by, at=at)


@transaction.atomic
def complete(*, programme: Programme, by: User, at: datetime) -> Programme:
    programme = locked_for(programme, ProgrammeStatus.COMPLETED)
    policies.check_results_known(programme)
    return move(programme, ProgrammeStatus.COMPLETED, by=by, at=at)


@transaction.atomic
def evaluate(*, programme: Programme, decision: str, by: User, at: datetime) -> Programme:
    programme = locked_for(programme, ProgrammeStatus.EVALUATED)
    if not decision.strip():
        message = "Say whether to repeat, change or stop it, and why."
        raise Refused(message, field="decision")
    programme.decision = decision.strip()
    return move(programme, ProgrammeStatus.EVALUATED, words=decision, by=by, at=at)


@transaction.atomic
def repeat(*, programme: Programme, by: User, at: datetime) -> Programme:
    programme = locked_for(programme, ProgrammeStatus.REPEAT)
    return move(programme, ProgrammeStatus.REPEAT, by=by, at=at)


@transaction.atomic
def retire(*, programme: Programme, by: User, at: datetime) -> Programme:
    programme = locked_for(programme, ProgrammeStatus.RETIRED)
    return move(programme, ProgrammeStatus.RETIRED, by=by, at=at)


@transaction.atomic
def pause(*, programme: Programme, reason: str, by: User, at: datetime) -> Programme:
    programme = locked_for(programme, ProgrammeStatus.PAUSED)
    check_reason(reason)
    programme.held_from, programme.status_reason = programme.status, reason.strip()
    return move(programme, ProgrammeStatus.PAUSED, words=reason, by=by, at=at)


@transaction.atomic
def resume(*, programme: Programme, by: User, at: datetime) -> Programme:
    """Back to where it was paused."""
    programme = locked(programme)
    if programme.status != ProgrammeStatus.PAUSED:
        message = "This programme is not paused."
        raise Refused(message)
    status = ProgrammeStatus(programme.held_from)
    check_move(PROGRAMME, ProgrammeStatus.PAUSED, status)
    programme.held_from, programme.status_reason = "", ""
    return move(programme, status, words="Taken up again", by=by, at=at)


@transaction.atomic
def cancel(*, programme: Programme, reason: str, by: User, at: datetime) -> Programme:
    """Whoever leads an employer's account gets an action to tell that employer."""
    programme = locked_for(programme, ProgrammeStatus.CANCELLED)
    check_reason(reason)
    programme.status_reason = reason.strip()
    move(programme, ProgrammeStatus.CANCELLED, words=reason, by=by, at=at)
    today = london_day(at)
    for employer in Employer.objects.filter(
        programme_parties__programme=programme, closed_on__isnull=True
    ).order_by("programme_parties"):
        lead = _lead_of(employer)
        next_actions.add(
            employer=employer,
            title=f"Say that {programme.title} is cancelled"[:200],
            due_on=add_working_days(today, 2),
            owner=lead.user if lead else programme.owner,
            agency=lead.agency if lead else programme.lead_agency,
            note=reason.strip()[:300],
            by=by,
            at=at,
        )
    return programme


def _lead_of(employer: Employer) -> AccountLead | None:
    return (
        AccountLead.objects.select_related("user", "agency")
        .filter(account__employer=employer, role=LeadRole.LEAD, ends_on__isnull=True)
        .first()
    )

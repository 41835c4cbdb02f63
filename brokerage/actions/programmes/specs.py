"""Versions of what the programme is, what parties say of them, and the answers."""

from datetime import datetime
from typing import TypedDict, Unpack

from django.db import transaction
from django.db.models import Max

from accounts.history import because, save_checked
from accounts.models import User
from brokerage.actions.programmes.steps import locked_running, reopen_design
from brokerage.enums import ProgrammeStatus, SpecStatus
from brokerage.models import Programme, ProgrammeParty, ProgrammeSpec, SpecComment
from brokerage.policies.programmes import SECTIONS
from toolkit.errors import Refused

TOO_EARLY = {ProgrammeStatus.IDEA, ProgrammeStatus.EMPLOYERS_RECRUITED}


class Spec(TypedDict, total=False):
    target_group: str
    content: str
    qualification: str
    hours: int
    mode: str
    place: str
    employer_input: str
    exit_route: str


@transaction.atomic
def write_spec(*, programme: Programme, by: User, at: datetime, **words: Unpack[Spec]) -> ProgrammeSpec:
    """A new version; after sign-off it is a material change and goes back to the design."""
    programme = locked_running(programme)
    if programme.status in TOO_EARLY:
        message = "Bring in the employers and start the design before writing a specification."
        raise Refused(message)
    last = programme.specs.aggregate(number=Max("number"))["number"] or 0
    spec = ProgrammeSpec(programme=programme, number=last + 1, **words)
    save_checked(spec, by=by, why=f"Specification version {spec.number} written", at=at)
    reopen_design(programme, "A new version of the specification", by=by, at=at)
    return spec


@transaction.atomic
def edit_spec(*, spec: ProgrammeSpec, by: User, at: datetime, **words: Unpack[Spec]) -> ProgrammeSpec:
    spec = _locked_spec(spec)
    if spec.status not in {SpecStatus.DRAFT, SpecStatus.OPEN}:
        message = "This version is no longer changed. Write a new one."
        raise Refused(message)
    for name, value in words.items():
        setattr(spec, name, value)
    save_checked(spec, by=by, why=f"Specification version {spec.number} changed", at=at)
    return spec


@transaction.atomic
def comment(
    *, spec: ProgrammeSpec, party: ProgrammeParty, section: str, text: str, by: User, at: datetime
) -> SpecComment:
    spec = _locked_spec(spec)
    if spec.status != SpecStatus.OPEN:
        message = "This version is not open for comment."
        raise Refused(message)
    if section not in SECTIONS:
        message = "Choose a section of the specification."
        raise Refused(message, field="section")
    if party.programme_id != spec.programme_id:
        message = "Choose a party of this programme."
        raise Refused(message, field="party")
    said = SpecComment(spec=spec, party=party, section=section, text=text.strip())
    save_checked(said, by=by, why=because(f"{party} commented on version {spec.number}", text), at=at)
    return said


@transaction.atomic
def reply(*, comment: SpecComment, text: str, by: User, at: datetime) -> SpecComment:
    current = SpecComment.objects.select_for_update(of=("self",)).select_related("party", "spec")
    said = current.get(pk=comment.pk)
    if said.replied_at is not None:
        message = "This comment has its reply."
        raise Refused(message)
    if not text.strip():
        message = "Write the reply."
        raise Refused(message, field="text")
    said.reply, said.replied_at, said.replied_by = text.strip(), at, by
    save_checked(said, by=by, why=because(f"Replied to {said.party}", text), at=at)
    return said


def _locked_spec(spec: ProgrammeSpec) -> ProgrammeSpec:
    rows = ProgrammeSpec.objects.select_for_update(of=("self",)).select_related("programme")
    return rows.get(pk=spec.pk)

"""Forms that word a commitment: its kind first, then everything else about it."""

from decimal import Decimal
from typing import Any

from django import forms

from accounts.models import Agency, User
from brokerage.actions.commitments import TERMS
from brokerage.commitment_kinds import KINDS, Kind
from brokerage.enums import (
    BINDING,
    Binding,
    CommitmentDirection,
    CommitmentKind,
    CommitmentSource,
    Stage,
    Unit,
)
from brokerage.models import Commitment, Service
from employers.forms.account import PersonForm
from employers.models import Employer, LocalAuthority
from employers.queries import people_to_speak_to
from toolkit.forms import FrontdoorForm, choice_with_hint

Grouped = list[tuple[str, list[tuple[str, Any]]]]
FOLDED = ("source", "source_reference", "clause", "binding", "authority", "owner", "contact")


def kinds_by_stage() -> Grouped:
    """Every kind an employer can promise, under the stage where it helps."""
    return [
        (
            stage.label,
            [
                (kind.kind.value, choice_with_hint(str(kind.kind.label), kind.measure))
                for kind in KINDS.values()
                if kind.stage == stage and kind.kind != CommitmentKind.SERVICE
            ],
        )
        for stage in Stage
        if any(kind.stage == stage and kind.kind != CommitmentKind.SERVICE for kind in KINDS.values())
    ]


def services_by_stage() -> Grouped:
    """The service catalogue: what we can promise."""
    services = list(Service.objects.filter(valid_to__isnull=True).select_related("agency"))
    return [
        (
            stage.label,
            [
                (service.code, choice_with_hint(service.label, f"{service.agency}. {service.promise}"))
                for service in services
                if service.stage == stage
            ],
        )
        for stage in Stage
        if any(service.stage == stage for service in services)
    ]


class DirectionForm(FrontdoorForm):
    """Read from the address: whose promise, and of which kind."""

    direction = forms.ChoiceField(
        label="Whose promise is it?", choices=CommitmentDirection.choices, widget=forms.HiddenInput
    )
    kind = forms.ChoiceField(label="What do they promise?", widget=forms.RadioSelect)

    def __init__(self, *args: Any, direction: CommitmentDirection, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["direction"] = direction
        ours = direction == CommitmentDirection.PARTNERSHIP
        kind = self.fields["kind"]
        kind.choices = services_by_stage() if ours else kinds_by_stage()  # type: ignore[attr-defined]  # a choice field
        kind.label = "What do we promise?" if ours else "What do they promise?"
        kind.error_messages["required"] = "Choose what is promised"

    @property
    def is_empty(self) -> bool:
        return not self.fields["kind"].choices  # type: ignore[attr-defined]  # a choice field


class TermsForm(FrontdoorForm):
    """The terms that freeze once both sides have agreed."""

    quantity = forms.DecimalField(
        label="How many?", max_digits=10, decimal_places=2, min_value=0, required=False
    )
    unit = forms.ChoiceField(label="Of what?", choices=Unit.choices)
    measure = forms.CharField(
        label="What counts?",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="In plain words, so that both sides count the same.",
    )
    known_by = forms.CharField(
        label="How will both sides know that it is kept?",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    local_definition = forms.CharField(
        label="Who counts as local, and when is that measured?",
        max_length=300,
        required=False,
        help_text="Such as “Living in Ashdale or Keld on the first day of work”.",
    )
    starts_on = forms.DateField(label="From when?", required=False)
    due_on = forms.DateField(label="Due by", required=False)

    def terms(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in TERMS if name in self.cleaned_data}


class CommitmentForm(TermsForm, PersonForm):
    """Everything about a commitment while its terms are open."""

    person_field = "owner"

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    title = forms.CharField(label="What do you call it?", max_length=160)
    local_areas = forms.MultipleChoiceField(
        label="Which areas count as local?", required=False, widget=forms.CheckboxSelectMultiple
    )
    if_plans_change = forms.CharField(
        label="What happens if plans change?",
        max_length=300,
        required=False,
        help_text="Such as who tells whom, and how early.",
    )
    source = forms.ChoiceField(label="Where was it promised?", choices=CommitmentSource.choices)
    source_reference = forms.CharField(
        label="Reference",
        max_length=120,
        required=False,
        help_text="Of the agreement, contract or permission.",
    )
    clause = forms.CharField(label="Clause", max_length=120, required=False)
    binding = forms.ChoiceField(label="How binding is it?", choices=Binding.choices)
    authority = forms.ChoiceField(
        label="Who enforces it?",
        required=False,
        help_text="Only for a binding commitment: they alone say whether it was kept.",
    )
    owner = forms.ChoiceField(label="Who looks after it for us?")
    contact = forms.ChoiceField(label="Who looks after it there?", required=False)

    field_order = ["version", "title", *TERMS, "local_areas", "if_plans_change", *FOLDED]

    def __init__(
        self,
        *args: Any,
        employer: Employer,
        kind: Kind,
        user: User,
        commitment: Commitment | None = None,
        service: Service | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.contacts = {contact.reference: contact for contact in people_to_speak_to(employer)}
        self.agencies = {one.code: one for one in Agency.objects.filter(left_on__isnull=True)}
        self._choices("contact", "Nobody yet", [(key, str(one)) for key, one in self.contacts.items()])
        self._choices("authority", "Nobody", [(key, one.name) for key, one in self.agencies.items()])
        self.areas: dict[str, LocalAuthority] = {}
        self._ask_about_areas(employer, kind)
        known = initial_of(commitment) if commitment else _initial_of_kind(kind, service, user)
        self.initial = {**known, **self.initial}

    def _ask_about_areas(self, employer: Employer, kind: Kind) -> None:
        """Only of the kinds that depend on it, and only the places where the employer is."""
        if not kind.needs_local_definition:
            del self.fields["local_definition"], self.fields["local_areas"]
            return
        here = employer.sites.filter(closed_on__isnull=True).values("local_authority")
        self.areas = {area.gss_code: area for area in LocalAuthority.objects.filter(pk__in=here)}
        if not self.areas:
            del self.fields["local_areas"]
            return
        choices = [(code, area.name) for code, area in self.areas.items()]
        self.fields["local_areas"].choices = choices  # type: ignore[attr-defined]  # a choice field

    def _choices(self, name: str, nobody: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = [("", nobody), *choices]  # type: ignore[attr-defined]  # a choice field

    @property
    def more_is_wrong(self) -> bool:
        return any(name in self.errors for name in FOLDED)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if found.get("binding") in BINDING:
            if not found.get("authority"):
                self.add_error("authority", "Say who enforces it: a binding commitment needs somebody")
            if not found.get("source_reference"):
                self.add_error("source_reference", "Enter the reference of the agreement that binds them")
        return found

    def particulars(self) -> dict[str, Any]:
        """What the actions take."""
        found = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        if "local_areas" in found:
            found["local_areas"] = [self.areas[code] for code in found["local_areas"]]
        return found | {
            "owner": self.people[found["owner"]].user,
            "contact": self.contacts.get(found["contact"]),
            "authority": self.agencies.get(found["authority"]),
        }


def initial_of(commitment: Commitment) -> dict[str, Any]:
    plain = ("version", "title", *TERMS, "if_plans_change", "source", "source_reference", "clause", "binding")
    return {name: getattr(commitment, name) for name in plain} | {
        "quantity": whole(commitment.quantity),
        "local_areas": [area.gss_code for area in commitment.local_areas.all()],
        "authority": commitment.authority.code if commitment.authority else "",
        "owner": commitment.owner.reference,
        "contact": commitment.contact.reference if commitment.contact else "",
    }


def whole(number: Decimal | None) -> int | Decimal | None:
    """60 rather than 60.00 in the box."""
    return int(number) if number is not None and number == number.to_integral_value() else number


def _initial_of_kind(kind: Kind, service: Service | None, user: User) -> dict[str, Any]:
    return {
        "title": service.label if service else kind.kind.label,
        "unit": kind.unit,
        "measure": service.promise[:300] if service else kind.measure,
        "known_by": service.response_standard if service else kind.known_by,
        "source": CommitmentSource.VERBAL,
        "binding": Binding.VOLUNTARY,
        "owner": user.reference,
    }

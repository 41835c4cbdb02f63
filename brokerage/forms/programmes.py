"""Forms about programmes designed with employers."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone

from accounts.models import Agency
from brokerage.enums import (
    ContributionKind,
    InvolvementLevel,
    ProgrammeStatus,
    SignOffStatus,
)
from brokerage.forms.steps import StepForm
from brokerage.models import FundingStream, Programme, ProgrammeParty, ProgrammeSpec, Provider, SpecComment
from brokerage.policies.programmes import SECTIONS
from brokerage.queries.programmes import section_label
from brokerage.queries.training import approved_providers
from employers.models import Employer
from toolkit.forms import FilterForm

MOST_PEOPLE = 10_000
MONEY: dict[str, Any] = {"max_digits": 10, "decimal_places": 2, "min_value": Decimal(0)}
YEAR = re.compile(r"^\d{4}(-\d{2})?$")
MATCHES = 20


def agencies() -> dict[str, Agency]:
    return {one.code: one for one in Agency.objects.filter(left_on__isnull=True)}


class ProgrammeForm(StepForm):
    """`subject` is not used: a programme starts on its own."""

    title = forms.CharField(label="What is it called?", max_length=160)
    aim = forms.CharField(
        label="What is it to achieve?", max_length=400, widget=forms.Textarea(attrs={"rows": 3})
    )
    lead_agency = forms.ChoiceField(label="Which agency leads?")
    in_house_note = forms.CharField(
        label="Does it use an employer’s own material?",
        max_length=300,
        required=False,
        help_text="It stays the employer’s property.",
    )

    def prepare(self) -> None:
        self.agencies = agencies()
        self.offer("lead_agency", [(code, one.name) for code, one in self.agencies.items()])
        self.initial = {"lead_agency": self.user.agency.code if self.user.agency else None}

    def terms(self) -> dict[str, Any]:
        return self.cleaned_data | {"lead_agency": self.agencies[self.cleaned_data["lead_agency"]]}


class BringsForm(StepForm):
    """What a party brings; `subject` is the party when it is edited."""

    expected_people = forms.IntegerField(
        label="How many jobs or staff do they expect to bring?",
        min_value=1,
        max_value=MOST_PEOPLE,
        required=False,
    )
    contribution = forms.ChoiceField(
        label="What else do they bring?",
        choices=ContributionKind.choices,
        widget=forms.RadioSelect,
        initial=ContributionKind.NONE,
    )
    contribution_detail = forms.CharField(label="In a few words", max_length=200, required=False)
    contribution_value = forms.DecimalField(label="Agreed value, £", required=False, **MONEY)

    def prepare(self) -> None:
        if isinstance(self.subject, ProgrammeParty):
            self.initial = {name: getattr(self.subject, name) for name in BringsForm.base_fields}

    def brings(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in BringsForm.base_fields}


class EmployerPartyForm(BringsForm):
    employer = forms.CharField(
        label="Which employer?", max_length=160, help_text="Its name or reference, such as EMP-7K2P."
    )
    field_order = ["employer"]

    def clean_employer(self) -> Employer:
        words = self.cleaned_data["employer"].strip()
        rows = Employer.objects.visible_to(self.user).filter(closed_on__isnull=True)
        found = rows.filter(reference=words.upper()).first() or rows.filter(name__iexact=words).first()
        if found is not None:
            return found
        near = list(rows.filter(name__icontains=words).order_by("sort_name")[:MATCHES])
        if len(near) == 1:
            return near[0]
        message = "No employer on record has this name or reference."
        if near:
            names = "; ".join(f"{one.name} ({one.reference})" for one in near[:5])
            message = f"More than one matches: {names}. Give the reference."
        raise forms.ValidationError(message)


class PartnerForm(BringsForm):
    agency = forms.ChoiceField(label="Which agency?")
    field_order = ["agency"]

    def prepare(self) -> None:
        self.agencies = agencies()
        self.offer("agency", [(code, one.name) for code, one in self.agencies.items()])

    def clean_agency(self) -> Agency:
        return self.agencies[self.cleaned_data["agency"]]


class ProviderPartyForm(BringsForm):
    provider = forms.ChoiceField(label="Which provider?")
    field_order = ["provider"]

    def prepare(self) -> None:
        self.providers: dict[str, Provider] = {
            one.reference: one for one in approved_providers(timezone.localdate())
        }
        self.offer("provider", [(key, one.name) for key, one in self.providers.items()])

    def clean_provider(self) -> Provider:
        return self.providers[self.cleaned_data["provider"]]


class SpecForm(StepForm):
    """`subject` is the version being edited, or the programme whose newest version is taken over."""

    target_group = forms.CharField(label="Who is it for?", max_length=300)
    content = forms.CharField(
        label="What is taught?", max_length=3000, widget=forms.Textarea(attrs={"rows": 8})
    )
    qualification = forms.CharField(label="Which qualification?", max_length=160, required=False)
    hours = forms.IntegerField(label="How many hours?", min_value=1, max_value=5000)
    mode = forms.CharField(label="How is it taught?", max_length=160)
    place = forms.CharField(label="Where?", max_length=160)
    employer_input = forms.CharField(label="What do employers put in?", max_length=300)
    exit_route = forms.CharField(
        label="What does it lead to?", max_length=300, help_text="An interview, a job or a next course."
    )

    def prepare(self) -> None:
        known = self.subject
        if isinstance(known, Programme):
            known = known.specs.order_by("-number").first()
        if isinstance(known, ProgrammeSpec):
            self.initial = {name: getattr(known, name) for name in SECTIONS}


class CommentForm(StepForm):
    party = forms.ChoiceField(label="Who says it?", widget=forms.RadioSelect)
    section = forms.ChoiceField(
        label="About which part?", choices=[(name, section_label(name)) for name in SECTIONS]
    )
    text = forms.CharField(
        label="What do they say?", max_length=1000, widget=forms.Textarea(attrs={"rows": 4})
    )

    def prepare(self) -> None:
        rows = self.subject.programme.parties.select_related("employer", "agency", "provider")
        self.parties: dict[str, ProgrammeParty] = {str(one.pk): one for one in rows}
        self.offer("party", [(key, str(one)) for key, one in self.parties.items()])

    def clean_party(self) -> ProgrammeParty:
        return self.parties[self.cleaned_data["party"]]


class ReplyForm(StepForm):
    text = forms.CharField(label="Your reply", max_length=1000, widget=forms.Textarea(attrs={"rows": 4}))

    def prepare(self) -> None:
        said: SpecComment = self.subject
        self.fields["text"].help_text = f"{said.party} said: {said.text}"


class AgreeSpecForm(StepForm):
    agreed_by = forms.MultipleChoiceField(
        label="Who has agreed it?", widget=forms.CheckboxSelectMultiple, help_text="Every employer must."
    )
    involvement_level = forms.ChoiceField(
        label="How far were employers involved?", choices=InvolvementLevel.choices, widget=forms.RadioSelect
    )
    involvement_reason = forms.CharField(label="Why do you say so?", max_length=300)

    def prepare(self) -> None:
        rows = self.subject.parties.select_related("employer", "agency", "provider")
        self.parties: dict[str, ProgrammeParty] = {str(one.pk): one for one in rows}
        self.offer("agreed_by", [(key, str(one)) for key, one in self.parties.items()])

    def clean_agreed_by(self) -> list[ProgrammeParty]:
        return [self.parties[key] for key in self.cleaned_data["agreed_by"]]


class CostForm(StepForm):
    total_cost = forms.DecimalField(label="What does it cost in all, £?", **MONEY)
    accountable_body = forms.ChoiceField(label="Which agency answers for the money?")

    def prepare(self) -> None:
        self.agencies = agencies()
        self.offer("accountable_body", [(code, one.name) for code, one in self.agencies.items()])
        body = self.subject.accountable_body
        self.initial = {
            "total_cost": self.subject.total_cost,
            "accountable_body": body.code if body else None,
        }

    def clean_accountable_body(self) -> Agency:
        return self.agencies[self.cleaned_data["accountable_body"]]


class FundingLineForm(StepForm):
    source = forms.ChoiceField(label="Who pays?", help_text="A stream of public money or a party.")
    amount = forms.DecimalField(label="How much, £?", **MONEY)
    year = forms.CharField(label="In which year?", max_length=9, help_text="Such as 2026-27.")
    in_kind = forms.BooleanField(label="In kind, at an agreed value", required=False)
    confirmed_on = forms.DateField(label="Confirmed on", required=False, help_text="Leave empty if not yet.")

    def prepare(self) -> None:
        today = timezone.localdate()
        streams = FundingStream.objects.exclude(valid_to__lt=today)
        parties = self.subject.parties.select_related("employer", "agency", "provider")
        self.streams = {f"stream-{one.code}": one for one in streams}
        self.parties = {f"party-{one.pk}": one for one in parties}
        self.offer(
            "source",
            [
                ("", "Choose"),
                ("Parties", [(key, str(one)) for key, one in self.parties.items()]),
                ("Streams", [(key, one.label) for key, one in self.streams.items()]),
            ],
        )

    def clean_year(self) -> str:
        year: str = self.cleaned_data["year"].strip()
        if not YEAR.match(year):
            message = "Write the year as 2026-27, or 2026 for a calendar year"
            raise forms.ValidationError(message)
        return year

    def terms(self) -> dict[str, Any]:
        answers = dict(self.cleaned_data)
        source = answers.pop("source")
        return answers | {"stream": self.streams.get(source), "party": self.parties.get(source)}


class ConfirmLineForm(StepForm):
    on = forms.DateField(label="Confirmed on what day?", initial=timezone.localdate)


class SelectProviderForm(StepForm):
    provider = forms.ChoiceField(label="Which provider?", widget=forms.RadioSelect)
    selection_note = forms.CharField(
        label="How was it chosen fairly?", max_length=350, widget=forms.Textarea(attrs={"rows": 3})
    )
    conflicts = forms.CharField(
        label="Which interests were declared?",
        max_length=100,
        required=False,
        help_text="Such as an employer or provider on the panel. Leave empty if none.",
    )

    def prepare(self) -> None:
        self.providers: dict[str, Provider] = {
            one.reference: one for one in approved_providers(timezone.localdate())
        }
        self.offer("provider", [(key, one.name) for key, one in self.providers.items()])

    def clean_provider(self) -> Provider:
        return self.providers[self.cleaned_data["provider"]]


class AskSignOffForm(StepForm):
    parties = forms.MultipleChoiceField(label="Who must sign off?", widget=forms.CheckboxSelectMultiple)

    def prepare(self) -> None:
        rows = self.subject.parties.select_related("employer", "agency", "provider")
        self.all_parties: dict[str, ProgrammeParty] = {str(one.pk): one for one in rows}
        self.offer("parties", [(key, str(one)) for key, one in self.all_parties.items()])
        self.initial = {"parties": list(self.all_parties)}

    def clean_parties(self) -> list[ProgrammeParty]:
        return [self.all_parties[key] for key in self.cleaned_data["parties"]]


class SignOffForm(StepForm):
    status = forms.ChoiceField(
        label="What do they say?",
        choices=[choice for choice in SignOffStatus.choices if choice[0] != SignOffStatus.PENDING],
        widget=forms.RadioSelect,
    )
    comment = forms.CharField(
        label="In their words", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    contact = forms.ChoiceField(label="Who at the employer?", required=False)

    def prepare(self) -> None:
        employer = self.subject.party.employer
        if employer is None:
            del self.fields["contact"]
            self.contacts = {}
            return
        self.offer_contacts("contact", employer)
        self.offer("contact", [("", "Not said"), *((key, one.name) for key, one in self.contacts.items())])

    def terms(self) -> dict[str, Any]:
        return self.cleaned_data | {"contact": self.contacts.get(self.cleaned_data.get("contact", ""))}


class CohortForm(StepForm):
    """`subject` is the cohort when it is edited."""

    starts_on = forms.DateField(label="Starts")
    ends_on = forms.DateField(label="Ends")
    places = forms.IntegerField(label="How many places?", min_value=1, max_value=MOST_PEOPLE)

    def prepare(self) -> None:
        if not isinstance(self.subject, Programme):
            self.initial = {name: getattr(self.subject, name) for name in self.fields}


class CohortResultsForm(StepForm):
    starts = forms.IntegerField(label="How many started?", min_value=0, max_value=MOST_PEOPLE)
    completions = forms.IntegerField(label="How many completed?", min_value=0, max_value=MOST_PEOPLE)
    interviews = forms.IntegerField(label="How many had an interview?", min_value=0, max_value=MOST_PEOPLE)
    job_offers = forms.IntegerField(label="How many were offered a job?", min_value=0, max_value=MOST_PEOPLE)
    jobs = forms.IntegerField(label="How many started work?", min_value=0, max_value=MOST_PEOPLE)

    def prepare(self) -> None:
        self.initial = {name: getattr(self.subject, name) for name in self.fields}


class EvaluateForm(StepForm):
    decision = forms.CharField(
        label="Repeat, change or stop it, and why?",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="From results at the checkpoints, cost per outcome and what employers say.",
    )


class ProgrammeFilter(FilterForm):
    q = forms.CharField(
        label="Find a programme", max_length=100, widget=forms.TextInput(attrs={"type": "search"})
    )
    status = forms.ChoiceField(label="Status", choices=[("", "Any status"), *ProgrammeStatus.choices])
    agency = forms.ChoiceField(label="Lead agency")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "Any agency"), *((code, one.short_name) for code, one in agencies().items())]
        self.fields["agency"].choices = choices  # type: ignore[attr-defined]  # a choice field

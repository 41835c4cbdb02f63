"""The forms of a needs assessment, asked in the employer's words."""

from typing import Any

from django import forms
from django.utils import timezone

from brokerage.actions.needs import NeedFacts
from brokerage.enums import NeedPurpose, Occupation, QualificationLevel
from brokerage.models import Need
from employers.enums import Topic
from employers.models import Contact, Employer, Site
from employers.queries import people_to_speak_to
from toolkit.forms import FrontdoorForm, choice_with_hint

LEVELS = [("", "Not known"), *QualificationLevel.choices]
FACTS = (
    "topic",
    "purpose",
    "description",
    "headcount",
    "current_level",
    "target_level",
    "occupation",
    "required_by",
    "is_confidential",
)


class ObjectiveForm(FrontdoorForm):
    text = forms.CharField(
        label="What does the business want to achieve?",
        max_length=300,
        help_text="In their words, such as “Open on Sundays from May”.",
        error_messages={"required": "Write what the business wants to achieve"},
    )


class FactsForm(FrontdoorForm):
    facts = forms.CharField(
        label="What do we need to know about their workforce?",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Turnover, ages, shifts, who leaves and why. No names.",
    )


class NeedForm(FrontdoorForm):
    description = forms.CharField(
        label="What do they need?",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="In their words, such as “Four people who can run the new packing line”.",
        error_messages={"required": "Write what they need, in their words"},
    )
    topic = forms.ChoiceField(label="What is it about?", choices=[("", "Choose"), *Topic.choices])
    purpose = forms.ChoiceField(
        label="What is it for?",
        choices=[
            (NeedPurpose.GET_JOB, choice_with_hint("To get a job", "For people not yet working there")),
            (NeedPurpose.DO_JOB, choice_with_hint("To do the job", "For people who are doing it now")),
            (NeedPurpose.PROGRESS, choice_with_hint("To progress", "For people who will move up")),
        ],
        widget=forms.RadioSelect,
    )
    headcount = forms.IntegerField(label="How many people?", required=False, min_value=1, max_value=1_000_000)
    current_level = forms.ChoiceField(label="Their level now", required=False, choices=LEVELS)
    target_level = forms.ChoiceField(label="The level they need", required=False, choices=LEVELS)
    occupation = forms.ChoiceField(
        label="What work do they do?", required=False, choices=[("", "Not one group"), *Occupation.choices]
    )
    required_by = forms.DateField(label="By when?", required=False)
    sites = forms.MultipleChoiceField(
        label="At which sites?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Choose none if it is the whole employer.",
    )
    is_confidential = forms.BooleanField(
        label="Confidential",
        required=False,
        help_text="Partners see that there is a need and what it is about, not what it says.",
    )

    def __init__(self, *args: Any, employer: Employer, need: Need | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.open_sites: dict[str, Site] = {
            site.reference: site for site in employer.sites.filter(closed_on__isnull=True)
        }
        if self.open_sites:
            choices = [(key, site.name) for key, site in self.open_sites.items()]
            self.fields["sites"].choices = choices  # type: ignore[attr-defined]  # a choice field
        else:
            del self.fields["sites"]
        if need is not None:
            self.initial = {fact: getattr(need, fact) for fact in FACTS}
            self.initial["sites"] = [site.reference for site in need.sites.all()]

    def facts(self) -> NeedFacts:
        found = self.cleaned_data
        return {
            "topic": Topic(found["topic"]),
            "purpose": NeedPurpose(found["purpose"]),
            "description": found["description"],
            "headcount": found["headcount"],
            "current_level": found["current_level"],
            "target_level": found["target_level"],
            "occupation": found["occupation"],
            "required_by": found["required_by"],
            "is_confidential": found["is_confidential"],
        }

    def chosen_sites(self) -> list[Site]:
        return [self.open_sites[key] for key in self.cleaned_data.get("sites", [])]


class WithdrawNeedForm(FrontdoorForm):
    reason = forms.CharField(
        label="Why has the need gone?",
        max_length=200,
        error_messages={"required": "Say why the need has gone"},
    )


class AgreeNeedsForm(FrontdoorForm):
    contact = forms.ChoiceField(
        label="Who at the employer agreed it?", error_messages={"required": "Choose who agreed it"}
    )
    on = forms.DateField(label="On which day?", error_messages={"required": "Enter the day they agreed"})

    def __init__(self, *args: Any, employer: Employer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.contacts: dict[str, Contact] = {one.reference: one for one in people_to_speak_to(employer)}
        choices = [(key, f"{one.name}, {one.job_title}".rstrip(", ")) for key, one in self.contacts.items()]
        self.fields["contact"].choices = [("", "Choose"), *choices]  # type: ignore[attr-defined]  # a choice field
        self.fields["on"].initial = timezone.localdate()
        self.fields["on"].widget.attrs["max"] = timezone.localdate().isoformat()

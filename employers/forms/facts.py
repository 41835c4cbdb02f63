"""Forms about the employer itself: facts, names, numbers, industries, group."""

import re
from typing import Any

from django import forms
from django.utils import timezone

from employers.enums import IdentifierScheme, LegalForm, LevyStatus, NameKind, OwnershipSector, SizeBand
from employers.models import Employer, EmployerGroup
from toolkit.dates import MONTHS
from toolkit.forms import FrontdoorForm

MONTH_CHOICES = [("", "Not known"), *((number, name) for number, name in enumerate(MONTHS, start=1))]


class FactsForm(FrontdoorForm):
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    legal_form = forms.ChoiceField(label="Legal form", choices=LegalForm.choices)
    ownership_sector = forms.ChoiceField(label="Sector of ownership", choices=OwnershipSector.choices)
    headcount = forms.IntegerField(
        label="How many people work there?", min_value=0, max_value=2_000_000, required=False
    )
    headcount_on = forms.DateField(label="On what date was that true?", required=False)
    headcount_source = forms.CharField(
        label="Who says so?", max_length=120, required=False, help_text="Such as “Annual return”."
    )
    size_band = forms.ChoiceField(
        label="Size, where the number is not known", choices=SizeBand.choices, required=False
    )
    levy_status = forms.ChoiceField(label="Apprenticeship levy", choices=LevyStatus.choices)
    levy_status_on = forms.DateField(label="Levy status as at", required=False)
    year_end_month = forms.TypedChoiceField(
        label="Financial year ends in",
        choices=MONTH_CHOICES,
        required=False,
        coerce=int,
        empty_value=None,
    )
    domain = forms.CharField(label="Website", max_length=120, required=False)
    phone = forms.CharField(
        label="Main phone", max_length=30, required=False, widget=forms.TextInput(attrs={"type": "tel"})
    )
    about = forms.CharField(label="About", max_length=2000, required=False, widget=forms.Textarea)
    why = forms.CharField(label="Why this change?", max_length=200, required=False)

    def __init__(self, *args: Any, employer: Employer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = {name: getattr(employer, name) for name in self.fields if name != "why"}
        self.initial = {**known, **self.initial}

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if found.get("headcount") is not None and not found.get("headcount_on"):
            self.add_error("headcount_on", "Enter the date on which this number of people was true")
        if found.get("headcount") is None:
            found["headcount_on"] = None
        return found

    def terms(self) -> dict[str, Any]:
        found = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        found["size_band"] = found["size_band"] or SizeBand.UNKNOWN
        return found


class RenameForm(FrontdoorForm):
    name = forms.CharField(label="New name", max_length=200)
    on = forms.DateField(label="From when?", initial=timezone.localdate)
    why = forms.CharField(label="Why?", max_length=200, required=False)


class NameForm(FrontdoorForm):
    name = forms.CharField(label="Name", max_length=200)
    kind = forms.ChoiceField(
        label="What kind of name is it?",
        widget=forms.RadioSelect,
        choices=[(kind, kind.label) for kind in NameKind if kind != NameKind.LEGAL],
        initial=NameKind.TRADING,
    )
    starts_on = forms.DateField(label="Used since", required=False)
    ends_on = forms.DateField(label="Used until", required=False)


class NumberForm(FrontdoorForm):
    """An identifier; on screen simply a number."""

    scheme = forms.ChoiceField(
        label="What kind of number is it?",
        choices=[
            (scheme, scheme.label) for scheme in IdentifierScheme if scheme != IdentifierScheme.PAYE_HASH
        ],
    )
    value = forms.CharField(label="Number", max_length=64)
    issuer = forms.CharField(
        label="Whose own number is it?",
        max_length=60,
        required=False,
        help_text="Only for a partner's own number.",
    )

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if found.get("scheme") == IdentifierScheme.PARTNER and not found.get("issuer"):
            self.add_error("issuer", "Enter whose own number this is")
        if found.get("scheme") != IdentifierScheme.PARTNER:
            found["issuer"] = ""
        return found


class RetireForm(FrontdoorForm):
    reason = forms.CharField(label="Why is it no longer theirs?", max_length=200, required=False)


class IndustriesForm(FrontdoorForm):
    codes = forms.CharField(
        label="Industry codes",
        max_length=60,
        required=False,
        help_text="Up to 4 codes of 5 digits, the main one first, such as 10110, 10130.",
    )

    def clean_codes(self) -> list[str]:
        codes = re.findall(r"[0-9]+", self.cleaned_data["codes"])
        # Spreadsheets lose the zero in front of farming and fishing.
        return [code.zfill(5) for code in codes][:4]


class GroupForm(FrontdoorForm):
    group = forms.ModelChoiceField(
        label="Which group does it belong to?",
        queryset=EmployerGroup.objects.order_by("name"),
        required=False,
        empty_label="No group",
        to_field_name="reference",
    )
    new_group = forms.CharField(label="Or start a new group called", max_length=200, required=False)
    parent = forms.ModelChoiceField(
        label="Which employer of the group is its parent?",
        queryset=Employer.objects.none(),
        required=False,
        empty_label="None, or not known",
        to_field_name="reference",
    )

    def __init__(self, *args: Any, employer: Employer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        parent = self.fields["parent"]
        if employer.group_id:
            assert isinstance(parent, forms.ModelChoiceField)  # noqa: S101 - declared above
            parent.queryset = Employer.objects.filter(group=employer.group_id).exclude(pk=employer.pk)
            self.initial = {"group": employer.group, "parent": employer.parent, **self.initial}
        else:
            del self.fields["parent"]

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if found.get("group") and found.get("new_group"):
            self.add_error("new_group", "Choose a group or start a new one, not both")
        return found


class CloseForm(FrontdoorForm):
    on = forms.DateField(label="From when is it closed?", initial=timezone.localdate)
    reason = forms.CharField(
        label="Why?", max_length=200, help_text="Such as “Dissolved” or “Moved out of the area”."
    )

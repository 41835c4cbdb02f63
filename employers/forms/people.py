"""Forms about the people of an employer."""

from typing import Any

from django import forms
from django.utils import timezone

from employers.enums import ContactFunction, LawfulBasis, Purpose
from employers.models import Contact, Employer
from toolkit.forms import FrontdoorForm

PURPOSE_PREFIX = "for_"


class ContactForm(FrontdoorForm):
    """With a question for each purpose: on what lawful basis we hold the details for it."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    name = forms.CharField(
        label="Name", max_length=120, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    job_title = forms.CharField(label="Job title", max_length=120, required=False)
    email = forms.EmailField(label="Work email", max_length=254, required=False)
    phone = forms.CharField(
        label="Work phone", max_length=30, required=False, widget=forms.TextInput(attrs={"type": "tel"})
    )
    functions = forms.MultipleChoiceField(
        label="What do they deal with?",
        required=False,
        choices=ContactFunction.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    at_sites = forms.MultipleChoiceField(
        label="Where do they work?", required=False, widget=forms.CheckboxSelectMultiple
    )
    source = forms.CharField(
        label="Where did these details come from?",
        max_length=200,
        help_text="Such as “Told us on the phone” or “Company website”.",
    )

    def __init__(self, *args: Any, employer: Employer, contact: Contact | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sites = {site.reference: site for site in employer.sites.filter(closed_on__isnull=True)}
        if self.sites:
            choices = [(key, site.name) for key, site in self.sites.items()]
            self.fields["at_sites"].choices = choices  # type: ignore[attr-defined]  # a choice field
        else:
            del self.fields["at_sites"]
        self._ask_for_bases(new=contact is None)
        if contact is not None:
            self.initial = {**initial_of(contact), **self.initial}

    def _ask_for_bases(self, *, new: bool) -> None:
        for purpose in Purpose:
            self.fields[f"{PURPOSE_PREFIX}{purpose}"] = forms.ChoiceField(
                label=f"Lawful basis for {purpose.label[0].lower()}{purpose.label[1:]}",
                required=False,
                choices=[("", "Not used for this"), *LawfulBasis.choices],
                initial=LawfulBasis.PUBLIC_TASK if new and purpose == Purpose.ACCOUNT else "",
            )

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if not self._bases():
            first = f"{PURPOSE_PREFIX}{Purpose.ACCOUNT}"
            self.add_error(first, "Choose what we use this person's details for, and on what lawful basis")
        return found

    def _bases(self) -> list[tuple[Purpose, LawfulBasis]]:
        chosen = [(purpose, self.cleaned_data.get(f"{PURPOSE_PREFIX}{purpose}")) for purpose in Purpose]
        return [(purpose, LawfulBasis(basis)) for purpose, basis in chosen if basis]

    def terms(self) -> dict[str, Any]:
        found = self.cleaned_data
        plain = ("name", "job_title", "email", "phone", "source")
        return {name: found[name] for name in plain} | {
            "functions": [ContactFunction(value) for value in found["functions"]],
            "sites": [self.sites[key] for key in found.get("at_sites", [])],
            "bases": self._bases(),
        }


def initial_of(contact: Contact) -> dict[str, Any]:
    bases = {
        f"{PURPOSE_PREFIX}{row.purpose}": row.basis for row in contact.bases.filter(ended_on__isnull=True)
    }
    return bases | {
        "version": contact.version,
        "name": contact.name,
        "job_title": contact.job_title,
        "email": contact.email,
        "phone": contact.phone,
        "functions": contact.functions,
        "at_sites": [site.reference for site in contact.sites.all()],
        "source": contact.source,
    }


class LeftForm(FrontdoorForm):
    on = forms.DateField(label="When did they leave?", initial=timezone.localdate)


class SignatoryForm(FrontdoorForm):
    evidence = forms.CharField(
        label="How do you know that they may sign?",
        max_length=200,
        help_text="Such as “Letter from the managing director, 3 Nov 2026”.",
    )
    scope = forms.CharField(
        label="What may they sign for?",
        max_length=200,
        required=False,
        help_text="Such as “All sites” or “Ashdale only, up to £10,000”.",
    )
    from_on = forms.DateField(label="From when?", initial=timezone.localdate)
    to_on = forms.DateField(label="Until when?", required=False)

"""The parts of a draft that are words, days or people: one small form each."""

from typing import Any, ClassVar

from django import forms

from employers.queries import colleagues, people_to_speak_to
from offers.enums import Standing
from offers.models import OfferVersion
from toolkit.forms import FrontdoorForm

DASHES = "One paragraph a line. Begin a line with a dash for a list."


class WordsForm(FrontdoorForm):
    """`title` names the part on the page; the fields are those of the version."""

    title: ClassVar[str]
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, draft: OfferVersion, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.draft = draft
        self.initial = {**self.saved(), **self.initial}

    def saved(self) -> dict[str, Any]:
        return {name: getattr(self.draft, name) for name in self.fields}

    def facts(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class ToldUsForm(WordsForm):
    title = "What they told us"
    told_us = forms.CharField(
        label="What they told us",
        max_length=3000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=DASHES,
    )


class ExchangeForm(WordsForm):
    title = "The offer in one line"
    exchange = forms.CharField(
        label="The offer in one line",
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class ReviewsForm(WordsForm):
    title = "Reviews and changes"
    first_review_on = forms.DateField(
        label="First review", help_text="A working day, named in the words below too."
    )
    reviews = forms.CharField(
        label="Reviews and changes",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=DASHES,
    )


class InformationForm(WordsForm):
    title = "Your information"
    notice_version = forms.CharField(label="Wording", max_length=20, required=False)
    information = forms.CharField(
        label="Your information",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=DASHES,
    )


class StandingForm(WordsForm):
    title = "Standing of this document"
    standing = forms.ChoiceField(
        label="What is this document in law?", choices=Standing.choices, widget=forms.RadioSelect
    )
    standing_text = forms.CharField(
        label="Standing of this document",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=DASHES,
    )


class TermsForm(WordsForm):
    title = "Validity and VAT"
    valid_until = forms.DateField(
        label="Valid until", help_text="Not after the first step of the timetable, nor the close of a fund."
    )
    vat_note = forms.CharField(label="Note on VAT", max_length=200, required=False)


class PeopleForm(WordsForm):
    title = "Contact, deputy and signatory"
    named_contact = forms.ChoiceField(label="Who is their contact?", required=False)
    deputy = forms.ChoiceField(label="Who stands in for them?", required=False)
    signatory = forms.ChoiceField(
        label="Who signs for the employer?",
        required=False,
        help_text="Only people with recorded authority may sign.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {one.user.reference: one.user for one in colleagues()}
        self.contacts = {one.reference: one for one in people_to_speak_to(self.draft.employer)}
        ours = [("", "Nobody yet"), *((key, user.name) for key, user in self.people.items())]
        theirs = [
            ("", "Nobody yet"),
            *(
                (key, ", ".join(filter(None, [one.name, one.job_title])))
                for key, one in self.contacts.items()
            ),
        ]
        for name, choices in (("named_contact", ours), ("deputy", ours), ("signatory", theirs)):
            self.fields[name].choices = choices  # type: ignore[attr-defined]  # all three are choice fields

    def saved(self) -> dict[str, Any]:
        found = {name: getattr(self.draft, name) for name in ("named_contact", "deputy", "signatory")}
        references = {name: one.reference if one else "" for name, one in found.items()}
        return {**references, "version": self.draft.version}

    def facts(self) -> dict[str, Any]:
        found = self.cleaned_data
        return {
            "named_contact": self.people.get(found["named_contact"]),
            "deputy": self.people.get(found["deputy"]),
            "signatory": self.contacts.get(found["signatory"]),
        }


PARTS: dict[str, type[WordsForm]] = {
    "told_us": ToldUsForm,
    "exchange": ExchangeForm,
    "reviews": ReviewsForm,
    "information": InformationForm,
    "standing": StandingForm,
    "terms": TermsForm,
    "people": PeopleForm,
}

"""Forms of one step in a longer journey: most ask nothing, or why."""

from collections.abc import Iterable
from typing import Any

from django import forms

from accounts.models import User
from employers.models import Contact, Employer, Site
from employers.queries import people_to_speak_to
from toolkit.forms import FrontdoorForm, choice_with_hint


class StepForm(FrontdoorForm):
    """`subject` is what the step is taken with, `user` who takes it."""

    def __init__(self, *args: Any, subject: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.subject, self.user = subject, user
        self.prepare()

    def prepare(self) -> None:
        """For choices that depend on the subject."""

    def offer(self, name: str, choices: Iterable[tuple[Any, Any]]) -> None:
        self.fields[name].choices = list(choices)  # type: ignore[attr-defined]  # every one named is a choice field

    def offer_contacts(self, name: str, employer: Employer) -> None:
        self.contacts: dict[str, Contact] = {one.reference: one for one in people_to_speak_to(employer)}
        self.offer(name, [(key, with_job(one)) for key, one in self.contacts.items()])
        if not self.contacts:
            self.fields[name].help_text = "Nobody is on the record yet: add a person to it first."

    def offer_sites(self, name: str, employer: Employer) -> None:
        rows: Iterable[Site] = employer.sites.filter(closed_on__isnull=True)
        self.open_sites: dict[str, Site] = {one.reference: one for one in rows}
        if not self.open_sites:
            del self.fields[name]
            return
        self.offer(name, [(key, one.name) for key, one in self.open_sites.items()])

    def chosen_sites(self) -> list[Site]:
        return [self.open_sites[key] for key in self.cleaned_data.get("sites", [])]


def with_job(contact: Contact) -> Any:
    hint = (
        contact.job_title if contact.can_sign_from is None else f"{contact.job_title}, may sign".strip(", ")
    )
    return choice_with_hint(contact.name, hint) if hint else contact.name


class NothingMoreForm(StepForm):
    """A button that needs no answer."""


class ReasonForm(StepForm):
    reason = forms.CharField(
        label="Why?",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why"},
    )


class OptionalReasonForm(ReasonForm):
    def prepare(self) -> None:
        self.fields["reason"].required = False


class NoteForm(StepForm):
    note = forms.CharField(
        label="Note", max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

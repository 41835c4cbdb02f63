"""The form that logs contact with an employer."""

from collections.abc import Iterable
from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone

from accounts.models import Agency, User
from employers.actions.interactions import FollowUp
from employers.enums import Direction, InteractionKind, Topic, Visibility
from employers.models import Contact, Employer
from employers.queries import Colleague, account_people, colleagues, people_to_speak_to
from toolkit.forms import FrontdoorForm, choice_with_hint

NOON = time(12)
NOBODY = ("", "Nobody else")
SOMEBODY_ELSE = "else"
FOLDED = {"topics", "site", "took_part", "also", "also_too", "visibility", "direction"}


def by_agency(people: Iterable[Colleague]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Choices of a select, grouped under each agency's name."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for user, agency in people:
        groups.setdefault(agency.name, []).append((user.reference, user.name))
    return list(groups.items())


class ContactLogForm(FrontdoorForm):
    kind = forms.ChoiceField(
        label="How did you speak?",
        choices=InteractionKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how you spoke"},
    )
    direction = forms.ChoiceField(
        label="Who contacted whom?",
        choices=Direction.choices,
        widget=forms.RadioSelect,
        initial=Direction.OUT,
    )
    happened_on = forms.DateField(label="Which day?", error_messages={"required": "Enter the day you spoke"})
    happened_time = forms.TimeField(
        label="What time?", required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    contacts = forms.MultipleChoiceField(
        label="Who did you speak to?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Enter who you spoke to"},
    )
    somebody_else = forms.CharField(
        label="Name of somebody else there",
        required=False,
        max_length=120,
        help_text="We note the name, and ask next whether to add them to the people of this employer.",
        error_messages={"required": "Enter who you spoke to"},
    )
    summary = forms.CharField(
        label="What was said?",
        max_length=3800,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Employers can ask to see what is written about them.",
        error_messages={"required": "Write what was said"},
    )
    topics = forms.MultipleChoiceField(
        label="What was it about?",
        required=False,
        choices=Topic.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    site = forms.ChoiceField(label="Which site?", required=False)
    took_part = forms.MultipleChoiceField(
        label="Who of us took part?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="A joint visit is written down once, with everybody who came.",
    )
    also = forms.ChoiceField(label="Somebody else of the partnership", required=False)
    also_too = forms.ChoiceField(label="And somebody else", required=False)
    visibility = forms.ChoiceField(
        label="Who may see this?",
        choices=Visibility.choices,
        widget=forms.RadioSelect,
        initial=Visibility.PARTNERSHIP,
    )
    next_title = forms.CharField(
        label="Next action",
        required=False,
        max_length=200,
        help_text="What somebody will do now, such as “Send the shortlist”.",
    )
    next_due = forms.DateField(label="By when?", required=False)
    next_owner = forms.ChoiceField(label="Who will do it?", required=False)

    def __init__(self, *args: Any, employer: Employer, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        today = timezone.localdate()
        everybody = colleagues()
        self.people: dict[str, tuple[User, Agency]] = {one.user.reference: one for one in everybody}
        self._offer_contacts(employer)
        self._offer_sites(employer)
        near = account_people(employer, today) | {user.pk}
        likely = [one for one in everybody if one.user.pk in near]
        rest = by_agency(one for one in everybody if one.user.pk not in near)
        self._choose("took_part", [(one.user.reference, _with_agency(one)) for one in likely])
        self.fields["took_part"].initial = [user.reference]
        for name in ("also", "also_too"):
            self._choose(name, [NOBODY, *rest])
        self._choose("next_owner", by_agency(everybody))
        self.fields["next_owner"].initial = user.reference
        self.fields["happened_on"].initial = today
        self.fields["happened_on"].widget.attrs["max"] = today.isoformat()

    def _choose(self, name: str, choices: Any) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]  # every one named is a choice field

    def _offer_contacts(self, employer: Employer) -> None:
        self.people_there: dict[str, Contact] = {one.reference: one for one in people_to_speak_to(employer)}
        if not self.people_there:
            del self.fields["contacts"]
            self.fields["somebody_else"].label = "Who did you speak to?"
            self.fields["somebody_else"].required = True
            return
        # A name typed below says as much as the tick beside "Somebody else".
        self.fields["contacts"].required = not self.data.get("somebody_else", "").strip()
        self._choose(
            "contacts",
            [
                (key, choice_with_hint(one.name, one.job_title) if one.job_title else one.name)
                for key, one in self.people_there.items()
            ]
            + [(SOMEBODY_ELSE, "Somebody else")],
        )

    def _offer_sites(self, employer: Employer) -> None:
        self.places = {site.reference: site for site in employer.sites.filter(closed_on__isnull=True)}
        if not self.places:
            del self.fields["site"]
            return
        choices = [(key, f"{site.name}, {site.postcode}".rstrip(", ")) for key, site in self.places.items()]
        self._choose("site", [("", "No one site"), *choices])

    def clean_happened_on(self) -> Any:
        day = self.cleaned_data["happened_on"]
        if day > timezone.localdate():
            message = "Contact is logged after it happened: enter today or an earlier day"
            raise forms.ValidationError(message)
        return day

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if SOMEBODY_ELSE in found.get("contacts", []) and not found.get("somebody_else"):
            self.add_error("somebody_else", "Enter the name of the person you spoke to")
        if found.get("next_title") and not found.get("next_due") and "next_due" not in self.errors:
            self.add_error("next_due", "Enter the day by which it will be done")
        if found.get("next_due") and not found.get("next_title"):
            self.add_error("next_title", "Enter what will be done by then")
        if not self._took_part(found):
            self.add_error("took_part", "Choose who of us took part")
        return found

    def _took_part(self, found: dict[str, Any]) -> list[str]:
        return [*found.get("took_part", []), *filter(None, [found.get("also"), found.get("also_too")])]

    @property
    def more_is_wrong(self) -> bool:
        """Whether an error lies in the part that is folded."""
        return not self.errors.keys().isdisjoint(FOLDED)

    def terms(self) -> dict[str, Any]:
        """What the action takes."""
        found = self.cleaned_data
        stranger = found["somebody_else"].strip()
        return {
            "kind": InteractionKind(found["kind"]),
            "direction": Direction(found["direction"]),
            "happened_at": self._moment(),
            "summary": f"{found['summary']}\n\nAlso spoken to: {stranger}" if stranger else found["summary"],
            "topics": [Topic(value) for value in found["topics"]],
            "contacts": [self.people_there[key] for key in found.get("contacts", []) if key != SOMEBODY_ELSE],
            "attendees": [self.people[key] for key in self._took_part(found)],
            "site": self.places.get(found.get("site", "")),
            "visibility": Visibility(found["visibility"]),
            "next_action": self._follow_up(),
        }

    def _moment(self) -> datetime:
        day, at = self.cleaned_data["happened_on"], self.cleaned_data["happened_time"]
        now = timezone.localtime()
        if at is None:
            at = now.time() if day == now.date() else NOON
        return timezone.make_aware(datetime.combine(day, at))

    def _follow_up(self) -> FollowUp | None:
        found = self.cleaned_data
        if not found["next_title"]:
            return None
        owner, _ = self.people.get(found["next_owner"], (self.user, None))
        return {"title": found["next_title"], "due_on": found["next_due"], "owner": owner}


def _with_agency(one: Colleague) -> Any:
    return choice_with_hint(one.user.name, one.agency.name)

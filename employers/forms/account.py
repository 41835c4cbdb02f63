"""Forms about who looks after an employer, and how."""

from typing import Any

from django import forms
from django.utils import timezone

from employers.enums import AccountTier, EngagementStatus, LeadRole, Topic
from employers.forms.contact_log import by_agency
from employers.models import Account, Employer, NextAction
from employers.queries import colleagues, people_to_speak_to
from toolkit.forms import FrontdoorForm


class AccountForm(FrontdoorForm):
    tier = forms.ChoiceField(label="Tier", choices=AccountTier.choices)
    engagement_status = forms.ChoiceField(
        label="Where does the relationship stand?",
        choices=[(status, status.label) for status in EngagementStatus if status != EngagementStatus.CLOSED],
    )
    next_review_on = forms.DateField(label="Next review", required=False)
    why = forms.CharField(label="Why this change?", max_length=200, required=False)

    def __init__(self, *args: Any, account: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = {name: getattr(account, name) for name in self.fields if name != "why"}
        self.initial = {**known, **self.initial}


class PersonForm(FrontdoorForm):
    """A form with one person of the partnership to choose, named by `person_field`."""

    person_field = "user"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        everybody = colleagues()
        self.people = {one.user.reference: one for one in everybody}
        choices = [("", "Choose somebody"), *by_agency(everybody)]
        self.fields[self.person_field].choices = choices  # type: ignore[attr-defined]  # a choice field


class LeadForm(PersonForm):
    role = forms.ChoiceField(
        label="What will they be?",
        choices=LeadRole.choices,
        widget=forms.RadioSelect,
        initial=LeadRole.LEAD,
        help_text="A new lead or deputy takes over from the one there is.",
    )
    user = forms.ChoiceField(label="Who?")
    does = forms.CharField(
        label="What do they do here?",
        max_length=120,
        required=False,
        help_text="Such as “T Levels and SWAPs”.",
    )
    from_on = forms.DateField(label="From when?", initial=timezone.localdate)
    move_actions = forms.BooleanField(
        label="Hand over the open actions of whoever stops", required=False, initial=True
    )
    why = forms.CharField(label="Why?", max_length=200, required=False)


class EndLeadForm(FrontdoorForm):
    on = forms.DateField(label="From when do they no longer do this?", initial=timezone.localdate)
    why = forms.CharField(label="Why?", max_length=200, required=False)


class ActionForm(PersonForm):
    person_field = "owner"

    title = forms.CharField(label="What will be done?", max_length=200)
    due_on = forms.DateField(label="By when?")
    owner = forms.ChoiceField(label="Who will do it?")
    note = forms.CharField(label="Note", max_length=300, required=False)

    def __init__(self, *args: Any, action: NextAction | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if action is not None:
            known = {name: getattr(action, name) for name in ("title", "due_on", "note")}
            self.initial = {**known, "owner": action.owner.reference, **self.initial}


class CancelForm(FrontdoorForm):
    reason = forms.CharField(label="Why is it no longer needed?", max_length=200)


class DoNotContactForm(FrontdoorForm):
    who = forms.ChoiceField(label="Who asked not to be contacted?", widget=forms.RadioSelect)
    topics = forms.MultipleChoiceField(
        label="About what?",
        required=False,
        choices=Topic.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text="Choose nothing if they asked us not to make contact about anything.",
    )
    asked_on = forms.DateField(label="When did they ask?", initial=timezone.localdate)
    review_on = forms.DateField(label="When may we look at this again?", required=False)
    reason = forms.CharField(
        label="What did they ask, and why?",
        max_length=1000,
        widget=forms.Textarea,
        help_text="Only people who may see restricted entries can read this.",
    )

    def __init__(self, *args: Any, employer: Employer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {contact.reference: contact for contact in people_to_speak_to(employer)}
        choices = [("employer", "The employer as a whole")]
        choices += [(key, contact.name) for key, contact in self.people.items()]
        self.fields["who"].choices = choices  # type: ignore[attr-defined]  # a choice field
        self.fields["who"].initial = "employer"

    def terms(self) -> dict[str, Any]:
        found = dict(self.cleaned_data)
        found["contact"] = self.people.get(found.pop("who"))
        found["topics"] = [Topic(value) for value in found["topics"]]
        return found


class EndDoNotContactForm(FrontdoorForm):
    why = forms.CharField(
        label="What changed?",
        max_length=200,
        help_text="Such as who asked us to be in touch again, and when.",
    )

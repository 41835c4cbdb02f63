from typing import Any

from django import forms
from django.utils import timezone

from accounts.enums import RoleName
from accounts.models import Agency, User
from accounts.policies import roles_to_give
from accounts.roles import ROLES
from toolkit.forms import FrontdoorForm, FrontdoorModelForm, choice_with_hint


class ProfileForm(FrontdoorModelForm):
    class Meta:
        model = User
        fields = ("name", "job_title", "phone", "single_keys")
        labels = {"name": "Your name", "phone": "Telephone", "single_keys": "Use single keys as shortcuts"}
        help_texts = {
            "name": "As employers and colleagues should see it.",
            "single_keys": "Such as / to find an employer. Turn this off if you speak to your computer.",
        }
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "job_title": forms.TextInput(attrs={"autocomplete": "organization-title"}),
            "phone": forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
        }


class RoleField(forms.ChoiceField):
    """Roles in plain words, only those that this person may give."""

    def __init__(self, giver: User) -> None:
        super().__init__(
            label="What do they do here?",
            choices=[_described(role) for role in roles_to_give(giver)],
            widget=forms.RadioSelect,
            error_messages={"required": "Choose what they do here"},
        )


def _described(role: RoleName) -> tuple[str, str]:
    return role.value, choice_with_hint(role.label, ROLES[role].does)


class PersonForm(FrontdoorForm):
    name = forms.CharField(label="Name", max_length=120)
    email = forms.EmailField(
        label="Work email address",
        max_length=254,
        help_text="We send a link there to choose a password.",
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    job_title = forms.CharField(label="Job title", max_length=120, required=False)
    phone = forms.CharField(
        label="Telephone", max_length=30, required=False, widget=forms.TextInput(attrs={"type": "tel"})
    )

    def __init__(self, *args: Any, giver: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"] = RoleField(giver)


class RoleForm(FrontdoorForm):
    def __init__(self, *args: Any, giver: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"] = RoleField(giver)


class LastDayForm(FrontdoorForm):
    last_day = forms.DateField(label="Last day", help_text="They can sign in up to the end of this day.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["last_day"].initial = timezone.localdate


class AgencyForm(FrontdoorModelForm):
    class Meta:
        model = Agency
        fields = ("name", "short_name", "kind", "role", "phone", "email")
        labels = {
            "name": "Name",
            "short_name": "Short name",
            "kind": "What kind of agency is it?",
            "role": "What does it do for employers?",
            "phone": "Telephone",
            "email": "Email address",
        }
        help_texts = {"short_name": "For lists and small screens.", "role": "One line."}
        widgets = {"phone": forms.TextInput(attrs={"type": "tel"})}


class LeaveForm(FrontdoorForm):
    on = forms.DateField(label="Left on")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = timezone.localdate

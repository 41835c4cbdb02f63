"""Forms about an employer's sites."""

from typing import Any

from django import forms
from django.utils import timezone

from employers.models import Site
from toolkit.forms import FrontdoorForm


class SiteForm(FrontdoorForm):
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    name = forms.CharField(label="Name of the site", max_length=120, help_text="Such as “Ashdale bakery”.")
    address = forms.CharField(label="Address", max_length=300, required=False)
    postcode = forms.CharField(
        label="Postcode", max_length=9, required=False, help_text="We find the borough from it."
    )
    headcount = forms.IntegerField(
        label="How many people work there?", min_value=0, max_value=1_000_000, required=False
    )
    is_main = forms.BooleanField(label="This is the main site", required=False)
    opened_on = forms.DateField(label="Open since", required=False)

    def __init__(self, *args: Any, site: Site | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if site is not None:
            self.initial = {**{name: getattr(site, name) for name in self.fields}, **self.initial}

    def terms(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class CloseSiteForm(FrontdoorForm):
    on = forms.DateField(label="When did it close?", initial=timezone.localdate)
    why = forms.CharField(label="Why?", max_length=200, required=False)

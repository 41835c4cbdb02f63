from django import forms

from accounts.models import Agency
from offers.enums import OfferForm, OfferStatus
from toolkit.forms import FilterForm

MINE = "mine"


class OfferFilters(FilterForm):
    q = forms.CharField(
        label="Employer or number", max_length=100, widget=forms.TextInput(attrs={"type": "search"})
    )
    status = forms.ChoiceField(label="Status", choices=[("", "Any"), *OfferStatus.choices])
    form = forms.ChoiceField(label="Form", choices=[("", "Any"), *OfferForm.choices])
    agency = forms.ModelChoiceField(
        label="Agency", queryset=Agency.objects.all(), to_field_name="code", empty_label="Any"
    )
    whose = forms.ChoiceField(label="Whose", choices=[("", "Everybody’s"), (MINE, "Mine")])

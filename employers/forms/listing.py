"""Forms of the pages that list employers."""

from django import forms
from django.conf import settings

from employers.enums import SizeBand
from toolkit.forms import FrontdoorForm


class SaveViewForm(FrontdoorForm):
    name = forms.CharField(
        label="What do you call this view?", max_length=60, help_text="It becomes a tab of your portfolio."
    )
    query = forms.CharField(widget=forms.HiddenInput, required=False, max_length=500)


class ImportForm(FrontdoorForm):
    file = forms.FileField(
        label="File",
        max_length=150,
        help_text="CSV or XLSX, up to 10 MB: the gender pay gap service's file, Companies House's, or a list "
        "with our column names.",
        error_messages={"required": "Choose a file", "empty": "This file is empty."},
    )
    on_possible = forms.ChoiceField(
        label="What if a row may be an employer we have?",
        choices=[("hold", "Show it to me and add nothing"), ("create", "Add it as another employer")],
        widget=forms.RadioSelect,
        initial="hold",
    )
    dry_run = forms.BooleanField(
        label="Try it first: show what would happen and change nothing", required=False, initial=True
    )

    def clean_file(self) -> object:
        file = self.cleaned_data["file"]
        if file.size > settings.MAX_FILE_BYTES:
            raise forms.ValidationError("This file is larger than 10 MB. Ask for it to be imported for you.")
        return file


class AddEmployerForm(FrontdoorForm):
    """`why_anyway` is asked only where something close is on record already.

    `only_industry` is set where a code was typed, so that nobody has to choose from a list of one.
    """

    only_industry = ""

    name = forms.CharField(label="Name of the employer", max_length=200)
    trading_name = forms.CharField(
        label="Trading name", max_length=200, required=False, help_text="If people know it by another name."
    )
    company_number = forms.CharField(
        label="Company number",
        max_length=12,
        required=False,
        help_text="8 digits, or 2 letters and 6 digits, such as 04718822. It keeps an employer from being "
        "added twice.",
    )
    postcode = forms.CharField(
        label="Postcode of its main site",
        max_length=10,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "postal-code"}),
    )
    address = forms.CharField(label="Address", max_length=300, required=False)
    size_band = forms.ChoiceField(
        label="How many people work there?",
        choices=[(band.value, band.label) for band in SizeBand],
        initial=SizeBand.UNKNOWN,
        widget=forms.RadioSelect,
    )
    industry = forms.CharField(
        label="What does it do?",
        max_length=80,
        required=False,
        help_text="A word or two, such as bakery, or its 5-digit industry code. You choose from a list next.",
    )
    sic_code = forms.ChoiceField(label="Which of these is closest?", required=False, widget=forms.RadioSelect)
    source = forms.CharField(
        label="How do you know of it?",
        max_length=200,
        help_text="For example: it rang us, or met at the jobs fair.",
    )
    is_mine = forms.BooleanField(label="I will look after this employer", required=False)
    why_anyway = forms.CharField(
        label="Add it anyway, because…",
        max_length=200,
        required=False,
        help_text="Say why it is not one of the employers above.",
    )

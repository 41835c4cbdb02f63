"""Forms about the files of an employer."""

from django import forms

from employers.enums import Visibility
from toolkit.forms import FrontdoorForm


class FileForm(FrontdoorForm):
    file = forms.FileField(
        label="File",
        max_length=150,
        help_text="A PDF, a Word, Excel, PowerPoint or text document, or a picture, of up to 10 MB.",
        error_messages={"required": "Choose a file", "empty": "This file is empty."},
    )
    title = forms.CharField(label="What is it?", max_length=160, help_text="Such as “Signed travel plan”.")
    visibility = forms.ChoiceField(
        label="Who may see it?",
        choices=Visibility.choices,
        widget=forms.RadioSelect,
        initial=Visibility.PARTNERSHIP,
    )


class RemoveForm(FrontdoorForm):
    reason = forms.CharField(label="Why is it removed?", max_length=200)

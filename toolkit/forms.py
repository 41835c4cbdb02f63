"""Forms as the product draws them: question, hint, error, control."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import BaseRenderer
from django.forms.utils import ErrorList
from django.template import engines
from django.utils.html import format_html
from django.utils.safestring import SafeString

from toolkit.errors import Refused

REQUIRED = str(forms.Field.default_error_messages["required"])


class FrontdoorRenderer(BaseRenderer):
    """Our own templates for forms, found and cached like every other template."""

    form_template_name = "components/form.html"
    field_template_name = "components/field.html"
    formset_template_name = "components/formset.html"

    def get_template(self, template_name: str) -> Any:
        return engines["django"].get_template(template_name)


class FrontdoorFormMixin:
    """Marks optional fields, asks for what is missing in plain words and takes a refusal."""

    use_required_attribute = False  # the error summary speaks, not the browser's bubble
    hide_optional = False
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            _use_native_date(field)
            _keep_textarea_low(field)
            _ask_for_it(name, field)

    def add_refusal(self, refused: Refused) -> None:
        """Show an action's refusal against its field, or above the form when it names none of ours."""
        field = refused.field if refused.field in self.fields else None
        self.add_error(field, ValidationError(refused.message, code=refused.code))  # type: ignore[attr-defined]  # the form beside it has it


class FrontdoorForm(FrontdoorFormMixin, forms.Form):
    pass


class FrontdoorModelForm(FrontdoorFormMixin, forms.ModelForm):  # type: ignore[type-arg]  # Django has no [] here
    pass


class FilterForm(FrontdoorForm):
    """The filters above a list: nothing is required and a wrong value filters nothing."""

    hide_optional = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.required = False

    @property
    def chosen(self) -> dict[str, Any]:
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value not in (None, "", [])}


def choice_with_hint(label: str, hint: str) -> SafeString:
    """A radio's words with a second, quieter line."""
    return format_html('{}<span class="choice-hint">{}</span>', label, hint)


@dataclass(frozen=True)
class Problem:
    words: str
    control: str


def problems_in(*found: "forms.BaseForm | forms.BaseFormSet[Any]") -> list[Problem]:
    """Every error of these forms in page order, with the id of the control to go to."""
    problems: list[Problem] = []
    for one in found:
        if isinstance(one, forms.BaseFormSet):
            if one.is_bound:
                problems += _lines(one.non_form_errors(), "")
                problems += problems_in(*one.forms)
        else:
            problems += _problems_in_form(one)
    return problems


def _problems_in_form(form: forms.BaseForm) -> list[Problem]:
    problems = _lines(form.non_field_errors(), "")
    for bound in form:
        problems += _lines(bound.errors, _first_control(bound))
    return problems


def _lines(errors: ErrorList, control: str) -> list[Problem]:
    return [Problem(str(words), control) for words in errors]


def _first_control(bound: forms.BoundField) -> str:
    """A group of radios, ticks or boxes has no control of its own id, so name its first."""
    return f"{bound.auto_id}_0" if bound.use_fieldset else bound.id_for_label


def _use_native_date(field: forms.Field) -> None:
    if type(field.widget) is forms.DateInput:
        field.widget = forms.DateInput(attrs={**field.widget.attrs, "type": "date"}, format="%Y-%m-%d")


def _keep_textarea_low(field: forms.Field) -> None:
    if isinstance(field.widget, forms.Textarea) and field.widget.attrs.get("rows") == "10":
        field.widget.attrs["rows"] = "5"


def _ask_for_it(name: str, field: forms.Field) -> None:
    if str(field.error_messages.get("required", REQUIRED)) != REQUIRED:
        return
    label = str(field.label or name.replace("_", " "))
    if label.endswith("?"):
        field.error_messages["required"] = f"Answer “{label}”"
    else:
        verb = "Choose" if isinstance(field, forms.ChoiceField | forms.ModelChoiceField) else "Enter"
        field.error_messages["required"] = f"{verb} {_inside_a_sentence(label)}"


def _inside_a_sentence(label: str) -> str:
    """Lower the first letter unless the word is an abbreviation such as VAT."""
    return label if label[:2].isupper() else label[:1].lower() + label[1:]

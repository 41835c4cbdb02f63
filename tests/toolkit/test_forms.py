import pytest
from django import forms
from django.forms import formset_factory
from django.utils.datastructures import MultiValueDict

from toolkit.errors import Refused, Stale
from toolkit.forms import FilterForm, FrontdoorForm, Problem, choice_with_hint, problems_in


class ContactForm(FrontdoorForm):
    how = forms.ChoiceField(
        label="How did you speak?",
        choices=[("phone", "Phone call"), ("visit", "Visit")],
        widget=forms.RadioSelect,
    )
    company_name = forms.CharField(max_length=80, help_text="As people say it.")
    vat = forms.CharField(label="VAT number", required=False)
    sector = forms.ChoiceField(choices=[("", "Choose"), ("a", "Care")])
    on = forms.DateField(label="When?", required=False)
    note = forms.CharField(widget=forms.Textarea, required=False)


class Filters(FilterForm):
    q = forms.CharField()
    count = forms.IntegerField()


def errors_of(form: forms.BaseForm) -> dict[str, list[str]]:
    return {name: [str(words) for words in errors] for name, errors in form.errors.items()}


def test_required_message_asks_for_the_thing_by_its_label() -> None:
    assert errors_of(ContactForm({})) == {
        "how": ["Answer “How did you speak?”"],
        "company_name": ["Enter company name"],
        "sector": ["Choose sector"],
    }


def test_required_message_of_an_abbreviation_keeps_its_capitals() -> None:
    class VatForm(FrontdoorForm):
        vat = forms.CharField(label="VAT number")

    assert errors_of(VatForm({})) == {"vat": ["Enter VAT number"]}


def test_required_message_written_on_the_field_stays() -> None:
    class SpokeForm(FrontdoorForm):
        how = forms.CharField(error_messages={"required": "Choose how you spoke"})

    assert errors_of(SpokeForm({})) == {"how": ["Choose how you spoke"]}


def test_date_field_is_a_native_date_control_in_its_own_format() -> None:
    html = str(ContactForm({"on": "2026-11-03"})["on"])
    assert html == '<input type="date" name="on" value="2026-11-03" id="id_on">'


def test_textarea_is_five_rows_high() -> None:
    assert ContactForm().fields["note"].widget.attrs["rows"] == "5"


def test_refusal_naming_a_field_is_shown_against_it() -> None:
    form = ContactForm({"how": "phone", "company_name": "Bramley", "sector": "a"})
    assert form.is_valid()
    form.add_refusal(Refused("That day is a Sunday.", field="on", code="sunday"))
    assert errors_of(form) == {"on": ["That day is a Sunday."]}
    assert form.has_error("on", code="sunday")


def test_refusal_naming_a_field_the_form_lacks_is_shown_above_it() -> None:
    form = ContactForm({"how": "phone", "company_name": "Bramley", "sector": "a"})
    assert form.is_valid()
    form.add_refusal(Refused("Somebody else claimed it.", field="owner"))
    assert list(form.non_field_errors()) == ["Somebody else claimed it."]


def test_stale_is_a_refusal_with_its_own_code() -> None:
    stale = Stale("Tom Hale saved this a minute ago.")
    assert (stale.message, stale.field, stale.code, str(stale)) == (
        "Tom Hale saved this a minute ago.",
        None,
        "stale",
        "Tom Hale saved this a minute ago.",
    )


def test_problems_name_the_first_control_of_each_field_in_page_order() -> None:
    form = ContactForm({"sector": "a"})
    assert problems_in(form) == [
        Problem("Answer “How did you speak?”", "id_how_0"),
        Problem("Enter company name", "id_company_name"),
    ]


def test_problem_of_the_whole_form_comes_first_and_names_no_control() -> None:
    form = ContactForm({"how": "phone", "sector": "a"})
    assert not form.is_valid()
    form.add_refusal(Refused("Somebody else claimed it."))
    assert problems_in(form)[0] == Problem("Somebody else claimed it.", "")


def test_problems_of_a_formset_name_the_row() -> None:
    rows = formset_factory(ContactForm, extra=0, min_num=1, validate_min=True)
    data = MultiValueDict({"form-TOTAL_FORMS": ["1"], "form-INITIAL_FORMS": ["0"], "form-0-how": ["phone"]})
    assert [problem.control for problem in problems_in(rows(data))] == [
        "id_form-0-company_name",
        "id_form-0-sector",
    ]


def test_unbound_formset_has_no_problems() -> None:
    assert problems_in(formset_factory(ContactForm)()) == []


def test_field_is_drawn_as_label_hint_and_control() -> None:
    html = ContactForm()["company_name"].as_field_group()
    assert " ".join(html.split()) == (
        '<div class="field"> <label for="id_company_name">Company name</label> '
        '<p class="hint" id="id_company_name_helptext">As people say it.</p> '
        '<input type="text" name="company_name" maxlength="80" aria-describedby="id_company_name_helptext" '
        'id="id_company_name"> </div>'
    )


def test_optional_field_says_so() -> None:
    html = ContactForm()["vat"].as_field_group()
    assert '<label for="id_vat">VAT number <span class="optional">(optional)</span></label>' in html


def test_optional_fields_of_a_filter_form_are_not_marked() -> None:
    assert '<label for="id_q">Q</label>' in Filters()["q"].as_field_group()


def test_field_in_error_keeps_what_was_typed_and_names_its_error() -> None:
    form = ContactForm({"company_name": "x" * 81})
    html = form["company_name"].as_field_group()
    assert f'value="{"x" * 81}"' in html
    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="id_company_name_helptext id_company_name_error"' in html
    assert '<p class="error" id="id_company_name_error">' in html


def test_typed_markup_is_escaped() -> None:
    html = ContactForm({"company_name": '"><script>'})["company_name"].as_field_group()
    assert 'value="&quot;&gt;&lt;script&gt;"' in html


def test_radios_are_rows_in_a_fieldset_with_the_question_as_legend() -> None:
    html = " ".join(ContactForm()["how"].as_field_group().split())
    assert html == (
        '<div class="field"> <fieldset><legend>How did you speak?</legend> '
        '<div id="id_how" class="choices">'
        '<label class="choice" for="id_how_0"><input type="radio" name="how" value="phone" id="id_how_0"> '
        "<span>Phone call</span></label> "
        '<label class="choice" for="id_how_1"><input type="radio" name="how" value="visit" id="id_how_1"> '
        "<span>Visit</span></label> </div> </fieldset> </div>"
    )


def test_choice_with_hint_escapes_both_lines() -> None:
    assert choice_with_hint("A & B", "<b>") == 'A &amp; B<span class="choice-hint">&lt;b&gt;</span>'


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, {}),
        ({"q": "bram", "count": ""}, {"q": "bram"}),
        ({"q": "bram", "count": "many"}, {"q": "bram"}),
        ({"count": "0"}, {"count": 0}),
    ],
)
def test_chosen_filters_leave_out_the_empty_and_the_wrong(
    query: dict[str, str], expected: dict[str, object]
) -> None:
    assert Filters(query).chosen == expected

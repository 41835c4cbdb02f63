"""Forms about a training case: opened, needs, options, choice, referral, delivery."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone

from accounts.models import Agency
from brokerage.enums import (
    CaseStatus,
    GapReason,
    Mode,
    NeedsStatus,
    NeedStatus,
    OptionStatus,
    QualificationLevel,
)
from brokerage.forms.steps import ReasonForm, StepForm
from brokerage.models import Enrolment, FundingStream, Need, Provider, Provision, TrainingCase, TrainingOption
from brokerage.queries.needs import may_read_confidential
from brokerage.queries.training import approved_providers
from toolkit.forms import FilterForm, choice_with_hint
from toolkit.templatetags.words import money

MOST_PEOPLE = 10_000
PRICE: dict[str, Any] = {"max_digits": 10, "decimal_places": 2, "min_value": Decimal(0)}
STREAMS_A_TIME = 3
FITS = [(5, "5, exactly"), (4, "4, well"), (3, "3, fairly"), (2, "2, partly"), (1, "1, hardly")]


class CaseForm(StepForm):
    """`subject` is the employer, or the case being edited."""

    title = forms.CharField(label="What is it about?", max_length=160)
    contact = forms.ChoiceField(label="Who at the employer?", required=False)
    headcount = forms.IntegerField(
        label="How many people?", min_value=1, max_value=MOST_PEOPLE, required=False
    )
    required_by = forms.DateField(label="By when is it needed?", required=False)
    sites = forms.MultipleChoiceField(
        label="At which sites?", required=False, widget=forms.CheckboxSelectMultiple
    )

    def prepare(self) -> None:
        case = self.subject if isinstance(self.subject, TrainingCase) else None
        employer = case.employer if case else self.subject
        self.offer_contacts("contact", employer)
        self.offer("contact", [("", "Nobody yet"), *((key, one.name) for key, one in self.contacts.items())])
        self.offer_sites("sites", employer)
        if case:
            self.initial = {name: getattr(case, name) for name in ("title", "headcount", "required_by")}
            self.initial["contact"] = case.contact.reference if case.contact else ""
            self.initial["sites"] = [site.reference for site in case.sites.all()]

    def terms(self) -> dict[str, Any]:
        return self.cleaned_data | {
            "contact": self.contacts.get(self.cleaned_data["contact"]),
            "sites": self.chosen_sites(),
        }


class CaseNeedsForm(StepForm):
    needs = forms.MultipleChoiceField(
        label="Which needs does it answer?", widget=forms.CheckboxSelectMultiple
    )

    def prepare(self) -> None:
        agreed = self.subject.employer.needs_assessments.filter(status=NeedsStatus.AGREED)
        self.assessment = agreed.first()
        rows = self.assessment.needs.exclude(status=NeedStatus.WITHDRAWN) if self.assessment else []
        self.agreed_needs: dict[str, Need] = {one.reference: one for one in rows}
        today = timezone.localdate()
        open_detail = self.assessment and may_read_confidential(self.assessment, self.user, today)
        self.offer("needs", [(key, _need_words(one, open_detail)) for key, one in self.agreed_needs.items()])
        if not self.agreed_needs:
            self.fields[
                "needs"
            ].help_text = "The employer has agreed no needs yet. Record and agree them first."

    def chosen(self) -> list[Need]:
        return [self.agreed_needs[key] for key in self.cleaned_data["needs"]]


def _need_words(need: Need, open_detail: Any) -> Any:
    if need.is_confidential and not open_detail:
        return "A confidential need"
    people = f"{need.headcount:,} people" if need.headcount else ""
    level = need.get_target_level_display()
    hint = ", ".join(part for part in (people, level) if part)
    return choice_with_hint(need.description, hint) if hint else need.description


class OptionForm(StepForm):
    """`subject` is the case, the option being edited, or the course suggested for a case."""

    provider = forms.ChoiceField(label="Provider", help_text="Only those whose approval is in force.")
    title = forms.CharField(label="Course", max_length=160)
    level = forms.ChoiceField(label="Level", choices=QualificationLevel.choices)
    mode = forms.ChoiceField(label="How is it taught?", choices=Mode.choices, widget=forms.RadioSelect)
    headcount = forms.IntegerField(label="How many people?", min_value=1, max_value=MOST_PEOPLE)
    starts_on = forms.DateField(label="Starts")
    ends_on = forms.DateField(label="Ends")
    full_price = forms.DecimalField(label="Full price, £", help_text="For everybody together.", **PRICE)
    public_share = forms.DecimalField(label="Public money pays, £", initial=0, **PRICE)
    employer_share = forms.DecimalField(label="The employer pays, £", initial=0, **PRICE)
    other_share = forms.DecimalField(label="Others pay, £", initial=0, **PRICE)
    other_payer = forms.CharField(label="Who else pays?", max_length=120, required=False)
    pay_when = forms.CharField(label="When does the employer pay?", max_length=120, required=False)
    fit = forms.TypedChoiceField(
        label="How well does it fit?", choices=FITS, coerce=int, widget=forms.RadioSelect
    )
    fit_reason = forms.CharField(
        label="Why?",
        max_length=300,
        help_text="For this employer’s need, whoever pays.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    provision: Provision | None = None

    def prepare(self) -> None:
        self.providers: dict[str, Provider] = {
            one.reference: one for one in approved_providers(timezone.localdate())
        }
        self.offer("provider", [("", "Choose"), *((key, one.name) for key, one in self.providers.items())])
        if isinstance(self.subject, TrainingOption):
            self.initial = {name: getattr(self.subject, name) for name in self.fields}
            self.initial["provider"] = self.subject.provider.reference

    def start_from(self, course: Provision, case: TrainingCase, *, fit: int, why: str) -> None:
        """Take over what the course list knows."""
        self.provision = course
        headcount = case.headcount or 1
        self.initial = {
            "provider": course.provider.reference,
            "title": course.title,
            "level": course.level,
            "mode": course.mode,
            "headcount": headcount,
            "starts_on": course.next_start_on,
            "full_price": course.price * headcount if course.price is not None else None,
            "employer_share": course.price * headcount if course.price is not None else None,
            "public_share": 0,
            "other_share": 0,
            "fit": fit,
            "fit_reason": why,
        }

    def terms(self) -> dict[str, Any]:
        answers = self.cleaned_data | {"provider": self.providers[self.cleaned_data["provider"]]}
        return answers | ({"provision": self.provision} if self.provision else {})


class OptionFundingForm(StepForm):
    """Up to three streams and their amounts; 0 takes one off."""

    def prepare(self) -> None:
        option: TrainingOption = self.subject
        known = list(option.funding.select_related("stream"))
        still_open = Q(valid_to__isnull=True) | Q(valid_to__gte=option.starts_on)
        streams = FundingStream.objects.filter(still_open | Q(pk__in=[row.stream_id for row in known]))
        self.streams = {stream.code: stream for stream in streams}
        choices = [("", "None"), *((code, stream.label) for code, stream in self.streams.items())]
        for place in range(max(STREAMS_A_TIME, len(known) + 1)):
            row = known[place] if place < len(known) else None
            self.fields[f"stream_{place}"] = forms.ChoiceField(
                label=f"Stream {place + 1}",
                choices=choices,
                required=False,
                initial=row.stream.code if row else "",
            )
            self.fields[f"amount_{place}"] = forms.DecimalField(
                label="Amount, £", required=False, initial=row.amount if row else None, **PRICE
            )
        self.kept = {row.stream for row in known}

    def amounts(self) -> dict[FundingStream, Decimal]:
        """Streams no longer named are taken off."""
        wanted = {stream: Decimal(0) for stream in self.kept}
        for name, code in self.cleaned_data.items():
            if name.startswith("stream_") and code:
                amount = self.cleaned_data[name.replace("stream", "amount")] or Decimal(0)
                stream = self.streams[code]
                wanted[stream] = (
                    wanted.get(stream, Decimal(0)) + amount if stream not in self.kept else amount
                )
        return wanted


class PrepareForm(StepForm):
    few_options_reason = forms.CharField(
        label="If there are fewer than three, why?", max_length=300, required=False
    )
    interest_declared = forms.CharField(
        label="Any tie of yours to a provider on the list?",
        max_length=300,
        required=False,
        help_text="Leave empty if there is none.",
    )
    impartial = forms.BooleanField(label="I chose these options for the employer alone", required=False)


class SendForm(StepForm):
    contact = forms.ChoiceField(label="To whom?", widget=forms.RadioSelect)

    def prepare(self) -> None:
        self.offer_contacts("contact", self.subject.employer)


class ChooseForm(StepForm):
    option = forms.ChoiceField(label="Which one did they choose?", widget=forms.RadioSelect)
    reason = forms.CharField(label="Why?", max_length=300, help_text="In the employer’s words.")

    def prepare(self) -> None:
        rows = self.subject.options.filter(status=OptionStatus.OFFERED).select_related("provider")
        self.options: dict[str, TrainingOption] = {str(one.pk): one for one in rows}
        self.offer("option", [(key, option_words(one)) for key, one in self.options.items()])
        for key, one in self.options.items():
            self.fields[f"rejected_{key}"] = forms.CharField(
                label=f"Why not {one.title}?",
                max_length=300,
                required=False,
                help_text="Leave empty if chosen.",
            )

    def rejected(self) -> dict[TrainingOption, str]:
        return {one: self.cleaned_data[f"rejected_{key}"] for key, one in self.options.items()}


def option_words(option: TrainingOption) -> Any:
    prices = f"Full price {money(option.full_price)}, they pay {money(option.employer_share)}"
    return choice_with_hint(f"{option.title}, {option.provider}", prices)


class ReferForm(StepForm):
    data_passing_agreed_on = forms.DateField(
        label="When did the employer agree that we pass on their details?",
        required=False,
        help_text="The provider gets the contact, sites, number of people and date.",
    )
    contact = forms.ChoiceField(label="Whom should the provider speak to?", widget=forms.RadioSelect)
    headcount = forms.IntegerField(label="How many people?", min_value=1, max_value=MOST_PEOPLE)
    required_by = forms.DateField(label="By when is it needed?")
    sites = forms.MultipleChoiceField(
        label="At which sites?", required=False, widget=forms.CheckboxSelectMultiple
    )

    def prepare(self) -> None:
        case = self.subject
        self.offer_contacts("contact", case.employer)
        self.offer_sites("sites", case.employer)
        self.initial = {"headcount": case.headcount, "required_by": case.required_by}
        self.initial["contact"] = case.contact.reference if case.contact else None
        self.initial["sites"] = [site.reference for site in case.sites.all()]

    def terms(self) -> dict[str, Any]:
        contact = self.contacts[self.cleaned_data["contact"]]
        return self.cleaned_data | {"contact": contact, "sites": self.chosen_sites()}


class ReReferForm(ReasonForm):
    option = forms.ChoiceField(label="To which option instead?", widget=forms.RadioSelect)
    field_order = ["option", "reason"]

    def prepare(self) -> None:
        rows = self.subject.options.exclude(pk=self.subject.chosen_id).select_related("provider")
        self.options: dict[str, TrainingOption] = {str(one.pk): one for one in rows}
        self.offer("option", [(key, option_words(one)) for key, one in self.options.items()])
        self.initial = {"reason": f"{self.subject.chosen.provider} did not answer in time."}


class ProposeForm(StepForm):
    starts_on = forms.DateField(label="Starts")
    ends_on = forms.DateField(label="Ends")
    headcount = forms.IntegerField(label="How many places?", min_value=1, max_value=MOST_PEOPLE)
    note = forms.CharField(
        label="What do you propose?", max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def prepare(self) -> None:
        option = self.subject.chosen
        self.initial = {name: getattr(option, name) for name in ("starts_on", "ends_on", "headcount")}


class EnrolForm(StepForm):
    started_on = forms.DateField(label="On what day did they start?", initial=timezone.localdate)
    level = forms.ChoiceField(label="Level", choices=QualificationLevel.choices)
    started = forms.IntegerField(label="How many people started?", min_value=1, max_value=MOST_PEOPLE)
    also_level = forms.ChoiceField(
        label="And at another level", choices=[("", "None"), *QualificationLevel.choices], required=False
    )
    also_started = forms.IntegerField(
        label="How many at that level?", min_value=1, max_value=MOST_PEOPLE, required=False
    )

    def prepare(self) -> None:
        self.initial = {"level": self.subject.chosen.level, "started": self.subject.chosen.headcount}

    def counts(self) -> dict[QualificationLevel, int]:
        answers = self.cleaned_data
        counts = {QualificationLevel(answers["level"]): answers["started"]}
        if answers["also_level"] and answers["also_started"]:
            level = QualificationLevel(answers["also_level"])
            counts[level] = counts.get(level, 0) + answers["also_started"]
        return counts


RESULTS = {
    "achieved": "How many achieved it?",
    "not_achieved": "How many finished without achieving it?",
    "withdrawn": "How many left early?",
    "job_outcomes": "How many got a job through it?",
}


class ResultsForm(StepForm):
    def prepare(self) -> None:
        self.enrolments: list[Enrolment] = list(self.subject.enrolments.all())
        for one in self.enrolments:
            for name, label in RESULTS.items():
                words = label
                if len(self.enrolments) > 1:
                    words = f"{one.get_level_display()}: {label[0].lower()}{label[1:]}"
                self.fields[f"{name}_{one.pk}"] = forms.IntegerField(
                    label=words, min_value=0, max_value=MOST_PEOPLE, required=False, initial=0
                )

    def results(self) -> Iterable[tuple[Enrolment, dict[str, int]]]:
        for one in self.enrolments:
            yield one, {name: self.cleaned_data[f"{name}_{one.pk}"] or 0 for name in RESULTS}


class FeedbackForm(StepForm):
    score = forms.IntegerField(
        label="How satisfied are they, from 0 to 10?", min_value=0, max_value=10, help_text="10 is best."
    )
    reason = forms.CharField(
        label="Why?", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class NoProvisionForm(StepForm):
    reason = forms.ChoiceField(label="Why not?", choices=GapReason.choices, widget=forms.RadioSelect)
    note = forms.CharField(label="What would have helped?", max_length=250, required=False)


class TrainingFilter(FilterForm):
    q = forms.CharField(
        label="Find a case, an employer or a provider",
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    status = forms.ChoiceField(label="Status", choices=[("", "Any status"), *CaseStatus.choices])
    agency = forms.ChoiceField(label="Agency")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agencies = [(one.code, one.short_name) for one in Agency.objects.filter(left_on__isnull=True)]
        self.fields["agency"].choices = [("", "Any agency"), *agencies]  # type: ignore[attr-defined]  # a choice field

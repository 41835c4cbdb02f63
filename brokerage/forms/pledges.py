"""Forms about vacancy pledges."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from accounts.models import Agency
from brokerage.enums import Occupation, PledgeStatus
from brokerage.forms.steps import ReasonForm, StepForm
from brokerage.models import PledgeRelease, VacancyPledge
from toolkit.dates import day
from toolkit.forms import FilterForm

MOST_JOBS = 100_000


class PledgeForm(StepForm):
    """`subject` is the employer, or the pledge being edited."""

    title = forms.CharField(
        label="What jobs are they?", max_length=160, help_text="Such as “Entry-level production jobs”."
    )
    occupation = forms.ChoiceField(label="Occupation group", choices=Occupation.choices)
    jobs = forms.IntegerField(label="How many jobs?", min_value=1, max_value=MOST_JOBS)
    starts_on = forms.DateField(label="From")
    ends_on = forms.DateField(label="Until")
    ring_fence_days = forms.IntegerField(
        label="Ring-fence",
        min_value=0,
        max_value=60,
        initial=5,
        help_text="Working days in which only our candidates are considered.",
    )
    guaranteed_interview = forms.BooleanField(
        label="Guaranteed interview for everybody who meets the criteria", required=False
    )
    entry_level = forms.BooleanField(label="Entry level", required=False)
    flexible = forms.BooleanField(label="Flexible or part-time hours", required=False)
    sites = forms.MultipleChoiceField(
        label="At which sites?", required=False, widget=forms.CheckboxSelectMultiple
    )

    def prepare(self) -> None:
        pledge = self.subject if isinstance(self.subject, VacancyPledge) else None
        self.offer_sites("sites", pledge.employer if pledge else self.subject)
        if pledge:
            self.initial = {name: getattr(pledge, name) for name in self.fields if name != "sites"}
            self.initial["sites"] = [site.reference for site in pledge.sites.all()]

    def terms(self) -> dict[str, Any]:
        answers = {name: value for name, value in self.cleaned_data.items() if name != "sites"}
        return answers | {"sites": self.chosen_sites()}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        starts_on, ends_on = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", "The last day must be on or after the first")
        return cleaned


class PlanForm(StepForm):
    """One box a month of the pledge."""

    def prepare(self) -> None:
        known = {row.month: row.jobs for row in self.subject.months.all()}
        self.months = months_of(self.subject)
        for month in self.months:
            self.fields[_box(month)] = forms.IntegerField(
                label=f"{month:%B %Y}",
                min_value=0,
                max_value=MOST_JOBS,
                required=False,
                initial=known.get(month, 0),
            )

    def plan(self) -> dict[date, int]:
        return {month: self.cleaned_data[_box(month)] or 0 for month in self.months}


def months_of(pledge: VacancyPledge) -> list[date]:
    months, month = [], pledge.starts_on.replace(day=1)
    while month <= pledge.ends_on:
        months.append(month)
        month = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    return months


def _box(month: date) -> str:
    return f"jobs_{month:%Y_%m}"


class ConfirmPledgeForm(StepForm):
    contact = forms.ChoiceField(label="Who confirmed it?", widget=forms.RadioSelect)
    on = forms.DateField(label="On what day?", initial=timezone.localdate)

    def prepare(self) -> None:
        self.offer_contacts("contact", self.subject.employer)


class ReleaseForm(StepForm):
    title = forms.CharField(
        label="Which job?", max_length=160, help_text="As the employer will advertise it."
    )
    jobs = forms.IntegerField(label="How many?", min_value=1, max_value=MOST_JOBS)
    released_on = forms.DateField(label="Released on", initial=timezone.localdate)
    site = forms.ChoiceField(label="At which site?", required=False)

    def prepare(self) -> None:
        self.offer_sites("site", self.subject.employer)
        if self.open_sites:
            self.offer("site", [("", "Not said"), *((key, one.name) for key, one in self.open_sites.items())])

    def terms(self) -> dict[str, Any]:
        return self.cleaned_data | {"site": self.open_sites.get(self.cleaned_data.get("site", ""))}


class StartForm(StepForm):
    jobs = forms.IntegerField(label="How many people started?", min_value=1, max_value=MOST_JOBS)
    started_on = forms.DateField(label="On what day?", initial=timezone.localdate)
    through_us = forms.TypedChoiceField(
        label="How were they found?",
        choices=[("yes", "Through us"), ("no", "Elsewhere")],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        initial="yes",
    )
    note = forms.CharField(
        label="Note", max_length=200, required=False, help_text="Counts and facts, never names."
    )


class ReleaseStartForm(StartForm):
    """From the pledge's own page: says first which of its open jobs."""

    release = forms.ChoiceField(label="Which jobs?", widget=forms.RadioSelect)
    field_order = ["release", "jobs", "started_on", "through_us", "note"]

    def prepare(self) -> None:
        rows = self.subject.releases.filter(closed_on__isnull=True)
        self.releases: dict[str, PledgeRelease] = {one.reference: one for one in rows}
        self.offer(
            "release",
            [
                (key, f"{one.title}, {one.jobs:,} released {day(one.released_on)}")
                for key, one in self.releases.items()
            ],
        )


class CloseReleaseForm(ReasonForm):
    on = forms.DateField(label="Closed on", initial=timezone.localdate)
    field_order = ["on", "reason"]


class ReduceForm(ReasonForm):
    jobs = forms.IntegerField(label="How many jobs now?", min_value=1, max_value=MOST_JOBS)
    field_order = ["jobs", "reason"]


class PledgeFilter(FilterForm):
    q = forms.CharField(
        label="Find a pledge or an employer", max_length=100, widget=forms.TextInput(attrs={"type": "search"})
    )
    status = forms.ChoiceField(label="Status", choices=[("", "Any status"), *PledgeStatus.choices])
    agency = forms.ChoiceField(label="Agency")
    occupation = forms.ChoiceField(
        label="Occupation group", choices=[("", "Any occupation"), *Occupation.choices]
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agencies = [(one.code, one.short_name) for one in Agency.objects.filter(left_on__isnull=True)]
        self.fields["agency"].choices = [("", "Any agency"), *agencies]  # type: ignore[attr-defined]  # a choice field

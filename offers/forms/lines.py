"""One line of a draft, and one step or measure."""

from typing import Any

from django import forms

from accounts.models import Agency
from brokerage.enums import Stage, Unit
from brokerage.models import FundingStream
from employers.queries import colleagues
from offers.enums import LineSide
from offers.models import OfferLine, OfferMeasure, OfferMilestone
from toolkit.forms import FrontdoorForm

NAMES = ("owner", "agency", "streams")
SHARES = ("public_share", "employer_share", "other_share")


def _money(label: str, **kwargs: Any) -> forms.DecimalField:
    return forms.DecimalField(
        label=label, max_digits=10, decimal_places=2, min_value=0, required=False, **kwargs
    )


def _short(label: str, max_length: int, **kwargs: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=max_length, required=False, **kwargs)


class LineForm(FrontdoorForm):
    """Every field a line may have; the sides leave out what they do not say."""

    left_out: dict[str, tuple[str, ...]] = {
        LineSide.WE_WILL: ("measure", "known_by", "if_plans_change", "binding_reference"),
        LineSide.YOU_WILL: (
            "response_standard", "cost_to_employer", "condition", "full_price", *SHARES, "is_in_kind",
            "pay_when", "money_note", "starts_on", "ends_on", "streams",
        ),
        LineSide.WE_BOTH: (
            "measure", "known_by", "if_plans_change", "binding_reference", "response_standard",
            "cost_to_employer", "streams", "full_price", *SHARES, "is_in_kind", "pay_when", "money_note",
            "starts_on", "ends_on", "where",
        ),
    }  # fmt: skip

    title = forms.CharField(label="Title", max_length=160)
    text = forms.CharField(label="What it means", max_length=600, widget=forms.Textarea(attrs={"rows": 3}))
    stage = forms.ChoiceField(label="Stage", choices=Stage.choices)
    quantity = forms.DecimalField(
        label="How many", max_digits=10, decimal_places=2, min_value=0.01, required=False
    )
    unit = forms.ChoiceField(label="Of what", choices=[("", "Choose"), *Unit.choices], required=False)
    due_on = forms.DateField(label="By when", required=False)
    where = _short("Where", 160)
    measure = _short("What counts", 300)
    known_by = _short("How both sides will know", 300)
    if_plans_change = _short("If plans change", 300)
    binding_reference = _short(
        "Already owed under", 200, help_text="The contract or planning agreement and its clause."
    )
    owner = forms.ChoiceField(label="Who does it", required=False)
    agency = forms.ChoiceField(label="Which agency answers for it", required=False)
    response_standard = _short("How quickly we respond", 160)
    cost_to_employer = _short("Cost to the employer, in words", 120)
    condition = _short("Condition", 300)
    full_price = _money("Full price, £", help_text="Leave empty where nothing is charged or funded.")
    public_share = _money("We pay, £")
    employer_share = _money("They pay, £")
    other_share = _money("Others pay, £")
    is_in_kind = forms.BooleanField(label="Given in kind, not charged", required=False)
    pay_when = _short("When they pay", 120)
    money_note = _short("Note on the money", 200)
    starts_on = forms.DateField(label="Starts", required=False)
    ends_on = forms.DateField(label="Ends", required=False)
    streams = forms.MultipleChoiceField(
        label="Funds that pay our share", required=False, widget=forms.CheckboxSelectMultiple
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, side: str, line: OfferLine | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.line = line
        for name in self.left_out[side]:
            del self.fields[name]
        self.people = {one.user.reference: one.user for one in colleagues()}
        self.agencies = {one.code: one for one in Agency.objects.filter(left_on__isnull=True)}
        self._choose("owner", [("", "Nobody yet"), *((key, one.name) for key, one in self.people.items())])
        self._choose("agency", [("", "None yet"), *((key, one.name) for key, one in self.agencies.items())])
        if "streams" in self.fields:
            self.funds = {one.code: one for one in FundingStream.objects.filter(valid_to__isnull=True)}
            if line is not None:
                self.funds |= {one.code: one for one in line.streams.all()}
            self._choose("streams", [(key, one.label) for key, one in self.funds.items()])
        if line is not None:
            self.initial = {**self.saved(), **self.initial}

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]  # all of them are choice fields

    def saved(self) -> dict[str, Any]:
        line = self.line
        if line is None:
            return {}
        found = {name: getattr(line, name) for name in self.fields if name not in NAMES}
        found["owner"] = line.owner.reference if line.owner else ""
        found["agency"] = line.agency.code if line.agency else ""
        if "streams" in self.fields:
            found["streams"] = [stream.code for stream in line.streams.all()]
        return found

    def facts(self) -> dict[str, Any]:
        """What the action takes: people and agencies as themselves, an empty share as nothing."""
        found = {name: value for name, value in self.cleaned_data.items() if name not in ("version", *NAMES)}
        for name in SHARES:
            if name in found:
                found[name] = found[name] or 0
        found["owner"] = self.people.get(self.cleaned_data["owner"])
        found["agency"] = self.agencies.get(self.cleaned_data["agency"])
        if "streams" in self.fields:
            found["streams"] = [self.funds[code] for code in self.cleaned_data["streams"]]
        return found


class PartForm(FrontdoorForm):
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, part: OfferMilestone | OfferMeasure | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.part = part
        if part is not None:
            self.initial = {**self.saved(), **self.initial}

    def saved(self) -> dict[str, Any]:
        return {name: getattr(self.part, name) for name in self.fields}

    def facts(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class StepForm(PartForm):
    on = forms.DateField(label="Day")
    title = forms.CharField(label="What happens", max_length=160)
    detail = _short("More", 200)
    who = _short("Who", 120)


class MeasureForm(PartForm):
    title = forms.CharField(label="Measure", max_length=160)
    definition = forms.CharField(label="What counts", max_length=300)
    baseline = _short("Where it stands now", 80)
    target = forms.CharField(label="Target", max_length=80)
    source = forms.CharField(label="Where the figure comes from", max_length=120)
    reported = forms.CharField(label="Who reports it, and how often", max_length=120)


class WithdrawForm(FrontdoorForm):
    reason = forms.CharField(
        label="Why is it withdrawn?",
        max_length=300,
        help_text="Such as: the money is gone, or the wrong recipient.",
    )

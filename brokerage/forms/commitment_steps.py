"""Forms of the steps that a commitment takes, one question page each."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone

from accounts.models import User
from brokerage.actions.commitments import TERMS
from brokerage.enums import (
    BINDING,
    CommitmentSource,
    CommitmentStatus,
    DisputeStatus,
    Evidence,
    ProgressSource,
)
from brokerage.forms.commitments import TermsForm, whole
from brokerage.models import Commitment, CommitmentProgress
from employers.models import Contact, EmployerFile, Site
from employers.queries import people_to_speak_to
from toolkit.dates import day
from toolkit.forms import FrontdoorForm, choice_with_hint

UPHELD, NOT_UPHELD = DisputeStatus.UPHELD, DisputeStatus.NOT_UPHELD


def _set_choices(form: forms.Form, name: str, choices: Iterable[tuple[str, Any]]) -> None:
    form.fields[name].choices = list(choices)  # type: ignore[attr-defined]  # a choice field


def _who_may_sign(contact: Contact) -> Any:
    since = f"May sign since {day(contact.can_sign_from)}" if contact.can_sign_from else "May not sign yet"
    return choice_with_hint(contact.name, ". ".join(filter(None, [contact.job_title, since])))


class AgreementForm(FrontdoorForm):
    """Who agreed for the employer, and when."""

    agreed_on = forms.DateField(label="When was it agreed?", initial=timezone.localdate)
    agreed_by = forms.ChoiceField(
        label="Who agreed for the employer?",
        widget=forms.RadioSelect,
        help_text="Somebody whose authority to sign is confirmed under People.",
    )

    def __init__(self, *args: Any, commitment: Commitment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.commitment = commitment
        self.contacts = {one.reference: one for one in people_to_speak_to(commitment.employer)}
        choices = [(key, _who_may_sign(one)) for key, one in self.contacts.items()]
        if commitment.is_ours:
            choices.append(("nobody", "Nobody: it is our own promise"))
        _set_choices(self, "agreed_by", choices)
        if commitment.contact and "agreed_by" not in self.initial:
            self.initial["agreed_by"] = commitment.contact.reference

    @property
    def contact(self) -> Contact | None:
        return self.contacts.get(self.cleaned_data["agreed_by"])


class AgreeForm(AgreementForm):
    source = forms.ChoiceField(label="How was it agreed?", choices=CommitmentSource.choices)
    signed_agreement = forms.ChoiceField(
        label="Which file is the signed agreement?",
        required=False,
        help_text="Add it under Files first if it is not there.",
    )

    def __init__(self, *args: Any, user: User, commitment: Commitment, **kwargs: Any) -> None:
        super().__init__(*args, commitment=commitment, **kwargs)
        self.documents = files_of(user, commitment)
        choices = [(key, file.title) for key, file in self.documents.items()]
        _set_choices(self, "signed_agreement", [("", "None: it was said and written down"), *choices])
        self.initial.setdefault("source", commitment.source)

    @property
    def file(self) -> EmployerFile | None:
        return self.documents.get(self.cleaned_data["signed_agreement"])


class VaryForm(TermsForm, AgreementForm):
    """New terms beside why and who agreed them; what is left as it was stays."""

    reason = forms.CharField(label="Why is it varied?", max_length=300)
    authority_approval = forms.ChoiceField(label="Which file is the authority's approval?")

    field_order = [*TERMS, "reason", "agreed_on", "agreed_by", "authority_approval"]

    def __init__(self, *args: Any, user: User, commitment: Commitment, **kwargs: Any) -> None:
        super().__init__(*args, commitment=commitment, **kwargs)
        self.documents = files_of(user, commitment) if commitment.binding in BINDING else {}
        if commitment.binding in BINDING:
            choices = [(key, file.title) for key, file in self.documents.items()]
            _set_choices(self, "authority_approval", [("", "Choose a file"), *choices])
        else:
            del self.fields["authority_approval"]
        if not commitment.local_definition:
            del self.fields["local_definition"]
        known = {name: getattr(commitment, name) for name in TERMS if name in self.fields}
        known["quantity"] = whole(commitment.quantity)
        self.initial = {**known, **self.initial}

    @property
    def approval(self) -> EmployerFile | None:
        return self.documents.get(self.cleaned_data.get("authority_approval", ""))


def files_of(user: User, commitment: Commitment) -> dict[str, EmployerFile]:
    rows = EmployerFile.objects.visible_to(user).filter(employer=commitment.employer, removed_at__isnull=True)
    return {file.reference: file for file in rows}


class ReasonForm(FrontdoorForm):
    reason = forms.CharField(label="Why?", max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


class SuspendForm(ReasonForm):
    review_on = forms.DateField(
        label="When do we look at it again?", help_text="Until then its clock stands still."
    )


class ProgressForm(FrontdoorForm):
    quantity = forms.DecimalField(
        label="How many?",
        max_digits=10,
        decimal_places=2,
        help_text="What this entry adds. A correction may be below 0.",
    )
    happened_on = forms.DateField(label="When did it happen?", initial=timezone.localdate)
    reported_by = forms.ChoiceField(
        label="Who says so?",
        choices=ProgressSource.choices,
        widget=forms.RadioSelect,
        initial=ProgressSource.EMPLOYER,
    )
    site = forms.ChoiceField(label="At which site?", required=False)
    evidence = forms.ChoiceField(
        label="What shows it?", choices=[("", "Nothing yet"), *Evidence.choices], required=False
    )
    note = forms.CharField(
        label="Note", max_length=300, required=False, help_text="Names of people stay out of it."
    )

    def __init__(self, *args: Any, commitment: Commitment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sites = {site.reference: site for site in open_sites(commitment)}
        if not self.sites:
            del self.fields["site"]
            return
        choices = [(key, site.name) for key, site in self.sites.items()]
        _set_choices(self, "site", [("", "The employer as a whole"), *choices])

    def facts(self) -> dict[str, Any]:
        found = dict(self.cleaned_data)
        site = self.sites.get(found.pop("site", ""))
        return found | {"site": site, "reported_by": ProgressSource(found["reported_by"])}


class VerifyForm(FrontdoorForm):
    evidence = forms.ChoiceField(
        label="Which evidence did you accept?", choices=Evidence.choices, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, entry: CommitmentProgress, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("evidence", entry.evidence)


class SettleForm(FrontdoorForm):
    outcome = forms.ChoiceField(
        label="How did it end?",
        choices=[
            (status.value, status.label)
            for status in (
                CommitmentStatus.FULFILLED,
                CommitmentStatus.PARTLY_FULFILLED,
                CommitmentStatus.NOT_FULFILLED,
            )
        ],
        widget=forms.RadioSelect,
        help_text="Only what is proved counts.",
    )
    reason = forms.CharField(
        label="Why was it not kept in full?",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    what_next = forms.CharField(
        label="What happens next?",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class DisputeForm(FrontdoorForm):
    says = forms.CharField(
        label="What does the employer say?",
        max_length=1000,
        widget=forms.Textarea,
        help_text="In their own words. Nothing about the commitment moves until it is decided.",
    )
    raised_by = forms.ChoiceField(label="Who says it?", required=False)

    def __init__(self, *args: Any, commitment: Commitment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.contacts = {one.reference: one for one in people_to_speak_to(commitment.employer)}
        choices = [(key, one.name) for key, one in self.contacts.items()]
        _set_choices(self, "raised_by", [("", "The employer, no one person"), *choices])

    @property
    def contact(self) -> Contact | None:
        return self.contacts.get(self.cleaned_data["raised_by"])


class DecideForm(FrontdoorForm):
    outcome = forms.ChoiceField(
        label="What do you decide?",
        choices=[
            (UPHELD.value, choice_with_hint("Upheld", "The employer is right. The terms are varied next.")),
            (NOT_UPHELD.value, choice_with_hint("Not upheld", "The commitment stands as it is.")),
        ],
        widget=forms.RadioSelect,
    )
    decision = forms.CharField(
        label="Why?", max_length=500, widget=forms.Textarea, help_text="Both sides read this."
    )


class SharesForm(FrontdoorForm):
    """How many each site takes on; a site left empty has no part yet."""

    def __init__(self, *args: Any, commitment: Commitment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        there = {share.site_id: share.quantity for share in commitment.shares.all()}
        self.sites = {
            f"site_{site.reference}": site for site in open_sites(commitment, with_share=set(there))
        }
        for name, site in self.sites.items():
            place = site.local_authority.name if site.local_authority else site.postcode
            self.fields[name] = forms.DecimalField(
                label=site.name,
                help_text=place,
                max_digits=10,
                decimal_places=2,
                min_value=0,
                required=False,
                widget=forms.NumberInput(attrs={"inputmode": "decimal"}),
            )
            self.initial.setdefault(name, whole(there.get(site.pk)))
        self.there = there

    def shares(self) -> dict[Site, Decimal]:
        """What to write: every number given, and 0 where a share was taken away."""
        given = {site: self.cleaned_data[name] for name, site in self.sites.items()}
        return {
            site: quantity or Decimal(0)
            for site, quantity in given.items()
            if quantity is not None or site.pk in self.there
        }


def open_sites(commitment: Commitment, *, with_share: set[int] | None = None) -> list[Site]:
    """Sites still open, and closed ones that carry a share."""
    rows = commitment.employer.sites.select_related("local_authority")
    return [site for site in rows if site.closed_on is None or site.pk in (with_share or set())]

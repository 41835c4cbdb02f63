from django.db import models
from django.db.models import Q

from accounts.models import Agency, Record, User, reference_field
from accounts.permissions import Permission
from brokerage.enums import (
    ContributionKind,
    InvolvementLevel,
    PartyRole,
    ProgrammeStatus,
    SignOffStatus,
    SpecStatus,
)
from brokerage.models.reference import FundingStream, Provider
from employers.models import Contact, Employer
from toolkit.constraints import both_or_neither, not_before, one_of


class ProgrammeQuerySet(models.QuerySet["Programme"]):
    def visible_to(self, user: User) -> "ProgrammeQuerySet":
        return self if user.may(Permission.SEE_EMPLOYERS) else self.none()


class Programme(Record):
    """Provision designed with employers."""

    reference = reference_field("PRG")
    title = models.CharField(max_length=160)
    aim = models.CharField(max_length=400)
    status = models.CharField(max_length=21, choices=ProgrammeStatus, default=ProgrammeStatus.IDEA)
    held_from = models.CharField(max_length=21, choices=ProgrammeStatus, blank=True)
    status_reason = models.CharField(max_length=300, blank=True)
    lead_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="led_programmes")
    accountable_body = models.ForeignKey(
        Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    involvement_level = models.CharField(max_length=13, choices=InvolvementLevel, blank=True)
    involvement_reason = models.CharField(max_length=300, blank=True)
    provider = models.ForeignKey(
        Provider, null=True, blank=True, on_delete=models.PROTECT, related_name="programmes"
    )
    selection_note = models.CharField(max_length=500, blank=True)
    total_cost = models.DecimalField(max_digits=10, decimal_places=2, null=True, blank=True)
    in_house_note = models.CharField(
        max_length=300, blank=True, help_text="Employer's own material used, which stays theirs."
    )
    decision = models.CharField(max_length=300, blank=True, help_text="Repeat, change or stop, and why.")

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        ordering = ["title", "pk"]
        constraints = [
            one_of(
                "brokerage_programme_status_is_known",
                "status",
                ProgrammeStatus.values,
                "Choose a status from the list.",
            ),
            models.CheckConstraint(
                name="brokerage_programme_involvement_has_a_reason",
                condition=Q(involvement_level="") | ~Q(involvement_reason=""),
                violation_error_message="Say why this level of involvement.",
            ),
            models.CheckConstraint(
                name="brokerage_programme_halted_with_reason",
                condition=~Q(status__in=[ProgrammeStatus.PAUSED, ProgrammeStatus.CANCELLED])
                | ~Q(status_reason=""),
                violation_error_message="Say why.",
            ),
            models.CheckConstraint(
                name="brokerage_programme_cost_is_not_negative",
                condition=Q(total_cost__isnull=True) | Q(total_cost__gte=0),
                violation_error_message="A cost cannot be below £0.",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class ProgrammeParty(Record):
    """An employer, agency or provider that takes part, and what it brings."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="parties")
    role = models.CharField(max_length=11, choices=PartyRole)
    employer = models.ForeignKey(
        Employer, null=True, blank=True, on_delete=models.PROTECT, related_name="programme_parties"
    )
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey(Provider, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    expected_people = models.PositiveIntegerField(
        null=True, blank=True, help_text="Jobs or staff this employer expects to bring."
    )
    contribution = models.CharField(max_length=10, choices=ContributionKind, default=ContributionKind.NONE)
    contribution_detail = models.CharField(max_length=200, blank=True)
    contribution_value = models.DecimalField(
        max_digits=10, decimal_places=2, null=True, blank=True, help_text="Agreed value, £."
    )

    class Meta:
        verbose_name_plural = "programme parties"
        ordering = ["role", "pk"]
        constraints = [
            models.CheckConstraint(
                name="brokerage_programmeparty_is_one_body",
                condition=Q(
                    role=PartyRole.EMPLOYER,
                    employer__isnull=False,
                    agency__isnull=True,
                    provider__isnull=True,
                )
                | Q(
                    role__in=[PartyRole.LEAD_AGENCY, PartyRole.PARTNER],
                    employer__isnull=True,
                    agency__isnull=False,
                    provider__isnull=True,
                )
                | Q(
                    role=PartyRole.PROVIDER,
                    employer__isnull=True,
                    agency__isnull=True,
                    provider__isnull=False,
                ),
                violation_error_message="A party is one employer, one agency or one provider.",
            ),
            models.UniqueConstraint(
                fields=["programme", "employer"],
                name="brokerage_programmeparty_employer_once",
                violation_error_message="This employer is already a party.",
            ),
            models.UniqueConstraint(
                fields=["programme", "agency"],
                name="brokerage_programmeparty_agency_once",
                violation_error_message="This agency is already a party.",
            ),
            models.UniqueConstraint(
                fields=["programme", "provider"],
                name="brokerage_programmeparty_provider_once",
                violation_error_message="This provider is already a party.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.employer or self.agency or self.provider)


class ProgrammeSpec(Record):
    """One version of what the programme is."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="specs")
    number = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=16, choices=SpecStatus, default=SpecStatus.DRAFT)
    target_group = models.CharField(max_length=300)
    content = models.TextField(max_length=3000)
    qualification = models.CharField(max_length=160, blank=True)
    hours = models.PositiveIntegerField()
    mode = models.CharField(max_length=160)
    place = models.CharField(max_length=160)
    employer_input = models.CharField(max_length=300)
    exit_route = models.CharField(max_length=300, help_text="Interview, job or progression.")

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "number"],
                name="brokerage_programmespec_numbered_once",
                violation_error_message="Somebody wrote a new version a moment ago. Look again.",
            ),
            models.UniqueConstraint(
                fields=["programme"],
                condition=Q(status__in=[SpecStatus.DRAFT, SpecStatus.OPEN]),
                name="brokerage_programmespec_one_in_hand",
                violation_error_message="A version is already being worked on.",
            ),
            models.UniqueConstraint(
                fields=["programme"],
                condition=Q(status=SpecStatus.AGREED),
                name="brokerage_programmespec_one_agreed",
                violation_error_message="Retire the agreed version first.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.programme}, version {self.number}"


class SpecComment(Record):
    """What a party says about a section of a specification, and the answer."""

    spec = models.ForeignKey(ProgrammeSpec, on_delete=models.PROTECT, related_name="comments")
    party = models.ForeignKey(ProgrammeParty, on_delete=models.PROTECT, related_name="comments")
    section = models.CharField(max_length=60)
    text = models.CharField(max_length=1000)
    reply = models.CharField(max_length=1000, blank=True)
    replied_at = models.DateTimeField(null=True, blank=True)
    replied_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["created_at"]
        constraints = [
            both_or_neither(
                "brokerage_speccomment_replied_by_someone",
                "replied_at",
                "replied_by",
                "Say who replied and when.",
            ),
            models.CheckConstraint(
                name="brokerage_speccomment_reply_says_something",
                condition=Q(replied_at__isnull=True) | ~Q(reply=""),
                violation_error_message="Write the reply.",
            ),
        ]

    def __str__(self) -> str:
        return self.text


class SignOff(Record):
    """A party's recorded approval of the agreed specification."""

    party = models.ForeignKey(ProgrammeParty, on_delete=models.PROTECT, related_name="sign_offs")
    spec = models.ForeignKey(ProgrammeSpec, on_delete=models.PROTECT, related_name="sign_offs")
    status = models.CharField(max_length=22, choices=SignOffStatus, default=SignOffStatus.PENDING)
    comment = models.CharField(max_length=500, blank=True)
    contact = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    recorded_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            one_of(
                "brokerage_signoff_status_is_known",
                "status",
                SignOffStatus.values,
                "Choose a status from the list.",
            ),
            models.UniqueConstraint(
                fields=["party", "spec"],
                name="brokerage_signoff_once_a_party",
                violation_error_message="This party is already asked to sign off.",
            ),
            both_or_neither(
                "brokerage_signoff_recorded_by_someone",
                "decided_at",
                "recorded_by",
                "Say who recorded it and when.",
            ),
            models.CheckConstraint(
                name="brokerage_signoff_refused_with_reason",
                condition=~Q(status=SignOffStatus.REFUSED) | ~Q(comment=""),
                violation_error_message="Say why it is refused.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.party}: {self.get_status_display()}"


class ProgrammeFunding(Record):
    """One amount towards a programme's cost, from a stream or from a party."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="funding")
    stream = models.ForeignKey(
        FundingStream, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    party = models.ForeignKey(
        ProgrammeParty, null=True, blank=True, on_delete=models.PROTECT, related_name="funding"
    )
    amount = models.DecimalField(max_digits=10, decimal_places=2)
    in_kind = models.BooleanField(default=False)
    year = models.CharField(max_length=9, help_text="The year it falls in, such as 2026-27.")
    confirmed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="brokerage_programmefunding_has_one_source",
                condition=Q(stream__isnull=False, party__isnull=True)
                | Q(stream__isnull=True, party__isnull=False),
                violation_error_message="Money comes from one stream or from one party.",
            ),
            models.CheckConstraint(
                name="brokerage_programmefunding_amount_is_positive",
                condition=Q(amount__gt=0),
                violation_error_message="Enter an amount above £0.",
            ),
        ]

    def __str__(self) -> str:
        return f"£{self.amount} from {self.stream or self.party}"


class Cohort(Record):
    """One run of a programme."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="cohorts")
    number = models.PositiveSmallIntegerField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    places = models.PositiveIntegerField()
    starts = models.PositiveIntegerField(default=0)
    completions = models.PositiveIntegerField(default=0)
    interviews = models.PositiveIntegerField(default=0)
    job_offers = models.PositiveIntegerField(default=0)
    jobs = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "number"],
                name="brokerage_cohort_numbered_once",
                violation_error_message="There is already a cohort with this number.",
            ),
            not_before(
                "brokerage_cohort_ends_after_start",
                "starts_on",
                "ends_on",
                "A cohort cannot end before it starts.",
            ),
            models.CheckConstraint(
                name="brokerage_cohort_completions_within_starts",
                condition=Q(completions__lte=models.F("starts")),
                violation_error_message="More people completed than started. Check the figures.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.programme}, cohort {self.number}"

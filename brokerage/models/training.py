from django.db import models
from django.db.models import F, Q

from accounts.models import Agency, Record, User, reference_field
from accounts.permissions import Permission
from brokerage.enums import CaseStatus, GapReason, Mode, OptionStatus, QualificationLevel
from brokerage.models.needs import Need, NeedsAssessment
from brokerage.models.reference import FundingStream, Provider, Provision
from employers.models import Contact, Employer, Site
from toolkit.constraints import both_or_neither, not_before, one_of

# A provider's clocks in working days: acknowledge, contact the employer, make a proposal.
ACKNOWLEDGE_DAYS, CONTACT_DAYS, PROPOSAL_DAYS = 2, 5, 15


class TrainingCaseQuerySet(models.QuerySet["TrainingCase"]):
    def visible_to(self, user: User) -> "TrainingCaseQuerySet":
        """Staff see every case; a provider's people see only what was referred to them."""
        if user.may(Permission.SEE_EMPLOYERS):
            return self
        if user.may(Permission.ANSWER_REFERRALS):
            return self.filter(chosen__provider__agency__in=user.agency_ids, referred_at__isnull=False)
        return self.none()


class TrainingCase(Record):
    """One brokered training journey for one employer, from need to closed."""

    reference = reference_field("TRN")
    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="training_cases")
    assessment = models.ForeignKey(
        NeedsAssessment,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="training_cases",
    )
    needs = models.ManyToManyField(Need, blank=True, related_name="training_cases")
    title = models.CharField(max_length=160)
    status = models.CharField(max_length=18, choices=CaseStatus, default=CaseStatus.ENQUIRY)
    held_from = models.CharField(
        max_length=18, choices=CaseStatus, blank=True, help_text="Where an on-hold case goes back to."
    )
    status_reason = models.CharField(max_length=300, blank=True)
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    contact = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    sites = models.ManyToManyField(Site, blank=True, related_name="+")
    headcount = models.PositiveIntegerField(null=True, blank=True)
    required_by = models.DateField(null=True, blank=True)
    few_options_reason = models.CharField(max_length=300, blank=True)
    impartial_at = models.DateTimeField(null=True, blank=True)
    impartial_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    interest_declared = models.CharField(
        max_length=300, blank=True, help_text="Any tie between the broker and a provider listed."
    )
    chosen = models.ForeignKey(
        "TrainingOption", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    choice_reason = models.CharField(max_length=300, blank=True)
    data_passing_agreed_on = models.DateField(null=True, blank=True)
    referred_at = models.DateTimeField(null=True, blank=True)
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    provider_contact_at = models.DateTimeField(null=True, blank=True)
    proposal_at = models.DateTimeField(null=True, blank=True)
    funding_confirmed_at = models.DateTimeField(null=True, blank=True)
    funding_confirmed_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    score = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Satisfaction, 0 to 10.")
    score_reason = models.CharField(max_length=500, blank=True)

    objects = TrainingCaseQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["employer", "status"], name="brokerage_trainingcase_of")]
        constraints = [
            one_of(
                "brokerage_trainingcase_status_is_known",
                "status",
                CaseStatus.values,
                "Choose a status from the list.",
            ),
            both_or_neither(
                "brokerage_trainingcase_impartial_by_someone",
                "impartial_at",
                "impartial_by",
                "Say who declared that the options are impartial.",
            ),
            both_or_neither(
                "brokerage_trainingcase_funding_confirmed_by_someone",
                "funding_confirmed_at",
                "funding_confirmed_by",
                "Say who confirmed the funding.",
            ),
            models.CheckConstraint(
                name="brokerage_trainingcase_need_before_options",
                condition=Q(
                    status__in=[
                        CaseStatus.ENQUIRY,
                        CaseStatus.DECLINED,
                        CaseStatus.ON_HOLD,
                        CaseStatus.WITHDRAWN,
                    ]
                )
                | Q(assessment__isnull=False),
                violation_error_message="Record the need first: need comes before funding.",
            ),
            models.CheckConstraint(
                name="brokerage_trainingcase_choice_before_referral",
                condition=Q(referred_at__isnull=True)
                | (Q(chosen__isnull=False) & Q(data_passing_agreed_on__isnull=False)),
                violation_error_message=(
                    "Refer only what the employer chose, once they agreed to pass on their details."
                ),
            ),
            models.CheckConstraint(
                name="brokerage_trainingcase_score_is_0_to_10",
                condition=Q(score__isnull=True) | Q(score__range=(0, 10)),
                violation_error_message="A score is from 0 to 10.",
            ),
            models.CheckConstraint(
                name="brokerage_trainingcase_ended_with_reason",
                condition=~Q(
                    status__in=[
                        CaseStatus.DECLINED,
                        CaseStatus.ON_HOLD,
                        CaseStatus.NO_PROVISION_FOUND,
                        CaseStatus.WITHDRAWN,
                    ]
                )
                | ~Q(status_reason=""),
                violation_error_message="Say why.",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class TrainingOption(Record):
    """A possible solution for a case, with who pays what: full = public + employer + other."""

    case = models.ForeignKey(TrainingCase, on_delete=models.PROTECT, related_name="options")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="options")
    provision = models.ForeignKey(
        Provision, null=True, blank=True, on_delete=models.PROTECT, related_name="options"
    )
    title = models.CharField(max_length=160)
    level = models.CharField(max_length=11, choices=QualificationLevel)
    mode = models.CharField(max_length=9, choices=Mode)
    headcount = models.PositiveIntegerField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    full_price = models.DecimalField(max_digits=10, decimal_places=2)
    public_share = models.DecimalField(max_digits=10, decimal_places=2, default=0)
    employer_share = models.DecimalField(max_digits=10, decimal_places=2, default=0)
    other_share = models.DecimalField(max_digits=10, decimal_places=2, default=0)
    other_payer = models.CharField(max_length=120, blank=True)
    pay_when = models.CharField(max_length=120, blank=True)
    fit = models.PositiveSmallIntegerField(default=3, help_text="How well it fits, 1 to 5.")
    fit_reason = models.CharField(max_length=300)
    status = models.CharField(max_length=8, choices=OptionStatus, default=OptionStatus.OFFERED)
    status_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-fit", "employer_share", "pk"]
        constraints = [
            models.CheckConstraint(
                name="brokerage_trainingoption_shares_make_the_price",
                condition=Q(full_price=F("public_share") + F("employer_share") + F("other_share")),
                violation_error_message=(
                    "The full price must equal what we pay, what the employer pays and what others "
                    "pay, added up."
                ),
            ),
            models.CheckConstraint(
                name="brokerage_trainingoption_shares_not_negative",
                condition=Q(public_share__gte=0, employer_share__gte=0, other_share__gte=0),
                violation_error_message="A share of the price cannot be below £0.",
            ),
            models.CheckConstraint(
                name="brokerage_trainingoption_other_payer_is_named",
                condition=Q(other_share=0) | ~Q(other_payer=""),
                violation_error_message="Say who else pays.",
            ),
            models.CheckConstraint(
                name="brokerage_trainingoption_headcount_is_positive",
                condition=Q(headcount__gt=0),
                violation_error_message="An option is for 1 person or more.",
            ),
            models.CheckConstraint(
                name="brokerage_trainingoption_fit_is_1_to_5",
                condition=Q(fit__range=(1, 5)),
                violation_error_message="Fit is from 1 to 5.",
            ),
            not_before(
                "brokerage_trainingoption_ends_after_start",
                "starts_on",
                "ends_on",
                "The course cannot end before it starts.",
            ),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(status=OptionStatus.CHOSEN),
                name="brokerage_trainingoption_one_chosen",
                violation_error_message="Another option is already chosen.",
            ),
            models.CheckConstraint(
                name="brokerage_trainingoption_rejected_with_reason",
                condition=~Q(status=OptionStatus.REJECTED) | ~Q(status_reason=""),
                violation_error_message="Say why this option was not chosen.",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class OptionFunding(Record):
    """Part of an option's public share and the stream it would come from."""

    option = models.ForeignKey(TrainingOption, on_delete=models.PROTECT, related_name="funding")
    stream = models.ForeignKey(FundingStream, on_delete=models.PROTECT, related_name="+")
    amount = models.DecimalField(max_digits=10, decimal_places=2)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="brokerage_optionfunding_amount_is_positive",
                condition=Q(amount__gt=0),
                violation_error_message="Enter an amount above £0.",
            ),
            models.UniqueConstraint(
                fields=["option", "stream"],
                name="brokerage_optionfunding_stream_once",
                violation_error_message="This stream is already on the option.",
            ),
        ]

    def __str__(self) -> str:
        return f"£{self.amount} from {self.stream}"


class Enrolment(Record):
    """How many started a course within a case, and what became of them; counts, never names."""

    case = models.ForeignKey(TrainingCase, on_delete=models.PROTECT, related_name="enrolments")
    level = models.CharField(max_length=11, choices=QualificationLevel)
    started_on = models.DateField()
    started = models.PositiveIntegerField()
    achieved = models.PositiveIntegerField(default=0)
    not_achieved = models.PositiveIntegerField(default=0)
    withdrawn = models.PositiveIntegerField(default=0)
    job_outcomes = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["started_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="brokerage_enrolment_started_is_positive",
                condition=Q(started__gt=0),
                violation_error_message="Enter how many people started.",
            ),
            models.CheckConstraint(
                name="brokerage_enrolment_results_within_starts",
                condition=Q(started__gte=F("achieved") + F("not_achieved") + F("withdrawn")),
                violation_error_message="More people finished than started. Check the figures.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.started} from {self.started_on}"


class ProvisionGap(Record):
    """A need with no suitable or affordable provision."""

    reference = reference_field("GAP")
    case = models.ForeignKey(TrainingCase, on_delete=models.PROTECT, related_name="gaps")
    need = models.ForeignKey(Need, on_delete=models.PROTECT, related_name="gaps")
    reason = models.CharField(max_length=12, choices=GapReason)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            one_of(
                "brokerage_provisiongap_reason_is_known",
                "reason",
                GapReason.values,
                "Choose a reason from the list.",
            ),
            models.UniqueConstraint(
                fields=["case", "need"],
                name="brokerage_provisiongap_once",
                violation_error_message="This gap is already recorded.",
            ),
        ]

    def __str__(self) -> str:
        return f"No provision for {self.need}"

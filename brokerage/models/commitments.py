from django.db import models
from django.db.models import F, Q

from accounts.models import Agency, Record, User, reference_field
from accounts.permissions import Permission
from brokerage.enums import (
    BINDING,
    LIVE_COMMITMENTS,
    OPEN_TERMS,
    Binding,
    CommitmentDirection,
    CommitmentKind,
    CommitmentSource,
    CommitmentStatus,
    DisputeStatus,
    ProgressSource,
    Unit,
)
from brokerage.models.reference import Service
from employers.models import Contact, Employer, EmployerFile, LocalAuthority, Site
from toolkit.constraints import both_or_neither, not_before, one_of

# A condition on an empty column is unknown, which a constraint lets pass: so each says "not empty" too.
SMART = (
    Q(quantity__isnull=False)
    & Q(quantity__gt=0)
    & Q(starts_on__isnull=False)
    & Q(due_on__isnull=False)
    & ~Q(measure="")
    & ~Q(known_by="")
)


class CommitmentQuerySet(models.QuerySet["Commitment"]):
    def visible_to(self, user: User) -> "CommitmentQuerySet":
        return self if user.may(Permission.SEE_EMPLOYERS) else self.none()

    def live(self) -> "CommitmentQuerySet":
        return self.filter(status__in=LIVE_COMMITMENTS)


class Commitment(Record):
    """A measurable promise, the employer's or ours.

    The terms (quantity, unit, dates, definitions) are frozen once agreed: the database lets them
    change only together with a rise of `terms_version`, which is a variation.
    """

    reference = reference_field("COM")
    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="commitments")
    direction = models.CharField(max_length=11, choices=CommitmentDirection)
    kind = models.CharField(max_length=28, choices=CommitmentKind)
    service = models.ForeignKey(
        Service, null=True, blank=True, on_delete=models.PROTECT, related_name="commitments"
    )
    title = models.CharField(max_length=160)
    status = models.CharField(max_length=16, choices=CommitmentStatus, default=CommitmentStatus.PROPOSED)

    quantity = models.DecimalField(max_digits=10, decimal_places=2, null=True, blank=True)
    unit = models.CharField(max_length=10, choices=Unit, default=Unit.PEOPLE)
    measure = models.CharField(max_length=300, blank=True, help_text="What counts, in plain words.")
    known_by = models.CharField(max_length=300, blank=True, help_text="How both sides will know it is kept.")
    local_definition = models.CharField(max_length=300, blank=True)
    local_areas = models.ManyToManyField(LocalAuthority, blank=True, related_name="+")
    starts_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    if_plans_change = models.CharField(max_length=300, blank=True)
    terms_version = models.PositiveSmallIntegerField(default=1)

    source = models.CharField(max_length=22, choices=CommitmentSource)
    source_reference = models.CharField(max_length=120, blank=True)
    clause = models.CharField(max_length=120, blank=True)
    binding = models.CharField(max_length=20, choices=Binding, default=Binding.VOLUNTARY)
    authority = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    signed_agreement = models.ForeignKey(
        EmployerFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    contact = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.PROTECT, related_name="commitments"
    )
    agreed_on = models.DateField(null=True, blank=True)
    agreed_by = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    settled_quantity = models.DecimalField(max_digits=10, decimal_places=2, null=True, blank=True)
    status_reason = models.CharField(max_length=300, blank=True)
    what_next = models.CharField(max_length=300, blank=True)
    review_on = models.DateField(null=True, blank=True, help_text="When a suspension is looked at.")

    objects = CommitmentQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        indexes = [
            models.Index(fields=["employer", "status"], name="brokerage_commitment_of"),
            models.Index(
                fields=["due_on"],
                condition=Q(status__in=LIVE_COMMITMENTS),
                name="brokerage_commitment_due",
            ),
        ]
        constraints = [
            one_of(
                "brokerage_commitment_direction_is_known",
                "direction",
                CommitmentDirection.values,
                "Say whether the promise is theirs or ours.",
            ),
            one_of(
                "brokerage_commitment_kind_is_known",
                "kind",
                CommitmentKind.values,
                "Choose a kind from the list.",
            ),
            one_of(
                "brokerage_commitment_status_is_known",
                "status",
                CommitmentStatus.values,
                "Choose a status from the list.",
            ),
            one_of(
                "brokerage_commitment_unit_is_known",
                "unit",
                Unit.values,
                "Choose a unit from the list.",
            ),
            models.CheckConstraint(
                name="brokerage_commitment_smart_once_agreed",
                condition=Q(
                    status__in=[
                        *OPEN_TERMS,
                        CommitmentStatus.DECLINED,
                        CommitmentStatus.WITHDRAWN,
                    ]
                )
                | SMART,
                violation_error_message=(
                    "Before it is agreed a commitment needs a quantity, what counts, a start, "
                    "a due date and how both sides will know."
                ),
            ),
            models.CheckConstraint(
                name="brokerage_commitment_agreed_by_someone",
                condition=Q(
                    status__in=[
                        *OPEN_TERMS,
                        CommitmentStatus.DECLINED,
                        CommitmentStatus.WITHDRAWN,
                    ]
                )
                | Q(agreed_on__isnull=False),
                violation_error_message="Say on what day it was agreed.",
            ),
            models.CheckConstraint(
                name="brokerage_commitment_quantity_is_positive",
                condition=Q(quantity__isnull=True) | Q(quantity__gt=0),
                violation_error_message="The quantity must be more than 0.",
            ),
            not_before(
                "brokerage_commitment_due_after_start",
                "starts_on",
                "due_on",
                "The due date must be on or after the start.",
            ),
            models.CheckConstraint(
                name="brokerage_commitment_binding_has_an_authority",
                condition=~Q(binding__in=BINDING) | (Q(authority__isnull=False) & ~Q(source_reference="")),
                violation_error_message=(
                    "A binding commitment needs its reference and the authority that enforces it."
                ),
            ),
            models.CheckConstraint(
                name="brokerage_commitment_service_is_ours",
                condition=(Q(kind=CommitmentKind.SERVICE, direction=CommitmentDirection.PARTNERSHIP))
                | (~Q(kind=CommitmentKind.SERVICE) & Q(service__isnull=True)),
                violation_error_message="Only our own promises come from the service list.",
            ),
            models.CheckConstraint(
                name="brokerage_commitment_partly_says_how_much",
                condition=~Q(status=CommitmentStatus.PARTLY_FULFILLED)
                | (
                    Q(settled_quantity__isnull=False)
                    & Q(settled_quantity__gt=0)
                    & Q(settled_quantity__lt=F("quantity"))
                ),
                violation_error_message="Say how much was kept: more than 0 and less than all.",
            ),
            models.CheckConstraint(
                name="brokerage_commitment_not_fulfilled_says_why",
                condition=~Q(status=CommitmentStatus.NOT_FULFILLED)
                | (~Q(status_reason="") & ~Q(what_next="")),
                violation_error_message="Say why it was not kept and what happens next.",
            ),
            models.CheckConstraint(
                name="brokerage_commitment_ended_with_reason",
                condition=~Q(
                    status__in=[
                        CommitmentStatus.DECLINED,
                        CommitmentStatus.SUSPENDED,
                        CommitmentStatus.WITHDRAWN,
                    ]
                )
                | ~Q(status_reason=""),
                violation_error_message="Say why.",
            ),
            models.CheckConstraint(
                name="brokerage_commitment_suspended_with_review",
                condition=~Q(status=CommitmentStatus.SUSPENDED) | Q(review_on__isnull=False),
                violation_error_message="Say when the suspension will be looked at again.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_ours(self) -> bool:
        return self.direction == CommitmentDirection.PARTNERSHIP


class CommitmentVariation(Record):
    """An agreed change of terms: what they were, what they became, why, and who agreed."""

    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="variations")
    number = models.PositiveSmallIntegerField(help_text="The terms version it made.")
    before = models.JSONField()
    after = models.JSONField()
    reason = models.CharField(max_length=300)
    agreed_on = models.DateField()
    agreed_by = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    approved_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    authority_approval = models.ForeignKey(
        EmployerFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["commitment", "number"],
                name="brokerage_commitmentvariation_numbered_once",
                violation_error_message="Somebody varied this commitment a moment ago. Look again.",
            ),
            models.CheckConstraint(
                name="brokerage_commitmentvariation_says_why",
                condition=~Q(reason=""),
                violation_error_message="Say why it is varied.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.commitment}, variation {self.number}"


class CommitmentShare(Record):
    """A site's part of a commitment; the parts never add up to more than the whole."""

    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="shares")
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="commitment_shares")
    quantity = models.DecimalField(max_digits=10, decimal_places=2)

    class Meta:
        ordering = ["site__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["commitment", "site"],
                name="brokerage_commitmentshare_site_once",
                violation_error_message="This site already has a share.",
            ),
            models.CheckConstraint(
                name="brokerage_commitmentshare_is_not_negative",
                condition=Q(quantity__gte=0),
                violation_error_message="A share cannot be below 0.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.site}: {self.quantity}"


class CommitmentProgress(Record):
    """Something done towards a commitment. Reported until its evidence is accepted."""

    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="progress")
    site = models.ForeignKey(Site, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    quantity = models.DecimalField(max_digits=10, decimal_places=2, help_text="Added by this entry.")
    happened_on = models.DateField()
    reported_by = models.CharField(max_length=8, choices=ProgressSource)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    evidence = models.CharField(max_length=40, blank=True, help_text="Code of the evidence type.")
    note = models.CharField(max_length=300, blank=True)
    verified_at = models.DateTimeField(null=True, blank=True)
    verified_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name_plural = "commitment progress"
        ordering = ["-happened_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="brokerage_commitmentprogress_is_not_zero",
                condition=~Q(quantity=0),
                violation_error_message="Enter how many. A correction may be below 0.",
            ),
            one_of(
                "brokerage_commitmentprogress_source_is_known",
                "reported_by",
                ProgressSource.values,
                "Say who reported it.",
            ),
            both_or_neither(
                "brokerage_commitmentprogress_verified_by_someone",
                "verified_at",
                "verified_by",
                "Say who verified it and when.",
            ),
            models.CheckConstraint(
                name="brokerage_commitmentprogress_verified_on_evidence",
                condition=Q(verified_at__isnull=True) | ~Q(evidence=""),
                violation_error_message="Choose what the evidence is before you verify it.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.quantity} on {self.happened_on}"


class CommitmentDispute(Record):
    """The employer says a commitment is not what was agreed; an overlay, not a state."""

    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="disputes")
    says = models.TextField(max_length=1000)
    raised_by = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    status = models.CharField(max_length=10, choices=DisputeStatus, default=DisputeStatus.OPEN)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decision = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["-opened_at"]
        constraints = [
            one_of(
                "brokerage_commitmentdispute_status_is_known",
                "status",
                DisputeStatus.values,
                "Choose a status from the list.",
            ),
            models.UniqueConstraint(
                fields=["commitment"],
                condition=Q(status=DisputeStatus.OPEN),
                name="brokerage_commitmentdispute_one_open",
                violation_error_message="This commitment is already disputed.",
            ),
            both_or_neither(
                "brokerage_commitmentdispute_decided_by_someone",
                "decided_at",
                "decided_by",
                "Say who decided and when.",
            ),
            models.CheckConstraint(
                name="brokerage_commitmentdispute_decided_with_reason",
                condition=Q(status=DisputeStatus.OPEN, decided_at__isnull=True)
                | (~Q(status=DisputeStatus.OPEN) & Q(decided_at__isnull=False) & ~Q(decision="")),
                violation_error_message="A decision needs its reason.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.commitment} is disputed"

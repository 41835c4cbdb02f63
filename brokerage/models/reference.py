from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from accounts.models import Agency, Record, ReferenceRow, reference_field
from brokerage.enums import (
    ApprovalStatus,
    Mode,
    QualificationLevel,
    Stage,
    YearBasis,
)
from employers.enums import Topic
from employers.models import LocalAuthority
from toolkit.constraints import not_before, one_of


class FundingStream(ReferenceRow):
    """A source of public money with its own rules and its own year."""

    code = models.SlugField(max_length=40, unique=True)
    owner = models.CharField(max_length=120)
    area = models.CharField(max_length=120, blank=True)
    year_basis = models.CharField(max_length=10, choices=YearBasis)
    note = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering = ["sort", "label"]
        constraints = [
            one_of(
                "brokerage_fundingstream_year_basis_is_known",
                "year_basis",
                YearBasis.values,
                "Choose the year that this stream is budgeted in.",
            ),
            not_before(
                "brokerage_fundingstream_closes_after_opening",
                "valid_from",
                "valid_to",
                "A stream cannot close before it opens.",
            ),
        ]


class Service(ReferenceRow):
    """Something the partnership offers employers: a line of the service catalogue."""

    code = models.SlugField(max_length=60, unique=True)
    stage = models.CharField(max_length=9, choices=Stage)
    promise = models.CharField(
        max_length=400, help_text="What we will do, in words an employer reads in the offer."
    )
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="services")
    response_standard = models.CharField(max_length=160)
    cost_to_employer = models.CharField(max_length=120, default="Free to you")
    condition = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["sort", "label"]
        constraints = [
            one_of(
                "brokerage_service_stage_is_known",
                "stage",
                Stage.values,
                "Choose a stage from the list.",
            ),
            models.CheckConstraint(
                name="brokerage_service_has_a_response_standard",
                condition=~Q(response_standard=""),
                violation_error_message="Say how quickly we respond.",
            ),
        ]


class Provider(Record):
    """An organisation that delivers training."""

    reference = reference_field("PRV")
    name = models.CharField(max_length=160)
    ukprn = models.CharField(max_length=8, blank=True)
    agency = models.OneToOneField(
        Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="provider"
    )
    phone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                name="brokerage_provider_ukprn_is_whole",
                condition=Q(ukprn="") | Q(ukprn__regex=r"^1[0-9]{7}$"),
                violation_error_message="A UKPRN is 8 digits and starts with 1.",
            ),
            models.UniqueConstraint(
                fields=["ukprn"],
                condition=~Q(ukprn=""),
                name="brokerage_provider_ukprn_is_unique",
                violation_error_message="Another provider has this UKPRN.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ProviderApproval(Record):
    """The single pre-qualification of a provider that all agencies use."""

    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="approvals")
    status = models.CharField(max_length=24, choices=ApprovalStatus)
    scope = models.CharField(max_length=200, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()

    class Meta:
        ordering = ["-starts_on"]
        constraints = [
            one_of(
                "brokerage_providerapproval_status_is_known",
                "status",
                ApprovalStatus.values,
                "Choose an approval status from the list.",
            ),
            not_before(
                "brokerage_providerapproval_ends_after_start",
                "starts_on",
                "ends_on",
                "An approval cannot end before it starts.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.provider}: {self.get_status_display()}"


class Provision(Record):
    """A course, programme or service available locally, at a price and between dates."""

    reference = reference_field("CRS")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="provision")
    title = models.CharField(max_length=160)
    topic = models.CharField(max_length=24, choices=Topic)
    level = models.CharField(max_length=11, choices=QualificationLevel)
    is_accredited = models.BooleanField(default=False)
    mode = models.CharField(max_length=9, choices=Mode)
    weeks = models.PositiveSmallIntegerField(null=True, blank=True)
    hours = models.PositiveSmallIntegerField(null=True, blank=True)
    places = models.PositiveSmallIntegerField(null=True, blank=True)
    next_start_on = models.DateField(null=True, blank=True)
    price = models.DecimalField(
        max_digits=10, decimal_places=2, null=True, blank=True, help_text="Full price a person, £."
    )
    streams = models.ManyToManyField(FundingStream, blank=True, related_name="provision")
    areas = models.ManyToManyField(LocalAuthority, blank=True, related_name="+")
    days = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=200)
    source_on = models.DateField()

    class Meta:
        verbose_name_plural = "provision"
        ordering = ["title"]
        constraints = [
            one_of(
                "brokerage_provision_level_is_known",
                "level",
                QualificationLevel.values,
                "Choose a level from the list.",
            ),
            one_of(
                "brokerage_provision_mode_is_known",
                "mode",
                Mode.values,
                "Choose how it is taught.",
            ),
            models.CheckConstraint(
                name="brokerage_provision_price_is_not_negative",
                condition=Q(price__isnull=True) | Q(price__gte=0),
                violation_error_message="A price cannot be below £0.",
            ),
            not_before(
                "brokerage_provision_ends_after_start",
                "valid_from",
                "valid_to",
                "The last day must be on or after the first.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

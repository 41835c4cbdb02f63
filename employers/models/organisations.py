from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Func, Q

from accounts.models import Record, User, reference_field
from accounts.permissions import Permission
from employers.enums import (
    SME_BANDS,
    IdentifierScheme,
    LegalForm,
    LevyStatus,
    NameKind,
    OwnershipSector,
    SizeBand,
)
from employers.models.reference import SicCode
from toolkit.constraints import both_or_neither, not_before, one_of

BANDS_BY_HEADCOUNT = (
    Q(headcount__isnull=True)
    | Q(size_band=SizeBand.MICRO, headcount__lte=9)
    | Q(size_band=SizeBand.SMALL, headcount__gte=10, headcount__lte=49)
    | Q(size_band=SizeBand.MEDIUM, headcount__gte=50, headcount__lte=249)
    | Q(size_band=SizeBand.LARGE, headcount__gte=250)
)


class Fold(Func):
    """Without case and accents: frontdoor_fold() in the database."""

    function = "frontdoor_fold"
    output_field = models.TextField()


class EmployerGroup(Record):
    """A parent and its subsidiaries treated as one relationship."""

    reference = reference_field("GRP")
    name = models.CharField(max_length=200)

    def __str__(self) -> str:
        return self.name


class EmployerQuerySet(models.QuerySet["Employer"]):
    def visible_to(self, user: User) -> "EmployerQuerySet":
        """The directory is shared: whoever may see employers sees every employer."""
        return self if user.may(Permission.SEE_EMPLOYERS) else self.none()

    def open(self) -> "EmployerQuerySet":
        return self.filter(closed_on__isnull=True)


class Employer(Record):
    """An organisation that employs people and holds an account: the customer."""

    reference = reference_field("EMP")
    name = models.CharField(max_length=200)
    sort_name = models.GeneratedField(
        expression=Fold(F("name")),
        output_field=models.TextField(db_collation="C"),
        db_persist=True,
    )
    legal_form = models.CharField(max_length=12, choices=LegalForm, default=LegalForm.OTHER)
    ownership_sector = models.CharField(
        max_length=28, choices=OwnershipSector, default=OwnershipSector.PRIVATE
    )
    headcount = models.PositiveIntegerField(null=True, blank=True)
    headcount_on = models.DateField(null=True, blank=True)
    headcount_source = models.CharField(max_length=120, blank=True)
    size_band = models.CharField(max_length=8, choices=SizeBand, default=SizeBand.UNKNOWN)
    levy_status = models.CharField(max_length=10, choices=LevyStatus, default=LevyStatus.UNKNOWN)
    levy_status_on = models.DateField(null=True, blank=True)
    year_end_month = models.PositiveSmallIntegerField(null=True, blank=True)
    domain = models.CharField(max_length=120, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    about = models.TextField(max_length=2000, blank=True)
    group = models.ForeignKey(
        EmployerGroup, null=True, blank=True, on_delete=models.PROTECT, related_name="employers"
    )
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="subsidiaries"
    )
    source = models.CharField(max_length=200, help_text="Where this record came from.")
    source_on = models.DateField()
    is_invented = models.BooleanField(default=False, help_text="A made-up employer of the demo.")
    closed_on = models.DateField(null=True, blank=True)
    closed_reason = models.CharField(max_length=200, blank=True)

    objects = EmployerQuerySet.as_manager()

    class Meta:
        ordering = ["sort_name", "pk"]
        indexes = [models.Index(fields=["sort_name", "id"], name="employers_employer_by_name")]
        constraints = [
            one_of(
                "employers_employer_legal_form_is_known",
                "legal_form",
                LegalForm.values,
                "Choose a legal form from the list.",
            ),
            one_of(
                "employers_employer_size_band_is_known",
                "size_band",
                SizeBand.values,
                "Choose a size band from the list.",
            ),
            models.CheckConstraint(
                name="employers_employer_size_band_fits_headcount",
                condition=BANDS_BY_HEADCOUNT,
                violation_error_message="The size band does not fit the number of people.",
            ),
            both_or_neither(
                "employers_employer_headcount_is_dated",
                "headcount",
                "headcount_on",
                "Say on what date this number of people was true.",
            ),
            models.CheckConstraint(
                name="employers_employer_year_end_is_a_month",
                condition=Q(year_end_month__isnull=True) | Q(year_end_month__range=(1, 12)),
                violation_error_message="The year end is a month from 1 to 12.",
            ),
            models.CheckConstraint(
                name="employers_employer_not_its_own_parent",
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                violation_error_message="An employer cannot be its own parent.",
            ),
            models.CheckConstraint(
                name="employers_employer_closed_with_reason",
                condition=Q(closed_on__isnull=True) | ~Q(closed_reason=""),
                violation_error_message="Say why this record is closed.",
            ),
            models.CheckConstraint(
                name="employers_employer_has_a_name",
                condition=~Q(name=""),
                violation_error_message="Enter the employer's name.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_sme(self) -> bool:
        return self.size_band in SME_BANDS


class EmployerName(Record):
    """One of the names an employer is or was known by; every one of them is searched."""

    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="names")
    kind = models.CharField(max_length=8, choices=NameKind)
    name = models.CharField(max_length=200)
    folded = models.GeneratedField(
        expression=Fold(F("name")), output_field=models.TextField(), db_persist=True
    )
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["employer", "kind", "name"]
        indexes = [GinIndex(OpClass(F("folded"), name="gin_trgm_ops"), name="employers_name_by_trigram")]
        constraints = [
            one_of(
                "employers_employername_kind_is_known",
                "kind",
                NameKind.values,
                "Choose what kind of name this is.",
            ),
            not_before(
                "employers_employername_ends_after_start",
                "starts_on",
                "ends_on",
                "The name cannot end before it starts.",
            ),
            models.UniqueConstraint(
                fields=["employer"],
                condition=Q(kind=NameKind.LEGAL, ends_on__isnull=True),
                name="employers_employername_one_legal_name",
                violation_error_message="This employer already has a legal name. Rename it instead.",
            ),
            models.UniqueConstraint(
                fields=["employer", "kind", "folded"],
                condition=Q(ends_on__isnull=True),
                name="employers_employername_listed_once",
                violation_error_message="This name is already on the record.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class EmployerIdentifier(Record):
    """An external number that proves who the employer is; one live record holds it."""

    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="identifiers")
    scheme = models.CharField(max_length=16, choices=IdentifierScheme)
    issuer = models.CharField(
        max_length=60, blank=True, help_text="Whose own number it is, for a partner's number."
    )
    value = models.CharField(max_length=64)
    retired_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["scheme", "value"]
        constraints = [
            one_of(
                "employers_employeridentifier_scheme_is_known",
                "scheme",
                IdentifierScheme.values,
                "Choose what kind of number this is.",
            ),
            models.UniqueConstraint(
                fields=["scheme", "issuer", "value"],
                condition=Q(retired_on__isnull=True),
                name="employers_employeridentifier_one_live_holder",
                violation_error_message="Another employer already holds this number.",
            ),
            models.CheckConstraint(
                name="employers_employeridentifier_company_number_is_whole",
                condition=~Q(scheme=IdentifierScheme.COMPANIES_HOUSE)
                | Q(value__regex=r"^([0-9]{8}|[A-Z]{2}[0-9]{6}|[A-Z]{2}[0-9]{5}[A-Z])$"),
                violation_error_message=(
                    "A company number is 8 digits, or 2 letters and 6 digits, such as 04718822 or SC123456."
                ),
            ),
            models.CheckConstraint(
                name="employers_employeridentifier_partner_is_named",
                condition=(Q(scheme=IdentifierScheme.PARTNER) & ~Q(issuer=""))
                | (~Q(scheme=IdentifierScheme.PARTNER) & Q(issuer="")),
                violation_error_message="Say whose own number this is.",
            ),
            models.CheckConstraint(
                name="employers_employeridentifier_has_a_value",
                condition=~Q(value=""),
                violation_error_message="Enter the number.",
            ),
        ]

    def __str__(self) -> str:
        return self.value


class EmployerIndustry(Record):
    """What an employer does, by industry code."""

    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="industries")
    sic_code = models.ForeignKey(SicCode, on_delete=models.PROTECT, related_name="+")
    is_main = models.BooleanField(default=False)

    class Meta:
        verbose_name_plural = "employer industries"
        ordering = ["-is_main", "sic_code__code"]
        constraints = [
            models.UniqueConstraint(
                fields=["employer", "sic_code"],
                name="employers_employerindustry_listed_once",
                violation_error_message="This industry is already on the record.",
            ),
            models.UniqueConstraint(
                fields=["employer"],
                condition=Q(is_main=True),
                name="employers_employerindustry_one_main",
                violation_error_message="This employer already has a main industry.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.sic_code)

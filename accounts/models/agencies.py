from django.db import models
from django.db.models import Q

from accounts.enums import AgencyKind
from accounts.models.records import Record, reference_field
from toolkit.constraints import one_of


class Agency(Record):
    """An organisation in the partnership that may contact employers or fund and deliver services."""

    reference = reference_field("AGY")
    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=160)
    short_name = models.CharField(max_length=60)
    kind = models.CharField(max_length=24, choices=AgencyKind)
    role = models.CharField(max_length=300, help_text="What it does for employers, in one line.")
    phone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)
    is_host = models.BooleanField(default=False)
    left_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "agencies"
        ordering = ["name"]
        constraints = [
            one_of(
                "accounts_agency_kind_is_known",
                "kind",
                AgencyKind.values,
                "Choose what kind of agency this is.",
            ),
            models.UniqueConstraint(
                fields=["is_host"],
                condition=Q(is_host=True),
                name="accounts_agency_one_host",
                violation_error_message="Another agency already hosts the partnership.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

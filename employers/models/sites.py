from django.db import models
from django.db.models import Q

from accounts.models import Record, reference_field
from employers.models.organisations import Employer
from employers.models.reference import LocalAuthority
from toolkit.constraints import not_before

# The shape of a UK postcode with its one space, as Royal Mail writes it.
POSTCODE_SHAPE = r"^([A-Z]{1,2}[0-9][0-9A-Z]?|GIR) [0-9][A-Z]{2}$"


class Site(Record):
    """One workplace at one place."""

    reference = reference_field("SIT")
    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="sites")
    name = models.CharField(max_length=120)
    address = models.CharField(max_length=300, blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    local_authority = models.ForeignKey(
        LocalAuthority, null=True, blank=True, on_delete=models.PROTECT, related_name="sites"
    )
    headcount = models.PositiveIntegerField(null=True, blank=True)
    is_main = models.BooleanField(default=False)
    opened_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-is_main", "name", "pk"]
        indexes = [models.Index(fields=["postcode"], name="employers_site_by_postcode")]
        constraints = [
            models.CheckConstraint(
                name="employers_site_postcode_is_whole",
                condition=Q(postcode="") | Q(postcode__regex=POSTCODE_SHAPE),
                violation_error_message="Enter a full postcode, such as LS1 4AP.",
            ),
            not_before(
                "employers_site_closes_after_opening",
                "opened_on",
                "closed_on",
                "A site cannot close before it opens.",
            ),
            models.UniqueConstraint(
                fields=["employer"],
                condition=Q(is_main=True, closed_on__isnull=True),
                name="employers_site_one_main",
                violation_error_message="This employer already has a main site.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def place(self) -> str:
        return self.local_authority.name if self.local_authority else self.postcode

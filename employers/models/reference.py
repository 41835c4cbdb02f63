from django.db import models

from accounts.models import ReferenceRow


class LocalAuthority(models.Model):
    """A local authority district as the Office for National Statistics codes it."""

    gss_code = models.CharField(max_length=9, primary_key=True)
    name = models.CharField(max_length=100)
    official_name = models.CharField(max_length=160)
    kind = models.CharField(max_length=60)
    region = models.CharField(max_length=60)
    combined_authority = models.CharField(max_length=120, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "local authorities"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class PostcodeRange(models.Model):
    """Postcodes from `first_postcode` to the next row lie in one local authority.

    The published ranges are sorted by length, then by text: so a postcode is kept without its
    space and padded on the left to seven characters, which makes that the order of plain text.
    """

    first_postcode = models.CharField(max_length=7, primary_key=True, db_collation="C")
    gss_code = models.CharField(max_length=9, blank=True)

    class Meta:
        ordering = ["first_postcode"]

    def __str__(self) -> str:
        return self.first_postcode


class SicSection(ReferenceRow):
    """A section of an industrial classification, such as C, Manufacturing."""

    scheme = models.CharField(max_length=8, default="SIC2007")
    code = models.CharField(max_length=1)

    class Meta:
        ordering = ["scheme", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "code"],
                name="employers_sicsection_code_once_a_scheme",
                violation_error_message="This section is already on the list.",
            )
        ]


class SicCode(ReferenceRow):
    """A five-digit industry code; text, because leading zeros matter."""

    scheme = models.CharField(max_length=8, default="SIC2007")
    code = models.CharField(max_length=5)
    section = models.ForeignKey(SicSection, on_delete=models.PROTECT, related_name="codes")

    class Meta:
        ordering = ["scheme", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "code"],
                name="employers_siccode_code_once_a_scheme",
                violation_error_message="This industry code is already on the list.",
            )
        ]

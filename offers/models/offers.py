from django.db import models
from django.db.models import F, Q

from accounts.models import Agency, Record, User, reference_field
from accounts.permissions import Permission
from employers.models import Contact, Employer
from offers.enums import OfferForm, OfferStatus, Standing
from toolkit.constraints import both_or_neither, one_of


class OfferQuerySet(models.QuerySet["Offer"]):
    def visible_to(self, user: User) -> "OfferQuerySet":
        return self if user.may(Permission.SEE_EMPLOYERS) else self.none()


class Offer(Record):
    """The one integrated two-sided document for an employer; its versions hold the words."""

    reference = reference_field("OFR")
    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="offers")
    number = models.CharField(max_length=20, unique=True)

    objects = OfferQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]

    def __str__(self) -> str:
        return self.number


class OfferVersionQuerySet(models.QuerySet["OfferVersion"]):
    def visible_to(self, user: User) -> "OfferVersionQuerySet":
        return self if user.may(Permission.SEE_EMPLOYERS) else self.none()


class OfferVersion(Record):
    """One version of an offer: a draft that is edited, then an issue that never changes."""

    offer = models.ForeignKey(Offer, on_delete=models.PROTECT, related_name="versions")
    # Beside offer.employer so that "one in force per employer" is one index of the database.
    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="offer_versions")
    number = models.PositiveSmallIntegerField()
    form = models.CharField(max_length=5, choices=OfferForm)
    status = models.CharField(max_length=10, choices=OfferStatus, default=OfferStatus.DRAFT)
    standing = models.CharField(max_length=8, choices=Standing, default=Standing.INTENT)

    told_us = models.TextField(max_length=3000, blank=True)
    exchange = models.CharField(max_length=400, blank=True, help_text="The offer in one line.")
    reviews = models.TextField(max_length=1000, blank=True)
    first_review_on = models.DateField(null=True, blank=True)
    information = models.TextField(max_length=2000, blank=True)
    notice_version = models.CharField(max_length=20, blank=True)
    standing_text = models.TextField(max_length=2000, blank=True)
    vat_note = models.CharField(max_length=200, blank=True)
    valid_until = models.DateField(null=True, blank=True)

    signatory = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    named_contact = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    deputy = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")

    words_composed = models.JSONField(
        default=dict, blank=True, help_text="What the record said when the words were last taken from it."
    )
    composed_at = models.DateTimeField()
    composed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    issued_at = models.DateTimeField(null=True, blank=True)
    issued_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    snapshot = models.JSONField(null=True, blank=True, help_text="The words as issued.")
    snapshot_sha256 = models.CharField(max_length=64, blank=True)
    pdf = models.BinaryField(null=True, blank=True)
    pdf_sha256 = models.CharField(max_length=64, blank=True)
    toolchain = models.CharField(max_length=300, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_reason = models.CharField(max_length=300, blank=True)

    objects = OfferVersionQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [
            one_of(
                "offers_offerversion_status_is_known",
                "status",
                OfferStatus.values,
                "Choose a status from the list.",
            ),
            models.UniqueConstraint(
                fields=["offer", "number"],
                name="offers_offerversion_numbered_once",
                violation_error_message="Somebody made a new version a moment ago. Look again.",
            ),
            models.UniqueConstraint(
                fields=["employer"],
                condition=Q(status=OfferStatus.ISSUED),
                name="offers_offerversion_one_issued_an_employer",
                violation_error_message="This employer already has an issued offer.",
            ),
            models.UniqueConstraint(
                fields=["employer"],
                condition=Q(status=OfferStatus.DRAFT),
                name="offers_offerversion_one_draft_an_employer",
                violation_error_message="This employer already has an offer in draft.",
            ),
            both_or_neither(
                "offers_offerversion_issued_by_someone",
                "issued_at",
                "issued_by",
                "Say who issued it and when.",
            ),
            models.CheckConstraint(
                name="offers_offerversion_frozen_when_issued",
                condition=Q(status=OfferStatus.DRAFT, issued_at__isnull=True)
                | (
                    ~Q(status=OfferStatus.DRAFT)
                    & Q(issued_at__isnull=False, snapshot__isnull=False, pdf__isnull=False)
                    & Q(valid_until__isnull=False)
                    & Q(snapshot_sha256__regex=r"^[0-9a-f]{64}$")
                    & Q(pdf_sha256__regex=r"^[0-9a-f]{64}$")
                ),
                violation_error_message="An issued offer keeps its words, its PDF and their hashes.",
            ),
            models.CheckConstraint(
                name="offers_offerversion_withdrawn_with_reason",
                condition=~Q(status=OfferStatus.WITHDRAWN) | ~Q(ended_reason=""),
                violation_error_message="Say why the offer is withdrawn.",
            ),
            models.CheckConstraint(
                name="offers_offerversion_deputy_is_another_person",
                condition=Q(deputy__isnull=True) | ~Q(deputy=F("named_contact")),
                violation_error_message="The deputy must be somebody else.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.offer} version {self.number}"

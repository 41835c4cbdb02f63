from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from accounts.models import Record, User, reference_field
from employers.enums import ContactFunction, ContactStatus, LawfulBasis, Purpose, Topic
from employers.models.organisations import Employer
from employers.models.sites import Site
from toolkit.constraints import both_or_neither, not_before, one_of


class Contact(Record):
    """A person at the employer."""

    reference = reference_field("CON")
    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="contacts")
    name = models.CharField(max_length=120)
    job_title = models.CharField(max_length=120, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=30, blank=True)
    functions = ArrayField(models.CharField(max_length=20, choices=ContactFunction), default=list, blank=True)
    sites = models.ManyToManyField(Site, blank=True, related_name="contacts")
    status = models.CharField(max_length=8, choices=ContactStatus, default=ContactStatus.ACTIVE)
    left_on = models.DateField(null=True, blank=True)
    can_sign_from = models.DateField(null=True, blank=True)
    can_sign_to = models.DateField(null=True, blank=True)
    can_sign_evidence = models.CharField(max_length=200, blank=True)
    can_sign_scope = models.CharField(max_length=200, blank=True)
    source = models.CharField(max_length=200)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            one_of(
                "employers_contact_status_is_known",
                "status",
                ContactStatus.values,
                "Choose a status from the list.",
            ),
            models.CheckConstraint(
                name="employers_contact_functions_are_known",
                condition=Q(functions__contained_by=ContactFunction.values),
                violation_error_message="Choose what this person deals with from the list.",
            ),
            models.UniqueConstraint(
                F("employer"),
                Lower("email"),
                condition=~Q(email="") & Q(status=ContactStatus.ACTIVE),
                name="employers_contact_email_once_an_employer",
                violation_error_message="Somebody at this employer already has this email address.",
            ),
            models.CheckConstraint(
                name="employers_contact_left_is_dated",
                condition=~Q(status=ContactStatus.LEFT) | Q(left_on__isnull=False),
                violation_error_message="Say when this person left.",
            ),
            models.CheckConstraint(
                name="employers_contact_authority_is_evidenced",
                condition=Q(can_sign_from__isnull=True) | ~Q(can_sign_evidence=""),
                violation_error_message="Say how you know that this person may sign.",
            ),
            not_before(
                "employers_contact_authority_ends_after_start",
                "can_sign_from",
                "can_sign_to",
                "Authority to sign cannot end before it starts.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def can_sign_on(self, day: date) -> bool:
        """Still there, and recorded on that day as able to agree for the employer."""
        return (
            self.status == ContactStatus.ACTIVE
            and self.can_sign_from is not None
            and self.can_sign_from <= day
            and (self.can_sign_to is None or self.can_sign_to >= day)
        )


class ContactBasis(Record):
    """Why we may hold and use a contact's details, purpose by purpose."""

    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="bases")
    purpose = models.CharField(max_length=20, choices=Purpose)
    basis = models.CharField(max_length=20, choices=LawfulBasis)
    notice_version = models.CharField(max_length=20, blank=True)
    recorded_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name_plural = "contact bases"
        ordering = ["purpose", "pk"]
        constraints = [
            one_of(
                "employers_contactbasis_purpose_is_known",
                "purpose",
                Purpose.values,
                "Choose a purpose from the list.",
            ),
            one_of(
                "employers_contactbasis_basis_is_known",
                "basis",
                LawfulBasis.values,
                "Choose a lawful basis from the list.",
            ),
            models.UniqueConstraint(
                fields=["contact", "purpose"],
                condition=Q(ended_on__isnull=True),
                name="employers_contactbasis_one_a_purpose",
                violation_error_message="This purpose already has a lawful basis. End that one first.",
            ),
            not_before(
                "employers_contactbasis_ends_after_start",
                "recorded_on",
                "ended_on",
                "A basis cannot end before it was recorded.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()}: {self.get_basis_display()}"


class DoNotContact(Record):
    """An employer, or one person there, has asked not to be approached."""

    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="do_not_contacts")
    contact = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.PROTECT, related_name="do_not_contacts"
    )
    topics = ArrayField(
        models.CharField(max_length=24, choices=Topic),
        default=list,
        blank=True,
        help_text="Empty means every topic.",
    )
    asked_on = models.DateField()
    review_on = models.DateField(null=True, blank=True)
    reason = models.TextField(max_length=1000)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-asked_on"]
        constraints = [
            models.CheckConstraint(
                name="employers_donotcontact_topics_are_known",
                condition=Q(topics__contained_by=Topic.values),
                violation_error_message="Choose topics from the list.",
            ),
            both_or_neither(
                "employers_donotcontact_ended_by_someone",
                "ended_at",
                "ended_by",
                "Say who ended it and when.",
            ),
            not_before(
                "employers_donotcontact_review_after_asked",
                "asked_on",
                "review_on",
                "The review date must be on or after the day they asked.",
            ),
        ]

    def __str__(self) -> str:
        return f"Do not contact {self.contact or self.employer}"

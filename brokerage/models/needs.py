from django.db import models
from django.db.models import Q

from accounts.models import Record, User, reference_field
from accounts.permissions import Permission
from brokerage.enums import NeedPurpose, NeedsStatus, NeedStatus, QualificationLevel
from employers.enums import Topic
from employers.models import Contact, Employer, Site
from toolkit.constraints import both_or_neither, one_of


class NeedsAssessment(Record):
    """A structured diagnosis, in the employer's words: objectives, then needs in order."""

    reference = reference_field("ONA")
    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="needs_assessments")
    status = models.CharField(max_length=20, choices=NeedsStatus, default=NeedsStatus.DRAFT)
    workforce_facts = models.TextField(max_length=1000, blank=True)
    made_on = models.DateField()
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    agreed_on = models.DateField(null=True, blank=True)
    agreed_with = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-made_on", "-pk"]
        constraints = [
            one_of(
                "brokerage_needsassessment_status_is_known",
                "status",
                NeedsStatus.values,
                "Choose a status from the list.",
            ),
            both_or_neither(
                "brokerage_needsassessment_agreed_with_someone",
                "agreed_on",
                "agreed_with",
                "Say who at the employer agreed it and when.",
            ),
            models.CheckConstraint(
                name="brokerage_needsassessment_agreed_is_dated",
                condition=~Q(status=NeedsStatus.AGREED) | Q(agreed_on__isnull=False),
                violation_error_message="An agreed assessment needs the day and the person.",
            ),
            models.UniqueConstraint(
                fields=["employer"],
                condition=Q(status__in=[NeedsStatus.DRAFT, NeedsStatus.COMPLETED]),
                name="brokerage_needsassessment_one_in_hand",
                violation_error_message="This employer already has a needs assessment in hand.",
            ),
            models.UniqueConstraint(
                fields=["employer"],
                condition=Q(status=NeedsStatus.AGREED),
                name="brokerage_needsassessment_one_agreed",
                violation_error_message="A newer assessment must replace the agreed one.",
            ),
        ]

    def __str__(self) -> str:
        return f"Needs of {self.employer}"


class Objective(Record):
    """One thing the business wants to achieve, in its own words."""

    assessment = models.ForeignKey(NeedsAssessment, on_delete=models.PROTECT, related_name="objectives")
    text = models.CharField(max_length=300)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="brokerage_objective_says_something",
                condition=~Q(text=""),
                violation_error_message="Write what the business wants to achieve.",
            )
        ]

    def __str__(self) -> str:
        return self.text


class NeedQuerySet(models.QuerySet["Need"]):
    def visible_to(self, user: User) -> "NeedQuerySet":
        return self if user.may(Permission.SEE_EMPLOYERS) else self.none()


class Need(Record):
    """One agreed requirement of an employer."""

    reference = reference_field("NED")
    assessment = models.ForeignKey(NeedsAssessment, on_delete=models.PROTECT, related_name="needs")
    topic = models.CharField(max_length=24, choices=Topic)
    purpose = models.CharField(max_length=8, choices=NeedPurpose)
    description = models.CharField(max_length=300)
    headcount = models.PositiveIntegerField(null=True, blank=True)
    current_level = models.CharField(max_length=11, choices=QualificationLevel, blank=True)
    target_level = models.CharField(max_length=11, choices=QualificationLevel, blank=True)
    occupation = models.CharField(max_length=1, blank=True, help_text="SOC 2020 major group.")
    required_by = models.DateField(null=True, blank=True)
    sites = models.ManyToManyField(Site, blank=True, related_name="needs")
    status = models.CharField(max_length=20, choices=NeedStatus, default=NeedStatus.OPEN)
    is_confidential = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField(default=0)

    objects = NeedQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            one_of(
                "brokerage_need_topic_is_known",
                "topic",
                Topic.values,
                "Choose what the need is about.",
            ),
            one_of(
                "brokerage_need_purpose_is_known",
                "purpose",
                NeedPurpose.values,
                "Choose what the need is for.",
            ),
            one_of(
                "brokerage_need_status_is_known",
                "status",
                NeedStatus.values,
                "Choose a status from the list.",
            ),
            models.CheckConstraint(
                name="brokerage_need_occupation_is_a_major_group",
                condition=Q(occupation="") | Q(occupation__regex=r"^[1-9]$"),
                violation_error_message="Choose an occupation group from the list.",
            ),
            models.CheckConstraint(
                name="brokerage_need_headcount_is_positive",
                condition=Q(headcount__isnull=True) | Q(headcount__gt=0),
                violation_error_message="How many people must be 1 or more.",
            ),
        ]

    def __str__(self) -> str:
        return self.description

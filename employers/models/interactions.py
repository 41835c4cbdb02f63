from typing import Any, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import Agency, Record, User, reference_field
from accounts.permissions import Permission
from employers.enums import (
    Direction,
    InteractionKind,
    LeadRole,
    NextActionStatus,
    Topic,
    Visibility,
)
from employers.models.contacts import Contact
from employers.models.organisations import Employer
from employers.models.sites import Site
from toolkit.constraints import both_or_neither, one_of


class GuardedQuerySet(models.QuerySet[Any]):
    """Rows with a visibility: open to the partnership, to one agency, or to few."""

    author = "logged_by"

    def visible_to(self, user: User) -> Self:
        """Partnership entries to all; an agency's own to its people; restricted to its author, the
        account's lead and deputy, and the permitted."""
        if not user.may(Permission.SEE_EMPLOYERS):
            return self.none()
        allowed = Q(visibility=Visibility.PARTNERSHIP) | Q(
            visibility=Visibility.AGENCY, agency__in=user.agency_ids
        )
        if user.may(Permission.SEE_RESTRICTED):
            return self.filter(allowed | Q(visibility=Visibility.RESTRICTED))
        few = Q(**{self.author: user}) | Q(employer__in=_led_by(user))
        return self.filter(allowed | Q(visibility=Visibility.RESTRICTED) & few)


def _led_by(user: User) -> models.QuerySet[Employer, int]:
    today = timezone.localdate()
    return Employer.objects.filter(
        Q(accounts__leads__ends_on__isnull=True) | Q(accounts__leads__ends_on__gt=today),
        accounts__leads__user=user,
        accounts__leads__starts_on__lte=today,
        accounts__leads__role__in=[LeadRole.LEAD, LeadRole.DEPUTY],
    ).values_list("pk", flat=True)


class Interaction(Record):
    """Something that happened with an employer; a joint visit is one, whoever came."""

    reference = reference_field("INT")
    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="interactions")
    site = models.ForeignKey(
        Site, null=True, blank=True, on_delete=models.PROTECT, related_name="interactions"
    )
    kind = models.CharField(max_length=14, choices=InteractionKind)
    direction = models.CharField(max_length=3, choices=Direction, default=Direction.OUT)
    happened_at = models.DateTimeField()
    topics = ArrayField(models.CharField(max_length=24, choices=Topic), default=list, blank=True)
    summary = models.TextField(max_length=4000)
    visibility = models.CharField(max_length=11, choices=Visibility, default=Visibility.PARTNERSHIP)
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", help_text="The agency that logged it."
    )
    logged_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    contacts = models.ManyToManyField(Contact, blank=True, related_name="interactions")

    objects = GuardedQuerySet.as_manager()

    class Meta:
        ordering = ["-happened_at", "-pk"]
        indexes = [models.Index(fields=["employer", "-happened_at"], name="employers_interaction_recent")]
        constraints = [
            one_of(
                "employers_interaction_kind_is_known",
                "kind",
                InteractionKind.values,
                "Choose how you spoke.",
            ),
            one_of(
                "employers_interaction_direction_is_known",
                "direction",
                Direction.values,
                "Say who contacted whom.",
            ),
            one_of(
                "employers_interaction_visibility_is_known",
                "visibility",
                Visibility.values,
                "Choose who may see this.",
            ),
            models.CheckConstraint(
                name="employers_interaction_topics_are_known",
                condition=Q(topics__contained_by=Topic.values),
                violation_error_message="Choose topics from the list.",
            ),
            models.CheckConstraint(
                name="employers_interaction_says_something",
                condition=~Q(summary=""),
                violation_error_message="Write what was said.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} with {self.employer}"


class InteractionAttendee(Record):
    """Who of the partnership took part, and which agency they were with at that time."""

    interaction = models.ForeignKey(Interaction, on_delete=models.PROTECT, related_name="attendees")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["interaction", "user"],
                name="employers_interactionattendee_person_once",
                violation_error_message="This person is already listed as taking part.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} ({self.agency})"


class NextActionQuerySet(models.QuerySet["NextAction"]):
    def visible_to(self, user: User) -> "NextActionQuerySet":
        """Everybody's, but for what follows from contact that this person may not read."""
        if not user.may(Permission.SEE_EMPLOYERS):
            return self.none()
        readable = Interaction.objects.visible_to(user).values("pk")
        return self.filter(Q(interaction__isnull=True) | Q(owner=user) | Q(interaction__in=readable))

    def open(self) -> "NextActionQuerySet":
        return self.filter(status=NextActionStatus.OPEN)


class NextAction(Record):
    """A dated task about an employer with one owner."""

    reference = reference_field("ACT")
    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="next_actions")
    title = models.CharField(max_length=200)
    due_on = models.DateField()
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="next_actions")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    interaction = models.ForeignKey(
        Interaction, null=True, blank=True, on_delete=models.PROTECT, related_name="next_actions"
    )
    note = models.CharField(max_length=300, blank=True)
    status = models.CharField(max_length=9, choices=NextActionStatus, default=NextActionStatus.OPEN)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = NextActionQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        indexes = [
            models.Index(
                fields=["owner", "due_on"],
                condition=Q(status="open"),
                name="employers_nextaction_due",
            )
        ]
        constraints = [
            one_of(
                "employers_nextaction_status_is_known",
                "status",
                NextActionStatus.values,
                "Choose open, done or cancelled.",
            ),
            both_or_neither(
                "employers_nextaction_settled_by_someone",
                "settled_at",
                "settled_by",
                "Say who settled it and when.",
            ),
            models.CheckConstraint(
                name="employers_nextaction_settled_unless_open",
                condition=Q(status=NextActionStatus.OPEN, settled_at__isnull=True)
                | (~Q(status=NextActionStatus.OPEN) & Q(settled_at__isnull=False)),
                violation_error_message="An action is settled when it is done or cancelled.",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class FileQuerySet(GuardedQuerySet):
    author = "added_by"


class EmployerFile(Record):
    """A document kept with an employer's record."""

    reference = reference_field("FIL")
    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="files")
    title = models.CharField(max_length=160)
    file = models.FileField(upload_to="employers/%Y/", max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField(help_text="Bytes.")
    sha256 = models.CharField(max_length=64)
    visibility = models.CharField(max_length=11, choices=Visibility, default=Visibility.PARTNERSHIP)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = FileQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            one_of(
                "employers_employerfile_visibility_is_known",
                "visibility",
                Visibility.values,
                "Choose who may see this.",
            ),
            models.CheckConstraint(
                name="employers_employerfile_is_not_empty",
                condition=Q(size__gt=0),
                violation_error_message="This file is empty.",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class SavedView(models.Model):
    """A list's filters and order, kept by one person under a name."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="saved_views")
    page = models.CharField(max_length=30)
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=500)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "page", "name"],
                name="employers_savedview_name_once",
                violation_error_message="You already have a view with this name.",
            )
        ]

    def __str__(self) -> str:
        return self.name

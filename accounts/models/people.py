from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.functional import cached_property
from simple_history.models import HistoricalRecords

from accounts.enums import RoleName
from accounts.models.agencies import Agency
from accounts.models.records import Record, Versioned, reference_field
from accounts.permissions import Permission
from accounts.roles import permissions_of
from toolkit.constraints import not_before, one_of


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractBaseUser, Versioned):
    """A person of the partnership who signs in."""

    reference = reference_field("PER")
    email = models.EmailField()
    name = models.CharField(max_length=120)
    job_title = models.CharField(max_length=120, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    is_active = models.BooleanField(default=True)
    single_keys = models.BooleanField(default=True)
    last_login = None  # each sign-in would else write a history row

    history = HistoricalRecords(excluded_fields=["created_at", "password"])

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects: ClassVar[UserManager] = UserManager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="accounts_user_email_is_unique",
                violation_error_message="Somebody already signs in with this email address.",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @cached_property
    def current_memberships(self) -> list["Membership"]:
        """This person's memberships today, the primary one first."""
        return list(self.memberships.current().select_related("agency"))

    @property
    def agency(self) -> Agency | None:
        """The agency this person acts for unless they say otherwise."""
        return self.current_memberships[0].agency if self.current_memberships else None

    @property
    def agency_ids(self) -> set[int]:
        return {membership.agency_id for membership in self.current_memberships}

    @cached_property
    def permissions(self) -> frozenset[Permission]:
        return permissions_of({membership.role for membership in self.current_memberships})

    def may(self, permission: Permission) -> bool:
        return self.is_active and permission in self.permissions


class MembershipQuerySet(models.QuerySet["Membership"]):
    def current(self) -> "MembershipQuerySet":
        today = timezone.localdate()
        return self.filter(
            Q(ends_on__isnull=True) | Q(ends_on__gte=today),
            starts_on__lte=today,
            agency__left_on__isnull=True,
        ).order_by("-is_primary", "pk")


class Membership(Record):
    """A person's role in an agency between two dates."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=24, choices=RoleName)
    is_primary = models.BooleanField(default=False)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            one_of(
                "accounts_membership_role_is_known",
                "role",
                RoleName.values,
                "Choose a role from the list.",
            ),
            not_before(
                "accounts_membership_ends_after_start",
                "starts_on",
                "ends_on",
                "The last day must be on or after the first.",
            ),
            models.UniqueConstraint(
                fields=["user", "agency", "role"],
                condition=Q(ends_on__isnull=True),
                name="accounts_membership_role_held_once",
                violation_error_message="This person already has that role in that agency.",
            ),
            models.UniqueConstraint(
                fields=["user"],
                condition=Q(is_primary=True, ends_on__isnull=True),
                name="accounts_membership_one_primary",
                violation_error_message="This person already has a main agency.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.get_role_display()} at {self.agency}"

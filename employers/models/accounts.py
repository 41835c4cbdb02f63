from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from accounts.models import Agency, Record, User, reference_field
from employers.enums import AccountTier, EngagementStatus, LeadRole
from employers.models.organisations import Employer
from toolkit.constraints import not_before, one_of


class Account(Record):
    """The managed relationship with one employer, or with its whole group."""

    reference = reference_field("ACC")
    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="accounts")
    covers_group = models.BooleanField(default=False)
    tier = models.CharField(max_length=16, choices=AccountTier, default=AccountTier.UNASSIGNED)
    engagement_status = models.CharField(
        max_length=16, choices=EngagementStatus, default=EngagementStatus.PROSPECT
    )
    lead_agency = models.ForeignKey(
        Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="led_accounts"
    )
    next_review_on = models.DateField(null=True, blank=True)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            one_of(
                "employers_account_tier_is_known",
                "tier",
                AccountTier.values,
                "Choose a tier from the list.",
            ),
            one_of(
                "employers_account_engagement_is_known",
                "engagement_status",
                EngagementStatus.values,
                "Choose an engagement status from the list.",
            ),
            models.UniqueConstraint(
                fields=["employer"],
                condition=Q(closed_on__isnull=True),
                name="employers_account_one_open",
                violation_error_message="This employer already has an open account.",
            ),
            not_before(
                "employers_account_closes_after_opening",
                "opened_on",
                "closed_on",
                "An account cannot close before it opens.",
            ),
        ]

    def __str__(self) -> str:
        return f"Account of {self.employer}"


class AccountLead(Record):
    """Who looked after an account, in what role, for which agency and between which dates."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="leads")
    role = models.CharField(max_length=6, choices=LeadRole)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="led")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    does = models.CharField(max_length=120, blank=True, help_text="What they do here, in a few words.")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True, help_text="The first day they no longer do.")

    class Meta:
        ordering = ["role", "pk"]
        constraints = [
            one_of(
                "employers_accountlead_role_is_known",
                "role",
                LeadRole.values,
                "Choose lead, deputy or team.",
            ),
            not_before(
                "employers_accountlead_ends_after_start",
                "starts_on",
                "ends_on",
                "The last day must be on or after the first.",
            ),
            ExclusionConstraint(
                name="employers_accountlead_one_lead_at_a_time",
                expressions=[
                    (F("account"), RangeOperators.EQUAL),
                    (
                        Func(F("starts_on"), F("ends_on"), Value("[)"), function="daterange"),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=Q(role=LeadRole.LEAD),
                violation_error_message="This account already has a lead on those dates.",
            ),
            ExclusionConstraint(
                name="employers_accountlead_one_deputy_at_a_time",
                expressions=[
                    (F("account"), RangeOperators.EQUAL),
                    (
                        Func(F("starts_on"), F("ends_on"), Value("[)"), function="daterange"),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=Q(role=LeadRole.DEPUTY),
                violation_error_message="This account already has a deputy on those dates.",
            ),
            models.UniqueConstraint(
                fields=["account", "user"],
                condition=Q(ends_on__isnull=True),
                name="employers_accountlead_person_once",
                violation_error_message="This person is already on the account.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.get_role_display().lower()}"

from django.db import models
from django.db.models import F, Q

from accounts.models import Agency, Record, User, reference_field
from accounts.permissions import Permission
from brokerage.enums import PledgeStatus
from brokerage.models.commitments import Commitment
from employers.models import Contact, Employer, Site
from toolkit.constraints import both_or_neither, not_before, one_of


class VacancyPledgeQuerySet(models.QuerySet["VacancyPledge"]):
    def visible_to(self, user: User) -> "VacancyPledgeQuerySet":
        return self if user.may(Permission.SEE_EMPLOYERS) else self.none()


class VacancyPledge(Record):
    """An employer's promise to release a number of jobs to the partnership first."""

    reference = reference_field("PLG")
    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="pledges")
    commitment = models.ForeignKey(
        Commitment, null=True, blank=True, on_delete=models.PROTECT, related_name="pledges"
    )
    title = models.CharField(max_length=160)
    occupation = models.CharField(max_length=1, help_text="SOC 2020 major group.")
    jobs = models.PositiveIntegerField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    ring_fence_days = models.PositiveSmallIntegerField(
        default=5, help_text="Working days in which only our candidates are considered."
    )
    guaranteed_interview = models.BooleanField(default=False)
    entry_level = models.BooleanField(default=False)
    flexible = models.BooleanField(default=False)
    sites = models.ManyToManyField(Site, blank=True, related_name="pledges")
    status = models.CharField(max_length=14, choices=PledgeStatus, default=PledgeStatus.PROPOSED)
    status_reason = models.CharField(max_length=300, blank=True)
    confirmed_on = models.DateField(null=True, blank=True)
    confirmed_by = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")

    objects = VacancyPledgeQuerySet.as_manager()

    class Meta:
        ordering = ["ends_on", "pk"]
        indexes = [models.Index(fields=["employer", "status"], name="brokerage_vacancypledge_of")]
        constraints = [
            one_of(
                "brokerage_vacancypledge_status_is_known",
                "status",
                PledgeStatus.values,
                "Choose a status from the list.",
            ),
            models.CheckConstraint(
                name="brokerage_vacancypledge_jobs_is_positive",
                condition=Q(jobs__gt=0),
                violation_error_message="A pledge is for 1 job or more.",
            ),
            not_before(
                "brokerage_vacancypledge_ends_after_start",
                "starts_on",
                "ends_on",
                "The pledge cannot end before it starts.",
            ),
            models.CheckConstraint(
                name="brokerage_vacancypledge_occupation_is_a_major_group",
                condition=Q(occupation__regex=r"^[1-9]$"),
                violation_error_message="Choose an occupation group from the list.",
            ),
            both_or_neither(
                "brokerage_vacancypledge_confirmed_by_someone",
                "confirmed_on",
                "confirmed_by",
                "Say who at the employer confirmed it and when.",
            ),
            models.CheckConstraint(
                name="brokerage_vacancypledge_confirmed_before_release",
                condition=Q(status__in=[PledgeStatus.PROPOSED, PledgeStatus.WITHDRAWN, PledgeStatus.EXPIRED])
                | Q(confirmed_on__isnull=False),
                violation_error_message="The employer must confirm the pledge first.",
            ),
            models.CheckConstraint(
                name="brokerage_vacancypledge_withdrawn_with_reason",
                condition=~Q(status=PledgeStatus.WITHDRAWN) | ~Q(status_reason=""),
                violation_error_message="Say why it is withdrawn.",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class PledgeMonth(Record):
    """How many jobs are expected to be released in a month: the pledge's plan."""

    pledge = models.ForeignKey(VacancyPledge, on_delete=models.PROTECT, related_name="months")
    month = models.DateField(help_text="The first day of the month.")
    jobs = models.PositiveIntegerField()

    class Meta:
        ordering = ["month"]
        constraints = [
            models.UniqueConstraint(
                fields=["pledge", "month"],
                name="brokerage_pledgemonth_once",
                violation_error_message="This month is already in the plan.",
            ),
            models.CheckConstraint(
                name="brokerage_pledgemonth_starts_on_the_first",
                condition=Q(month__day=1),
                violation_error_message="A month is written as its first day.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.jobs} in {self.month:%B %Y}"


class PledgeRelease(Record):
    """Jobs that the employer has released against a pledge, and how many are filled."""

    reference = reference_field("VAC")
    pledge = models.ForeignKey(VacancyPledge, on_delete=models.PROTECT, related_name="releases")
    site = models.ForeignKey(Site, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=160)
    jobs = models.PositiveIntegerField()
    released_on = models.DateField()
    exclusive_until = models.DateField()
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-released_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="brokerage_pledgerelease_jobs_is_positive",
                condition=Q(jobs__gt=0),
                violation_error_message="Enter how many jobs are released.",
            ),
            models.CheckConstraint(
                name="brokerage_pledgerelease_ring_fence_after_release",
                condition=Q(exclusive_until__gte=F("released_on")),
                violation_error_message="The ring-fence cannot end before the release.",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class PledgeFill(Record):
    """Jobs of a release that were filled, by the day people started; counts, never names."""

    release = models.ForeignKey(PledgeRelease, on_delete=models.PROTECT, related_name="fills")
    jobs = models.PositiveIntegerField()
    started_on = models.DateField()
    through_us = models.BooleanField(default=True, help_text="Filled by a partnership candidate.")
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["started_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="brokerage_pledgefill_jobs_is_positive",
                condition=Q(jobs__gt=0),
                violation_error_message="Enter how many people started.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.jobs} on {self.started_on}"

from django.db import models
from django.db.models import F, Q

from accounts.models import Agency, Record, User
from brokerage.enums import Stage, Unit
from brokerage.models import (
    Commitment,
    FundingStream,
    Programme,
    Service,
    TrainingOption,
    VacancyPledge,
)
from offers.enums import LineSide
from offers.models.offers import OfferVersion
from toolkit.constraints import one_of


class OfferLine(Record):
    """One service promised or one commitment requested; where it has a price, who pays it."""

    offer_version = models.ForeignKey(OfferVersion, on_delete=models.PROTECT, related_name="lines")
    # The same from version to version, so that two versions can be compared line by line.
    key = models.CharField(max_length=40)
    side = models.CharField(max_length=8, choices=LineSide)
    stage = models.CharField(max_length=9, choices=Stage, default=Stage.RECRUIT)
    position = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(max_length=160)
    text = models.CharField(max_length=600)
    quantity = models.DecimalField(max_digits=10, decimal_places=2, null=True, blank=True)
    unit = models.CharField(max_length=10, choices=Unit, blank=True)
    due_on = models.DateField(null=True, blank=True)
    where = models.CharField(max_length=160, blank=True)
    measure = models.CharField(max_length=300, blank=True)
    known_by = models.CharField(max_length=300, blank=True)
    if_plans_change = models.CharField(max_length=300, blank=True)
    owner = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    response_standard = models.CharField(max_length=160, blank=True)
    cost_to_employer = models.CharField(max_length=120, blank=True)
    condition = models.CharField(max_length=300, blank=True)
    binding_reference = models.CharField(max_length=200, blank=True)

    full_price = models.DecimalField(max_digits=10, decimal_places=2, null=True, blank=True)
    public_share = models.DecimalField(max_digits=10, decimal_places=2, default=0)
    employer_share = models.DecimalField(max_digits=10, decimal_places=2, default=0)
    other_share = models.DecimalField(max_digits=10, decimal_places=2, default=0)
    is_in_kind = models.BooleanField(default=False)
    pay_when = models.CharField(max_length=120, blank=True)
    money_note = models.CharField(max_length=200, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    streams = models.ManyToManyField(FundingStream, blank=True, related_name="+")

    commitment = models.ForeignKey(
        Commitment, null=True, blank=True, on_delete=models.PROTECT, related_name="offer_lines"
    )
    pledge = models.ForeignKey(
        VacancyPledge, null=True, blank=True, on_delete=models.PROTECT, related_name="offer_lines"
    )
    option = models.ForeignKey(
        TrainingOption, null=True, blank=True, on_delete=models.PROTECT, related_name="offer_lines"
    )
    programme = models.ForeignKey(
        Programme, null=True, blank=True, on_delete=models.PROTECT, related_name="offer_lines"
    )
    service = models.ForeignKey(
        Service, null=True, blank=True, on_delete=models.PROTECT, related_name="offer_lines"
    )
    as_composed = models.JSONField(
        null=True, blank=True, help_text="What the record said when the line was last taken from it."
    )

    class Meta:
        ordering = ["side", "position", "pk"]
        constraints = [
            one_of(
                "offers_offerline_side_is_known",
                "side",
                LineSide.values,
                "Say whose line this is.",
            ),
            one_of(
                "offers_offerline_stage_is_known",
                "stage",
                Stage.values,
                "Choose a stage from the list.",
            ),
            models.CheckConstraint(
                name="offers_offerline_shares_make_the_price",
                condition=Q(full_price__isnull=True, public_share=0, employer_share=0, other_share=0)
                | Q(full_price=F("public_share") + F("employer_share") + F("other_share")),
                violation_error_message=(
                    "The full price must equal what we pay, what you pay and what others pay, added up."
                ),
            ),
            models.CheckConstraint(
                name="offers_offerline_shares_not_negative",
                condition=Q(public_share__gte=0, employer_share__gte=0, other_share__gte=0),
                violation_error_message="A share of the price cannot be below £0.",
            ),
            models.CheckConstraint(
                name="offers_offerline_quantity_is_positive",
                condition=Q(quantity__isnull=True) | Q(quantity__gt=0),
                violation_error_message="The quantity must be more than 0.",
            ),
            models.CheckConstraint(
                name="offers_offerline_says_something",
                condition=~Q(title="") & ~Q(text=""),
                violation_error_message="Write the line.",
            ),
            models.UniqueConstraint(
                fields=["offer_version", "key"],
                name="offers_offerline_once_a_version",
                violation_error_message="This line is already in the offer.",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class OfferMilestone(Record):
    """A dated step of the timetable and who takes it."""

    offer_version = models.ForeignKey(OfferVersion, on_delete=models.PROTECT, related_name="milestones")
    on = models.DateField()
    title = models.CharField(max_length=160)
    detail = models.CharField(max_length=200, blank=True)
    who = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="offers_offermilestone_says_something",
                condition=~Q(title=""),
                violation_error_message="Write what happens on this day.",
            )
        ]

    def __str__(self) -> str:
        return self.title


class OfferMeasure(Record):
    """One way both sides will see whether the offer works."""

    offer_version = models.ForeignKey(OfferVersion, on_delete=models.PROTECT, related_name="measures")
    title = models.CharField(max_length=160)
    definition = models.CharField(max_length=300)
    baseline = models.CharField(max_length=80, blank=True)
    target = models.CharField(max_length=80)
    source = models.CharField(max_length=120)
    reported = models.CharField(max_length=120, help_text="Who reports it and how often.")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="offers_offermeasure_has_a_target",
                condition=~Q(target=""),
                violation_error_message="Write the target.",
            )
        ]

    def __str__(self) -> str:
        return self.title

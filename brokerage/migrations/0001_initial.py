import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.expressions
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import accounts.models.records


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("accounts", "__first__"),
        ("employers", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Commitment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "reference",
                    models.CharField(
                        db_default=accounts.models.records.NewReference("COM"),
                        editable=False,
                        max_length=12,
                        unique=True,
                    ),
                ),
                (
                    "direction",
                    models.CharField(
                        choices=[("employer", "The employer's"), ("partnership", "Ours")], max_length=11
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("guaranteed_interviews", "Guaranteed interviews"),
                            ("vacancy_pledge", "Vacancies released to us first"),
                            ("local_recruitment", "Local recruitment"),
                            ("priority_group_recruitment", "Priority group recruitment"),
                            ("entry_level_jobs", "Entry-level jobs"),
                            ("flexible_jobs", "Flexible and part-time jobs"),
                            ("work_trials", "Work trials"),
                            ("work_placements", "Work placements"),
                            ("t_level_placements", "T Level placements"),
                            ("pet_input", "Help with pre-employment training"),
                            ("swap_sessions", "Sector-based work academies"),
                            ("mentoring", "Mentors and buddies"),
                            ("in_work_review", "In-work reviews"),
                            ("retention_target", "Still in work at 26 weeks"),
                            ("apprentice_starts", "Apprenticeship starts"),
                            ("apprentice_completions", "Apprenticeship completions"),
                            ("levy_transfer", "Levy transfer"),
                            ("level2_training", "First full level 2"),
                            ("basic_skills_training", "Basic skills at work"),
                            ("workforce_training", "Training for staff"),
                            ("paid_time_to_train", "Paid time to train"),
                            ("progression", "Progression"),
                            ("schools_activity", "Work with schools"),
                            ("careers_support_unemployed", "Help for people out of work"),
                            ("supply_chain_cascade", "Commitments through suppliers"),
                            ("local_procurement", "Local procurement"),
                            ("co_design", "Programme design"),
                            ("champion", "Employer champion"),
                            ("fair_work_standard", "Fair-work standard"),
                            ("disability_confident", "Disability Confident"),
                            ("redundancy_notice", "Early notice of job losses"),
                            ("data_return", "Starts and leavers data"),
                            ("financial_contribution", "Financial contribution"),
                            ("service", "Service from us"),
                        ],
                        max_length=28,
                    ),
                ),
                ("title", models.CharField(max_length=160)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposed"),
                            ("negotiating", "Being discussed"),
                            ("agreed", "Agreed"),
                            ("active", "Active"),
                            ("due_review", "Due for review"),
                            ("fulfilled", "Fulfilled"),
                            ("partly_fulfilled", "Partly fulfilled"),
                            ("not_fulfilled", "Not fulfilled"),
                            ("declined", "Declined"),
                            ("suspended", "Suspended"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="proposed",
                        max_length=16,
                    ),
                ),
                ("quantity", models.DecimalField(blank=True, decimal_places=2, max_digits=10, null=True)),
                (
                    "unit",
                    models.CharField(
                        choices=[
                            ("people", "people"),
                            ("vacancies", "vacancies"),
                            ("interviews", "interviews"),
                            ("placements", "placements"),
                            ("places", "places"),
                            ("programmes", "programmes"),
                            ("employers", "employers"),
                            ("events", "events"),
                            ("hours", "hours"),
                            ("days", "days"),
                            ("weeks", "weeks"),
                            ("pounds", "pounds"),
                            ("steps", "steps"),
                            ("returns", "returns"),
                            ("per_cent", "per cent"),
                        ],
                        default="people",
                        max_length=10,
                    ),
                ),
                (
                    "measure",
                    models.CharField(blank=True, help_text="What counts, in plain words.", max_length=300),
                ),
                (
                    "known_by",
                    models.CharField(
                        blank=True, help_text="How both sides will know it is kept.", max_length=300
                    ),
                ),
                ("local_definition", models.CharField(blank=True, max_length=300)),
                ("starts_on", models.DateField(blank=True, null=True)),
                ("due_on", models.DateField(blank=True, null=True)),
                ("if_plans_change", models.CharField(blank=True, max_length=300)),
                ("terms_version", models.PositiveSmallIntegerField(default=1)),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("offer_document", "Offer document"),
                            ("pledge", "Pledge"),
                            ("planning_obligation", "Planning obligation"),
                            ("contract_social_value", "Contract, social value"),
                            ("charter", "Charter"),
                            ("grant_condition", "Grant condition"),
                            ("verbal_recorded", "Said and written down"),
                        ],
                        max_length=22,
                    ),
                ),
                ("source_reference", models.CharField(blank=True, max_length=120)),
                ("clause", models.CharField(blank=True, max_length=120)),
                (
                    "binding",
                    models.CharField(
                        choices=[
                            ("voluntary", "Voluntary"),
                            ("contractual", "Contractual"),
                            ("planning_s106", "Planning, section 106"),
                            ("planning_condition", "Planning condition"),
                            ("grant_condition", "Grant condition"),
                        ],
                        default="voluntary",
                        max_length=20,
                    ),
                ),
                ("agreed_on", models.DateField(blank=True, null=True)),
                (
                    "settled_quantity",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=10, null=True),
                ),
                ("status_reason", models.CharField(blank=True, max_length=300)),
                ("what_next", models.CharField(blank=True, max_length=300)),
                (
                    "review_on",
                    models.DateField(blank=True, help_text="When a suspension is looked at.", null=True),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.agency"
                    ),
                ),
                (
                    "agreed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="employers.contact",
                    ),
                ),
                (
                    "authority",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.agency",
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commitments",
                        to="employers.contact",
                    ),
                ),
                (
                    "employer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commitments",
                        to="employers.employer",
                    ),
                ),
                (
                    "local_areas",
                    models.ManyToManyField(blank=True, related_name="+", to="employers.localauthority"),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "signed_agreement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="employers.employerfile",
                    ),
                ),
            ],
            options={
                "ordering": ["due_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("direction__in", ["employer", "partnership"])),
                        name="brokerage_commitment_direction_is_known",
                        violation_error_message="Say whether the promise is theirs or ours.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                [
                                    "proposed",
                                    "negotiating",
                                    "agreed",
                                    "active",
                                    "due_review",
                                    "fulfilled",
                                    "partly_fulfilled",
                                    "not_fulfilled",
                                    "declined",
                                    "suspended",
                                    "withdrawn",
                                ],
                            )
                        ),
                        name="brokerage_commitment_status_is_known",
                        violation_error_message="Choose a status from the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "unit__in",
                                [
                                    "people",
                                    "vacancies",
                                    "interviews",
                                    "placements",
                                    "places",
                                    "programmes",
                                    "employers",
                                    "events",
                                    "hours",
                                    "days",
                                    "weeks",
                                    "pounds",
                                    "steps",
                                    "returns",
                                    "per_cent",
                                ],
                            )
                        ),
                        name="brokerage_commitment_unit_is_known",
                        violation_error_message="Choose a unit from the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["proposed", "negotiating", "declined", "withdrawn"]),
                            models.Q(
                                ("quantity__gt", 0),
                                ("starts_on__isnull", False),
                                ("due_on__isnull", False),
                                models.Q(("measure", ""), _negated=True),
                                models.Q(("known_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="brokerage_commitment_smart_once_agreed",
                        violation_error_message="Before it is agreed a commitment needs a quantity, what counts, a start, a due date and how both sides will know.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["proposed", "negotiating", "declined", "withdrawn"]),
                            ("agreed_on__isnull", False),
                            _connector="OR",
                        ),
                        name="brokerage_commitment_agreed_by_someone",
                        violation_error_message="Say on what day it was agreed.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("quantity__isnull", True), ("quantity__gt", 0), _connector="OR"),
                        name="brokerage_commitment_quantity_is_positive",
                        violation_error_message="The quantity must be more than 0.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("due_on__isnull", True), ("due_on__gte", models.F("starts_on")), _connector="OR"
                        ),
                        name="brokerage_commitment_due_after_start",
                        violation_error_message="The due date must be on or after the start.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "binding__in",
                                    ["contractual", "planning_s106", "planning_condition", "grant_condition"],
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                ("authority__isnull", False),
                                models.Q(("source_reference", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="brokerage_commitment_binding_has_an_authority",
                        violation_error_message="A binding commitment needs its reference and the authority that enforces it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "partly_fulfilled"), _negated=True),
                            models.Q(
                                ("settled_quantity__gt", 0), ("settled_quantity__lt", models.F("quantity"))
                            ),
                            _connector="OR",
                        ),
                        name="brokerage_commitment_partly_says_how_much",
                        violation_error_message="Say how much was kept: more than 0 and less than all.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "not_fulfilled"), _negated=True),
                            models.Q(
                                models.Q(("status_reason", ""), _negated=True),
                                models.Q(("what_next", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="brokerage_commitment_not_fulfilled_says_why",
                        violation_error_message="Say why it was not kept and what happens next.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ["declined", "suspended", "withdrawn"]), _negated=True),
                            models.Q(("status_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="brokerage_commitment_ended_with_reason",
                        violation_error_message="Say why.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "suspended"), _negated=True),
                            ("review_on__isnull", False),
                            _connector="OR",
                        ),
                        name="brokerage_commitment_suspended_with_review",
                        violation_error_message="Say when the suspension will be looked at again.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FundingStream",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("label", models.CharField(max_length=200)),
                ("sort", models.PositiveIntegerField(default=0)),
                ("valid_from", models.DateField(blank=True, null=True)),
                ("valid_to", models.DateField(blank=True, null=True)),
                ("source", models.CharField(max_length=200)),
                ("source_on", models.DateField(blank=True, null=True)),
                ("code", models.SlugField(max_length=40, unique=True)),
                ("owner", models.CharField(max_length=120)),
                ("area", models.CharField(blank=True, max_length=120)),
                (
                    "year_basis",
                    models.CharField(
                        choices=[
                            ("financial", "Financial year, April to March"),
                            ("academic", "Academic year, August to July"),
                            ("tax", "Tax year, 6 April to 5 April"),
                            ("calendar", "Calendar year"),
                            ("employer", "The employer's own year"),
                        ],
                        max_length=10,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=400)),
            ],
            options={
                "ordering": ["sort", "label"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("year_basis__in", ["financial", "academic", "tax", "calendar", "employer"])
                        ),
                        name="brokerage_fundingstream_year_basis_is_known",
                        violation_error_message="Choose the year that this stream is budgeted in.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="brokerage_fundingstream_closes_after_opening",
                        violation_error_message="A stream cannot close before it opens.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalCommitmentDispute",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("says", models.TextField(max_length=1000)),
                ("opened_at", models.DateTimeField()),
                (
                    "status",
                    models.CharField(
                        choices=[("open", "Open"), ("upheld", "Upheld"), ("not_upheld", "Not upheld")],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("decision", models.CharField(blank=True, max_length=500)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "commitment",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="brokerage.commitment",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "raised_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="employers.contact",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical commitment dispute",
                "verbose_name_plural": "historical commitment disputes",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCommitmentProgress",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "quantity",
                    models.DecimalField(decimal_places=2, help_text="Added by this entry.", max_digits=10),
                ),
                ("happened_on", models.DateField()),
                (
                    "reported_by",
                    models.CharField(
                        choices=[("employer", "Reported by the employer"), ("staff", "Recorded by us")],
                        max_length=8,
                    ),
                ),
                (
                    "evidence",
                    models.CharField(blank=True, help_text="Code of the evidence type.", max_length=40),
                ),
                ("note", models.CharField(blank=True, max_length=300)),
                ("verified_at", models.DateTimeField(blank=True, null=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "commitment",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="brokerage.commitment",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="employers.site",
                    ),
                ),
                (
                    "verified_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical commitment progress",
                "verbose_name_plural": "historical commitment progress",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCommitmentShare",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("quantity", models.DecimalField(decimal_places=2, max_digits=10)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "commitment",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="brokerage.commitment",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="employers.site",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical commitment share",
                "verbose_name_plural": "historical commitment shares",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCommitmentVariation",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("number", models.PositiveSmallIntegerField(help_text="The terms version it made.")),
                ("before", models.JSONField()),
                ("after", models.JSONField()),
                ("reason", models.CharField(max_length=300)),
                ("agreed_on", models.DateField()),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "agreed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="employers.contact",
                    ),
                ),
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "authority_approval",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="employers.employerfile",
                    ),
                ),
                (
                    "commitment",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="brokerage.commitment",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical commitment variation",
                "verbose_name_plural": "historical commitment variations",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalNeedsAssessment",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "reference",
                    models.CharField(
                        db_default=accounts.models.records.NewReference("ONA"),
                        db_index=True,
                        editable=False,
                        max_length=12,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("completed", "Completed"),
                            ("agreed_with_employer", "Agreed with the employer"),
                            ("superseded", "Superseded"),
                        ],
                        default="draft",
                        max_length=20,
                    ),
                ),
                ("workforce_facts", models.TextField(blank=True, max_length=1000)),
                ("made_on", models.DateField()),
                ("agreed_on", models.DateField(blank=True, null=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "agreed_with",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="employers.contact",
                    ),
                ),
                (
                    "employer",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="employers.employer",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical needs assessment",
                "verbose_name_plural": "historical needs assessments",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalProvider",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "reference",
                    models.CharField(
                        db_default=accounts.models.records.NewReference("PRV"),
                        db_index=True,
                        editable=False,
                        max_length=12,
                    ),
                ),
                ("name", models.CharField(max_length=160)),
                ("ukprn", models.CharField(blank=True, max_length=8)),
                ("phone", models.CharField(blank=True, max_length=30)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.agency",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical provider",
                "verbose_name_plural": "historical providers",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalVacancyPledge",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "reference",
                    models.CharField(
                        db_default=accounts.models.records.NewReference("PLG"),
                        db_index=True,
                        editable=False,
                        max_length=12,
                    ),
                ),
                ("title", models.CharField(max_length=160)),
                ("occupation", models.CharField(help_text="SOC 2020 major group.", max_length=1)),
                ("jobs", models.PositiveIntegerField()),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                (
                    "ring_fence_days",
                    models.PositiveSmallIntegerField(
                        default=5, help_text="Working days in which only our candidates are considered."
                    ),
                ),
                ("guaranteed_interview", models.BooleanField(default=False)),
                ("entry_level", models.BooleanField(default=False)),
                ("flexible", models.BooleanField(default=False)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposed"),
                            ("confirmed", "Confirmed"),
                            ("part_released", "Part released"),
                            ("fully_released", "Fully released"),
                            ("closed", "Closed"),
                            ("expired", "Expired"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="proposed",
                        max_length=14,
                    ),
                ),
                ("status_reason", models.CharField(blank=True, max_length=300)),
                ("confirmed_on", models.DateField(blank=True, null=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.agency",
                    ),
                ),
                (
                    "commitment",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="brokerage.commitment",
                    ),
                ),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="employers.contact",
                    ),
                ),
                (
                    "employer",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="employers.employer",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical vacancy pledge",
                "verbose_name_plural": "historical vacancy pledges",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="NeedsAssessment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "reference",
                    models.CharField(
                        db_default=accounts.models.records.NewReference("ONA"),
                        editable=False,
                        max_length=12,
                        unique=True,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("completed", "Completed"),
                            ("agreed_with_employer", "Agreed with the employer"),
                            ("superseded", "Superseded"),
                        ],
                        default="draft",
                        max_length=20,
                    ),
                ),
                ("workforce_facts", models.TextField(blank=True, max_length=1000)),
                ("made_on", models.DateField()),
                ("agreed_on", models.DateField(blank=True, null=True)),
                (
                    "agreed_with",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="employers.contact",
                    ),
                ),
                (
                    "employer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="needs_assessments",
                        to="employers.employer",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-made_on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["draft", "completed", "agreed_with_employer", "superseded"])
                        ),
                        name="brokerage_needsassessment_status_is_known",
                        violation_error_message="Choose a status from the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("agreed_on__isnull", True), ("agreed_with__isnull", True)),
                            models.Q(("agreed_on__isnull", False), ("agreed_with__isnull", False)),
                            _connector="OR",
                        ),
                        name="brokerage_needsassessment_agreed_with_someone",
                        violation_error_message="Say who at the employer agreed it and when.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "agreed_with_employer"), _negated=True),
                            ("agreed_on__isnull", False),
                            _connector="OR",
                        ),
                        name="brokerage_needsassessment_agreed_is_dated",
                        violation_error_message="An agreed assessment needs the day and the person.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status__in", ["draft", "completed"])),
                        fields=("employer",),
                        name="brokerage_needsassessment_one_in_hand",
                        violation_error_message="This employer already has a needs assessment in hand.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status", "agreed_with_employer")),
                        fields=("employer",),
                        name="brokerage_needsassessment_one_agreed",
                        violation_error_message="A newer assessment must replace the agreed one.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Need",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "reference",
                    models.CharField(
                        db_default=accounts.models.records.NewReference("NED"),
                        editable=False,
                        max_length=12,
                        unique=True,
                    ),
                ),
                (
                    "topic",
                    models.CharField(
                        choices=[
                            ("recruitment", "Recruitment"),
                            ("apprenticeships", "Apprenticeships"),
                            ("workforce_training", "Workforce training"),
                            ("basic_skills", "Basic skills"),
                            ("work_experience", "Work experience"),
                            ("schools", "Schools"),
                            ("graduate", "Graduates"),
                            ("redundancy", "Redundancy"),
                            ("inward_investment", "Inward investment"),
                            ("planning_obligation", "Planning obligation"),
                            ("supply_chain", "Supply chain"),
                            ("inclusive_employment", "Inclusive employment"),
                            ("business_support", "Business support"),
                            ("policy_research", "Policy and research"),
                        ],
                        max_length=24,
                    ),
                ),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("get_job", "To get a job"),
                            ("do_job", "To do the job"),
                            ("progress", "To progress"),
                        ],
                        max_length=8,
                    ),
                ),
                ("description", models.CharField(max_length=300)),
                ("headcount", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "current_level",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("entry_1", "Entry level 1"),
                            ("entry_2", "Entry level 2"),
                            ("entry_3", "Entry level 3"),
                            ("1", "Level 1"),
                            ("2", "Level 2"),
                            ("3", "Level 3"),
                            ("4", "Level 4"),
                            ("5", "Level 5"),
                            ("6", "Level 6"),
                            ("7", "Level 7"),
                            ("8", "Level 8"),
                            ("unregulated", "No formal level"),
                        ],
                        max_length=11,
                    ),
                ),
                (
                    "target_level",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("entry_1", "Entry level 1"),
                            ("entry_2", "Entry level 2"),
                            ("entry_3", "Entry level 3"),
                            ("1", "Level 1"),
                            ("2", "Level 2"),
                            ("3", "Level 3"),
                            ("4", "Level 4"),
                            ("5", "Level 5"),
                            ("6", "Level 6"),
                            ("7", "Level 7"),
                            ("8", "Level 8"),
                            ("unregulated", "No formal level"),
                        ],
                        max_length=11,
                    ),
                ),
                ("occupation", models.CharField(blank=True, help_text="SOC 2020 major group.", max_length=1)),
                ("required_by", models.DateField(blank=True, null=True)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("matched", "Matched"),
                            ("met", "Met"),
                            ("unmet_no_provision", "No provision found"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="open",
                        max_length=20,
                    ),
                ),
                ("is_confidential", models.BooleanField(default=False)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("sites", models.ManyToManyField(blank=True, related_name="needs", to="employers.site")),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="needs",
                        to="brokerage.needsassessment",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "topic__in",
                                [
                                    "recruitment",
                                    "apprenticeships",
                                    "workforce_training",
                                    "basic_skills",
                                    "work_experience",
                                    "schools",
                                    "graduate",
                                    "redundancy",
                                    "inward_investment",
                                    "planning_obligation",
                                    "supply_chain",
                                    "inclusive_employment",
                                    "business_support",
                                    "policy_research",
                                ],
                            )
                        ),
                        name="brokerage_need_topic_is_known",
                        violation_error_message="Choose what the need is about.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("purpose__in", ["get_job", "do_job", "progress"])),
                        name="brokerage_need_purpose_is_known",
                        violation_error_message="Choose what the need is for.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["open", "matched", "met", "unmet_no_provision", "withdrawn"])
                        ),
                        name="brokerage_need_status_is_known",
                        violation_error_message="Choose a status from the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("occupation", ""), ("occupation__regex", "^[1-9]$"), _connector="OR"
                        ),
                        name="brokerage_need_occupation_is_a_major_group",
                        violation_error_message="Choose an occupation group from the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("headcount__isnull", True), ("headcount__gt", 0), _connector="OR"
                        ),
                        name="brokerage_need_headcount_is_positive",
                        violation_error_message="How many people must be 1 or more.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalObjective",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("text", models.CharField(max_length=300)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "assessment",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="brokerage.needsassessment",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical objective",
                "verbose_name_plural": "historical objectives",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalNeed",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "reference",
                    models.CharField(
                        db_default=accounts.models.records.NewReference("NED"),
                        db_index=True,
                        editable=False,
                        max_length=12,
                    ),
                ),
                (
                    "topic",
                    models.CharField(
                        choices=[
                            ("recruitment", "Recruitment"),
                            ("apprenticeships", "Apprenticeships"),
                            ("workforce_training", "Workforce training"),
                            ("basic_skills", "Basic skills"),
                            ("work_experience", "Work experience"),
                            ("schools", "Schools"),
                            ("graduate", "Graduates"),
                            ("redundancy", "Redundancy"),
                            ("inward_investment", "Inward investment"),
                            ("planning_obligation", "Planning obligation"),
                            ("supply_chain", "Supply chain"),
                            ("inclusive_employment", "Inclusive employment"),
                            ("business_support", "Business support"),
                            ("policy_research", "Policy and research"),
                        ],
                        max_length=24,
                    ),
                ),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("get_job", "To get a job"),
                            ("do_job", "To do the job"),
                            ("progress", "To progress"),
                        ],
                        max_length=8,
                    ),
                ),
                ("description", models.CharField(max_length=300)),
                ("headcount", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "current_level",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("entry_1", "Entry level 1"),
                            ("entry_2", "Entry level 2"),
                            ("entry_3", "Entry level 3"),
                            ("1", "Level 1"),
                            ("2", "Level 2"),
                            ("3", "Level 3"),
                            ("4", "Level 4"),
                            ("5", "Level 5"),
                            ("6", "Level 6"),
                            ("7", "Level 7"),
                            ("8", "Level 8"),
                            ("unregulated", "No formal level"),
                        ],
                        max_length=11,
                    ),
                ),
                (
                    "target_level",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("entry_1", "Entry level 1"),
                            ("entry_2", "Entry level 2"),
                            ("entry_3", "Entry level 3"),
                            ("1", "Level 1"),
                            ("2", "Level 2"),
                            ("3", "Level 3"),
                            ("4", "Level 4"),
                            ("5", "Level 5"),
                            ("6", "Level 6"),
                            ("7", "Level 7"),
                            ("8", "Level 8"),
                            ("unregulated", "No formal level"),
                        ],
                        max_length=11,
                    ),
                ),
                ("occupation", models.CharField(blank=True, help_text="SOC 2020 major group.", max_length=1)),
                ("required_by", models.DateField(blank=True, null=True)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("matched", "Matched"),
                            ("met", "Met"),
                            ("unmet_no_provision", "No provision found"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="open",
                        max_length=20,
                    ),
                ),
                ("is_confidential", models.BooleanField(default=False)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "assessment",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="brokerage.needsassessment",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical need",
                "verbose_name_plural": "historical needs",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Objective",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("text", models.CharField(max_length=300)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="objectives",
                        to="brokerage.needsassessment",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True),
                        name="brokerage_objective_says_something",
                        violation_error_message="Write what the business wants to achieve.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PledgeRelease",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "reference",
                    models.CharField(
                        db_default=accounts.models.records.NewReference("VAC"),
                        editable=False,
                        max_length=12,
                        unique=True,
                    ),
                ),
                ("title", models.CharField(max_length=160)),
                ("jobs", models.PositiveIntegerField()),
                ("released_on", models.DateField()),
                ("exclusive_until", models.DateField()),
                ("closed_on", models.DateField(blank=True, null=True)),
                (
                    "site",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="employers.site",
                    ),
                ),
            ],
            options={
                "ordering": ["-released_on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("jobs__gt", 0)),
                        name="brokerage_pledgerelease_jobs_is_positive",
                        violation_error_message="Enter how many jobs are released.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("exclusive_until__gte", models.F("released_on"))),
                        name="brokerage_pledgerelease_ring_fence_after_release",
                        violation_error_message="The ring-fence cannot end before the release.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PledgeFill",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("jobs", models.PositiveIntegerField()),
                ("started_on", models.DateField()),
                (
                    "through_us",
                    models.BooleanField(default=True, help_text="Filled by a partnership candidate."),
                ),
                ("note", models.CharField(blank=True, max_length=200)),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "release",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="fills",
                        to="brokerage.pledgerelease",
                    ),
                ),
            ],
            options={
                "ordering": ["started_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("jobs__gt", 0)),
                        name="brokerage_pledgefill_jobs_is_positive",
                        violation_error_message="Enter how many people started.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalPledgeFill",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("jobs", models.PositiveIntegerField()),
                ("started_on", models.DateField()),
                (
                    "through_us",
                    models.BooleanField(default=True, help_text="Filled by a partnership candidate."),
                ),
                ("note", models.CharField(blank=True, max_length=200)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "release",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="brokerage.pledgerelease",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical pledge fill",
                "verbose_name_plural": "historical pledge fills",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Programme",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "reference",
                    models.CharField(
                        db_default=accounts.models.records.NewReference("PRG"),
                        editable=False,
                        max_length=12,
                        unique=True,
                    ),
                ),
                ("title", models.CharField(max_length=160)),
                ("aim", models.CharField(max_length=400)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("idea", "Idea"),
                            ("employers_recruited", "Employers recruited"),
                            ("design", "Design"),
                            ("spec_open_for_comment", "Open for comment"),
                            ("spec_agreed", "Specification agreed"),
                            ("funded", "Funded"),
                            ("provider_selected", "Provider selected"),
                            ("signed_off", "Signed off"),
                            ("recruiting", "Recruiting"),
                            ("delivering", "Delivering"),
                            ("completed", "Completed"),
                            ("evaluated", "Evaluated"),
                            ("repeat", "To be repeated"),
                            ("retired", "Retired"),
                            ("paused", "Paused"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="idea",
                        max_length=21,
                    ),
                ),
                (
                    "held_from",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("idea", "Idea"),
                            ("employers_recruited", "Employers recruited"),
                            ("design", "Design"),
                            ("spec_open_for_comment", "Open for comment"),
                            ("spec_agreed", "Specification agreed"),
                            ("funded", "Funded"),
                            ("provider_selected", "Provider selected"),
                            ("signed_off", "Signed off"),
                            ("recruiting", "Recruiting"),
                            ("delivering", "Delivering"),
                            ("completed", "Completed"),
                            ("evaluated", "Evaluated"),
                            ("repeat", "To be repeated"),
                            ("retired", "Retired"),
                            ("paused", "Paused"),
                            ("cancelled", "Cancelled"),
                        ],
                        max_length=21,
                    ),
                ),
                ("status_reason", models.CharField(blank=True, max_length=300)),
                (
                    "involvement_level",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("informed", "Informed"),
                            ("consulted", "Consulted"),
                            ("feedback_used", "Feedback used"),
                            ("co_designed", "Designed together"),
                            ("co_delivered", "Delivered together"),
                            ("co_produced", "Produced together"),
                        ],
                        max_length=13,
                    ),
                ),
                ("involvement_reason", models.CharField(blank=True, max_length=300)),
                ("selection_note", models.CharField(blank=True, max_length=500)),
                ("total_cost", models.DecimalField(blank=True, decimal_places=2, max_digits=10, null=True)),
                (
                    "in_house_note",
                    models.CharField(
                        blank=True,
                        help_text="Employer's own material used, which stays theirs.",
                        max_length=300,
                    ),
                ),
                (
                    "decision",
                    models.CharField(
                        blank=True, help_text="Repeat, change or stop, and why.", max_length=300
                    ),
                ),
                (
                    "accountable_body",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.agency",
                    ),
                ),
                (
                    "lead_agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="led_programmes",
                        to="accounts.agency",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["title", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                [
                                    "idea",
                                    "employers_recruited",
                                    "design",
                                    "spec_open_for_comment",
                                    "spec_agreed",
                                    "funded",
                                    "provider_selected",
                                    "signed_off",
                                    "recruiting",
                                    "delivering",
                                    "completed",
                                    "evaluated",
                                    "repeat",
                                    "retired",
                                    "paused",
                                    "cancelled",
                                ],
                            )
                        ),
                        name="brokerage_programme_status_is_known",
                        violation_error_message="Choose a status from the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("involvement_level", ""),
                            models.Q(("involvement_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="brokerage_programme_involvement_has_a_reason",
                        violation_error_message="Say why this level of involvement.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ["paused", "cancelled"]), _negated=True),
                            models.Q(("status_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="brokerage_programme_halted_with_reason",
                        violation_error_message="Say why.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("total_cost__isnull", True), ("total_cost__gte", 0), _connector="OR"
                        ),
                        name="brokerage_programme_cost_is_not_negative",
                        violation_error_message="A cost cannot be below £0.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalProgrammeSpec",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("open_for_comment", "Open for comment"),
                            ("agreed", "Agreed"),
                            ("retired", "Retired"),
                        ],
                        default="draft",
                        max_length=16,
                    ),
                ),
                ("target_group", models.CharField(max_length=300)),
                ("content", models.TextField(max_length=3000)),
                ("qualification", models.CharField(blank=True, max_length=160)),
                ("hours", models.PositiveIntegerField()),
                ("mode", models.CharField(max_length=160)),
                ("place", models.CharField(max_length=160)),
                ("employer_input", models.CharField(max_length=300)),
                ("exit_route", models.CharField(help_text="Interview, job or progression.", max_length=300)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="brokerage.programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical programme spec",
                "verbose_name_plural": "historical programme specs",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCohort",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("number", models.PositiveSmallIntegerField()),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("places", models.PositiveIntegerField()),
                ("starts", models.PositiveIntegerField(default=0)),
                ("completions", models.PositiveIntegerField(default=0)),
                ("interviews", models.PositiveIntegerField(default=0)),
                ("job_offers", models.PositiveIntegerField(default=0)),
                ("jobs", models.PositiveIntegerField(default=0)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="brokerage.programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical cohort",
                "verbose_name_plural": "historical cohorts",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Cohort",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("number", models.PositiveSmallIntegerField()),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("places", models.PositiveIntegerField()),
                ("starts", models.PositiveIntegerField(default=0)),
                ("completions", models.PositiveIntegerField(default=0)),
                ("interviews", models.PositiveIntegerField(default=0)),
                ("job_offers", models.PositiveIntegerField(default=0)),
                ("jobs", models.PositiveIntegerField(default=0)),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cohorts",
                        to="brokerage.programme",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("programme", "number"),
                        name="brokerage_cohort_numbered_once",
                        violation_error_message="There is already a cohort with this number.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="brokerage_cohort_ends_after_start",
                        violation_error_message="A cohort cannot end before it starts.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("completions__lte", models.F("starts"))),
                        name="brokerage_cohort_completions_within_starts",
                        violation_error_message="More people completed than started. Check the figures.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProgrammeParty",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("employer", "Employer"),
                            ("lead_agency", "Lead agency"),
                            ("partner", "Partner agency"),
                            ("provider", "Provider"),
                        ],
                        max_length=11,
                    ),
                ),
                (
                    "expected_people",
                    models.PositiveIntegerField(
                        blank=True, help_text="Jobs or staff this employer expects to bring.", null=True
                    ),
                ),
                (
                    "contribution",
                    models.CharField(
                        choices=[
                            ("cash", "Cash"),
                            ("staff_time", "Staff time"),
                            ("premises", "Premises"),
                            ("equipment", "Equipment"),
                            ("vacancies", "Vacancies"),
                            ("none", "Nothing yet"),
                        ],
                        default="none",
                        max_length=10,
                    ),
                ),
                ("contribution_detail", models.CharField(blank=True, max_length=200)),
                (
                    "contribution_value",
                    models.DecimalField(
                        blank=True, decimal_places=2, help_text="Agreed value, £.", max_digits=10, null=True
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.agency",
                    ),
                ),
                (
                    "employer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="programme_parties",
                        to="employers.employer",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parties",
                        to="brokerage.programme",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "programme parties",
                "ordering": ["role", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("programme", "employer"),
                        name="brokerage_programmeparty_employer_once",
                        violation_error_message="This employer is already a party.",
                    ),
                    models.UniqueConstraint(
                        fields=("programme", "agency"),
                        name="brokerage_programmeparty_agency_once",
                        violation_error_message="This agency is already a party.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProgrammeFunding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("amount", models.DecimalField(decimal_places=2, max_digits=10)),
                ("in_kind", models.BooleanField(default=False)),
                ("year", models.CharField(help_text="The year it falls in, such as 2026-27.", max_length=9)),
                ("confirmed_on", models.DateField(blank=True, null=True)),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="funding",
                        to="brokerage.programme",
                    ),
                ),
                (
                    "stream",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="brokerage.fundingstream",
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="funding",
                        to="brokerage.programmeparty",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("party__isnull", True), ("stream__isnull", False)),
                            models.Q(("party__isnull", False), ("stream__isnull", True)),
                            _connector="OR",
                        ),
                        name="brokerage_programmefunding_has_one_source",
                        violation_error_message="Money comes from one stream or from one party.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0)),
                        name="brokerage_programmefunding_amount_is_positive",
                        violation_error_message="Enter an amount above £0.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalProgrammeFunding",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("amount", models.DecimalField(decimal_places=2, max_digits=10)),
                ("in_kind", models.BooleanField(default=False)),
                ("year", models.CharField(help_text="The year it falls in, such as 2026-27.", max_length=9)),
                ("confirmed_on", models.DateField(blank=True, null=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "stream",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="brokerage.fundingstream",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="brokerage.programme",
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="brokerage.programmeparty",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical programme funding",
                "verbose_name_plural": "historical programme fundings",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="ProgrammeSpec",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("open_for_comment", "Open for comment"),
                            ("agreed", "Agreed"),
                            ("retired", "Retired"),
                        ],
                        default="draft",
                        max_length=16,
                    ),
                ),
                ("target_group", models.CharField(max_length=300)),
                ("content", models.TextField(max_length=3000)),
                ("qualification", models.CharField(blank=True, max_length=160)),
                ("hours", models.PositiveIntegerField()),
                ("mode", models.CharField(max_length=160)),
                ("place", models.CharField(max_length=160)),
                ("employer_input", models.CharField(max_length=300)),
                ("exit_route", models.CharField(help_text="Interview, job or progression.", max_length=300)),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="specs",
                        to="brokerage.programme",
                    ),
                ),
            ],
            options={
                "ordering": ["-number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("programme", "number"),
                        name="brokerage_programmespec_numbered_once",
                        violation_error_message="Somebody wrote a new version a moment ago. Look again.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status__in", ["draft", "open_for_comment"])),
                        fields=("programme",),
                        name="brokerage_programmespec_one_in_hand",
                        violation_error_message="A version is already being worked on.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status", "agreed")),
                        fields=("programme",),
                        name="brokerage_programmespec_one_agreed",
                        violation_error_message="Retire the agreed version first.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalSpecComment",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("section", models.CharField(max_length=60)),
                ("text", models.CharField(max_length=1000)),
                ("reply", models.CharField(blank=True, max_length=1000)),
                ("replied_at", models.DateTimeField(blank=True, null=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "replied_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="brokerage.programmeparty",
                    ),
                ),
                (
                    "spec",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="brokerage.programmespec",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical spec comment",
                "verbose_name_plural": "historical spec comments",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalSignOff",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("pending", "Waiting"),
                            ("approved", "Approved"),
                            ("approved_with_comments", "Approved with comments"),
                            ("refused", "Refused"),
                        ],
                        default="pending",
                        max_length=22,
                    ),
                ),
                ("comment", models.CharField(blank=True, max_length=500)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="employers.contact",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="brokerage.programmeparty",
                    ),
                ),
                (
                    "spec",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="brokerage.programmespec",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical sign off",
                "verbose_name_plural": "historical sign offs",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Provider",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "reference",
                    models.CharField(
                        db_default=accounts.models.records.NewReference("PRV"),
                        editable=False,
                        max_length=12,
                        unique=True,
                    ),
                ),
                ("name", models.CharField(max_length=160)),
                ("ukprn", models.CharField(blank=True, max_length=8)),
                ("phone", models.CharField(blank=True, max_length=30)),
                ("email", models.EmailField(blank=True, max_length=254)),
                (
                    "agency",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="provider",
                        to="accounts.agency",
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ukprn", ""), ("ukprn__regex", "^1[0-9]{7}$"), _connector="OR"),
                        name="brokerage_provider_ukprn_is_whole",
                        violation_error_message="A UKPRN is 8 digits and starts with 1.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ukprn", ""), _negated=True),
                        fields=("ukprn",),
                        name="brokerage_provider_ukprn_is_unique",
                        violation_error_message="Another provider has this UKPRN.",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="programmeparty",
            name="provider",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="brokerage.provider",
            ),
        ),
        migrations.AddField(
            model_name="programme",
            name="provider",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="programmes",
                to="brokerage.provider",
            ),
        ),
        migrations.CreateModel(
            name="HistoricalProvision",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "reference",
                    models.CharField(
                        db_default=accounts.models.records.NewReference("CRS"),
                        db_index=True,
                        editable=False,
                        max_length=12,
                    ),
                ),
                ("title", models.CharField(max_length=160)),
                (
                    "topic",
                    models.CharField(
                        choices=[
                            ("recruitment", "Recruitment"),
                            ("apprenticeships", "Apprenticeships"),
                            ("workforce_training", "Workforce training"),
                            ("basic_skills", "Basic skills"),
                            ("work_experience", "Work experience"),
                            ("schools", "Schools"),
                            ("graduate", "Graduates"),
                            ("redundancy", "Redundancy"),
                            ("inward_investment", "Inward investment"),
                            ("planning_obligation", "Planning obligation"),
                            ("supply_chain", "Supply chain"),
                            ("inclusive_employment", "Inclusive employment"),
                            ("business_support", "Business support"),
                            ("policy_research", "Policy and research"),
                        ],
                        max_length=24,
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("entry_1", "Entry level 1"),
                            ("entry_2", "Entry level 2"),
                            ("entry_3", "Entry level 3"),
                            ("1", "Level 1"),
                            ("2", "Level 2"),
                            ("3", "Level 3"),
                            ("4", "Level 4"),
                            ("5", "Level 5"),
                            ("6", "Level 6"),
                            ("7", "Level 7"),
                            ("8", "Level 8"),
                            ("unregulated", "No formal level"),
                        ],
                        max_length=11,
                    ),
                ),
                ("is_accredited", models.BooleanField(default=False)),
                (
                    "mode",
                    models.CharField(
                        choices=[
                            ("at_work", "At the workplace"),
                            ("classroom", "In a classroom"),
                            ("online", "Online"),
                            ("blended", "Partly online"),
                        ],
                        max_length=9,
                    ),
                ),
                ("weeks", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("hours", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("places", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("next_start_on", models.DateField(blank=True, null=True)),
                (
                    "price",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="Full price a person, £.",
                        max_digits=10,
                        null=True,
                    ),
                ),
                (
                    "days",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20), blank=True, default=list, size=None
                    ),
                ),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(blank=True, null=True)),
                ("source", models.CharField(max_length=200)),
                ("source_on", models.DateField()),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "provider",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="brokerage.provider",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical provision",
                "verbose_name_plural": "historical provision",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalProviderApproval",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("approved", "Approved"),
                            ("approved_with_conditions", "Approved with conditions"),
                            ("suspended_new_referrals", "No new referrals"),
                            ("lapsed", "Lapsed"),
                            ("refused", "Refused"),
                        ],
                        max_length=24,
                    ),
                ),
                ("scope", models.CharField(blank=True, max_length=200)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "provider",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="brokerage.provider",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical provider approval",
                "verbose_name_plural": "historical provider approvals",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalProgrammeParty",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("employer", "Employer"),
                            ("lead_agency", "Lead agency"),
                            ("partner", "Partner agency"),
                            ("provider", "Provider"),
                        ],
                        max_length=11,
                    ),
                ),
                (
                    "expected_people",
                    models.PositiveIntegerField(
                        blank=True, help_text="Jobs or staff this employer expects to bring.", null=True
                    ),
                ),
                (
                    "contribution",
                    models.CharField(
                        choices=[
                            ("cash", "Cash"),
                            ("staff_time", "Staff time"),
                            ("premises", "Premises"),
                            ("equipment", "Equipment"),
                            ("vacancies", "Vacancies"),
                            ("none", "Nothing yet"),
                        ],
                        default="none",
                        max_length=10,
                    ),
                ),
                ("contribution_detail", models.CharField(blank=True, max_length=200)),
                (
                    "contribution_value",
                    models.DecimalField(
                        blank=True, decimal_places=2, help_text="Agreed value, £.", max_digits=10, null=True
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.agency",
                    ),
                ),
                (
                    "employer",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="employers.employer",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="brokerage.programme",
                    ),
                ),
                (
                    "provider",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="brokerage.provider",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical programme party",
                "verbose_name_plural": "historical programme parties",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalProgramme",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "reference",
                    models.CharField(
                        db_default=accounts.models.records.NewReference("PRG"),
                        db_index=True,
                        editable=False,
                        max_length=12,
                    ),
                ),
                ("title", models.CharField(max_length=160)),
                ("aim", models.CharField(max_length=400)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("idea", "Idea"),
                            ("employers_recruited", "Employers recruited"),
                            ("design", "Design"),
                            ("spec_open_for_comment", "Open for comment"),
                            ("spec_agreed", "Specification agreed"),
                            ("funded", "Funded"),
                            ("provider_selected", "Provider selected"),
                            ("signed_off", "Signed off"),
                            ("recruiting", "Recruiting"),
                            ("delivering", "Delivering"),
                            ("completed", "Completed"),
                            ("evaluated", "Evaluated"),
                            ("repeat", "To be repeated"),
                            ("retired", "Retired"),
                            ("paused", "Paused"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="idea",
                        max_length=21,
                    ),
                ),
                (
                    "held_from",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("idea", "Idea"),
                            ("employers_recruited", "Employers recruited"),
                            ("design", "Design"),
                            ("spec_open_for_comment", "Open for comment"),
                            ("spec_agreed", "Specification agreed"),
                            ("funded", "Funded"),
                            ("provider_selected", "Provider selected"),
                            ("signed_off", "Signed off"),
                            ("recruiting", "Recruiting"),
                            ("delivering", "Delivering"),
                            ("completed", "Completed"),
                            ("evaluated", "Evaluated"),
                            ("repeat", "To be repeated"),
                            ("retired", "Retired"),
                            ("paused", "Paused"),
                            ("cancelled", "Cancelled"),
                        ],
                        max_length=21,
                    ),
                ),
                ("status_reason", models.CharField(blank=True, max_length=300)),
                (
                    "involvement_level",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("informed", "Informed"),
                            ("consulted", "Consulted"),
                            ("feedback_used", "Feedback used"),
                            ("co_designed", "Designed together"),
                            ("co_delivered", "Delivered together"),
                            ("co_produced", "Produced together"),
                        ],
                        max_length=13,
                    ),
                ),
                ("involvement_reason", models.CharField(blank=True, max_length=300)),
                ("selection_note", models.CharField(blank=True, max_length=500)),
                ("total_cost", models.DecimalField(blank=True, decimal_places=2, max_digits=10, null=True)),
                (
                    "in_house_note",
                    models.CharField(
                        blank=True,
                        help_text="Employer's own material used, which stays theirs.",
                        max_length=300,
                    ),
                ),
                (
                    "decision",
                    models.CharField(
                        blank=True, help_text="Repeat, change or stop, and why.", max_length=300
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "accountable_body",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.agency",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "lead_agency",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.agency",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "provider",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="brokerage.provider",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical programme",
                "verbose_name_plural": "historical programmes",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="ProviderApproval",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("approved", "Approved"),
                            ("approved_with_conditions", "Approved with conditions"),
                            ("suspended_new_referrals", "No new referrals"),
                            ("lapsed", "Lapsed"),
                            ("refused", "Refused"),
                        ],
                        max_length=24,
                    ),
                ),
                ("scope", models.CharField(blank=True, max_length=200)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                (
                    "provider",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="approvals",
                        to="brokerage.provider",
                    ),
                ),
            ],
            options={
                "ordering": ["-starts_on"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                [
                                    "approved",
                                    "approved_with_conditions",
                                    "suspended_new_referrals",
                                    "lapsed",
                                    "refused",
                                ],
                            )
                        ),
                        name="brokerage_providerapproval_status_is_known",
                        violation_error_message="Choose an approval status from the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="brokerage_providerapproval_ends_after_start",
                        violation_error_message="An approval cannot end before it starts.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Provision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "reference",
                    models.CharField(
                        db_default=accounts.models.records.NewReference("CRS"),
                        editable=False,
                        max_length=12,
                        unique=True,
                    ),
                ),
                ("title", models.CharField(max_length=160)),
                (
                    "topic",
                    models.CharField(
                        choices=[
                            ("recruitment", "Recruitment"),
                            ("apprenticeships", "Apprenticeships"),
                            ("workforce_training", "Workforce training"),
                            ("basic_skills", "Basic skills"),
                            ("work_experience", "Work experience"),
                            ("schools", "Schools"),
                            ("graduate", "Graduates"),
                            ("redundancy", "Redundancy"),
                            ("inward_investment", "Inward investment"),
                            ("planning_obligation", "Planning obligation"),
                            ("supply_chain", "Supply chain"),
                            ("inclusive_employment", "Inclusive employment"),
                            ("business_support", "Business support"),
                            ("policy_research", "Policy and research"),
                        ],
                        max_length=24,
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("entry_1", "Entry level 1"),
                            ("entry_2", "Entry level 2"),
                            ("entry_3", "Entry level 3"),
                            ("1", "Level 1"),
                            ("2", "Level 2"),
                            ("3", "Level 3"),
                            ("4", "Level 4"),
                            ("5", "Level 5"),
                            ("6", "Level 6"),
                            ("7", "Level 7"),
                            ("8", "Level 8"),
                            ("unregulated", "No formal level"),
                        ],
                        max_length=11,
                    ),
                ),
                ("is_accredited", models.BooleanField(default=False)),
                (
                    "mode",
                    models.CharField(
                        choices=[
                            ("at_work", "At the workplace"),
                            ("classroom", "In a classroom"),
                            ("online", "Online"),
                            ("blended", "Partly online"),
                        ],
                        max_length=9,
                    ),
                ),
                ("weeks", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("hours", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("places", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("next_start_on", models.DateField(blank=True, null=True)),
                (
                    "price",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="Full price a person, £.",
                        max_digits=10,
                        null=True,
                    ),
                ),
                (
                    "days",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20), blank=True, default=list, size=None
                    ),
                ),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(blank=True, null=True)),
                ("source", models.CharField(max_length=200)),
                ("source_on", models.DateField()),
                (
                    "areas",
                    models.ManyToManyField(blank=True, related_name="+", to="employers.localauthority"),
                ),
                (
                    "provider",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="provision",
                        to="brokerage.provider",
                    ),
                ),
                (
                    "streams",
                    models.ManyToManyField(
                        blank=True, related_name="provision", to="brokerage.fundingstream"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "provision",
                "ordering": ["title"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "level__in",
                                [
                                    "entry_1",
                                    "entry_2",
                                    "entry_3",
                                    "1",
                                    "2",
                                    "3",
                                    "4",
                                    "5",
                                    "6",
                                    "7",
                                    "8",
                                    "unregulated",
                                ],
                            )
                        ),
                        name="brokerage_provision_level_is_known",
                        violation_error_message="Choose a level from the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("mode__in", ["at_work", "classroom", "online", "blended"])),
                        name="brokerage_provision_mode_is_known",
                        violation_error_message="Choose how it is taught.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("price__isnull", True), ("price__gte", 0), _connector="OR"),
                        name="brokerage_provision_price_is_not_negative",
                        violation_error_message="A price cannot be below £0.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="brokerage_provision_ends_after_start",
                        violation_error_message="The last day must be on or after the first.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Service",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("label", models.CharField(max_length=200)),
                ("sort", models.PositiveIntegerField(default=0)),
                ("valid_from", models.DateField(blank=True, null=True)),
                ("valid_to", models.DateField(blank=True, null=True)),
                ("source", models.CharField(max_length=200)),
                ("source_on", models.DateField(blank=True, null=True)),
                ("code", models.SlugField(max_length=60, unique=True)),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("recruit", "Recruit"),
                            ("prepare", "Prepare"),
                            ("keep", "Keep"),
                            ("develop", "Develop"),
                            ("change", "Change"),
                            ("community", "Community"),
                            ("influence", "Influence"),
                            ("quality", "Good work"),
                            ("govern", "Working together"),
                        ],
                        max_length=9,
                    ),
                ),
                (
                    "promise",
                    models.CharField(
                        help_text="What we will do, in words an employer reads in the offer.", max_length=400
                    ),
                ),
                ("response_standard", models.CharField(max_length=160)),
                ("cost_to_employer", models.CharField(default="Free to you", max_length=120)),
                ("condition", models.CharField(blank=True, max_length=300)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="services",
                        to="accounts.agency",
                    ),
                ),
            ],
            options={
                "ordering": ["sort", "label"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "stage__in",
                                [
                                    "recruit",
                                    "prepare",
                                    "keep",
                                    "develop",
                                    "change",
                                    "community",
                                    "influence",
                                    "quality",
                                    "govern",
                                ],
                            )
                        ),
                        name="brokerage_service_stage_is_known",
                        violation_error_message="Choose a stage from the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("response_standard", ""), _negated=True),
                        name="brokerage_service_has_a_response_standard",
                        violation_error_message="Say how quickly we respond.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalCommitment",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "reference",
                    models.CharField(
                        db_default=accounts.models.records.NewReference("COM"),
                        db_index=True,
                        editable=False,
                        max_length=12,
                    ),
                ),
                (
                    "direction",
                    models.CharField(
                        choices=[("employer", "The employer's"), ("partnership", "Ours")], max_length=11
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("guaranteed_interviews", "Guaranteed interviews"),
                            ("vacancy_pledge", "Vacancies released to us first"),
                            ("local_recruitment", "Local recruitment"),
                            ("priority_group_recruitment", "Priority group recruitment"),
                            ("entry_level_jobs", "Entry-level jobs"),
                            ("flexible_jobs", "Flexible and part-time jobs"),
                            ("work_trials", "Work trials"),
                            ("work_placements", "Work placements"),
                            ("t_level_placements", "T Level placements"),
                            ("pet_input", "Help with pre-employment training"),
                            ("swap_sessions", "Sector-based work academies"),
                            ("mentoring", "Mentors and buddies"),
                            ("in_work_review", "In-work reviews"),
                            ("retention_target", "Still in work at 26 weeks"),
                            ("apprentice_starts", "Apprenticeship starts"),
                            ("apprentice_completions", "Apprenticeship completions"),
                            ("levy_transfer", "Levy transfer"),
                            ("level2_training", "First full level 2"),
                            ("basic_skills_training", "Basic skills at work"),
                            ("workforce_training", "Training for staff"),
                            ("paid_time_to_train", "Paid time to train"),
                            ("progression", "Progression"),
                            ("schools_activity", "Work with schools"),
                            ("careers_support_unemployed", "Help for people out of work"),
                            ("supply_chain_cascade", "Commitments through suppliers"),
                            ("local_procurement", "Local procurement"),
                            ("co_design", "Programme design"),
                            ("champion", "Employer champion"),
                            ("fair_work_standard", "Fair-work standard"),
                            ("disability_confident", "Disability Confident"),
                            ("redundancy_notice", "Early notice of job losses"),
                            ("data_return", "Starts and leavers data"),
                            ("financial_contribution", "Financial contribution"),
                            ("service", "Service from us"),
                        ],
                        max_length=28,
                    ),
                ),
                ("title", models.CharField(max_length=160)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposed"),
                            ("negotiating", "Being discussed"),
                            ("agreed", "Agreed"),
                            ("active", "Active"),
                            ("due_review", "Due for review"),
                            ("fulfilled", "Fulfilled"),
                            ("partly_fulfilled", "Partly fulfilled"),
                            ("not_fulfilled", "Not fulfilled"),
                            ("declined", "Declined"),
                            ("suspended", "Suspended"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="proposed",
                        max_length=16,
                    ),
                ),
                ("quantity", models.DecimalField(blank=True, decimal_places=2, max_digits=10, null=True)),
                (
                    "unit",
                    models.CharField(
                        choices=[
                            ("people", "people"),
                            ("vacancies", "vacancies"),
                            ("interviews", "interviews"),
                            ("placements", "placements"),
                            ("places", "places"),
                            ("programmes", "programmes"),
                            ("employers", "employers"),
                            ("events", "events"),
                            ("hours", "hours"),
                            ("days", "days"),
                            ("weeks", "weeks"),
                            ("pounds", "pounds"),
                            ("steps", "steps"),
                            ("returns", "returns"),
                            ("per_cent", "per cent"),
                        ],
                        default="people",
                        max_length=10,
                    ),
                ),
                (
                    "measure",
                    models.CharField(blank=True, help_text="What counts, in plain words.", max_length=300),
                ),
                (
                    "known_by",
                    models.CharField(
                        blank=True, help_text="How both sides will know it is kept.", max_length=300
                    ),
                ),
                ("local_definition", models.CharField(blank=True, max_length=300)),
                ("starts_on", models.DateField(blank=True, null=True)),
                ("due_on", models.DateField(blank=True, null=True)),
                ("if_plans_change", models.CharField(blank=True, max_length=300)),
                ("terms_version", models.PositiveSmallIntegerField(default=1)),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("offer_document", "Offer document"),
                            ("pledge", "Pledge"),
                            ("planning_obligation", "Planning obligation"),
                            ("contract_social_value", "Contract, social value"),
                            ("charter", "Charter"),
                            ("grant_condition", "Grant condition"),
                            ("verbal_recorded", "Said and written down"),
                        ],
                        max_length=22,
                    ),
                ),
                ("source_reference", models.CharField(blank=True, max_length=120)),
                ("clause", models.CharField(blank=True, max_length=120)),
                (
                    "binding",
                    models.CharField(
                        choices=[
                            ("voluntary", "Voluntary"),
                            ("contractual", "Contractual"),
                            ("planning_s106", "Planning, section 106"),
                            ("planning_condition", "Planning condition"),
                            ("grant_condition", "Grant condition"),
                        ],
                        default="voluntary",
                        max_length=20,
                    ),
                ),
                ("agreed_on", models.DateField(blank=True, null=True)),
                (
                    "settled_quantity",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=10, null=True),
                ),
                ("status_reason", models.CharField(blank=True, max_length=300)),
                ("what_next", models.CharField(blank=True, max_length=300)),
                (
                    "review_on",
                    models.DateField(blank=True, help_text="When a suspension is looked at.", null=True),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.agency",
                    ),
                ),
                (
                    "agreed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="employers.contact",
                    ),
                ),
                (
                    "authority",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.agency",
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="employers.contact",
                    ),
                ),
                (
                    "employer",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="employers.employer",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "signed_agreement",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="employers.employerfile",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="brokerage.service",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical commitment",
                "verbose_name_plural": "historical commitments",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddField(
            model_name="commitment",
            name="service",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="commitments",
                to="brokerage.service",
            ),
        ),
        migrations.CreateModel(
            name="SignOff",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("pending", "Waiting"),
                            ("approved", "Approved"),
                            ("approved_with_comments", "Approved with comments"),
                            ("refused", "Refused"),
                        ],
                        default="pending",
                        max_length=22,
                    ),
                ),
                ("comment", models.CharField(blank=True, max_length=500)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "contact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="employers.contact",
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sign_offs",
                        to="brokerage.programmeparty",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "spec",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sign_offs",
                        to="brokerage.programmespec",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["pending", "approved", "approved_with_comments", "refused"])
                        ),
                        name="brokerage_signoff_status_is_known",
                        violation_error_message="Choose a status from the list.",
                    ),
                    models.UniqueConstraint(
                        fields=("party", "spec"),
                        name="brokerage_signoff_once_a_party",
                        violation_error_message="This party is already asked to sign off.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at__isnull", True), ("recorded_by__isnull", True)),
                            models.Q(("decided_at__isnull", False), ("recorded_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="brokerage_signoff_recorded_by_someone",
                        violation_error_message="Say who recorded it and when.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "refused"), _negated=True),
                            models.Q(("comment", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="brokerage_signoff_refused_with_reason",
                        violation_error_message="Say why it is refused.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SpecComment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("section", models.CharField(max_length=60)),
                ("text", models.CharField(max_length=1000)),
                ("reply", models.CharField(blank=True, max_length=1000)),
                ("replied_at", models.DateTimeField(blank=True, null=True)),
                (
                    "party",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="comments",
                        to="brokerage.programmeparty",
                    ),
                ),
                (
                    "replied_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "spec",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="comments",
                        to="brokerage.programmespec",
                    ),
                ),
            ],
            options={
                "ordering": ["created_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("replied_at__isnull", True), ("replied_by__isnull", True)),
                            models.Q(("replied_at__isnull", False), ("replied_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="brokerage_speccomment_replied_by_someone",
                        violation_error_message="Say who replied and when.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("replied_at__isnull", True),
                            models.Q(("reply", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="brokerage_speccomment_reply_says_something",
                        violation_error_message="Write the reply.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TrainingCase",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "reference",
                    models.CharField(
                        db_default=accounts.models.records.NewReference("TRN"),
                        editable=False,
                        max_length=12,
                        unique=True,
                    ),
                ),
                ("title", models.CharField(max_length=160)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("enquiry", "Enquiry"),
                            ("need_identified", "Need identified"),
                            ("options_prepared", "Options prepared"),
                            ("options_sent", "Options sent"),
                            ("employer_chose", "Employer chose"),
                            ("referred", "Referred to provider"),
                            ("acknowledged", "Acknowledged by provider"),
                            ("provider_contact", "Provider in touch"),
                            ("proposal", "Proposal made"),
                            ("funding_confirmed", "Funding confirmed"),
                            ("enrolled", "Enrolled"),
                            ("in_learning", "In learning"),
                            ("completed", "Completed"),
                            ("feedback", "Feedback asked"),
                            ("closed", "Closed"),
                            ("declined", "Declined"),
                            ("on_hold", "On hold"),
                            ("no_provision_found", "No provision found"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="enquiry",
                        max_length=18,
                    ),
                ),
                (
                    "held_from",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("enquiry", "Enquiry"),
                            ("need_identified", "Need identified"),
                            ("options_prepared", "Options prepared"),
                            ("options_sent", "Options sent"),
                            ("employer_chose", "Employer chose"),
                            ("referred", "Referred to provider"),
                            ("acknowledged", "Acknowledged by provider"),
                            ("provider_contact", "Provider in touch"),
                            ("proposal", "Proposal made"),
                            ("funding_confirmed", "Funding confirmed"),
                            ("enrolled", "Enrolled"),
                            ("in_learning", "In learning"),
                            ("completed", "Completed"),
                            ("feedback", "Feedback asked"),
                            ("closed", "Closed"),
                            ("declined", "Declined"),
                            ("on_hold", "On hold"),
                            ("no_provision_found", "No provision found"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        help_text="Where an on-hold case goes back to.",
                        max_length=18,
                    ),
                ),
                ("status_reason", models.CharField(blank=True, max_length=300)),
                ("headcount", models.PositiveIntegerField(blank=True, null=True)),
                ("required_by", models.DateField(blank=True, null=True)),
                ("few_options_reason", models.CharField(blank=True, max_length=300)),
                ("impartial_at", models.DateTimeField(blank=True, null=True)),
                (
                    "interest_declared",
                    models.CharField(
                        blank=True,
                        help_text="Any tie between the broker and a provider listed.",
                        max_length=300,
                    ),
                ),
                ("choice_reason", models.CharField(blank=True, max_length=300)),
                ("data_passing_agreed_on", models.DateField(blank=True, null=True)),
                ("referred_at", models.DateTimeField(blank=True, null=True)),
                ("acknowledged_at", models.DateTimeField(blank=True, null=True)),
                ("provider_contact_at", models.DateTimeField(blank=True, null=True)),
                ("proposal_at", models.DateTimeField(blank=True, null=True)),
                ("funding_confirmed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "score",
                    models.PositiveSmallIntegerField(
                        blank=True, help_text="Satisfaction, 0 to 10.", null=True
                    ),
                ),
                ("score_reason", models.CharField(blank=True, max_length=500)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.agency"
                    ),
                ),
                (
                    "assessment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="training_cases",
                        to="brokerage.needsassessment",
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="employers.contact",
                    ),
                ),
                (
                    "employer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="training_cases",
                        to="employers.employer",
                    ),
                ),
                (
                    "funding_confirmed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "impartial_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "needs",
                    models.ManyToManyField(blank=True, related_name="training_cases", to="brokerage.need"),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("sites", models.ManyToManyField(blank=True, related_name="+", to="employers.site")),
            ],
            options={
                "ordering": ["-created_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                [
                                    "enquiry",
                                    "need_identified",
                                    "options_prepared",
                                    "options_sent",
                                    "employer_chose",
                                    "referred",
                                    "acknowledged",
                                    "provider_contact",
                                    "proposal",
                                    "funding_confirmed",
                                    "enrolled",
                                    "in_learning",
                                    "completed",
                                    "feedback",
                                    "closed",
                                    "declined",
                                    "on_hold",
                                    "no_provision_found",
                                    "withdrawn",
                                ],
                            )
                        ),
                        name="brokerage_trainingcase_status_is_known",
                        violation_error_message="Choose a status from the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("impartial_at__isnull", True), ("impartial_by__isnull", True)),
                            models.Q(("impartial_at__isnull", False), ("impartial_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="brokerage_trainingcase_impartial_by_someone",
                        violation_error_message="Say who declared that the options are impartial.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("funding_confirmed_at__isnull", True), ("funding_confirmed_by__isnull", True)
                            ),
                            models.Q(
                                ("funding_confirmed_at__isnull", False),
                                ("funding_confirmed_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="brokerage_trainingcase_funding_confirmed_by_someone",
                        violation_error_message="Say who confirmed the funding.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["enquiry", "declined", "on_hold", "withdrawn"]),
                            ("assessment__isnull", False),
                            _connector="OR",
                        ),
                        name="brokerage_trainingcase_need_before_options",
                        violation_error_message="Record the need first: need comes before funding.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("score__isnull", True), ("score__range", (0, 10)), _connector="OR"
                        ),
                        name="brokerage_trainingcase_score_is_0_to_10",
                        violation_error_message="A score is from 0 to 10.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("status__in", ["declined", "on_hold", "no_provision_found", "withdrawn"]),
                                _negated=True,
                            ),
                            models.Q(("status_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="brokerage_trainingcase_ended_with_reason",
                        violation_error_message="Say why.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProvisionGap",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "reference",
                    models.CharField(
                        db_default=accounts.models.records.NewReference("GAP"),
                        editable=False,
                        max_length=12,
                        unique=True,
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("none_exists", "None exists"),
                            ("no_places", "No places"),
                            ("too_far", "Too far"),
                            ("wrong_time", "Wrong time"),
                            ("too_costly", "Too costly"),
                            ("ineligible", "Not eligible"),
                            ("quality", "Not good enough"),
                        ],
                        max_length=12,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300)),
                (
                    "need",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="gaps", to="brokerage.need"
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="gaps",
                        to="brokerage.trainingcase",
                    ),
                ),
            ],
            options={
                "ordering": ["-created_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "reason__in",
                                [
                                    "none_exists",
                                    "no_places",
                                    "too_far",
                                    "wrong_time",
                                    "too_costly",
                                    "ineligible",
                                    "quality",
                                ],
                            )
                        ),
                        name="brokerage_provisiongap_reason_is_known",
                        violation_error_message="Choose a reason from the list.",
                    ),
                    models.UniqueConstraint(
                        fields=("case", "need"),
                        name="brokerage_provisiongap_once",
                        violation_error_message="This gap is already recorded.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalTrainingOption",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("title", models.CharField(max_length=160)),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("entry_1", "Entry level 1"),
                            ("entry_2", "Entry level 2"),
                            ("entry_3", "Entry level 3"),
                            ("1", "Level 1"),
                            ("2", "Level 2"),
                            ("3", "Level 3"),
                            ("4", "Level 4"),
                            ("5", "Level 5"),
                            ("6", "Level 6"),
                            ("7", "Level 7"),
                            ("8", "Level 8"),
                            ("unregulated", "No formal level"),
                        ],
                        max_length=11,
                    ),
                ),
                (
                    "mode",
                    models.CharField(
                        choices=[
                            ("at_work", "At the workplace"),
                            ("classroom", "In a classroom"),
                            ("online", "Online"),
                            ("blended", "Partly online"),
                        ],
                        max_length=9,
                    ),
                ),
                ("headcount", models.PositiveIntegerField()),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("full_price", models.DecimalField(decimal_places=2, max_digits=10)),
                ("public_share", models.DecimalField(decimal_places=2, default=0, max_digits=10)),
                ("employer_share", models.DecimalField(decimal_places=2, default=0, max_digits=10)),
                ("other_share", models.DecimalField(decimal_places=2, default=0, max_digits=10)),
                ("other_payer", models.CharField(blank=True, max_length=120)),
                ("pay_when", models.CharField(blank=True, max_length=120)),
                ("fit", models.PositiveSmallIntegerField(default=3, help_text="How well it fits, 1 to 5.")),
                ("fit_reason", models.CharField(max_length=300)),
                (
                    "status",
                    models.CharField(
                        choices=[("offered", "Offered"), ("chosen", "Chosen"), ("rejected", "Not chosen")],
                        default="offered",
                        max_length=8,
                    ),
                ),
                ("status_reason", models.CharField(blank=True, max_length=300)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "provider",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="brokerage.provider",
                    ),
                ),
                (
                    "provision",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="brokerage.provision",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="brokerage.trainingcase",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical training option",
                "verbose_name_plural": "historical training options",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalProvisionGap",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "reference",
                    models.CharField(
                        db_default=accounts.models.records.NewReference("GAP"),
                        db_index=True,
                        editable=False,
                        max_length=12,
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("none_exists", "None exists"),
                            ("no_places", "No places"),
                            ("too_far", "Too far"),
                            ("wrong_time", "Wrong time"),
                            ("too_costly", "Too costly"),
                            ("ineligible", "Not eligible"),
                            ("quality", "Not good enough"),
                        ],
                        max_length=12,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "need",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="brokerage.need",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="brokerage.trainingcase",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical provision gap",
                "verbose_name_plural": "historical provision gaps",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalEnrolment",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("entry_1", "Entry level 1"),
                            ("entry_2", "Entry level 2"),
                            ("entry_3", "Entry level 3"),
                            ("1", "Level 1"),
                            ("2", "Level 2"),
                            ("3", "Level 3"),
                            ("4", "Level 4"),
                            ("5", "Level 5"),
                            ("6", "Level 6"),
                            ("7", "Level 7"),
                            ("8", "Level 8"),
                            ("unregulated", "No formal level"),
                        ],
                        max_length=11,
                    ),
                ),
                ("started_on", models.DateField()),
                ("started", models.PositiveIntegerField()),
                ("achieved", models.PositiveIntegerField(default=0)),
                ("not_achieved", models.PositiveIntegerField(default=0)),
                ("withdrawn", models.PositiveIntegerField(default=0)),
                ("job_outcomes", models.PositiveIntegerField(default=0)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="brokerage.trainingcase",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical enrolment",
                "verbose_name_plural": "historical enrolments",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Enrolment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("entry_1", "Entry level 1"),
                            ("entry_2", "Entry level 2"),
                            ("entry_3", "Entry level 3"),
                            ("1", "Level 1"),
                            ("2", "Level 2"),
                            ("3", "Level 3"),
                            ("4", "Level 4"),
                            ("5", "Level 5"),
                            ("6", "Level 6"),
                            ("7", "Level 7"),
                            ("8", "Level 8"),
                            ("unregulated", "No formal level"),
                        ],
                        max_length=11,
                    ),
                ),
                ("started_on", models.DateField()),
                ("started", models.PositiveIntegerField()),
                ("achieved", models.PositiveIntegerField(default=0)),
                ("not_achieved", models.PositiveIntegerField(default=0)),
                ("withdrawn", models.PositiveIntegerField(default=0)),
                ("job_outcomes", models.PositiveIntegerField(default=0)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="enrolments",
                        to="brokerage.trainingcase",
                    ),
                ),
            ],
            options={
                "ordering": ["started_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("started__gt", 0)),
                        name="brokerage_enrolment_started_is_positive",
                        violation_error_message="Enter how many people started.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "started__gte",
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.expressions.CombinedExpression(
                                        models.F("achieved"), "+", models.F("not_achieved")
                                    ),
                                    "+",
                                    models.F("withdrawn"),
                                ),
                            )
                        ),
                        name="brokerage_enrolment_results_within_starts",
                        violation_error_message="More people finished than started. Check the figures.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TrainingOption",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("title", models.CharField(max_length=160)),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("entry_1", "Entry level 1"),
                            ("entry_2", "Entry level 2"),
                            ("entry_3", "Entry level 3"),
                            ("1", "Level 1"),
                            ("2", "Level 2"),
                            ("3", "Level 3"),
                            ("4", "Level 4"),
                            ("5", "Level 5"),
                            ("6", "Level 6"),
                            ("7", "Level 7"),
                            ("8", "Level 8"),
                            ("unregulated", "No formal level"),
                        ],
                        max_length=11,
                    ),
                ),
                (
                    "mode",
                    models.CharField(
                        choices=[
                            ("at_work", "At the workplace"),
                            ("classroom", "In a classroom"),
                            ("online", "Online"),
                            ("blended", "Partly online"),
                        ],
                        max_length=9,
                    ),
                ),
                ("headcount", models.PositiveIntegerField()),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("full_price", models.DecimalField(decimal_places=2, max_digits=10)),
                ("public_share", models.DecimalField(decimal_places=2, default=0, max_digits=10)),
                ("employer_share", models.DecimalField(decimal_places=2, default=0, max_digits=10)),
                ("other_share", models.DecimalField(decimal_places=2, default=0, max_digits=10)),
                ("other_payer", models.CharField(blank=True, max_length=120)),
                ("pay_when", models.CharField(blank=True, max_length=120)),
                ("fit", models.PositiveSmallIntegerField(default=3, help_text="How well it fits, 1 to 5.")),
                ("fit_reason", models.CharField(max_length=300)),
                (
                    "status",
                    models.CharField(
                        choices=[("offered", "Offered"), ("chosen", "Chosen"), ("rejected", "Not chosen")],
                        default="offered",
                        max_length=8,
                    ),
                ),
                ("status_reason", models.CharField(blank=True, max_length=300)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="options",
                        to="brokerage.trainingcase",
                    ),
                ),
                (
                    "provider",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="options",
                        to="brokerage.provider",
                    ),
                ),
                (
                    "provision",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="options",
                        to="brokerage.provision",
                    ),
                ),
            ],
            options={
                "ordering": ["-fit", "employer_share", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "full_price",
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.expressions.CombinedExpression(
                                        models.F("public_share"), "+", models.F("employer_share")
                                    ),
                                    "+",
                                    models.F("other_share"),
                                ),
                            )
                        ),
                        name="brokerage_trainingoption_shares_make_the_price",
                        violation_error_message="The full price must equal what we pay, what the employer pays and what others pay, added up.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("employer_share__gte", 0), ("other_share__gte", 0), ("public_share__gte", 0)
                        ),
                        name="brokerage_trainingoption_shares_not_negative",
                        violation_error_message="A share of the price cannot be below £0.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("other_share", 0), models.Q(("other_payer", ""), _negated=True), _connector="OR"
                        ),
                        name="brokerage_trainingoption_other_payer_is_named",
                        violation_error_message="Say who else pays.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("headcount__gt", 0)),
                        name="brokerage_trainingoption_headcount_is_positive",
                        violation_error_message="An option is for 1 person or more.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("fit__range", (1, 5))),
                        name="brokerage_trainingoption_fit_is_1_to_5",
                        violation_error_message="Fit is from 1 to 5.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="brokerage_trainingoption_ends_after_start",
                        violation_error_message="The course cannot end before it starts.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status", "chosen")),
                        fields=("case",),
                        name="brokerage_trainingoption_one_chosen",
                        violation_error_message="Another option is already chosen.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "rejected"), _negated=True),
                            models.Q(("status_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="brokerage_trainingoption_rejected_with_reason",
                        violation_error_message="Say why this option was not chosen.",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="trainingcase",
            name="chosen",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="brokerage.trainingoption",
            ),
        ),
        migrations.CreateModel(
            name="OptionFunding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("amount", models.DecimalField(decimal_places=2, max_digits=10)),
                (
                    "stream",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="brokerage.fundingstream",
                    ),
                ),
                (
                    "option",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="funding",
                        to="brokerage.trainingoption",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0)),
                        name="brokerage_optionfunding_amount_is_positive",
                        violation_error_message="Enter an amount above £0.",
                    ),
                    models.UniqueConstraint(
                        fields=("option", "stream"),
                        name="brokerage_optionfunding_stream_once",
                        violation_error_message="This stream is already on the option.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalTrainingCase",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "reference",
                    models.CharField(
                        db_default=accounts.models.records.NewReference("TRN"),
                        db_index=True,
                        editable=False,
                        max_length=12,
                    ),
                ),
                ("title", models.CharField(max_length=160)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("enquiry", "Enquiry"),
                            ("need_identified", "Need identified"),
                            ("options_prepared", "Options prepared"),
                            ("options_sent", "Options sent"),
                            ("employer_chose", "Employer chose"),
                            ("referred", "Referred to provider"),
                            ("acknowledged", "Acknowledged by provider"),
                            ("provider_contact", "Provider in touch"),
                            ("proposal", "Proposal made"),
                            ("funding_confirmed", "Funding confirmed"),
                            ("enrolled", "Enrolled"),
                            ("in_learning", "In learning"),
                            ("completed", "Completed"),
                            ("feedback", "Feedback asked"),
                            ("closed", "Closed"),
                            ("declined", "Declined"),
                            ("on_hold", "On hold"),
                            ("no_provision_found", "No provision found"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="enquiry",
                        max_length=18,
                    ),
                ),
                (
                    "held_from",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("enquiry", "Enquiry"),
                            ("need_identified", "Need identified"),
                            ("options_prepared", "Options prepared"),
                            ("options_sent", "Options sent"),
                            ("employer_chose", "Employer chose"),
                            ("referred", "Referred to provider"),
                            ("acknowledged", "Acknowledged by provider"),
                            ("provider_contact", "Provider in touch"),
                            ("proposal", "Proposal made"),
                            ("funding_confirmed", "Funding confirmed"),
                            ("enrolled", "Enrolled"),
                            ("in_learning", "In learning"),
                            ("completed", "Completed"),
                            ("feedback", "Feedback asked"),
                            ("closed", "Closed"),
                            ("declined", "Declined"),
                            ("on_hold", "On hold"),
                            ("no_provision_found", "No provision found"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        help_text="Where an on-hold case goes back to.",
                        max_length=18,
                    ),
                ),
                ("status_reason", models.CharField(blank=True, max_length=300)),
                ("headcount", models.PositiveIntegerField(blank=True, null=True)),
                ("required_by", models.DateField(blank=True, null=True)),
                ("few_options_reason", models.CharField(blank=True, max_length=300)),
                ("impartial_at", models.DateTimeField(blank=True, null=True)),
                (
                    "interest_declared",
                    models.CharField(
                        blank=True,
                        help_text="Any tie between the broker and a provider listed.",
                        max_length=300,
                    ),
                ),
                ("choice_reason", models.CharField(blank=True, max_length=300)),
                ("data_passing_agreed_on", models.DateField(blank=True, null=True)),
                ("referred_at", models.DateTimeField(blank=True, null=True)),
                ("acknowledged_at", models.DateTimeField(blank=True, null=True)),
                ("provider_contact_at", models.DateTimeField(blank=True, null=True)),
                ("proposal_at", models.DateTimeField(blank=True, null=True)),
                ("funding_confirmed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "score",
                    models.PositiveSmallIntegerField(
                        blank=True, help_text="Satisfaction, 0 to 10.", null=True
                    ),
                ),
                ("score_reason", models.CharField(blank=True, max_length=500)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.agency",
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="employers.contact",
                    ),
                ),
                (
                    "employer",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="employers.employer",
                    ),
                ),
                (
                    "funding_confirmed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "impartial_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "assessment",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="brokerage.needsassessment",
                    ),
                ),
                (
                    "chosen",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="brokerage.trainingoption",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical training case",
                "verbose_name_plural": "historical training cases",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalOptionFunding",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("amount", models.DecimalField(decimal_places=2, max_digits=10)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "stream",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="brokerage.fundingstream",
                    ),
                ),
                (
                    "option",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="brokerage.trainingoption",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical option funding",
                "verbose_name_plural": "historical option fundings",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="VacancyPledge",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "reference",
                    models.CharField(
                        db_default=accounts.models.records.NewReference("PLG"),
                        editable=False,
                        max_length=12,
                        unique=True,
                    ),
                ),
                ("title", models.CharField(max_length=160)),
                ("occupation", models.CharField(help_text="SOC 2020 major group.", max_length=1)),
                ("jobs", models.PositiveIntegerField()),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                (
                    "ring_fence_days",
                    models.PositiveSmallIntegerField(
                        default=5, help_text="Working days in which only our candidates are considered."
                    ),
                ),
                ("guaranteed_interview", models.BooleanField(default=False)),
                ("entry_level", models.BooleanField(default=False)),
                ("flexible", models.BooleanField(default=False)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposed"),
                            ("confirmed", "Confirmed"),
                            ("part_released", "Part released"),
                            ("fully_released", "Fully released"),
                            ("closed", "Closed"),
                            ("expired", "Expired"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="proposed",
                        max_length=14,
                    ),
                ),
                ("status_reason", models.CharField(blank=True, max_length=300)),
                ("confirmed_on", models.DateField(blank=True, null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.agency"
                    ),
                ),
                (
                    "commitment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pledges",
                        to="brokerage.commitment",
                    ),
                ),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="employers.contact",
                    ),
                ),
                (
                    "employer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pledges",
                        to="employers.employer",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("sites", models.ManyToManyField(blank=True, related_name="pledges", to="employers.site")),
            ],
            options={
                "ordering": ["ends_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                [
                                    "proposed",
                                    "confirmed",
                                    "part_released",
                                    "fully_released",
                                    "closed",
                                    "expired",
                                    "withdrawn",
                                ],
                            )
                        ),
                        name="brokerage_vacancypledge_status_is_known",
                        violation_error_message="Choose a status from the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("jobs__gt", 0)),
                        name="brokerage_vacancypledge_jobs_is_positive",
                        violation_error_message="A pledge is for 1 job or more.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="brokerage_vacancypledge_ends_after_start",
                        violation_error_message="The pledge cannot end before it starts.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("occupation__regex", "^[1-9]$")),
                        name="brokerage_vacancypledge_occupation_is_a_major_group",
                        violation_error_message="Choose an occupation group from the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("confirmed_by__isnull", True), ("confirmed_on__isnull", True)),
                            models.Q(("confirmed_by__isnull", False), ("confirmed_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="brokerage_vacancypledge_confirmed_by_someone",
                        violation_error_message="Say who at the employer confirmed it and when.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["proposed", "withdrawn", "expired"]),
                            ("confirmed_on__isnull", False),
                            _connector="OR",
                        ),
                        name="brokerage_vacancypledge_confirmed_before_release",
                        violation_error_message="The employer must confirm the pledge first.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "withdrawn"), _negated=True),
                            models.Q(("status_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="brokerage_vacancypledge_withdrawn_with_reason",
                        violation_error_message="Say why it is withdrawn.",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="pledgerelease",
            name="pledge",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="releases",
                to="brokerage.vacancypledge",
            ),
        ),
        migrations.CreateModel(
            name="PledgeMonth",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("month", models.DateField(help_text="The first day of the month.")),
                ("jobs", models.PositiveIntegerField()),
                (
                    "pledge",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="months",
                        to="brokerage.vacancypledge",
                    ),
                ),
            ],
            options={
                "ordering": ["month"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("pledge", "month"),
                        name="brokerage_pledgemonth_once",
                        violation_error_message="This month is already in the plan.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("month__day", 1)),
                        name="brokerage_pledgemonth_starts_on_the_first",
                        violation_error_message="A month is written as its first day.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalPledgeRelease",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "reference",
                    models.CharField(
                        db_default=accounts.models.records.NewReference("VAC"),
                        db_index=True,
                        editable=False,
                        max_length=12,
                    ),
                ),
                ("title", models.CharField(max_length=160)),
                ("jobs", models.PositiveIntegerField()),
                ("released_on", models.DateField()),
                ("exclusive_until", models.DateField()),
                ("closed_on", models.DateField(blank=True, null=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="employers.site",
                    ),
                ),
                (
                    "pledge",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="brokerage.vacancypledge",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical pledge release",
                "verbose_name_plural": "historical pledge releases",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPledgeMonth",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("month", models.DateField(help_text="The first day of the month.")),
                ("jobs", models.PositiveIntegerField()),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pledge",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="brokerage.vacancypledge",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical pledge month",
                "verbose_name_plural": "historical pledge months",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="CommitmentDispute",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("says", models.TextField(max_length=1000)),
                ("opened_at", models.DateTimeField()),
                (
                    "status",
                    models.CharField(
                        choices=[("open", "Open"), ("upheld", "Upheld"), ("not_upheld", "Not upheld")],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("decision", models.CharField(blank=True, max_length=500)),
                (
                    "commitment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="disputes",
                        to="brokerage.commitment",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "raised_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="employers.contact",
                    ),
                ),
            ],
            options={
                "ordering": ["-opened_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["open", "upheld", "not_upheld"])),
                        name="brokerage_commitmentdispute_status_is_known",
                        violation_error_message="Choose a status from the list.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status", "open")),
                        fields=("commitment",),
                        name="brokerage_commitmentdispute_one_open",
                        violation_error_message="This commitment is already disputed.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at__isnull", True), ("decided_by__isnull", True)),
                            models.Q(("decided_at__isnull", False), ("decided_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="brokerage_commitmentdispute_decided_by_someone",
                        violation_error_message="Say who decided and when.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at__isnull", True), ("status", "open")),
                            models.Q(
                                models.Q(("status", "open"), _negated=True),
                                ("decided_at__isnull", False),
                                models.Q(("decision", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="brokerage_commitmentdispute_decided_with_reason",
                        violation_error_message="A decision needs its reason.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CommitmentProgress",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "quantity",
                    models.DecimalField(decimal_places=2, help_text="Added by this entry.", max_digits=10),
                ),
                ("happened_on", models.DateField()),
                (
                    "reported_by",
                    models.CharField(
                        choices=[("employer", "Reported by the employer"), ("staff", "Recorded by us")],
                        max_length=8,
                    ),
                ),
                (
                    "evidence",
                    models.CharField(blank=True, help_text="Code of the evidence type.", max_length=40),
                ),
                ("note", models.CharField(blank=True, max_length=300)),
                ("verified_at", models.DateTimeField(blank=True, null=True)),
                (
                    "commitment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="progress",
                        to="brokerage.commitment",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="employers.site",
                    ),
                ),
                (
                    "verified_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "commitment progress",
                "ordering": ["-happened_on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("quantity", 0), _negated=True),
                        name="brokerage_commitmentprogress_is_not_zero",
                        violation_error_message="Enter how many. A correction may be below 0.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reported_by__in", ["employer", "staff"])),
                        name="brokerage_commitmentprogress_source_is_known",
                        violation_error_message="Say who reported it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("verified_at__isnull", True), ("verified_by__isnull", True)),
                            models.Q(("verified_at__isnull", False), ("verified_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="brokerage_commitmentprogress_verified_by_someone",
                        violation_error_message="Say who verified it and when.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("verified_at__isnull", True),
                            models.Q(("evidence", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="brokerage_commitmentprogress_verified_on_evidence",
                        violation_error_message="Choose what the evidence is before you verify it.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CommitmentShare",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("quantity", models.DecimalField(decimal_places=2, max_digits=10)),
                (
                    "commitment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="shares",
                        to="brokerage.commitment",
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commitment_shares",
                        to="employers.site",
                    ),
                ),
            ],
            options={
                "ordering": ["site__name"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commitment", "site"),
                        name="brokerage_commitmentshare_site_once",
                        violation_error_message="This site already has a share.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("quantity__gte", 0)),
                        name="brokerage_commitmentshare_is_not_negative",
                        violation_error_message="A share cannot be below 0.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CommitmentVariation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("number", models.PositiveSmallIntegerField(help_text="The terms version it made.")),
                ("before", models.JSONField()),
                ("after", models.JSONField()),
                ("reason", models.CharField(max_length=300)),
                ("agreed_on", models.DateField()),
                (
                    "agreed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="employers.contact",
                    ),
                ),
                (
                    "approved_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "authority_approval",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="employers.employerfile",
                    ),
                ),
                (
                    "commitment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="variations",
                        to="brokerage.commitment",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commitment", "number"),
                        name="brokerage_commitmentvariation_numbered_once",
                        violation_error_message="Somebody varied this commitment a moment ago. Look again.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="brokerage_commitmentvariation_says_why",
                        violation_error_message="Say why it is varied.",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="programmeparty",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("agency__isnull", True),
                        ("employer__isnull", False),
                        ("provider__isnull", True),
                        ("role", "employer"),
                    ),
                    models.Q(
                        ("agency__isnull", False),
                        ("employer__isnull", True),
                        ("provider__isnull", True),
                        ("role__in", ["lead_agency", "partner"]),
                    ),
                    models.Q(
                        ("agency__isnull", True),
                        ("employer__isnull", True),
                        ("provider__isnull", False),
                        ("role", "provider"),
                    ),
                    _connector="OR",
                ),
                name="brokerage_programmeparty_is_one_body",
                violation_error_message="A party is one employer, one agency or one provider.",
            ),
        ),
        migrations.AddConstraint(
            model_name="programmeparty",
            constraint=models.UniqueConstraint(
                fields=("programme", "provider"),
                name="brokerage_programmeparty_provider_once",
                violation_error_message="This provider is already a party.",
            ),
        ),
        migrations.AddIndex(
            model_name="commitment",
            index=models.Index(fields=["employer", "status"], name="brokerage_commitment_of"),
        ),
        migrations.AddIndex(
            model_name="commitment",
            index=models.Index(
                condition=models.Q(("status__in", ["agreed", "active", "due_review", "suspended"])),
                fields=["due_on"],
                name="brokerage_commitment_due",
            ),
        ),
        migrations.AddConstraint(
            model_name="commitment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "guaranteed_interviews",
                            "vacancy_pledge",
                            "local_recruitment",
                            "priority_group_recruitment",
                            "entry_level_jobs",
                            "flexible_jobs",
                            "work_trials",
                            "work_placements",
                            "t_level_placements",
                            "pet_input",
                            "swap_sessions",
                            "mentoring",
                            "in_work_review",
                            "retention_target",
                            "apprentice_starts",
                            "apprentice_completions",
                            "levy_transfer",
                            "level2_training",
                            "basic_skills_training",
                            "workforce_training",
                            "paid_time_to_train",
                            "progression",
                            "schools_activity",
                            "careers_support_unemployed",
                            "supply_chain_cascade",
                            "local_procurement",
                            "co_design",
                            "champion",
                            "fair_work_standard",
                            "disability_confident",
                            "redundancy_notice",
                            "data_return",
                            "financial_contribution",
                            "service",
                        ],
                    )
                ),
                name="brokerage_commitment_kind_is_known",
                violation_error_message="Choose a kind from the list.",
            ),
        ),
        migrations.AddConstraint(
            model_name="commitment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("direction", "partnership"), ("kind", "service")),
                    models.Q(models.Q(("kind", "service"), _negated=True), ("service__isnull", True)),
                    _connector="OR",
                ),
                name="brokerage_commitment_service_is_ours",
                violation_error_message="Only our own promises come from the service list.",
            ),
        ),
        migrations.AddIndex(
            model_name="trainingcase",
            index=models.Index(fields=["employer", "status"], name="brokerage_trainingcase_of"),
        ),
        migrations.AddConstraint(
            model_name="trainingcase",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("referred_at__isnull", True),
                    models.Q(("chosen__isnull", False), ("data_passing_agreed_on__isnull", False)),
                    _connector="OR",
                ),
                name="brokerage_trainingcase_choice_before_referral",
                violation_error_message="Refer only what the employer chose, once they agreed to pass on their details.",
            ),
        ),
        migrations.AddIndex(
            model_name="vacancypledge",
            index=models.Index(fields=["employer", "status"], name="brokerage_vacancypledge_of"),
        ),
    ]

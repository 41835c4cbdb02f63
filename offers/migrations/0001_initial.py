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
        ("brokerage", "0001_initial"),
        ("employers", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalOffer",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "reference",
                    models.CharField(
                        db_default=accounts.models.records.NewReference("OFR"),
                        db_index=True,
                        editable=False,
                        max_length=12,
                    ),
                ),
                ("number", models.CharField(db_index=True, max_length=20)),
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
            ],
            options={
                "verbose_name": "historical offer",
                "verbose_name_plural": "historical offers",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Offer",
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
                        db_default=accounts.models.records.NewReference("OFR"),
                        editable=False,
                        max_length=12,
                        unique=True,
                    ),
                ),
                ("number", models.CharField(max_length=20, unique=True)),
                (
                    "employer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="offers",
                        to="employers.employer",
                    ),
                ),
            ],
            options={
                "ordering": ["-number"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalOfferVersion",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "form",
                    models.CharField(
                        choices=[("sme", "Small or medium employer"), ("large", "Large employer")],
                        max_length=5,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("issued", "Issued"),
                            ("superseded", "Replaced by a newer version"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                (
                    "standing",
                    models.CharField(
                        choices=[("intent", "Statement of intent"), ("contract", "Part of a contract")],
                        default="intent",
                        max_length=8,
                    ),
                ),
                ("told_us", models.TextField(blank=True, max_length=3000)),
                (
                    "exchange",
                    models.CharField(blank=True, help_text="The offer in one line.", max_length=400),
                ),
                ("reviews", models.TextField(blank=True, max_length=1000)),
                ("first_review_on", models.DateField(blank=True, null=True)),
                ("information", models.TextField(blank=True, max_length=2000)),
                ("notice_version", models.CharField(blank=True, max_length=20)),
                ("standing_text", models.TextField(blank=True, max_length=2000)),
                ("vat_note", models.CharField(blank=True, max_length=200)),
                ("valid_until", models.DateField(blank=True, null=True)),
                ("composed_at", models.DateTimeField()),
                ("issued_at", models.DateTimeField(blank=True, null=True)),
                ("snapshot", models.JSONField(blank=True, help_text="The words as issued.", null=True)),
                ("snapshot_sha256", models.CharField(blank=True, max_length=64)),
                ("pdf", models.BinaryField(blank=True, null=True)),
                ("pdf_sha256", models.CharField(blank=True, max_length=64)),
                ("toolchain", models.CharField(blank=True, max_length=300)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("ended_reason", models.CharField(blank=True, max_length=300)),
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
                    "composed_by",
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
                    "deputy",
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
                    "issued_by",
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
                    "named_contact",
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
                    "signatory",
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
                    "offer",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="offers.offer",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical offer version",
                "verbose_name_plural": "historical offer versions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="OfferVersion",
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
                    "form",
                    models.CharField(
                        choices=[("sme", "Small or medium employer"), ("large", "Large employer")],
                        max_length=5,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("issued", "Issued"),
                            ("superseded", "Replaced by a newer version"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                (
                    "standing",
                    models.CharField(
                        choices=[("intent", "Statement of intent"), ("contract", "Part of a contract")],
                        default="intent",
                        max_length=8,
                    ),
                ),
                ("told_us", models.TextField(blank=True, max_length=3000)),
                (
                    "exchange",
                    models.CharField(blank=True, help_text="The offer in one line.", max_length=400),
                ),
                ("reviews", models.TextField(blank=True, max_length=1000)),
                ("first_review_on", models.DateField(blank=True, null=True)),
                ("information", models.TextField(blank=True, max_length=2000)),
                ("notice_version", models.CharField(blank=True, max_length=20)),
                ("standing_text", models.TextField(blank=True, max_length=2000)),
                ("vat_note", models.CharField(blank=True, max_length=200)),
                ("valid_until", models.DateField(blank=True, null=True)),
                ("composed_at", models.DateTimeField()),
                ("issued_at", models.DateTimeField(blank=True, null=True)),
                ("snapshot", models.JSONField(blank=True, help_text="The words as issued.", null=True)),
                ("snapshot_sha256", models.CharField(blank=True, max_length=64)),
                ("pdf", models.BinaryField(blank=True, null=True)),
                ("pdf_sha256", models.CharField(blank=True, max_length=64)),
                ("toolchain", models.CharField(blank=True, max_length=300)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("ended_reason", models.CharField(blank=True, max_length=300)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.agency"
                    ),
                ),
                (
                    "composed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "deputy",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "employer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="offer_versions",
                        to="employers.employer",
                    ),
                ),
                (
                    "issued_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "named_contact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "offer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="offers.offer",
                    ),
                ),
                (
                    "signatory",
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
                "ordering": ["-number"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["draft", "issued", "superseded", "withdrawn"])),
                        name="offers_offerversion_status_is_known",
                        violation_error_message="Choose a status from the list.",
                    ),
                    models.UniqueConstraint(
                        fields=("offer", "number"),
                        name="offers_offerversion_numbered_once",
                        violation_error_message="Somebody made a new version a moment ago. Look again.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status", "issued")),
                        fields=("employer",),
                        name="offers_offerversion_one_issued_an_employer",
                        violation_error_message="This employer already has an issued offer.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status", "draft")),
                        fields=("employer",),
                        name="offers_offerversion_one_draft_an_employer",
                        violation_error_message="This employer already has an offer in draft.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("issued_at__isnull", True), ("issued_by__isnull", True)),
                            models.Q(("issued_at__isnull", False), ("issued_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="offers_offerversion_issued_by_someone",
                        violation_error_message="Say who issued it and when.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("issued_at__isnull", True), ("status", "draft")),
                            models.Q(
                                models.Q(("status", "draft"), _negated=True),
                                ("issued_at__isnull", False),
                                ("pdf__isnull", False),
                                ("snapshot__isnull", False),
                                ("valid_until__isnull", False),
                                ("snapshot_sha256__regex", "^[0-9a-f]{64}$"),
                                ("pdf_sha256__regex", "^[0-9a-f]{64}$"),
                            ),
                            _connector="OR",
                        ),
                        name="offers_offerversion_frozen_when_issued",
                        violation_error_message="An issued offer keeps its words, its PDF and their hashes.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "withdrawn"), _negated=True),
                            models.Q(("ended_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="offers_offerversion_withdrawn_with_reason",
                        violation_error_message="Say why the offer is withdrawn.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("deputy__isnull", True),
                            models.Q(("deputy", models.F("named_contact")), _negated=True),
                            _connector="OR",
                        ),
                        name="offers_offerversion_deputy_is_another_person",
                        violation_error_message="The deputy must be somebody else.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OfferMilestone",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("on", models.DateField()),
                ("title", models.CharField(max_length=160)),
                ("detail", models.CharField(blank=True, max_length=200)),
                ("who", models.CharField(blank=True, max_length=120)),
                (
                    "offer_version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="milestones",
                        to="offers.offerversion",
                    ),
                ),
            ],
            options={
                "ordering": ["on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True),
                        name="offers_offermilestone_says_something",
                        violation_error_message="Write what happens on this day.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="OfferMeasure",
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
                ("definition", models.CharField(max_length=300)),
                ("baseline", models.CharField(blank=True, max_length=80)),
                ("target", models.CharField(max_length=80)),
                ("source", models.CharField(max_length=120)),
                ("reported", models.CharField(help_text="Who reports it and how often.", max_length=120)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "offer_version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="measures",
                        to="offers.offerversion",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("target", ""), _negated=True),
                        name="offers_offermeasure_has_a_target",
                        violation_error_message="Write the target.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="OfferLine",
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
                    "side",
                    models.CharField(
                        choices=[
                            ("we_will", "What we will do"),
                            ("you_will", "What you agree to do"),
                            ("we_both", "Things we do together"),
                        ],
                        max_length=8,
                    ),
                ),
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
                        default="recruit",
                        max_length=9,
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("title", models.CharField(max_length=160)),
                ("text", models.CharField(max_length=600)),
                ("quantity", models.DecimalField(blank=True, decimal_places=2, max_digits=10, null=True)),
                (
                    "unit",
                    models.CharField(
                        blank=True,
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
                        max_length=10,
                    ),
                ),
                ("due_on", models.DateField(blank=True, null=True)),
                ("where", models.CharField(blank=True, max_length=160)),
                ("measure", models.CharField(blank=True, max_length=300)),
                ("known_by", models.CharField(blank=True, max_length=300)),
                ("if_plans_change", models.CharField(blank=True, max_length=300)),
                ("response_standard", models.CharField(blank=True, max_length=160)),
                ("cost_to_employer", models.CharField(blank=True, max_length=120)),
                ("condition", models.CharField(blank=True, max_length=300)),
                ("binding_reference", models.CharField(blank=True, max_length=200)),
                ("full_price", models.DecimalField(blank=True, decimal_places=2, max_digits=10, null=True)),
                ("public_share", models.DecimalField(decimal_places=2, default=0, max_digits=10)),
                ("employer_share", models.DecimalField(decimal_places=2, default=0, max_digits=10)),
                ("other_share", models.DecimalField(decimal_places=2, default=0, max_digits=10)),
                ("is_in_kind", models.BooleanField(default=False)),
                ("pay_when", models.CharField(blank=True, max_length=120)),
                ("money_note", models.CharField(blank=True, max_length=200)),
                ("starts_on", models.DateField(blank=True, null=True)),
                ("ends_on", models.DateField(blank=True, null=True)),
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
                    "commitment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="offer_lines",
                        to="brokerage.commitment",
                    ),
                ),
                (
                    "option",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="offer_lines",
                        to="brokerage.trainingoption",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pledge",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="offer_lines",
                        to="brokerage.vacancypledge",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="offer_lines",
                        to="brokerage.programme",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="offer_lines",
                        to="brokerage.service",
                    ),
                ),
                (
                    "streams",
                    models.ManyToManyField(blank=True, related_name="+", to="brokerage.fundingstream"),
                ),
                (
                    "offer_version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="offers.offerversion",
                    ),
                ),
            ],
            options={
                "ordering": ["side", "position", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("side__in", ["we_will", "you_will", "we_both"])),
                        name="offers_offerline_side_is_known",
                        violation_error_message="Say whose line this is.",
                    ),
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
                        name="offers_offerline_stage_is_known",
                        violation_error_message="Choose a stage from the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("employer_share", 0),
                                ("full_price__isnull", True),
                                ("other_share", 0),
                                ("public_share", 0),
                            ),
                            (
                                "full_price",
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.expressions.CombinedExpression(
                                        models.F("public_share"), "+", models.F("employer_share")
                                    ),
                                    "+",
                                    models.F("other_share"),
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="offers_offerline_shares_make_the_price",
                        violation_error_message="The full price must equal what we pay, what you pay and what others pay, added up.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("employer_share__gte", 0), ("other_share__gte", 0), ("public_share__gte", 0)
                        ),
                        name="offers_offerline_shares_not_negative",
                        violation_error_message="A share of the price cannot be below £0.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("quantity__isnull", True), ("quantity__gt", 0), _connector="OR"),
                        name="offers_offerline_quantity_is_positive",
                        violation_error_message="The quantity must be more than 0.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("title", ""), _negated=True), models.Q(("text", ""), _negated=True)
                        ),
                        name="offers_offerline_says_something",
                        violation_error_message="Write the line.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalOfferMilestone",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("on", models.DateField()),
                ("title", models.CharField(max_length=160)),
                ("detail", models.CharField(blank=True, max_length=200)),
                ("who", models.CharField(blank=True, max_length=120)),
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
                    "offer_version",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="offers.offerversion",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical offer milestone",
                "verbose_name_plural": "historical offer milestones",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalOfferMeasure",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("title", models.CharField(max_length=160)),
                ("definition", models.CharField(max_length=300)),
                ("baseline", models.CharField(blank=True, max_length=80)),
                ("target", models.CharField(max_length=80)),
                ("source", models.CharField(max_length=120)),
                ("reported", models.CharField(help_text="Who reports it and how often.", max_length=120)),
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
                    "offer_version",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="offers.offerversion",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical offer measure",
                "verbose_name_plural": "historical offer measures",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalOfferLine",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "side",
                    models.CharField(
                        choices=[
                            ("we_will", "What we will do"),
                            ("you_will", "What you agree to do"),
                            ("we_both", "Things we do together"),
                        ],
                        max_length=8,
                    ),
                ),
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
                        default="recruit",
                        max_length=9,
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("title", models.CharField(max_length=160)),
                ("text", models.CharField(max_length=600)),
                ("quantity", models.DecimalField(blank=True, decimal_places=2, max_digits=10, null=True)),
                (
                    "unit",
                    models.CharField(
                        blank=True,
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
                        max_length=10,
                    ),
                ),
                ("due_on", models.DateField(blank=True, null=True)),
                ("where", models.CharField(blank=True, max_length=160)),
                ("measure", models.CharField(blank=True, max_length=300)),
                ("known_by", models.CharField(blank=True, max_length=300)),
                ("if_plans_change", models.CharField(blank=True, max_length=300)),
                ("response_standard", models.CharField(blank=True, max_length=160)),
                ("cost_to_employer", models.CharField(blank=True, max_length=120)),
                ("condition", models.CharField(blank=True, max_length=300)),
                ("binding_reference", models.CharField(blank=True, max_length=200)),
                ("full_price", models.DecimalField(blank=True, decimal_places=2, max_digits=10, null=True)),
                ("public_share", models.DecimalField(decimal_places=2, default=0, max_digits=10)),
                ("employer_share", models.DecimalField(decimal_places=2, default=0, max_digits=10)),
                ("other_share", models.DecimalField(decimal_places=2, default=0, max_digits=10)),
                ("is_in_kind", models.BooleanField(default=False)),
                ("pay_when", models.CharField(blank=True, max_length=120)),
                ("money_note", models.CharField(blank=True, max_length=200)),
                ("starts_on", models.DateField(blank=True, null=True)),
                ("ends_on", models.DateField(blank=True, null=True)),
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
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                (
                    "offer_version",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="offers.offerversion",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical offer line",
                "verbose_name_plural": "historical offer lines",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
    ]

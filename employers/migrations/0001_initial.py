import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import accounts.models.records
import employers.models.organisations


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("accounts", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="EmployerGroup",
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
                        db_default=accounts.models.records.NewReference("GRP"),
                        editable=False,
                        max_length=12,
                        unique=True,
                    ),
                ),
                ("name", models.CharField(max_length=200)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="LocalAuthority",
            fields=[
                ("gss_code", models.CharField(max_length=9, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=100)),
                ("official_name", models.CharField(max_length=160)),
                ("kind", models.CharField(max_length=60)),
                ("region", models.CharField(max_length=60)),
                ("combined_authority", models.CharField(blank=True, max_length=120)),
                ("valid_from", models.DateField(blank=True, null=True)),
                ("valid_to", models.DateField(blank=True, null=True)),
            ],
            options={
                "verbose_name_plural": "local authorities",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="PostcodeRange",
            fields=[
                (
                    "first_postcode",
                    models.CharField(db_collation="C", max_length=7, primary_key=True, serialize=False),
                ),
                ("gss_code", models.CharField(blank=True, max_length=9)),
            ],
            options={
                "ordering": ["first_postcode"],
            },
        ),
        migrations.CreateModel(
            name="SicCode",
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
                ("scheme", models.CharField(default="SIC2007", max_length=8)),
                ("code", models.CharField(max_length=5)),
            ],
            options={
                "ordering": ["scheme", "code"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("scheme", "code"),
                        name="employers_siccode_code_once_a_scheme",
                        violation_error_message="This industry code is already on the list.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Employer",
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
                        db_default=accounts.models.records.NewReference("EMP"),
                        editable=False,
                        max_length=12,
                        unique=True,
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                (
                    "sort_name",
                    models.GeneratedField(
                        db_persist=True,
                        expression=employers.models.organisations.Fold(models.F("name")),
                        output_field=models.TextField(db_collation="C"),
                    ),
                ),
                (
                    "legal_form",
                    models.CharField(
                        choices=[
                            ("plc", "Public limited company"),
                            ("ltd", "Private limited company"),
                            ("llp", "Limited liability partnership"),
                            ("cic", "Community interest company"),
                            ("charity", "Charity"),
                            ("public_body", "Public body"),
                            ("partnership", "Partnership"),
                            ("sole_trader", "Sole trader"),
                            ("cooperative", "Co-operative"),
                            ("other", "Other"),
                        ],
                        default="other",
                        max_length=12,
                    ),
                ),
                (
                    "ownership_sector",
                    models.CharField(
                        choices=[
                            ("private", "Private"),
                            ("public", "Public"),
                            ("voluntary_social_enterprise", "Voluntary or social enterprise"),
                        ],
                        default="private",
                        max_length=28,
                    ),
                ),
                ("headcount", models.PositiveIntegerField(blank=True, null=True)),
                ("headcount_on", models.DateField(blank=True, null=True)),
                ("headcount_source", models.CharField(blank=True, max_length=120)),
                (
                    "size_band",
                    models.CharField(
                        choices=[
                            ("micro", "Micro, 1 to 9"),
                            ("small", "Small, 10 to 49"),
                            ("medium", "Medium, 50 to 249"),
                            ("large", "Large, 250 or more"),
                            ("unknown", "Not known"),
                        ],
                        default="unknown",
                        max_length=8,
                    ),
                ),
                (
                    "levy_status",
                    models.CharField(
                        choices=[
                            ("payer", "Pays the apprenticeship levy"),
                            ("non_payer", "Does not pay the levy"),
                            ("unknown", "Not known"),
                        ],
                        default="unknown",
                        max_length=10,
                    ),
                ),
                ("levy_status_on", models.DateField(blank=True, null=True)),
                ("year_end_month", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("domain", models.CharField(blank=True, max_length=120)),
                ("phone", models.CharField(blank=True, max_length=30)),
                ("about", models.TextField(blank=True, max_length=2000)),
                ("source", models.CharField(help_text="Where this record came from.", max_length=200)),
                ("source_on", models.DateField()),
                (
                    "is_invented",
                    models.BooleanField(default=False, help_text="A made-up employer of the demo."),
                ),
                ("closed_on", models.DateField(blank=True, null=True)),
                ("closed_reason", models.CharField(blank=True, max_length=200)),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="subsidiaries",
                        to="employers.employer",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="employers",
                        to="employers.employergroup",
                    ),
                ),
            ],
            options={
                "ordering": ["sort_name", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "legal_form__in",
                                [
                                    "plc",
                                    "ltd",
                                    "llp",
                                    "cic",
                                    "charity",
                                    "public_body",
                                    "partnership",
                                    "sole_trader",
                                    "cooperative",
                                    "other",
                                ],
                            )
                        ),
                        name="employers_employer_legal_form_is_known",
                        violation_error_message="Choose a legal form from the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("size_band__in", ["micro", "small", "medium", "large", "unknown"])
                        ),
                        name="employers_employer_size_band_is_known",
                        violation_error_message="Choose a size band from the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("headcount__isnull", True),
                            models.Q(("headcount__lte", 9), ("size_band", "micro")),
                            models.Q(("headcount__gte", 10), ("headcount__lte", 49), ("size_band", "small")),
                            models.Q(
                                ("headcount__gte", 50), ("headcount__lte", 249), ("size_band", "medium")
                            ),
                            models.Q(("headcount__gte", 250), ("size_band", "large")),
                            _connector="OR",
                        ),
                        name="employers_employer_size_band_fits_headcount",
                        violation_error_message="The size band does not fit the number of people.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("headcount__isnull", True), ("headcount_on__isnull", True)),
                            models.Q(("headcount__isnull", False), ("headcount_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="employers_employer_headcount_is_dated",
                        violation_error_message="Say on what date this number of people was true.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("year_end_month__isnull", True),
                            ("year_end_month__range", (1, 12)),
                            _connector="OR",
                        ),
                        name="employers_employer_year_end_is_a_month",
                        violation_error_message="The year end is a month from 1 to 12.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("parent__isnull", True),
                            models.Q(("parent", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="employers_employer_not_its_own_parent",
                        violation_error_message="An employer cannot be its own parent.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_on__isnull", True),
                            models.Q(("closed_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="employers_employer_closed_with_reason",
                        violation_error_message="Say why this record is closed.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True),
                        name="employers_employer_has_a_name",
                        violation_error_message="Enter the employer's name.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Contact",
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
                        db_default=accounts.models.records.NewReference("CON"),
                        editable=False,
                        max_length=12,
                        unique=True,
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("job_title", models.CharField(blank=True, max_length=120)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("phone", models.CharField(blank=True, max_length=30)),
                (
                    "functions",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("signatory", "Signatory"),
                                ("recruitment", "Recruitment"),
                                ("training", "Training"),
                                ("apprenticeships", "Apprenticeships"),
                                ("finance", "Finance"),
                                ("site_manager", "Site manager"),
                                ("csr_social_value", "Social value"),
                                ("union_rep", "Union representative"),
                                ("other", "Other"),
                            ],
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("active", "Active"),
                            ("left", "Left"),
                            ("objected", "Asked us not to make contact"),
                            ("erased", "Erased"),
                        ],
                        default="active",
                        max_length=8,
                    ),
                ),
                ("left_on", models.DateField(blank=True, null=True)),
                ("can_sign_from", models.DateField(blank=True, null=True)),
                ("can_sign_to", models.DateField(blank=True, null=True)),
                ("can_sign_evidence", models.CharField(blank=True, max_length=200)),
                ("can_sign_scope", models.CharField(blank=True, max_length=200)),
                ("source", models.CharField(max_length=200)),
                (
                    "employer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contacts",
                        to="employers.employer",
                    ),
                ),
            ],
            options={
                "ordering": ["name", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["active", "left", "objected", "erased"])),
                        name="employers_contact_status_is_known",
                        violation_error_message="Choose a status from the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "functions__contained_by",
                                [
                                    "signatory",
                                    "recruitment",
                                    "training",
                                    "apprenticeships",
                                    "finance",
                                    "site_manager",
                                    "csr_social_value",
                                    "union_rep",
                                    "other",
                                ],
                            )
                        ),
                        name="employers_contact_functions_are_known",
                        violation_error_message="Choose what this person deals with from the list.",
                    ),
                    models.UniqueConstraint(
                        models.F("employer"),
                        django.db.models.functions.text.Lower("email"),
                        condition=models.Q(models.Q(("email", ""), _negated=True), ("status", "active")),
                        name="employers_contact_email_once_an_employer",
                        violation_error_message="Somebody at this employer already has this email address.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "left"), _negated=True),
                            ("left_on__isnull", False),
                            _connector="OR",
                        ),
                        name="employers_contact_left_is_dated",
                        violation_error_message="Say when this person left.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("can_sign_from__isnull", True),
                            models.Q(("can_sign_evidence", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="employers_contact_authority_is_evidenced",
                        violation_error_message="Say how you know that this person may sign.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("can_sign_to__isnull", True),
                            ("can_sign_to__gte", models.F("can_sign_from")),
                            _connector="OR",
                        ),
                        name="employers_contact_authority_ends_after_start",
                        violation_error_message="Authority to sign cannot end before it starts.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Account",
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
                        db_default=accounts.models.records.NewReference("ACC"),
                        editable=False,
                        max_length=12,
                        unique=True,
                    ),
                ),
                ("covers_group", models.BooleanField(default=False)),
                (
                    "tier",
                    models.CharField(
                        choices=[
                            ("strategic", "Strategic"),
                            ("large_managed", "Large, managed"),
                            ("sme_brokered", "Small or medium, brokered"),
                            ("light_touch", "Light touch"),
                            ("unassigned", "No tier yet"),
                        ],
                        default="unassigned",
                        max_length=16,
                    ),
                ),
                (
                    "engagement_status",
                    models.CharField(
                        choices=[
                            ("prospect", "Prospect"),
                            ("first_contact", "First contact"),
                            ("engaged", "Engaged"),
                            ("committed", "Committed"),
                            ("dormant", "Gone quiet"),
                            ("not_now", "Not now"),
                            ("declined_all", "Declined everything"),
                            ("closed", "Closed"),
                        ],
                        default="prospect",
                        max_length=16,
                    ),
                ),
                ("next_review_on", models.DateField(blank=True, null=True)),
                ("opened_on", models.DateField()),
                ("closed_on", models.DateField(blank=True, null=True)),
                (
                    "lead_agency",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="led_accounts",
                        to="accounts.agency",
                    ),
                ),
                (
                    "employer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="accounts",
                        to="employers.employer",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "tier__in",
                                ["strategic", "large_managed", "sme_brokered", "light_touch", "unassigned"],
                            )
                        ),
                        name="employers_account_tier_is_known",
                        violation_error_message="Choose a tier from the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "engagement_status__in",
                                [
                                    "prospect",
                                    "first_contact",
                                    "engaged",
                                    "committed",
                                    "dormant",
                                    "not_now",
                                    "declined_all",
                                    "closed",
                                ],
                            )
                        ),
                        name="employers_account_engagement_is_known",
                        violation_error_message="Choose an engagement status from the list.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("closed_on__isnull", True)),
                        fields=("employer",),
                        name="employers_account_one_open",
                        violation_error_message="This employer already has an open account.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_on__isnull", True),
                            ("closed_on__gte", models.F("opened_on")),
                            _connector="OR",
                        ),
                        name="employers_account_closes_after_opening",
                        violation_error_message="An account cannot close before it opens.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EmployerFile",
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
                        db_default=accounts.models.records.NewReference("FIL"),
                        editable=False,
                        max_length=12,
                        unique=True,
                    ),
                ),
                ("title", models.CharField(max_length=160)),
                ("file", models.FileField(max_length=200, upload_to="employers/%Y/")),
                ("media_type", models.CharField(max_length=100)),
                ("size", models.PositiveIntegerField(help_text="Bytes.")),
                ("sha256", models.CharField(max_length=64)),
                (
                    "visibility",
                    models.CharField(
                        choices=[
                            ("partnership", "Everyone in the partnership"),
                            ("agency", "My agency only"),
                            ("restricted", "Restricted: the leads and those who may see restricted entries"),
                        ],
                        default="partnership",
                        max_length=11,
                    ),
                ),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.agency"
                    ),
                ),
                (
                    "employer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files",
                        to="employers.employer",
                    ),
                ),
            ],
            options={
                "ordering": ["-created_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("visibility__in", ["partnership", "agency", "restricted"])),
                        name="employers_employerfile_visibility_is_known",
                        violation_error_message="Choose who may see this.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("size__gt", 0)),
                        name="employers_employerfile_is_not_empty",
                        violation_error_message="This file is empty.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EmployerIdentifier",
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
                    "scheme",
                    models.CharField(
                        choices=[
                            ("companies_house", "Company number"),
                            ("charity_ew", "Charity number (England and Wales)"),
                            ("charity_sc", "Charity number (Scotland)"),
                            ("charity_ni", "Charity number (Northern Ireland)"),
                            ("vat", "VAT number"),
                            ("paye_hash", "PAYE reference (hashed)"),
                            ("edrs", "Employer Data Service number"),
                            ("partner", "A partner's own number"),
                        ],
                        max_length=16,
                    ),
                ),
                (
                    "issuer",
                    models.CharField(
                        blank=True, help_text="Whose own number it is, for a partner's number.", max_length=60
                    ),
                ),
                ("value", models.CharField(max_length=64)),
                ("retired_on", models.DateField(blank=True, null=True)),
                (
                    "employer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="identifiers",
                        to="employers.employer",
                    ),
                ),
            ],
            options={
                "ordering": ["scheme", "value"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "scheme__in",
                                [
                                    "companies_house",
                                    "charity_ew",
                                    "charity_sc",
                                    "charity_ni",
                                    "vat",
                                    "paye_hash",
                                    "edrs",
                                    "partner",
                                ],
                            )
                        ),
                        name="employers_employeridentifier_scheme_is_known",
                        violation_error_message="Choose what kind of number this is.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("retired_on__isnull", True)),
                        fields=("scheme", "issuer", "value"),
                        name="employers_employeridentifier_one_live_holder",
                        violation_error_message="Another employer already holds this number.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("scheme", "companies_house"), _negated=True),
                            ("value__regex", "^([0-9]{8}|[A-Z]{2}[0-9]{6}|[A-Z]{2}[0-9]{5}[A-Z])$"),
                            _connector="OR",
                        ),
                        name="employers_employeridentifier_company_number_is_whole",
                        violation_error_message="A company number is 8 digits, or 2 letters and 6 digits, such as 04718822 or SC123456.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("scheme", "partner"), models.Q(("issuer", ""), _negated=True)),
                            models.Q(models.Q(("scheme", "partner"), _negated=True), ("issuer", "")),
                            _connector="OR",
                        ),
                        name="employers_employeridentifier_partner_is_named",
                        violation_error_message="Say whose own number this is.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("value", ""), _negated=True),
                        name="employers_employeridentifier_has_a_value",
                        violation_error_message="Enter the number.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EmployerName",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("legal", "Legal name"),
                            ("trading", "Trading name"),
                            ("previous", "Former name"),
                            ("short", "Short name"),
                        ],
                        max_length=8,
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                (
                    "folded",
                    models.GeneratedField(
                        db_persist=True,
                        expression=employers.models.organisations.Fold(models.F("name")),
                        output_field=models.TextField(),
                    ),
                ),
                ("starts_on", models.DateField(blank=True, null=True)),
                ("ends_on", models.DateField(blank=True, null=True)),
                (
                    "employer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="names",
                        to="employers.employer",
                    ),
                ),
            ],
            options={
                "ordering": ["employer", "kind", "name"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["legal", "trading", "previous", "short"])),
                        name="employers_employername_kind_is_known",
                        violation_error_message="Choose what kind of name this is.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="employers_employername_ends_after_start",
                        violation_error_message="The name cannot end before it starts.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ends_on__isnull", True), ("kind", "legal")),
                        fields=("employer",),
                        name="employers_employername_one_legal_name",
                        violation_error_message="This employer already has a legal name. Rename it instead.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ends_on__isnull", True)),
                        fields=("employer", "kind", "folded"),
                        name="employers_employername_listed_once",
                        violation_error_message="This name is already on the record.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalAccount",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "reference",
                    models.CharField(
                        db_default=accounts.models.records.NewReference("ACC"),
                        db_index=True,
                        editable=False,
                        max_length=12,
                    ),
                ),
                ("covers_group", models.BooleanField(default=False)),
                (
                    "tier",
                    models.CharField(
                        choices=[
                            ("strategic", "Strategic"),
                            ("large_managed", "Large, managed"),
                            ("sme_brokered", "Small or medium, brokered"),
                            ("light_touch", "Light touch"),
                            ("unassigned", "No tier yet"),
                        ],
                        default="unassigned",
                        max_length=16,
                    ),
                ),
                (
                    "engagement_status",
                    models.CharField(
                        choices=[
                            ("prospect", "Prospect"),
                            ("first_contact", "First contact"),
                            ("engaged", "Engaged"),
                            ("committed", "Committed"),
                            ("dormant", "Gone quiet"),
                            ("not_now", "Not now"),
                            ("declined_all", "Declined everything"),
                            ("closed", "Closed"),
                        ],
                        default="prospect",
                        max_length=16,
                    ),
                ),
                ("next_review_on", models.DateField(blank=True, null=True)),
                ("opened_on", models.DateField()),
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
            ],
            options={
                "verbose_name": "historical account",
                "verbose_name_plural": "historical accounts",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalAccountLead",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "role",
                    models.CharField(
                        choices=[("lead", "Lead"), ("deputy", "Deputy"), ("team", "Account team")],
                        max_length=6,
                    ),
                ),
                (
                    "does",
                    models.CharField(
                        blank=True, help_text="What they do here, in a few words.", max_length=120
                    ),
                ),
                ("starts_on", models.DateField()),
                (
                    "ends_on",
                    models.DateField(blank=True, help_text="The first day they no longer do.", null=True),
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
                    "account",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="employers.account",
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
                (
                    "user",
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
                "verbose_name": "historical account lead",
                "verbose_name_plural": "historical account leads",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalContact",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "reference",
                    models.CharField(
                        db_default=accounts.models.records.NewReference("CON"),
                        db_index=True,
                        editable=False,
                        max_length=12,
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("job_title", models.CharField(blank=True, max_length=120)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("phone", models.CharField(blank=True, max_length=30)),
                (
                    "functions",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("signatory", "Signatory"),
                                ("recruitment", "Recruitment"),
                                ("training", "Training"),
                                ("apprenticeships", "Apprenticeships"),
                                ("finance", "Finance"),
                                ("site_manager", "Site manager"),
                                ("csr_social_value", "Social value"),
                                ("union_rep", "Union representative"),
                                ("other", "Other"),
                            ],
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("active", "Active"),
                            ("left", "Left"),
                            ("objected", "Asked us not to make contact"),
                            ("erased", "Erased"),
                        ],
                        default="active",
                        max_length=8,
                    ),
                ),
                ("left_on", models.DateField(blank=True, null=True)),
                ("can_sign_from", models.DateField(blank=True, null=True)),
                ("can_sign_to", models.DateField(blank=True, null=True)),
                ("can_sign_evidence", models.CharField(blank=True, max_length=200)),
                ("can_sign_scope", models.CharField(blank=True, max_length=200)),
                ("source", models.CharField(max_length=200)),
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
                "verbose_name": "historical contact",
                "verbose_name_plural": "historical contacts",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalContactBasis",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("account_management", "Managing the account"),
                            ("offer", "Making and keeping an agreement"),
                            ("marketing", "News and invitations"),
                            ("research", "Research and feedback"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("public_task", "Public task"),
                            ("legitimate_interests", "Legitimate interests"),
                            ("consent", "Consent"),
                            ("contract", "Contract"),
                            ("legal_obligation", "Legal obligation"),
                        ],
                        max_length=20,
                    ),
                ),
                ("notice_version", models.CharField(blank=True, max_length=20)),
                ("recorded_on", models.DateField()),
                ("ended_on", models.DateField(blank=True, null=True)),
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
            ],
            options={
                "verbose_name": "historical contact basis",
                "verbose_name_plural": "historical contact bases",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalDoNotContact",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "topics",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
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
                        blank=True,
                        default=list,
                        help_text="Empty means every topic.",
                        size=None,
                    ),
                ),
                ("asked_on", models.DateField()),
                ("review_on", models.DateField(blank=True, null=True)),
                ("reason", models.TextField(max_length=1000)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
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
                    "ended_by",
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
            ],
            options={
                "verbose_name": "historical do not contact",
                "verbose_name_plural": "historical do not contacts",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalEmployer",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "reference",
                    models.CharField(
                        db_default=accounts.models.records.NewReference("EMP"),
                        db_index=True,
                        editable=False,
                        max_length=12,
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                (
                    "sort_name",
                    models.GeneratedField(
                        db_persist=True,
                        expression=employers.models.organisations.Fold(models.F("name")),
                        output_field=models.TextField(db_collation="C"),
                    ),
                ),
                (
                    "legal_form",
                    models.CharField(
                        choices=[
                            ("plc", "Public limited company"),
                            ("ltd", "Private limited company"),
                            ("llp", "Limited liability partnership"),
                            ("cic", "Community interest company"),
                            ("charity", "Charity"),
                            ("public_body", "Public body"),
                            ("partnership", "Partnership"),
                            ("sole_trader", "Sole trader"),
                            ("cooperative", "Co-operative"),
                            ("other", "Other"),
                        ],
                        default="other",
                        max_length=12,
                    ),
                ),
                (
                    "ownership_sector",
                    models.CharField(
                        choices=[
                            ("private", "Private"),
                            ("public", "Public"),
                            ("voluntary_social_enterprise", "Voluntary or social enterprise"),
                        ],
                        default="private",
                        max_length=28,
                    ),
                ),
                ("headcount", models.PositiveIntegerField(blank=True, null=True)),
                ("headcount_on", models.DateField(blank=True, null=True)),
                ("headcount_source", models.CharField(blank=True, max_length=120)),
                (
                    "size_band",
                    models.CharField(
                        choices=[
                            ("micro", "Micro, 1 to 9"),
                            ("small", "Small, 10 to 49"),
                            ("medium", "Medium, 50 to 249"),
                            ("large", "Large, 250 or more"),
                            ("unknown", "Not known"),
                        ],
                        default="unknown",
                        max_length=8,
                    ),
                ),
                (
                    "levy_status",
                    models.CharField(
                        choices=[
                            ("payer", "Pays the apprenticeship levy"),
                            ("non_payer", "Does not pay the levy"),
                            ("unknown", "Not known"),
                        ],
                        default="unknown",
                        max_length=10,
                    ),
                ),
                ("levy_status_on", models.DateField(blank=True, null=True)),
                ("year_end_month", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("domain", models.CharField(blank=True, max_length=120)),
                ("phone", models.CharField(blank=True, max_length=30)),
                ("about", models.TextField(blank=True, max_length=2000)),
                ("source", models.CharField(help_text="Where this record came from.", max_length=200)),
                ("source_on", models.DateField()),
                (
                    "is_invented",
                    models.BooleanField(default=False, help_text="A made-up employer of the demo."),
                ),
                ("closed_on", models.DateField(blank=True, null=True)),
                ("closed_reason", models.CharField(blank=True, max_length=200)),
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
                    "group",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="employers.employergroup",
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
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="employers.employer",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical employer",
                "verbose_name_plural": "historical employers",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalEmployerFile",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "reference",
                    models.CharField(
                        db_default=accounts.models.records.NewReference("FIL"),
                        db_index=True,
                        editable=False,
                        max_length=12,
                    ),
                ),
                ("title", models.CharField(max_length=160)),
                ("file", models.TextField(max_length=200)),
                ("media_type", models.CharField(max_length=100)),
                ("size", models.PositiveIntegerField(help_text="Bytes.")),
                ("sha256", models.CharField(max_length=64)),
                (
                    "visibility",
                    models.CharField(
                        choices=[
                            ("partnership", "Everyone in the partnership"),
                            ("agency", "My agency only"),
                            ("restricted", "Restricted: the leads and those who may see restricted entries"),
                        ],
                        default="partnership",
                        max_length=11,
                    ),
                ),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
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
                    "added_by",
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
            ],
            options={
                "verbose_name": "historical employer file",
                "verbose_name_plural": "historical employer files",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalEmployerGroup",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "reference",
                    models.CharField(
                        db_default=accounts.models.records.NewReference("GRP"),
                        db_index=True,
                        editable=False,
                        max_length=12,
                    ),
                ),
                ("name", models.CharField(max_length=200)),
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
            ],
            options={
                "verbose_name": "historical employer group",
                "verbose_name_plural": "historical employer groups",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalEmployerIdentifier",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "scheme",
                    models.CharField(
                        choices=[
                            ("companies_house", "Company number"),
                            ("charity_ew", "Charity number (England and Wales)"),
                            ("charity_sc", "Charity number (Scotland)"),
                            ("charity_ni", "Charity number (Northern Ireland)"),
                            ("vat", "VAT number"),
                            ("paye_hash", "PAYE reference (hashed)"),
                            ("edrs", "Employer Data Service number"),
                            ("partner", "A partner's own number"),
                        ],
                        max_length=16,
                    ),
                ),
                (
                    "issuer",
                    models.CharField(
                        blank=True, help_text="Whose own number it is, for a partner's number.", max_length=60
                    ),
                ),
                ("value", models.CharField(max_length=64)),
                ("retired_on", models.DateField(blank=True, null=True)),
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
                "verbose_name": "historical employer identifier",
                "verbose_name_plural": "historical employer identifiers",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalEmployerName",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("legal", "Legal name"),
                            ("trading", "Trading name"),
                            ("previous", "Former name"),
                            ("short", "Short name"),
                        ],
                        max_length=8,
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                (
                    "folded",
                    models.GeneratedField(
                        db_persist=True,
                        expression=employers.models.organisations.Fold(models.F("name")),
                        output_field=models.TextField(),
                    ),
                ),
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
                "verbose_name": "historical employer name",
                "verbose_name_plural": "historical employer names",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Interaction",
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
                        db_default=accounts.models.records.NewReference("INT"),
                        editable=False,
                        max_length=12,
                        unique=True,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("phone", "Phone call"),
                            ("visit", "Visit"),
                            ("email", "Email"),
                            ("video", "Video call"),
                            ("event", "Event"),
                            ("letter", "Letter"),
                            ("text", "Text message"),
                            ("portal_message", "Portal message"),
                        ],
                        max_length=14,
                    ),
                ),
                (
                    "direction",
                    models.CharField(
                        choices=[("out", "We contacted them"), ("in", "They contacted us")],
                        default="out",
                        max_length=3,
                    ),
                ),
                ("happened_at", models.DateTimeField()),
                (
                    "topics",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
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
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                ("summary", models.TextField(max_length=4000)),
                (
                    "visibility",
                    models.CharField(
                        choices=[
                            ("partnership", "Everyone in the partnership"),
                            ("agency", "My agency only"),
                            ("restricted", "Restricted: the leads and those who may see restricted entries"),
                        ],
                        default="partnership",
                        max_length=11,
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        help_text="The agency that logged it.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.agency",
                    ),
                ),
                (
                    "contacts",
                    models.ManyToManyField(blank=True, related_name="interactions", to="employers.contact"),
                ),
                (
                    "employer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="interactions",
                        to="employers.employer",
                    ),
                ),
                (
                    "logged_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-happened_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "phone",
                                    "visit",
                                    "email",
                                    "video",
                                    "event",
                                    "letter",
                                    "text",
                                    "portal_message",
                                ],
                            )
                        ),
                        name="employers_interaction_kind_is_known",
                        violation_error_message="Choose how you spoke.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("direction__in", ["out", "in"])),
                        name="employers_interaction_direction_is_known",
                        violation_error_message="Say who contacted whom.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("visibility__in", ["partnership", "agency", "restricted"])),
                        name="employers_interaction_visibility_is_known",
                        violation_error_message="Choose who may see this.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "topics__contained_by",
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
                        name="employers_interaction_topics_are_known",
                        violation_error_message="Choose topics from the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("summary", ""), _negated=True),
                        name="employers_interaction_says_something",
                        violation_error_message="Write what was said.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalNextAction",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "reference",
                    models.CharField(
                        db_default=accounts.models.records.NewReference("ACT"),
                        db_index=True,
                        editable=False,
                        max_length=12,
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("due_on", models.DateField()),
                ("note", models.CharField(blank=True, max_length=300)),
                (
                    "status",
                    models.CharField(
                        choices=[("open", "Open"), ("done", "Done"), ("cancelled", "Cancelled")],
                        default="open",
                        max_length=9,
                    ),
                ),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
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
                    "settled_by",
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
                    "interaction",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="employers.interaction",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical next action",
                "verbose_name_plural": "historical next actions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalInteractionAttendee",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
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
                (
                    "user",
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
                    "interaction",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="employers.interaction",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical interaction attendee",
                "verbose_name_plural": "historical interaction attendees",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="InteractionAttendee",
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
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.agency"
                    ),
                ),
                (
                    "interaction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendees",
                        to="employers.interaction",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("interaction", "user"),
                        name="employers_interactionattendee_person_once",
                        violation_error_message="This person is already listed as taking part.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalSite",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "reference",
                    models.CharField(
                        db_default=accounts.models.records.NewReference("SIT"),
                        db_index=True,
                        editable=False,
                        max_length=12,
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("address", models.CharField(blank=True, max_length=300)),
                ("postcode", models.CharField(blank=True, max_length=8)),
                ("headcount", models.PositiveIntegerField(blank=True, null=True)),
                ("is_main", models.BooleanField(default=False)),
                ("opened_on", models.DateField(blank=True, null=True)),
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
                    "local_authority",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="employers.localauthority",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical site",
                "verbose_name_plural": "historical sites",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="NextAction",
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
                        db_default=accounts.models.records.NewReference("ACT"),
                        editable=False,
                        max_length=12,
                        unique=True,
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("due_on", models.DateField()),
                ("note", models.CharField(blank=True, max_length=300)),
                (
                    "status",
                    models.CharField(
                        choices=[("open", "Open"), ("done", "Done"), ("cancelled", "Cancelled")],
                        default="open",
                        max_length=9,
                    ),
                ),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.agency"
                    ),
                ),
                (
                    "employer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="next_actions",
                        to="employers.employer",
                    ),
                ),
                (
                    "interaction",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="next_actions",
                        to="employers.interaction",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="next_actions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "settled_by",
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
                "ordering": ["due_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["open", "done", "cancelled"])),
                        name="employers_nextaction_status_is_known",
                        violation_error_message="Choose open, done or cancelled.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("settled_at__isnull", True), ("settled_by__isnull", True)),
                            models.Q(("settled_at__isnull", False), ("settled_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="employers_nextaction_settled_by_someone",
                        violation_error_message="Say who settled it and when.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("settled_at__isnull", True), ("status", "open")),
                            models.Q(
                                models.Q(("status", "open"), _negated=True), ("settled_at__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="employers_nextaction_settled_unless_open",
                        violation_error_message="An action is settled when it is done or cancelled.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SavedView",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("page", models.CharField(max_length=30)),
                ("name", models.CharField(max_length=60)),
                ("query", models.CharField(max_length=500)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="saved_views",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("user", "page", "name"),
                        name="employers_savedview_name_once",
                        violation_error_message="You already have a view with this name.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalEmployerIndustry",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("is_main", models.BooleanField(default=False)),
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
                (
                    "sic_code",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="employers.siccode",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical employer industry",
                "verbose_name_plural": "historical employer industries",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="EmployerIndustry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("is_main", models.BooleanField(default=False)),
                (
                    "employer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="industries",
                        to="employers.employer",
                    ),
                ),
                (
                    "sic_code",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="employers.siccode"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "employer industries",
                "ordering": ["-is_main", "sic_code__code"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("employer", "sic_code"),
                        name="employers_employerindustry_listed_once",
                        violation_error_message="This industry is already on the record.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("is_main", True)),
                        fields=("employer",),
                        name="employers_employerindustry_one_main",
                        violation_error_message="This employer already has a main industry.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SicSection",
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
                ("scheme", models.CharField(default="SIC2007", max_length=8)),
                ("code", models.CharField(max_length=1)),
            ],
            options={
                "ordering": ["scheme", "code"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("scheme", "code"),
                        name="employers_sicsection_code_once_a_scheme",
                        violation_error_message="This section is already on the list.",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="siccode",
            name="section",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="codes", to="employers.sicsection"
            ),
        ),
        migrations.CreateModel(
            name="Site",
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
                        db_default=accounts.models.records.NewReference("SIT"),
                        editable=False,
                        max_length=12,
                        unique=True,
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("address", models.CharField(blank=True, max_length=300)),
                ("postcode", models.CharField(blank=True, max_length=8)),
                ("headcount", models.PositiveIntegerField(blank=True, null=True)),
                ("is_main", models.BooleanField(default=False)),
                ("opened_on", models.DateField(blank=True, null=True)),
                ("closed_on", models.DateField(blank=True, null=True)),
                (
                    "employer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sites",
                        to="employers.employer",
                    ),
                ),
                (
                    "local_authority",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sites",
                        to="employers.localauthority",
                    ),
                ),
            ],
            options={
                "ordering": ["-is_main", "name", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("postcode", ""),
                            ("postcode__regex", "^([A-Z]{1,2}[0-9][0-9A-Z]?|GIR) [0-9][A-Z]{2}$"),
                            _connector="OR",
                        ),
                        name="employers_site_postcode_is_whole",
                        violation_error_message="Enter a full postcode, such as LS1 4AP.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_on__isnull", True),
                            ("closed_on__gte", models.F("opened_on")),
                            _connector="OR",
                        ),
                        name="employers_site_closes_after_opening",
                        violation_error_message="A site cannot close before it opens.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("closed_on__isnull", True), ("is_main", True)),
                        fields=("employer",),
                        name="employers_site_one_main",
                        violation_error_message="This employer already has a main site.",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="interaction",
            name="site",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="interactions",
                to="employers.site",
            ),
        ),
        migrations.CreateModel(
            name="HistoricalInteraction",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "reference",
                    models.CharField(
                        db_default=accounts.models.records.NewReference("INT"),
                        db_index=True,
                        editable=False,
                        max_length=12,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("phone", "Phone call"),
                            ("visit", "Visit"),
                            ("email", "Email"),
                            ("video", "Video call"),
                            ("event", "Event"),
                            ("letter", "Letter"),
                            ("text", "Text message"),
                            ("portal_message", "Portal message"),
                        ],
                        max_length=14,
                    ),
                ),
                (
                    "direction",
                    models.CharField(
                        choices=[("out", "We contacted them"), ("in", "They contacted us")],
                        default="out",
                        max_length=3,
                    ),
                ),
                ("happened_at", models.DateTimeField()),
                (
                    "topics",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
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
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                ("summary", models.TextField(max_length=4000)),
                (
                    "visibility",
                    models.CharField(
                        choices=[
                            ("partnership", "Everyone in the partnership"),
                            ("agency", "My agency only"),
                            ("restricted", "Restricted: the leads and those who may see restricted entries"),
                        ],
                        default="partnership",
                        max_length=11,
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
                        help_text="The agency that logged it.",
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
                    "logged_by",
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
            ],
            options={
                "verbose_name": "historical interaction",
                "verbose_name_plural": "historical interactions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddField(
            model_name="contact",
            name="sites",
            field=models.ManyToManyField(blank=True, related_name="contacts", to="employers.site"),
        ),
        migrations.CreateModel(
            name="AccountLead",
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
                        choices=[("lead", "Lead"), ("deputy", "Deputy"), ("team", "Account team")],
                        max_length=6,
                    ),
                ),
                (
                    "does",
                    models.CharField(
                        blank=True, help_text="What they do here, in a few words.", max_length=120
                    ),
                ),
                ("starts_on", models.DateField()),
                (
                    "ends_on",
                    models.DateField(blank=True, help_text="The first day they no longer do.", null=True),
                ),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="leads",
                        to="employers.account",
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.agency"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="led",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["role", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("role__in", ["lead", "deputy", "team"])),
                        name="employers_accountlead_role_is_known",
                        violation_error_message="Choose lead, deputy or team.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="employers_accountlead_ends_after_start",
                        violation_error_message="The last day must be on or after the first.",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("role", "lead")),
                        expressions=[
                            (models.F("account"), "="),
                            (
                                models.Func(
                                    models.F("starts_on"),
                                    models.F("ends_on"),
                                    models.Value("[)"),
                                    function="daterange",
                                ),
                                "&&",
                            ),
                        ],
                        name="employers_accountlead_one_lead_at_a_time",
                        violation_error_message="This account already has a lead on those dates.",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("role", "deputy")),
                        expressions=[
                            (models.F("account"), "="),
                            (
                                models.Func(
                                    models.F("starts_on"),
                                    models.F("ends_on"),
                                    models.Value("[)"),
                                    function="daterange",
                                ),
                                "&&",
                            ),
                        ],
                        name="employers_accountlead_one_deputy_at_a_time",
                        violation_error_message="This account already has a deputy on those dates.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ends_on__isnull", True)),
                        fields=("account", "user"),
                        name="employers_accountlead_person_once",
                        violation_error_message="This person is already on the account.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ContactBasis",
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
                    "purpose",
                    models.CharField(
                        choices=[
                            ("account_management", "Managing the account"),
                            ("offer", "Making and keeping an agreement"),
                            ("marketing", "News and invitations"),
                            ("research", "Research and feedback"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("public_task", "Public task"),
                            ("legitimate_interests", "Legitimate interests"),
                            ("consent", "Consent"),
                            ("contract", "Contract"),
                            ("legal_obligation", "Legal obligation"),
                        ],
                        max_length=20,
                    ),
                ),
                ("notice_version", models.CharField(blank=True, max_length=20)),
                ("recorded_on", models.DateField()),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("note", models.CharField(blank=True, max_length=200)),
                (
                    "contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bases",
                        to="employers.contact",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "contact bases",
                "ordering": ["purpose", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("purpose__in", ["account_management", "offer", "marketing", "research"])
                        ),
                        name="employers_contactbasis_purpose_is_known",
                        violation_error_message="Choose a purpose from the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "basis__in",
                                [
                                    "public_task",
                                    "legitimate_interests",
                                    "consent",
                                    "contract",
                                    "legal_obligation",
                                ],
                            )
                        ),
                        name="employers_contactbasis_basis_is_known",
                        violation_error_message="Choose a lawful basis from the list.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_on__isnull", True)),
                        fields=("contact", "purpose"),
                        name="employers_contactbasis_one_a_purpose",
                        violation_error_message="This purpose already has a lawful basis. End that one first.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on__isnull", True),
                            ("ended_on__gte", models.F("recorded_on")),
                            _connector="OR",
                        ),
                        name="employers_contactbasis_ends_after_start",
                        violation_error_message="A basis cannot end before it was recorded.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DoNotContact",
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
                    "topics",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
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
                        blank=True,
                        default=list,
                        help_text="Empty means every topic.",
                        size=None,
                    ),
                ),
                ("asked_on", models.DateField()),
                ("review_on", models.DateField(blank=True, null=True)),
                ("reason", models.TextField(max_length=1000)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "contact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="do_not_contacts",
                        to="employers.contact",
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                    "employer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="do_not_contacts",
                        to="employers.employer",
                    ),
                ),
            ],
            options={
                "ordering": ["-asked_on"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "topics__contained_by",
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
                        name="employers_donotcontact_topics_are_known",
                        violation_error_message="Choose topics from the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", True), ("ended_by__isnull", True)),
                            models.Q(("ended_at__isnull", False), ("ended_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="employers_donotcontact_ended_by_someone",
                        violation_error_message="Say who ended it and when.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("review_on__isnull", True),
                            ("review_on__gte", models.F("asked_on")),
                            _connector="OR",
                        ),
                        name="employers_donotcontact_review_after_asked",
                        violation_error_message="The review date must be on or after the day they asked.",
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="employer",
            index=models.Index(fields=["sort_name", "id"], name="employers_employer_by_name"),
        ),
        migrations.AddIndex(
            model_name="employername",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass(models.F("folded"), name="gin_trgm_ops"),
                name="employers_name_by_trigram",
            ),
        ),
        migrations.AddIndex(
            model_name="nextaction",
            index=models.Index(
                condition=models.Q(("status", "open")),
                fields=["owner", "due_on"],
                name="employers_nextaction_due",
            ),
        ),
        migrations.AddIndex(
            model_name="interaction",
            index=models.Index(fields=["employer", "-happened_at"], name="employers_interaction_recent"),
        ),
    ]

"""Every table of the app. What the database itself refuses comes with the next migration."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import reports.reminder_days


class Migration(migrations.Migration):
    replaces = [
        ("reports", "0001_initial"),
        ("reports", "0002_meeting_report"),
        ("reports", "0003_frozen_history"),
        ("reports", "0004_ministry_work_and_follow_up"),
        ("reports", "0005_what_was_handed_in_stays"),
        ("reports", "0006_guidance_and_reminders_of_ministry_calls"),
        ("reports", "0007_weight_of_obligations"),
        ("reports", "0008_frozen_wording_and_themes"),
    ]

    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("documents", "0001_tables"),
        ("institutions", "0001_tables"),
        ("meetings", "0001_tables"),
        ("sessions_app", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="FindingDecision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="finding_decisions",
                        to="meetings.edition",
                    ),
                ),
                ("key", models.CharField(max_length=200, verbose_name="finding")),
                (
                    "choice",
                    models.CharField(
                        choices=[
                            ("corrected", "Corrected in the report"),
                            ("as_printed", "Left as the source has it"),
                            ("explained", "Explained in the report"),
                            ("no_matter", "Of no importance for the report"),
                        ],
                        max_length=12,
                        verbose_name="decision",
                    ),
                ),
                ("text", models.TextField(blank=True, verbose_name="explanation")),
                ("by_label", models.CharField(max_length=300, verbose_name="by")),
                ("at", models.DateTimeField(verbose_name="at")),
            ],
            options={
                "verbose_name": "decision about a finding",
                "verbose_name_plural": "decisions about findings",
                "ordering": ["edition", "key"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("edition", "key"), name="finding_decision_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("choice", "explained"), _negated=True),
                            models.Q(("text", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="finding_explained_has_text",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MinistryCall",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "edition",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="ministry_call",
                        to="meetings.edition",
                    ),
                ),
                ("opens_at", models.DateTimeField(blank=True, null=True, verbose_name="opens at")),
                ("due_at", models.DateTimeField(verbose_name="due at")),
                ("guidance_sw", models.TextField(blank=True, verbose_name="guidance, Swahili")),
                ("guidance_en", models.TextField(blank=True, verbose_name="guidance, English")),
                (
                    "implementation_guidance_sw",
                    models.TextField(
                        blank=True, verbose_name="guidance to implementation, Swahili"
                    ),
                ),
                (
                    "implementation_guidance_en",
                    models.TextField(
                        blank=True, verbose_name="guidance to implementation, English"
                    ),
                ),
                (
                    "benefits_guidance_sw",
                    models.TextField(blank=True, verbose_name="guidance to benefits, Swahili"),
                ),
                (
                    "benefits_guidance_en",
                    models.TextField(blank=True, verbose_name="guidance to benefits, English"),
                ),
                (
                    "challenges_guidance_sw",
                    models.TextField(blank=True, verbose_name="guidance to challenges, Swahili"),
                ),
                (
                    "challenges_guidance_en",
                    models.TextField(blank=True, verbose_name="guidance to challenges, English"),
                ),
                (
                    "proposals_guidance_sw",
                    models.TextField(blank=True, verbose_name="guidance to proposals, Swahili"),
                ),
                (
                    "proposals_guidance_en",
                    models.TextField(blank=True, verbose_name="guidance to proposals, English"),
                ),
                (
                    "remind_before",
                    models.CharField(
                        blank=True,
                        default="14, 7, 2",
                        max_length=40,
                        validators=[reports.reminder_days.validate_days],
                        verbose_name="reminders, days before the due date",
                    ),
                ),
                (
                    "remind_after",
                    models.CharField(
                        blank=True,
                        default="1, 7",
                        max_length=40,
                        validators=[reports.reminder_days.validate_days],
                        verbose_name="reminders, days after the due date",
                    ),
                ),
                (
                    "frozen",
                    models.JSONField(
                        blank=True,
                        editable=False,
                        null=True,
                        verbose_name="the tables at the close",
                    ),
                ),
                (
                    "frozen_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="closed at"),
                ),
            ],
            options={
                "verbose_name": "call for ministry reports",
                "verbose_name_plural": "calls for ministry reports",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("opens_at__isnull", True),
                            ("due_at__gt", models.F("opens_at")),
                            _connector="OR",
                        ),
                        name="ministry_call_dates_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("frozen__isnull", True), ("frozen_at__isnull", True)),
                            models.Q(("frozen__isnull", False), ("frozen_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="ministry_call_frozen_has_tables",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MinistryReport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="ministry_reports",
                        to="meetings.edition",
                    ),
                ),
                (
                    "institution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ministry_reports",
                        to="institutions.institution",
                        verbose_name="ministry",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("expected", "Not handed in"),
                            ("draft", "Being written"),
                            ("submitted", "Handed in"),
                            ("returned", "Returned with remarks"),
                            ("accepted", "Accepted"),
                        ],
                        default="expected",
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                (
                    "submitted_on",
                    models.DateField(blank=True, null=True, verbose_name="handed in on"),
                ),
                (
                    "extended_until",
                    models.DateTimeField(blank=True, null=True, verbose_name="time given until"),
                ),
                ("revision", models.PositiveIntegerField(default=0, verbose_name="revision")),
                (
                    "name_printed_sw",
                    models.CharField(
                        blank=True, max_length=250, verbose_name="name as printed in the table"
                    ),
                ),
                (
                    "name_printed_en",
                    models.CharField(
                        blank=True, max_length=250, verbose_name="name as printed in the programme"
                    ),
                ),
                (
                    "more_institutions",
                    models.BooleanField(default=False, verbose_name="the source adds “etc.”"),
                ),
                (
                    "implementation_sw",
                    models.TextField(blank=True, verbose_name="implementation, Swahili"),
                ),
                (
                    "implementation_en",
                    models.TextField(blank=True, verbose_name="implementation, English"),
                ),
                ("benefits_sw", models.TextField(blank=True, verbose_name="benefits, Swahili")),
                ("benefits_en", models.TextField(blank=True, verbose_name="benefits, English")),
                ("challenges_sw", models.TextField(blank=True, verbose_name="challenges, Swahili")),
                ("challenges_en", models.TextField(blank=True, verbose_name="challenges, English")),
                ("proposals_sw", models.TextField(blank=True, verbose_name="proposals, Swahili")),
                ("proposals_en", models.TextField(blank=True, verbose_name="proposals, English")),
            ],
            options={
                "verbose_name": "ministry report",
                "verbose_name_plural": "ministry reports",
                "ordering": ["edition", "order"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("edition", "institution"), name="ministry_report_once"
                    ),
                    models.UniqueConstraint(
                        fields=("edition", "order"), name="ministry_report_order_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CoveredInstitution",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="covered",
                        to="reports.ministryreport",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                (
                    "institution",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="institutions.institution",
                        verbose_name="institution",
                    ),
                ),
                ("name_printed", models.CharField(max_length=150, verbose_name="name as printed")),
                (
                    "coverage",
                    models.CharField(
                        choices=[
                            ("covered", "Covered"),
                            ("not_covered", "Not covered"),
                            ("unknown", "Not recorded"),
                        ],
                        default="unknown",
                        max_length=12,
                        verbose_name="coverage",
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="why it is not covered"
                    ),
                ),
            ],
            options={
                "verbose_name": "institution covered",
                "verbose_name_plural": "institutions covered",
                "ordering": ["report", "order"],
                "constraints": [
                    models.UniqueConstraint(fields=("report", "order"), name="covered_order_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="MinistryReportVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="reports.ministryreport",
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("expected", "Not handed in"),
                            ("draft", "Being written"),
                            ("submitted", "Handed in"),
                            ("returned", "Returned with remarks"),
                            ("accepted", "Accepted"),
                        ],
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                ("contents", models.JSONField(editable=False, verbose_name="contents")),
                (
                    "fingerprint",
                    models.CharField(
                        max_length=64, verbose_name="checksum of the contents (SHA-256)"
                    ),
                ),
                (
                    "code",
                    models.UUIDField(
                        default=uuid.uuid4, unique=True, verbose_name="number of the receipt"
                    ),
                ),
                ("by_id", models.BigIntegerField(editable=False, null=True)),
                ("by_label", models.CharField(max_length=300, verbose_name="by")),
                ("at", models.DateTimeField(verbose_name="at")),
            ],
            options={
                "verbose_name": "version of a ministry report",
                "verbose_name_plural": "versions of ministry reports",
                "ordering": ["report", "-number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("report", "number"), name="ministry_report_version_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PartRemark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="remarks",
                        to="reports.ministryreportversion",
                    ),
                ),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("implementation", "Implementation"),
                            ("benefits", "Benefits"),
                            ("challenges", "Challenges"),
                            ("proposals", "Proposals"),
                        ],
                        max_length=16,
                        verbose_name="part",
                    ),
                ),
                ("text", models.TextField(verbose_name="remark")),
            ],
            options={
                "verbose_name": "remark about a part",
                "verbose_name_plural": "remarks about parts",
                "ordering": ["version", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("version", "part"), name="part_remark_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="MinistryReportFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="files",
                        to="reports.ministryreport",
                    ),
                ),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("implementation", "Implementation"),
                            ("benefits", "Benefits"),
                            ("challenges", "Challenges"),
                            ("proposals", "Proposals"),
                        ],
                        max_length=16,
                        verbose_name="part",
                    ),
                ),
                (
                    "upload",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ministry_report_file",
                        to="documents.upload",
                    ),
                ),
                ("added_at", models.DateTimeField(verbose_name="added at")),
                (
                    "removed_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="taken out at"),
                ),
            ],
            options={
                "verbose_name": "file of a ministry report",
                "verbose_name_plural": "files of ministry reports",
                "ordering": ["report", "part", "added_at"],
            },
        ),
        migrations.CreateModel(
            name="Promise",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="promises",
                        to="reports.ministryreport",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                (
                    "text_sw",
                    models.CharField(blank=True, max_length=500, verbose_name="promise, Swahili"),
                ),
                (
                    "text_en",
                    models.CharField(blank=True, max_length=500, verbose_name="promise, English"),
                ),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="by when")),
                (
                    "answered_in",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="promises_answered",
                        to="reports.ministryreport",
                        verbose_name="answered in the report",
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("done", "Done"),
                            ("under_way", "Under way"),
                            ("not_done", "Not done"),
                            ("dropped", "Given up"),
                        ],
                        max_length=10,
                        verbose_name="what came of it",
                    ),
                ),
                (
                    "outcome_note",
                    models.CharField(blank=True, max_length=500, verbose_name="explanation"),
                ),
            ],
            options={
                "verbose_name": "promise of a ministry",
                "verbose_name_plural": "promises of ministries",
                "ordering": ["report", "order"],
                "constraints": [
                    models.UniqueConstraint(fields=("report", "order"), name="promise_order_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("text_sw", ""), _negated=True),
                            models.Q(("text_en", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="promise_has_text",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="KeyIssue",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="key_issues",
                        to="meetings.edition",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                ("text_sw", models.TextField(verbose_name="text in Swahili")),
                ("text_en", models.TextField(blank=True, verbose_name="text in English")),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="key_issues",
                        to="meetings.participantgroup",
                        verbose_name="raised by group",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged_from",
                        to="reports.keyissue",
                        verbose_name="merged into",
                    ),
                ),
                (
                    "place",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="place in the source"
                    ),
                ),
            ],
            options={
                "verbose_name": "key issue",
                "verbose_name_plural": "key issues",
                "ordering": ["edition", "order"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("edition", "order"), name="key_issue_order_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("merged_into", models.F("id")), _negated=True),
                        name="key_issue_not_merged_into_itself",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Theme",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.SlugField(max_length=40, unique=True, verbose_name="key")),
                ("name_sw", models.CharField(max_length=120, verbose_name="name in Swahili")),
                ("name_en", models.CharField(max_length=120, verbose_name="name in English")),
            ],
            options={
                "verbose_name": "theme of resolutions",
                "verbose_name_plural": "themes of resolutions",
                "ordering": ["name_sw"],
            },
        ),
        migrations.CreateModel(
            name="Resolution",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="resolutions",
                        to="meetings.edition",
                    ),
                ),
                (
                    "number",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="number"),
                ),
                (
                    "theme",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="resolutions",
                        to="reports.theme",
                        verbose_name="theme",
                    ),
                ),
                ("title_sw", models.CharField(max_length=200, verbose_name="title in Swahili")),
                (
                    "title_en",
                    models.CharField(blank=True, max_length=200, verbose_name="title in English"),
                ),
                ("text_sw", models.TextField(verbose_name="text in Swahili")),
                ("text_en", models.TextField(blank=True, verbose_name="text in English")),
                (
                    "decision",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("proposed", "Proposed"),
                            ("recommended", "Recommended"),
                            ("adopted", "Adopted"),
                            ("rejected", "Rejected"),
                            ("referred", "Referred"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="decision",
                    ),
                ),
                (
                    "delivery",
                    models.CharField(
                        choices=[
                            ("not_started", "Not started"),
                            ("on_track", "On track"),
                            ("delayed", "Delayed"),
                            ("blocked", "Blocked"),
                            ("reported_done", "Reported done"),
                            ("verified_done", "Verified done"),
                            ("overtaken", "Overtaken by events"),
                            ("dropped", "Dropped"),
                        ],
                        default="not_started",
                        max_length=14,
                        verbose_name="delivery",
                    ),
                ),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="due on")),
                (
                    "measure_sw",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="measure of success, Swahili"
                    ),
                ),
                (
                    "measure_en",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="measure of success, English"
                    ),
                ),
                (
                    "continues",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="continued_by",
                        to="reports.resolution",
                        verbose_name="continues",
                    ),
                ),
                (
                    "baseline_sw",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="where it starts from, Swahili"
                    ),
                ),
                (
                    "baseline_en",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="where it starts from, English"
                    ),
                ),
                (
                    "target_sw",
                    models.CharField(blank=True, max_length=300, verbose_name="target, Swahili"),
                ),
                (
                    "target_en",
                    models.CharField(blank=True, max_length=300, verbose_name="target, English"),
                ),
                (
                    "recommended",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("adopt", "Adopt"),
                            ("adopt_amended", "Adopt as amended"),
                            ("merge", "Merge with another"),
                            ("refer", "Refer elsewhere"),
                            ("reject", "Reject"),
                        ],
                        max_length=14,
                        verbose_name="recommendation",
                    ),
                ),
                (
                    "recommended_why",
                    models.TextField(blank=True, verbose_name="why it is recommended"),
                ),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
                ("decided_why", models.TextField(blank=True, verbose_name="why it was decided so")),
                (
                    "adopted_sha256",
                    models.CharField(
                        blank=True,
                        max_length=64,
                        verbose_name="checksum of the adopted text (SHA-256)",
                    ),
                ),
                (
                    "is_public",
                    models.BooleanField(default=True, verbose_name="in the public register"),
                ),
                (
                    "draft_order",
                    models.PositiveIntegerField(default=0, verbose_name="place among the drafts"),
                ),
                ("revision", models.PositiveIntegerField(default=0, verbose_name="revision")),
                ("delivery_reason", models.TextField(blank=True, verbose_name="why it stands so")),
                ("weight", models.PositiveSmallIntegerField(default=1, verbose_name="weight")),
                (
                    "answering",
                    models.PositiveIntegerField(default=0, verbose_name="institutions that answer"),
                ),
                (
                    "reported",
                    models.PositiveIntegerField(
                        default=0, verbose_name="institutions that reported"
                    ),
                ),
                (
                    "percentage",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=5,
                        null=True,
                        verbose_name="carried out (per cent)",
                    ),
                ),
                (
                    "place",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="place in the source"
                    ),
                ),
                (
                    "issues",
                    models.ManyToManyField(
                        blank=True,
                        related_name="resolutions",
                        to="reports.keyissue",
                        verbose_name="key issues",
                    ),
                ),
            ],
            options={
                "verbose_name": "resolution",
                "verbose_name_plural": "resolutions",
                "ordering": ["edition", models.OrderBy(models.F("number"), nulls_last=True), "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("edition", "number"), name="resolution_number_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decision", "adopted"), _negated=True),
                            ("number__isnull", False),
                            _connector="OR",
                        ),
                        name="resolution_adopted_has_number",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reported__lte", models.F("answering"))),
                        name="resolution_reported_within_answering",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("continues", models.F("id")), _negated=True),
                        name="resolution_does_not_continue_itself",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="IssueSource",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sources",
                        to="reports.keyissue",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("ministry_report", "Ministry report"),
                            ("breakout", "Breakout group"),
                            ("floor", "The floor"),
                            ("resolution", "An earlier resolution"),
                            ("other", "Elsewhere"),
                        ],
                        max_length=16,
                        verbose_name="source",
                    ),
                ),
                (
                    "ministry_report",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="issue_sources",
                        to="reports.ministryreport",
                    ),
                ),
                (
                    "breakout_report",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="issue_sources",
                        to="sessions_app.breakoutreport",
                    ),
                ),
                (
                    "contribution",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="issue_sources",
                        to="sessions_app.contribution",
                    ),
                ),
                (
                    "resolution",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="issue_sources",
                        to="reports.resolution",
                    ),
                ),
                (
                    "part",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("implementation", "Implementation"),
                            ("benefits", "Benefits"),
                            ("challenges", "Challenges"),
                            ("proposals", "Proposals"),
                            ("methods", "Ways to meet them"),
                            ("opportunities", "Opportunities"),
                            ("priorities", "Priorities"),
                            ("plan", "Plan with owners and dates"),
                        ],
                        max_length=16,
                        verbose_name="part",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("sw", "Kiswahili"), ("en", "English")],
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                ("quote", models.TextField(verbose_name="words")),
                (
                    "start",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="first character"
                    ),
                ),
                (
                    "length",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="characters"),
                ),
                (
                    "note",
                    models.CharField(blank=True, max_length=200, verbose_name="where it was found"),
                ),
                ("by_label", models.CharField(max_length=300, verbose_name="by")),
                ("at", models.DateTimeField(verbose_name="at")),
            ],
            options={
                "verbose_name": "source of a key issue",
                "verbose_name_plural": "sources of key issues",
                "ordering": ["issue", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("kind", "ministry_report"), ("ministry_report__isnull", False)
                            ),
                            models.Q(("breakout_report__isnull", False), ("kind", "breakout")),
                            models.Q(("contribution__isnull", False), ("kind", "floor")),
                            models.Q(("kind", "resolution"), ("resolution__isnull", False)),
                            ("kind", "other"),
                            _connector="OR",
                        ),
                        name="issue_source_is_what_it_says",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Recommendation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="recommendations",
                        to="meetings.edition",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                ("text_sw", models.TextField(verbose_name="text in Swahili")),
                ("text_en", models.TextField(blank=True, verbose_name="text in English")),
                (
                    "place",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="place in the source"
                    ),
                ),
            ],
            options={
                "verbose_name": "recommendation",
                "verbose_name_plural": "recommendations",
                "ordering": ["edition", "order"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("edition", "order"), name="recommendation_order_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Lesson",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lessons",
                        to="meetings.edition",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                ("text_sw", models.TextField(verbose_name="text in Swahili")),
                ("text_en", models.TextField(blank=True, verbose_name="text in English")),
                (
                    "place",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="place in the source"
                    ),
                ),
            ],
            options={
                "verbose_name": "lesson",
                "verbose_name_plural": "lessons",
                "ordering": ["edition", "order"],
                "constraints": [
                    models.UniqueConstraint(fields=("edition", "order"), name="lesson_order_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="ResolutionWording",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "resolution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="wordings",
                        to="reports.resolution",
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("title_sw", models.CharField(max_length=200, verbose_name="title in Swahili")),
                (
                    "title_en",
                    models.CharField(blank=True, max_length=200, verbose_name="title in English"),
                ),
                ("text_sw", models.TextField(verbose_name="text in Swahili")),
                ("text_en", models.TextField(blank=True, verbose_name="text in English")),
                (
                    "note",
                    models.CharField(blank=True, max_length=300, verbose_name="why it was changed"),
                ),
                ("by_id", models.BigIntegerField(editable=False, null=True)),
                ("by_label", models.CharField(max_length=300, verbose_name="by")),
                ("at", models.DateTimeField(verbose_name="at")),
            ],
            options={
                "verbose_name": "wording of a resolution",
                "verbose_name_plural": "wordings of resolutions",
                "ordering": ["resolution", "-number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("resolution", "number"), name="resolution_wording_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ResolutionLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "earlier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="later_links",
                        to="reports.resolution",
                    ),
                ),
                (
                    "later",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="earlier_links",
                        to="reports.resolution",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("merged", "Merged into"), ("split", "Split into")],
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                ("by_label", models.CharField(max_length=300, verbose_name="by")),
                ("at", models.DateTimeField(verbose_name="at")),
            ],
            options={
                "verbose_name": "descent of a resolution",
                "verbose_name_plural": "descents of resolutions",
                "ordering": ["earlier", "later"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("earlier", "later"), name="resolution_link_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("earlier", models.F("later")), _negated=True),
                        name="resolution_link_of_two",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ResolutionOwner",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "resolution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="owners",
                        to="reports.resolution",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                (
                    "part",
                    models.CharField(
                        choices=[("lead", "Responsible"), ("support", "Supporting")],
                        default="lead",
                        max_length=8,
                        verbose_name="part",
                    ),
                ),
                (
                    "institution",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="resolutions_owned",
                        to="institutions.institution",
                        verbose_name="institution",
                    ),
                ),
                (
                    "owner_class",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("public_institutions", "Every public institution"),
                            ("heads_of_institutions", "Heads of public institutions"),
                            ("government", "The Government"),
                            ("private_sector", "The private sector"),
                        ],
                        max_length=24,
                        verbose_name="class of owners",
                    ),
                ),
            ],
            options={
                "verbose_name": "owner of a resolution",
                "verbose_name_plural": "owners of resolutions",
                "ordering": ["resolution", "order"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("resolution", "order"), name="owner_order_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("institution__isnull", False), ("owner_class", "")),
                            models.Q(
                                ("institution__isnull", True),
                                models.Q(("owner_class", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="owner_is_institution_or_class",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Obligation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "resolution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="obligations",
                        to="reports.resolution",
                    ),
                ),
                (
                    "institution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="obligations",
                        to="institutions.institution",
                        verbose_name="institution",
                    ),
                ),
                (
                    "delivery",
                    models.CharField(
                        choices=[
                            ("not_started", "Not started"),
                            ("on_track", "On track"),
                            ("delayed", "Delayed"),
                            ("blocked", "Blocked"),
                            ("reported_done", "Reported done"),
                            ("verified_done", "Verified done"),
                            ("overtaken", "Overtaken by events"),
                            ("dropped", "Dropped"),
                        ],
                        default="not_started",
                        max_length=14,
                        verbose_name="delivery",
                    ),
                ),
                (
                    "percentage",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="per cent"
                    ),
                ),
                (
                    "next_step",
                    models.CharField(blank=True, max_length=300, verbose_name="next step"),
                ),
                (
                    "focal_person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="obligations",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="focal person",
                    ),
                ),
                (
                    "due_on",
                    models.DateField(blank=True, null=True, verbose_name="due on, if another day"),
                ),
                ("weight", models.PositiveSmallIntegerField(default=1, verbose_name="weight")),
                (
                    "assessed_at",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="last report accepted at"
                    ),
                ),
            ],
            options={
                "verbose_name": "obligation",
                "verbose_name_plural": "obligations",
                "ordering": ["resolution", "institution"],
                "indexes": [models.Index(fields=["institution"], name="obligation_of_institution")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("resolution", "institution"), name="obligation_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("percentage__isnull", True),
                            models.Q(("percentage__gte", 0), ("percentage__lte", 100)),
                            _connector="OR",
                        ),
                        name="obligation_percentage_range",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("weight__gte", 1)), name="obligation_weighs_something"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProgressReport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "obligation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to="reports.obligation",
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("submitted", "Handed in"),
                            ("accepted", "Accepted"),
                            ("returned", "Returned with remarks"),
                        ],
                        default="submitted",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "delivery",
                    models.CharField(
                        choices=[
                            ("not_started", "Not started"),
                            ("on_track", "On track"),
                            ("delayed", "Delayed"),
                            ("blocked", "Blocked"),
                            ("reported_done", "Reported done"),
                            ("verified_done", "Verified done"),
                            ("overtaken", "Overtaken by events"),
                            ("dropped", "Dropped"),
                        ],
                        max_length=14,
                        verbose_name="delivery",
                    ),
                ),
                ("percentage", models.PositiveSmallIntegerField(verbose_name="per cent")),
                ("note", models.TextField(verbose_name="what was done")),
                (
                    "next_step",
                    models.CharField(blank=True, max_length=300, verbose_name="next step"),
                ),
                (
                    "fall_reason",
                    models.TextField(blank=True, verbose_name="why it is less than before"),
                ),
                ("form_key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("by_id", models.BigIntegerField(editable=False, null=True)),
                ("by_label", models.CharField(max_length=300, verbose_name="by")),
                ("at", models.DateTimeField(verbose_name="at")),
                (
                    "reviewed_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="reviewed at"),
                ),
                (
                    "reviewed_by_label",
                    models.CharField(blank=True, max_length=300, verbose_name="reviewed by"),
                ),
                ("remarks", models.TextField(blank=True, verbose_name="remarks when returned")),
            ],
            options={
                "verbose_name": "progress report",
                "verbose_name_plural": "progress reports",
                "ordering": ["obligation", "-number"],
                "indexes": [models.Index(fields=["state", "at"], name="progress_by_state")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("obligation", "number"), name="progress_report_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "submitted")),
                        fields=("obligation",),
                        name="progress_report_one_waiting",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("percentage__gte", 0), ("percentage__lte", 100)),
                        name="progress_percentage_range",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "returned"), _negated=True),
                            models.Q(("remarks", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="progress_returned_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="reports.progressreport",
                    ),
                ),
                (
                    "upload",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="documents.upload",
                    ),
                ),
                (
                    "caption",
                    models.CharField(blank=True, max_length=200, verbose_name="what it shows"),
                ),
            ],
            options={
                "verbose_name": "evidence",
                "verbose_name_plural": "evidence",
                "ordering": ["report", "id"],
            },
        ),
        migrations.CreateModel(
            name="Assessment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "resolution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assessments",
                        to="reports.resolution",
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assessments",
                        to="meetings.edition",
                    ),
                ),
                (
                    "delivery",
                    models.CharField(
                        choices=[
                            ("not_started", "Not started"),
                            ("on_track", "On track"),
                            ("delayed", "Delayed"),
                            ("blocked", "Blocked"),
                            ("reported_done", "Reported done"),
                            ("verified_done", "Verified done"),
                            ("overtaken", "Overtaken by events"),
                            ("dropped", "Dropped"),
                        ],
                        max_length=14,
                        verbose_name="delivery",
                    ),
                ),
                (
                    "percentage",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=5,
                        null=True,
                        verbose_name="per cent",
                    ),
                ),
                (
                    "reported",
                    models.PositiveIntegerField(verbose_name="institutions that reported"),
                ),
                ("answering", models.PositiveIntegerField(verbose_name="institutions that answer")),
                ("note_sw", models.TextField(blank=True, verbose_name="assessment, Swahili")),
                ("note_en", models.TextField(blank=True, verbose_name="assessment, English")),
                ("by_label", models.CharField(max_length=300, verbose_name="by")),
                ("at", models.DateTimeField(verbose_name="at")),
            ],
            options={
                "verbose_name": "assessment of a resolution",
                "verbose_name_plural": "assessments of resolutions",
                "ordering": ["resolution", "edition"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("resolution", "edition"), name="assessment_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("percentage__isnull", True),
                            models.Q(("percentage__gte", 0), ("percentage__lte", 100)),
                            _connector="OR",
                        ),
                        name="assessment_percentage_range",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Being made"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "snapshot",
                    models.JSONField(editable=False, verbose_name="the report's contents"),
                ),
                (
                    "fingerprint",
                    models.CharField(
                        max_length=64, verbose_name="checksum of the contents (SHA-256)"
                    ),
                ),
                (
                    "accepted",
                    models.JSONField(
                        blank=True, default=list, verbose_name="accepted when publishing"
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="what is new")),
                ("made_at", models.DateTimeField(verbose_name="asked for at")),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="asked for by",
                    ),
                ),
                (
                    "published_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="published at"),
                ),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="withdrawn at"),
                ),
                (
                    "withdrawal_reason",
                    models.TextField(blank=True, verbose_name="why it was withdrawn"),
                ),
                (
                    "documents",
                    models.ManyToManyField(
                        blank=True,
                        related_name="report_versions",
                        to="documents.document",
                        verbose_name="documents",
                    ),
                ),
            ],
            options={
                "verbose_name": "version of the report",
                "verbose_name_plural": "versions of the report",
                "ordering": ["report", "-number"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "published"), _negated=True),
                            ("published_at__isnull", False),
                            _connector="OR",
                        ),
                        name="report_version_published_has_date",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "withdrawn"), _negated=True),
                            models.Q(
                                ("withdrawn_at__isnull", False),
                                models.Q(("withdrawal_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="report_version_withdrawn_has_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MeetingReport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "edition",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meeting_report",
                        to="meetings.edition",
                        verbose_name="edition",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "Not published"), ("published", "Published")],
                        default="draft",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "current_version",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reports.reportversion",
                        verbose_name="version in force",
                    ),
                ),
            ],
            options={
                "verbose_name": "meeting report",
                "verbose_name_plural": "meeting reports",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("current_version__isnull", True), ("state", "draft")),
                            models.Q(("current_version__isnull", False), ("state", "published")),
                            _connector="OR",
                        ),
                        name="report_published_has_version",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SectionText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("section", models.CharField(max_length=40, verbose_name="section")),
                (
                    "language",
                    models.CharField(
                        choices=[("sw", "Kiswahili"), ("en", "English")],
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="texts",
                        to="reports.meetingreport",
                    ),
                ),
                ("body", models.TextField(blank=True, verbose_name="text")),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("edited", "Generated and edited"),
                            ("narrative", "Came with the edition folder"),
                        ],
                        max_length=10,
                        verbose_name="where it comes from",
                    ),
                ),
                ("revision", models.PositiveIntegerField(verbose_name="revision")),
                (
                    "edited_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="edited by",
                    ),
                ),
                ("edited_at", models.DateTimeField(verbose_name="edited at")),
            ],
            options={
                "verbose_name": "section text",
                "verbose_name_plural": "section texts",
                "ordering": ["report", "section", "language"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("report", "section", "language"), name="section_text_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SectionRevision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("section", models.CharField(max_length=40, verbose_name="section")),
                (
                    "language",
                    models.CharField(
                        choices=[("sw", "Kiswahili"), ("en", "English")],
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="revisions",
                        to="reports.meetingreport",
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("edited", "Edited"),
                            ("narrative", "Came with the edition folder"),
                            ("rebound", "Figures brought up to date"),
                            ("restored", "An earlier text restored"),
                            ("generated", "Back to the generated text"),
                        ],
                        max_length=10,
                        verbose_name="what was done",
                    ),
                ),
                ("body", models.TextField(blank=True, verbose_name="text")),
                ("at", models.DateTimeField(verbose_name="at")),
                ("by_id", models.BigIntegerField(editable=False, null=True)),
                ("by_label", models.CharField(max_length=300, verbose_name="by")),
                ("note", models.TextField(blank=True, verbose_name="note")),
            ],
            options={
                "verbose_name": "revision of a section",
                "verbose_name_plural": "revisions of sections",
                "ordering": ["report", "section", "language", "-number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("report", "section", "language", "number"),
                        name="section_revision_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AutosavedDraft",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("section", models.CharField(max_length=40, verbose_name="section")),
                (
                    "language",
                    models.CharField(
                        choices=[("sw", "Kiswahili"), ("en", "English")],
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="drafts",
                        to="reports.meetingreport",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
                ("body", models.TextField(blank=True, verbose_name="text")),
                ("revision", models.PositiveIntegerField(verbose_name="begun from revision")),
                ("saved_at", models.DateTimeField(verbose_name="kept at")),
            ],
            options={
                "verbose_name": "unsaved text",
                "verbose_name_plural": "unsaved texts",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("user", "report", "section", "language"),
                        name="autosaved_draft_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="KeptFigure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("section", models.CharField(max_length=40, verbose_name="section")),
                (
                    "language",
                    models.CharField(
                        choices=[("sw", "Kiswahili"), ("en", "English")],
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="kept_figures",
                        to="reports.meetingreport",
                    ),
                ),
                ("key", models.CharField(max_length=120, verbose_name="figure")),
                ("said", models.CharField(max_length=500, verbose_name="in the text")),
                ("current", models.CharField(max_length=500, verbose_name="in the data")),
                ("reason", models.TextField(verbose_name="reason")),
                ("by_label", models.CharField(max_length=300, verbose_name="by")),
                ("at", models.DateTimeField(verbose_name="at")),
            ],
            options={
                "verbose_name": "figure kept on purpose",
                "verbose_name_plural": "figures kept on purpose",
                "ordering": ["report", "section", "language", "key"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("report", "section", "language", "key", "said", "current"),
                        name="kept_figure_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="kept_figure_has_reason",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="reportversion",
            name="report",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="versions",
                to="reports.meetingreport",
            ),
        ),
        migrations.AddConstraint(
            model_name="reportversion",
            constraint=models.UniqueConstraint(
                fields=("report", "number"), name="report_version_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="reportversion",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "draft")),
                fields=("report",),
                name="report_version_one_in_the_making",
            ),
        ),
    ]

"""Every table of the app. What the database itself refuses comes with the next migration."""

import uuid
from decimal import Decimal

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("innovations", "0001_initial")]

    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("documents", "0002_certificates_and_parts"),
        ("institutions", "0001_tables"),
        ("meetings", "0001_tables"),
        ("sessions_app", "0002_published_programmes_are_kept"),
    ]

    operations = [
        migrations.CreateModel(
            name="Call",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("opens_on", models.DateField(blank=True, null=True, verbose_name="opens on")),
                ("closes_on", models.DateField(blank=True, null=True, verbose_name="closes on")),
                ("closes_at", models.TimeField(blank=True, null=True, verbose_name="closes at")),
                (
                    "minimum_days",
                    models.PositiveSmallIntegerField(
                        default=30, verbose_name="days that entrants should have at least"
                    ),
                ),
                (
                    "exhibition_places",
                    models.PositiveSmallIntegerField(
                        default=10, verbose_name="places in the exhibition"
                    ),
                ),
                (
                    "stage_places",
                    models.PositiveSmallIntegerField(default=4, verbose_name="places on the stage"),
                ),
                ("purpose_sw", models.TextField(blank=True, verbose_name="purpose in Swahili")),
                ("purpose_en", models.TextField(blank=True, verbose_name="purpose in English")),
                (
                    "most_words",
                    models.PositiveSmallIntegerField(
                        default=300, verbose_name="most words of an abstract"
                    ),
                ),
                (
                    "takes_research",
                    models.BooleanField(default=True, verbose_name="research may be entered"),
                ),
                (
                    "takes_innovations",
                    models.BooleanField(default=True, verbose_name="innovations may be entered"),
                ),
                (
                    "is_blind",
                    models.BooleanField(
                        default=True, verbose_name="judges do not learn whose an entry is"
                    ),
                ),
                (
                    "has_second_stage",
                    models.BooleanField(
                        default=False, verbose_name="the best are scored a second time"
                    ),
                ),
                (
                    "judges_each",
                    models.PositiveSmallIntegerField(
                        default=5,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="judges of an entry",
                    ),
                ),
                (
                    "sends_remarks",
                    models.BooleanField(
                        default=True, verbose_name="entrants get the remarks of the judges"
                    ),
                ),
                (
                    "jury_sw",
                    models.CharField(blank=True, max_length=150, verbose_name="jury in Swahili"),
                ),
                (
                    "jury_en",
                    models.CharField(blank=True, max_length=150, verbose_name="jury in English"),
                ),
                (
                    "selection_locked_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="selection locked at"
                    ),
                ),
                (
                    "results_published_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="results published at"
                    ),
                ),
                (
                    "certificates_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="meetings.appearance",
                        verbose_name="certificates given by",
                    ),
                ),
                (
                    "edition",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="innovation_call",
                        to="meetings.edition",
                    ),
                ),
            ],
            options={
                "verbose_name": "call for research and innovation",
                "verbose_name_plural": "calls for research and innovation",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closes_on__isnull", True),
                            ("opens_on__isnull", True),
                            ("closes_on__gte", models.F("opens_on")),
                            _connector="OR",
                        ),
                        name="call_dates_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("judges_each__gte", 1)), name="call_has_judges"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("results_published_at__isnull", True),
                            ("selection_locked_at__isnull", False),
                            _connector="OR",
                        ),
                        name="call_published_is_locked",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Award",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                ("name_sw", models.CharField(max_length=150, verbose_name="name in Swahili")),
                (
                    "name_en",
                    models.CharField(blank=True, max_length=150, verbose_name="name in English"),
                ),
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="awards",
                        to="innovations.call",
                    ),
                ),
            ],
            options={
                "verbose_name": "award",
                "verbose_name_plural": "awards",
                "ordering": ["call", "order"],
                "constraints": [
                    models.UniqueConstraint(fields=("call", "order"), name="award_order_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Criterion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                ("name_sw", models.CharField(max_length=150, verbose_name="name in Swahili")),
                (
                    "name_en",
                    models.CharField(blank=True, max_length=150, verbose_name="name in English"),
                ),
                (
                    "description_sw",
                    models.TextField(blank=True, verbose_name="description in Swahili"),
                ),
                (
                    "description_en",
                    models.TextField(blank=True, verbose_name="description in English"),
                ),
                (
                    "weight",
                    models.DecimalField(
                        decimal_places=3,
                        max_digits=4,
                        validators=[
                            django.core.validators.MinValueValidator(Decimal("0.001")),
                            django.core.validators.MaxValueValidator(Decimal("1")),
                        ],
                        verbose_name="weight",
                    ),
                ),
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="criteria",
                        to="innovations.call",
                    ),
                ),
            ],
            options={
                "verbose_name": "criterion",
                "verbose_name_plural": "criteria",
                "ordering": ["call", "order"],
                "constraints": [
                    models.UniqueConstraint(fields=("call", "order"), name="criterion_order_once"),
                    models.CheckConstraint(
                        condition=models.Q(("weight__gt", 0), ("weight__lte", 1)),
                        name="criterion_weight_range",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CriterionStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "score",
                    models.PositiveSmallIntegerField(
                        validators=[django.core.validators.MaxValueValidator(10)],
                        verbose_name="score",
                    ),
                ),
                ("text_sw", models.CharField(max_length=300, verbose_name="text in Swahili")),
                (
                    "text_en",
                    models.CharField(blank=True, max_length=300, verbose_name="text in English"),
                ),
                (
                    "criterion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="innovations.criterion",
                    ),
                ),
            ],
            options={
                "verbose_name": "step of a criterion",
                "verbose_name_plural": "steps of a criterion",
                "ordering": ["criterion", "score"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("criterion", "score"), name="criterion_step_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("score__lte", 10)), name="criterion_step_range"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="InvitedBody",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                ("text_sw", models.CharField(max_length=200, verbose_name="text in Swahili")),
                (
                    "text_en",
                    models.CharField(blank=True, max_length=200, verbose_name="text in English"),
                ),
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invited",
                        to="innovations.call",
                    ),
                ),
            ],
            options={
                "verbose_name": "body invited",
                "verbose_name_plural": "bodies invited",
                "ordering": ["call", "order"],
                "constraints": [
                    models.UniqueConstraint(fields=("call", "order"), name="invited_order_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Stage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "In preparation"),
                            ("open", "Scoring is open"),
                            ("closed", "Scoring is closed"),
                        ],
                        default="planned",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "closes_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="scoring closes at"),
                ),
                (
                    "opened_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="opened at"),
                ),
                (
                    "closed_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="closed at"),
                ),
                (
                    "assignment",
                    models.JSONField(
                        blank=True, default=dict, editable=False, verbose_name="assignment"
                    ),
                ),
                (
                    "assigned_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="assigned at"),
                ),
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stages",
                        to="innovations.call",
                    ),
                ),
            ],
            options={
                "verbose_name": "stage of judging",
                "verbose_name_plural": "stages of judging",
                "ordering": ["call", "number"],
                "constraints": [
                    models.UniqueConstraint(fields=("call", "number"), name="judging_stage_once"),
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1), ("number__lte", 2)),
                        name="judging_stage_number",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "closed"), _negated=True),
                            ("closed_at__isnull", False),
                            _connector="OR",
                        ),
                        name="judging_stage_closed_has_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RankingRun",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "method_version",
                    models.CharField(max_length=20, verbose_name="version of the method"),
                ),
                ("input", models.TextField(editable=False, verbose_name="input")),
                (
                    "input_hash",
                    models.CharField(max_length=64, verbose_name="checksum of the input (SHA-256)"),
                ),
                ("result", models.TextField(editable=False, verbose_name="result")),
                (
                    "result_hash",
                    models.CharField(
                        max_length=64, verbose_name="checksum of the result (SHA-256)"
                    ),
                ),
                ("is_final", models.BooleanField(default=False, verbose_name="made at the close")),
                (
                    "reason",
                    models.CharField(
                        blank=True, max_length=500, verbose_name="why it was opened early"
                    ),
                ),
                ("made_at", models.DateTimeField(verbose_name="made at")),
                ("by_label", models.CharField(max_length=300, verbose_name="by")),
                (
                    "stage",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="runs",
                        to="innovations.stage",
                    ),
                ),
            ],
            options={
                "verbose_name": "ranking",
                "verbose_name_plural": "rankings",
                "ordering": ["stage", "-made_at", "-id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("is_final", True)),
                        fields=("stage",),
                        name="ranking_final_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_final", True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="ranking_early_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Track",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                ("name_sw", models.CharField(max_length=150, verbose_name="name in Swahili")),
                (
                    "name_en",
                    models.CharField(blank=True, max_length=150, verbose_name="name in English"),
                ),
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tracks",
                        to="innovations.call",
                    ),
                ),
            ],
            options={
                "verbose_name": "track",
                "verbose_name_plural": "tracks",
                "ordering": ["call", "order"],
                "constraints": [
                    models.UniqueConstraint(fields=("call", "order"), name="track_order_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                (
                    "title_language",
                    models.CharField(
                        choices=[("sw", "Kiswahili"), ("en", "English")],
                        default="en",
                        max_length=2,
                        verbose_name="language of the title",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("research", "Research"), ("innovation", "Innovation")],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("kind_certain", models.BooleanField(default=True, verbose_name="kind is certain")),
                (
                    "institution_name",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="institution that is not listed"
                    ),
                ),
                (
                    "institution_printed",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="institution as printed"
                    ),
                ),
                ("abstract", models.TextField(blank=True, verbose_name="abstract")),
                (
                    "work_stage",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("idea", "Idea"),
                            ("prototype", "Prototype"),
                            ("pilot", "On trial with users"),
                            ("in_use", "In use"),
                        ],
                        max_length=12,
                        verbose_name="how far the work has come",
                    ),
                ),
                ("link", models.URLField(blank=True, max_length=500, verbose_name="link")),
                (
                    "video_link",
                    models.URLField(blank=True, max_length=500, verbose_name="link to a video"),
                ),
                ("summary_sw", models.TextField(blank=True, verbose_name="summary in Swahili")),
                ("summary_en", models.TextField(blank=True, verbose_name="summary in English")),
                (
                    "shows_summary",
                    models.BooleanField(
                        default=False, verbose_name="the summary may be shown to everybody"
                    ),
                ),
                (
                    "supervisor",
                    models.CharField(blank=True, max_length=150, verbose_name="supervisor"),
                ),
                (
                    "supervisor_email",
                    models.EmailField(
                        blank=True, max_length=254, verbose_name="e-mail address of the supervisor"
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("sw", "Kiswahili"), ("en", "English")],
                        default="sw",
                        max_length=2,
                        verbose_name="language of letters",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Submitted"),
                            ("returned", "Returned for correction"),
                            ("screened", "Screened"),
                            ("declined", "Not taken to judging"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                (
                    "exhibited",
                    models.CharField(
                        choices=[("yes", "Yes"), ("no", "No"), ("unknown", "Not recorded")],
                        default="unknown",
                        max_length=8,
                        verbose_name="in the exhibition",
                    ),
                ),
                (
                    "presented",
                    models.CharField(
                        choices=[("yes", "Yes"), ("no", "No"), ("unknown", "Not recorded")],
                        default="unknown",
                        max_length=8,
                        verbose_name="on the stage",
                    ),
                ),
                (
                    "booth",
                    models.CharField(
                        blank=True, max_length=20, verbose_name="booth in the exhibition"
                    ),
                ),
                (
                    "correction_wish",
                    models.TextField(blank=True, verbose_name="correction asked for"),
                ),
                (
                    "correction_asked_at",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="correction asked for at"
                    ),
                ),
                ("form_key", models.UUIDField(blank=True, editable=False, null=True, unique=True)),
                ("revision", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "created_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="begun at"),
                ),
                (
                    "submitted_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="handed in at"),
                ),
                (
                    "blind_checked_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="looked for names at"),
                ),
                (
                    "blind_cleared_at",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="cleared for judges at"
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="entries",
                        to="meetings.edition",
                    ),
                ),
                (
                    "institution",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="institutions.institution",
                        verbose_name="institution",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="innovation_entries",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="entered by",
                    ),
                ),
                (
                    "slot",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="entries",
                        to="sessions_app.item",
                        verbose_name="slot in the programme",
                    ),
                ),
                (
                    "track",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="innovations.track",
                        verbose_name="track",
                    ),
                ),
            ],
            options={
                "verbose_name": "entry",
                "verbose_name_plural": "entries",
                "ordering": ["edition", "number"],
                "indexes": [
                    models.Index(fields=["edition", "state", "number"], name="entry_in_state")
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("edition", "number"), name="entry_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ("draft", "withdrawn")),
                            ("institution__isnull", False),
                            models.Q(("institution_name", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="entry_standing_has_institution",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Confirmation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("email", models.EmailField(max_length=254, verbose_name="e-mail address")),
                ("full_name", models.CharField(max_length=150, verbose_name="full name")),
                ("is_supervisor", models.BooleanField(default=False, verbose_name="supervisor")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "Asked"),
                            ("confirmed", "Confirmed"),
                            ("declined", "Declined"),
                        ],
                        default="asked",
                        max_length=10,
                        verbose_name="answer",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="note")),
                ("link_number", models.PositiveIntegerField(default=1, editable=False)),
                ("asked_at", models.DateTimeField(verbose_name="asked at")),
                (
                    "answered_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="answered at"),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="confirmations",
                        to="innovations.entry",
                    ),
                ),
            ],
            options={
                "verbose_name": "confirmation",
                "verbose_name_plural": "confirmations",
                "ordering": ["entry", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("entry", "email", "is_supervisor"), name="confirmation_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="EntryAuthor",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                ("full_name", models.CharField(max_length=150, verbose_name="full name")),
                (
                    "email",
                    models.EmailField(blank=True, max_length=254, verbose_name="e-mail address"),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="authors",
                        to="innovations.entry",
                    ),
                ),
            ],
            options={
                "verbose_name": "author",
                "verbose_name_plural": "authors",
                "ordering": ["entry", "order"],
                "constraints": [
                    models.UniqueConstraint(fields=("entry", "order"), name="author_order_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="EntryFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "purpose",
                    models.CharField(
                        choices=[("document", "Description or paper"), ("picture", "Picture")],
                        default="document",
                        max_length=10,
                        verbose_name="what it is",
                    ),
                ),
                ("caption", models.CharField(blank=True, max_length=200, verbose_name="caption")),
                ("shown", models.BooleanField(default=False, verbose_name="everybody may see it")),
                ("added_at", models.DateTimeField(verbose_name="added at")),
                (
                    "removed_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="removed at"),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="files",
                        to="innovations.entry",
                    ),
                ),
                (
                    "upload",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="innovation_file",
                        to="documents.upload",
                    ),
                ),
            ],
            options={
                "verbose_name": "file of an entry",
                "verbose_name_plural": "files of entries",
                "ordering": ["entry", "id"],
            },
        ),
        migrations.CreateModel(
            name="BlindFinding",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "place",
                    models.CharField(
                        choices=[
                            ("title", "Title"),
                            ("abstract", "Abstract"),
                            ("link", "Link"),
                            ("file_name", "Name of a file"),
                            ("metadata", "Properties of a file"),
                            ("first_page", "First page of a file"),
                        ],
                        max_length=12,
                        verbose_name="where",
                    ),
                ),
                ("found", models.CharField(max_length=300, verbose_name="what was found")),
                ("found_at", models.DateTimeField(verbose_name="found at")),
                (
                    "decision",
                    models.CharField(blank=True, max_length=500, verbose_name="what was decided"),
                ),
                (
                    "decided_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="decided at"),
                ),
                (
                    "decided_by_label",
                    models.CharField(blank=True, max_length=300, verbose_name="by"),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="blind_findings",
                        to="innovations.entry",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="blind_findings",
                        to="innovations.entryfile",
                    ),
                ),
            ],
            options={
                "verbose_name": "finding of the blind check",
                "verbose_name_plural": "findings of the blind check",
                "ordering": ["entry", "place", "found"],
            },
        ),
        migrations.CreateModel(
            name="EntryVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("content", models.JSONField(editable=False, verbose_name="contents")),
                ("submitted_at", models.DateTimeField(verbose_name="handed in at")),
                ("submitted_by_label", models.CharField(max_length=300, verbose_name="by")),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="innovations.entry",
                    ),
                ),
            ],
            options={
                "verbose_name": "version of an entry",
                "verbose_name_plural": "versions of entries",
                "ordering": ["entry", "-number"],
                "constraints": [
                    models.UniqueConstraint(fields=("entry", "number"), name="entry_version_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Judge",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("full_name", models.CharField(max_length=150, verbose_name="full name")),
                ("email", models.EmailField(max_length=254, verbose_name="e-mail address")),
                ("phone", models.CharField(blank=True, max_length=20, verbose_name="phone")),
                (
                    "language",
                    models.CharField(
                        choices=[("sw", "Kiswahili"), ("en", "English")],
                        default="sw",
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                ("is_chair", models.BooleanField(default=False, verbose_name="chairs the panel")),
                (
                    "most_entries",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="entries at most"
                    ),
                ),
                ("pseudonym", models.PositiveSmallIntegerField(verbose_name="number on the panel")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("invited", "Invited"),
                            ("accepted", "Accepted"),
                            ("declined", "Declined"),
                            ("resigned", "Resigned"),
                            ("removed", "Taken off the panel"),
                        ],
                        default="invited",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("link_number", models.PositiveIntegerField(default=1, editable=False)),
                ("invited_at", models.DateTimeField(verbose_name="invited at")),
                (
                    "answered_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="answered at"),
                ),
                ("answer_note", models.CharField(blank=True, max_length=500, verbose_name="note")),
                (
                    "attested_at",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="attested relations at"
                    ),
                ),
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="judges",
                        to="innovations.call",
                    ),
                ),
                (
                    "institution",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="innovation_judges",
                        to="institutions.institution",
                        verbose_name="institution",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="judgeships",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="account",
                    ),
                ),
                (
                    "tracks",
                    models.ManyToManyField(
                        blank=True,
                        related_name="judges",
                        to="innovations.track",
                        verbose_name="expertise",
                    ),
                ),
            ],
            options={
                "verbose_name": "judge",
                "verbose_name_plural": "judges",
                "ordering": ["call", "pseudonym"],
                "constraints": [
                    models.UniqueConstraint(fields=("call", "email"), name="judge_email_once"),
                    models.UniqueConstraint(
                        fields=("call", "pseudonym"), name="judge_pseudonym_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Conflict",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("institution", "Same institution, its parent or a part of it"),
                            ("domain", "Same e-mail domain"),
                            ("author", "Author or supervisor of the entry"),
                            ("student", "Own student or co-author"),
                            ("declared", "Relation declared by the judge"),
                            ("staff", "Found by staff"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="note")),
                ("found_at", models.DateTimeField(verbose_name="found at")),
                ("by_label", models.CharField(blank=True, max_length=300, verbose_name="by")),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="conflicts",
                        to="innovations.entry",
                    ),
                ),
                (
                    "judge",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="conflicts",
                        to="innovations.judge",
                    ),
                ),
            ],
            options={
                "verbose_name": "conflict of interest",
                "verbose_name_plural": "conflicts of interest",
                "ordering": ["judge", "entry", "kind"],
                "constraints": [
                    models.UniqueConstraint(fields=("judge", "entry", "kind"), name="conflict_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Assignment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("active", "Assigned"), ("released", "Taken back")],
                        default="active",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("by_hand", models.BooleanField(default=False, verbose_name="by hand")),
                ("reason", models.CharField(blank=True, max_length=500, verbose_name="reason")),
                ("at", models.DateTimeField(verbose_name="at")),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
                        to="innovations.entry",
                    ),
                ),
                (
                    "judge",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
                        to="innovations.judge",
                    ),
                ),
                (
                    "stage",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="assignments",
                        to="innovations.stage",
                    ),
                ),
            ],
            options={
                "verbose_name": "assignment",
                "verbose_name_plural": "assignments",
                "ordering": ["stage", "judge", "entry"],
                "indexes": [
                    models.Index(fields=["stage", "entry", "state"], name="assignment_of_entry")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("stage", "judge", "entry"), name="assignment_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Screening",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("accepted", "Taken to judging"),
                            ("returned", "Returned for correction"),
                            ("declined", "Not taken to judging"),
                        ],
                        max_length=10,
                        verbose_name="result",
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="reason")),
                ("at", models.DateTimeField(verbose_name="at")),
                ("by_label", models.CharField(max_length=300, verbose_name="by")),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="screenings",
                        to="innovations.entry",
                    ),
                ),
            ],
            options={
                "verbose_name": "screening",
                "verbose_name_plural": "screenings",
                "ordering": ["entry", "-at", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("result", "accepted"),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="screening_refusal_says_why",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Selection",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "place",
                    models.CharField(
                        choices=[
                            ("exhibition", "Exhibition"),
                            ("stage", "Presentation on the stage"),
                            ("award", "Award"),
                        ],
                        max_length=12,
                        verbose_name="selected for",
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="reason")),
                ("selected_at", models.DateTimeField(verbose_name="selected at")),
                ("selected_by_label", models.CharField(max_length=300, verbose_name="by")),
                (
                    "award",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="selections",
                        to="innovations.award",
                        verbose_name="award",
                    ),
                ),
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="selections",
                        to="innovations.call",
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="selections",
                        to="innovations.entry",
                    ),
                ),
            ],
            options={
                "verbose_name": "selection",
                "verbose_name_plural": "selections",
                "ordering": ["call", "place", "award", "entry"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("award__isnull", True)),
                        fields=("entry", "place"),
                        name="selection_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("award__isnull", False)),
                        fields=("entry", "award"),
                        name="selection_award_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("award__isnull", False), ("place", "award")),
                            models.Q(
                                models.Q(("place", "award"), _negated=True), ("award__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="selection_award_named",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Sheet",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "Being filled in"), ("submitted", "Handed in")],
                        default="draft",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("remark", models.TextField(blank=True, verbose_name="remark to the entrant")),
                (
                    "private_remark",
                    models.TextField(blank=True, verbose_name="remark to the panel"),
                ),
                ("revision", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "version",
                    models.PositiveIntegerField(default=0, editable=False, verbose_name="version"),
                ),
                ("started_at", models.DateTimeField(verbose_name="begun at")),
                (
                    "seconds_spent",
                    models.PositiveIntegerField(
                        default=0, editable=False, verbose_name="seconds spent"
                    ),
                ),
                (
                    "submitted_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="handed in at"),
                ),
                (
                    "assignment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sheet",
                        to="innovations.assignment",
                    ),
                ),
            ],
            options={
                "verbose_name": "score sheet",
                "verbose_name_plural": "score sheets",
                "ordering": ["assignment"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "submitted"), _negated=True),
                            models.Q(("submitted_at__isnull", False), ("version__gte", 1)),
                            _connector="OR",
                        ),
                        name="sheet_submitted_has_time",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SheetScore",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("score", models.PositiveSmallIntegerField(verbose_name="score")),
                (
                    "criterion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="scores",
                        to="innovations.criterion",
                    ),
                ),
                (
                    "sheet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="scores",
                        to="innovations.sheet",
                    ),
                ),
            ],
            options={
                "verbose_name": "score",
                "verbose_name_plural": "scores",
                "ordering": ["sheet", "criterion"],
                "constraints": [
                    models.UniqueConstraint(fields=("sheet", "criterion"), name="sheet_score_once"),
                    models.CheckConstraint(
                        condition=models.Q(("score__lte", 10)), name="sheet_score_range"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SheetVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("scores", models.JSONField(editable=False, verbose_name="scores")),
                ("remark", models.TextField(blank=True, verbose_name="remark to the entrant")),
                (
                    "private_remark",
                    models.TextField(blank=True, verbose_name="remark to the panel"),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True, max_length=500, verbose_name="reason of the correction"
                    ),
                ),
                ("submitted_at", models.DateTimeField(verbose_name="handed in at")),
                (
                    "sheet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="innovations.sheet",
                    ),
                ),
            ],
            options={
                "verbose_name": "version of a score sheet",
                "verbose_name_plural": "versions of score sheets",
                "ordering": ["sheet", "-number"],
                "constraints": [
                    models.UniqueConstraint(fields=("sheet", "number"), name="sheet_version_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("number", 1), models.Q(("reason", ""), _negated=True), _connector="OR"
                        ),
                        name="sheet_correction_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FlagDecision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("outlying", "A score far from the others"),
                            ("severe", "A judge far stricter or milder than the rest"),
                            ("flat", "A judge with hardly any spread"),
                            ("undivided", "A judge who does not tell the criteria apart"),
                            ("contrary", "A judge who orders entries against the rest"),
                            ("hasty", "A sheet finished implausibly fast"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("decision", models.TextField(verbose_name="what was decided")),
                ("decided_at", models.DateTimeField(verbose_name="decided at")),
                ("decided_by_label", models.CharField(max_length=300, verbose_name="by")),
                (
                    "entry",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="innovations.entry",
                    ),
                ),
                (
                    "judge",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="innovations.judge",
                    ),
                ),
                (
                    "stage",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="flag_decisions",
                        to="innovations.stage",
                    ),
                ),
            ],
            options={
                "verbose_name": "decision about a flag",
                "verbose_name_plural": "decisions about flags",
                "ordering": ["stage", "kind", "judge", "entry"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("entry__isnull", False)),
                        fields=("stage", "kind", "judge", "entry"),
                        name="flag_decision_of_sheet_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("entry__isnull", True)),
                        fields=("stage", "kind", "judge"),
                        name="flag_decision_of_judge_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StageEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stage_entries",
                        to="innovations.entry",
                    ),
                ),
                (
                    "stage",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stage_entries",
                        to="innovations.stage",
                    ),
                ),
            ],
            options={
                "verbose_name": "entry in a stage",
                "verbose_name_plural": "entries in a stage",
                "ordering": ["stage", "entry"],
                "constraints": [
                    models.UniqueConstraint(fields=("stage", "entry"), name="stage_entry_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="TieVote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("tie", models.CharField(max_length=200, verbose_name="tied entries")),
                ("recorded_at", models.DateTimeField(verbose_name="recorded at")),
                ("recorded_by_label", models.CharField(max_length=300, verbose_name="by")),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tie_votes",
                        to="innovations.entry",
                    ),
                ),
                (
                    "judge",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tie_votes",
                        to="innovations.judge",
                    ),
                ),
                (
                    "stage",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tie_votes",
                        to="innovations.stage",
                    ),
                ),
            ],
            options={
                "verbose_name": "vote on a tie",
                "verbose_name_plural": "votes on ties",
                "ordering": ["stage", "tie", "judge"],
                "constraints": [
                    models.UniqueConstraint(fields=("stage", "tie", "judge"), name="tie_vote_once")
                ],
            },
        ),
    ]

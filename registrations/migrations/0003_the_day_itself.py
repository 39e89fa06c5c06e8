import uuid

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import registrations.models.badges


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "__first__"),
        ("documents", "0002_certificates_and_parts"),
        ("meetings", "0001_tables"),
        ("registrations", "0002_names_by_parts_of_words"),
    ]

    operations = [
        migrations.CreateModel(
            name="BadgeDesign",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "layout",
                    models.CharField(
                        choices=[
                            ("plain", "Plain: the name large, a band in the colour of the group"),
                            ("side", "Side band: the code beside the name"),
                            ("centred", "Centred: the name in the middle, the code below"),
                        ],
                        default="plain",
                        max_length=10,
                        verbose_name="layout",
                    ),
                ),
                (
                    "size",
                    models.CharField(
                        choices=[
                            ("a4x8", "8 on a sheet of A4 (92 x 66 mm), with cutting marks"),
                            ("a4x4", "4 on a sheet of A4 (A6), with cutting marks"),
                            ("label", "One to a label (90 x 62 mm)"),
                        ],
                        default="a4x8",
                        max_length=10,
                        verbose_name="size",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("sw", "Kiswahili"), ("en", "English")],
                        default="sw",
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                (
                    "shows_institution",
                    models.BooleanField(default=True, verbose_name="shows the institution"),
                ),
                (
                    "shows_office",
                    models.BooleanField(default=False, verbose_name="shows the office"),
                ),
                ("shows_group", models.BooleanField(default=True, verbose_name="shows the group")),
                ("shows_days", models.BooleanField(default=True, verbose_name="shows the days")),
                (
                    "shows_theme",
                    models.BooleanField(
                        default=False, verbose_name="shows the theme of the meeting"
                    ),
                ),
                (
                    "number_of_desks",
                    models.PositiveSmallIntegerField(
                        default=1, verbose_name="desks that hand out badges"
                    ),
                ),
                (
                    "edition",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="badge_design",
                        to="meetings.edition",
                    ),
                ),
                (
                    "logo",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.upload",
                        verbose_name="logo",
                    ),
                ),
            ],
            options={
                "verbose_name": "design of badges",
                "verbose_name_plural": "designs of badges",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("number_of_desks__gte", 1)),
                        name="badge_design_has_desk",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="BadgeColour",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "colour",
                    models.CharField(
                        max_length=7,
                        validators=[django.core.validators.RegexValidator("^#[0-9a-fA-F]{6}\\Z")],
                        verbose_name="colour",
                    ),
                ),
                (
                    "group",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="badge_colour",
                        to="meetings.participantgroup",
                    ),
                ),
                (
                    "design",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="colours",
                        to="registrations.badgedesign",
                    ),
                ),
            ],
            options={
                "verbose_name": "colour of a group",
                "verbose_name_plural": "colours of groups",
                "ordering": ["design", "group"],
            },
        ),
        migrations.CreateModel(
            name="CertificateRule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "all_days",
                    models.BooleanField(default=False, verbose_name="every day of the group"),
                ),
                (
                    "minimum_days",
                    models.PositiveSmallIntegerField(default=1, verbose_name="days at least"),
                ),
                (
                    "only_paid",
                    models.BooleanField(default=True, verbose_name="only who paid or is exempt"),
                ),
                (
                    "edition",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="certificate_rule",
                        to="meetings.edition",
                    ),
                ),
            ],
            options={
                "verbose_name": "rule of certificates",
                "verbose_name_plural": "rules of certificates",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("minimum_days__gte", 1)),
                        name="certificate_rule_has_day",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Checkpoint",
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
                        choices=[("day", "Day of the meeting"), ("session", "Session")],
                        default="day",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("date", models.DateField(verbose_name="date")),
                ("subject", models.CharField(blank=True, max_length=80, verbose_name="about")),
                (
                    "name_sw",
                    models.CharField(blank=True, max_length=200, verbose_name="name in Swahili"),
                ),
                (
                    "name_en",
                    models.CharField(blank=True, max_length=200, verbose_name="name in English"),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="checkpoints",
                        to="meetings.edition",
                    ),
                ),
            ],
            options={
                "verbose_name": "door",
                "verbose_name_plural": "doors",
                "ordering": ["edition", "date", "kind", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "day")),
                        fields=("edition", "date"),
                        name="checkpoint_day_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "session")),
                        fields=("edition", "subject"),
                        name="checkpoint_session_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "day"), ("subject", "")),
                            models.Q(("kind", "session"), models.Q(("subject", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="checkpoint_session_named",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Desk",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=60, verbose_name="name of the desk")),
                ("token_hash", models.CharField(editable=False, max_length=64, unique=True)),
                ("opened_at", models.DateTimeField(verbose_name="opened at")),
                ("expires_at", models.DateTimeField(verbose_name="good until")),
                (
                    "last_seen_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="last heard of"),
                ),
                (
                    "clock_off_by",
                    models.IntegerField(default=0, verbose_name="clock off by (seconds)"),
                ),
                (
                    "closed_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="closed at"),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="desks",
                        to="meetings.edition",
                    ),
                ),
                (
                    "officer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="desks",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="officer",
                    ),
                ),
            ],
            options={
                "verbose_name": "desk",
                "verbose_name_plural": "desks",
                "ordering": ["edition", "name"],
            },
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("is_present", models.BooleanField(default=True, verbose_name="was there")),
                ("first_at", models.DateTimeField(verbose_name="came at")),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("desk", "Desk"),
                            ("correction", "Correction by staff"),
                            ("folder", "Edition folder"),
                        ],
                        default="desk",
                        max_length=12,
                        verbose_name="known from",
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="reason of the correction"
                    ),
                ),
                ("changed_at", models.DateTimeField(verbose_name="changed at")),
                (
                    "registration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attendances",
                        to="registrations.registration",
                    ),
                ),
                (
                    "checkpoint",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendances",
                        to="registrations.checkpoint",
                    ),
                ),
                (
                    "desk",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="attendances",
                        to="registrations.desk",
                    ),
                ),
            ],
            options={
                "verbose_name": "attendance",
                "verbose_name_plural": "attendances",
                "ordering": ["checkpoint", "first_at"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("is_present", True)),
                        fields=["checkpoint", "first_at"],
                        name="attendance_present",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("checkpoint", "registration"), name="attendance_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("source", "correction"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="attendance_correction_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DeskAct",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("scan", "Let in"),
                            ("undo", "Taken back"),
                            ("new_person", "Registered at the desk"),
                            ("payment_note", "Note of a payment"),
                        ],
                        max_length=12,
                        verbose_name="what was done",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="at")),
                ("received_at", models.DateTimeField(verbose_name="received at")),
                ("payload", models.JSONField(blank=True, default=dict, editable=False)),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("done", "Done"),
                            ("again", "Was in already"),
                            ("other_day", "The group meets on another day"),
                            ("unpaid", "Let in, although not paid"),
                            ("unknown", "The code is not known"),
                            ("other_edition", "The code is of another meeting"),
                            ("revoked", "The badge was revoked"),
                            ("cancelled", "The registration was cancelled"),
                            ("refused", "Not accepted"),
                        ],
                        max_length=14,
                        verbose_name="outcome",
                    ),
                ),
                ("detail", models.JSONField(blank=True, default=dict, editable=False)),
                (
                    "checkpoint",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acts",
                        to="registrations.checkpoint",
                    ),
                ),
                (
                    "desk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acts",
                        to="registrations.desk",
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="desk_acts",
                        to="meetings.edition",
                    ),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="desk_acts",
                        to="registrations.registration",
                    ),
                ),
            ],
            options={
                "verbose_name": "act of a desk",
                "verbose_name_plural": "acts of desks",
                "ordering": ["edition", "received_at", "id"],
                "indexes": [
                    models.Index(fields=["edition", "-received_at"], name="desk_act_newest"),
                    models.Index(fields=["registration", "at"], name="desk_act_of_registration"),
                ],
            },
        ),
        migrations.CreateModel(
            name="FeedbackForm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("intro_sw", models.TextField(blank=True, verbose_name="introduction in Swahili")),
                ("intro_en", models.TextField(blank=True, verbose_name="introduction in English")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "In preparation"),
                            ("open", "Open"),
                            ("closed", "Closed"),
                        ],
                        default="draft",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("closes_on", models.DateField(blank=True, null=True, verbose_name="open until")),
                (
                    "only_attended",
                    models.BooleanField(
                        default=True, verbose_name="only those who attended are asked"
                    ),
                ),
                (
                    "fewest_shown",
                    models.PositiveSmallIntegerField(
                        default=5,
                        validators=[
                            django.core.validators.MinValueValidator(3),
                            django.core.validators.MaxValueValidator(50),
                        ],
                        verbose_name="fewest answers that are shown",
                    ),
                ),
                (
                    "edition",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="feedback_form",
                        to="meetings.edition",
                    ),
                ),
            ],
            options={
                "verbose_name": "feedback form",
                "verbose_name_plural": "feedback forms",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("fewest_shown__gte", 3)), name="feedback_fewest_shown"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FeedbackAnswers",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("answers", models.JSONField(editable=False, verbose_name="answers")),
                (
                    "form",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="registrations.feedbackform",
                    ),
                ),
            ],
            options={
                "verbose_name": "answers to the feedback form",
                "verbose_name_plural": "answers to the feedback form",
                "ordering": ["form", "id"],
            },
        ),
        migrations.CreateModel(
            name="FeedbackGiven",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "form",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="given",
                        to="registrations.feedbackform",
                    ),
                ),
                (
                    "registration",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="feedback_given",
                        to="registrations.registration",
                    ),
                ),
            ],
            options={
                "verbose_name": "person who answered",
                "verbose_name_plural": "people who answered",
            },
        ),
        migrations.CreateModel(
            name="FeedbackQuestion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("scale", "Scale from 1 to 5"),
                            ("one", "One of several answers"),
                            ("several", "Any of several answers"),
                            ("text", "Own words"),
                        ],
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                ("text_sw", models.CharField(max_length=300, verbose_name="question in Swahili")),
                (
                    "text_en",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="question in English"
                    ),
                ),
                (
                    "is_required",
                    models.BooleanField(default=False, verbose_name="must be answered"),
                ),
                (
                    "in_report",
                    models.BooleanField(default=True, verbose_name="goes into the report"),
                ),
                (
                    "form",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="questions",
                        to="registrations.feedbackform",
                    ),
                ),
            ],
            options={
                "verbose_name": "question",
                "verbose_name_plural": "questions",
                "ordering": ["form", "order"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("form", "order"), name="feedback_question_order_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FeedbackOption",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                ("text_sw", models.CharField(max_length=200, verbose_name="answer in Swahili")),
                (
                    "text_en",
                    models.CharField(blank=True, max_length=200, verbose_name="answer in English"),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="options",
                        to="registrations.feedbackquestion",
                    ),
                ),
            ],
            options={
                "verbose_name": "answer offered",
                "verbose_name_plural": "answers offered",
                "ordering": ["question", "order"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("question", "order"), name="feedback_option_order_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Pass",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        default=registrations.models.badges.new_pass_code,
                        max_length=16,
                        unique=True,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("valid", "Valid"), ("revoked", "Revoked")],
                        default="valid",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("issued_at", models.DateTimeField(verbose_name="issued at")),
                (
                    "printed_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="printed at"),
                ),
                ("printed_as", models.CharField(blank=True, editable=False, max_length=64)),
                (
                    "revoked_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="revoked at"),
                ),
                (
                    "revocation_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="why it was revoked"),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="passes",
                        to="registrations.registration",
                    ),
                ),
            ],
            options={
                "verbose_name": "badge",
                "verbose_name_plural": "badges",
                "ordering": ["registration", "-issued_at"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "valid")),
                        fields=("registration",),
                        name="pass_valid_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "valid"), ("revoked_at__isnull", False), _connector="OR"
                        ),
                        name="pass_revoked_has_time",
                    ),
                ],
            },
        ),
    ]

"""Every table of the app. What the database itself refuses comes with the next migration."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("documents", "0001_initial"),
        ("documents", "0002_what_a_document_is_about"),
        ("documents", "0003_uploads"),
    ]

    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("meetings", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Document",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("kind", models.CharField(max_length=60, verbose_name="kind")),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documents",
                        to="meetings.edition",
                        verbose_name="edition",
                    ),
                ),
                (
                    "subject",
                    models.CharField(blank=True, default="", max_length=80, verbose_name="about"),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[
                            ("sw", "Swahili"),
                            ("en", "English"),
                            ("both", "Swahili and English"),
                        ],
                        max_length=4,
                        verbose_name="language",
                    ),
                ),
                ("version", models.PositiveIntegerField(verbose_name="version")),
                ("params", models.JSONField(blank=True, default=dict, verbose_name="parameters")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("published", "Published"),
                            ("revoked", "Revoked"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("file", models.FileField(max_length=250, upload_to="", verbose_name="file")),
                ("filename", models.CharField(max_length=150, verbose_name="file name")),
                ("media_type", models.CharField(max_length=100, verbose_name="file type")),
                ("size", models.PositiveBigIntegerField(verbose_name="size in bytes")),
                ("sha256", models.CharField(max_length=64, verbose_name="checksum (SHA-256)")),
                (
                    "source_fingerprint",
                    models.CharField(
                        blank=True,
                        max_length=64,
                        verbose_name="fingerprint of the data it was made from",
                    ),
                ),
                (
                    "verification_code",
                    models.CharField(max_length=12, unique=True, verbose_name="verification code"),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="made for",
                    ),
                ),
                ("created_at", models.DateTimeField(verbose_name="made at")),
                (
                    "published_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="published at"),
                ),
                (
                    "revoked_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="revoked at"),
                ),
                (
                    "revocation_reason",
                    models.TextField(blank=True, verbose_name="why it was revoked"),
                ),
            ],
            options={
                "verbose_name": "document",
                "verbose_name_plural": "documents",
                "ordering": ["edition", "kind", "language", "-version"],
                "indexes": [
                    models.Index(fields=["edition", "-created_at"], name="document_recent"),
                    models.Index(fields=["subject", "kind"], name="document_of_subject"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("edition", "kind", "language", "subject", "version"),
                        name="document_version_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "draft"), ("published_at__isnull", False), _connector="OR"
                        ),
                        name="document_published_has_date",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "revoked"), _negated=True),
                            models.Q(
                                ("revoked_at__isnull", False),
                                models.Q(("revocation_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="document_revoked_has_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DocumentJob",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("kind", models.CharField(max_length=60, verbose_name="kind")),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="document_jobs",
                        to="meetings.edition",
                        verbose_name="edition",
                    ),
                ),
                (
                    "subject",
                    models.CharField(blank=True, default="", max_length=80, verbose_name="about"),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[
                            ("sw", "Swahili"),
                            ("en", "English"),
                            ("both", "Swahili and English"),
                        ],
                        max_length=4,
                        verbose_name="language",
                    ),
                ),
                ("params", models.JSONField(blank=True, default=dict, verbose_name="parameters")),
                ("request_key", models.CharField(editable=False, max_length=64)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "Waiting its turn"),
                            ("running", "Being made"),
                            ("done", "Ready"),
                            ("failed", "Failed"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="queued",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "progress",
                    models.PositiveSmallIntegerField(default=0, verbose_name="progress (per cent)"),
                ),
                ("step", models.CharField(blank=True, max_length=60, verbose_name="step")),
                (
                    "step_count",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="count within the step"
                    ),
                ),
                (
                    "error_key",
                    models.CharField(blank=True, max_length=60, verbose_name="kind of failure"),
                ),
                ("error_detail", models.TextField(blank=True, verbose_name="technical detail")),
                (
                    "requested_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="asked for by",
                    ),
                ),
                (
                    "version",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="version"),
                ),
                (
                    "verification_code",
                    models.CharField(max_length=12, unique=True, verbose_name="verification code"),
                ),
                ("lease", models.UUIDField(blank=True, editable=False, null=True)),
                (
                    "heartbeat_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="last sign of life"),
                ),
                ("attempts", models.PositiveSmallIntegerField(default=0, verbose_name="attempts")),
                ("sent_at", models.DateTimeField(verbose_name="last sent to the queue")),
                (
                    "times_sent",
                    models.PositiveSmallIntegerField(default=1, verbose_name="times sent"),
                ),
                ("created_at", models.DateTimeField(verbose_name="asked for at")),
                (
                    "started_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="started at"),
                ),
                (
                    "finished_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="finished at"),
                ),
                (
                    "document",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="job",
                        to="documents.document",
                        verbose_name="document",
                    ),
                ),
            ],
            options={
                "verbose_name": "document job",
                "verbose_name_plural": "document jobs",
                "ordering": ["-created_at"],
                "indexes": [
                    models.Index(fields=["state", "sent_at"], name="document_job_by_state"),
                    models.Index(
                        condition=models.Q(("state__in", ("queued", "running"))),
                        fields=["subject", "kind"],
                        name="document_job_open_of_subject",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ("queued", "running"))),
                        fields=("request_key",),
                        name="document_job_open_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "running")),
                        fields=("edition", "kind", "language", "subject", "version"),
                        name="document_job_version_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("progress__lte", 100)),
                        name="document_job_progress_range",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "running"), _negated=True),
                            models.Q(
                                ("heartbeat_at__isnull", False),
                                ("lease__isnull", False),
                                ("version__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="document_job_running_has_lease",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "failed"), _negated=True),
                            models.Q(("error_key", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="document_job_failed_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Upload",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("kind", models.CharField(max_length=40, verbose_name="kind")),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="uploads",
                        to="meetings.edition",
                        verbose_name="edition",
                    ),
                ),
                ("subject", models.CharField(max_length=80, verbose_name="about")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("receiving", "On its way"),
                            ("checking", "Being checked"),
                            ("ready", "Checked"),
                            ("refused", "Refused"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="receiving",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("filename", models.CharField(max_length=150, verbose_name="file name")),
                ("size", models.PositiveBigIntegerField(verbose_name="size in bytes")),
                (
                    "received",
                    models.PositiveBigIntegerField(default=0, verbose_name="bytes received"),
                ),
                (
                    "media_type",
                    models.CharField(blank=True, max_length=100, verbose_name="file type"),
                ),
                (
                    "sha256",
                    models.CharField(blank=True, max_length=64, verbose_name="checksum (SHA-256)"),
                ),
                (
                    "file",
                    models.FileField(blank=True, max_length=250, upload_to="", verbose_name="file"),
                ),
                (
                    "refusal",
                    models.CharField(blank=True, max_length=40, verbose_name="why it was refused"),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="sent by",
                    ),
                ),
                ("sent_by_label", models.CharField(max_length=300, verbose_name="sent by")),
                ("started_at", models.DateTimeField(verbose_name="started at")),
                ("last_part_at", models.DateTimeField(verbose_name="last part at")),
                (
                    "finished_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="finished at"),
                ),
            ],
            options={
                "verbose_name": "file handed in",
                "verbose_name_plural": "files handed in",
                "ordering": ["-started_at"],
                "indexes": [
                    models.Index(fields=["subject", "kind"], name="upload_of_subject"),
                    models.Index(fields=["state", "last_part_at"], name="upload_by_state"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("received__lte", models.F("size"))),
                        name="upload_received_within_size",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "ready"), _negated=True),
                            models.Q(
                                models.Q(("file", ""), _negated=True),
                                models.Q(("sha256", ""), _negated=True),
                                models.Q(("media_type", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="upload_ready_has_file",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "refused"), _negated=True),
                            models.Q(("refusal", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="upload_refused_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="UploadPart",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "upload",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parts",
                        to="documents.upload",
                    ),
                ),
                ("offset", models.PositiveBigIntegerField(verbose_name="first byte")),
                ("size", models.PositiveIntegerField(verbose_name="size in bytes")),
                ("file", models.FileField(max_length=250, upload_to="", verbose_name="file")),
            ],
            options={
                "verbose_name": "part of a file handed in",
                "verbose_name_plural": "parts of files handed in",
                "ordering": ["upload", "offset"],
                "constraints": [
                    models.UniqueConstraint(fields=("upload", "offset"), name="upload_part_once")
                ],
            },
        ),
    ]

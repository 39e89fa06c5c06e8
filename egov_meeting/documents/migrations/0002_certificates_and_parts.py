import django.db.models.deletion
from django.db import migrations, models

import egov_meeting.documents.verification_codes


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0001_tables"),
        ("meetings", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Certificate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=40, verbose_name="kind")),
                ("subject", models.CharField(max_length=80, verbose_name="about")),
                ("full_name", models.CharField(max_length=150, verbose_name="full name")),
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
                ("facts", models.JSONField(blank=True, default=dict, verbose_name="what it says")),
                (
                    "verification_code",
                    models.CharField(
                        default=egov_meeting.documents.verification_codes.new_verification_code,
                        max_length=12,
                        unique=True,
                        verbose_name="verification code",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("valid", "Valid"),
                            ("replaced", "Replaced by a corrected one"),
                            ("revoked", "Revoked"),
                        ],
                        default="valid",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("issued_at", models.DateTimeField(verbose_name="issued at")),
                (
                    "issued_by_label",
                    models.CharField(blank=True, max_length=300, verbose_name="by"),
                ),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="sent at")),
                (
                    "revoked_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="revoked at"),
                ),
                (
                    "revocation_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="why it was revoked"),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="certificates",
                        to="meetings.edition",
                        verbose_name="edition",
                    ),
                ),
                (
                    "replaced_by",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaces",
                        to="documents.certificate",
                    ),
                ),
            ],
            options={
                "verbose_name": "certificate",
                "verbose_name_plural": "certificates",
                "ordering": ["edition", "kind", "full_name", "id"],
                "indexes": [
                    models.Index(
                        fields=["edition", "kind", "full_name", "id"], name="certificate_by_name"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "valid")),
                        fields=("edition", "kind", "subject"),
                        name="certificate_valid_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "revoked"), _negated=True),
                            ("revoked_at__isnull", False),
                            _connector="OR",
                        ),
                        name="certificate_revoked_has_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("replaced_by__isnull", True),
                            models.Q(("replaced_by", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="certificate_not_replaced_by_itself",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="JobPart",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("attempt_of_job", models.PositiveSmallIntegerField(default=1)),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "Waiting its turn"),
                            ("running", "Being made"),
                            ("done", "Ready"),
                            ("failed", "Failed"),
                        ],
                        default="queued",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("lease", models.UUIDField(blank=True, editable=False, null=True)),
                (
                    "heartbeat_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="last sign of life"),
                ),
                ("attempts", models.PositiveSmallIntegerField(default=0, verbose_name="attempts")),
                ("params", models.JSONField(blank=True, default=dict)),
                (
                    "file",
                    models.FileField(blank=True, max_length=250, upload_to="", verbose_name="file"),
                ),
                ("size", models.PositiveBigIntegerField(default=0, verbose_name="size in bytes")),
                (
                    "job",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parts",
                        to="documents.documentjob",
                    ),
                ),
            ],
            options={
                "verbose_name": "part of a document",
                "verbose_name_plural": "parts of documents",
                "ordering": ["job", "number"],
                "indexes": [models.Index(fields=["job", "state"], name="job_part_by_state")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("job", "attempt_of_job", "number"), name="job_part_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "running"), _negated=True),
                            models.Q(("heartbeat_at__isnull", False), ("lease__isnull", False)),
                            _connector="OR",
                        ),
                        name="job_part_running_has_lease",
                    ),
                ],
            },
        ),
    ]

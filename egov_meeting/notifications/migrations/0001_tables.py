"""Every table of the app. What the database itself refuses comes with the next migration."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("notifications", "0001_initial"), ("notifications", "0002_called_at")]

    initial = True

    dependencies = [
        ("meetings", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="OutboxMessage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=150, unique=True, verbose_name="key")),
                ("kind", models.CharField(max_length=60, verbose_name="kind of message")),
                (
                    "channel",
                    models.CharField(
                        choices=[("email", "E-mail"), ("sms", "SMS")],
                        max_length=5,
                        verbose_name="channel",
                    ),
                ),
                ("language", models.CharField(max_length=2, verbose_name="language")),
                (
                    "edition",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="messages",
                        to="meetings.edition",
                        verbose_name="edition",
                    ),
                ),
                (
                    "about_kind",
                    models.CharField(
                        blank=True, max_length=40, verbose_name="kind of record it is about"
                    ),
                ),
                (
                    "about_id",
                    models.CharField(
                        blank=True, max_length=64, verbose_name="number of the record"
                    ),
                ),
                ("address", models.CharField(max_length=254, verbose_name="to")),
                (
                    "subject",
                    models.CharField(
                        blank=True, max_length=250, verbose_name="subject of the message"
                    ),
                ),
                ("text", models.TextField(verbose_name="text")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting to be sent"),
                            ("sending", "Being sent"),
                            ("sent", "Sent"),
                            ("unsure", "Perhaps sent"),
                            ("failed", "Not sent"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="waiting",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("attempts", models.PositiveSmallIntegerField(default=0, verbose_name="attempts")),
                (
                    "next_attempt_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="next attempt at"),
                ),
                (
                    "called_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="last called up at"),
                ),
                ("created_at", models.DateTimeField(verbose_name="written at")),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="sent at")),
                (
                    "provider_id",
                    models.CharField(
                        blank=True, max_length=150, verbose_name="number at the provider"
                    ),
                ),
                ("error", models.TextField(blank=True, verbose_name="what went wrong")),
            ],
            options={
                "verbose_name": "message in the outbox",
                "verbose_name_plural": "messages in the outbox",
                "ordering": ["-created_at", "-pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("state__in", ["waiting", "sending"])),
                        fields=["next_attempt_at"],
                        name="outbox_due",
                    ),
                    models.Index(
                        fields=["about_kind", "about_id", "-created_at"], name="outbox_about"
                    ),
                    models.Index(fields=["state", "-created_at"], name="outbox_by_state"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["waiting", "sending"]), _negated=True),
                            ("next_attempt_at__isnull", False),
                            _connector="OR",
                        ),
                        name="outbox_open_has_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "sent"), _negated=True),
                            ("sent_at__isnull", False),
                            _connector="OR",
                        ),
                        name="outbox_sent_has_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["failed", "unsure"]), _negated=True),
                            models.Q(("error", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="outbox_failed_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MessageTemplate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=60, verbose_name="kind of message")),
                (
                    "channel",
                    models.CharField(
                        choices=[("email", "E-mail"), ("sms", "SMS")],
                        max_length=5,
                        verbose_name="channel",
                    ),
                ),
                ("language", models.CharField(max_length=2, verbose_name="language")),
                (
                    "subject",
                    models.CharField(
                        blank=True, max_length=150, verbose_name="subject of the message"
                    ),
                ),
                ("text", models.TextField(max_length=5000, verbose_name="text")),
            ],
            options={
                "verbose_name": "message template",
                "verbose_name_plural": "message templates",
                "ordering": ["kind", "channel", "language"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kind", "channel", "language"), name="message_template_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("language__in", ("sw", "en"))),
                        name="message_template_language",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("channel", "email"), _negated=True),
                            models.Q(("subject", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="message_template_email_has_subject",
                    ),
                ],
            },
        ),
    ]

"""Every table of the app. What the database itself refuses comes with the next migration."""

import django.core.serializers.json
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("audit", "0001_initial"), ("audit", "0002_append_only")]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Event",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="when")),
                (
                    "actor_id",
                    models.BigIntegerField(blank=True, null=True, verbose_name="person's number"),
                ),
                ("actor_label", models.CharField(max_length=300, verbose_name="by whom")),
                (
                    "origin",
                    models.GenericIPAddressField(
                        blank=True, null=True, verbose_name="from which address"
                    ),
                ),
                ("action", models.CharField(max_length=100, verbose_name="action")),
                ("object_type", models.CharField(max_length=100, verbose_name="kind of record")),
                ("object_id", models.CharField(max_length=64, verbose_name="number of the record")),
                (
                    "object_label",
                    models.CharField(blank=True, max_length=300, verbose_name="record"),
                ),
                (
                    "edition_id",
                    models.BigIntegerField(blank=True, null=True, verbose_name="edition's number"),
                ),
                (
                    "before",
                    models.JSONField(
                        blank=True,
                        default=dict,
                        encoder=django.core.serializers.json.DjangoJSONEncoder,
                        verbose_name="before",
                    ),
                ),
                (
                    "after",
                    models.JSONField(
                        blank=True,
                        default=dict,
                        encoder=django.core.serializers.json.DjangoJSONEncoder,
                        verbose_name="after",
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="reason")),
            ],
            options={
                "verbose_name": "recorded change",
                "verbose_name_plural": "recorded changes",
                "ordering": ["-at", "-pk"],
                "indexes": [
                    models.Index(fields=["-at", "-id"], name="audit_event_newest"),
                    models.Index(
                        fields=["object_type", "object_id", "-at"], name="audit_event_object"
                    ),
                    models.Index(fields=["actor_id", "-at"], name="audit_event_actor"),
                    models.Index(fields=["action", "-at"], name="audit_event_action"),
                    models.Index(fields=["edition_id", "-at"], name="audit_event_edition"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("action", ""), _negated=True),
                            models.Q(("actor_label", ""), _negated=True),
                        ),
                        name="audit_event_names_actor_and_action",
                    )
                ],
            },
        ),
    ]

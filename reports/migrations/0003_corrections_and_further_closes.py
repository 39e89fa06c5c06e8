"""Corrections of adopted texts, each close of a call kept, and drafts that are begun once.

SQLite makes a table anew to add a column, and its triggers go with the old one: they are put back.
"""

import django.db.models.deletion
from django.db import migrations, models

from egov_meeting.audit import append_only
from reports import frozen_corrigenda, frozen_wording

CLOSES = "reports_closedtables"


def install(apps, schema_editor):
    connection = schema_editor.connection
    frozen_wording.install(connection=connection)
    frozen_corrigenda.install(connection=connection)
    append_only.install(connection=connection, table=CLOSES)


def remove(apps, schema_editor):
    connection = schema_editor.connection
    frozen_corrigenda.remove(connection=connection)
    append_only.remove(connection=connection, table=CLOSES)


def put_back(apps, schema_editor):
    frozen_wording.install(connection=schema_editor.connection)


def keep_first_closes(apps, schema_editor):
    MinistryCall = apps.get_model("reports", "MinistryCall")
    ClosedTables = apps.get_model("reports", "ClosedTables")
    for call in MinistryCall.objects.filter(frozen__isnull=False):
        ClosedTables.objects.create(call=call, number=1, tables=call.frozen, at=call.frozen_at)


class Migration(migrations.Migration):
    dependencies = [
        ("reports", "0002_what_is_on_record_stays"),
    ]

    operations = [
        migrations.RunPython(migrations.RunPython.noop, put_back),
        migrations.AddField(
            model_name="ministrycall",
            name="reopened_at",
            field=models.DateTimeField(
                blank=True, editable=False, null=True, verbose_name="opened again at"
            ),
        ),
        migrations.AddField(
            model_name="ministrycall",
            name="reopened_why",
            field=models.CharField(
                blank=True, editable=False, max_length=500, verbose_name="why it was opened again"
            ),
        ),
        migrations.AddField(
            model_name="resolution",
            name="form_key",
            field=models.UUIDField(editable=False, null=True, unique=True),
        ),
        migrations.CreateModel(
            name="ClosedTables",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                (
                    "tables",
                    models.JSONField(editable=False, verbose_name="the tables at the close"),
                ),
                (
                    "changes",
                    models.JSONField(
                        blank=True, default=list, editable=False, verbose_name="changes"
                    ),
                ),
                (
                    "opened_why",
                    models.CharField(
                        blank=True, max_length=500, verbose_name="why it was opened again"
                    ),
                ),
                ("by_id", models.BigIntegerField(editable=False, null=True)),
                ("by_label", models.CharField(blank=True, max_length=300, verbose_name="by")),
                ("at", models.DateTimeField(verbose_name="at")),
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="closes",
                        to="reports.ministrycall",
                    ),
                ),
            ],
            options={
                "verbose_name": "tables at a close",
                "verbose_name_plural": "tables at each close",
                "ordering": ["call", "-number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("call", "number"), name="closed_tables_number_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Corrigendum",
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
                            ("proposed", "Proposed"),
                            ("confirmed", "Confirmed"),
                            ("withdrawn", "Not taken"),
                        ],
                        default="proposed",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("title_sw", models.CharField(max_length=200, verbose_name="title in Swahili")),
                ("title_en", models.CharField(max_length=200, verbose_name="title in English")),
                ("text_sw", models.TextField(verbose_name="text in Swahili")),
                ("text_en", models.TextField(verbose_name="text in English")),
                ("reason_sw", models.CharField(max_length=300, verbose_name="reason, Swahili")),
                ("reason_en", models.CharField(max_length=300, verbose_name="reason, English")),
                ("proposed_by_id", models.BigIntegerField(editable=False)),
                ("proposed_by_label", models.CharField(max_length=300, verbose_name="proposed by")),
                ("proposed_at", models.DateTimeField(verbose_name="proposed at")),
                ("decided_by_id", models.BigIntegerField(editable=False, null=True)),
                (
                    "decided_by_label",
                    models.CharField(blank=True, max_length=300, verbose_name="decided by"),
                ),
                (
                    "decided_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="decided at"),
                ),
                (
                    "decided_why",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="why it was not taken"
                    ),
                ),
                (
                    "resolution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrigenda",
                        to="reports.resolution",
                    ),
                ),
            ],
            options={
                "verbose_name": "correction of an adopted text",
                "verbose_name_plural": "corrections of adopted texts",
                "ordering": ["resolution", "number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("resolution", "number"), name="corrigendum_number_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "proposed")),
                        fields=("resolution",),
                        name="corrigendum_waits_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "confirmed"), _negated=True),
                            models.Q(
                                ("decided_at__isnull", False),
                                ("decided_by_id__isnull", False),
                                models.Q(
                                    ("decided_by_id", models.F("proposed_by_id")), _negated=True
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="corrigendum_by_two",
                    ),
                ],
            },
        ),
        migrations.RunPython(install, remove),
        migrations.RunPython(keep_first_closes, migrations.RunPython.noop),
    ]

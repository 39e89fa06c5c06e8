"""From here on the database itself refuses to change what a ministry handed in, and assessments."""

from django.db import migrations

from egov_meeting.audit import append_only

TABLES = ("reports_ministryreportversion", "reports_assessment")


def install(apps, schema_editor):
    for table in TABLES:
        append_only.install(connection=schema_editor.connection, table=table)


def remove(apps, schema_editor):
    for table in TABLES:
        append_only.remove(connection=schema_editor.connection, table=table)


class Migration(migrations.Migration):
    dependencies = [("reports", "0004_ministry_work_and_follow_up")]
    operations = [migrations.RunPython(install, remove)]

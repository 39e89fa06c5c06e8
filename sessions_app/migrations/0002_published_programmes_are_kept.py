"""From here on the database itself refuses to change a published version of the programme."""

from django.db import migrations

from egov_meeting.audit import append_only

TABLES = ("sessions_app_programmeversion",)


def install(apps, schema_editor):
    for table in TABLES:
        append_only.install(connection=schema_editor.connection, table=table)


def remove(apps, schema_editor):
    for table in TABLES:
        append_only.remove(connection=schema_editor.connection, table=table)


class Migration(migrations.Migration):
    dependencies = [("sessions_app", "0001_tables")]
    operations = [migrations.RunPython(install, remove)]

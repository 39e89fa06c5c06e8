"""From here on the database itself refuses to change or remove a recorded change."""

from django.db import migrations

from egov_meeting.audit import append_only


def install(apps, schema_editor):
    append_only.install(connection=schema_editor.connection, table="audit_event")


def remove(apps, schema_editor):
    append_only.remove(connection=schema_editor.connection, table="audit_event")


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_tables")]
    operations = [migrations.RunPython(install, remove)]

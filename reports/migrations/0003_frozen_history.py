"""From here on the database itself refuses to change what was published or what a section once said."""

from django.db import migrations

from reports import frozen


def install(apps, schema_editor):
    frozen.install(connection=schema_editor.connection)


def remove(apps, schema_editor):
    frozen.remove(connection=schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("reports", "0002_meeting_report")]
    operations = [migrations.RunPython(install, remove)]

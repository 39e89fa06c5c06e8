"""From here on the database itself refuses to change what was handed in, decided and ranked."""

from django.db import migrations

from egov_meeting.audit import append_only

TABLES = (
    "innovations_entryversion",
    "innovations_screening",
    "innovations_sheetversion",
    "innovations_rankingrun",
)


def install(apps, schema_editor):
    for table in TABLES:
        append_only.install(connection=schema_editor.connection, table=table)


def remove(apps, schema_editor):
    for table in TABLES:
        append_only.remove(connection=schema_editor.connection, table=table)


class Migration(migrations.Migration):
    dependencies = [("innovations", "0001_tables")]
    operations = [migrations.RunPython(install, remove)]

"""From here on the database itself refuses to change what desks reported."""

from django.db import migrations

from egov_meeting.audit import append_only

TABLE = "registrations_deskact"


def install(apps, schema_editor):
    append_only.install(connection=schema_editor.connection, table=TABLE)


def remove(apps, schema_editor):
    append_only.remove(connection=schema_editor.connection, table=TABLE)


class Migration(migrations.Migration):
    dependencies = [("registrations", "0003_the_day_itself")]
    operations = [migrations.RunPython(install, remove)]

"""The themes a portal begins with; and from here on the database itself refuses to change what is on record.

Revisions of sections, published versions of the report, what a ministry handed in, assessments, and
the texts of adopted resolutions.
"""

from django.db import migrations

from egov_meeting.audit import append_only
from reports import frozen, frozen_wording
from reports.starting_themes import STARTING_THEMES

TABLES = ("reports_ministryreportversion", "reports_assessment")


def add_themes(apps, schema_editor):
    Theme = apps.get_model("reports", "Theme")
    for key, name_sw, name_en in STARTING_THEMES:
        Theme.objects.get_or_create(key=key, defaults={"name_sw": name_sw, "name_en": name_en})


def install(apps, schema_editor):
    frozen.install(connection=schema_editor.connection)
    frozen_wording.install(connection=schema_editor.connection)
    for table in TABLES:
        append_only.install(connection=schema_editor.connection, table=table)


def remove(apps, schema_editor):
    frozen.remove(connection=schema_editor.connection)
    frozen_wording.remove(connection=schema_editor.connection)
    for table in TABLES:
        append_only.remove(connection=schema_editor.connection, table=table)


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_tables")]
    operations = [
        migrations.RunPython(add_themes, migrations.RunPython.noop),
        migrations.RunPython(install, remove),
    ]

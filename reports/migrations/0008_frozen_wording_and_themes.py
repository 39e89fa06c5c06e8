"""Drafts in an order, the themes a portal begins with, and a trigger that keeps adopted texts."""

from django.db import migrations, models

from reports import frozen_wording
from reports.starting_themes import STARTING_THEMES


def install(apps, schema_editor):
    frozen_wording.install(connection=schema_editor.connection)


def remove(apps, schema_editor):
    frozen_wording.remove(connection=schema_editor.connection)


def add_themes(apps, schema_editor):
    Theme = apps.get_model("reports", "Theme")
    for key, name_sw, name_en in STARTING_THEMES:
        Theme.objects.get_or_create(key=key, defaults={"name_sw": name_sw, "name_en": name_en})


class Migration(migrations.Migration):
    dependencies = [("reports", "0007_weight_of_obligations")]
    operations = [
        migrations.AddField(
            model_name="resolution",
            name="draft_order",
            field=models.PositiveIntegerField(default=0, verbose_name="place among the drafts"),
        ),
        migrations.RunPython(add_themes, migrations.RunPython.noop),
        migrations.RunPython(install, remove),
    ]

import django.db.models.deletion
from django.db import migrations, models


def take_numbers(apps, schema_editor):
    apps.get_model("sessions_app", "Pick").objects.update(number=models.F("item_id"))


class Migration(migrations.Migration):
    dependencies = [
        ("registrations", "0006_rare_filters"),
        ("sessions_app", "0004_what_floor_and_rapporteurs_keep"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="pick",
            options={
                "ordering": ["registration", "number"],
                "verbose_name": "item of a personal programme",
                "verbose_name_plural": "items of personal programmes",
            },
        ),
        migrations.RemoveConstraint(
            model_name="pick",
            name="pick_once",
        ),
        migrations.AddField(
            model_name="pick",
            name="number",
            field=models.PositiveBigIntegerField(default=0, verbose_name="number of the item"),
            preserve_default=False,
        ),
        migrations.RunPython(take_numbers, migrations.RunPython.noop, elidable=True),
        migrations.AlterField(
            model_name="pick",
            name="item",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="picks",
                to="sessions_app.item",
            ),
        ),
        migrations.AddConstraint(
            model_name="pick",
            constraint=models.UniqueConstraint(fields=("registration", "number"), name="pick_once"),
        ),
    ]

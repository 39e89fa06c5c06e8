from django.db import migrations, models


def accept_reports_on_record(apps, schema_editor):
    """Reports from before there were states came from edition folders: they had been handed in."""
    report = apps.get_model("sessions_app", "BreakoutReport")
    report.objects.filter(state="draft", revisions=None).update(state="accepted")


class Migration(migrations.Migration):
    dependencies = [
        ("sessions_app", "0003_published_programmes_stay"),
    ]

    operations = [
        migrations.AddField(
            model_name="breakoutrevision",
            name="is_aside",
            field=models.BooleanField(default=False, verbose_name="set aside"),
        ),
        migrations.AddField(
            model_name="contribution",
            name="may_be_named",
            field=models.BooleanField(default=False, verbose_name="agreed to be named"),
        ),
        migrations.AddField(
            model_name="contribution",
            name="original_text",
            field=models.TextField(blank=True, verbose_name="as it was sent"),
        ),
        migrations.AddField(
            model_name="contribution",
            name="remark",
            field=models.TextField(blank=True, verbose_name="reason, for staff"),
        ),
        migrations.RunPython(accept_reports_on_record, migrations.RunPython.noop),
    ]

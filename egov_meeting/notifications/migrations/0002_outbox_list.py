from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0003_registration_dates_of_groups"),
        ("notifications", "0001_initial"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="outboxmessage",
            index=models.Index(
                fields=["state", "channel", "kind", "edition", "created_at", "address"],
                name="outbox_list",
            ),
        ),
    ]

"""What officers wrote beside their acts moves to rows that can be forgotten; the acts stay as they are."""

from django.db import migrations

from egov_meeting.audit import append_only

TABLE = "registrations_deskact"


def move(apps, schema_editor):
    acts = apps.get_model("registrations", "DeskAct")
    notes = apps.get_model("registrations", "DeskNote")
    append_only.remove(connection=schema_editor.connection, table=TABLE)
    for act in acts.objects.exclude(payload={}).iterator():
        text = act.payload.pop("note", "")
        if text:
            notes.objects.create(act=act, text=text[:300])
            act.save(update_fields=["payload"])
    # What is to be checked at the end is checked now: PostgreSQL makes no trigger before it is.
    schema_editor.connection.check_constraints()
    append_only.install(connection=schema_editor.connection, table=TABLE)


class Migration(migrations.Migration):
    dependencies = [("registrations", "0005_what_is_taken_back_and_whose_it_was")]
    operations = [migrations.RunPython(move, migrations.RunPython.noop)]

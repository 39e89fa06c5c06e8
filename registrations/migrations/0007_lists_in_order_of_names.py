"""Lists of people by name stand in the order in which names are written, not in that of the key of matching."""

import re
import unicodedata
from typing import Any

from django.db import migrations, models

_TITLES = frozenset(
    "bw bi mr mrs ms dr dkt prof eng mhandisi mha ndugu ndg mheshimiwa mhe miss sir madam adv wakili".split()
)
_APOSTROPHES = {ord(sign): None for sign in "'`´ʻʼ‘’"}
_AT_ONCE = 500


def _reading_key(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.translate(_APOSTROPHES).casefold())
    kept = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(word for word in re.findall(r"[^\W_]+", kept) if word not in _TITLES)[:150]


def fill(apps: Any, schema_editor: Any) -> None:
    # Whoever was forgotten has no key either.
    rows = apps.get_model("registrations", "Registration").objects.exclude(name_key="")
    some = []
    for row in rows.only("pk", "full_name").order_by("pk").iterator(chunk_size=_AT_ONCE):
        row.sort_name = _reading_key(row.full_name)
        some.append(row)
        if len(some) == _AT_ONCE:
            rows.bulk_update(some, ["sort_name"])
            some = []
    rows.bulk_update(some, ["sort_name"])


class Migration(migrations.Migration):
    dependencies = [("registrations", "0006_notes_of_desks_apart")]

    operations = [
        migrations.RemoveIndex(model_name="registration", name="registration_by_name"),
        migrations.AddField(
            model_name="registration",
            name="sort_name",
            field=models.CharField(blank=True, editable=False, max_length=150),
        ),
        migrations.AddIndex(
            model_name="registration",
            index=models.Index(fields=["edition", "sort_name", "id"], name="registration_by_name"),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]

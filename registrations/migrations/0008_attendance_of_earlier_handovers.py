"""What was known of doors and given as certificates before places counted their holders goes to whoever had the place then."""

from bisect import bisect_right
from datetime import datetime
from typing import Any

from django.db import migrations


def sort_out(apps: Any, schema_editor: Any) -> None:
    places = apps.get_model("registrations", "Registration").objects.filter(link_version__gt=1)
    for place in places.order_by("pk").values_list("pk", flat=True):
        handed_over = _handed_over(apps, place)
        if handed_over:
            _sort_attendance(apps, place, handed_over)
            _sort_certificates(apps, place, handed_over)


def _handed_over(apps: Any, place: int) -> list[datetime]:
    events = apps.get_model("audit", "Event").objects.filter(
        action="registrations.substituted",
        object_type="registrations.registration",
        object_id=str(place),
    )
    return list(events.order_by("at", "pk").values_list("at", flat=True))


def _sort_attendance(apps: Any, place: int, handed_over: list[datetime]) -> None:
    rows = apps.get_model("registrations", "Attendance").objects.filter(registration=place)
    for row in rows.filter(holder=1, first_at__gte=handed_over[0]):
        holder = bisect_right(handed_over, row.first_at) + 1
        if not rows.filter(checkpoint=row.checkpoint_id, holder=holder).exists():
            rows.filter(pk=row.pk).update(holder=holder)


def _sort_certificates(apps: Any, place: int, handed_over: list[datetime]) -> None:
    rows = apps.get_model("documents", "Certificate").objects.filter(kind="attendance")
    first = f"registration:{place}"
    for row in rows.filter(subject=first, issued_at__gte=handed_over[0]):
        subject = f"{first}:{bisect_right(handed_over, row.issued_at) + 1}"
        if row.state != "valid" or not rows.filter(subject=subject, state="valid").exists():
            rows.filter(pk=row.pk).update(subject=subject)


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0002_rows_stay"),
        ("documents", "0002_certificates_and_parts"),
        ("registrations", "0007_lists_in_order_of_names"),
    ]
    operations = [migrations.RunPython(sort_out, migrations.RunPython.noop)]

"""What the day itself leaves about somebody: badges, doors, and that feedback was given."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from egov_meeting.notifications.services.forgetting import FORGOTTEN
from registrations.choices import AttendanceSource
from registrations.models import Attendance, DeskAct, DeskNote, FeedbackGiven, Pass, Registration
from registrations.personal_data import PersonalData
from registrations.selectors.own import own_since


def badges_told(registration: Registration) -> list[dict[str, Any]]:
    """When each badge was given, printed and revoked; its code is on the page of the badge."""
    since = own_since(registration=registration)
    rows = Pass.objects.filter(registration=registration, issued_at__gte=since)
    return list(
        rows.values("state", "issued_at", "printed_at", "revoked_at", "revocation_reason").order_by(
            "issued_at", "pk"
        )
    )


def forget_badges(registrations: Sequence[int]) -> None:
    """The code stays known as that of a place; what the badge said, and why it was revoked, does not."""
    Pass.objects.filter(registration__in=registrations).update(printed_as="", revocation_reason="")


def attendance_told(registration: Registration) -> dict[str, Any]:
    """Through which doors the person came, and everything that desks handed in about it."""
    since = own_since(registration=registration)
    doors = Attendance.objects.filter(registration=registration, holder=registration.link_version)
    acts = DeskAct.objects.filter(registration=registration, received_at__gte=since)
    return {
        "doors": [
            {
                "date": row.checkpoint.date,
                "sw": row.checkpoint.name_sw,
                "en": row.checkpoint.name_en,
                "was_there": row.is_present,
                "first_at": row.first_at,
                "known_from": row.source,
                "reason": row.reason,
            }
            for row in doors.select_related("checkpoint").order_by("checkpoint__date", "pk")
        ],
        "at_the_desk": [
            {
                "at": act.at,
                "what": act.kind,
                "outcome": act.outcome,
                "note": act.note.text if hasattr(act, "note") else "",
            }
            for act in acts.select_related("note").order_by("at", "pk")
        ],
    }


def forget_reasons(registrations: Sequence[int]) -> None:
    """Who was there is a figure and stays; names, the words of a correction and what desks wrote go."""
    DeskNote.objects.filter(act__registration__in=registrations).delete()
    Attendance.objects.filter(registration__in=registrations).update(full_name="")
    rows = Attendance.objects.filter(registration__in=registrations).exclude(reason="")
    rows.filter(source=AttendanceSource.CORRECTION).update(reason=FORGOTTEN)
    rows.exclude(source=AttendanceSource.CORRECTION).update(reason="")


def feedback_told(registration: Registration) -> dict[str, bool]:
    """That it was given. What was said is known of nobody."""
    return {"given": FeedbackGiven.objects.filter(registration=registration).exists()}


def forget_no_feedback(registrations: Sequence[int]) -> None:
    """Nothing that tells of the person is kept with it."""


BADGES_KEPT = PersonalData("badges", badges_told, forget_badges)
ATTENDANCE_KEPT = PersonalData("attendance", attendance_told, forget_reasons)
FEEDBACK_KEPT = PersonalData("feedback", feedback_told, forget_no_feedback)

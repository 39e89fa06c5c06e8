"""Evidence as a kind of file: sent by the institution that owes, seen by it and by e-GA."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from egov_meeting.documents.upload_kinds import UploadKind
from egov_meeting.documents.upload_types import DOCUMENTS, JPEG, PNG
from reports.choices import Decision
from reports.follow_up_permissions import can_report_for, can_view_register
from reports.models import Evidence, Resolution
from reports.selectors.owing import Institutions

if TYPE_CHECKING:
    from egov_meeting.documents.models import Upload
    from egov_meeting.meetings.models import Edition


def can_send_evidence(by: Any, edition: Edition, subject: str) -> bool:
    """A focal person, about a resolution of the edition that the own institution owes."""
    resolution_id, institution_id = _about(subject)
    if not can_report_for(by, institution_id):
        return False
    resolution = Resolution.objects.filter(
        pk=resolution_id, edition=edition, decision=Decision.ADOPTED
    ).first()
    return resolution is not None and Institutions().owes(institution_id, resolution)


def can_see_evidence(user: Any, upload: Upload) -> bool:
    """e-GA's staff, and the institution it came from or that which took over from it."""
    if can_view_register(user):
        return True
    own, (_resolution, institution_id) = (
        getattr(user, "institution_id", None),
        _about(upload.subject),
    )
    if not own or not can_report_for(user, own):
        return False
    institutions = Institutions()
    return institutions.today(own) == institutions.today(institution_id)


def can_take_evidence_back(user: Any, upload: Upload) -> bool:
    """Who may send it, as long as it is in no report."""
    free = not Evidence.objects.filter(upload=upload).exists()
    return free and can_send_evidence(user, upload.edition, upload.subject)


EVIDENCE = UploadKind(
    key="evidence",
    title=_("Evidence"),
    accepts=(*DOCUMENTS, JPEG, PNG),
    can_send=can_send_evidence,
    can_view=can_see_evidence,
    can_withdraw=can_take_evidence_back,
)


def _about(subject: str) -> tuple[int, int]:
    """Numbers of the resolution and the institution; noughts for what is written otherwise."""
    name, *numbers = subject.split(":")
    if name != "owed" or len(numbers) != 2 or not all(part.isdecimal() for part in numbers):
        return (0, 0)
    return (int(numbers[0]), int(numbers[1]))

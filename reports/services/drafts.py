"""What is typed and not yet saved: kept as it is typed, offered again on return."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from egov_meeting.accounts.models import User
from egov_meeting.meetings.models import Edition
from reports.models import AutosavedDraft, MeetingReport

# Wider than what may be saved, so that a text that must be shortened is not lost meanwhile.
LONGEST_DRAFT = 1_000_000


def keep_draft(
    *,
    edition: Edition,
    section: str,
    language: str,
    body: str,
    revision: int,
    user: User,
    at: datetime,
) -> AutosavedDraft:
    """Keep what the person has typed so far; nobody else sees it, so it is not on record.

    Raises ValidationError for a text that no section could have.
    """
    if len(body) > LONGEST_DRAFT:
        raise ValidationError(_("This text is too long to be kept."), code="too_long")
    with transaction.atomic():
        report, _made = MeetingReport.objects.get_or_create(edition=edition)
        draft, _made = AutosavedDraft.objects.update_or_create(
            user=user,
            report=report,
            section=section,
            language=language,
            defaults={"body": body.replace("\x00", ""), "revision": revision, "saved_at": at},
        )
    return draft


def forget_draft(
    *, report: MeetingReport, section: str, language: str, user_id: int | None
) -> None:
    """Drop the person's unsaved text of the section: it has been saved, or is not wanted."""
    if user_id is None:
        return  # the portal itself types nothing
    AutosavedDraft.objects.filter(
        user_id=user_id, report=report, section=section, language=language
    ).delete()


def discard_draft(*, edition: Edition, section: str, language: str, user_id: int) -> None:
    """Drop the person's unsaved text of the section, as that person wished."""
    report = MeetingReport.objects.filter(edition=edition).first()
    if report:
        forget_draft(report=report, section=section, language=language, user_id=user_id)

"""From a passage to a key issue in one step."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from egov_meeting.meetings.models import Edition
from reports.models import KeyIssue
from reports.services.issue_passages import Passage, add_passage
from reports.services.issues import create_issue

if TYPE_CHECKING:
    from egov_meeting.audit.actors import Actor


def raise_issue(
    *, edition: Edition, passage: Passage, text_sw: str, text_en: str, by: Actor, at: datetime
) -> KeyIssue:
    """A new key issue that grew from the passage. Raises ValidationError; then nothing is written.

    Words that stand in an issue already are refused: a second press of the button makes no second one.
    """
    with transaction.atomic():
        issue = create_issue(edition=edition, text_sw=text_sw, text_en=text_en, by=by, at=at)
        add_passage(issue=issue, passage=passage, by=by, at=at, once=True)
    return issue

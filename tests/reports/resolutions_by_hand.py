"""Resolutions and key issues in the making, made row by row."""

from __future__ import annotations

import datetime as dt
from typing import Any

from egov_meeting.meetings.models import Edition
from reports.choices import Decision
from reports.models import KeyIssue, Resolution

NOW = dt.datetime(2030, 3, 8, 9, 0, tzinfo=dt.UTC)
TODAY = NOW.date()


def resolution(of: Edition, **fields: Any) -> Resolution:
    """A resolution that is recommended to the meeting, in both languages."""
    values = {
        "title_sw": "Kujiunga na GovESB",
        "title_en": "Joining GovESB",
        "text_sw": "Taasisi zote zijiunge na GovESB.",
        "text_en": "All institutions shall join GovESB.",
        "decision": Decision.RECOMMENDED,
        "recommended": "adopt",
        **fields,
    }
    return Resolution.objects.create(edition=of, **values)


def issue(of: Edition, **fields: Any) -> KeyIssue:
    """A key issue in both languages, at the end of the list."""
    values = {"text_sw": "Mifumo haisomani.", "text_en": "Systems do not talk to each other."}
    order = of.key_issues.count() + 1
    return KeyIssue.objects.create(edition=of, **{"order": order, **values, **fields})

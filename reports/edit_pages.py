"""Where a text that lacks its other language can be written."""

from __future__ import annotations

from django.apps import apps

from egov_meeting.meetings.editing.addresses import address
from egov_meeting.meetings.editing.registry import section_of_model
from egov_meeting.meetings.models import Edition
from reports.parity import Gap


def edit_address(gap: Gap, *, edition: Edition) -> str:
    """The staff page on which the row of a gap is edited; "" when there is none."""
    section = section_of_model(apps.get_model(gap.model))
    return "" if section is None else address(section, edition, "row", gap.pk)

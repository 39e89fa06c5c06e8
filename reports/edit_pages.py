"""Where a text that lacks its other language can be written."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.apps import apps

from egov_meeting.meetings.editing.addresses import address
from egov_meeting.meetings.editing.registry import section_of_model, sections
from egov_meeting.meetings.models import Edition
from reports.parity import Gap


def closed_sections(*, edition: Edition, user: Any) -> frozenset[str]:
    """Keys of the sections that the person may not read."""
    return frozenset(
        section.key
        for section in sections()
        if section.readers is not None and not section.readers(user, edition)
    )


def edit_address(gap: Gap, *, edition: Edition, closed: Collection[str] = ()) -> str:
    """The staff page on which the row of a gap is edited; "" when there is none, or it is among `closed`."""
    section = section_of_model(apps.get_model(gap.model))
    if section is None or section.key in closed:
        return ""
    return address(section, edition, "row", gap.pk)

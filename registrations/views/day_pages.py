"""What the pages of the day itself share: the edition, the tabs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import pgettext_lazy

from egov_meeting.accounts.permissions import editions_with_capability
from egov_meeting.meetings.models import Edition
from egov_meeting.meetings.selectors.staff import all_editions
from registrations.day_permissions import can_work_at_desk
from registrations.permissions import can_view_registrations
from registrations.views.staff_pages import OfEdition, staff_page, with_query

_SECTIONS = (
    ("desks", pgettext_lazy("desk", "Desks"), can_work_at_desk),
    ("desk_board", pgettext_lazy("desk", "Arrivals"), can_work_at_desk),
    ("desk_acts", pgettext_lazy("desk", "To look at"), can_work_at_desk),
    ("attendance", pgettext_lazy("attendance", "Attendance"), can_view_registrations),
    ("attendance_sheets", pgettext_lazy("attendance", "Lists to sign"), can_view_registrations),
)


class OfDesk(OfEdition):
    """A page for who works at the desks of an edition: `?mwaka=`, else the one in hand."""

    permission = can_work_at_desk

    @cached_property
    def editions(self) -> list[Edition]:
        seen = editions_with_capability(self.request.user, "desk.work")
        return list(all_editions(among=seen))


def day_page(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any],
    *,
    section: str,
    edition: Edition | None,
) -> HttpResponse:
    """Render with the tabs of the day that the reader may open, `section` marked."""
    query = {"mwaka": edition.year} if edition else {}
    tabs = [
        {
            "label": label,
            "address": with_query(reverse(f"registrations:{name}"), query),
            "current": "page" if name == section else "",
        }
        for name, label, may_open in _SECTIONS
        if may_open(request.user, edition)
    ]
    return staff_page(request, template, {"staff_tabs": tabs, **context}, edition=edition)

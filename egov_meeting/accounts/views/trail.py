"""The audit trail, for those who may read it.

It stands here and not in `audit`, which is built below accounts and knows no doors.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.functional import cached_property

from egov_meeting.accounts.access import StaffView
from egov_meeting.accounts.forms.trail import TrailFilterForm
from egov_meeting.accounts.permissions import (
    can_view_audit_trail,
    can_view_event,
    editions_with_capability,
)
from egov_meeting.audit.models import Event
from egov_meeting.audit.selectors import events, events_before
from egov_meeting.audit.wording import action_name, actor_name, differences, object_type_name

EVENTS_ON_A_PAGE = 50
_LARGEST_KEY = 2**63 - 1


class TrailView(StaffView):
    permission = can_view_audit_trail

    def get(self, request: HttpRequest) -> HttpResponse:
        form = TrailFilterForm(request.GET)
        found = events(
            **form.filters(), editions=editions_with_capability(request.user, "audit.view")
        )
        older_than = _key(request.GET.get("older_than", ""))
        rows, next_key = events_before(found, older_than=older_than, number=EVENTS_ON_A_PAGE)
        context = {
            "filters": form,
            "rows": [in_words(event) for event in rows],
            "next_key": next_key,
            "is_newest": older_than is None,
        }
        return render(request, "audit/trail.html", context)


class EventView(StaffView):
    permission = can_view_event

    @cached_property
    def event(self) -> Event:
        return get_object_or_404(Event, pk=self.kwargs["pk"])

    def loaded(self) -> Event:
        return self.event

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        context = {**in_words(self.event), "differences": differences(self.event)}
        return render(request, "audit/event.html", context)


def in_words(event: Event) -> dict[str, object]:
    """An event with its names in the reader's language."""
    return {
        "event": event,
        "actor": actor_name(event),
        "action": action_name(event.action),
        "object_type": object_type_name(event.object_type),
    }


def _key(text: str) -> int | None:
    if text.isascii() and text.isdecimal() and int(text[:20]) <= _LARGEST_KEY:
        return int(text[:20])
    return None

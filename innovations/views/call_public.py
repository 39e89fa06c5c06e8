"""The call for research and innovation, for everyone."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from egov_meeting.accounts.access import PublicView
from egov_meeting.shared.bilingual import active_language
from innovations.announcing import closing_words
from innovations.selectors.call import (
    criteria_of,
    has_opened,
    is_open_for_entries,
    kinds_taken,
)
from innovations.selectors.public_call import public_calls


class CallView(PublicView):
    """What is asked for, until when, how it is judged. Not kept: it says whether the call is open now."""

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        call = get_object_or_404(public_calls(), edition__year=year)
        at = timezone.now()
        context = {
            "call": call,
            "edition": call.edition,
            "is_open": is_open_for_entries(call=call, at=at),
            "has_opened": has_opened(call=call, at=at),
            "until": closing_words(call, active_language()),
            "kinds": kinds_taken(call=call),
            "tracks": list(call.tracks.all()),
            "criteria": [(one, one.weight * 100) for one in criteria_of(call=call)],
            "awards": list(call.awards.all()),
            "invited": list(call.invited.all()),
        }
        return render(request, "innovations/call.html", context)

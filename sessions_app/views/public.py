"""The programme for everyone: as a page and as a calendar."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from egov_meeting.accounts.access import PublicView
from egov_meeting.meetings.selectors.public import public_editions
from sessions_app.calendar import programme_calendar
from sessions_app.selectors import programme_of


class ProgrammeView(PublicView):
    """Every day, session and item; it reads without JavaScript."""

    cacheable = True

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        edition = get_object_or_404(public_editions(), year=year)
        days = programme_of(edition=edition)
        return render(request, "sessions_app/programme.html", {"edition": edition, "days": days})


class ProgrammeCalendarView(PublicView):
    """The programme as an ICS file to subscribe to."""

    cacheable = True

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        edition = get_object_or_404(public_editions(), year=year)
        content = programme_calendar(edition=edition, at=timezone.now())
        response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="ratiba-{year}.ics"'
        return response

"""The front page and the page of one edition."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from egov_meeting.accounts.access import PublicView
from egov_meeting.home.selectors.public import edition_page_data, front_page_data
from egov_meeting.meetings.selectors.public import public_editions


class FrontView(PublicView):
    """The edition people can register for, or the latest one, first; the others below."""

    cacheable = True

    def get(self, request: HttpRequest) -> HttpResponse:
        return render(request, "home/front.html", front_page_data(at=timezone.now()))


class EditionView(PublicView):
    """What an edition was about: dates, groups, fees, openings, sponsors, committees, speeches."""

    cacheable = True

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        edition = get_object_or_404(public_editions(), year=year)
        return render(
            request, "home/edition.html", edition_page_data(edition=edition, at=timezone.now())
        )

"""The front page and the page of one edition."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from egov_meeting.accounts.access import PublicView
from egov_meeting.home.selectors.public import edition_in_figures, edition_page_data
from egov_meeting.meetings.selectors.public import public_editions


class FrontView(PublicView):
    """The latest edition first, the earlier ones below."""

    cacheable = True

    def get(self, request: HttpRequest) -> HttpResponse:
        current, *earlier = list(public_editions()) or [None]
        return render(
            request,
            "home/front.html",
            {
                "edition": current,
                "figures": edition_in_figures(edition=current) if current else [],
                "earlier": earlier,
            },
        )


class EditionView(PublicView):
    """What an edition was about: dates, groups, fees, openings, sponsors, committees, speeches."""

    cacheable = True

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        edition = get_object_or_404(public_editions(), year=year)
        return render(request, "home/edition.html", edition_page_data(edition=edition))

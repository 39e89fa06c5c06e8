"""Research and innovation of an edition, for everyone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from egov_meeting.accounts.access import PublicView
from egov_meeting.meetings.selectors.public import public_editions
from innovations.selectors import institutions_with_entries, shown_entries


class GalleryView(PublicView):
    """All entries with their institutions."""

    cacheable = True

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        edition = get_object_or_404(public_editions(), year=year)
        context = {
            "edition": edition,
            "entries": shown_entries(edition=edition),
            "institutions": institutions_with_entries(edition=edition),
        }
        return render(request, "innovations/gallery.html", context)

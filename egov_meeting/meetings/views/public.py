"""Pictures of an announced edition."""

import mimetypes

from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404

from egov_meeting.accounts.access import PublicView
from egov_meeting.meetings.selectors.public import public_editions, public_photographs


class PhotographView(PublicView):
    """The file of one photograph. Its name is the checksum of its content, so it may be kept long."""

    def get(self, request: HttpRequest, year: int, order: int) -> FileResponse:
        edition = get_object_or_404(public_editions(), year=year)
        photograph = get_object_or_404(public_photographs(edition=edition), order=order)
        try:
            content = photograph.image.open("rb")
        except FileNotFoundError as missing:
            raise Http404 from missing
        response = FileResponse(
            content, content_type=mimetypes.guess_type(photograph.image.name)[0]
        )
        response["Cache-Control"] = "public, max-age=86400"
        return response

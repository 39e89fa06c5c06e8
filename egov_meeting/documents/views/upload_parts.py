"""Where a browser sends a file in parts (static/js/upload.js). Each answer is small JSON.

The ticket (header Upload-Ticket) says where the file goes and who sends it, also for people who hold
a link and have no account. The token against forged requests is asked for as everywhere.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import RequestDataTooBig, ValidationError
from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from egov_meeting.accounts.access import PublicView
from egov_meeting.audit.transitions import TransitionRefused
from egov_meeting.documents.choices import UploadState
from egov_meeting.documents.models import Upload
from egov_meeting.documents.services.upload_parts import (
    PartOutOfPlace,
    begin_upload,
    finish_upload,
    receive_part,
    was_sent_by,
)
from egov_meeting.documents.services.uploading import withdraw_upload
from egov_meeting.documents.upload_tickets import UploadPlace, place_of_ticket
from egov_meeting.documents.views.uploads import words_of_refusal

LOCKED = 409


class WithTicket(PublicView):
    """An address for whoever shows a ticket."""

    place: UploadPlace
    http_method_names: ClassVar[list[str]] = ["post"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        place = place_of_ticket(request.headers.get("Upload-Ticket", ""), request.user)
        if place is None:
            words = _("You may not send this file any more. Load the page again, and sign in if you are asked to.")  # fmt: skip
            response: HttpResponseBase = told(words, status=403)
        else:
            self.place = place
            response = self.answered(request, *args, **kwargs)
        add_never_cache_headers(response)
        return response

    def answered(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return super().dispatch(request, *args, **kwargs)
        except PartOutOfPlace as elsewhere:
            return JsonResponse({"received": elsewhere.received}, status=LOCKED)
        except ValidationError as refused:
            return told(" ".join(refused.messages), status=422)


class BeginUploadView(WithTicket):
    """Announce a file: name and size."""

    def post(self, request: HttpRequest) -> HttpResponseBase:
        size = request.POST.get("size", "")
        if not (size.isascii() and size.isdigit() and len(size) < 16):
            return told(_("This file is empty."), status=422)
        place = self.place
        upload = begin_upload(
            kind=place.kind,
            edition=place.edition,
            subject=place.subject,
            name=request.POST.get("name", ""),
            size=int(size),
            by=place.by,
            at=timezone.now(),
        )
        return JsonResponse(standing(upload), status=201)


class OwnUploadView(WithTicket):
    """An address about one upload, for its sender in the same place; for others it is not there."""

    upload: Upload

    def answered(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        place = self.place
        found = Upload.objects.filter(
            pk=kwargs["upload_id"], kind=place.kind, edition=place.edition, subject=place.subject
        ).first()
        if found is None or not was_sent_by(found, place.by):
            return told(_("There is no such file."), status=404)
        self.upload = found
        return super().answered(request, *args, **kwargs)


class UploadStandingView(OwnUploadView):
    """How many bytes are here, and what came of the check."""

    def post(self, request: HttpRequest, upload_id: str) -> HttpResponseBase:
        return JsonResponse(standing(self.upload))


class UploadPartView(OwnUploadView):
    """Take the bytes of the body, which begin at Upload-Offset."""

    def post(self, request: HttpRequest, upload_id: str) -> HttpResponseBase:
        offset = request.headers.get("Upload-Offset", "")
        if not (offset.isascii() and offset.isdigit() and len(offset) < 16):
            return JsonResponse({"received": self.upload.received}, status=LOCKED)
        try:
            content = request.body
        except RequestDataTooBig:
            return told(_("More was sent than was announced. Choose the file again."), status=413)
        received = receive_part(
            upload=self.upload, offset=int(offset), content=content, at=timezone.now()
        )
        return JsonResponse({"received": received})


class FinishUploadView(OwnUploadView):
    def post(self, request: HttpRequest, upload_id: str) -> HttpResponseBase:
        upload = finish_upload(upload=self.upload, by=self.place.by, at=timezone.now())
        return JsonResponse(standing(upload))


class CancelUploadView(OwnUploadView):
    """Give up a file that is on its way or being checked; one that is ready is for its form to keep."""

    def post(self, request: HttpRequest, upload_id: str) -> HttpResponseBase:
        if self.upload.state in (UploadState.RECEIVING, UploadState.CHECKING):
            try:
                withdraw_upload(upload=self.upload, by=self.place.by, at=timezone.now())
            except TransitionRefused:
                self.upload.refresh_from_db()
        return JsonResponse(standing(self.upload))


def told(words: str, *, status: int) -> JsonResponse:
    return JsonResponse({"error": words}, status=status)


def standing(upload: Upload) -> dict[str, Any]:
    """What the browser needs to know of an upload."""
    return {
        "id": str(upload.pk),
        "address": reverse("documents:upload_part", args=[upload.pk]),
        "received": upload.received,
        "size": upload.size,
        "state": upload.state,
        "error": words_of_refusal(upload),
    }

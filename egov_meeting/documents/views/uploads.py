"""Files that people handed in: getting them, and seeing how far one is. None is served in another way."""

from __future__ import annotations

import logging
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.functional import cached_property

from egov_meeting.accounts.access import Permitted, SignedInView, to_second_factor
from egov_meeting.accounts.permissions import needs_second_factor
from egov_meeting.documents.choices import UploadState
from egov_meeting.documents.kinds import UnknownKind
from egov_meeting.documents.models import Upload
from egov_meeting.documents.services.upload_parts import note_reading
from egov_meeting.documents.upload_kinds import upload_kind, upload_kind_title
from egov_meeting.documents.upload_permissions import (
    can_follow_upload,
    can_get_upload,
    is_open_upload,
    is_personal_upload,
)
from egov_meeting.documents.upload_refusals import refusal_words

logger = logging.getLogger(__name__)

# Even a browser that opens the file in its window may do nothing with it.
_POLICY = "sandbox; default-src 'none'; frame-ancestors 'none'"


class UploadView(Permitted):
    """The file, always as an attachment."""

    permission = can_get_upload

    @cached_property
    def upload(self) -> Upload:
        return get_object_or_404(Upload, pk=self.kwargs["upload_id"])

    def loaded(self) -> Upload:
        return self.upload

    def refusal(self, request: HttpRequest) -> HttpResponseBase | None:
        if is_open_upload(self.upload):
            return None
        refused = super().refusal(request)
        if refused is None and needs_second_factor(request.user):
            return to_second_factor(request)
        return refused

    def get(self, request: HttpRequest, upload_id: str) -> HttpResponseBase:
        return answer_with_upload(request, self.upload, by=request.user)


class UploadProgressView(SignedInView):
    """How far an upload is; loads itself again while it is being checked, without JavaScript."""

    permission = can_follow_upload

    @cached_property
    def upload(self) -> Upload:
        return get_object_or_404(
            Upload.objects.select_related("edition"), pk=self.kwargs["upload_id"]
        )

    def loaded(self) -> Upload:
        return self.upload

    def get(self, request: HttpRequest, upload_id: str) -> HttpResponse:
        upload = self.upload
        context = {
            "upload": upload,
            "title": upload_kind_title(upload.kind),
            "percent": percent_of(upload),
            "may_get": upload.state == UploadState.READY and can_get_upload(request.user, upload),
            "words": words_of_refusal(upload),
        }
        return render(request, "documents/upload_progress.html", context)


def answer_with_upload(request: HttpRequest, upload: Upload, *, by: Any) -> HttpResponseBase:
    """The file of a ready upload, streamed as an attachment. Who may have it is asked before.

    404 for what is not ready or is gone. The reading goes on record where the kind is personal.
    """
    if upload.state != UploadState.READY:
        raise Http404
    try:
        opened = upload.file.open("rb")
    except OSError:
        logger.exception("the file of upload %s is gone", upload.pk)
        raise Http404 from None
    if is_personal_upload(upload):
        note_reading(upload=upload, by=by, at=timezone.now())
    response = FileResponse(
        opened,
        as_attachment=True,
        filename=upload.filename,
        content_type=upload.media_type,
    )
    response.headers["Content-Length"] = str(upload.size)
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = _POLICY
    return response


def percent_of(upload: Upload) -> int:
    """How much of it is here, of a hundred."""
    return 100 * upload.received // upload.size if upload.size else 100


def words_of_refusal(upload: Upload) -> str:
    """Why it was refused, in the reader's language; "" when it was not."""
    if upload.state != UploadState.REFUSED:
        return ""
    try:
        return refusal_words(upload.refusal, upload_kind(upload.kind))
    except UnknownKind:
        return ""

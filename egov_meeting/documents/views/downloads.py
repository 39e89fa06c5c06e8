"""Delivering files. Nothing is served from the storage directly."""

from __future__ import annotations

import logging

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.functional import cached_property

from egov_meeting.accounts.access import Permitted, to_second_factor
from egov_meeting.accounts.permissions import needs_second_factor
from egov_meeting.documents.models import Document
from egov_meeting.documents.permissions import can_download, is_open_to_all

logger = logging.getLogger(__name__)


class DownloadView(Permitted):
    """The file of a document, always as an attachment."""

    permission = can_download

    @cached_property
    def document(self) -> Document:
        return get_object_or_404(Document, pk=self.kwargs["document_id"])

    def loaded(self) -> Document:
        return self.document

    def refusal(self, request: HttpRequest) -> HttpResponseBase | None:
        if is_open_to_all(self.document):
            return None
        refused = super().refusal(request)
        if refused is None and needs_second_factor(request.user):
            return to_second_factor(request)
        return refused

    def get(self, request: HttpRequest, document_id: str) -> HttpResponseBase:
        return answer_with_file(request, self.document)


def answer_with_file(request: HttpRequest, document: Document) -> HttpResponseBase:
    """The file as an attachment, or that the reader has it already. Who may have it is asked before."""
    etag = f'"{document.sha256}"'
    unchanged = get_conditional_response(request, etag=etag)
    return _with_headers(unchanged or _file(document), etag)


def _file(document: Document) -> FileResponse:
    try:
        opened = document.file.open("rb")
    except OSError:
        logger.exception("the file of document %s is gone", document.pk)
        raise Http404 from None
    response = FileResponse(
        opened,
        as_attachment=True,
        filename=document.filename,
        content_type=document.media_type,
    )
    response.headers["Content-Length"] = str(document.size)
    return response


def _with_headers(response: HttpResponse | FileResponse, etag: str) -> HttpResponseBase:
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response

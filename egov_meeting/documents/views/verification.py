"""For anyone: is this document what it says it is?"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.utils.functional import cached_property

from egov_meeting.accounts.access import PublicView
from egov_meeting.documents.certificate_selectors import certificate_verified_by
from egov_meeting.documents.forms import CodeForm, ComparisonForm
from egov_meeting.documents.kinds import kind_title
from egov_meeting.documents.models import Certificate, Document
from egov_meeting.documents.selectors import document_verified_by
from egov_meeting.documents.throttling import WITHIN_SECONDS, count_miss, has_tried_too_often
from egov_meeting.documents.verification_codes import grouped_code, normalised_code


class VerificationView(PublicView):
    """The form in which a code is typed; a good one leads to the page of its document."""

    def get(self, request: HttpRequest) -> HttpResponse:
        if "code" not in request.GET:
            return render(request, "documents/verify.html", {"form": CodeForm()})
        form = CodeForm(request.GET)
        if form.is_valid():
            return redirect("documents:verify_code", grouped_code(form.cleaned_data["code"]))
        return render(request, "documents/verify.html", {"form": form})


class VerifiedDocumentView(PublicView):
    """What the portal says of one document or certificate; a file can be compared with its document.

    Of a certificate it says the name, the meeting and whether it is good, and nothing else; and nothing
    at all to an address that has named too many codes that do not exist.
    """

    @cached_property
    def document(self) -> Document | None:
        return document_verified_by(typed=self.kwargs["code"])

    @cached_property
    def certificate(self) -> Certificate | None:
        if self.document is not None:
            return None
        return certificate_verified_by(typed=self.kwargs["code"])

    def get(self, request: HttpRequest, code: str) -> HttpResponse:
        return self._answer(request, ComparisonForm())

    def post(self, request: HttpRequest, code: str) -> HttpResponse:
        form = ComparisonForm(request.POST, request.FILES)
        if self.document is None or not form.is_valid():
            return self._answer(request, form)
        return self._answer(
            request, ComparisonForm(), is_same=form.checksum() == self.document.sha256
        )

    def _answer(self, request: HttpRequest, form: ComparisonForm, **found: Any) -> HttpResponse:
        if self.document is None:
            response = self._certificate(request)
        else:
            about = {"document": self.document, "kind": kind_title(self.document.kind)}
            response = render(request, "documents/verified.html", {"form": form, **about, **found})
        add_never_cache_headers(response)
        return response

    def _certificate(self, request: HttpRequest) -> HttpResponse:
        if self.certificate is None or has_tried_too_often(request):
            return self._unknown(request)
        context = {"certificate": self.certificate, "edition": self.certificate.edition}
        response = render(request, "documents/verified_certificate.html", context)
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response

    def _unknown(self, request: HttpRequest) -> HttpResponse:
        if has_tried_too_often(request):
            response = render(request, "429.html", status=429)
            response.headers["Retry-After"] = str(WITHIN_SECONDS)
            return response
        count_miss(request)
        typed = grouped_code(normalised_code(self.kwargs["code"])[:40])
        context = {"form": CodeForm(), "typed": typed}
        return render(request, "documents/unknown_code.html", context, status=404)

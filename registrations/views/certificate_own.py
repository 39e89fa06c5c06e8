"""One's own certificate, for whoever holds the link to the registration: asked for, watched, fetched."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.functional import cached_property

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.documents.certificate_selectors import (
    PAPER,
    paper_jobs,
    paper_subject,
    papers_of_certificate,
)
from egov_meeting.documents.choices import CertificateState, DocumentLanguage
from egov_meeting.documents.models import Certificate
from egov_meeting.documents.services.requesting import request_document
from egov_meeting.documents.views.downloads import answer_with_file
from registrations.selectors.certificates import own_certificates
from registrations.views.participant_door import OwnView


class OwnCertificateView(OwnView):
    """What was given, and the paper in either language or both. 404 for who never had one."""

    @cached_property
    def certificates(self) -> list[Certificate]:
        return own_certificates(registration=self.registration)

    @property
    def valid(self) -> Certificate | None:
        rows = self.certificates
        return next((one for one in rows if one.state == CertificateState.VALID), None)

    @property
    def good(self) -> Certificate:
        """The valid one. Raises Http404 without."""
        valid = self.valid
        if valid is None:
            raise Http404
        return valid

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        if not self.certificates:
            raise Http404
        valid = self.valid
        made = papers_of_certificate(valid) if valid else {}
        context = {
            "registration": self.registration,
            "token": token,
            "certificate": valid,
            "latest": self.certificates[0],
            "papers": [(code, label, made.get(code)) for code, label in DocumentLanguage.choices],
        }
        return render(request, "registrations/own_certificate.html", context)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        language = request.POST.get("language", "")
        if language not in DocumentLanguage.values:
            return redirect("registrations:own_certificate", token)
        certificate = self.good
        if language not in papers_of_certificate(certificate):
            request_document(
                kind=PAPER,
                edition=certificate.edition,
                language=language,
                by=request.user if request.user.is_authenticated else SYSTEM,
                at=self.at,
                subject=paper_subject(certificate),
            )
        return redirect("registrations:own_certificate_paper", token, language)


class OwnCertificatePaperView(OwnCertificateView):
    """One paper: ready, being made, or failed. Loads itself again without JavaScript."""

    def get(self, request: HttpRequest, token: str, language: str) -> HttpResponse:  # type: ignore[override]  # takes the parts of its address
        certificate = self.good
        document = papers_of_certificate(certificate).get(language)
        job = None if document else paper_jobs(certificate).get(language)
        if document is None and job is None:
            return redirect("registrations:own_certificate", token)
        context = {
            "registration": self.registration,
            "token": token,
            "language": language,
            "language_name": DocumentLanguage(language).label,
            "document": document,
            "job": job,
        }
        return render(request, "registrations/own_certificate_paper.html", context)

    def post(self, request: HttpRequest, token: str, language: str) -> HttpResponse:  # type: ignore[override]  # takes the parts of its address
        return redirect("registrations:own_certificate", token)


class OwnCertificateStateView(OwnCertificateView):
    """The bar alone, fetched every second; when the work has ended the whole page is loaded again."""

    def get(self, request: HttpRequest, token: str, language: str) -> HttpResponse:  # type: ignore[override]  # takes the parts of its address
        job = paper_jobs(self.good).get(language)
        if job is None or not job.is_open:
            response = HttpResponse()
            response.headers["HX-Refresh"] = "true"
            return response
        return render(request, "documents/job_status.html", {"job": job})


class OwnCertificateFileView(OwnCertificateView):
    """The file."""

    def get(self, request: HttpRequest, token: str, language: str) -> HttpResponseBase:  # type: ignore[override]  # takes the parts of its address
        document = papers_of_certificate(self.good).get(language)
        if document is None:
            raise Http404
        return answer_with_file(request, document)

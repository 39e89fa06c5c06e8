"""Invoice and receipt for whoever holds the link: asked for, watched while they are made, fetched."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.documents.kinds import kind_title
from egov_meeting.documents.views.downloads import answer_with_file
from egov_meeting.payments.papers import has_paper
from egov_meeting.payments.selectors.papers import paper_job, papers_of
from egov_meeting.payments.services.papers import ask_for_paper
from egov_meeting.payments.views.payer.access import PayerView


class PaperView(PayerView):
    """One paper: ready, being made, or to be asked for. Loads itself again without JavaScript."""

    def get(self, request: HttpRequest, token: str, kind: str, language: str) -> HttpResponse:
        if not has_paper(self.bill, kind):
            return redirect("payer:bill", token)
        document = papers_of(self.bill).get((kind, language))
        job = None if document else paper_job(bill=self.bill, kind=kind, language=language)
        context = {
            "token": token,
            "kind": kind,
            "language": language,
            "title": kind_title(kind),
            "record": self.bill,
            "document": document,
            "job": job if job and (job.is_open or job.state == "failed") else None,
        }
        return render(request, "payments/payer/paper.html", context)

    def post(self, request: HttpRequest, token: str, kind: str, language: str) -> HttpResponse:
        if (kind, language) in papers_of(self.bill):
            return redirect("payer:paper", token, kind, language)
        by = request.user if request.user.is_authenticated else SYSTEM
        try:
            ask_for_paper(bill=self.bill, kind=kind, language=language, by=by, at=timezone.now())
        except ValidationError as refusal:
            messages.warning(request, " ".join(refusal.messages))
            return redirect("payer:bill", token)
        return redirect("payer:paper", token, kind, language)


class PaperStateView(PayerView):
    """The bar alone, fetched every second; when the work has ended the whole page is loaded again."""

    def get(self, request: HttpRequest, token: str, kind: str, language: str) -> HttpResponse:
        job = paper_job(bill=self.bill, kind=kind, language=language)
        if job is None or not job.is_open:
            response = HttpResponse()
            response.headers["HX-Refresh"] = "true"
            return response
        return render(request, "documents/job_status.html", {"job": job})


class DownloadPaperView(PayerView):
    """The file, if it says what is true now."""

    def get(self, request: HttpRequest, token: str, kind: str, language: str) -> HttpResponseBase:
        document = papers_of(self.bill).get((kind, language))
        if document is None:
            raise Http404
        return answer_with_file(request, document)

"""The own pass, for whoever holds the link: the code on the phone, and the same on a page to print."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.documents.qr import qr_code_svg
from egov_meeting.documents.services.requesting import request_document
from egov_meeting.documents.views.downloads import answer_with_file
from egov_meeting.shared.bilingual import active_language
from registrations.choices import TAKING_PART
from registrations.documents_pass import KEY, job_of_pass, paper_of_pass, pass_subject
from registrations.models import Pass
from registrations.passes import issue_passes, qr_text, valid_pass_of
from registrations.views.participant_door import OwnView


class OwnBadgeView(OwnView):
    """The code that the desk reads, once the place is confirmed; by POST the page to print is asked for.

    While it is made the page loads itself again without JavaScript.
    """

    @cached_property
    def own(self) -> Pass | None:
        """The valid pass, given now where there is none; None while the place is not confirmed."""
        row = self.registration
        if row.state not in TAKING_PART:
            return None
        if valid_pass_of(row) is None:
            issue_passes(edition=row.edition, registrations=[row], at=self.at, by=self.actor)
        own = valid_pass_of(row)
        assert own is not None  # one was just given
        own.registration = row
        return own

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        if self.own is None:
            return self.to_own_page()
        language = active_language()
        document = paper_of_pass(self.own, language=language)
        context = {
            "registration": self.registration,
            "token": token,
            "code": qr_code_svg(text=qr_text(self.own), label=_("Code of the badge, for the desk")),
            "document": document,
            "job": None if document else job_of_pass(self.own, language=language),
        }
        return render(request, "registrations/own_badge.html", context)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        if self.own is None:
            return self.to_own_page()
        language = active_language()
        if paper_of_pass(self.own, language=language) is None:
            request_document(
                kind=KEY,
                edition=self.registration.edition,
                language=language,
                by=request.user if request.user.is_authenticated else SYSTEM,
                at=self.at,
                subject=pass_subject(self.own),
            )
        return redirect("registrations:own_badge", token)


class OwnBadgeStateView(OwnBadgeView):
    """The bar alone, fetched every second; when the work has ended the whole page is loaded again."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        job = job_of_pass(self.own, language=active_language()) if self.own else None
        if job is None or not job.is_open:
            response = HttpResponse()
            response.headers["HX-Refresh"] = "true"
            return response
        return render(request, "documents/job_status.html", {"job": job})

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        return redirect("registrations:own_badge", token)


class OwnBadgeFileView(OwnBadgeStateView):
    """The page to print."""

    def get(self, request: HttpRequest, token: str) -> HttpResponseBase:  # type: ignore[override]  # a file
        document = paper_of_pass(self.own, language=active_language()) if self.own else None
        if document is None:
            raise Http404
        return answer_with_file(request, document)

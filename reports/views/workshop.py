"""The first page of the report workshop, and the button that makes drafts."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext

from egov_meeting.documents.models import DocumentJob
from egov_meeting.documents.services.requesting import request_document
from reports.forms.publishing import DraftForm
from reports.permissions import can_generate_report
from reports.selectors.desk import Desk
from reports.selectors.overview import glance_at, latest_files, standing
from reports.views.workshop_frame import WorkshopView


class WorkshopHomeView(WorkshopView):
    """The report at a glance."""

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        return self.overview(request, DraftForm())

    def overview(self, request: HttpRequest, form: DraftForm, status: int = 200) -> HttpResponse:
        context = {
            "standing": standing(self.desk),
            "sections": self.desk.kept("sections", self.sections),
            "missing": glance_at(self.desk).missing,
            "files": latest_files(edition=self.edition),
            "form": form,
        }
        return self.page(request, "home.html", context, status)

    def sections(self) -> str:
        """The table of sections: as long as the report, and the same for every reader until it changes.

        Looked at anew, so that nothing read before the version it is kept for gets into it.
        """
        lines = glance_at(Desk(self.edition)).lines
        context = {"edition": self.edition, "lines": lines}
        return render_to_string("reports/workshop/sections.html", context)


class MakeDraftView(WorkshopHomeView):
    """Ask for drafts; one of them alone shows its progress at once."""

    permission = can_generate_report

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        return redirect("reports:workshop", year)

    def post(self, request: HttpRequest, year: int) -> HttpResponse:
        form = DraftForm(request.POST)
        if not form.is_valid():
            return self.overview(request, form, status=422)
        jobs = self.jobs(request, form)
        if len(jobs) == 1:
            return redirect("documents:job", jobs[0].pk)
        text = ngettext(
            "%(number)d document is being made.", "%(number)d documents are being made.", len(jobs)
        ) % {"number": len(jobs)}
        messages.success(request, text)
        return redirect(reverse("documents:edition_documents", args=[year]))

    def jobs(self, request: HttpRequest, form: DraftForm) -> list[DocumentJob]:
        """A job for each file asked for."""
        annexes = dict.fromkeys(form.cleaned_data["annexes"], True)
        return [
            request_document(
                kind=kind,
                edition=self.edition,
                language=form.cleaned_data["language"],
                by=request.user,  # type: ignore[arg-type]
                at=timezone.now(),
                params=annexes,
            )
            for kind in form.cleaned_data["formats"]
        ]

"""For staff: the documents of an edition, and everything in the queue."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import cached_property

from egov_meeting.accounts.access import StaffView
from egov_meeting.accounts.permissions import editions_with_capability
from egov_meeting.documents.forms import RequestForm
from egov_meeting.documents.permissions import can_list_documents
from egov_meeting.documents.selectors import documents_of, jobs_of, recent_jobs
from egov_meeting.documents.services.requesting import request_document
from egov_meeting.meetings.models import Edition

ROWS = 30


class QueueView(StaffView):
    """What was asked for lately, in every edition the reader may look into."""

    permission = can_list_documents

    def get(self, request: HttpRequest) -> HttpResponse:
        editions = editions_with_capability(request.user, "documents.view_staff")
        page = Paginator(recent_jobs(editions=editions), ROWS).get_page(request.GET.get("page"))
        return render(request, "documents/queue.html", {"page": page})


class EditionDocumentsView(StaffView):
    """The documents of one edition, and the form that asks for another."""

    permission = can_list_documents

    @cached_property
    def edition(self) -> Edition:
        return get_object_or_404(Edition, year=self.kwargs["year"])

    def loaded(self) -> Edition:
        return self.edition

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        return self._page(request, RequestForm(user=request.user, edition=self.edition))

    def post(self, request: HttpRequest, year: int) -> HttpResponse:
        form = RequestForm(request.POST, user=request.user, edition=self.edition)
        if not form.is_valid():
            return self._page(request, form)
        job = request_document(
            **form.cleaned_data, edition=self.edition, by=request.user, at=timezone.now()
        )
        return redirect("documents:job", job.pk)

    def _page(self, request: HttpRequest, form: RequestForm) -> HttpResponse:
        found = documents_of(edition=self.edition)
        context: dict[str, Any] = {
            "edition": self.edition,
            "form": form if form.fields["kind"].choices else None,  # type: ignore[attr-defined]
            "page": Paginator(found, ROWS).get_page(request.GET.get("page")),
            "unfinished": jobs_of(edition=self.edition)[:10],
        }
        return render(request, "documents/of_edition.html", context)

"""For staff: a document while it is being made."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import cached_property

from egov_meeting.accounts.access import StaffView
from egov_meeting.audit.transitions import TransitionRefused
from egov_meeting.documents.models import DocumentJob
from egov_meeting.documents.permissions import (
    can_see_technical_detail,
    can_steer_job,
    can_view_job,
)
from egov_meeting.documents.services.requesting import cancel_job, retry_job


class JobAsked(StaffView):
    """A page about one job."""

    permission = can_view_job

    @cached_property
    def job(self) -> DocumentJob:
        jobs = DocumentJob.objects.select_related("edition", "document", "requested_by")
        return get_object_or_404(jobs, pk=self.kwargs["job_id"])

    def loaded(self) -> DocumentJob:
        return self.job


class JobView(JobAsked):
    """How far the job is; loads itself again every two seconds without JavaScript."""

    def get(self, request: HttpRequest, job_id: str) -> HttpResponse:
        context = {
            "job": self.job,
            "edition": self.job.edition,
            "may_steer": can_steer_job(request.user, self.job),
            "may_see_detail": can_see_technical_detail(request.user, self.job),
        }
        return render(request, "documents/job.html", context)


class JobStatusView(JobAsked):
    """The bar alone, fetched every second; when the job has ended the whole page is loaded again."""

    def get(self, request: HttpRequest, job_id: str) -> HttpResponse:
        response = render(request, "documents/job_status.html", {"job": self.job})
        if not self.job.is_open:
            response.headers["HX-Refresh"] = "true"
        return response


class CancelJobView(JobAsked):
    permission = can_steer_job

    def post(self, request: HttpRequest, job_id: str) -> HttpResponse:
        try:
            cancel_job(job=self.job, by=request.user, at=timezone.now())
        except TransitionRefused as refusal:
            messages.warning(request, " ".join(refusal.messages))
        return redirect("documents:job", job_id)


class RetryJobView(JobAsked):
    permission = can_steer_job

    def post(self, request: HttpRequest, job_id: str) -> HttpResponse:
        try:
            job = retry_job(job=self.job, by=request.user, at=timezone.now())
        except TransitionRefused as refusal:
            messages.warning(request, " ".join(refusal.messages))
            job = self.job
        return redirect("documents:job", job.pk)

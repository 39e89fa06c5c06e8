"""Progress reports for e-GA: the queue, one report, accepted or returned, many accepted at once."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from egov_meeting.accounts.permissions import editions_with_capability
from registrations.forms.person import put_errors
from reports.choices import ProgressState
from reports.follow_up_permissions import (
    can_verify_report,
    can_verify_reports,
    can_view_progress_report,
)
from reports.forms.following import ReturnForm
from reports.forms.register import QueueFilterForm
from reports.models import ProgressReport
from reports.selectors.progress_queue import QueueQuery, queued_reports
from reports.selectors.register import editions_with_resolutions
from reports.services.follow_up.reviewing import accept_many, accept_progress, return_progress
from reports.views.register_frame import RegisterPage

ROWS_ON_A_PAGE = 50
MOST_AT_ONCE = 50


class ProgressQueueView(RegisterPage):
    """Those that wait, the longest first; decided ones by the filter."""

    tab = "progress_queue"

    def get(self, request: HttpRequest) -> HttpResponse:
        form = QueueFilterForm(request.GET, editions=editions_with_resolutions())
        found = queued_reports(form.query(editions=None))
        context = {
            "filters": form,
            "page": Paginator(found, ROWS_ON_A_PAGE).get_page(request.GET.get("page")),
            "may_verify": can_verify_reports(request.user),
            "is_waiting": not form.cleaned_data.get("hali"),
        }
        return self.page("queue", context)


class OneReport(RegisterPage):
    """A page about one progress report."""

    tab = "progress_queue"

    @cached_property
    def report(self) -> ProgressReport:
        rows = ProgressReport.objects.select_related(
            "obligation__institution", "obligation__resolution__edition"
        ).prefetch_related("evidence__upload")
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def loaded(self) -> ProgressReport:
        return self.report

    def shown(self, form: ReturnForm, *, status: int = 200) -> HttpResponse:
        earlier = self.report.obligation.reports.exclude(pk=self.report.pk)
        context = {
            "report": self.report,
            "obligation": self.report.obligation,
            "resolution": self.report.obligation.resolution,
            "earlier": earlier.prefetch_related("evidence__upload"),
            "form": form,
            "may_decide": self.report.state == ProgressState.SUBMITTED
            and can_verify_report(self.request.user, self.report),
        }
        return self.page("report_one", context, status=status)


class ProgressReportView(OneReport):
    """What was reported, beside what was reported before."""

    permission = can_view_progress_report

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.shown(ReturnForm())


class AcceptReportView(OneReport):
    """Accept; what was reported done is verified by this."""

    permission = can_verify_report

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        try:
            accept_progress(report=self.report, **self.by_and_at())
        except ValidationError as refused:
            messages.error(request, refused.messages[0])
            return redirect("reports:progress_report", pk)
        messages.success(request, _("The report has been accepted."))
        return redirect("reports:progress_queue")


class ReturnReportView(OneReport):
    """Send back with remarks."""

    permission = can_verify_report

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = ReturnForm(request.POST)
        if not form.is_valid():
            return self.shown(form)
        try:
            return_progress(
                report=self.report, remarks=form.cleaned_data["remarks"], **self.by_and_at()
            )
        except ValidationError as refused:
            put_errors(form, refused)
            return self.shown(form)
        messages.success(request, _("The report has been returned with your remarks."))
        return redirect("reports:progress_queue")


class AcceptManyView(RegisterPage):
    """Shows which reports are meant, then accepts exactly those."""

    permission = can_verify_reports
    tab = "progress_queue"

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._preview(request.GET.getlist("chaguo"))

    def post(self, request: HttpRequest) -> HttpResponse:
        chosen = self._chosen(request.POST.getlist("chaguo"))
        done, left = accept_many(reports=chosen, by=request.user, at=timezone.now())  # type: ignore[arg-type]
        said = ngettext(
            "%(number)s report has been accepted.", "%(number)s reports have been accepted.", done
        )
        messages.success(request, said % {"number": done})
        if left:
            messages.warning(
                request,
                _(
                    "Not accepted, because somebody else decided meanwhile or it is your own: %(names)s"
                )
                % {"names": "; ".join(str(report.obligation.institution) for report in left)},
            )
        return redirect("reports:progress_queue")

    def _preview(self, marks: list[str]) -> HttpResponse:
        chosen = self._chosen(marks)
        if not chosen:
            messages.info(self.request, _("Choose the reports first."))
            return redirect("reports:progress_queue")
        return self.page("accept_many", {"chosen": chosen})

    def _chosen(self, marks: list[str]) -> list[Any]:
        numbers = [
            int(mark) for mark in marks[:MOST_AT_ONCE] if mark.isdecimal() and len(mark) < 15
        ]
        editions = editions_with_capability(self.request.user, "resolutions.verify")
        found = queued_reports(QueueQuery(editions=editions)).filter(pk__in=numbers)
        return list(found)

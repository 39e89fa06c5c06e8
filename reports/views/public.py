"""Ministries and the published report of an edition, for everyone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from egov_meeting.accounts.access import PublicView
from egov_meeting.meetings.selectors.public import public_editions
from reports.selectors.ministry_board import call_for, coverage_of
from reports.selectors.public import (
    ministries_by_report,
    published_reports,
)


class MinistriesView(PublicView):
    """Who handed in an implementation report and who did not."""

    cacheable = True

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        edition = get_object_or_404(public_editions(), year=year)
        reported, silent = ministries_by_report(edition=edition)
        call = call_for(edition=edition)
        context = {
            "edition": edition,
            "taken_until": call.due_at if call and not call.is_closed else None,
            "reported": [(report, coverage_of(report)) for report in reported],
            # What a ministry has not handed in yet is its own.
            "silent": [(report, None) for report in silent],
        }
        return render(request, "reports/ministries.html", context)


class ReportView(PublicView):
    """The published report, to download."""

    cacheable = True

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        edition = get_object_or_404(public_editions(), year=year)
        context = {"edition": edition, "documents": published_reports(edition=edition)}
        return render(request, "reports/report.html", context)

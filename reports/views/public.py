"""Ministries, resolutions and the published report of an edition, for everyone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from egov_meeting.accounts.access import PublicView
from egov_meeting.meetings.selectors.public import public_editions
from reports.selectors.public import (
    adopted_resolutions,
    ministries_that_did_not_report,
    ministries_that_reported,
    published_reports,
)


class MinistriesView(PublicView):
    """Who handed in an implementation report and who did not."""

    cacheable = True

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        edition = get_object_or_404(public_editions(), year=year)
        context = {
            "edition": edition,
            "reported": ministries_that_reported(edition=edition),
            "silent": ministries_that_did_not_report(edition=edition),
        }
        return render(request, "reports/ministries.html", context)


class ResolutionsView(PublicView):
    """The adopted resolutions with those who must act."""

    cacheable = True

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        edition = get_object_or_404(public_editions(), year=year)
        context = {"edition": edition, "resolutions": adopted_resolutions(edition=edition)}
        return render(request, "reports/resolutions.html", context)


class ReportView(PublicView):
    """The published report, to download."""

    cacheable = True

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        edition = get_object_or_404(public_editions(), year=year)
        context = {"edition": edition, "documents": published_reports(edition=edition)}
        return render(request, "reports/report.html", context)

"""Where the staff begin, and the page of one edition from within."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.functional import cached_property

from egov_meeting.accounts.access import StaffView
from egov_meeting.home.permissions import can_open_work_area, can_view_edition_from_within
from egov_meeting.meetings.models import Edition


class DashboardView(StaffView):
    """How the current edition stands and what needs doing."""

    permission = can_open_work_area

    def get(self, request: HttpRequest) -> HttpResponse:
        edition = Edition.objects.first()
        return render(request, "home/dashboard.html", {"edition": edition})


class StaffEditionView(StaffView):
    """Everything one edition holds."""

    permission = can_view_edition_from_within

    @cached_property
    def edition(self) -> Edition:
        return get_object_or_404(Edition, year=self.kwargs["year"])

    def loaded(self) -> Edition:
        return self.edition

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        return render(request, "home/staff_edition.html", {"edition": self.edition})

"""Taking the attendance of a door out as a file. By POST: it goes on record."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _

from registrations import exports
from registrations.exports_attendance import HEADINGS, attendance_rows
from registrations.forms.desk import door_name
from registrations.selectors.attendance_list import expected_at
from registrations.services.looking import record_export
from registrations.views.attendance import OfDoor
from registrations.views.day_pages import day_page

FORMATS = ("csv", "xlsx")


class AttendanceExportView(OfDoor):
    """What the list of the door shows, all pages."""

    def get(self, request: HttpRequest) -> HttpResponse:
        door = self.filters.door()
        if door is None:
            raise Http404
        number = expected_at(door=door, query=self.filters.query()).count()
        context = {"door_name": door_name(door), "number": number, "query": self.query}
        return day_page(
            request,
            "attendance_export",
            context,
            section="attendance",
            edition=self.the_edition,
        )

    def post(self, request: HttpRequest) -> HttpResponseBase:
        door = self.filters.door()
        chosen = request.POST.get("muundo", "")
        if door is None or chosen not in FORMATS:
            raise Http404
        found = expected_at(door=door, query=self.filters.query())
        record_export(
            edition=self.the_edition,
            what={"list": "attendance", "door": door.pk, "query": self.query, "format": chosen},
            rows=found.count(),
            by=request.user,  # type: ignore[arg-type]  # signed in
            at=timezone.now(),
        )
        return exports.file_response(
            name=exports.file_name(_("attendance"), door.date),
            heading=[str(one) for one in HEADINGS],
            rows=attendance_rows(door=door, found=found),
            format=chosen,
        )

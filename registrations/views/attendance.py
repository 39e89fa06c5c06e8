"""Who was there: the list of a door, and what staff say afterwards."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy

from egov_meeting.documents.services.requesting import request_document
from egov_meeting.meetings.models import Edition
from egov_meeting.shared.bilingual import active_language
from registrations import documents_attendance
from registrations.day_permissions import can_correct_attendance, can_work_at_desk
from registrations.forms.attendance import (
    AttendanceFilterForm,
    CorrectAttendanceForm,
    SignatureListForm,
)
from registrations.forms.desk import door_name
from registrations.models import Attendance, Checkpoint
from registrations.selectors.attendance import doors, figures
from registrations.selectors.attendance_list import at_door, expected_at
from registrations.services.attending import correct_attendance
from registrations.services.doors import prepare_doors
from registrations.services.looking import record_export
from registrations.views.day_pages import day_page
from registrations.views.staff_pages import Action, OfEdition, OfRegistration

ROWS_ON_A_PAGE = 50


class OfDoor(OfEdition):
    """A page about the people of a door: filters stand in the address."""

    @cached_property
    def filters(self) -> AttendanceFilterForm:
        edition = self.the_edition
        data = self.request.GET.copy()
        data.setdefault("mwaka", str(edition.year))
        return AttendanceFilterForm(
            data,
            doors=doors(edition=edition),
            groups=list(edition.groups.all()),
            today=timezone.localdate(),
        )

    @property
    def query(self) -> str:
        """The filters without the number of the page."""
        kept = self.request.GET.copy()
        kept.pop("ukurasa", None)
        kept["mwaka"] = str(self.the_edition.year)
        return kept.urlencode()


class AttendanceView(OfDoor):
    """Who was expected by a door and who came, with the three figures above."""

    def get(self, request: HttpRequest) -> HttpResponse:
        edition = self.the_edition
        door = self.filters.door()
        context: dict[str, Any] = {
            "editions": self.editions,
            "filters": self.filters,
            "door": door,
            "figures": figures(edition=edition),
            "query": self.query,
            "may_correct": can_correct_attendance(request.user, edition),
            "may_prepare": can_work_at_desk(request.user, edition),
        }
        if door:
            found = expected_at(door=door, query=self.filters.query())
            page = Paginator(found, ROWS_ON_A_PAGE).get_page(request.GET.get("ukurasa"))
            came = Attendance.objects.filter(checkpoint=door, is_present=True).count()
            context |= {
                "door_name": door_name(door),
                "page": page,
                "rows": at_door(door=door, registrations=list(page)),
                "came": came,
            }
        return day_page(request, "attendance", context, section="attendance", edition=edition)


class PrepareDoorsView(OfEdition):
    """Make the days and sessions for which attendance is kept."""

    permission = can_work_at_desk

    def post(self, request: HttpRequest) -> HttpResponse:
        edition = self.the_edition
        prepare_doors(edition=edition, by=request.user, at=timezone.now())  # type: ignore[arg-type]  # signed in
        return redirect(f"{reverse('registrations:attendance')}?mwaka={edition.year}")


class CorrectAttendanceView(OfRegistration, Action):
    """Say afterwards that somebody was there, or was not."""

    permission = can_correct_attendance  # type: ignore[assignment]  # the stubs know no better
    heading = gettext_lazy("Correct who was there")
    confirm_label = gettext_lazy("Save")
    done = gettext_lazy("The attendance is corrected.")

    @cached_property
    def door(self) -> Checkpoint:
        rows = Checkpoint.objects.filter(edition=self.registration.edition_id)
        return get_object_or_404(rows, pk=self.kwargs["door"])

    def loaded(self) -> Edition:  # type: ignore[override]  # takes the parts of its address
        return self.registration.edition

    def form(self, data: Any = None) -> forms.Form:
        return CorrectAttendanceForm(data)

    def facts(self) -> list[tuple[str, Any]]:
        [row] = at_door(door=self.door, registrations=[self.registration])
        known = gettext_lazy("Was there") if row.is_present else gettext_lazy("Was not there")
        person = self.registration
        return [
            (str(gettext_lazy("Person")), f"{person.full_name} ({person.reference})"),
            (str(gettext_lazy("Institution")), person.institution or person.institution_name),
            (str(gettext_lazy("Day or session")), door_name(self.door)),
            (str(gettext_lazy("Known so far")), str(known)),
        ]

    def act(self, form: forms.Form) -> None:
        correct_attendance(
            registration=self.registration,
            door=self.door,
            is_present=form.cleaned_data["is_present"],
            reason=form.cleaned_data["reason"],
            **self.by_and_at(),
        )

    def way_back(self) -> str:
        query = {"mwaka": self.registration.edition.year, "mlango": self.door.pk}
        return f"{reverse('registrations:attendance')}?{urlencode(query)}"

    def of_edition(self) -> Edition:
        return self.registration.edition


class SignatureListsView(OfEdition):
    """Lists to be signed by hand, as PDF: for a day without any device, or to lay out in a session."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._page(self._form({"language": active_language()}))

    def post(self, request: HttpRequest) -> HttpResponse:
        edition = self.the_edition
        form = SignatureListForm(request.POST, doors=doors(edition=edition))
        if not form.is_valid():
            return self._page(form)
        door = form.cleaned_data["door"]
        by_and_at: dict[str, Any] = {"by": request.user, "at": timezone.now()}
        what = {"list": "signatures", "door": door}
        found = expected_at(door=Checkpoint.objects.get(edition=edition, pk=door))
        record_export(edition=edition, what=what, rows=found.count(), **by_and_at)
        job = request_document(
            kind=documents_attendance.KEY,
            edition=edition,
            language=form.cleaned_data["language"],
            params={"door": int(door)},
            subject=f"door:{door}",
            **by_and_at,
        )
        return redirect("documents:job", job.pk)

    def _form(self, initial: dict[str, str]) -> SignatureListForm:
        return SignatureListForm(initial=initial, doors=doors(edition=self.the_edition))

    def _page(self, form: SignatureListForm) -> HttpResponse:
        edition = self.the_edition
        context = {
            "editions": self.editions,
            "form": form,
            "has_doors": bool(form.fields["door"].choices),  # type: ignore[attr-defined]  # a field with choices
            "may_prepare": can_work_at_desk(self.request.user, edition),
        }
        return day_page(
            self.request,
            "attendance_sheets",
            context,
            section="attendance_sheets",
            edition=edition,
        )

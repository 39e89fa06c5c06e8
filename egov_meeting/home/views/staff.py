"""Where the staff begin, and the page of one edition from within."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.functional import cached_property

from egov_meeting.accounts.access import StaffView
from egov_meeting.accounts.permissions import can_view_audit_trail
from egov_meeting.home.edition_work import work_of
from egov_meeting.home.permissions import can_open_work_area, can_view_edition_from_within
from egov_meeting.home.selectors import dashboard
from egov_meeting.home.selectors.registering import kept_registering
from egov_meeting.home.selectors.staff_edition import contents_of, registration_windows
from egov_meeting.home.selectors.to_do import kept_to_do, missing_for_report
from egov_meeting.meetings.models import Edition
from egov_meeting.meetings.permissions import can_change_edition
from egov_meeting.meetings.selectors.staff import all_editions, edition_in_hand
from egov_meeting.meetings.selectors.states import steps_from
from reports.selectors.desk import Desk

THINGS_TO_DO = 8


class DashboardView(StaffView):
    """How the current edition stands and what needs doing; `?mwaka=` shows another one."""

    permission = can_open_work_area

    def get(self, request: HttpRequest) -> HttpResponse:
        editions = [
            edition
            for edition in all_editions()
            if can_view_edition_from_within(request.user, edition)
        ]
        edition = chosen_edition(editions, request.GET.get("mwaka", ""))
        context = {"edition": edition, "editions": editions}
        if edition is not None:
            context |= self._standing(request, edition)
        return render(request, "home/dashboard.html", context)

    def _standing(self, request: HttpRequest, edition: Edition) -> dict[str, Any]:
        desk = Desk(edition)
        picture = dashboard.picture_of(desk)
        waiting = kept_to_do(desk, today=timezone.localdate())
        may_see_trail = can_view_audit_trail(request.user, edition)
        return {
            "tiles": dashboard.tiles_for(request.user, picture.tiles, edition=edition),
            "report": desk.report,
            "to_do": waiting[:THINGS_TO_DO],
            "more_to_do": len(waiting) - THINGS_TO_DO,
            "charts": picture.charts,
            "registering": kept_registering(edition, user=request.user, at=timezone.now()),
            "jobs": dashboard.running_jobs(edition),
            "documents": dashboard.latest_documents(edition),
            "events": dashboard.latest_events(edition) if may_see_trail else [],
        }


class StaffEditionView(StaffView):
    """Everything one edition holds, what its report lacks, and its next step."""

    permission = can_view_edition_from_within

    @cached_property
    def edition(self) -> Edition:
        return get_object_or_404(Edition, year=self.kwargs["year"])

    def loaded(self) -> Edition:
        return self.edition

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        desk = Desk(self.edition)
        context = {
            "edition": self.edition,
            "chapters": contents_of(desk, user=request.user),
            "work": work_of(edition=self.edition, user=request.user),
            "missing": missing_for_report(desk),
            "steps": steps_from(self.edition, by=request.user),  # type: ignore[arg-type]
            "phases": self.edition.phases.all(),
            "windows": registration_windows(self.edition, at=timezone.now()),
            "may_change": can_change_edition(request.user, self.edition),
        }
        return render(request, "home/staff_edition.html", context)


def chosen_edition(editions: list[Edition], year: str) -> Edition | None:
    """The edition of that year, else the one the staff work on, else the latest the person may see."""
    by_year = {str(edition.year): edition for edition in editions}
    if year in by_year:
        return by_year[year]
    current = edition_in_hand()
    if current in editions:
        return current
    return editions[0] if editions else None

"""What the pages of the report workshop share: the edition, its tabs, the way up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import NoReverseMatch, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from egov_meeting.accounts.access import StaffView
from egov_meeting.meetings.models import Edition
from reports.permissions import (
    can_edit_report,
    can_generate_report,
    can_publish_report,
    can_view_report,
)
from reports.selectors.desk import Desk


@dataclass(frozen=True)
class Tab:
    """A page of the workshop as a tab. `current` is "page" or ""."""

    label: Any
    address: str
    current: str


TABS = (
    ("workshop", gettext_lazy("Overview")),
    ("figures", gettext_lazy("Figures")),
    ("findings", gettext_lazy("Contradictions")),
    ("parity", gettext_lazy("Languages")),
    ("versions", gettext_lazy("Versions")),
)


class WorkshopView(StaffView):
    """A page of one edition's report workshop; `tab` names the page it belongs to."""

    permission = can_view_report
    tab = "workshop"

    @cached_property
    def edition(self) -> Edition:
        return get_object_or_404(Edition, year=self.kwargs["year"])

    def loaded(self) -> Edition:
        return self.edition

    @cached_property
    def desk(self) -> Desk:
        return Desk(self.edition)

    def page(
        self, request: HttpRequest, template: str, context: dict[str, Any], status: int = 200
    ) -> HttpResponse:
        """The page with what all of them show."""
        shared = {
            "edition": self.edition,
            "tabs": workshop_tabs(self.edition, self.tab),
            "way_up": way_up(self.edition),
            "may_edit": can_edit_report(request.user, self.edition),
            "may_generate": can_generate_report(request.user, self.edition),
            "may_publish": can_publish_report(request.user, self.edition),
        }
        return render(request, f"reports/workshop/{template}", shared | context, status=status)

    def address(self, name: str, *args: Any) -> str:
        """The address of another page about this edition."""
        return reverse(f"reports:{name}", args=[self.edition.year, *args])


class EditingView(WorkshopView):
    """A page, or an action, of those who change texts and decide."""

    permission = can_edit_report


class PublishingView(WorkshopView):
    """A page, or an action, of those who publish."""

    permission = can_publish_report
    tab = "versions"


def workshop_tabs(edition: Edition, current: str) -> list[Tab]:
    """The pages of the workshop."""
    return [
        Tab(
            label,
            reverse(f"reports:{name}", args=[edition.year]),
            "page" if name == current else "",
        )
        for name, label in TABS
    ]


def way_up(edition: Edition) -> list[Tab]:
    """The staff page of the edition, and the workshop's first page."""
    workshop = reverse("reports:workshop", args=[edition.year])
    steps = [Tab(_("Report of %(year)d") % {"year": edition.year}, workshop, "")]
    try:
        above = reverse("home:staff_edition", args=[edition.year])
    except NoReverseMatch:
        return steps
    return [Tab(str(edition.name), above, ""), *steps]

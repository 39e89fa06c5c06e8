"""Breakout groups for everyone: who is in which, and what an accepted report says."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.functional import cached_property

from egov_meeting.accounts.access import PublicView
from egov_meeting.meetings.models import Edition
from egov_meeting.meetings.selectors.public import public_editions
from egov_meeting.shared.bilingual import language_of_text
from sessions_app.choices import BreakoutPart
from sessions_app.selectors.breakout import group_of, groups_of
from sessions_app.selectors.breakout_reports import accepted_report, plan_of


class PublicGroupsView(PublicView):
    """The groups of an edition with their members."""

    cacheable = True

    @cached_property
    def edition(self) -> Edition:
        return get_object_or_404(public_editions(), year=self.kwargs["year"])

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        context = {
            "edition": self.edition,
            "groups": groups_of(edition=self.edition),
            "tasks": self.edition.breakout_tasks.all(),
        }
        return render(request, "sessions_app/breakout/groups.html", context)


class PublicGroupView(PublicGroupsView):
    """One group; its report once it is accepted."""

    def get(self, request: HttpRequest, year: int, number: int = 0) -> HttpResponse:
        group = group_of(edition=self.edition, number=number)
        if group is None:
            raise Http404
        report = accepted_report(group=group)
        parts = []
        if report is not None:
            parts = [
                (label, getattr(report, key), language_of_text(report, key))
                for key, label in BreakoutPart.choices
            ]
        context = {
            "edition": self.edition,
            "group": group,
            "report": report,
            "parts": parts,
            "rows": plan_of(report=report) if report else [],
        }
        return render(request, "sessions_app/breakout/group.html", context)

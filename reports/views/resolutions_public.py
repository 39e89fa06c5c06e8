"""The resolutions of an edition for everyone: all of them, and one by one."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from egov_meeting.accounts.access import PublicView
from egov_meeting.meetings.selectors.public import public_editions
from reports.adopted_text import is_as_adopted
from reports.permissions import can_work_on_resolutions
from reports.selectors.corrections import corrections_of, words_in_force
from reports.selectors.resolutions_public import adopted_resolutions, origins_of


class ResolutionsView(PublicView):
    """The adopted resolutions with those who must act."""

    cacheable = True

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        edition = get_object_or_404(public_editions(), year=year)
        context = {"edition": edition, "resolutions": adopted_resolutions(edition=edition)}
        return render(request, "reports/resolutions.html", context)


class ResolutionView(PublicView):
    """One adopted resolution: text in both languages, owners, theme, origin, decision."""

    cacheable = True

    def get(self, request: HttpRequest, year: int, number: int) -> HttpResponse:
        edition = get_object_or_404(public_editions(), year=year)
        resolution = get_object_or_404(adopted_resolutions(edition=edition), number=number)
        context = {
            "edition": edition,
            "resolution": resolution,
            "origins": origins_of(resolution=resolution),
            "words": words_in_force(resolution),
            "corrections": corrections_of(resolution),
            "is_as_adopted": is_as_adopted(resolution),
            "may_work": can_work_on_resolutions(request.user, edition),
        }
        return render(request, "reports/resolution.html", context)

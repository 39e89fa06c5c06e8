"""The programme for everyone: by day, and found by group, person, ministry, kind and words."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.functional import cached_property

from egov_meeting.accounts.access import PublicView
from egov_meeting.meetings.models import Edition
from egov_meeting.meetings.selectors.public import public_editions
from sessions_app.changes import Change, from_rows
from sessions_app.finding import count_of_items, days_found
from sessions_app.forms.finding import FindingForm
from sessions_app.selectors.public import (
    Published,
    is_in_session,
    items_with_public_material,
    printed_programmes,
    programme_as_shown,
)


class OfPublicEdition(PublicView):
    """A page about the programme of an edition that has been announced."""

    @cached_property
    def edition(self) -> Edition:
        return get_object_or_404(public_editions(), year=self.kwargs["year"])

    @cached_property
    def published(self) -> Published:
        return programme_as_shown(edition=self.edition)

    def page(self, template: str, **context: Any) -> HttpResponse:
        about = {"edition": self.edition, "published": self.published, **context}
        return render(self.request, f"sessions_app/{template}.html", about)


class ProgrammeView(OfPublicEdition):
    """Days, sessions and items asked for by the address; it reads without JavaScript."""

    cacheable = True

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        days = self.published.days
        form = FindingForm(request.GET, days=days)
        wanted = form.wanted()
        found = days_found(days, wanted)
        return self.page(
            "programme",
            days=found,
            form=form,
            wanted=wanted,
            number_found=count_of_items(found) if wanted.asks_for_items else None,
            changes=self.changes,
            documents=printed_programmes(edition=self.edition),
            with_material=items_with_public_material(edition=self.edition),
            is_live=wanted.is_everything and is_in_session(self.edition),
        )

    @property
    def changes(self) -> list[Change]:
        """What is new in the version people read; nothing in the first one."""
        version = self.published.version
        return from_rows(version.changes) if version and version.number > 1 else []

"""What the staff pages about the outcome share: the edition, its call, the tabs, the way up."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from egov_meeting.meetings.editing.addresses import address_of_edition
from egov_meeting.meetings.models import Edition
from innovations.judge_links import judge_of
from innovations.models import Call
from innovations.permissions import can_select_entries, can_view_innovations
from innovations.selectors.conflicts import conflicting_entry_ids
from innovations.views.without_call import NeedsCall


@dataclass(frozen=True)
class Link:
    """A tab or a step of the way up."""

    label: Any
    address: str
    current: str = ""


TABS = (
    ("outcome", _("Outcome")),
    ("selection", _("Selection")),
    ("booths", _("Booths")),
    ("stage_slots", _("Slots on the stage")),
    ("result_letters", _("Letters")),
    ("entry_certificates", _("Certificates")),
)


class JudgesWithRelations(PermissionDenied):
    """The reader is on the panel, with a relation to an entry: the scores stay hidden until all is public."""


class OutcomePage(NeedsCall):
    """A page about the outcome of one call; `tab` names the page it belongs to."""

    permission = can_view_innovations
    tab = "outcome"

    @cached_property
    def edition(self) -> Edition:
        return get_object_or_404(Edition, year=self.kwargs["year"])

    def loaded(self) -> Edition:
        return self.edition

    @cached_property
    def call(self) -> Call:
        return self.call_or_refuse()

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return super().dispatch(request, *args, **kwargs)
        except JudgesWithRelations:
            messages.error(
                request, _("You judge too, and have a relation to an entry: others select.")
            )
            return redirect(self.address("outcome"))

    @cached_property
    def at(self) -> datetime:
        return timezone.now()

    def refuse_who_judges_with_relations(self) -> None:
        """For what shows the scores of all entries. Raises JudgesWithRelations before the results are public."""
        if self.call.results_published_at is not None:
            return
        judge = judge_of(user=self.request.user, call=self.call)
        if judge is not None and conflicting_entry_ids(judge=judge):
            raise JudgesWithRelations

    def by_and_at(self) -> dict[str, Any]:
        return {"by": self.request.user, "at": self.at}

    def page(
        self, request: HttpRequest, template: str, context: Mapping[str, Any], status: int = 200
    ) -> HttpResponse:
        """The page with what all of them show."""
        shared = {
            "edition": self.edition,
            "call": self.call,
            "tabs": [
                Link(label, self.address(name), "page" if name == self.tab else "")
                for name, label in TABS
            ],
            "way_up": self._way_up(),
            "may_select": can_select_entries(request.user, self.edition),
        }
        return render(
            request, f"innovations/selection/{template}.html", {**shared, **context}, status=status
        )

    def _way_up(self) -> list[Link]:
        return [Link(str(self.edition), address_of_edition(self.edition))]

    def address(self, name: str, *args: Any) -> str:
        """The address of another page about this outcome."""
        return reverse(f"innovations:{name}", args=[self.edition.year, *args])

    def attempt(self, act: Callable[..., Any], said: str, *, back: str) -> HttpResponse:
        """Do something, say that it is done or why not, and show the page called `back`."""
        try:
            act(**self.by_and_at())
        except ValidationError as refused:
            for text in refused.messages:
                messages.error(self.request, text)
        else:
            messages.success(self.request, said)
        return redirect(self.address(back))


class OutcomeAction(OutcomePage):
    """A page, or an action, of those who select."""

    permission = can_select_entries

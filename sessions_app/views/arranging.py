"""The board on which the programme is arranged, its conflicts, and beginning from an earlier one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from egov_meeting.meetings.editing.addresses import address
from egov_meeting.meetings.editing.conflicts import Clash
from egov_meeting.meetings.editing.registry import section_called
from sessions_app.board import board_of
from sessions_app.conflicts import Conflict
from sessions_app.forms.arranging import DayForm, KeptForm, SkeletonForm
from sessions_app.models import Day
from sessions_app.published import newest_version
from sessions_app.selectors.arranging import changes_since
from sessions_app.services.arranging_places import Overtaken, TextsOvertaken
from sessions_app.services.arranging_sessions import add_day, change_day
from sessions_app.services.arranging_skeleton import take_skeleton
from sessions_app.services.arranging_undo import done_from, take_back
from sessions_app.views.arranging_frame import ArrangingAction, ArrangingPage, Link, undo_key


class ArrangingView(ArrangingPage):
    """A date on the board: the days of all groups side by side."""

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        dates = sorted({day.date for day in self.days})
        if not dates:
            return self.empty(request, SkeletonForm(edition=self.edition))
        date = _chosen(request.GET.get("siku", ""), dates)
        version = newest_version(edition=self.edition)
        here = [one for one in self.conflicts if self._is_of(one, date)]
        context = {
            "board": board_of(self.days, date=date, conflicts=self.conflicts),
            "date": date,
            "dates": [
                Link(shown, self.board_address(shown), "page" if shown == date else "")
                for shown in dates
            ],
            "conflicts": here,
            "conflicts_elsewhere": len(self.conflicts) - len(here),
            "can_undo": undo_key(self.edition) in request.session,
            "version": version,
            "unpublished": len(changes_since(version)) if version else 0,
        }
        return self.page(request, "board.html", context)

    def _is_of(self, conflict: Conflict, date: dt.date) -> bool:
        """Whether it is about this date, or about something that stands on it."""
        items = {item.id for day in self.days if day.date == date for _session, item in day.items}
        return conflict.date == date or not items.isdisjoint(conflict.items)

    def empty(self, request: HttpRequest, form: SkeletonForm) -> HttpResponse:
        """The page while there is no programme."""
        return self.page(request, "empty.html", {"form": form})


class ConflictsView(ArrangingPage):
    """All conflicts, with links to where they are mended."""

    tab = "conflicts"

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        found = [(one, self._place(one)) for one in self.conflicts]
        return self.page(request, "conflicts.html", {"conflicts": found})

    def _place(self, conflict: Conflict) -> str:
        if conflict.items:
            return self.board_address(conflict.date, item=conflict.items[0])
        if conflict.sessions:
            return f"{self.board_address(conflict.date)}#kikao-{conflict.sessions[0]}"
        return self.address("add_item")


class UndoView(ArrangingAction):
    """Back to how it stood before the last change of this person."""

    def post(self, request: HttpRequest, year: int) -> HttpResponse:
        done = done_from(request.session.pop(undo_key(self.edition), {}))
        if not done:
            self.refuse([_("There is nothing to undo.")])
            return redirect(self.board_address())
        seen = None
        try:
            seen = take_back(done=done, at=timezone.now(), **self.by)
        except Overtaken:
            self.refuse([_("Somebody else has moved it on meanwhile; nothing was undone.")])
        except ValidationError as error:
            self.refuse(error.messages)
        else:
            self.say(_("The last change has been undone."))
        return self.to_item(seen or next(iter(done.moves), 0))


class TakeSkeletonView(ArrangingAction):
    """Begin with the days, sessions and items of an earlier edition."""

    def post(self, request: HttpRequest, year: int) -> HttpResponse:
        form = SkeletonForm(request.POST, edition=self.edition)
        if not form.is_valid():
            return self.page(request, "empty.html", {"form": form}, 422)
        try:
            take_skeleton(source=form.cleaned_data["source"], at=timezone.now(), **self.by)
        except ValidationError as error:
            self.refuse(error.messages)
        else:
            text = _(
                "The skeleton of “%(name)s” has been taken over; nobody chairs or presents yet."
            )
            self.say(text % {"name": form.cleaned_data["source"]})
        return redirect(self.board_address())


class AddDayView(ArrangingAction):
    """A day of the programme, for one group or for everybody."""

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        dates = {day.date for day in self.days}
        start, end = self.edition.starts_on, self.edition.ends_on
        all_dates = (start + dt.timedelta(days=day) for day in range((end - start).days + 1))
        free = next((date for date in all_dates if date not in dates), start)
        return self.ask(request, DayForm(edition=self.edition, initial={"date": free}))

    def post(self, request: HttpRequest, year: int) -> HttpResponse:
        form = DayForm(request.POST, edition=self.edition)
        if not form.is_valid():
            return self.ask(request, form, 422)
        day = add_day(values=form.values(), at=timezone.now(), **self.by)
        self.say(_("The day has been added."))
        return redirect(self.board_address(day.date))

    def ask(self, request: HttpRequest, form: DayForm, status: int = 200) -> HttpResponse:
        return self.page(request, "day.html", {"form": form, "is_new": True}, status)


class DayView(ArrangingAction):
    """Another date, group or hours for a day."""

    def get(self, request: HttpRequest, year: int, pk: int) -> HttpResponse:
        return self.ask(request, DayForm(instance=self.day, edition=self.edition))

    def post(self, request: HttpRequest, year: int, pk: int) -> HttpResponse:
        form = DayForm(request.POST, instance=self.day, edition=self.edition)
        if not form.is_valid():
            return self.ask(request, form, 422)
        try:
            change_day(
                day_id=pk, values=form.values(), seen=form.seen, at=timezone.now(), **self.by
            )
        except TextsOvertaken as met:
            again, clashes = self.met(form, met)
            return self.ask(request, again, 409, clashes=clashes)
        self.say(_("The day has been changed."))
        return redirect(self.board_address(form.cleaned_data["date"]))

    @property
    def day(self) -> Day:
        return get_object_or_404(self.edition.programme_days, pk=self.kwargs["pk"])

    def ask(
        self,
        request: HttpRequest,
        form: KeptForm,
        status: int = 200,
        *,
        clashes: Sequence[Clash] = (),
    ) -> HttpResponse:
        remove = address(section_called("siku"), self.edition, "remove_row", self.kwargs["pk"])
        context = {"form": form, "clashes": clashes, "remove_address": remove}
        return self.page(request, "day.html", context, status)


def _chosen(text: str, dates: list[dt.date]) -> dt.date:
    """The date of the address, if the programme has it; else the first."""
    return next((date for date in dates if date.isoformat() == text), dates[0])

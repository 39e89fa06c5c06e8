"""Sessions of the programme and their people, and who presents an item."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from egov_meeting.meetings.editing.conflicts import Clash
from sessions_app.forms.arranging import KeptForm, PartForm, SessionForm, WhoForm
from sessions_app.models import Day, Session
from sessions_app.services.arranging_items import change_item
from sessions_app.services.arranging_people import appearance_of
from sessions_app.services.arranging_places import Overtaken, TextsOvertaken
from sessions_app.services.arranging_sessions import (
    add_session,
    change_session,
    give_part,
    remove_session,
    take_part_away,
)
from sessions_app.views.arranging_frame import ArrangingAction


class AddSessionView(ArrangingAction):
    """A new session at the end of a day."""

    @cached_property
    def day(self) -> Day:
        return get_object_or_404(self.edition.programme_days, pk=self.kwargs["pk"])

    def get(self, request: HttpRequest, year: int, pk: int) -> HttpResponse:
        return self.ask(request, SessionForm(edition=self.edition))

    def post(self, request: HttpRequest, year: int, pk: int) -> HttpResponse:
        form = SessionForm(request.POST, edition=self.edition)
        if not form.is_valid():
            return self.ask(request, form, 422)
        session = add_session(
            day_id=self.day.pk, values=form.values(), at=timezone.now(), **self.by
        )
        self.say(_("The session has been added. Say who chairs it, and add its items."))
        return redirect(self.address("session", session.pk))

    def ask(self, request: HttpRequest, form: SessionForm, status: int = 200) -> HttpResponse:
        context = {
            "form": form,
            "day": self.day,
            "board_address": self.board_address(self.day.date),
        }
        return self.page(request, "add_session.html", context, status)


class OfSession(ArrangingAction):
    """A page or an action about one session."""

    @cached_property
    def session(self) -> Session:
        rows = Session.objects.select_related("day").prefetch_related(
            "roles__appearance__person", "items"
        )
        return get_object_or_404(rows, pk=self.kwargs["pk"], day__edition=self.edition)

    def ask(
        self,
        request: HttpRequest,
        *,
        contents: KeptForm | None = None,
        part: PartForm | None = None,
        status: int = 200,
        clashes: Sequence[Clash] = (),
    ) -> HttpResponse:
        """The page of the session, with whatever the forms hold."""
        fresh = Session.objects.get(pk=self.session.pk)
        context = {
            "session": self.session,
            "contents_form": contents or SessionForm(instance=fresh, edition=self.edition),
            "part_form": part or PartForm(edition=self.edition),
            "conflicts": [one for one in self.conflicts if self.session.pk in one.sessions],
            "clashes": clashes,
            "form": contents or part,
            "board_address": f"{self.board_address(self.session.day.date)}#kikao-{self.session.pk}",
        }
        return self.page(request, "session.html", context, status)

    def here(self) -> HttpResponse:
        return redirect(self.address("session", self.session.pk))


class SessionView(OfSession):
    """What the session says of itself, and its people."""

    def get(self, request: HttpRequest, year: int, pk: int) -> HttpResponse:
        return self.ask(request)

    def post(self, request: HttpRequest, year: int, pk: int) -> HttpResponse:
        stored = Session.objects.get(pk=self.session.pk)
        form = SessionForm(request.POST, instance=stored, edition=self.edition)
        if not form.is_valid():
            return self.ask(request, contents=form, status=422)
        try:
            change_session(
                session_id=pk, values=form.values(), seen=form.seen, at=timezone.now(), **self.by
            )
        except TextsOvertaken as met:
            again, clashes = self.met(form, met)
            return self.ask(request, contents=again, clashes=clashes, status=409)
        self.say(_("The session has been changed."))
        return self.here()


class GivePartView(OfSession):
    """Somebody chairs, facilitates or sits on the panel."""

    def post(self, request: HttpRequest, year: int, pk: int) -> HttpResponse:
        form = PartForm(request.POST, edition=self.edition)
        if not form.is_valid():
            return self.ask(request, part=form, status=422)
        at = timezone.now()
        try:
            chosen = form.cleaned_data["appearance"]
            appearance = chosen or appearance_of(who=form.who, at=at, **self.by)
            part = form.cleaned_data["part"]
            give_part(
                session_id=self.session.pk, part=part, appearance=appearance, at=at, **self.by
            )
        except ValidationError as error:
            form.add_error(None, error)
            return self.ask(request, part=form, status=422)
        self.say(_("%(name)s has a part in the session now.") % {"name": appearance})
        self.warn()
        return self.here()

    def warn(self) -> None:
        """Say at once when somebody is needed in two places."""
        self.refuse([one.text for one in self.conflicts if self.session.pk in one.sessions])


class TakePartView(OfSession):
    """Somebody has no longer a part in the session."""

    def post(self, request: HttpRequest, year: int, pk: int, role: int) -> HttpResponse:
        get_object_or_404(self.session.roles, pk=role)
        try:
            take_part_away(role_id=role, at=timezone.now(), **self.by)
        except Overtaken:
            self.refuse([_("Somebody else has done this already.")])
        else:
            self.say(_("The part has been taken away."))
        return self.here()


class RemoveSessionView(OfSession):
    """Take an empty session out."""

    def post(self, request: HttpRequest, year: int, pk: int) -> HttpResponse:
        date = self.session.day.date
        try:
            remove_session(session_id=self.session.pk, at=timezone.now(), **self.by)
        except ValidationError as error:
            self.refuse(error.messages)
            return self.here()
        self.say(_("The session has been removed."))
        return redirect(self.board_address(date))


class PresenterView(ArrangingAction):
    """Who presents an item: somebody known, or another person with an office."""

    def get(self, request: HttpRequest, year: int, pk: int) -> HttpResponse:
        initial = {"appearance": self.item.presenter_id}
        return self.ask(request, WhoForm(initial=initial, edition=self.edition))

    def post(self, request: HttpRequest, year: int, pk: int) -> HttpResponse:
        form = WhoForm(request.POST, edition=self.edition)
        if not form.is_valid():
            return self.ask(request, form, 422)
        at = timezone.now()
        try:
            chosen = form.cleaned_data["appearance"]
            appearance = chosen or appearance_of(who=form.who, at=at, **self.by)
            values: dict[str, Any] = {"presenter": appearance}
            change_item(item_id=self.item.pk, values=values, at=at, **self.by)
        except ValidationError as error:
            form.add_error(None, error)
            return self.ask(request, form, 422)
        text = _("%(name)s presents “%(title)s” now.")
        self.say(text % {"name": appearance, "title": self.item}, item_id=pk)
        return self.to_item(pk)

    def ask(self, request: HttpRequest, form: WhoForm, status: int = 200) -> HttpResponse:
        context = {
            "form": form,
            "item": self.item,
            "cancel_address": self.address("item", self.item.pk),
        }
        return self.page(request, "presenter.html", context, status)

"""One item of the programme: where it stands, what it says, dividing and removing it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from egov_meeting.meetings.editing.conflicts import Clash
from sessions_app.choices import ItemKind
from sessions_app.forms.arranging import (
    ContentsForm,
    KeptForm,
    NewItemForm,
    PlaceForm,
    RemoveForm,
    SeenForm,
    ShiftForm,
    SplitForm,
)
from sessions_app.models import Item
from sessions_app.services.arranging import exchange_item, place_item, shift_following
from sessions_app.services.arranging_items import (
    add_item,
    breaks_within,
    change_item,
    remove_item,
    split_item,
)
from sessions_app.services.arranging_places import Overtaken, TextsOvertaken, place_of
from sessions_app.services.arranging_sessions import split_session
from sessions_app.views.arranging_frame import ArrangingAction, place_in_words, seen_of

# The board's script sends this; it wants the board back, whatever happened.
FROM_THE_BOARD = "X-Arranging"


class OfItem(ArrangingAction):
    """A page or an action about one item."""

    def ask(
        self,
        request: HttpRequest,
        *,
        place: PlaceForm | None = None,
        shift: ShiftForm | None = None,
        contents: KeptForm | None = None,
        status: int = 200,
        overtaken: str = "",
        clashes: Sequence[Clash] = (),
    ) -> HttpResponse:
        """The page of the item, with whatever the forms hold."""
        item, edition = self.item, self.edition
        stands = {**seen_of(item), **vars(place_of(item)), "session": item.session_id}
        context = {
            "item": item,
            "place_in_words": place_in_words(item),
            "place_form": place or PlaceForm(initial=stands, edition=edition),
            "shift_form": shift or ShiftForm(initial=seen_of(item)),
            "contents_form": contents or ContentsForm(instance=self.fresh(), edition=edition),
            "seen": seen_of(item)["seen"],
            "breaks": breaks_within(item),
            "conflicts": [one for one in self.conflicts if item.pk in one.items],
            "overtaken": overtaken,
            "clashes": clashes,
            "form": place or shift or contents,
            "board_address": self.board_address(item.session.day.date, item=item.pk),
        }
        return self.page(request, "item.html", context, status)

    def fresh(self) -> Item:
        """The item for a form that may put other values on it."""
        return Item.objects.get(pk=self.item.pk)

    def back_refused(self, errors: list[str]) -> HttpResponse:
        """The board, with what could not be done."""
        self.refuse(errors)
        return self.to_item(self.kwargs["pk"])


class ItemView(OfItem):
    """The item with all that can be done to it, by plain forms."""

    def get(self, request: HttpRequest, year: int, pk: int) -> HttpResponse:
        return self.ask(request)


class PlaceItemView(OfItem):
    """Other times, another session, another day."""

    def post(self, request: HttpRequest, year: int, pk: int) -> HttpResponse:
        form = PlaceForm(request.POST, edition=self.edition)
        if not form.is_valid():
            return self.refused(request, form, 422)
        try:
            with self.undoable():
                moves = place_item(
                    item_id=self.item.pk,
                    to=form.place,
                    seen=form.cleaned_data["seen"],
                    with_following=form.cleaned_data["with_following"],
                    at=timezone.now(),
                    **self.by,
                )
        except Overtaken as found:
            return self.was_overtaken(request, form, found)
        except ValidationError as error:
            form.add_error(None, error)
            return self.refused(request, form, 422)
        if moves:
            del self.item
            text = _("“%(title)s” stands at %(place)s now.")
            self.say(text % {"title": self.item, "place": place_in_words(self.item)}, item_id=pk)
        return self.to_item(pk)

    def refused(self, request: HttpRequest, form: PlaceForm, status: int) -> HttpResponse:
        if FROM_THE_BOARD in request.headers:
            return self.back_refused([text for found in form.errors.values() for text in found])
        return self.ask(request, place=form, status=status)

    def was_overtaken(
        self, request: HttpRequest, form: PlaceForm, found: Overtaken
    ) -> HttpResponse:
        if FROM_THE_BOARD in request.headers or found.item is None:
            return self.back_refused([self.overtaken(found)])
        # What was typed stays; sending it again is a decision about how it stands now.
        typed = {**request.POST.dict(), **seen_of(found.item)}
        again = PlaceForm(typed, edition=self.edition)
        return self.ask(request, place=again, status=409, overtaken=self.overtaken(found))


class OnItem(OfItem):
    """An action on an item as it was shown."""

    form_class: type[SeenForm] = SeenForm

    def post(self, request: HttpRequest, year: int, pk: int) -> HttpResponse:
        form = self.form(request.POST)
        if not form.is_valid():
            return self.back_refused([text for found in form.errors.values() for text in found])
        try:
            with self.undoable():
                self.act(form.cleaned_data, {"at": timezone.now(), "item_id": pk, **self.by})
        except Overtaken as found:
            return self.back_refused([self.overtaken(found)])
        except ValidationError as error:
            return self.back_refused(error.messages)
        self.say(str(self.words()) % {"title": self.item}, item_id=pk)
        return self.to_item(pk)

    def form(self, data: Any) -> SeenForm:
        return self.form_class(data)

    def act(self, typed: dict[str, Any], by: dict[str, Any]) -> None:
        raise NotImplementedError

    def words(self) -> str:
        raise NotImplementedError


class ExchangeItemView(OnItem):
    """Change places with the neighbour: `mapema` with the one before, else with the one behind."""

    def act(self, typed: dict[str, Any], by: dict[str, Any]) -> None:
        exchange_item(earlier="mapema" in self.request.POST, seen=typed["seen"], **by)

    def words(self) -> str:
        return _("“%(title)s” has changed places with its neighbour.")


class SplitItemView(OnItem):
    """Divide an item at a break."""

    def form(self, data: Any) -> SeenForm:
        return SplitForm(data, edition=self.edition)

    def act(self, typed: dict[str, Any], by: dict[str, Any]) -> None:
        split_item(break_id=typed["at"].pk, seen=typed["seen"], **by)

    def words(self) -> str:
        return _("“%(title)s” goes on after the break.")


class SplitSessionView(OnItem):
    """Let a new session begin behind the item."""

    def act(self, typed: dict[str, Any], by: dict[str, Any]) -> None:
        self.session = split_session(seen=typed["seen"], **by)

    def words(self) -> str:
        return _("A new session begins behind “%(title)s”. Say its number, title and people.")

    def to_item(self, item_id: int) -> HttpResponse:
        if hasattr(self, "session"):
            return redirect(self.address("session", self.session.pk))
        return super().to_item(item_id)


class ShiftView(OfItem):
    """The item and all that follows, some minutes later or earlier."""

    def post(self, request: HttpRequest, year: int, pk: int) -> HttpResponse:
        form = ShiftForm(request.POST)
        if not form.is_valid():
            return self.ask(request, shift=form, status=422)
        try:
            with self.undoable():
                shift_following(
                    item_id=self.item.pk, at=timezone.now(), **form.cleaned_data, **self.by
                )
        except Overtaken as found:
            return self.back_refused([self.overtaken(found)])
        except ValidationError as error:
            form.add_error("minutes", error)
            return self.ask(request, shift=form, status=422)
        self.say(_("All that follows has been moved along."), item_id=pk)
        return self.to_item(pk)


class ChangeItemView(OfItem):
    """What the item says, and who presents it."""

    def post(self, request: HttpRequest, year: int, pk: int) -> HttpResponse:
        form = ContentsForm(request.POST, instance=self.fresh(), edition=self.edition)
        if not form.is_valid():
            return self.ask(request, contents=form, status=422)
        try:
            change_item(
                item_id=pk, values=form.values(), seen=form.seen, at=timezone.now(), **self.by
            )
        except TextsOvertaken as met:
            again, clashes = self.met(form, met)
            return self.ask(request, contents=again, clashes=clashes, status=409)
        except Overtaken as found:
            return self.back_refused([self.overtaken(found)])
        self.say(_("The item has been changed."), item_id=pk)
        return self.to_item(pk)


class AddItemView(ArrangingAction):
    """A new item, anywhere; the address may say where: kikao, kuanzia, hadi, wizara."""

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        asked = request.GET
        initial = {
            "session": asked.get("kikao"),
            "starts_at": asked.get("kuanzia"),
            "ends_at": asked.get("hadi"),
            "kind": ItemKind.PRESENTATION,
        }
        return self.ask(request, NewItemForm(initial=initial, edition=self.edition))

    def post(self, request: HttpRequest, year: int) -> HttpResponse:
        form = NewItemForm(request.POST, edition=self.edition)
        if not form.is_valid():
            return self.ask(request, form, 422)
        try:
            with self.undoable():
                item = add_item(
                    session_id=form.cleaned_data["session"].pk,
                    values=form.values(),
                    with_following=form.cleaned_data["with_following"],
                    at=timezone.now(),
                    **self.by,
                )
        except ValidationError as error:
            form.add_error(None, error)
            return self.ask(request, form, 422)
        self.say(_("“%(title)s” has been added.") % {"title": item}, item_id=item.pk)
        return self.to_item(item.pk)

    def ask(self, request: HttpRequest, form: NewItemForm, status: int = 200) -> HttpResponse:
        context = {"form": form, "board_address": self.board_address()}
        return self.page(request, "add_item.html", context, status)


class RemoveItemView(OfItem):
    """Ask, saying who is concerned, then take the item out."""

    def get(self, request: HttpRequest, year: int, pk: int) -> HttpResponse:
        return self.confirm(request, RemoveForm(initial=seen_of(self.item)))

    def post(self, request: HttpRequest, year: int, pk: int) -> HttpResponse:
        form = RemoveForm(request.POST)
        if not form.is_valid():
            return self.confirm(request, form, 422)
        title, date = str(self.item), self.item.session.day.date
        try:
            with self.undoable(removing=self.item):
                remove_item(item_id=pk, at=timezone.now(), **form.cleaned_data, **self.by)
        except Overtaken as found:
            return self.back_refused([self.overtaken(found)])
        except ValidationError as error:
            return self.back_refused(error.messages)
        self.say(_("“%(title)s” has been removed.") % {"title": title})
        return redirect(self.board_address(date))

    def confirm(self, request: HttpRequest, form: RemoveForm, status: int = 200) -> HttpResponse:
        context = {
            "item": self.item,
            "form": form,
            "picks": self.item.picks.count(),
            "materials": self.item.materials.count(),
            "confirm_label": _("Remove the item"),
            "cancel_address": self.address("item", self.item.pk),
            "tone": "bad",
        }
        return self.page(request, "remove_item.html", context, status)

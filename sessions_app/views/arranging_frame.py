"""What the arranging pages share: the edition, the tabs, the way up, and what is said after a change."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from egov_meeting.accounts.access import StaffView
from egov_meeting.documents.permissions import can_list_documents
from egov_meeting.meetings.editing.addresses import address_of_edition
from egov_meeting.meetings.editing.conflicts import Clash, reconciled
from egov_meeting.meetings.editing.forms import SectionForm
from egov_meeting.meetings.models import Edition
from sessions_app.conflicts import Conflict
from sessions_app.forms.arranging import KeptForm
from sessions_app.models import Item
from sessions_app.permissions import (
    can_arrange_programme,
    can_publish_programme,
    can_view_arranging,
)
from sessions_app.published import programme_as_arranged
from sessions_app.selectors.arranging import conflicts_in
from sessions_app.services.arranging_places import Overtaken, TextsOvertaken, mark_of
from sessions_app.services.arranging_undo import Done, remembering
from sessions_app.shown import DayShown


@dataclass(frozen=True)
class Link:
    """A tab or a step of the way up."""

    label: Any
    address: str
    current: str = ""


TABS = (
    ("board", gettext_lazy("Arrange")),
    ("conflicts", gettext_lazy("Conflicts")),
    ("versions", gettext_lazy("Versions")),
)


class ArrangingPage(StaffView):
    """A page about the programme of one edition; `tab` names the page it belongs to."""

    permission = can_view_arranging
    tab = "board"

    @cached_property
    def edition(self) -> Edition:
        return get_object_or_404(Edition, year=self.kwargs["year"])

    def loaded(self) -> Edition:
        return self.edition

    @cached_property
    def days(self) -> list[DayShown]:
        """The programme as it is arranged."""
        return programme_as_arranged(edition=self.edition)

    @cached_property
    def conflicts(self) -> list[Conflict]:
        """What does not fit in it."""
        return conflicts_in(self.days, edition=self.edition)

    def page(
        self, request: HttpRequest, template: str, context: Mapping[str, Any], status: int = 200
    ) -> HttpResponse:
        """The page with what all of them show."""
        shared = {
            "edition": self.edition,
            "tabs": [
                Link(label, self.address(name), "page" if name == self.tab else "")
                for name, label in TABS
            ],
            "way_up": [Link(str(self.edition), address_of_edition(self.edition))],
            "may_arrange": can_arrange_programme(request.user, self.edition),
            "may_publish": can_publish_programme(request.user, self.edition),
            "may_print": can_list_documents(request.user, self.edition),
        }
        return render(
            request, f"sessions_app/arranging/{template}", {**shared, **context}, status=status
        )

    def address(self, name: str, *args: Any) -> str:
        """The address of another arranging page of this edition."""
        return reverse(f"sessions_app:arranging_{name}", args=[self.edition.year, *args])

    def board_address(self, date: dt.date | None = None, *, item: int | None = None) -> str:
        """The board of a date, at an item."""
        query = f"?{urlencode({'siku': date.isoformat()})}" if date else ""
        place = f"#kipengele-{item}" if item else ""
        return self.address("board") + query + place

    def to_item(self, item_id: int) -> HttpResponse:
        """The board on which an item stands; the first one when it is gone."""
        rows = Item.objects.select_related("session__day")
        item = rows.filter(pk=item_id, session__day__edition=self.edition).first()
        if item is None:
            return redirect(self.board_address())
        return redirect(self.board_address(item.session.day.date, item=item.pk))


class ArrangingAction(ArrangingPage):
    """A page, or an action, of those who arrange the programme."""

    permission = can_arrange_programme
    done = Done()

    @property
    def by(self) -> dict[str, Any]:
        """How services are told who does it, to which edition."""
        return {"edition": self.edition, "by": self.request.user}

    @cached_property
    def item(self) -> Item:
        rows = Item.objects.select_related("session__day", "presenter__person", "ministry")
        return get_object_or_404(rows, pk=self.kwargs["pk"], session__day__edition=self.edition)

    def say(self, text: str, *, item_id: int | None = None) -> None:
        """What was done, which conflicts the item has now, and whether it can be undone."""
        messages.success(self.request, text)
        self.request.session.pop(undo_key(self.edition), None)
        if self.done:
            self.request.session[undo_key(self.edition)] = self.done.as_plain
        self.__dict__.pop("days", None)
        self.__dict__.pop("conflicts", None)
        for conflict in self.conflicts if item_id else ():
            if item_id in conflict.items:
                messages.warning(self.request, conflict.text)

    def refuse(self, errors: Sequence[str]) -> None:
        """What could not be done."""
        for text in errors:
            messages.error(self.request, text)

    def overtaken(self, found: Overtaken) -> str:
        """What somebody else has done meanwhile, in words."""
        if found.item is None:
            return _("Somebody else has removed it meanwhile. Nothing was changed.")
        return _(
            "Somebody else moved “%(title)s” meanwhile: it stands at %(place)s now. Nothing of yours was saved; look at it and decide again."
        ) % {"title": found.item, "place": place_in_words(found.item)}

    def met(self, form: KeptForm, found: TextsOvertaken) -> tuple[KeptForm, list[Clash]]:
        """What was typed, with the other person's changes where nothing was typed, and what differs."""
        together = reconciled(cast(SectionForm, form), found)
        return type(form)(
            together.data, instance=cast(Any, found.stored), edition=self.edition
        ), together.clashes

    @contextmanager
    def undoable(self, *, removing: Item | None = None) -> Iterator[None]:
        """What is done inside, and said, can be undone by this person until something else is done."""
        with remembering(edition=self.edition, removing=removing) as remembered:
            yield
        self.done = remembered.done


def undo_key(edition: Edition) -> str:
    """Under which name the session keeps the last change."""
    return f"arranging-{edition.pk}"


def place_in_words(item: Item) -> str:
    """Times and session of an item."""
    times = "–".join(f"{time:%H:%M}" for time in (item.starts_at, item.ends_at) if time)
    times = times or _("without a time")
    session = str(item.session)
    return f"{times}, {session}" if session else times


def seen_of(item: Item) -> dict[str, str]:
    """The hidden value of forms about an item."""
    return {"seen": mark_of(item)}

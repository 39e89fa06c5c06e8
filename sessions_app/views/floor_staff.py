"""The floor for those who moderate it: opening, the queue, and what is taken out of it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from egov_meeting.accounts.access import StaffView
from egov_meeting.meetings.models import Edition
from egov_meeting.meetings.selectors.staff import edition_in_hand
from sessions_app.floor_exports import floor_file
from sessions_app.models import Item
from sessions_app.permissions import can_moderate_floor
from sessions_app.selectors.floor import item_of, items_for_moderators, open_items, queue_of
from sessions_app.services.floor_looking import record_floor_export
from sessions_app.services.floor_opening import (
    end_floor,
    let_clock_decide,
    let_clock_decide_all,
    open_floor,
)
from sessions_app.views.floor_screen import code_for


class FloorOfNowView(StaffView):
    """To the floor of the edition in hand."""

    permission = can_moderate_floor

    def get(self, request: HttpRequest) -> HttpResponse:
        edition = edition_in_hand()
        if edition is None:
            raise Http404
        return redirect("sessions_app:staff_floor", edition.year)


class ModeratingView(StaffView):
    """A page, or an action, about the floor of one edition."""

    permission = can_moderate_floor

    @cached_property
    def edition(self) -> Edition:
        return get_object_or_404(Edition, year=self.kwargs["year"])

    def loaded(self) -> Edition:
        return self.edition

    @cached_property
    def item(self) -> Item:
        found = item_of(edition=self.edition, number=self.kwargs["number"])
        if found is None:
            raise Http404
        return found

    def page(
        self, request: HttpRequest, template: str, context: dict[str, Any], status: int = 200
    ) -> HttpResponse:
        shared = {"edition": self.edition}
        return render(
            request, f"sessions_app/floor/staff/{template}", shared | context, status=status
        )

    def public_address(self, *args: int) -> str:
        """The short address that participants come to."""
        name = "floor_item" if args else "floor"
        path = reverse(f"sessions_app:{name}", args=[self.edition.year, *args])
        return settings.PUBLIC_ADDRESS + path


class StaffFloorView(ModeratingView):
    """Every item of the programme: whether its floor is open, and what waits."""

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        items = list(items_for_moderators(edition=self.edition))
        context = {
            "items": items,
            "address": self.public_address(),
            "by_clock": sum(item.floor_by_time for item in items),
        }
        return self.page(request, "overview.html", context)


class OpenFloorView(ModeratingView):
    """Let people ask about an item."""

    def post(self, request: HttpRequest, year: int, number: int) -> HttpResponse:
        open_floor(item=self.item, by=request.user, at=timezone.now())  # type: ignore[arg-type]
        messages.success(request, _("People can now send questions about this item."))
        return redirect("sessions_app:floor_queue", year, number)


class EndFloorView(ModeratingView):
    """Take nothing more about an item."""

    def post(self, request: HttpRequest, year: int, number: int) -> HttpResponse:
        end_floor(item=self.item, by=request.user, at=timezone.now())  # type: ignore[arg-type]
        messages.success(request, _("No more questions are taken about this item."))
        return redirect("sessions_app:floor_queue", year, number)


class ClockView(ModeratingView):
    """Let the floor of an item open and close by its time, or by hand alone: `kwa-mkono`."""

    def post(self, request: HttpRequest, year: int, number: int) -> HttpResponse:
        by_time = "kwa-mkono" not in request.POST
        let_clock_decide(item=self.item, by_time=by_time, by=request.user, at=timezone.now())  # type: ignore[arg-type]
        said = (
            _("The floor opens and closes by the time of the item.")
            if by_time
            else _("The floor is opened and closed by hand.")
        )
        messages.success(request, said)
        return redirect("sessions_app:floor_queue", year, number)


class ClockForAllView(ModeratingView):
    """Let all floors that were never open follow the times of the programme."""

    def post(self, request: HttpRequest, year: int) -> HttpResponse:
        number = let_clock_decide_all(
            edition=self.edition,
            by=request.user,  # type: ignore[arg-type]
            at=timezone.now(),
        )
        said = ngettext(
            "%(number)d item more takes questions during its time.",
            "%(number)d items more take questions during their time.",
            number,
        )
        messages.success(request, said % {"number": number})
        return redirect("sessions_app:staff_floor", year)


class QueueView(ModeratingView):
    """What waits, what is shown, what was answered; the list renews itself."""

    def get(self, request: HttpRequest, year: int, number: int) -> HttpResponse:
        context = {"item": self.item, "queue": queue_of(item=self.item)}
        return self.page(request, "queue.html", context)


class QueueListView(ModeratingView):
    """The part of it that renews itself."""

    def get(self, request: HttpRequest, year: int, number: int) -> HttpResponse:
        context = {"item": self.item, "queue": queue_of(item=self.item)}
        return self.page(request, "queue_list.html", context)


class PrintedCodeView(ModeratingView):
    """A sheet with the QR code, to be printed and hung up: of what is open, or of one item."""

    def get(self, request: HttpRequest, year: int, number: int | None = None) -> HttpResponse:
        context = {
            "item": self.item if number else None,
            **code_for(self.public_address(*([number] if number else []))),
            "is_open": open_items(edition=self.edition).exists(),
        }
        return self.page(request, "code.html", context)


class FloorFileView(ModeratingView):
    """Everything said in the edition as a file. By POST: it goes on record."""

    def post(self, request: HttpRequest, year: int, format: str) -> HttpResponseBase:
        content, rows = floor_file(edition=self.edition, format=format)
        record_floor_export(
            edition=self.edition,
            format=format,
            rows=rows,
            by=request.user,  # type: ignore[arg-type]
            at=timezone.now(),
        )
        return content

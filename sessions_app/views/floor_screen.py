"""The screen of the hall: large type, live, nothing on it that a moderator has not shown."""

from __future__ import annotations

import re
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from egov_meeting.documents.qr import qr_code_svg
from sessions_app.choices import FloorState
from sessions_app.selectors.floor import contributions_on_screen
from sessions_app.views.floor_public import OfItem


def short_address(address: str) -> str:
    """An address as people type it: without the scheme."""
    return address.partition("://")[2] or address


def code_for(address: str) -> dict[str, Any]:
    """A QR code and the address beside it, as templates show them."""
    label = _("QR code of the address %(address)s") % {"address": short_address(address)}
    return {
        "qr": qr_code_svg(text=address, label=label),
        "address": address,
        # Where a long address may be broken: after its strokes.
        "address_pieces": re.findall(r"[^/]+/?", short_address(address).rstrip("/")),
    }


class HallScreenView(OfItem):
    """The whole screen, for a projector; the list renews itself."""

    template = "screen.html"

    @cached_property
    def address(self) -> str:
        path = reverse("sessions_app:floor_item", args=[self.edition.year, self.item.pk])
        return settings.PUBLIC_ADDRESS + path

    def get(self, request: HttpRequest, year: int, number: int) -> HttpResponse:
        context = {
            "edition": self.edition,
            "item": self.item,
            "is_open": self.item.floor == FloorState.OPEN,
            "contributions": contributions_on_screen(item=self.item),
            **self.more(),
        }
        response = render(request, f"sessions_app/floor/{self.template}", context)
        add_never_cache_headers(response)
        return response

    def more(self) -> dict[str, Any]:
        return code_for(self.address)


class HallScreenListView(HallScreenView):
    """The part that renews itself."""

    template = "screen_list.html"

    def more(self) -> dict[str, Any]:
        return {}

"""What the pages of messages share: their tabs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

_SECTIONS = (("outbox", _("Sent and waiting")), ("words", _("Words of the messages")))


def messages_page(
    request: HttpRequest, template: str, context: Mapping[str, Any], *, section: str
) -> HttpResponse:
    """Render with the tabs of messages, `section` marked."""
    tabs = [
        {
            "label": label,
            "address": reverse(f"notifications:{name}"),
            "current": "page" if name == section else "",
        }
        for name, label in _SECTIONS
    ]
    return render(request, f"notifications/{template}.html", {"message_tabs": tabs, **context})

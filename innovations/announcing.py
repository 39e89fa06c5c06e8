"""What letters and messages about the call say alike: where it stands, and until when entries are taken."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format

from egov_meeting.meetings.models import Edition
from innovations.models import Call
from innovations.selectors.call import closing_moment


def call_address(edition: Edition, language: str) -> str:
    """The whole address of the public page of the call."""
    with translation.override(language):
        path = reverse("innovations:call", args=[edition.year])
    return str(settings.PUBLIC_ADDRESS).rstrip("/") + path


def closing_words(call: Call, language: str) -> str:
    """The last day, with the clock where one is set; "" while there is none."""
    closes = closing_moment(call=call)
    if closes is None:
        return ""
    local = timezone.localtime(closes)
    with translation.override(language):
        if call.closes_at is None:
            return date_format(local - timedelta(minutes=1), "j F Y")
        return f"{date_format(local, 'j F Y')}, {date_format(local, 'H:i')}"

"""Why a message was not sent, in the reader's language. What the other side said stays as it was said."""

from __future__ import annotations

import re

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_WORDS: list[tuple[str, Promise]] = [
    (
        r"the worker died",
        _("The program that sends was stopped in the middle. Nobody knows whether it went out."),
    ),
    (r"this is no e-mail address", _("This is not an e-mail address.")),
    (r"this is no mobile number", _("This is not a mobile number of Tanzania.")),
    (r"MGOV_ADDRESS and MGOV_KEY", _("No account for SMS has been set up on this portal.")),
    (r"\[[\d, ]*5\d\d", _("The mail server refuses this address.")),
    (r"\[[\d, ]*4\d\d", _("The mail server asks to try again later.")),
    (r"5\d\d b", _("The mail server refuses this message.")),
    (
        r"mGov answered something else|(NoWord|SMTPServerDisconnected|TimeoutError|RemoteDisconnected)\b",
        _("The other side was handed the message, or was about to be, and then fell silent."),
    ),
    (
        r"(ConnectionRefusedError|ConnectionResetError|gaierror|OSError|SMTPConnectError)\b",
        _("The other side could not be reached."),
    ),
    (r"the other side answered with status", _("The other side was out of order.")),
    (r"\d{3} |refused", _("The other side refused the message.")),
]


def error_in_words(error: str) -> str:
    """A sentence for people; "" for an error that we have no words for."""
    return next((str(words) for pattern, words in _WORDS if re.match(pattern, error)), "")

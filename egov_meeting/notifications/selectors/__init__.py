"""Reading words and the outbox."""

from egov_meeting.notifications.selectors.outbox import (
    message_log,
    messages_about,
    messages_to_look_at,
)
from egov_meeting.notifications.selectors.words import template_of, words_of

__all__ = ["message_log", "messages_about", "messages_to_look_at", "template_of", "words_of"]

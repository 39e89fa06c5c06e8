"""Who may read what is written to people, change the words and send again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from egov_meeting.accounts.permissions import (
    editions_with_capability,
    has_capability,
    has_capability_everywhere,
)

if TYPE_CHECKING:
    from egov_meeting.accounts.permissions import Person
    from egov_meeting.notifications.models import OutboxMessage

_VIEW, _CHANGE = "messages.view", "messages.change"


def can_view_messages(user: Person, _obj: Any = None) -> bool:
    """See the outbox of the own editions, and the words of all messages."""
    return has_capability(user, _VIEW)


def can_view_message(user: Person, message: OutboxMessage) -> bool:
    """Read one message word for word; what belongs to no edition needs the right for all of them."""
    return _has(user, _VIEW, message)


def can_change_words(user: Person, _obj: Any = None) -> bool:
    """Write other words. All editions share them, so the right must be held for every one."""
    return has_capability_everywhere(user, _CHANGE)


def can_send_messages_again(user: Person, _obj: Any = None) -> bool:
    """Send again what was not sent, in the own editions."""
    return has_capability(user, _CHANGE)


def can_send_again(user: Person, message: OutboxMessage) -> bool:
    return _has(user, _CHANGE, message)


def editions_of_messages(user: Person) -> frozenset[int] | None:
    """The editions whose messages the person may see; None: all, and what belongs to none."""
    return editions_with_capability(user, _VIEW)


def editions_to_send_again(user: Person) -> frozenset[int] | None:
    return editions_with_capability(user, _CHANGE)


def _has(user: Person, name: str, message: OutboxMessage) -> bool:
    editions = editions_with_capability(user, name)
    return editions is None or message.edition_id in editions

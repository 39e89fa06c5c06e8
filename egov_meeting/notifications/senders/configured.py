"""The way of sending that the settings describe for each channel."""

from __future__ import annotations

from django.conf import settings

from egov_meeting.notifications.choices import Channel
from egov_meeting.notifications.senders.base import NotSent, Sender
from egov_meeting.notifications.senders.mail import Mail
from egov_meeting.notifications.senders.mgov import Mgov


def sender_for(channel: str) -> Sender:
    """Raises NotSent for SMS without an account at mGov: they wait."""
    if channel == Channel.EMAIL:
        return Mail()
    if not settings.MGOV_ADDRESS or not settings.MGOV_KEY:
        raise NotSent("MGOV_ADDRESS and MGOV_KEY are needed for SMS")
    return Mgov(
        version=settings.MGOV_VERSION,
        address=settings.MGOV_ADDRESS,
        key=settings.MGOV_KEY,
        user=settings.MGOV_USER,
        sender=settings.MGOV_SENDER,
        service=settings.MGOV_SERVICE,
        seconds=settings.MGOV_TIMEOUT,
    )

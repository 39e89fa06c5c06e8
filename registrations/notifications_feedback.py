"""Asking people for feedback, in their own language, each once and once a day at most."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation

from egov_meeting.notifications.choices import Channel
from egov_meeting.notifications.models import OutboxMessage
from egov_meeting.notifications.services.outbox import Recipient, write_message
from egov_meeting.shared.bilingual import other_language, text_in
from registrations.links import own_token
from registrations.message_kinds_feedback import FEEDBACK_ASKED, FEEDBACK_REMINDER
from registrations.models import FeedbackForm, Registration
from registrations.notifications import ABOUT
from registrations.phones import is_tanzanian


def told_already(form: FeedbackForm) -> set[int]:
    """Registrations that were written to when the form opened."""
    messages = OutboxMessage.objects.filter(
        edition_id=form.edition_id, kind=FEEDBACK_ASKED.key, about_kind=ABOUT
    )
    return {int(pk) for pk in messages.values_list("about_id", flat=True)}


def tell_feedback_open(registration: Registration, *, at: datetime) -> None:
    _tell(registration, FEEDBACK_ASKED.key, key="feedback", at=at)


def remind_of_feedback(registration: Registration, *, at: datetime) -> None:
    day = timezone.localdate(at).isoformat()
    _tell(registration, FEEDBACK_REMINDER.key, key=f"feedback-{day}", at=at)


def _tell(registration: Registration, kind: str, *, key: str, at: datetime) -> None:
    """By e-mail, by SMS for want of one; nobody without either."""
    language = registration.language
    if registration.email:
        channel, address = Channel.EMAIL, registration.email
    elif is_tanzanian(registration.phone):
        channel, address = Channel.SMS, registration.phone
    else:
        return
    with translation.override(language):
        page = reverse("registrations:own_feedback", args=[own_token(registration)])
    name = text_in(registration.edition, "name", language)
    write_message(
        kind=kind,
        key=f"registration-{registration.pk}-{registration.link_version}-{key}-{channel}",
        channel=channel,
        to=Recipient(address, language, about_kind=ABOUT, about_id=str(registration.pk)),
        values={
            "name": registration.full_name,
            "meeting": name or text_in(registration.edition, "name", other_language(language)),
            "link": settings.PUBLIC_ADDRESS + page,
        },
        at=at,
        edition=registration.edition,
    )

"""E-mail through the mail server of the settings."""

from __future__ import annotations

import smtplib
from datetime import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.core.validators import validate_email

from egov_meeting.notifications.senders.base import NotSent, Outgoing, Refused


class Mail:
    def send(self, message: Outgoing, *, at: datetime) -> str:
        """Raises NotSent when the server is away, Refused when it will never take the letter."""
        try:
            validate_email(message.address)
        except ValidationError:
            raise Refused("this is no e-mail address") from None
        # The same name in every attempt: whoever gets a letter twice sees that it is one.
        name = f"<{message.key}@{settings.DEFAULT_FROM_EMAIL.rpartition('@')[2].rstrip('>')}>"
        letter = EmailMessage(
            subject=" ".join(message.subject.split()),
            body=message.text,
            to=[message.address],
            headers={"Message-ID": name, "Content-Language": message.language},
        )
        try:
            letter.send()
        except smtplib.SMTPRecipientsRefused as error:
            codes = [code for code, _words in error.recipients.values()]
            raise (Refused if all(code >= 500 for code in codes) else NotSent)(str(codes)) from None
        except (smtplib.SMTPException, OSError) as error:
            raise NotSent(f"{type(error).__name__}: {error}"[:500]) from None
        return name

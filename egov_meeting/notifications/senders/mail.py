"""E-mail through the mail server of the settings."""

from __future__ import annotations

import smtplib
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.smtp import EmailBackend
from django.core.validators import validate_email

from egov_meeting.notifications.senders.base import NotSent, Outgoing, PerhapsSent, Refused


class Mail:
    def send(self, message: Outgoing, *, at: datetime) -> str:
        """Raises NotSent when the server is away or puts us off, Refused when it will never take the letter.

        Raises PerhapsSent when the whole letter was handed over and no word came back.
        """
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
            connection=_connection(),
        )
        try:
            letter.send()
        except smtplib.SMTPRecipientsRefused as error:
            codes = [code for code, _words in error.recipients.values()]
            raise (Refused if all(code >= 500 for code in codes) else NotSent)(str(codes)) from None
        except smtplib.SMTPDataError as error:
            kind = Refused if error.smtp_code >= 500 else NotSent
            raise kind(f"{error.smtp_code} {error.smtp_error!r}"[:500]) from None
        except NoWord as error:
            raise PerhapsSent(str(error)[:500]) from None
        except (smtplib.SMTPException, OSError) as error:
            raise NotSent(f"{type(error).__name__}: {error}"[:500]) from None
        return name


class NoWord(Exception):
    """The letter went out whole, and the server said nothing about it."""


class _Careful:
    """Tells a connection lost after the last byte of a letter from one lost before: smtplib does not."""

    _is_handed_over = False

    def send(self, s: Any) -> None:
        super().send(s)  # type: ignore[misc]
        self._is_handed_over = isinstance(s, bytes) and s.endswith(b"\r\n.\r\n")

    def data(self, msg: Any) -> Any:
        try:
            return super().data(msg)  # type: ignore[misc]
        except (smtplib.SMTPServerDisconnected, OSError) as error:
            if self._is_handed_over:
                raise NoWord(f"{type(error).__name__}: {error}") from error
            raise


class _Smtp(_Careful, smtplib.SMTP):
    pass


class _SmtpOverTls(_Careful, smtplib.SMTP_SSL):
    pass


class CarefulBackend(EmailBackend):
    """Django's way to a mail server, which also knows when a letter was perhaps taken."""

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        return _SmtpOverTls if self.use_ssl else _Smtp


def _connection() -> BaseEmailBackend:
    found: BaseEmailBackend = get_connection()
    return CarefulBackend() if type(found) is EmailBackend else found

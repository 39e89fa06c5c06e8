"""Letters about accounts, each in the language of its reader."""

import logging
from smtplib import SMTPException

from django.core.mail import EmailMessage

from egov_meeting.accounts.models import User
from egov_meeting.shared.bilingual import active_language

logger = logging.getLogger(__name__)


def language_of_reader(email: str) -> str:
    """The language of the account with this address; that of the present page when there is none."""
    language = User.objects.filter(email__iexact=email).values_list("language", flat=True).first()
    return language or active_language()


def was_sent(message: EmailMessage) -> bool:
    """Hand `message` to the mail server; False, with a line in the log, when it cannot be reached.

    The log names no addressee: whoever reads it need not know who has an account.
    """
    try:
        message.send()
    except (OSError, SMTPException) as error:
        logger.error("a letter could not be handed to the mail server: %s", error)
        return False
    return True

"""The letter that invites a person to the portal, with a link that is good once."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from egov_meeting.accounts.mail import was_sent
from egov_meeting.accounts.models import User

_SECONDS_A_DAY = 24 * 3600


def password_link(*, person: User) -> str:
    """The full address at which `person` chooses a password; dead once used or after three days."""
    key = default_token_generator.make_token(person)
    with translation.override(person.language):
        path = reverse(
            "account_reset_password_from_key",
            kwargs={"uidb36": user_pk_to_url_str(person), "key": key},
        )
    return settings.PUBLIC_ADDRESS.rstrip("/") + path


def invitation_was_sent(*, person: User, by: User) -> bool:
    """Send the invitation in the person's language; False when the mail server cannot be reached."""
    context = {
        "person": person,
        "inviter": by,
        "address": password_link(person=person),
        "days": settings.PASSWORD_RESET_TIMEOUT // _SECONDS_A_DAY,
    }
    with translation.override(person.language):
        subject = render_to_string("accounts/email/invitation_subject.txt", context)
        body = render_to_string("accounts/email/invitation_message.txt", context)
    return was_sent(EmailMessage(" ".join(subject.split()), body, to=[person.email]))

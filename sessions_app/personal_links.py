"""The address of a personal calendar: signed, without a name in it, and good for reading only.

It is given to calendars on other machines, so it is not the link to the registration. It ends when
the place goes to another person.
"""

from __future__ import annotations

from django.core import signing

from registrations.links import LinkInvalid
from registrations.models import Registration

_SALT = "sessions.personal-calendar"


def calendar_token(registration: Registration) -> str:
    """What stands in the address; the same each time it is asked for."""
    about = [registration.pk, registration.link_version]
    return signing.Signer(salt=_SALT).sign_object(about, compress=False)


def registration_by_calendar_token(token: str) -> Registration:
    """Raises LinkInvalid."""
    try:
        pk, version = signing.Signer(salt=_SALT).unsign_object(token)
    except (signing.BadSignature, ValueError, TypeError):
        raise LinkInvalid from None
    rows = Registration.objects.filter(pk=pk, link_version=version)
    found = rows.select_related("edition", "group").first()
    if found is None or not found.is_standing:
        raise LinkInvalid
    return found

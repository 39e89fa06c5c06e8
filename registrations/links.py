"""The link by which somebody follows the own registration without a password.

It is signed, ends after a while, and ends at once when the place goes to another person
(`link_version`). It carries no personal data.
"""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils import translation

from registrations.models import Registration
from registrations.selectors.kept import with_kept_facts

LINK_LASTS = timedelta(days=400)
_SALT = "registrations.own-link"


class LinkInvalid(LookupError):
    """No such link was ever given out, or it belongs to somebody who gave the place away."""


class LinkExpired(LookupError):
    """The link was good once."""


def own_token(registration: Registration) -> str:
    """What stands in the address."""
    return signing.dumps([registration.pk, registration.link_version], salt=_SALT, compress=False)


def own_link(registration: Registration, *, language: str = "") -> str:
    """The whole address of the person's own page, in the person's language unless another is given."""
    with translation.override(language or registration.language):
        return settings.PUBLIC_ADDRESS + reverse(
            "registrations:own", args=[own_token(registration)]
        )


def own_certificate_link(registration: Registration) -> str:
    """The whole address of the page of the person's certificate, in the person's language."""
    with translation.override(registration.language):
        return settings.PUBLIC_ADDRESS + reverse(
            "registrations:own_certificate", args=[own_token(registration)]
        )


def registration_by_token(token: str) -> Registration:
    """The registration, with edition, group, fee and institution at hand (to be read only). Raises LinkExpired, LinkInvalid."""
    try:
        pk, version = signing.loads(token, salt=_SALT, max_age=LINK_LASTS)
    except signing.SignatureExpired:
        raise LinkExpired from None
    except (signing.BadSignature, ValueError, TypeError):
        raise LinkInvalid from None
    found = Registration.objects.filter(pk=pk, link_version=version).order_by("pk").first()
    if found is None:
        raise LinkInvalid
    return with_kept_facts(found)

"""The device somebody asks and votes with: a signed cookie that names nobody.

What the database keeps of it are keyed digests, so that nobody who reads the database can tell which
contributions and votes came from one telephone in the hand.
"""

from __future__ import annotations

import uuid
from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

from registrations.models import Registration

DEVICE_COOKIE = "kikao_ukumbi"
KNOWN_COOKIE = "kikao_mshiriki"
KEPT_FOR = timedelta(days=60)
_HALF = 32
_DEVICE_SALT = "sessions_app.floor-device"
_KNOWN_SALT = "sessions_app.floor-registration"


def device_of(request: HttpRequest) -> str:
    """The device the request comes from, "" for one that is not known yet."""
    try:
        found = signing.loads(request.COOKIES.get(DEVICE_COOKIE, ""), salt=_DEVICE_SALT)
    except signing.BadSignature:
        return ""
    return found if isinstance(found, str) else ""


def new_device() -> str:
    """A device that was not known before."""
    return uuid.uuid4().hex


def remember_device(response: HttpResponse, device: str) -> None:
    """Let the device be known by its cookie from now on."""
    _set(response, DEVICE_COOKIE, signing.dumps(device, salt=_DEVICE_SALT))


def voter_mark(device: str) -> str:
    """What a vote keeps of the device."""
    return _digest("voter", device)


def sender_mark(device: str) -> str:
    """How the form keys of all that this device sent begin."""
    return _digest("sender", device)[:_HALF]


def form_mark(device: str, form_key: uuid.UUID) -> str:
    """The key of one form of this device, the same however often it is sent."""
    return sender_mark(device) + _digest("form", f"{device} {form_key}")[:_HALF]


def remember_registration(response: HttpResponse, registration: Registration) -> None:
    """Let the device be known as that of the person registered; it opens nothing else."""
    value = [registration.pk, registration.link_version]
    _set(response, KNOWN_COOKIE, signing.dumps(value, salt=_KNOWN_SALT))


def registration_of(request: HttpRequest, *, edition_id: int) -> Registration | None:
    """The person of this edition whom the device is known as."""
    try:
        pk, version = signing.loads(request.COOKIES.get(KNOWN_COOKIE, ""), salt=_KNOWN_SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return (
        Registration.objects.filter(pk=pk, link_version=version, edition_id=edition_id)
        .select_related("institution")
        .first()
    )


def _set(response: HttpResponse, name: str, value: str) -> None:
    response.set_cookie(
        name,
        value,
        max_age=KEPT_FOR,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def _digest(what: str, text: str) -> str:
    return salted_hmac(f"sessions_app.floor.{what}", text, algorithm="sha256").hexdigest()

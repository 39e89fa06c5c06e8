"""The second step of signing in: our words, and secrets that a copy of the database does not give away."""

import base64
import hashlib
from typing import Any, ClassVar

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.utils.translation import gettext_lazy as _


class MFAAdapter(DefaultMFAAdapter):
    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultMFAAdapter.error_messages,
        "add_email_blocked": _(
            "Turn the second step of signing in off before you change the e-mail address."
        ),
        "cannot_delete_authenticator": _("The second step cannot be turned off."),
        "cannot_generate_recovery_codes": _("Set up the second step of signing in first."),
        "incorrect_code": _("This code is not right."),
        "unverified_email": _("Confirm your e-mail address first."),
    }

    def encrypt(self, text: str) -> str:
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _box().decrypt(encrypted_text.encode()).decode()


def _box() -> MultiFernet:
    # Like Django's signatures: written with SECRET_KEY, still read with the keys before it.
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_derived(key)) for key in keys])


def _derived(key: str) -> bytes:
    digest = hashlib.sha256(b"second factor of the portal:" + key.encode()).digest()
    return base64.urlsafe_b64encode(digest)

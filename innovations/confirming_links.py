"""The link by which an author or a supervisor confirms an entry without an account.

It is signed, ends after a while, and at once when the address is no longer named in the entry.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils import translation

from innovations.models import Confirmation

LINK_LASTS = timedelta(days=200)
_SALT = "innovations.confirmation"


@dataclass(frozen=True)
class Confirmer:
    """Who acts by such a link (an Actor without any role)."""

    number: int
    pk: None = None

    @property
    def audit_label(self) -> str:
        return f"author or supervisor {self.number} (link)"

    def may(self, capability: str, *, edition_id: int | None = None) -> bool:
        return False


def confirmation_link(confirmation: Confirmation, *, language: str) -> str:
    """The whole address of the page that asks."""
    token = signing.dumps([confirmation.pk, confirmation.link_number], salt=_SALT, compress=False)
    with translation.override(language):
        path = reverse("innovations:confirm", args=[token])
    return settings.PUBLIC_ADDRESS.rstrip("/") + path


def confirmation_by_token(token: str) -> Confirmation | None:
    """What the link asks; None for a link that is not, or no longer, good."""
    try:
        pk, number = signing.loads(token, salt=_SALT, max_age=LINK_LASTS)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    rows = Confirmation.objects.select_related("entry__edition", "entry__institution")
    found = rows.filter(pk=pk, link_number=number).first()
    return found if found is not None and _is_named(found) else None


def _is_named(confirmation: Confirmation) -> bool:
    """Whether the entry still names this address, also while it is being corrected."""
    entry = confirmation.entry
    if confirmation.is_supervisor:
        return entry.supervisor_email.lower() == confirmation.email
    return entry.authors.filter(email__iexact=confirmation.email).exists()

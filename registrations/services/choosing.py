"""What a person agrees to, and the needs that are kept only by that."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from egov_meeting.audit.actors import Actor
from registrations.choices import Purpose
from registrations.models import Registration
from registrations.services.consents import set_consents
from registrations.services.locking import locked_registration
from registrations.services.recording import change


def choose_consents(
    *,
    registration: Registration,
    purposes: Iterable[str],
    needs: str,
    by: Actor,
    at: datetime,
) -> bool:
    """Let exactly `purposes` stand and keep `needs` if they are among them; False when nothing differs."""
    wanted = set(purposes)
    if not needs:
        wanted.discard(Purpose.NEEDS)
    with transaction.atomic():
        is_chosen = set_consents(registration=registration, purposes=wanted, by=by, at=at)
        stored = locked_registration(pk=registration.pk)
        kept = needs if Purpose.NEEDS in wanted else ""
        is_told = change(
            stored, fields={"needs": kept}, action="registrations.corrected", by=by, at=at
        )
    registration.refresh_from_db()
    return is_chosen or is_told

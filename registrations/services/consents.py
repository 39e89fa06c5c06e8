"""Consents: kept word for word, withdrawn as easily as given."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from egov_meeting.audit.actors import Actor
from egov_meeting.audit.services import record
from registrations.choices import Purpose
from registrations.models import Consent, Registration
from registrations.selectors.consents import consent_words


def give_consents(*, registration: Registration, purposes: Iterable[str], at: datetime) -> None:
    """Keep what a new registration agreed to, in the words the person read."""
    wanted = [purpose for purpose in Purpose.values if purpose in set(purposes)]
    if not wanted:
        return
    words = consent_words(at=at)
    Consent.objects.bulk_create(
        Consent(
            registration=registration,
            purpose=purpose,
            version=words[purpose].version,
            language=registration.language,
            text=words[purpose].text(registration.language),
            given_at=at,
        )
        for purpose in wanted
    )


def set_consents(
    *, registration: Registration, purposes: Iterable[str], by: Actor, at: datetime
) -> bool:
    """Give and withdraw until exactly `purposes` stand; False when they stood already. On record."""
    wanted = set(purposes)
    with transaction.atomic():
        stored = Registration.objects.select_for_update(of=("self",)).get(pk=registration.pk)
        standing = dict(stored.consents.filter(withdrawn_at=None).values_list("purpose", "pk"))
        before = sorted(standing)
        if wanted == standing.keys():
            return False
        gone = [pk for purpose, pk in standing.items() if purpose not in wanted]
        Consent.objects.filter(pk__in=gone).update(withdrawn_at=at)
        give_consents(registration=stored, purposes=wanted - standing.keys(), at=at)
        if Purpose.NEEDS in standing and Purpose.NEEDS not in wanted and stored.needs:
            stored.needs = registration.needs = ""
            stored.save(update_fields=["needs"])
        record(
            action="registrations.consents_changed",
            obj=stored,
            by=by,
            at=at,
            before={"consents": before},
            after={"consents": sorted(wanted)},
            shown_publicly=False,
        )
    return True

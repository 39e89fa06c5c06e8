"""Giving certificates to the authors of entries that were selected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from egov_meeting.audit.actors import Actor
from egov_meeting.audit.services import locked
from egov_meeting.documents.choices import CertificateState
from egov_meeting.documents.models import Certificate
from egov_meeting.documents.services.certificates import certificate_was_sent, give_certificate
from innovations.choices import STANDING_ENTRIES, ConfirmationState
from innovations.models import Call, Entry, Selection
from innovations.outcome_certificates import ENTRY, KEY, facts_of, subject_of, tell
from innovations.services.selecting import may_select


@dataclass(frozen=True)
class Given:
    """How many certificates there are now that were not there before, and how many were written about."""

    given: int
    told: int


def certify_selected(*, call: Call, by: Actor, at: datetime) -> Given:
    """Give every author of a selected entry a certificate; who has one keeps it. Writes to each once.

    Who said not to be an author gets none. Raises PermissionDenied, and ValidationError before the results are published.
    """
    may_select(by, call)
    given = told = 0
    with transaction.atomic():
        stored: Call = locked(call)
        if stored.results_published_at is None:
            raise ValidationError(_("Publish the results first."))
        had = set(_subjects(stored))
        for entry, honours in _selected(stored):
            for subject, name in _holders(entry):
                if subject in had:
                    continue
                certificate = give_certificate(
                    kind=KEY,
                    edition=stored.edition,
                    subject=subject,
                    full_name=name,
                    language=entry.language,
                    facts=facts_of(entry, honours),
                    by=by,
                    at=at,
                )
                given += 1
                if tell(certificate, by, at):
                    certificate_was_sent(certificate=certificate, by=by, at=at)
                    told += 1
    return Given(given, told)


def _subjects(call: Call) -> Iterator[str]:
    """Who was ever given one: a revoked certificate does not come back by itself."""
    rows = Certificate.objects.filter(edition=call.edition_id, kind=KEY)
    yield from rows.exclude(state=CertificateState.REPLACED).values_list("subject", flat=True)


def _selected(call: Call) -> list[tuple[Entry, list[Selection]]]:
    rows = call.selections.select_related("award", "entry__institution")
    rows = rows.filter(entry__state__in=STANDING_ENTRIES)
    rows = rows.prefetch_related("entry__authors", "entry__confirmations")
    rows = rows.order_by("entry__number", "place")
    found: dict[int, tuple[Entry, list[Selection]]] = {}
    for row in rows:
        found.setdefault(row.entry_id, (row.entry, []))[1].append(row)
    return list(found.values())


def _holders(entry: Entry) -> list[tuple[str, str]]:
    """The authors; the institution of an entry without any."""
    authors = list(entry.authors.all())
    if not authors:
        institution = str(entry.institution or entry.institution_name)
        return [(f"{ENTRY}{entry.pk}", institution[:150])]
    refused = {
        answer.email.casefold()
        for answer in entry.confirmations.all()
        if answer.state == ConfirmationState.DECLINED and not answer.is_supervisor
    }
    return [
        (subject_of(author), author.full_name)
        for author in authors
        if author.email.casefold() not in refused
    ]

"""Publishing the programme: what people read from then on, and what those concerned are told."""

from __future__ import annotations

import datetime as dt
import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from egov_meeting.audit.services import record
from egov_meeting.celery import app
from egov_meeting.shared.queue import enqueue
from sessions_app.changes import as_rows, differences
from sessions_app.models import ProgrammeVersion
from sessions_app.published import newest_version, programme_as_arranged, programme_of_version
from sessions_app.selectors.arranging import conflicts_in
from sessions_app.services.arranging_places import hold
from sessions_app.shown import DayShown, as_plain

if TYPE_CHECKING:
    from egov_meeting.audit.actors import Actor
    from egov_meeting.meetings.models import Edition

# By name: tasks stand above services and are not imported from here.
TASK = "sessions_app.tasks.tell_what_changed"


class ChangedMeanwhile(Exception):
    """The programme is not as it was when the person decided to publish it."""


class ConflictsNotAccepted(Exception):
    """The programme has conflicts, and nobody said that it shall be published with them."""


def fingerprint_of(days: list[DayShown]) -> str:
    """SHA-256 of the contents of a programme; how the floor stands does not count."""
    text = json.dumps(as_plain(days), sort_keys=True, ensure_ascii=False)
    return sha256(text.encode()).hexdigest()


def publish_programme(
    *,
    edition: Edition,
    seen: str,
    with_conflicts: bool,
    by: Actor,
    at: dt.datetime,
    note_sw: str = "",
    note_en: str = "",
) -> ProgrammeVersion:
    """Keep the programme as it is arranged as a version, and wake a worker that tells those concerned.

    `seen` is the fingerprint of what the person looked at. Raises ChangedMeanwhile, ConflictsNotAccepted,
    and ValidationError for an edition held before the portal, an empty programme, and one without changes.
    """
    with transaction.atomic():
        hold(edition.pk)
        days = programme_as_arranged(edition=edition)
        fingerprint = fingerprint_of(days)
        if fingerprint != seen:
            raise ChangedMeanwhile
        last = newest_version(edition=edition)
        _refuse_what_cannot_be(edition, days, last, fingerprint)
        if conflicts_in(days, edition=edition) and not with_conflicts:
            raise ConflictsNotAccepted
        version = ProgrammeVersion(
            edition=edition,
            number=last.number + 1 if last else 1,
            snapshot={"days": as_plain(days)},
            changes=_changes(last, days),
            fingerprint=fingerprint,
            note_sw=note_sw.strip(),
            note_en=note_en.strip(),
            published_at=at,
            published_by_label=by.audit_label[:300],
        )
        version.save(force_insert=True)
        after = {
            "number": version.number,
            "fingerprint": fingerprint,
            "changes": len(version.changes),
            "with_conflicts": with_conflicts,
        }
        record(action="programme.published", obj=version, by=by, at=at, after=after)
        enqueue(app.signature(TASK), version.pk)
    return version


def _refuse_what_cannot_be(
    edition: Edition, days: list[DayShown], last: ProgrammeVersion | None, fingerprint: str
) -> None:
    if edition.is_recorded:
        raise ValidationError(
            _("This meeting was held before the portal: its programme is shown as it is on record.")
        )
    if not any(True for day in days for _item in day.items):
        raise ValidationError(_("There is nothing to publish yet."))
    if last is not None and last.fingerprint == fingerprint:
        raise ValidationError(
            _("Nothing has changed since version %(number)d.") % {"number": last.number}
        )


def _changes(last: ProgrammeVersion | None, days: list[DayShown]) -> list[dict[str, Any]]:
    """Nothing for the first version: all of it is new."""
    return as_rows(differences(programme_of_version(version=last), days)) if last else []

"""Telling people what a new version of the programme changes for them; each person once a version."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Literal

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils import translation

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.models import Event
from egov_meeting.audit.services import record
from egov_meeting.meetings.models import Edition
from egov_meeting.notifications.choices import Channel
from egov_meeting.notifications.kinds import MessageKind
from egov_meeting.notifications.services.outbox import Recipient, write_message
from egov_meeting.shared.bilingual import other_language, text_in
from registrations.choices import STANDING_STATES
from registrations.models import Registration
from registrations.phones import is_tanzanian
from sessions_app.changes import EVERY_GROUP, Change, in_words
from sessions_app.choices import ChangeKind
from sessions_app.message_kinds_programme import (
    GROUP_CHANGED,
    PICK_CHANGED,
    SLOT_CHANGED,
)
from sessions_app.models import Pick, ProgrammeVersion, Speaker
from sessions_app.selectors.arranging import changes_of
from sessions_app.selectors.personal import picks_of

Stage = Literal["speakers", "picks"]
CHUNK = 200
# Of an item somebody chose to attend; a description that changed is no reason to write.
_WORTH_TELLING = frozenset(
    {
        *(ChangeKind.MOVED, ChangeKind.REMOVED, ChangeKind.LENGTHENED, ChangeKind.SHORTENED),
        ChangeKind.GROUP,
    }
)
TOLD = "programme.people_told"


def tell_chunk(
    *, version: ProgrammeVersion, stage: Stage, after: int, at: dt.datetime
) -> int | None:
    """Write to the next people of a stage; the number to go on after, None when all have been told.

    A person who was written to about this version gets nothing more, however often this is called.
    """
    if stage == "speakers":
        return _tell_speakers(version, after, at)
    return _tell_pickers(version, after, at)


def note_that_all_are_told(*, version: ProgrammeVersion, at: dt.datetime) -> None:
    """Put on record that nobody is left to be told."""
    if not was_told(version):
        record(action=TOLD, obj=version, by=SYSTEM, at=at, shown_publicly=False)


def was_told(version: ProgrammeVersion) -> bool:
    """Whether everybody concerned was written to."""
    about = {"object_type": version._meta.label_lower, "object_id": str(version.pk)}
    return Event.objects.filter(action=TOLD, edition_id=version.edition_id, **about).exists()


def versions_not_told(*, since: dt.datetime, until: dt.datetime) -> list[ProgrammeVersion]:
    """Versions published in this time about which the queue lost the call."""
    found = ProgrammeVersion.objects.filter(published_at__range=(since, until)).order_by("pk")
    return [version for version in found.defer("snapshot") if not was_told(version)]


def _tell_speakers(version: ProgrammeVersion, after: int, at: dt.datetime) -> int | None:
    by_person = _gathered(changes_of(version), lambda change: change.people)
    rows = Speaker.objects.filter(
        edition_id=version.edition_id, person_id__in=by_person, pk__gt=after
    )
    found = list(rows.select_related("person").order_by("pk")[:CHUNK])
    for speaker in found:
        _write(
            version,
            SLOT_CHANGED,
            key=f"speaker-{speaker.pk}",
            to=_reached(speaker.email, speaker.phone, speaker.language),
            about=("speaker", speaker.pk),
            name=speaker.person.full_name,
            changes=by_person[speaker.person_id],
            at=at,
        )
    return found[-1].pk if len(found) == CHUNK else None


def _tell_pickers(version: ProgrammeVersion, after: int, at: dt.datetime) -> int | None:
    """Those who chose an item that changed, and those whose group lost a day or got one."""
    worth = [change for change in changes_of(version) if change.kind in _WORTH_TELLING]
    by_item = _gathered(worth, lambda change: [change.item] if change.item else change.items)
    by_group = _gathered(worth, lambda change: change.groups)
    picked = _picks(version, by_item)
    rows = Registration.objects.filter(
        edition_id=version.edition_id, pk__gt=after, state__in=STANDING_STATES
    )
    if EVERY_GROUP not in by_group:
        rows = rows.filter(Q(pk__in=picked) | Q(group_id__in=by_group))
    found = list(rows.order_by("pk")[:CHUNK])
    for registration in found:
        own = _own(registration, picked.get(registration.pk, set()))
        of_group = by_group.get(EVERY_GROUP, []) + by_group.get(registration.group_id, [])
        changes = [*of_group, *(change for item in sorted(own) for change in by_item[item])]
        if not changes:
            continue
        _write(
            version,
            PICK_CHANGED if own else GROUP_CHANGED,
            key=f"registration-{registration.pk}-{registration.link_version}",
            to=_reached(registration.email, registration.phone, registration.language),
            about=("registration", registration.pk),
            name=registration.full_name,
            changes=_each_once(changes),
            at=at,
        )
    return found[-1].pk if len(found) == CHUNK else None


def _each_once(changes: Iterable[Change]) -> list[Change]:
    """A day given to another group belongs to each of its items."""
    found: list[Change] = []
    for change in changes:
        if change not in found:
            found.append(change)
    return found


def _picks(version: ProgrammeVersion, items: Iterable[int]) -> dict[int, set[int]]:
    """Who chose which of the items, those that are gone too, by registration."""
    picks = Pick.objects.filter(registration__edition_id=version.edition_id, number__in=list(items))
    picked: dict[int, set[int]] = {}
    for registration, item in picks.values_list("registration_id", "number"):
        picked.setdefault(registration, set()).add(item)
    return picked


def _own(registration: Registration, items: set[int]) -> set[int]:
    """Without what was picked by whoever had the place before."""
    if registration.link_version == 1:
        return items
    return items & picks_of(registration=registration).keys()


def _gathered(
    changes: Iterable[Change], numbers: Callable[[Change], Iterable[int]]
) -> dict[int, list[Change]]:
    found: dict[int, list[Change]] = {}
    for change in changes:
        for number in numbers(change):
            found.setdefault(number, []).append(change)
    return found


def _reached(email: str, phone: str, language: str) -> tuple[str, str, str] | None:
    """Channel, address and language: by e-mail, by SMS for want of one, None when neither is known."""
    if email:
        return Channel.EMAIL, email, language
    digits = phone.lstrip("+").replace(" ", "")
    return (Channel.SMS, digits, language) if is_tanzanian(digits) else None


def _write(
    version: ProgrammeVersion,
    kind: MessageKind,
    *,
    key: str,
    to: tuple[str, str, str] | None,
    about: tuple[str, int],
    name: str,
    changes: list[Change],
    at: dt.datetime,
) -> None:
    if to is None:
        return
    channel, address, language = to
    edition: Edition = version.edition
    with translation.override(language):
        told = "\n".join(f"– {in_words(change)}" for change in changes)
        path = reverse("sessions_app:programme", args=[edition.year])
    write_message(
        kind=kind.key,
        key=f"programme-{version.pk}-{key}",
        channel=channel,
        to=Recipient(address, language, about_kind=about[0], about_id=str(about[1])),
        values={
            "name": name,
            "meeting": _text(edition, "name", language),
            "changes": told,
            "note": _text(version, "note", language),
            "link": settings.PUBLIC_ADDRESS + path,
        },
        at=at,
        edition=edition,
    )


def _text(obj: object, name: str, language: str) -> str:
    return text_in(obj, name, language) or text_in(obj, name, other_language(language))

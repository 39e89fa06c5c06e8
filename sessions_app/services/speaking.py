"""Reaching those who chair, present and sit on panels: contact, invitation, reminder, and their answers."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from egov_meeting.accounts.models import User
from egov_meeting.audit.services import locked, record, save_changes, save_new
from egov_meeting.audit.values import snapshot
from egov_meeting.meetings.models import Edition, Person
from registrations.services.recording import discreet
from sessions_app.choices import SlotAnswerState
from sessions_app.models import SlotAnswer, Speaker
from sessions_app.selectors.speaking import SpeakerRow, SpeakerSlot
from sessions_app.services.speaker_messages import tell_invited, tell_reminded

if TYPE_CHECKING:
    from egov_meeting.audit.actors import Actor

ADDED, CHANGED = "sessions_app.speaker_added", "sessions_app.speaker_changed"
INVITED = "sessions_app.speaker_invited"
REMINDED = "sessions_app.speaker_reminded"


def save_speaker(
    *,
    edition: Edition,
    person: Person,
    email: str,
    phone: str,
    language: str,
    by: Actor,
    at: datetime,
) -> Speaker:
    """Note how a speaker is reached; an account with the same e-mail address is the speaker's own.

    Another address makes the links that were sent before useless. Raises ValidationError.
    """
    fields: dict[str, Any] = {
        "email": email.strip().lower(),
        "phone": phone,
        "language": language,
        "user": _account_of(email),
    }
    with transaction.atomic():
        speaker = Speaker.objects.filter(edition=edition, person=person).first()
        if speaker is None:
            return _note_new(Speaker(edition=edition, person=person, **fields), by=by, at=at)
        stored: Speaker = locked(speaker)
        if (stored.email, stored.phone) != (fields["email"], fields["phone"]):
            fields["link_number"] = stored.link_number + 1
        return _note_changes(stored, fields, by=by, at=at)


def renew_speaker_link(*, speaker: Speaker, by: Actor, at: datetime) -> None:
    """Make every link that was sent so far useless."""
    with transaction.atomic():
        stored: Speaker = locked(speaker)
        save_changes(
            speaker,
            by=by,
            at=at,
            action="sessions_app.speaker_link_renewed",
            fields={"link_number": stored.link_number + 1},
            shown_publicly=False,
        )


def invite_speaker(*, row: SpeakerRow, by: Actor, at: datetime) -> Speaker:
    """Ask a speaker about all slots; what was answered stays. Raises ValidationError without an address.

    Asked again about the same slots with the same link, nothing is sent a second time.
    """
    speaker = _reachable(row)
    with transaction.atomic():
        locked(speaker)
        for slot in row.slots:
            if slot.answer is None:
                # Somebody else may ask at the same moment.
                slot.answer = SlotAnswer.objects.get_or_create(
                    speaker=speaker, item=slot.item, role=slot.role, defaults={"at": at}
                )[0]
        slots = "|".join(sorted(slot.key for slot in row.slots))
        mark = hashlib.sha256(slots.encode()).hexdigest()[:12]
        tell_invited(speaker, row.slots, key=f"{speaker.link_number}-{mark}", at=at)
        record(action=INVITED, obj=speaker, by=by, at=at, shown_publicly=False)
    return speaker


def remind_speaker(*, row: SpeakerRow, by: Actor, at: datetime) -> Speaker:
    """Remind of what is unanswered and of slides not sent; once a day at most. Raises ValidationError."""
    speaker = _reachable(row)
    if not row.may_be_reminded:
        raise ValidationError(_("Nothing is left to remind this speaker of."), code="nothing_left")
    with transaction.atomic():
        tell_reminded(speaker, row.slots, key=f"{speaker.link_number}-{at.date()}", at=at)
        record(action=REMINDED, obj=speaker, by=by, at=at, shown_publicly=False)
    return speaker


def invite_speakers(*, rows: Iterable[SpeakerRow], by: Actor, at: datetime) -> tuple[int, int]:
    """Invite many; how many were asked, and how many have no address or were asked about all before."""
    asked = passed_over = 0
    for row in rows:
        if row.is_reachable and not row.is_invited:
            invite_speaker(row=row, by=by, at=at)
            asked += 1
        else:
            passed_over += 1
    return asked, passed_over


def remind_speakers(*, rows: Iterable[SpeakerRow], by: Actor, at: datetime) -> tuple[int, int]:
    """Remind many; how many were reminded, and how many have nothing left or no address."""
    reminded = passed_over = 0
    for row in rows:
        if row.may_be_reminded:
            remind_speaker(row=row, by=by, at=at)
            reminded += 1
        else:
            passed_over += 1
    return reminded, passed_over


def answer_slot(
    *, speaker: Speaker, slot: SpeakerSlot, state: str, note: str, by: Actor, at: datetime
) -> SlotAnswer:
    """Confirm or decline a slot; it can be changed as long as the slot is the speaker's.

    Raises ValidationError for a refusal without a word why.
    """
    if state not in (SlotAnswerState.CONFIRMED, SlotAnswerState.DECLINED):
        raise ValidationError(_("Say whether you will be there."), code="state")
    if state == SlotAnswerState.DECLINED and not note.strip():
        raise ValidationError(
            {"note": _("Say in a few words why, so that somebody else can be found.")}
        )
    fields = {"state": state, "note": note.strip(), "at": at}
    action = f"sessions_app.slot_{state}"
    with transaction.atomic():
        locked(speaker)
        answer = SlotAnswer.objects.filter(
            speaker=speaker, item=slot.item, role=slot.role
        ).first() or SlotAnswer(speaker=speaker, item=slot.item, role=slot.role)
        if answer.pk is None:
            for name, value in fields.items():
                setattr(answer, name, value)
            save_new(answer, by=by, at=at, action=action, shown_publicly=False)
        elif (answer.state, answer.note) != (state, note.strip()):
            save_changes(answer, by=by, at=at, action=action, fields=fields, shown_publicly=False)
    return answer


def _note_new(speaker: Speaker, *, by: Actor, at: datetime) -> Speaker:
    """Save; the trail says that there is an address, not what it is."""
    speaker.full_clean()
    speaker.save(force_insert=True)
    after = discreet(snapshot(speaker))
    record(action=ADDED, obj=speaker, by=by, at=at, after=after, shown_publicly=False)
    return speaker


def _note_changes(stored: Speaker, fields: dict[str, Any], *, by: Actor, at: datetime) -> Speaker:
    """Save what differs on a locked row, on record as little as a new one."""
    changed = [name for name, value in fields.items() if getattr(stored, name) != value]
    if not changed:
        return stored
    before = discreet(snapshot(stored, only=changed))
    for name in changed:
        setattr(stored, name, fields[name])
    stored.full_clean()
    stored.save(update_fields=changed)
    after = discreet(snapshot(stored, only=changed))
    record(
        action=CHANGED, obj=stored, by=by, at=at, before=before, after=after, shown_publicly=False
    )
    return stored


def _reachable(row: SpeakerRow) -> Speaker:
    if row.speaker is None or not row.is_reachable:
        raise ValidationError(
            _("Write down an e-mail address or a phone number first."), code="no_address"
        )
    return row.speaker


def _account_of(email: str) -> User | None:
    return User.objects.filter(email__iexact=email.strip(), is_active=True).first() if email else None  # fmt: skip

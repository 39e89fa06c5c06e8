"""Authors and supervisors say that an entry is theirs too, each for themselves."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from egov_meeting.audit.actors import Actor
from egov_meeting.audit.services import locked, record, save_changes
from innovations.choices import ConfirmationState, EntryState
from innovations.models import Confirmation, Entry
from innovations.notifications_entering import tell_asked, tell_declined

# Whoever asked once does not ask again within this many seconds.
ASKED_AGAIN_AFTER = 600


def ask_confirmations(*, entry: Entry, by: Actor, at: datetime) -> list[Confirmation]:
    """Ask everybody who is named now and was not asked; who is named no more is not asked any longer.

    The owner of the entry, named as an author, has confirmed by handing it in. Call it in the
    transaction that hands the entry in.
    """
    wanted = {(one.email.lower(), False): one.full_name for one in entry.authors.all()}
    if entry.supervisor_email:
        wanted[entry.supervisor_email.lower(), True] = entry.supervisor
    there = {(row.email, row.is_supervisor): row for row in entry.confirmations.all()}
    for key, row in there.items():
        if key not in wanted:
            _record("innovations.confirmation_dropped", row, by, at)
            row.delete()
    return [_asked(entry, key, name, there.get(key), by, at) for key, name in wanted.items()]


def answer_confirmation(
    *, confirmation: Confirmation, confirms: bool, note: str, by: Actor, at: datetime
) -> None:
    """Keep the answer; it may be changed until the entry is withdrawn. The owner hears of a refusal."""
    with transaction.atomic():
        stored: Confirmation = locked(confirmation)
        if stored.entry.state == EntryState.WITHDRAWN:
            raise ValidationError(_("The entry has been withdrawn."), code="withdrawn")
        state = ConfirmationState.CONFIRMED if confirms else ConfirmationState.DECLINED
        note = "" if confirms else note
        if (stored.state, stored.note) == (state, note):
            return
        changed = save_changes(
            stored,
            by=by,
            at=at,
            action="innovations.confirmation_answered",
            fields={"state": state, "note": note, "answered_at": at},
            shown_publicly=False,
        )
        if changed and not confirms:
            tell_declined(confirmation=stored, at=at)


def ask_again(*, confirmation: Confirmation, by: Actor, at: datetime) -> None:
    """Send the letter once more; pressed again within ten minutes it sends nothing. Raises ValidationError."""
    with transaction.atomic():
        stored: Confirmation = locked(confirmation)
        if stored.state == ConfirmationState.CONFIRMED:
            raise ValidationError(_("This person has confirmed already."), code="answered")
        _record("innovations.confirmation_asked_again", stored, by, at)
        tell_asked(confirmation=stored, at=at, again=int(at.timestamp()) // ASKED_AGAIN_AFTER)


def _asked(
    entry: Entry,
    key: tuple[str, bool],
    name: str,
    row: Confirmation | None,
    by: Actor,
    at: datetime,
) -> Confirmation:
    email, is_supervisor = key
    if row is not None:
        save_changes(
            row,
            by=by,
            at=at,
            action="innovations.confirmation_named",
            fields={"full_name": name},
            shown_publicly=False,
        )
        return row
    is_own = not is_supervisor and entry.owner is not None and entry.owner.email.lower() == email
    row = Confirmation(
        entry=entry,
        email=email,
        full_name=name,
        is_supervisor=is_supervisor,
        state=ConfirmationState.CONFIRMED if is_own else ConfirmationState.ASKED,
        asked_at=at,
        answered_at=at if is_own else None,
    )
    row.full_clean()
    row.save(force_insert=True)
    _record("innovations.confirmation_asked", row, by, at)
    if not is_own:
        tell_asked(confirmation=row, at=at)
    return row


def _record(action: str, row: Confirmation, by: Actor, at: datetime) -> None:
    """The trail tells who was asked, not at which address."""
    told = {"is_supervisor": row.is_supervisor, "state": row.state}
    record(action=action, obj=row, by=by, at=at, after=told, shown_publicly=False)

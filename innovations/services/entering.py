"""Entering research or an innovation: begun, kept as it is typed, handed in, withdrawn.

An entry is handed in when the portal received the wish: the clock of the request decides, not how
long the work took after it.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from egov_meeting.accounts.models import User
from egov_meeting.accounts.roles import Role
from egov_meeting.audit.actors import Actor
from egov_meeting.audit.services import locked, record, save_changes, save_new
from egov_meeting.audit.transitions import transition
from innovations.choices import EntryState
from innovations.models import Call, Entry, EntryAuthor, EntryVersion
from innovations.notifications_entering import tell_received, tell_withdrawn
from innovations.selectors.call import is_open_for_entries
from innovations.selectors.entrant import content_of, gaps_of, may_do
from innovations.services.confirming import ask_confirmations
from innovations.services.own_roles import take_role
from innovations.services.recusing import lock_stages, release_unscored

MOST_ENTRIES = 10
MOST_AUTHORS = 12
# What judges it: words of people go into versions, and the trail says only how long they are.
_LONG = ("abstract", "summary_sw", "summary_en")


class Newer(Exception):
    """The entry was kept from elsewhere meanwhile. `stored` is how it stands now."""

    def __init__(self, stored: Entry) -> None:
        super().__init__(stored.revision)
        self.stored = stored


@dataclass(frozen=True)
class Person:
    """An author as typed."""

    full_name: str
    email: str = ""


def begin_entry(
    *,
    call: Call,
    owner: User,
    title: str,
    title_language: str,
    kind: str,
    language: str,
    form_key: uuid.UUID,
    at: datetime,
) -> Entry:
    """Begin a draft and give its owner the role of an innovator; the same form sent twice begins one.

    Raises ValidationError: the call takes nothing now, or the account has as many entries as it may.
    """
    with transaction.atomic():
        # Numbers follow one another: who begins at the same moment waits here.
        call = Call.objects.select_for_update(of=("self",)).get(pk=call.pk)
        begun = Entry.objects.filter(form_key=form_key, owner=owner).first()
        if begun is not None:
            return begun
        _check_may_begin(call, owner, at)
        rows = Entry.objects.filter(edition_id=call.edition_id)
        entry = Entry(
            edition_id=call.edition_id,
            number=(rows.aggregate(last=Max("number"))["last"] or 0) + 1,
            title=title,
            title_language=title_language,
            kind=kind,
            institution=owner.institution,
            owner=owner,
            language=language,
            form_key=form_key,
            created_at=at,
        )
        save_new(entry, by=owner, at=at, action="innovations.entry_begun", shown_publicly=False)
        EntryAuthor.objects.create(
            entry=entry, order=1, full_name=owner.full_name, email=owner.email
        )
        take_role(user=owner, role=Role.INNOVATOR, edition_id=call.edition_id, at=at)
    return entry


def keep_entry(
    *,
    entry: Entry,
    fields: Mapping[str, Any],
    authors: Sequence[Person] | None,
    revision: int,
    by: Actor,
    at: datetime,
) -> Entry:
    """Keep what was typed, by column; `authors` in their order, None where they are not told.

    Returns the entry as it stands. Raises Newer when another page was kept since `revision` and says
    something else; ValidationError when the entry cannot be written now, or a value does not fit.
    """
    with transaction.atomic():
        stored = writable(entry, at)
        changed = {name: value for name, value in fields.items() if getattr(stored, name) != value}
        people = _people_of(stored)
        wanted = people if authors is None else list(authors)[:MOST_AUTHORS]
        if not changed and wanted == people:
            return stored
        if revision != stored.revision:
            raise Newer(stored)
        before = _told(stored, changed) | {"authors": len(people)}
        for name, value in changed.items():
            setattr(stored, name, value)
        _check_institution(stored)
        stored.clean_fields(exclude=_all_but(changed))
        stored.revision += 1
        stored.save(update_fields=[*changed, "revision"])
        if wanted != people:
            _put_authors(stored, wanted)
        after = _told(stored, changed) | {"authors": len(wanted)}
        record(
            action="innovations.entry_kept",
            obj=stored,
            by=by,
            at=at,
            before=before,
            after=after,
            shown_publicly=False,
        )
    return stored


def submit_entry(
    *, entry: Entry, by: Actor, at: datetime, revision: int | None = None
) -> EntryVersion:
    """Hand the entry in as it stands; authors and supervisor are asked to confirm, the owner gets a receipt.

    Sent twice it is handed in once, and the version made then is returned. `revision` is the one that
    was looked over. Raises ValidationError, with nothing lost: something is missing, another page was
    kept meanwhile, or the call closed before `at`.
    """
    with transaction.atomic():
        stored: Entry = locked(entry)
        done = stored.versions.first()
        if stored.state == EntryState.SUBMITTED and done is not None:
            return done
        call = _writable_call(stored, at)
        if revision is not None and revision != stored.revision:
            raise ValidationError(
                _("The entry was changed from another page meanwhile. Look it over once more."),
                code="changed",
            )
        gaps = gaps_of(entry=stored, call=call)
        if gaps:
            raise ValidationError([gap.text for gap in gaps], code="missing")
        also = {
            "submitted_at": stored.submitted_at or at,
            "correction_wish": "",
            "correction_asked_at": None,
            # It may say something new: portal and people look again before judges see it.
            "blind_asked_at": None,
            "blind_checked_at": None,
            "blind_cleared_at": None,
        }
        transition(stored, to=EntryState.SUBMITTED, by=by, at=at, also=also)
        version = EntryVersion(
            entry=stored,
            number=(done.number if done else 0) + 1,
            content=content_of(stored),
            submitted_at=at,
            submitted_by_label=by.audit_label[:300],
        )
        version.save(force_insert=True)
        # The version keeps the words and addresses; the trail says that it was kept.
        record(
            action="innovations.entry_version_kept",
            obj=version,
            by=by,
            at=at,
            after={"number": version.number},
            shown_publicly=False,
        )
        ask_confirmations(entry=stored, by=by, at=at)
        tell_received(version=version, at=at)
    return version


def withdraw_entry(*, entry: Entry, by: Actor, at: datetime, reason: str = "") -> None:
    """Take an entry back for good; what was handed in stays on record. Raises ValidationError.

    Judges who still had to score it have it no more; sheets that were handed in stay as they are.
    """
    with transaction.atomic():
        call = Call.objects.get(edition_id=entry.edition_id)
        # Before the entry, as handing in a sheet does.
        lock_stages(call)
        stored: Entry = locked(entry)
        if stored.state == EntryState.WITHDRAWN:
            return
        # Who locks the selection holds the entries: only now it is known whether that has been done.
        call.refresh_from_db(fields=["selection_locked_at"])
        if not may_do(entry=stored, call=call, at=at).withdraw:
            raise ValidationError(_("This entry can no longer be withdrawn."), code="late")
        was_draft = stored.state == EntryState.DRAFT
        transition(stored, to=EntryState.WITHDRAWN, by=by, at=at, reason=reason)
        release_unscored(entry=stored, reason=_("The entry has been withdrawn."), by=by, at=at)
        if not was_draft:
            tell_withdrawn(entry=stored, at=at)


def ask_for_correction(*, entry: Entry, wish: str, by: Actor, at: datetime) -> None:
    """Ask staff to give the entry back, saying what should be corrected. Raises ValidationError."""
    with transaction.atomic():
        stored: Entry = locked(entry)
        call = Call.objects.get(edition_id=stored.edition_id)
        if not may_do(entry=stored, call=call, at=at).ask_for_correction:
            raise ValidationError(
                _("Judging has begun: the entry can no longer be corrected."), code="late"
            )
        save_changes(
            stored,
            by=by,
            at=at,
            action="innovations.correction_asked_for",
            fields={"correction_wish": wish, "correction_asked_at": at},
            shown_publicly=False,
        )


def writable(entry: Entry, at: datetime) -> Entry:
    """The entry, locked. Raises ValidationError when its owner cannot change it now."""
    stored: Entry = locked(entry)
    _writable_call(stored, at)
    return stored


def _writable_call(stored: Entry, at: datetime) -> Call:
    call = Call.objects.select_related("edition").get(edition_id=stored.edition_id)
    if may_do(entry=stored, call=call, at=at).write:
        return call
    if stored.state == EntryState.DRAFT:
        raise ValidationError(
            _(
                "The call has closed: entries are no longer taken. What you wrote is kept, and you can still read it."
            ),
            code="closed",
        )
    if stored.state == EntryState.RETURNED:
        raise ValidationError(
            _("Judging has begun: the entry can no longer be corrected."), code="closed"
        )
    raise ValidationError(
        _("The entry has been handed in: it can be changed only if it is returned to you."),
        code="handed_in",
    )


def _check_institution(stored: Entry) -> None:
    """What was handed in keeps naming one, also while it is corrected."""
    if stored.state != EntryState.DRAFT and not (stored.institution_id or stored.institution_name):
        raise ValidationError({"institution": _("Name the institution.")})


def _check_may_begin(call: Call, owner: User, at: datetime) -> None:
    if not is_open_for_entries(call=call, at=at):
        raise ValidationError(_("The call takes no entries now."), code="closed")
    standing = Entry.objects.filter(edition_id=call.edition_id, owner=owner)
    if standing.exclude(state=EntryState.WITHDRAWN).count() >= MOST_ENTRIES:
        raise ValidationError(
            _("At most %(number)d entries of one account are taken.") % {"number": MOST_ENTRIES}
        )


def _people_of(entry: Entry) -> list[Person]:
    return [Person(one.full_name, one.email) for one in entry.authors.order_by("order")]


def _put_authors(entry: Entry, people: Sequence[Person]) -> None:
    """The rows are the draft's own; versions keep who was named when it was handed in."""
    rows = [
        EntryAuthor(entry=entry, order=order, full_name=one.full_name, email=one.email)
        for order, one in enumerate(people, start=1)
    ]
    for row in rows:
        row.clean_fields()
    entry.authors.all().delete()
    EntryAuthor.objects.bulk_create(rows)


def _told(entry: Entry, names: Mapping[str, Any]) -> dict[str, Any]:
    """Values for the trail; of long texts how long they are, and of addresses nothing."""
    told: dict[str, Any] = {}
    for name in names:
        if name == "supervisor_email":
            continue
        value = getattr(entry, name)
        told[name] = len(value) if name in _LONG else value
    return told


def _all_but(names: Mapping[str, Any]) -> list[str]:
    return [field.name for field in Entry._meta.concrete_fields if field.name not in names]

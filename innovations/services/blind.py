"""The blind copy: the portal looks for names, staff decide what it found, and clear the entry for judges."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import datetime

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _

from egov_meeting.audit.actors import Actor
from egov_meeting.audit.services import locked, record, save_changes
from egov_meeting.celery import app
from egov_meeting.documents.choices import UploadState
from egov_meeting.documents.services.upload_storing import scratch_file
from egov_meeting.documents.upload_types import ALL_TYPES
from egov_meeting.meetings.models import Edition
from egov_meeting.shared.queue import enqueue
from innovations.blind import Needle, needles_of, seen_in
from innovations.choices import BlindPlace, EntryState
from innovations.file_words import FileTold, read_file
from innovations.models import BlindFinding, Entry, EntryFile
from innovations.selectors.blind import is_checked, open_findings, ready_to_clear

_CAPABILITY = "innovations.change"
# By name: tasks stand above services and are not imported from here.
TASK = "innovations.tasks.check_blind_copy"
_LONGEST = 300
Seen = tuple[str, str, EntryFile | None]


def check_soon(*, entry: Entry) -> None:
    """Let a worker look for names, after commit."""
    enqueue(app.signature(TASK), entry.pk)


def check_blind_copy(*, entry: Entry, by: Actor, at: datetime) -> list[BlindFinding]:
    """Look for names of people and of the institution in everything that judges get; returns what is new.

    Findings that staff decided about stay decided; open ones that are no longer there go. Files are read
    before the row is locked. An entry with something new is taken away from the judges.
    """
    seen = list(dict.fromkeys(_all_seen(entry)))
    with transaction.atomic():
        stored: Entry = locked(entry)
        if stored.revision != entry.revision:
            # Written anew while its files were read: what was seen says nothing of how it stands now.
            return []
        there = {(row.place, row.found, row.file_id): row for row in stored.blind_findings.all()}
        wanted = {(place, found, file.pk if file else None): file for place, found, file in seen}
        gone = [row.pk for key, row in there.items() if key not in wanted and not row.decided_at]
        stored.blind_findings.filter(pk__in=gone).delete()
        new = [
            BlindFinding(entry=stored, file=file, place=place, found=found, found_at=at)
            for (place, found, _pk), file in wanted.items()
            if (place, found, _pk) not in there
        ]
        BlindFinding.objects.bulk_create(new)
        cleared = None if new else stored.blind_cleared_at
        Entry.objects.filter(pk=stored.pk).update(blind_checked_at=at, blind_cleared_at=cleared)
        # What was found may be a name: the trail keeps how many there are.
        record(
            action="blind.checked",
            obj=stored,
            by=by,
            at=at,
            after={"new": len(new), "gone": len(gone)},
            shown_publicly=False,
        )
    entry.refresh_from_db()
    return new


def decide_finding(*, finding: BlindFinding, decision: str, by: Actor, at: datetime) -> None:
    """Say what was decided about one finding ("a common word", "taken out of the file")."""
    _allowed(by, finding.entry)
    if not decision.strip():
        raise ValidationError({"decision": _("Write what you decided.")})
    save_changes(
        finding,
        by=by,
        at=at,
        action="blind.decided",
        fields={
            "decision": decision.strip(),
            "decided_at": at,
            "decided_by_label": by.audit_label,
        },
        shown_publicly=False,
    )


def clear_for_judges(*, entry: Entry, by: Actor, at: datetime) -> None:
    """Somebody has looked: judges may see the entry. Raises ValidationError while anything is open."""
    _allowed(by, entry)
    with transaction.atomic():
        stored: Entry = locked(entry)
        if stored.state != EntryState.SCREENED:
            raise ValidationError(_("Only an entry that was taken to judging is cleared."))
        if not is_checked(entry=stored):
            raise ValidationError(_("Look for names first: the entry has changed since."))
        if open_findings(entry=stored).exists():
            raise ValidationError(_("Decide about each finding first."))
        _set_cleared(stored, at, "blind.cleared", by, at)
    entry.blind_cleared_at = at


def clear_all_without_findings(*, edition: Edition, by: Actor, at: datetime) -> int:
    """Clear all entries that were looked through and in which nothing is open; returns how many."""
    if not by.may(_CAPABILITY, edition_id=edition.pk):
        raise PermissionDenied(f"{_CAPABILITY} is needed")
    with transaction.atomic():
        entries = list(ready_to_clear(edition=edition).select_for_update(of=("self",)))
        for entry in entries:
            _set_cleared(entry, at, "blind.cleared", by, at)
    return len(entries)


def take_from_judges(*, entry: Entry, reason: str, by: Actor, at: datetime) -> None:
    """Something was overlooked: judges do not see the entry until it is cleared again."""
    _allowed(by, entry)
    with transaction.atomic():
        _set_cleared(locked(entry), None, "blind.closed", by, at, reason)
    entry.blind_cleared_at = None


def _set_cleared(
    entry: Entry, value: datetime | None, action: str, by: Actor, at: datetime, reason: str = ""
) -> None:
    before = {"blind_cleared_at": entry.blind_cleared_at}
    entry.blind_cleared_at = value
    entry.save(update_fields=["blind_cleared_at"])
    record(
        action=action,
        obj=entry,
        by=by,
        at=at,
        before=before,
        after={"blind_cleared_at": value},
        reason=reason,
        shown_publicly=False,
    )


def _allowed(by: Actor, entry: Entry) -> None:
    if not by.may(_CAPABILITY, edition_id=entry.edition_id):
        raise PermissionDenied(f"{_CAPABILITY} is needed")


def _all_seen(entry: Entry) -> Iterator[Seen]:
    needles = _needles(entry)
    for place, text in (
        (BlindPlace.TITLE, entry.title),
        (BlindPlace.ABSTRACT, entry.abstract),
        (BlindPlace.LINK, f"{entry.link} {entry.video_link}"),
    ):
        for found in seen_in(text, needles, few_words=place == BlindPlace.LINK):
            yield place, found[:_LONGEST], None
    files = entry.files.filter(removed_at=None, upload__state=UploadState.READY)
    for file in files.select_related("upload"):
        for found in seen_in(f"{file.upload.filename} {file.caption}", needles, few_words=True):
            yield BlindPlace.FILE_NAME, found[:_LONGEST], file
        for within, found in _seen_within(file, needles):
            yield within, found[:_LONGEST], file


def _seen_within(file: EntryFile, needles: list[Needle]) -> Iterator[tuple[str, str]]:
    told = _read(file)
    if not told.is_read:
        yield BlindPlace.PAGES, _("The file could not be read: look at it.")
        return
    for name, text in sorted(told.people.items()):
        yield BlindPlace.METADATA, f"{name}: {text}"
    for name, text in sorted(told.words.items()):
        for found in seen_in(text, needles, few_words=True):
            yield BlindPlace.METADATA, f"{name}: {found}"
    for found in seen_in(told.first_page, needles):
        yield BlindPlace.PAGES, found


def _read(file: EntryFile) -> FileTold:
    upload = file.upload
    kind = next((one.key for one in ALL_TYPES if one.media_type == upload.media_type), "")
    if kind not in ("pdf", "docx", "pptx"):
        return FileTold()
    with scratch_file() as path:
        try:
            with default_storage.open(str(upload.file.name), "rb") as stored, path.open("wb") as to:
                shutil.copyfileobj(stored, to)
        except OSError:
            return FileTold(is_read=False)
        in_child = settings.UPLOADS_CHECK_IN_CHILD
        return read_file(path, kind, in_child=in_child, base=settings.BASE_DIR)


def _needles(entry: Entry) -> list[Needle]:
    authors = list(entry.authors.all())
    people = [author.full_name for author in authors] + [entry.supervisor]
    emails = [author.email for author in authors] + [entry.supervisor_email]
    if entry.owner is not None:
        people.append(entry.owner.full_name)
        emails.append(entry.owner.email)
    bodies, acronyms = [entry.institution_name, entry.institution_printed], []
    if entry.institution is not None:
        one = entry.institution
        bodies += [one.name_sw, one.name_en]
        acronyms.append(one.acronym)
        for former in one.former_names.all():
            bodies += [former.name_sw, former.name_en]
            acronyms.append(former.acronym)
        bodies += [spelling.text for spelling in one.other_spellings.all()]
    return needles_of(people=people, bodies=bodies, acronyms=acronyms, emails=emails)

"""The blind copy: the portal looks for names, staff decide what it found, and clear the entry for judges."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from egov_meeting.audit.actors import SYSTEM, Actor
from egov_meeting.audit.services import locked, record, save_changes
from egov_meeting.celery import app
from egov_meeting.documents.choices import UploadState
from egov_meeting.documents.services.upload_storing import scratch_file
from egov_meeting.documents.upload_types import ALL_TYPES
from egov_meeting.meetings.models import Edition
from egov_meeting.shared.queue import enqueue
from innovations.blind import Needle, needles_of, seen_in
from innovations.choices import NOT_WHOLE, UNREAD, BlindPlace, EntryState
from innovations.file_words import FileTold, read_file
from innovations.models import BlindFinding, Entry, EntryFile
from innovations.selectors.blind import AWAITED, is_checked, open_findings, ready_to_clear

_CAPABILITY = "innovations.change"
# By name: tasks stand above services and are not imported from here.
TASK = "innovations.tasks.check_blind_copy"
_LONGEST, _MOST_NUMBERS = 300, 10
# What fails is tried again after this long.
RETRY_AFTER = timedelta(seconds=90)
AT_ONCE = 200
_READ = ("pdf", "docx", "pptx", "jpeg", "png")
# Where, what, in which file.
Seen = tuple[str, str, EntryFile | None]


def check_soon(*, entry: Entry, at: datetime) -> None:
    """Let a worker look for names, after commit; until then the entry waits, and everybody sees that it does."""
    Entry.objects.filter(pk=entry.pk).update(blind_asked_at=at, blind_tries=0)
    enqueue(app.signature(TASK), entry.pk)


def ask_to_check(*, entry: Entry, by: Actor, at: datetime) -> None:
    """Staff want the entry looked through (again). Raises PermissionDenied."""
    _allowed(by, entry)
    with transaction.atomic():
        record(action="blind.asked", obj=entry, by=by, at=at, shown_publicly=False)
        check_soon(entry=entry, at=at)


def resume_checks(*, at: datetime) -> int:
    """Wake workers for entries that wait after a failure, a dead worker or a lost message; returns how many."""
    waiting = Entry.objects.filter(AWAITED, blind_asked_at__lt=at - RETRY_AFTER)
    numbers = list(waiting.values_list("pk", flat=True)[:AT_ONCE])
    Entry.objects.filter(pk__in=numbers).update(blind_asked_at=at)
    for number in numbers:
        enqueue(app.signature(TASK), number)
    return len(numbers)


def check_when_asked(*, entry_id: int, at: datetime) -> int:
    """Look through one entry that waits; returns how many new findings there are.

    What fails is tried again (`resume_checks`), MOST_TRIES times; then staff see that it failed.
    """
    Entry.objects.filter(pk=entry_id).update(blind_tries=F("blind_tries") + 1)
    entry = Entry.objects.filter(pk=entry_id, blind_asked_at__isnull=False).first()
    if entry is None:
        return 0
    return len(check_blind_copy(entry=entry, by=SYSTEM, at=at))


def check_blind_copy(*, entry: Entry, by: Actor, at: datetime) -> list[BlindFinding]:
    """Look for names of people and of the institution in everything that judges get; returns what is new.

    Findings that staff decided about stay decided; open ones that are no longer there go. Files are read
    before the row is locked. An entry with something new is taken away from the judges.
    """
    seen: dict[Seen, set[int]] = {}
    for place, found, file, page in _all_seen(entry):
        seen.setdefault((place, found, file), set()).update([page] if page else ())
    with transaction.atomic():
        stored: Entry = locked(entry)
        if stored.revision != entry.revision:
            # Written anew while its files were read: what was seen says nothing of how it stands now.
            return []
        there = {(row.place, row.found, row.file_id): row for row in stored.blind_findings.all()}
        wanted = {
            (place, found, file.pk if file else None): (file, _numbers(pages))
            for (place, found, file), pages in seen.items()
        }
        gone = [row.pk for key, row in there.items() if key not in wanted and not row.decided_at]
        stored.blind_findings.filter(pk__in=gone).delete()
        new = [
            BlindFinding(
                entry=stored, file=file, place=place, found=found, pages=pages, found_at=at
            )
            for (place, found, _pk), (file, pages) in wanted.items()
            if (place, found, _pk) not in there
        ]
        BlindFinding.objects.bulk_create(new)
        cleared = None if new else stored.blind_cleared_at
        Entry.objects.filter(pk=stored.pk).update(
            blind_checked_at=at, blind_cleared_at=cleared, blind_asked_at=None, blind_tries=0
        )
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
        if stored.blind_asked_at is not None or not is_checked(entry=stored):
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


def _all_seen(entry: Entry) -> Iterator[tuple[str, str, EntryFile | None, int]]:
    """Everything that may tell whose it is; the last is the number of the page, 0 where there are none."""
    needles = _needles(entry)
    for place, text in (
        (BlindPlace.TITLE, entry.title),
        (BlindPlace.ABSTRACT, entry.abstract),
        (BlindPlace.LINK, f"{entry.link} {entry.video_link}"),
    ):
        for found in seen_in(text, needles, few_words=place == BlindPlace.LINK):
            yield place, found[:_LONGEST], None, 0
    files = entry.files.filter(removed_at=None, upload__state=UploadState.READY)
    for file in files.select_related("upload"):
        for found in seen_in(f"{file.upload.filename} {file.caption}", needles, few_words=True):
            yield BlindPlace.FILE_NAME, found[:_LONGEST], file, 0
        for within, found, page in _seen_within(file, needles):
            yield within, found[:_LONGEST], file, page


def _seen_within(file: EntryFile, needles: list[Needle]) -> Iterator[tuple[str, str, int]]:
    told = _read(file)
    if not told.is_read:
        yield BlindPlace.PAGES, UNREAD, 0
        return
    for name, text in sorted(told.people.items()):
        yield BlindPlace.METADATA, f"{name}: {text}", 0
    for name, text in sorted(told.words.items()):
        for found in seen_in(text, needles, few_words=True):
            yield BlindPlace.METADATA, f"{name}: {found}", 0
    for number, page in enumerate(told.pages, start=1):
        for found in seen_in(page, needles):
            yield BlindPlace.PAGES, found, number if len(told.pages) > 1 else 0
    if not told.is_whole:
        yield BlindPlace.PAGES, NOT_WHOLE, 0


def _numbers(pages: set[int]) -> str:
    """The first pages by number, with dots for more."""
    first = ", ".join(str(page) for page in sorted(pages)[:_MOST_NUMBERS])
    return f"{first} …" if len(pages) > _MOST_NUMBERS else first


def _read(file: EntryFile) -> FileTold:
    upload = file.upload
    kind = next((one.key for one in ALL_TYPES if one.media_type == upload.media_type), "")
    if kind not in _READ:
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

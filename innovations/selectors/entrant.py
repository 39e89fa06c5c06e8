"""What an entrant sees: the own entries, what an entry still lacks, and what may be done with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from egov_meeting.documents.choices import UploadState
from innovations.choices import EntryState, FilePurpose
from innovations.models import Call, Entry, EntryFile, Screening
from innovations.selectors.call import (
    is_open_for_entries,
    kinds_taken,
    scoring_has_begun,
)
from innovations.word_count import words_in

if TYPE_CHECKING:
    from egov_meeting.accounts.models import User

WRITE, FILES = "my_entry", "entry_files"


@dataclass(frozen=True)
class Gap:
    """What must be mended before an entry can be handed in; `step` is the page, `field` the control there."""

    text: str
    step: str
    field: str = ""


@dataclass(frozen=True)
class MayDo:
    """What the owner may do with an entry now."""

    write: bool
    withdraw: bool
    ask_for_correction: bool
    is_late: bool


def own_entries(*, user: User) -> QuerySet[Entry]:
    """The entries of an account, the latest meeting first, with what their list and pages show."""
    return (
        Entry.objects.filter(owner=user)
        .select_related("edition__innovation_call", "institution", "track")
        .prefetch_related("authors", "confirmations")
        .order_by("-edition__year", "number")
    )


def may_do(*, entry: Entry, call: Call, at: datetime) -> MayDo:
    """Drafts are written while the call is open; what was returned, until scoring begins."""
    is_open = is_open_for_entries(call=call, at=at)
    has_begun = scoring_has_begun(call=call)
    state = EntryState(entry.state)
    return MayDo(
        write=(state == EntryState.DRAFT and is_open)
        or (state == EntryState.RETURNED and not has_begun),
        withdraw=state not in (EntryState.WITHDRAWN, EntryState.DECLINED)
        and call.selection_locked_at is None,
        ask_for_correction=state in (EntryState.SUBMITTED, EntryState.SCREENED) and not has_begun,
        is_late=state == EntryState.DRAFT and not is_open,
    )


def files_of(*, entry: Entry) -> QuerySet[EntryFile]:
    """What belongs to the entry now, with the uploads."""
    return entry.files.filter(removed_at=None).select_related("upload")


def last_screening(*, entry: Entry) -> Screening | None:
    """What staff said last, None before."""
    return entry.screenings.first()


def with_files(*, entries: QuerySet[Entry]) -> QuerySet[Entry]:
    """The same with their present files, as `present_files`."""
    rows = EntryFile.objects.filter(removed_at=None).select_related("upload")
    return entries.prefetch_related(Prefetch("files", queryset=rows, to_attr="present_files"))


def gaps_of(*, entry: Entry, call: Call) -> list[Gap]:
    """Everything that is missing or not right before the entry can be handed in."""
    return [*_of_the_work(entry, call), *_of_the_people(entry), *_of_the_files(entry)]


def content_of(entry: Entry) -> dict[str, Any]:
    """The entry as a version keeps it: words, people and files with their checksums."""
    return {
        "title": entry.title,
        "title_language": entry.title_language,
        "kind": entry.kind,
        "track": entry.track and {"sw": entry.track.name_sw, "en": entry.track.name_en},
        "institution": entry.institution and entry.institution.key,
        "institution_name": entry.institution_name
        or (entry.institution.name_sw if entry.institution else ""),
        "abstract": entry.abstract,
        "work_stage": entry.work_stage,
        "link": entry.link,
        "video_link": entry.video_link,
        "summary": {"sw": entry.summary_sw, "en": entry.summary_en},
        "shows_summary": entry.shows_summary,
        "supervisor": entry.supervisor,
        "supervisor_email": entry.supervisor_email,
        "authors": [
            {"full_name": one.full_name, "email": one.email} for one in entry.authors.all()
        ],
        "files": [
            {
                "upload": str(one.upload_id),
                "name": one.upload.filename,
                "sha256": one.upload.sha256,
                "purpose": one.purpose,
                "caption": one.caption,
                "shown": one.shown,
            }
            for one in files_of(entry=entry)
        ],
    }


def _of_the_work(entry: Entry, call: Call) -> Iterator[Gap]:
    words = words_in(entry.abstract)
    if not entry.title.strip():
        yield Gap(_("The title is missing."), WRITE, "title")
    if entry.kind not in kinds_taken(call=call):
        yield Gap(_("The call does not take this kind: choose another one."), WRITE, "kind")
    if entry.track_id is None and call.tracks.exists():
        yield Gap(_("Choose the track."), WRITE, "track")
    if entry.institution_id is None and not entry.institution_name:
        yield Gap(_("Name the institution."), WRITE, "institution")
    if not words:
        yield Gap(_("The abstract is missing."), WRITE, "abstract")
    elif words > call.most_words:
        told = {"words": words, "most": call.most_words}
        text = _("The abstract has %(words)d words: at most %(most)d are taken.")
        yield Gap(text % told, WRITE, "abstract")
    if not entry.work_stage:
        yield Gap(_("Say how far the work has come."), WRITE, "work_stage")


def _of_the_people(entry: Entry) -> Iterator[Gap]:
    authors = list(entry.authors.all())
    if not authors:
        yield Gap(_("Name at least one author."), WRITE, "author_1_name")
    for author in authors:
        if not author.email:
            text = _("The e-mail address of %(name)s is missing: each author confirms the entry.")
            name = f"author_{author.order}_email"
            yield Gap(text % {"name": author.full_name}, WRITE, name)
    if entry.supervisor and not entry.supervisor_email:
        text = _("The e-mail address of the supervisor is missing: the supervisor confirms too.")
        yield Gap(text, WRITE, "supervisor_email")
    if entry.supervisor_email and not entry.supervisor:
        yield Gap(_("The name of the supervisor is missing."), WRITE, "supervisor")


def _of_the_files(entry: Entry) -> Iterator[Gap]:
    for one in files_of(entry=entry):
        if one.upload.state == UploadState.REFUSED:
            text = _("The file “%(name)s” was not taken: take it out or send another one.")
            yield Gap(text % {"name": one.upload.filename}, FILES)
        elif one.upload.state != UploadState.READY:
            text = _("The file “%(name)s” is still being checked: wait a moment.")
            yield Gap(text % {"name": one.upload.filename}, FILES)


def pictures(files: list[EntryFile]) -> list[EntryFile]:
    """Those that are pictures."""
    return [one for one in files if one.purpose == FilePurpose.PICTURE]

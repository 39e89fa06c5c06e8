"""The files of entries: who may send and who may read them."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from egov_meeting.documents.models import Upload
from egov_meeting.documents.upload_kinds import UploadKind
from egov_meeting.documents.upload_types import DOCX, JPEG, PDF, PNG, PPTX
from innovations.choices import STANDING_ENTRIES
from innovations.models import Entry, EntryFile
from innovations.permissions import can_use_own_entry, can_view_innovations
from innovations.selectors.entrant import may_do

KEY = "innovation_file"


def subject_of(entry: Entry) -> str:
    """What the files of an entry are about."""
    return f"entry:{entry.pk}"


def _can_send(by: Any, edition: Any, subject: str) -> bool:
    entry = _entry(subject)
    if entry is None or entry.edition_id != edition.pk or not can_use_own_entry(by, entry):
        return False
    call = getattr(entry.edition, "innovation_call", None)
    return call is not None and may_do(entry=entry, call=call, at=timezone.now()).write


def _can_view(user: Any, upload: Upload) -> bool:
    """Its owner, staff who see entries, and judges to whom the entry is assigned."""
    from innovations.judging_access import judge_may_read_file

    entry = _entry(upload.subject)
    if entry is None:
        return False
    if can_use_own_entry(user, entry) or can_view_innovations(user, entry.edition):
        return True
    return judge_may_read_file(user, upload)


def _is_public(upload: Upload) -> bool:
    """Pictures that entrants agreed to show, once the results are published and for as long as the entry stands."""
    file = EntryFile.objects.filter(upload=upload, shown=True, removed_at=None).first()
    if file is None:
        return False
    call = getattr(file.entry.edition, "innovation_call", None)
    return bool(call and call.results_published_at and file.entry.state in STANDING_ENTRIES)


def _entry(subject: str) -> Entry | None:
    number = subject.removeprefix("entry:")
    if not (number.isascii() and number.isdigit()) or len(number) > 18:
        return None
    rows = Entry.objects.select_related("edition__innovation_call")
    return rows.filter(pk=int(number)).first()


INNOVATION_FILE = UploadKind(
    key=KEY,
    title=_("File of an entry"),
    accepts=(PDF, DOCX, PPTX, JPEG, PNG),
    can_send=_can_send,
    can_view=_can_view,
    is_public=_is_public,
)

"""Writing an edition out as a folder that loads again to the same edition."""

import datetime
from pathlib import Path

from django.db import transaction

from egov_meeting.audit.actors import Actor
from egov_meeting.audit.services import record
from egov_meeting.exchange.writing.csv_text import csv_text
from egov_meeting.exchange.writing.yaml_text import yaml_text
from egov_meeting.meetings.models import Edition
from egov_meeting.shared.edition_parts.dumping import Dumping
from egov_meeting.shared.edition_parts.registry import FileFormat, Part, all_parts


def dump_edition_folder(
    *, edition: Edition, path: Path, by: Actor, at: datetime.datetime
) -> list[str]:
    """Write the edition to the folder `path`, made if need be; return the names of the files.

    Files of an earlier dump that the edition no longer has are not removed: use an empty folder.
    Leaves one audit event.
    """
    files = folder_files(edition=edition, by=by, at=at)
    for name, content in files.items():
        file = path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return list(files)


def folder_files(*, edition: Edition, by: Actor, at: datetime.datetime) -> dict[str, bytes]:
    """The files of the edition's folder by name, in loading order; leaves one audit event."""
    with transaction.atomic():
        files = plain_files(edition=edition)
        size = sum(len(content) for content in files.values())
        after = {"files": len(files), "bytes": size}
        record(action="exchange.dumped", obj=edition, by=by, at=at, after=after)
    return files


def plain_files(*, edition: Edition) -> dict[str, bytes]:
    """The files of the edition's folder by name; reads only, and says nothing to the audit trail."""
    edition = Edition.objects.get(pk=edition.pk)  # as it stands now, whatever was read before
    dumping = Dumping()
    written: dict[str, bytes] = {}
    parts = all_parts()
    for part in reversed(parts):
        data = part.dump(edition, dumping)
        if part.formats:
            written[f"{part.key}.{part.written_as}"] = _text(part, data).encode()
    ordered = {f"{part.key}.{part.written_as}" for part in parts if part.formats}
    files = {name: written[name] for name in written if name in ordered}
    return dict(reversed(files.items())) | dict(sorted(dumping.files.items()))


def _text(part: Part, data: object) -> str:
    if part.written_as == FileFormat.CSV:
        return csv_text(data, part.schema)  # type: ignore[arg-type]
    return yaml_text(data)

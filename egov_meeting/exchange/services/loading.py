"""Loading an edition folder: checked whole, then written in one transaction or not at all."""

import datetime
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.db.models import Model, ProtectedError, RestrictedError

from egov_meeting.audit.actors import Actor
from egov_meeting.audit.services import record
from egov_meeting.exchange.checking.folder import CheckedFolder, check_folder
from egov_meeting.exchange.problems import FolderRefused, Problem, in_reading_order
from egov_meeting.exchange.reading.folder import FolderContents, read_folder
from egov_meeting.meetings.exchange.appearances import forget_unused_appearances
from egov_meeting.meetings.models import Edition
from egov_meeting.shared.edition_parts.loading import Changes, Loading
from egov_meeting.shared.edition_parts.registry import Part, all_parts

# Any fixed number: two loads at once wait for one another, whatever they load.
_LOADING_LOCK = 20190130


@dataclass(frozen=True, slots=True)
class LoadResult:
    """What became of a load. `warnings` are what people should look at: gaps, overlaps as printed."""

    edition: Edition
    created: bool
    changed: bool
    warnings: list[Problem]


def load_edition_folder(*, path: Path, by: Actor, at: datetime.datetime) -> LoadResult:
    """Make the portal hold the edition as the folder tells it; a part without a file is left alone.

    Everything happens in one transaction: one audit event for each part that changed something and
    one for the load. A folder that is loaded already changes nothing and leaves one event that says
    so. Raises FolderRefused with every problem of every file; then nothing was written.
    """
    parts = all_parts()
    contents = read_folder(path, parts)
    checked = check_folder(contents, parts)
    if checked.problems:
        raise FolderRefused(checked.problems)
    with transaction.atomic():
        _one_load_at_a_time()
        # What the portal knows may have changed while this load waited for another.
        checked = check_folder(contents, parts)
        if checked.problems:
            raise FolderRefused(checked.problems)
        return _write(contents, checked, parts, by=by, at=at)


def check_edition_folder(*, path: Path) -> CheckedFolder:
    """Read and check a folder without writing anything."""
    parts = all_parts()
    return check_folder(read_folder(path, parts), parts)


def _one_load_at_a_time() -> None:
    # SQLite lets one writer in anyway (transactions begin IMMEDIATE).
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOADING_LOCK])


def _write(
    contents: FolderContents,
    checked: CheckedFolder,
    parts: list[Part],
    *,
    by: Actor,
    at: datetime.datetime,
) -> LoadResult:
    edition = Edition.objects.filter(year=checked.year).first() if checked.year else None
    loading = Loading(by=by, at=at, edition=edition, texts=contents.texts, images=contents.images)
    by_part: dict[str, Changes] = {}
    for part in parts:
        if part.key in checked.data:
            by_part[part.key] = _load_part(part, contents, checked, loading)
    loading.changes = Changes()
    forget_unused_appearances(loading)
    by_part["appearances"] = loading.changes
    changed = any(by_part.values())
    _record(loading, by_part, checked, fingerprint=fingerprint(contents))
    return LoadResult(
        edition=loading.edition,
        created=loading.created,
        changed=changed,
        warnings=in_reading_order(checked.warnings),
    )


def _load_part(
    part: Part, contents: FolderContents, checked: CheckedFolder, loading: Loading
) -> Changes:
    loading.changes = Changes()
    file = contents.sources[part.key].file
    try:
        # A savepoint, so that the database's own refusal can still be told by name.
        with transaction.atomic():
            part.load(checked.data[part.key], loading)
    except (ProtectedError, RestrictedError) as error:
        found = ", ".join(sorted({str(thing) for thing in _needing(error)})[:5])
        raise FolderRefused([Problem(file, "still_in_use", found_value=found)]) from error
    except IntegrityError as error:
        constraint = _constraint(error)
        raise FolderRefused(
            [Problem(file, "refused_by_database", found_value=constraint)]
        ) from error
    return loading.changes


def _needing(error: ProtectedError | RestrictedError) -> set[Model]:
    return (
        error.protected_objects if isinstance(error, ProtectedError) else error.restricted_objects
    )


def _constraint(error: IntegrityError) -> str:
    diagnosis = getattr(error.__cause__, "diag", None)
    name = getattr(diagnosis, "constraint_name", None)
    return str(name or error).splitlines()[0][:120]


def _record(
    loading: Loading, by_part: dict[str, Changes], checked: CheckedFolder, *, fingerprint: str
) -> None:
    edition: Edition = loading.edition
    for key, changes in by_part.items():
        if changes:
            record(
                action="exchange.part_loaded",
                obj=edition,
                by=loading.by,
                at=loading.at,
                before={"rows": changes.before} if changes.before else {},
                after=_told(key, changes),
            )
    changed = any(by_part.values())
    record(
        action="exchange.loaded" if changed else "exchange.loaded_unchanged",
        obj=edition,
        by=loading.by,
        at=loading.at,
        after={
            "fingerprint": fingerprint,
            "parts": list(checked.data),
            "warnings": len(checked.warnings),
        },
    )


def _told(key: str, changes: Changes) -> dict[str, Any]:
    rows = {"rows": changes.after} if changes.after else {}
    return {"part": key, **changes.counts(), **rows}


def fingerprint(contents: FolderContents) -> str:
    """A checksum of what was read: the same folder has the same one."""
    digest = hashlib.sha256()
    for key in sorted(contents.sources):
        digest.update(f"{key}\0{contents.sources[key].data!r}\0".encode())
    for name in sorted(contents.texts):
        digest.update(f"{name}\0{contents.texts[name]}\0".encode())
    for name in sorted(contents.images):
        digest.update(name.encode() + b"\0" + contents.images[name])
    return digest.hexdigest()

"""The register of parts. An app adds its own in `apps.py`, by importing its `exchange` module."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pydantic import BaseModel

from egov_meeting.shared.edition_parts.checking import Checking
from egov_meeting.shared.edition_parts.dumping import Dumping
from egov_meeting.shared.edition_parts.loading import Loading


class FileFormat(StrEnum):
    YAML = "yaml"
    CSV = "csv"
    XLSX = "xlsx"


class AttachedKind(StrEnum):
    IMAGE = "image"
    MARKDOWN = "markdown"


@dataclass(frozen=True, slots=True)
class AttachedFiles:
    """A folder of further files that belong to a part ("photographs/*")."""

    folder: str
    kind: AttachedKind
    # Which files a part's data names; a file nobody names is told, not skipped in silence.
    named_in: Callable[[Any], Iterable[tuple[tuple[str | int, ...], str]]] | None = None


@dataclass(frozen=True, slots=True)
class NameSource:
    """Keys that a part gives to references in other files ("institution", "group" …).

    Each entry is a key with the other names by which people know it, for the nearest known name.
    """

    kind: str
    in_folder: Callable[[Any], Iterable[tuple[str, tuple[str, ...]]]]
    in_database: Callable[[int | None], Iterable[tuple[str, tuple[str, ...]]]]
    # Shared things (institutions, people) stay known though the folder has the file.
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One file of an edition folder: its shape, how it is loaded and how it is written out.

    `load(data, loading)` makes the database agree with `data`, an instance of `schema`, inside the
    caller's transaction, and counts what it changes in `loading.changes`.
    `dump(edition, dumping)` returns plain data of the same shape; parts are dumped last to first,
    so that people and institutions, loaded first, know who was named. `check(data, checking)`
    tells problems that need more than one field.
    """

    key: str
    order: int
    schema: type[BaseModel]
    load: Callable[[Any, Loading], None]
    dump: Callable[[Any, Dumping], Any]
    formats: tuple[FileFormat, ...] = (FileFormat.YAML,)
    attached: AttachedFiles | None = None
    names: tuple[NameSource, ...] = ()
    check: Callable[[Any, Checking], None] | None = None
    required: bool = False
    # In which of the formats dump_edition writes it.
    written_as: FileFormat = FileFormat.YAML


_parts: dict[str, Part] = {}


def register(part: Part) -> None:
    """Add a part. Raises ValueError when another part of that name is there already."""
    if part.key in _parts and _parts[part.key] is not part:
        raise ValueError(f"two parts of the edition folder are called {part.key}")
    _parts[part.key] = part


def all_parts() -> list[Part]:
    """Every part in the order in which they are loaded."""
    return sorted(_parts.values(), key=lambda part: (part.order, part.key))

"""photographs.yaml and photographs/*: pictures with captions in both languages."""

import hashlib
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from pydantic import RootModel

from egov_meeting.meetings.models import Photograph
from egov_meeting.meetings.models.photographs import photograph_path
from egov_meeting.shared.edition_parts.checking import Path
from egov_meeting.shared.edition_parts.dumping import Dumping
from egov_meeting.shared.edition_parts.fields import FolderModel, Pair
from egov_meeting.shared.edition_parts.loading import Loading
from egov_meeting.shared.edition_parts.registry import (
    AttachedFiles,
    AttachedKind,
    Part,
    register,
)
from egov_meeting.shared.edition_parts.rows import keep_rows
from egov_meeting.shared.edition_parts.values import column_values, folder_values

_FOLDER = "photographs"


class PhotographData(FolderModel):
    """A picture; without `file` it is a caption that still waits for its picture."""

    row_of = Photograph
    file: str = ""
    caption: Pair
    section: str = ""
    is_placeholder: bool = False
    place: str = ""


class PhotographsData(RootModel[list[PhotographData]]):
    """photographs.yaml: pictures in their order; `file` is a name inside photographs/."""

    root: list[PhotographData]


def named_files(data: PhotographsData) -> Iterable[tuple[Path, str]]:
    for position, item in enumerate(data.root):
        if item.file:
            yield (position, "file"), item.file


def load(data: PhotographsData, loading: Loading) -> None:
    keep_rows(
        rows=loading.edition.photographs.all(),
        of={"edition": loading.edition},
        key=["order"],
        wanted=[
            {"order": order, "image": _stored(item.file, loading)}
            | column_values(item, leave={"file"})
            for order, item in enumerate(data.root, start=1)
        ],
        changes=loading.changes,
    )


def _stored(file: str, loading: Loading) -> str:
    """Keep the picture under its checksum, once, and return its name in the store."""
    if not file:
        return ""
    content = loading.images[f"{_FOLDER}/{file}"]
    checksum = hashlib.sha256(content).hexdigest()[:32]
    suffix = PurePosixPath(file).suffix.lower().replace("jpeg", "jpg")
    name = photograph_path(Photograph(edition=loading.edition), f"{checksum}{suffix}")
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(content))
    return name


def dump(edition: Any, dumping: Dumping) -> list[dict[str, Any]]:
    return [_dumped(row, dumping) for row in edition.photographs.order_by("order")]


def _dumped(row: Photograph, dumping: Dumping) -> dict[str, Any]:
    values: dict[str, Any] = {}
    if row.image:
        name = PurePosixPath(row.image.name).name
        with row.image.open("rb") as picture:
            dumping.files[f"{_FOLDER}/{name}"] = picture.read()
        values["file"] = name
    return values | folder_values(row, PhotographData, leave={"file"})


register(
    Part(
        key="photographs",
        order=90,
        schema=PhotographsData,
        load=load,
        dump=dump,
        attached=AttachedFiles(folder=_FOLDER, kind=AttachedKind.IMAGE, named_in=named_files),
    )
)

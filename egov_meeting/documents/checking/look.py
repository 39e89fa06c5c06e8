"""Looking into one file of a promised type; the door for the process that does it."""

from __future__ import annotations

import sys
from pathlib import Path

from egov_meeting.documents.checking.images import rewrite_picture
from egov_meeting.documents.checking.ooxml import check_ooxml
from egov_meeting.documents.checking.pdf import check_pdf
from egov_meeting.documents.checking.refused import FileRefused
from egov_meeting.documents.upload_types import JPEG, PDF, PNG, FileType, type_called

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def look_into(path: Path, file_type: FileType) -> Path:
    """The file to keep: `path` itself, or a picture drawn anew beside it. Raises FileRefused."""
    if file_type == PDF:
        check_pdf(path)
    elif file_type in (JPEG, PNG):
        anew = path.with_name(path.name + ".anew")
        rewrite_picture(path, form=file_type.label, to=anew)
        return anew
    else:
        with path.open("rb") as file:
            # A document with a password is packed like the binary ones of before 2007.
            if file.read(8) == _OLD_OFFICE:
                raise FileRefused("encrypted" if _is_locked(path) else "other_content")
        check_ooxml(path, file_type)
    return path


def _is_locked(path: Path) -> bool:
    with path.open("rb") as file:
        return "EncryptedPackage".encode("utf-16-le") in file.read(1 << 20)


def main(arguments: list[str]) -> int:
    """Print the name of the file to keep (0) or why it is refused (3)."""
    key, name = arguments
    try:
        kept = look_into(Path(name), type_called(key))
    except FileRefused as refusal:
        sys.stdout.write(refusal.key)
        return 3
    sys.stdout.write(kept.name)
    return 0

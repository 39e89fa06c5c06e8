"""The types of files that people may hand in, as their content says and not their name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

_OFFICE = "application/vnd.openxmlformats-officedocument."


@dataclass(frozen=True)
class FileType:
    """One type; `main_type` is what the main part of an OOXML file says of itself."""

    key: str
    endings: tuple[str, ...]
    media_type: str
    main_type: str = ""

    @property
    def label(self) -> str:
        """As people call it in both languages: PDF, DOCX."""
        return self.key.upper()


PDF = FileType("pdf", (".pdf",), "application/pdf")
DOCX = FileType(
    "docx",
    (".docx",),
    _OFFICE + "wordprocessingml.document",
    _OFFICE + "wordprocessingml.document.main+xml",
)
PPTX = FileType(
    "pptx",
    (".pptx",),
    _OFFICE + "presentationml.presentation",
    _OFFICE + "presentationml.presentation.main+xml",
)
XLSX = FileType(
    "xlsx", (".xlsx",), _OFFICE + "spreadsheetml.sheet", _OFFICE + "spreadsheetml.sheet.main+xml"
)
JPEG = FileType("jpeg", (".jpg", ".jpeg"), "image/jpeg")
PNG = FileType("png", (".png",), "image/png")

ALL_TYPES = (PDF, DOCX, PPTX, XLSX, JPEG, PNG)
DOCUMENTS = (PDF, DOCX, PPTX, XLSX)


def type_called(key: str) -> FileType:
    """The type of this key. Raises LookupError."""
    for file_type in ALL_TYPES:
        if file_type.key == key:
            return file_type
    raise LookupError(key)


def type_named(filename: str, among: Iterable[FileType]) -> FileType | None:
    """What the ending of a name promises, if it is one of these types."""
    lower = filename.lower()
    for file_type in among:
        if lower.endswith(file_type.endings):
            return file_type
    return None

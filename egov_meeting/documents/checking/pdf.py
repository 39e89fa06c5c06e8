"""Whether a PDF is one, can be read by everybody, and does nothing by itself."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from egov_meeting.documents.checking.refused import FileRefused

_MOST_OBJECTS = 1_000_000
_DEEPEST = 60
_TAIL = 70_000
# What an action may not be (ISO 32000, 12.6.4): it runs, fetches, sends or opens something.
_ACTIONS = {
    *("/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/Rendition"),
    *("/Movie", "/Sound", "/GoToE", "/RichMediaExecute"),
}
_ANNOTATIONS = {"/RichMedia": "active", "/Movie": "active", "/Screen": "active", "/FileAttachment": "embedded"}  # fmt: skip
_KEYS = {
    "/JS": "active",
    "/JavaScript": "active",
    "/RichMediaContent": "active",
    "/XFA": "form_program",
    "/EmbeddedFiles": "embedded",
    "/EF": "embedded",
}
_RUNS = re.compile(r"^\s*(javascript|vbscript|data|file)\s*:", re.IGNORECASE)


def check_pdf(path: Path) -> None:
    """Raises FileRefused."""
    import pikepdf  # fifteen megabytes that only checking needs

    _check_ends(path)
    try:
        with pikepdf.open(path, attempt_recovery=False, suppress_warnings=True) as document:
            if document.is_encrypted:
                raise FileRefused("encrypted")
            if not len(document.pages):
                raise FileRefused("no_pages")
            _check_objects(document)
    except pikepdf.PasswordError:
        raise FileRefused("encrypted") from None
    except (pikepdf.PdfError, ValueError, RuntimeError, RecursionError):
        raise FileRefused("damaged") from None


def _check_ends(path: Path) -> None:
    """A PDF begins at its first byte and ends at its last; something before or after is another file."""
    with path.open("rb") as file:
        if file.read(5) != b"%PDF-":
            raise FileRefused("other_content")
        size = file.seek(0, 2)
        file.seek(max(0, size - _TAIL))
        tail = file.read()
    _body, mark, rest = tail.rpartition(b"%%EOF")
    if b"PK\x05\x06" in tail or (mark and rest.strip(b"\0 \r\n\t\f")):
        raise FileRefused("two_files")
    if not mark:
        raise FileRefused("damaged")


def _check_objects(document: Any) -> None:
    if len(document.objects) > _MOST_OBJECTS:
        raise FileRefused("bomb")
    _check_value(document.trailer, _DEEPEST)
    for found in document.objects:
        _check_value(found, _DEEPEST)


def _check_value(value: Any, left: int) -> None:
    """A value and what stands directly in it; what it only refers to is an object of its own."""
    import pikepdf

    if left == 0:
        raise FileRefused("damaged")
    if isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        entries = dict(value.items())
        _check_entries(entries)
        children = list(entries.values())
    elif isinstance(value, pikepdf.Array):
        children = list(value)
    else:
        return
    for child in children:
        if isinstance(child, pikepdf.Object) and not child.is_indirect:
            _check_value(child, left - 1)


def _check_entries(entries: dict[str, Any]) -> None:
    for key, refusal in _KEYS.items():
        if key in entries:
            raise FileRefused(refusal)
    if _named(entries.get("/S")) in _ACTIONS:
        raise FileRefused("active")
    if _named(entries.get("/Type")) == "/EmbeddedFile":
        raise FileRefused("embedded")
    refusal = _ANNOTATIONS.get(_named(entries.get("/Subtype")), "")
    if refusal:
        raise FileRefused(refusal)
    if "/URI" in entries and _RUNS.match(_text(entries["/URI"])):
        raise FileRefused("active")


def _named(value: Any) -> str:
    import pikepdf

    return str(value) if isinstance(value, pikepdf.Name) else ""


def _text(value: Any) -> str:
    import pikepdf

    return str(value) if isinstance(value, pikepdf.String) else ""

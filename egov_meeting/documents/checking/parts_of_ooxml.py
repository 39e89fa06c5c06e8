"""The XML inside an OOXML file, read by a parser that follows nothing and declares nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import IO, Any
from xml.parsers import expat

from egov_meeting.documents.checking.refused import FileRefused

_STEP = 256 * 1024
_ACTIVE_TYPE = re.compile(r"macroenabled|vbaproject|activex|ms-office\.vba", re.IGNORECASE)
_ACTIVE_RELATION = re.compile(r"(vbaProject|wordVbaData|oleObject|control|activeXControlBinary|aFChunk|attachedToolbars|keyMapCustomizations)$", re.IGNORECASE)  # fmt: skip
_RUNS = re.compile(r"^\s*(javascript|vbscript|data)\s*:", re.IGNORECASE)
_LONGEST_COMMAND = 200
# A field that calls another program when the document is opened.
_CALLS_PROGRAM = re.compile(r"^\s*(DDE|DDEAUTO)\b", re.IGNORECASE)


def is_active_type(content_type: str) -> bool:
    """Whether a part of this type runs by itself."""
    return _ACTIVE_TYPE.search(content_type) is not None


def content_types(stream: IO[bytes]) -> dict[str, str]:
    """Name of each part (or *ending) and its type. Raises FileRefused."""
    found: dict[str, str] = {}

    def start(tag: str, attributes: dict[str, str]) -> None:
        kind = attributes.get("ContentType", "")
        found[attributes.get("PartName") or "*" + attributes.get("Extension", "")] = kind

    _parse(stream, start)
    return found


def check_relationships(stream: IO[bytes]) -> None:
    """Nothing is fetched from elsewhere but by a reader who follows a link. Raises FileRefused."""

    def start(tag: str, attributes: dict[str, str]) -> None:
        kind = attributes.get("Type", "").rpartition("/")[2]
        if _RUNS.match(attributes.get("Target", "")):
            raise FileRefused("active")
        outside = attributes.get("TargetMode", "").lower() == "external"
        if outside and kind.lower() != "hyperlink":
            raise FileRefused("external")
        if _ACTIVE_RELATION.search(kind):
            raise FileRefused("active")

    _parse(stream, start)


def check_xml(stream: IO[bytes]) -> None:
    """A part has no document type and calls no program. Raises FileRefused."""
    inside = False
    command = ""  # of a field, which may stand in several runs

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal inside, command
        name = tag.rpartition(":")[2]
        inside = name == "instrText"
        if name == "fldChar":
            command = ""
        if name == "fldSimple":
            for key, value in attributes.items():
                if key.endswith("instr") and _CALLS_PROGRAM.match(value):
                    raise FileRefused("active")
        if name == "ddeLink":
            raise FileRefused("active")

    def text(said: str) -> None:
        nonlocal command
        if not inside or not said.strip():
            return
        command = (command + said.strip())[:_LONGEST_COMMAND]
        if _CALLS_PROGRAM.match(said) or _CALLS_PROGRAM.match(command):
            raise FileRefused("active")

    _parse(stream, start, text)


def _parse(
    stream: IO[bytes],
    start: Callable[[str, dict[str, str]], None],
    text: Callable[[str], None] | None = None,
) -> None:
    parser: Any = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    parser.StartElementHandler = start
    if text is not None:
        parser.buffer_text = True
        parser.CharacterDataHandler = text
    try:
        while chunk := stream.read(_STEP):
            parser.Parse(chunk, False)  # noqa: FBT003
        parser.Parse(b"", True)  # noqa: FBT003
    except expat.ExpatError:
        raise FileRefused("damaged") from None


def _refuse(*_said: object) -> None:
    # No part of a document has a document type; one that has is made to read files or to blow up.
    raise FileRefused("active")

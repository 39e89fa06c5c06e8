"""What a file says of itself: its properties, and the words of its first page."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import etree

from innovations.file_words.pdf_words import LONGEST, pdf_told

_PATIENCE = 60
_MOST_BYTES = 20 * 1024 * 1024
_FIRST_PARTS = ("word/document.xml", "ppt/slides/slide1.xml")
_HEADERS = ("word/header", "word/footer")
# Who commented and changed: in attributes of the text itself, and in lists of their own.
_WRITERS = ("word/document.xml", "word/comments.xml", "word/people.xml", "ppt/commentAuthors.xml", "ppt/authors.xml")  # fmt: skip
_PEOPLE = {"creator", "lastModifiedBy", "Company", "Manager"}
_WORDS = {"title", "subject", "keywords", "description", "category"}


@dataclass(frozen=True)
class FileTold:
    """`people`: properties that name who made it. `words`: other properties. `first_page`: its text.

    `is_read` is False for a file that could not be opened: somebody must look at it.
    """

    people: dict[str, str] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    first_page: str = ""
    is_read: bool = True


def read_file(path: Path, kind: str, *, in_child: bool, base: Path) -> FileTold:
    """Read a file of the type `kind` ("pdf", "docx", "pptx"; others say nothing of themselves).

    In a process of its own with little memory and time to spend, so that no file takes the portal down.
    """
    if not in_child:
        return told_by(path, kind)
    command = [sys.executable, "-m", "innovations.file_words", kind, str(path)]
    try:
        done = subprocess.run(  # noqa: S603 - our own module; the name of the file is ours as well
            command, cwd=base, capture_output=True, timeout=_PATIENCE, check=False
        )
        return FileTold(**json.loads(done.stdout)) if done.returncode == 0 else _unread()
    except (subprocess.TimeoutExpired, ValueError, TypeError):
        return _unread()


def told_by(path: Path, kind: str) -> FileTold:
    """The same in this process."""
    try:
        if kind == "pdf":
            return FileTold(**pdf_told(path))
        if kind in ("docx", "pptx"):
            return _told_by_office(path)
    except Exception:  # whatever is wrong with it, people must look at the file themselves
        return _unread()
    return FileTold()


def _unread() -> FileTold:
    return FileTold(is_read=False)


def _told_by_office(path: Path) -> FileTold:
    people: dict[str, str] = {}
    words: dict[str, str] = {}
    with zipfile.ZipFile(path) as archive:
        names = set(archive.namelist())
        for part in ("docProps/core.xml", "docProps/app.xml"):
            if part in names:
                for element in _parsed(archive, part):
                    name, text = _name(element), (element.text or "").strip()
                    if text and name in _PEOPLE:
                        people[name] = text
                    elif text and name in _WORDS:
                        words[name] = text
        writers = {one for part in _WRITERS if part in names for one in _writers(_parsed(archive, part))}  # fmt: skip
        if writers:
            people["changes"] = ", ".join(sorted(writers))
        headers = sorted(name for name in names if name.startswith(_HEADERS))
        parts = [*headers[:6], *(part for part in _FIRST_PARTS if part in names)]
        page = " ".join(_text(_parsed(archive, part)) for part in parts)
    return FileTold(people=people, words=words, first_page=page[:LONGEST])


def _parsed(archive: zipfile.ZipFile, part: str) -> Any:
    if archive.getinfo(part).file_size > _MOST_BYTES:
        raise ValueError(part)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    return etree.fromstring(archive.read(part), parser=parser)


def _text(root: Any) -> str:
    """Runs within a paragraph belong to one another; paragraphs are parted by a blank."""
    pieces: list[str] = []
    length = 0
    for element in root.iter():
        name = _name(element)
        if name == "p":
            pieces.append(" ")
        elif name == "t" and element.text:
            pieces.append(element.text)
            length += len(element.text)
        elif name in ("tab", "br"):
            pieces.append(" ")
        if length > LONGEST:
            break
    return "".join(pieces)


def _writers(root: Any) -> set[str]:
    """Names of people at comments and changes: `author` of Word, `name` of an author of PowerPoint."""
    return {
        str(value).strip()
        for element in root.iter()
        for key, value in element.attrib.items()
        if key.rpartition("}")[2] == "author"
        or (key == "name" and _name(element) in ("cmAuthor", "author"))
    } - {""}


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""

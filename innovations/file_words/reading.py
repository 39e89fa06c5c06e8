"""What a file says of itself: its properties, those of its pictures, and the words of its pages."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import etree

from innovations.file_words.pdf_words import LONGEST, MOST_PAGES, MOST_PICTURES, pdf_told
from innovations.file_words.picture_words import picture_told

_PATIENCE = 60
_MOST_BYTES = 20 * 1024 * 1024
_WORD = ("word/document.xml", "word/header", "word/footer", "word/footnotes.xml", "word/endnotes.xml", "word/comments")  # fmt: skip
_SLIDE = re.compile(r"ppt/(slides/slide|notesSlides/notesSlide)(\d+)\.xml")
_MEDIA = ("word/media/", "ppt/media/")
# Who commented and changed: in attributes of the text itself, and in lists of their own.
_WRITERS = ("word/document.xml", "word/comments.xml", "word/people.xml", "ppt/commentAuthors.xml", "ppt/authors.xml")  # fmt: skip
_PEOPLE = {"creator", "lastModifiedBy", "Company", "Manager"}
_WORDS = {"title", "subject", "keywords", "description", "category"}


@dataclass(frozen=True)
class FileTold:
    """`people`: properties that name who made it or where. `words`: other properties. `pages`: their texts.

    A file of Word is one long page. `is_read` is False for a file that could not be opened, `is_whole`
    for one that was too long: somebody must look at it.
    """

    people: dict[str, str] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    pages: list[str] = field(default_factory=list)
    is_whole: bool = True
    is_read: bool = True


def read_file(path: Path, kind: str, *, in_child: bool, base: Path) -> FileTold:
    """Read a file of the type `kind` ("pdf", "docx", "pptx", "jpeg", "png"; others say nothing of themselves).

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
        if kind in ("jpeg", "png"):
            return FileTold(people=picture_told(path.read_bytes(), name="1"))
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
        pictures = [one for one in sorted(names) if one.startswith(_MEDIA)]
        for name in pictures[:MOST_PICTURES]:
            if archive.getinfo(name).file_size <= _MOST_BYTES:
                people |= picture_told(archive.read(name), name=name.rpartition("/")[2])
        pages, is_whole = _office_pages(archive, names)
    is_whole = is_whole and len(pictures) <= MOST_PICTURES
    return FileTold(people=people, words=words, pages=pages, is_whole=is_whole)


def _office_pages(archive: zipfile.ZipFile, names: set[str]) -> tuple[list[str], bool]:
    """The slides with their notes, or the whole of a text; and whether nothing is left out."""
    slides: dict[int, list[str]] = {}
    for name in sorted(names):
        slide = _SLIDE.fullmatch(name)
        if slide or (name.startswith(_WORD) and name.endswith(".xml")):
            slides.setdefault(int(slide[2]) if slide else 1, []).append(name)
    pages, length = [], 0
    for number in range(1, max(slides, default=0) + 1):
        if number > MOST_PAGES or length > LONGEST:
            return pages, False
        text = " ".join(_text(_parsed(archive, name)) for name in slides.get(number, ()))
        pages.append(text[:LONGEST])
        length += len(text)
    return pages, length <= LONGEST


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

"""An edition folder from disk: only files it may have, inside bearable limits, nothing by link."""

import difflib
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path as FilePath

from egov_meeting.exchange.limits import (
    LARGEST_FOLDER,
    LARGEST_IMAGE,
    LARGEST_SPREADSHEET,
    LARGEST_TEXT_FILE,
    MEGABYTE,
    MOST_FILES,
)
from egov_meeting.exchange.problems import Problem, Spot
from egov_meeting.exchange.reading.characters import unwanted_characters
from egov_meeting.exchange.reading.images import image_problem
from egov_meeting.exchange.reading.source import Source
from egov_meeting.exchange.reading.spreadsheets import read_csv, read_xlsx
from egov_meeting.exchange.reading.yaml_text import read_yaml
from egov_meeting.shared.edition_parts.registry import (
    AttachedFiles,
    AttachedKind,
    FileFormat,
    Part,
)

# Left by file managers and version control; a note for the next reader may lie in the folder too.
_PASSED_OVER = frozenset({".DS_Store", ".gitkeep", "Thumbs.db", "README.md"})


@dataclass(slots=True)
class FolderContents:
    """What was read: a source for each part that has a file, further texts and images by path."""

    sources: dict[str, Source] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    images: dict[str, bytes] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def tell(
        self, file: str, code: str, *, line: int | None = None, found: str = "", **values: object
    ) -> None:
        self.problems.append(Problem(file, code, (), Spot(line=line), found, values))


def read_folder(path: FilePath, parts: list[Part]) -> FolderContents:
    """Read every file of the folder. Problems of all files are gathered, none is raised."""
    contents = FolderContents()
    if not path.is_dir():
        contents.tell(path.name, "folder_missing")
        return contents
    files = _files(path, parts, contents)
    for name, file in files:
        _read_file(name, file, parts, contents)
    for part in parts:
        if not part.formats and part.attached:
            _gather_texts(part.key, part.attached.folder, contents)
        if part.required and part.key not in contents.sources:
            contents.tell(f"{part.key}.{part.formats[0]}", "file_missing")
    return contents


def _gather_texts(key: str, folder: str, contents: FolderContents) -> None:
    texts = {
        name.removeprefix(f"{folder}/"): text
        for name, text in contents.texts.items()
        if name.startswith(f"{folder}/")
    }
    if texts:
        contents.sources[key] = Source(folder, data=texts, is_folder=True)


def _files(
    path: FilePath, parts: list[Part], contents: FolderContents
) -> list[tuple[str, FilePath]]:
    folders = {part.attached.folder for part in parts if part.attached}
    files: list[tuple[str, FilePath]] = []
    for name, entry in _entries(path, folders, contents):
        files.append((name, FilePath(entry.path)))
        if len(files) > MOST_FILES:
            contents.tell("", "too_many_files", limit=MOST_FILES)
            return []
    if sum(file.stat().st_size for _name, file in files) > LARGEST_FOLDER:
        contents.tell("", "folder_too_large", limit=LARGEST_FOLDER // MEGABYTE)
        return []
    return files


def _entries(
    path: FilePath, folders: set[str], contents: FolderContents
) -> Iterator[tuple[str, os.DirEntry[str]]]:
    for entry in sorted(os.scandir(path), key=lambda found: found.name):
        if entry.name in _PASSED_OVER:
            continue
        if entry.is_symlink():
            contents.tell(entry.name, "symlink")
        elif entry.is_dir() and entry.name in folders:
            inner = sorted(os.scandir(entry.path), key=lambda found: found.name)
            for file in inner:
                yield from _inner_file(entry.name, file, contents)
        elif entry.is_file():
            yield entry.name, entry
        else:
            _tell_unknown(entry.name, sorted(folders), contents)


def _inner_file(
    folder: str, file: os.DirEntry[str], contents: FolderContents
) -> Iterator[tuple[str, os.DirEntry[str]]]:
    name = f"{folder}/{file.name}"
    if file.name in _PASSED_OVER:
        return
    if file.is_symlink():
        contents.tell(name, "symlink")
    elif file.is_file():
        yield name, file
    else:
        contents.tell(name, "unknown_file")


def _tell_unknown(name: str, known: list[str], contents: FolderContents) -> None:
    nearest = difflib.get_close_matches(name, known, n=1)
    contents.tell(name, "unknown_file", nearest=nearest[0] if nearest else "")


def _read_file(name: str, file: FilePath, parts: list[Part], contents: FolderContents) -> None:
    folder, _slash, _rest = name.rpartition("/")
    if folder:
        attached = next(
            part.attached for part in parts if part.attached and part.attached.folder == folder
        )
        _read_attached(name, file, attached, contents)
        return
    known = {f"{part.key}.{form}": (part, form) for part in parts for form in part.formats}
    if name not in known:
        _tell_unknown(name, list(known), contents)
        return
    part, form = known[name]
    if part.key in contents.sources:
        files = f"{contents.sources[part.key].file}, {name}"
        contents.tell(name, "two_files_for_part", files=files)
        return
    contents.sources[part.key] = _read_part(name, file, part, form, contents)


def _read_part(
    name: str, file: FilePath, part: Part, form: FileFormat, contents: FolderContents
) -> Source:
    largest = LARGEST_TEXT_FILE if form == FileFormat.YAML else LARGEST_SPREADSHEET
    content = _bytes(name, file, largest, contents)
    if form == FileFormat.XLSX and content is not None:
        source = read_xlsx(name, content, part.schema)
    else:
        text = _decoded(name, content, contents)
        if text is None:
            # Told already; the empty source keeps the part from being called missing.
            return Source(
                name, problems=[problem for problem in contents.problems if problem.file == name]
            )
        is_csv = form == FileFormat.CSV
        source = read_csv(name, text, part.schema) if is_csv else read_yaml(name, text)
    contents.problems += source.problems
    return source


def _read_attached(
    name: str, file: FilePath, attached: AttachedFiles, contents: FolderContents
) -> None:
    is_image = attached.kind == AttachedKind.IMAGE
    content = _bytes(name, file, LARGEST_IMAGE if is_image else LARGEST_TEXT_FILE, contents)
    if content is None:
        return
    if is_image:
        problem = image_problem(name, content)
        if problem is not None:
            contents.problems.append(problem)
        contents.images[name] = content
        return
    if not name.endswith(".md"):
        contents.tell(name, "unknown_file")
        return
    text = _decoded(name, content, contents)
    for line, character in unwanted_characters(text or ""):
        contents.tell(name, "control_character", line=line, found=character)
    if text is not None and not text.strip():
        contents.tell(name, "text_empty")
    contents.texts[name] = text or ""


def _bytes(name: str, file: FilePath, largest: int, contents: FolderContents) -> bytes | None:
    size = file.stat().st_size
    if size > largest:
        megabytes = round(size / MEGABYTE, 1)
        contents.tell(name, "file_too_large", size=megabytes, limit=largest // MEGABYTE)
        return None
    return file.read_bytes()


def _decoded(name: str, content: bytes | None, contents: FolderContents) -> str | None:
    if content is None:
        return None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        contents.tell(name, "not_utf8", line=line)
        return None
    return text.replace("\r\n", "\n")

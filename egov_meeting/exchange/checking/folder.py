"""Everything that can be said of a folder before a row is written."""

import datetime
import difflib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, RootModel

from egov_meeting.exchange.checking.structure import validated
from egov_meeting.exchange.limits import MOST_PROBLEMS_PER_FILE
from egov_meeting.exchange.problems import Problem
from egov_meeting.exchange.reading.folder import FolderContents
from egov_meeting.exchange.reading.source import Source
from egov_meeting.shared.edition_parts.checking import Checking, Path
from egov_meeting.shared.edition_parts.fields import LanguagePair
from egov_meeting.shared.edition_parts.registry import Part


@dataclass(slots=True)
class CheckedFolder:
    """The data of each part that is in order, the problems of the others, and the warnings."""

    year: int | None
    data: dict[str, BaseModel] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)


def check_folder(contents: FolderContents, parts: list[Part]) -> CheckedFolder:
    """Check each part by itself, against the other parts and against what the portal knows."""
    checking = _known_beforehand(contents, parts)
    checked = CheckedFolder(year=checking.year, problems=list(contents.problems))
    for part in parts:
        source = contents.sources.get(part.key)
        if source is not None and source.is_readable:
            _check_part(part, source, contents, checking, checked)
    _check_unnamed_files(contents, parts, checked)
    checked.problems = _not_too_many(checked.problems)
    return checked


def _known_beforehand(contents: FolderContents, parts: list[Part]) -> Checking:
    edition = contents.sources["edition"].data if "edition" in contents.sources else None
    raw: dict[str, Any] = edition if isinstance(edition, dict) else {}
    checking = Checking(
        year=_year(raw.get("year")),
        first_day=_day(raw.get("starts_on")),
        last_day=_day(raw.get("ends_on")),
        is_recorded=str(raw.get("is_recorded", "")).lower() in {"true", "yes", "on", "1"},
    )
    for part in parts:
        source = contents.sources.get(part.key)
        for names in part.names:
            if source is None or names.shared:
                checking.names.add(names.kind, names.in_database(checking.year))
            if source is not None:
                checking.names.add(names.kind, names.in_folder(source.data))
    return checking


def _year(value: Any) -> int | None:
    text = str(value).strip()
    return int(text) if len(text) == 4 and text.isascii() and text.isdecimal() else None


def _day(value: Any) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(str(value))
    except ValueError:
        return None


def _check_part(
    part: Part, source: Source, contents: FolderContents, checking: Checking, checked: CheckedFolder
) -> None:
    data, problems = validated(source, part.schema, checking)
    checked.problems += [problem for problem in problems if not source.tells_already(problem)]
    if data is None:
        return
    checked.data[part.key] = data
    if part.check is not None:
        checking.remarks.clear()
        part.check(data, checking)
        _take_remarks(source, checking, checked)
    _check_named_files(part, source, contents, data, checked)
    checked.warnings += _missing_languages(source, data)


def _take_remarks(source: Source, checking: Checking, checked: CheckedFolder) -> None:
    for remark in checking.remarks:
        values = dict(remark.values)
        code = remark.code
        if code == "unknown_reference":
            code = f"unknown_{values['kind']}"
        found = values.pop("found", "")
        problem = source.problem(code, remark.path, found, values, is_warning=remark.is_warning)
        (checked.warnings if remark.is_warning else checked.problems).append(problem)


def _check_named_files(
    part: Part, source: Source, contents: FolderContents, data: BaseModel, checked: CheckedFolder
) -> None:
    if part.attached is None or part.attached.named_in is None:
        return
    there = {*contents.texts, *contents.images}
    for path, name in part.attached.named_in(data):
        wanted = f"{part.attached.folder}/{name}"
        if wanted not in there:
            values = {"wanted": wanted, "nearest": _nearest(wanted, there)}
            checked.problems.append(source.problem("attached_missing", path, name, values))


def _nearest(wanted: str, there: set[str]) -> str:
    close = difflib.get_close_matches(wanted, sorted(there), n=1)
    return close[0] if close else ""


def _check_unnamed_files(
    contents: FolderContents, parts: list[Part], checked: CheckedFolder
) -> None:
    for part in parts:
        attached = part.attached
        if attached is None or attached.named_in is None:
            continue
        data = checked.data.get(part.key)
        source = contents.sources.get(part.key)
        if data is None and source is not None:
            continue  # the file that would name them has problems of its own
        named = {name for _path, name in attached.named_in(data)} if data is not None else set()
        for file in sorted({*contents.texts, *contents.images}):
            folder, _slash, name = file.partition("/")
            if folder == attached.folder and name not in named:
                owner = f"{part.key}.{part.formats[0]}"
                checked.problems.append(Problem(file, "file_not_named", values={"owner": owner}))


def _missing_languages(source: Source, data: Any) -> list[Problem]:
    return [
        source.problem("missing_language", path, "", {"language": language}, is_warning=True)
        for path, language in _gaps(data, ())
    ]


def _gaps(data: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(data, LanguagePair):
        if data.sw and not data.en:
            yield path, "en"
        elif data.en and not data.sw:
            yield path, "sw"
    elif isinstance(data, RootModel):
        yield from _gaps(data.root, path)
    elif isinstance(data, BaseModel):
        for name, field_ in type(data).model_fields.items():
            yield from _gaps(getattr(data, name), (*path, field_.alias or name))
    elif isinstance(data, list):
        for position, item in enumerate(data):
            yield from _gaps(item, (*path, position))


def _not_too_many(problems: list[Problem]) -> list[Problem]:
    by_file: dict[str, list[Problem]] = {}
    for problem in problems:
        by_file.setdefault(problem.file, []).append(problem)
    kept: list[Problem] = []
    for file, found in by_file.items():
        kept += found[:MOST_PROBLEMS_PER_FILE]
        more = len(found) - MOST_PROBLEMS_PER_FILE
        if more > 0:
            kept.append(Problem(file, "more_problems", values={"count": more}))
    return kept

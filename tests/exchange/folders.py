"""Small edition folders for tests, and the shipped ones."""

import datetime
from pathlib import Path

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.exchange.problems import FolderRefused, Problem
from egov_meeting.exchange.services import LoadResult, load_edition_folder

SHIPPED = Path(__file__).resolve().parents[2] / "editions"
NOON = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)

EDITION = """\
format: 1
number: 9
year: 2031
name: {sw: Kikao Kazi cha Tisa, en: Ninth Working Session}
starts_on: 2031-03-10
ends_on: 2031-03-12
city: Dodoma
organiser: ega
"""
INSTITUTIONS = """\
- {key: ega, acronym: e-GA, name: {sw: Mamlaka ya Serikali Mtandao, en: e-Government Authority}, kind: agency}
- {key: udom, acronym: UDOM, name: {sw: Chuo Kikuu cha Dodoma, en: University of Dodoma}, kind: university}
- {key: nmb, acronym: NMB, name: {sw: Benki ya NMB, en: NMB Bank}, kind: bank}
"""
GROUPS = """\
- number: 1
  name: {sw: Kundi la Kwanza, en: First Group}
  days: [2031-03-10, 2031-03-11]
  fees:
    - {name: {sw: Mshiriki, en: Participant}, amount: 400000}
"""
SMALL = {"edition.yaml": EDITION, "institutions.yaml": INSTITUTIONS, "groups.yaml": GROUPS}


def write_folder(path: Path, files: dict[str, str | bytes]) -> Path:
    """Make a folder of these files and return it."""
    for name, content in files.items():
        file = path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def small_folder(path: Path, **more: str | bytes) -> Path:
    """A folder that loads, with `more` files; `__` in a keyword stands for the dot."""
    extra = {name.replace("__", "."): content for name, content in more.items()}
    return write_folder(path, SMALL | extra)


def load(path: Path) -> LoadResult:
    return load_edition_folder(path=path, by=SYSTEM, at=NOON)


def problems_of(path: Path) -> list[Problem]:
    """The problems for which the folder is refused; none when it loads."""
    try:
        load(path)
    except FolderRefused as refusal:
        return refusal.problems
    return []


def codes_of(path: Path) -> list[tuple[str, str, str]]:
    """(file, code, field) of each problem."""
    return [(found.file, found.code, found.field_path) for found in problems_of(path)]

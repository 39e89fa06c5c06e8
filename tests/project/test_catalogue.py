"""Every sentence of the product is there in Swahili, and keeps what it was given to say."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest
from django.conf import settings

CATALOGUE = Path("egov_meeting/locale/sw/LC_MESSAGES/django.po")
SOURCES = "egov_meeting registrations sessions_app innovations reports templates manage.py".split()
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


@pytest.fixture(scope="module")
def catalogue() -> polib.POFile:
    return polib.pofile(str(settings.BASE_DIR / CATALOGUE))


def test_every_string_has_its_swahili(catalogue: polib.POFile) -> None:
    assert [entry.msgid for entry in catalogue if not all(_swahili(entry))] == []


def test_no_translation_is_a_guess(catalogue: polib.POFile) -> None:
    assert [entry.msgid for entry in catalogue if entry.fuzzy] == []


def test_translations_keep_the_placeholders(catalogue: polib.POFile) -> None:
    changed = [
        (entry.msgid, text)
        for entry in catalogue
        for text in _swahili(entry)
        if text and _placeholders(text) not in _allowed_placeholders(entry)
    ]

    assert changed == []


def test_catalogue_holds_the_strings_of_the_code_and_no_other(
    catalogue: polib.POFile, tmp_path: Path
) -> None:
    if shutil.which("xgettext") is None:
        pytest.skip("gettext is not installed (Debian: gettext)")

    gathered = _gathered_again(tmp_path)

    assert _ids(gathered) - _ids(catalogue) == set(), "new: run `make catalogue` and translate"
    assert _ids(catalogue) - _ids(gathered) == set(), "gone: run `make catalogue`"


def _gathered_again(folder: Path) -> polib.POFile:
    """The catalogue as makemessages would leave it, made in a copy of the sources."""
    for name in SOURCES:
        source = settings.BASE_DIR / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)
    subprocess.run(
        [sys.executable, "manage.py", "makemessages", "--locale", "sw", "--no-obsolete"],
        cwd=folder,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "egov_meeting.settings.test"},
        check=True,
        capture_output=True,
    )
    return polib.pofile(str(folder / CATALOGUE))


def _ids(catalogue: polib.POFile) -> set[tuple[str | None, str]]:
    return {(entry.msgctxt, entry.msgid) for entry in catalogue if not entry.obsolete}


def _swahili(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def _placeholders(text: str) -> list[str]:
    return sorted(PLACEHOLDER.findall(text.replace("%%", "")))


def _allowed_placeholders(entry: polib.POEntry) -> list[list[str]]:
    """Those of the sentence; a singular may name its one thing without the figure, or with it."""
    return [_placeholders(text) for text in (entry.msgid, entry.msgid_plural) if text]

"""What is imported is asked for, what is asked for is locked, and no list names a place to get it."""

import ast
import re
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
OURS = {"egov_meeting", "registrations", "sessions_app", "innovations", "reports"}
# Loaded by name from the settings, by a driver, by another package, or as fonts: nothing imports them.
NOT_IMPORTED = {
    "argon2-cffi",
    "async-timeout",
    "django-storages",
    "font-source-sans-pro",
    "font-source-serif-pro",
    "granian",
    "psycopg2-binary",
    "redis",
}


def test_every_imported_library_is_in_the_requirements() -> None:
    homes = packages_distributions()
    asked_for = _names("requirements.txt")

    forgotten = {
        module
        for module in _imported_modules()
        if not asked_for & {_normal(name) for name in homes.get(module, [module])}
    }

    assert forgotten == set()


def test_every_requirement_is_used() -> None:
    homes = packages_distributions()
    used = {_normal(name) for module in _imported_modules() for name in homes.get(module, [])}
    loaded = {
        _normal(name)
        for app in [*settings.INSTALLED_APPS, *settings.MIDDLEWARE]
        for name in homes.get(app.split(".")[0], [])
    }

    assert _names("requirements.txt") - used - loaded == NOT_IMPORTED


@pytest.mark.parametrize("name", ["requirements", "requirements-dev"])
def test_every_requirement_is_locked_with_hashes(name: str) -> None:
    locked = _locked(f"{name}.lock")

    assert _names(f"{name}.txt") - locked.keys() == set()
    assert [package for package, hashes in locked.items() if not hashes] == []


def test_tests_run_on_the_versions_that_the_portal_runs_on() -> None:
    text = (ROOT / "requirements-dev.lock").read_text()

    assert [line for line in _pins("requirements.lock") if line not in text] == []


@pytest.mark.parametrize("name", ["requirements", "requirements-dev"])
def test_no_list_names_a_registry(name: str) -> None:
    text = (ROOT / f"{name}.lock").read_text() + (ROOT / f"{name}.txt").read_text()

    assert re.findall(r"https?://|file:/|--(?:extra-)?index-url|--find-links", text) == []


def _imported_modules() -> set[str]:
    modules = {
        name.split(".")[0]
        for folder in OURS
        for path in (ROOT / folder).rglob("*.py")
        for name in _imports(path)
    }
    return modules - OURS - sys.stdlib_module_names


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def _names(file: str) -> set[str]:
    lines = (ROOT / file).read_text().splitlines()
    return {
        _normal(re.split(r"[\[<>=~]", line)[0]) for line in lines if line and line[0] not in "#-"
    }


def _pins(file: str) -> list[str]:
    return re.findall(r"^\S+==\S+", (ROOT / file).read_text(), re.MULTILINE)


def _locked(file: str) -> dict[str, int]:
    parts = re.split(r"^(?=[\w.-]+==)", (ROOT / file).read_text(), flags=re.MULTILINE)
    return {
        _normal(part.split("==")[0]): part.count("--hash=sha256:") for part in parts if "==" in part
    }


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()

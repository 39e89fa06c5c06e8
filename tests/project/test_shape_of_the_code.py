"""How the code is kept readable: small files, small functions, honest names, plain templates."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
APPS = ("egov_meeting", "registrations", "sessions_app", "innovations", "reports")
LINES_OF_A_FILE = 400
LINES_OF_A_FUNCTION = 60
LINES_OF_A_TEMPLATE = 150
NAMELESS = {"utils", "helpers", "common", "core", "misc", "tools"}


def test_no_module_is_named_for_nothing() -> None:
    assert [str(path) for path in _modules() if path.stem in NAMELESS] == []


def test_files_stay_small() -> None:
    long = {str(path): _length(path) for path in _modules() if _length(path) > LINES_OF_A_FILE}

    assert long == {}


def test_functions_stay_small() -> None:
    long = [
        f"{path}:{function.lineno} {function.name}"
        for path in _modules()
        for function in _functions(path)
        if (function.end_lineno or 0) - function.lineno >= LINES_OF_A_FUNCTION
    ]

    assert long == []


def test_templates_stay_small() -> None:
    long = {
        str(path): _length(path) for path in _templates() if _length(path) > LINES_OF_A_TEMPLATE
    }

    assert long == {}


@pytest.mark.parametrize(
    "pattern",
    [r"<script(?![^>]*\bsrc=)", r"<style", r"\sstyle=", r"<\w[^<>]*\son\w+=", r"javascript:"],
    ids=[
        "inline script",
        "inline style sheet",
        "style attribute",
        "event attribute",
        "script link",
    ],
)
def test_templates_hold_nothing_inline(pattern: str) -> None:
    """The content policy would refuse it in a browser; documents (templates/pdf) have no browser."""
    found = [
        str(path)
        for path in _templates()
        if "pdf" not in path.relative_to(ROOT / "templates").parts[:1]
        and re.search(pattern, path.read_text(), re.IGNORECASE)
    ]

    assert found == []


def test_every_component_opens_with_its_parameters() -> None:
    components = sorted((ROOT / "templates" / "components").glob("*.html"))

    silent = [
        path.name
        for path in components
        if not path.read_text().lstrip().startswith(("{#", "{% comment"))
    ]

    assert components
    assert silent == []


def test_nothing_is_done_behind_the_back_of_save() -> None:
    """No signals of models and no `save()` with side effects: what happens is written where it does."""
    found = [
        f"{path}: {word}"
        for path in _modules()
        for word in ("post_save", "pre_save", "m2m_changed", "post_delete", "pre_delete")
        if word in path.read_text()
    ]

    assert found == []


def _modules() -> list[Path]:
    return [
        path.relative_to(ROOT)
        for app in APPS
        for path in sorted((ROOT / app).rglob("*.py"))
        if "migrations" not in path.parts
    ]


def _templates() -> list[Path]:
    return sorted((ROOT / "templates").rglob("*.html"))


def _functions(path: Path) -> Iterator[ast.FunctionDef]:
    tree = ast.parse((ROOT / path).read_text())
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def _length(path: Path) -> int:
    return len((ROOT / path).read_text().splitlines())

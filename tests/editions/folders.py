"""The shipped edition folders, read plainly, for tests that compare them with the printed documents."""

import csv
from functools import cache
from pathlib import Path
from typing import Any

import yaml

EDITIONS = Path(__file__).resolve().parents[2] / "editions"


@cache
def folder_file(year: int, name: str) -> Any:
    """The content of one YAML file of an edition folder."""
    return yaml.safe_load((EDITIONS / str(year) / name).read_text(encoding="utf-8"))


@cache
def entries(year: int) -> list[dict[str, str]]:
    """The rows of entries.csv."""
    path = EDITIONS / str(year) / "entries.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def institution_names(year: int, language: str) -> dict[str, str]:
    """The names of the folder's institutions by key."""
    return {row["key"]: row["name"][language] for row in folder_file(year, "institutions.yaml")}

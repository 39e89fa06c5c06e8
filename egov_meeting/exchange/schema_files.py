"""The JSON Schema of each part of an edition folder, as published in docs/schema/edition-folder/."""

import json
from pathlib import Path
from typing import Any

from egov_meeting.shared.edition_parts.registry import Part, all_parts

FOLDER = Path("docs") / "schema" / "edition-folder"


def schema_files() -> dict[str, str]:
    """The text of each schema file by its name; parts without a file of their own have none."""
    return {f"{part.key}.json": _text(part) for part in all_parts() if part.formats}


def stale_files(folder: Path) -> list[str]:
    """The names of published files that are missing, differ from the code, or are no longer wanted."""
    wanted = schema_files()
    there = {file.name: file.read_text(encoding="utf-8") for file in folder.glob("*.json")}
    return sorted(name for name in wanted.keys() | there if wanted.get(name) != there.get(name))


def write_schema_files(folder: Path) -> list[str]:
    """Write what is stale and remove what is no longer wanted; return the names of those files."""
    wanted = schema_files()
    stale = stale_files(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for name in stale:
        if name in wanted:
            (folder / name).write_text(wanted[name], encoding="utf-8")
        else:
            (folder / name).unlink()
    return stale


def _text(part: Part) -> str:
    schema: dict[str, Any] = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    made = part.schema.model_json_schema(by_alias=True)
    made.pop("title", None)
    formats = ", ".join(f"{part.key}.{form}" for form in part.formats)
    schema |= {"title": formats, **made}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"

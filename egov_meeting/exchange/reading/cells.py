"""From the cells of a spreadsheet row to the nested data of the same item in YAML."""

import datetime
import re
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from egov_meeting.shared.edition_parts.checking import Path
from egov_meeting.shared.edition_parts.fields import FolderModel, is_pair_field

LIST_SEPARATOR = ";"

# What a spreadsheet program would take for a formula, with the apostrophes before it.
_FORMULA = re.compile(r"'*[=+\-@\t]")


def item_schema(schema: type[BaseModel]) -> type[FolderModel]:
    """The schema of one row, for a part whose file is a list."""
    found: type[FolderModel] = get_args(schema.model_fields["root"].annotation)[0]
    return found


def column_paths(schema: type[FolderModel]) -> dict[str, Path]:
    """Each column a file of this schema may have, with the way to its field."""
    columns: dict[str, Path] = {}
    for name, field in schema.model_fields.items():
        label = field.alias or name
        inner = _inner_model(field.annotation)
        if is_pair_field(schema, name):
            columns |= {f"{label}_{language}": (label, language) for language in ("sw", "en")}
        elif inner is not None:
            nested = column_paths(inner).items()
            columns |= {f"{label}.{column}": (label, *path) for column, path in nested}
        else:
            columns[label] = (label,)
    return columns


def list_columns(schema: type[FolderModel]) -> frozenset[str]:
    """The columns whose cells hold several values, separated by semicolons."""
    return frozenset(
        field.alias or name
        for name, field in schema.model_fields.items()
        if get_origin(field.annotation) is list
    )


def _inner_model(annotation: Any) -> type[FolderModel] | None:
    for kind in (annotation, *get_args(annotation)):
        if get_origin(annotation) is list:
            return None
        if isinstance(kind, type) and issubclass(kind, FolderModel):
            return kind
    return None


def guarded(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet program would run it as a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """The text as it was before `guarded`."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def split_cell(text: str) -> list[str]:
    """The values of a cell that holds a list."""
    return [part.strip() for part in text.split(LIST_SEPARATOR) if part.strip()]


def cell_text(value: Any) -> str:
    """A cell of a workbook as the text that a person would have typed."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime.datetime):
        midnight = value.time() == datetime.time()
        return value.date().isoformat() if midnight else value.isoformat()
    if isinstance(value, datetime.time):
        return f"{value:%H:%M}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def put(data: dict[Any, Any], path: Path, value: Any) -> None:
    """Set a value at a path inside nested dicts, making the dicts on the way."""
    *parents, last = path
    for name in parents:
        data = data.setdefault(name, {})
    data[last] = value

"""CSV with the columns that the reader knows, in the order of the schema."""

import csv
import datetime
import io
from typing import Any

from pydantic import BaseModel

from egov_meeting.exchange.reading.cells import (
    LIST_SEPARATOR,
    column_paths,
    guarded,
    item_schema,
    list_columns,
)
from egov_meeting.shared.edition_parts.checking import Path


def csv_text(rows: list[dict[str, Any]], schema: type[BaseModel]) -> str:
    """`rows` as CSV with a header; columns that no row fills are left out."""
    row_schema = item_schema(schema)
    paths = column_paths(row_schema)
    lists = list_columns(row_schema)
    filled = [
        column for column, path in paths.items() if any(_at(row, path) is not None for row in rows)
    ]
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(filled or list(paths))
    for row in rows:
        writer.writerow([_cell(_at(row, paths[column]), column in lists) for column in filled])
    return stream.getvalue()


def _at(row: Any, path: Path) -> Any:
    for step in path:
        if not isinstance(row, dict) or step not in row:
            return None
        row = row[step]
    return row


def _cell(value: Any, is_list: bool) -> str:
    if is_list:
        return guarded(f"{LIST_SEPARATOR} ".join(str(part) for part in value or []))
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime.date):
        return value.isoformat()
    return guarded(str(value))

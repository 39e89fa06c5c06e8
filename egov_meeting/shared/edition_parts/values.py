"""Between the data of a folder and the columns of a row: `name: {sw, en}` is name_sw and name_en."""

from collections.abc import Collection
from typing import Any

from egov_meeting.shared.edition_parts.fields import FolderModel, LanguagePair, is_pair_field


def column_values(data: FolderModel, *, leave: Collection[str] = ()) -> dict[str, Any]:
    """The columns that `data` fills, apart from the fields named in `leave`."""
    values: dict[str, Any] = {}
    for name in type(data).model_fields:
        if name in leave:
            continue
        value = getattr(data, name)
        if is_pair_field(type(data), name):
            values |= pair_columns(name, value)
        else:
            values[name] = value
    return values


def pair_columns(name: str, pair: LanguagePair | None) -> dict[str, str]:
    """The two columns of a pair; empty texts when there is none."""
    return {f"{name}_sw": pair.sw if pair else "", f"{name}_en": pair.en if pair else ""}


def folder_values(
    row: Any, schema: type[FolderModel], *, leave: Collection[str] = ()
) -> dict[str, Any]:
    """The fields of `schema` as `row` holds them, in the schema's order, without empty ones.

    Fields in `leave` are skipped: the caller adds what is not a plain column.
    """
    values: dict[str, Any] = {}
    for name, field in schema.model_fields.items():
        if name in leave:
            continue
        if is_pair_field(schema, name):
            value: Any = pair_of(row, name)
        else:
            value = getattr(row, name)
        if value not in (None, "", {}, []) and value != field.get_default():
            values[name] = value
    return values


def pair_of(row: Any, name: str) -> dict[str, str]:
    """`{sw: …, en: …}` of a pair of columns, without the language that has no text."""
    texts = {language: getattr(row, f"{name}_{language}") for language in ("sw", "en")}
    return {language: text for language, text in texts.items() if text}


def without_empty(**values: Any) -> dict[str, Any]:
    """Only the values that say something, in the order given."""
    return {
        name: value
        for name, value in values.items()
        if value is not False and value not in (None, "", {}, [])
    }

"""From pydantic's errors to our problems: what was found, what was expected, and where."""

import difflib
from collections.abc import Callable, Iterator, Mapping
from typing import Any, get_args, get_origin

from pydantic import BaseModel, RootModel, ValidationError

from egov_meeting.exchange.messages import A_LIST, A_MAPPING, NOTHING
from egov_meeting.exchange.problems import Problem
from egov_meeting.exchange.reading.source import Source
from egov_meeting.shared.edition_parts.checking import Checking, Path
from egov_meeting.shared.edition_parts.fields import FolderModel

_LONGEST_FOUND = 80

_CODES = {
    "missing": "missing",
    "extra_forbidden": "unknown_key",
    "string_type": "text_expected",
    "string_too_short": "text_empty_field",
    "string_too_long": "too_long",
    "string_pattern_mismatch": "wrong_pattern",
    "int_type": "whole_number_expected",
    "int_parsing": "whole_number_expected",
    "int_parsing_size": "whole_number_expected",
    "int_from_float": "whole_number_expected",
    "greater_than_equal": "number_out_of_range",
    "less_than_equal": "number_out_of_range",
    "bool_type": "yes_no_expected",
    "bool_parsing": "yes_no_expected",
    "enum": "not_in_list",
    "literal_error": "not_in_list",
    "list_type": "list_expected",
    "model_type": "mapping_expected",
    "model_attributes_type": "mapping_expected",
    "dict_type": "mapping_expected",
    # Our own, raised by the fields of edition_parts.
    **{
        code: code
        for code in (
            "institution_or_class",
            "institution_or_words",
            "no_such_day",
            "nobody_named",
            "not_a_clock_time",
            "not_a_day",
            "not_a_moment",
            "outside_edition",
            "too_long",
            "twice",
        )
    },
}


def validated(
    source: Source, schema: type[BaseModel], checking: Checking
) -> tuple[BaseModel | None, list[Problem]]:
    """The data of `source` as an instance of `schema`, or None and everything that is wrong."""
    data = without_nulls(source.data)
    if data is None:
        data = [] if issubclass(schema, RootModel) else {}
    try:
        return schema.model_validate(data, context=checking), []
    except ValidationError as error:
        details = error.errors(include_url=False)
        return None, [_problem(source, schema, dict(detail)) for detail in details]


def without_nulls(data: Any) -> Any:
    """A field without a value is a field left out; in a list an empty line stays an empty text."""
    if isinstance(data, dict):
        return {name: without_nulls(value) for name, value in data.items() if value is not None}
    if isinstance(data, list):
        return ["" if value is None else without_nulls(value) for value in data]
    return data


def _problem(source: Source, schema: type[BaseModel], detail: dict[str, Any]) -> Problem:
    context: dict[str, Any] = detail.get("ctx", {})
    path: Path = (*detail["loc"], *context.get("inner", ()))
    kind = str(detail["type"])
    code = _CODES.get(kind, "not_valid")
    if kind == "unknown_reference":
        code = f"unknown_{context['kind']}"
    values = {name: value for name, value in context.items() if name != "inner"}
    values |= _further_values(kind, path, schema, detail)
    found = "" if code == "missing" else _shown(detail["input"])
    if code == "unknown_key":
        found = str(path[-1])
    return source.problem(code, path, found, values)


def _further_values(
    kind: str, path: Path, schema: type[BaseModel], detail: dict[str, Any]
) -> Mapping[str, Any]:
    further: Callable[[Path, type[BaseModel], dict[str, Any]], Mapping[str, Any]] | None
    further = _FURTHER.get(kind)
    return further(path, schema, detail) if further else {}


def _missing(path: Path, schema: type[BaseModel], detail: dict[str, Any]) -> Mapping[str, Any]:
    return {"field": path[-1]}


def _unknown_key(path: Path, schema: type[BaseModel], detail: dict[str, Any]) -> Mapping[str, Any]:
    known = known_fields(schema, path[:-1])
    nearest = difflib.get_close_matches(str(path[-1]), known, n=1)
    return {"known": ", ".join(known), "nearest": nearest[0] if nearest else ""}


def _mapping(path: Path, schema: type[BaseModel], detail: dict[str, Any]) -> Mapping[str, Any]:
    return {"known": ", ".join(known_fields(schema, path))}


def _choice(path: Path, schema: type[BaseModel], detail: dict[str, Any]) -> Mapping[str, Any]:
    expected = str(detail["ctx"]["expected"]).replace(" or ", ", ")
    known = [choice.strip("' ") for choice in expected.split(",")]
    nearest = difflib.get_close_matches(str(detail["input"]), known, n=1)
    return {"known": ", ".join(known), "nearest": nearest[0] if nearest else ""}


def _range(path: Path, schema: type[BaseModel], detail: dict[str, Any]) -> Mapping[str, Any]:
    context = detail["ctx"]
    return {"range": f"≥ {context['ge']}" if "ge" in context else f"≤ {context['le']}"}


def _length(path: Path, schema: type[BaseModel], detail: dict[str, Any]) -> Mapping[str, Any]:
    return {"length": len(str(detail["input"])), "limit": detail["ctx"]["max_length"]}


_FURTHER = {
    "missing": _missing,
    "extra_forbidden": _unknown_key,
    "model_type": _mapping,
    "model_attributes_type": _mapping,
    "dict_type": _mapping,
    "enum": _choice,
    "literal_error": _choice,
    "greater_than_equal": _range,
    "less_than_equal": _range,
    "string_too_long": _length,
}


def _shown(value: Any) -> Any:
    if isinstance(value, dict):
        return A_MAPPING
    if isinstance(value, list):
        return A_LIST
    if value is None or value == "":
        return NOTHING
    text = " ".join(str(value).split())
    return text if len(text) <= _LONGEST_FOUND else text[: _LONGEST_FOUND - 1] + "…"


def known_fields(schema: type[BaseModel], path: Path) -> list[str]:
    """The fields that a mapping at `path` may have; empty when there is no mapping there."""
    models = [schema]
    for step in path:
        models = [inner for model in models for inner in _step_into(model, step)]
    return [
        field.alias or name
        for model in models
        if not issubclass(model, RootModel)
        for name, field in model.model_fields.items()
    ]


def _step_into(model: type[BaseModel], step: str | int) -> Iterator[type[BaseModel]]:
    if issubclass(model, RootModel):
        yield from _models_in(model.model_fields["root"].annotation)
        return
    if isinstance(step, int):
        yield model  # the list was entered with the field's own name
        return
    for name, field in model.model_fields.items():
        if step in (name, field.alias):
            yield from _models_in(field.annotation)


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, FolderModel):
        yield annotation
    if get_origin(annotation) is not None:
        for inner in get_args(annotation):
            yield from _models_in(inner)

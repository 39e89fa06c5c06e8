"""What JSON Schema says of a mapping beyond pydantic: how long the texts of its columns may be."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from egov_meeting.shared.edition_parts.fields import FolderModel


def with_lengths(
    schema: dict[str, Any], model: "type[FolderModel]", *, longest: int
) -> dict[str, Any]:
    """Add `maxLength` to the texts and pairs of `model` that have a column of limited length."""
    from egov_meeting.shared.edition_parts.fields import column_length, is_pair_field

    properties = schema.get("properties", {})
    for name, field in model.model_fields.items():
        shape = properties.get(field.alias or name)
        if shape is None:
            continue
        shape.pop("title", None)
        if is_pair_field(model, name):
            limits = {code: column_length(model, f"{name}_{code}") for code in ("sw", "en")}
            _limit_pair(shape, {code: limit for code, limit in limits.items() if limit < longest})
        elif shape.get("type") == "string" and "format" not in shape:
            limit = column_length(model, name)
            if limit < longest:
                shape["maxLength"] = min(limit, shape.get("maxLength", limit))
    schema.pop("title", None)
    return schema


def _limit_pair(shape: dict[str, Any], limits: dict[str, int]) -> None:
    if not limits:
        return
    target = next((kind for kind in shape.get("anyOf", []) if "$ref" in kind), shape)
    target["properties"] = {code: {"maxLength": limit} for code, limit in limits.items()}

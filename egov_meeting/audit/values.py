"""Field values in the shape in which the trail keeps them: plain JSON, readable years later."""

import datetime
import math
import uuid
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models.fields.files import FieldFile

# Never written into the trail, whatever the service hands over.
SECRET_FIELDS = frozenset({"password"})
_HIDDEN = "***"


def plain(value: Any) -> Any:
    """`value` as JSON can carry it: dates in ISO form, records as number and name, files by name."""
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)  # JSON knows no NaN
    if isinstance(value, models.Model):
        return {"id": plain(value.pk), "label": str(value)}
    if isinstance(value, FieldFile):
        return value.name or ""
    if isinstance(value, datetime.datetime | datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, datetime.timedelta | Decimal | uuid.UUID):
        return str(value)
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset | models.QuerySet):
        return [plain(item) for item in value]
    return str(value).replace("\x00", "")


def plain_fields(values: Mapping[str, Any]) -> dict[str, Any]:
    """A mapping of field names to values, ready to be recorded; secrets are blotted out."""
    return {
        name: _HIDDEN if name in SECRET_FIELDS else plain(value) for name, value in values.items()
    }


def snapshot(obj: models.Model, *, only: Iterable[str] | None = None) -> dict[str, Any]:
    """The fields of `obj` by name (or `only` the named ones). Follows foreign keys for their names."""
    names = only if only is not None else [field.name for field in obj._meta.concrete_fields]
    return plain_fields({name: getattr(obj, name) for name in names})

"""Making the rows of a table agree with a list: changed ones saved, missing ones added, others gone."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from django.db import models
from django.db.models import F, QuerySet

from egov_meeting.shared.edition_parts.loading import Changes

Values = Mapping[str, Any]
Row = TypeVar("Row", bound=models.Model)

# Added to the order of rows that trade places, so that no two hold the same one on the way.
_PARKING = 16000


def keep_rows(
    *,
    rows: QuerySet[Row],
    of: Values,
    key: Sequence[str],
    wanted: Sequence[Values],
    changes: Changes,
    remove_others: bool = True,
) -> list[Row]:
    """Make `rows` hold exactly `wanted`, told apart by the fields `key`; return them in that order.

    `of` are the fields every row shares (the edition, the parent). Rows that agree already are not
    touched; rows not wanted are deleted unless `remove_others` is False. Two of `wanted` must not
    have the same key. Counts what it did in `changes`. Call it inside a transaction.
    """
    there = {_key_of(row, key): row for row in rows}
    named = {tuple(_stored(values[name]) for name in key): values for values in wanted}
    if remove_others:
        _remove([row for known, row in there.items() if known not in named], changes)
    changing = {
        known: differing_fields(there[known], values)
        for known, values in named.items()
        if known in there
    }
    _park(rows, [there[known] for known, fields in changing.items() if "order" in fields])
    for known, fields in changing.items():
        if fields:
            save_values(there[known], {name: named[known][name] for name in fields}, changes)
    added = [rows.model(**of, **values) for known, values in named.items() if known not in there]
    _add(rows.model, added, changes)
    there.update({_key_of(row, key): row for row in added})
    return [there[known] for known in named]


def save_values(row: models.Model, values: Values, changes: Changes) -> None:
    """Set `values` on `row` and save them; note before and after."""
    before = {name: _plain(row, name) for name in values}
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=list(values))
    changes.changed[row._meta.label_lower] += 1
    after = {name: _plain(row, name) for name in values}
    changes.note(f"{row._meta.label_lower} {row.pk}", before, after)


def differing_fields(row: models.Model, values: Values) -> list[str]:
    """The names in `values` whose value is not the one `row` holds."""
    return [name for name, value in values.items() if _plain(row, name) != _stored(value)]


def _key_of(row: models.Model, key: Sequence[str]) -> tuple[Any, ...]:
    return tuple(_plain(row, name) for name in key)


def _plain(row: models.Model, name: str) -> Any:
    return getattr(row, row._meta.get_field(name).attname)  # type: ignore[union-attr]


def _stored(value: Any) -> Any:
    return value.pk if isinstance(value, models.Model) else value


def _remove(rows: Sequence[models.Model], changes: Changes) -> None:
    for row in rows:
        changes.removed[row._meta.label_lower] += 1
        changes.note(f"{row._meta.label_lower} {row.pk}", {"removed": str(row)}, {})
        row.delete()


def _park(rows: QuerySet[Row], moving: Sequence[Row]) -> None:
    if moving:
        rows.filter(pk__in=[row.pk for row in moving]).update(order=F("order") + _PARKING)


def _add(model: type[Row], rows: list[Row], changes: Changes) -> None:
    if rows:
        model._default_manager.bulk_create(rows, batch_size=500)
        changes.added[model._meta.label_lower] += len(rows)

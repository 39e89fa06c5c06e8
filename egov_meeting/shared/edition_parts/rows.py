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
    matched = [(there.get(known), values) for known, values in named.items()]
    if remove_others:
        remove_rows([row for known, row in there.items() if known not in named], changes)
    return keep_matched(rows=rows, of=of, matched=matched, changes=changes)


def keep_matched(
    *,
    rows: QuerySet[Row],
    of: Values,
    matched: Sequence[tuple[Row | None, Values]],
    changes: Changes,
    place: Sequence[str] = ("order",),
) -> list[Row]:
    """Give each row its values, and make a new one where there is none; return them in that order.

    `place` are the fields that say where a row stands, "order" among them: the database allows each
    place once, so rows that go elsewhere stand aside meanwhile. Rows that are not in `matched` are
    left alone: remove them first, or `set_aside`. Counts what it did in `changes`.
    """
    changing = [
        (row, values, differing_fields(row, values)) for row, values in matched if row is not None
    ]
    moving = [row for row, _values, fields in changing if not set(place).isdisjoint(fields)]
    set_aside(rows, moving)
    for row, values, fields in changing:
        if fields:
            names = {*fields, "order"} if row in moving else set(fields)
            save_values(row, {name: values[name] for name in values if name in names}, changes)
    kept = [row or rows.model(**of, **values) for row, values in matched]
    _add(rows.model, [row for row in kept if row.pk is None], changes)
    return kept


def keep_in_places(
    *, rows: QuerySet[Row], of: Values, wanted: Sequence[Values], changes: Changes
) -> list[Row]:
    """As keep_rows, for rows that are told apart by their place alone and that others name.

    The first row takes the values of the first of `wanted`, and so on, whatever numbers were left out
    when a row between them was deleted; `order` is counted here.
    """
    there = list(rows.order_by("order"))
    remove_rows(there[len(wanted) :], changes)
    numbered = [{"order": order, **values} for order, values in enumerate(wanted, start=1)]
    matched = list(zip([*there, *[None] * len(numbered)], numbered, strict=False))
    return keep_matched(rows=rows, of=of, matched=matched, changes=changes)


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


def remove_rows(rows: Sequence[models.Model], changes: Changes) -> None:
    """Delete `rows`; note what they were."""
    for row in rows:
        changes.removed[row._meta.label_lower] += 1
        changes.note(f"{row._meta.label_lower} {row.pk}", {"removed": str(row)}, {})
        row.delete()


def set_aside(rows: QuerySet[Row], moving: Sequence[Row]) -> None:
    """Let the rows `moving` hold orders that no other row has, until they are given theirs."""
    if moving:
        rows.filter(pk__in=[row.pk for row in moving]).update(order=F("order") + _PARKING)


def _add(model: type[Row], rows: list[Row], changes: Changes) -> None:
    if rows:
        model._default_manager.bulk_create(rows, batch_size=500)
        changes.added[model._meta.label_lower] += len(rows)

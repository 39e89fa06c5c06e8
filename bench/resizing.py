"""A list cut down to one row, or grown by copies of it, for as long as a measure lasts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import models, transaction

Stamp = Callable[[models.Model, int], dict[str, Any]]


@contextmanager
def resized(*, rows: models.QuerySet[Any], size: int, stamp: Stamp) -> Iterator[None]:
    """Let `rows` hold exactly `size` rows inside the block; everything is undone afterwards.

    `stamp(row, number)` gives a copy the values that must differ. What belongs to a row (authors,
    owners, roles) is copied with it.
    """
    with transaction.atomic():
        kept = rows.first()
        rows.exclude(pk=kept.pk).delete()
        for number in range(1, size):
            _copy(kept, stamp(kept, number))
        assert rows.count() == size
        yield
        transaction.set_rollback(True)


def _copy(row: models.Model, different: dict[str, Any]) -> None:
    twin = _saved_again(row, different)
    for relation in type(row)._meta.related_objects:
        if relation.one_to_many and relation.on_delete is models.CASCADE:
            for part in relation.related_model._base_manager.filter(**{relation.field.name: row}):
                _saved_again(part, {relation.field.name: twin})


def _saved_again(row: models.Model, different: dict[str, Any]) -> models.Model:
    twin = type(row)._base_manager.get(pk=row.pk)
    twin.pk = None
    twin._state.adding = True
    for name, value in different.items():
        setattr(twin, name, value)
    twin.save(force_insert=True)
    return twin

"""Two entries for one institution become one, and nothing that named either is lost."""

import datetime
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from egov_meeting.audit.actors import Actor
from egov_meeting.audit.services import record
from egov_meeting.audit.values import snapshot
from egov_meeting.institutions.models import FormerName, Institution, OtherSpelling, Supervision

ForeignKey = models.ForeignKey[Any, Any]

# These stay with the duplicate: what it was called when is part of its own row.
_STAY = frozenset({FormerName, OtherSpelling})
_FILLED = ("acronym", "name_en", "valid_from", "valid_until", "successor")


# What apps above do in the transaction of a merge, called as `hook(kept=…, duplicate=…, by=…, at=…)`.
Hook = Callable[..., None]
_before: list[Hook] = []
_after: list[Hook] = []


def register_on_merge(*, before: Hook | None = None, after: Hook | None = None) -> None:
    """Have rows joined `before` they are moved, or worked out anew `after`. Apps call it when they are ready."""
    for hooks, hook in ((_before, before), (_after, after)):
        if hook is not None and hook not in hooks:
            hooks.append(hook)


class MergeRefused(ValidationError):
    """Both institutions have a row where only one may be, and the two rows differ."""


def merge_institutions(
    *,
    kept: Institution,
    duplicate: Institution,
    by: Actor,
    at: datetime.datetime,
    reason: str = "",
) -> dict[str, int]:
    """Make every row that names `duplicate` name `kept`; return how many rows of each kind moved.

    The names of the duplicate become other spellings of the kept one, and fields that the kept one
    lacks are filled from it. The duplicate stays as a row that points to the kept one, so that its
    key still leads somewhere. A row that would stand twice goes when it says nothing of its own.
    Raises MergeRefused, with nothing written, when such a row differs; ValidationError for an
    institution merged with itself or with one that is merged already.
    """
    with transaction.atomic():
        # Always in the same order, so that two merges at once cannot wait for one another.
        pair = Institution.objects.select_for_update(of=("self",)).order_by("pk")
        rows = {row.pk: row for row in pair.filter(pk__in=[kept.pk, duplicate.pk])}
        _check_pair(rows, kept, duplicate)
        kept, duplicate = rows[kept.pk], rows[duplicate.pk]
        _call(_before, kept, duplicate, by=by, at=at)
        before = snapshot(kept)
        moved, refused = _move_rows(kept, duplicate)
        if refused:
            raise MergeRefused(refused)
        _keep_names(kept, duplicate)
        _fill_gaps(kept, duplicate)
        duplicate.merged_into = kept
        duplicate.successor = None
        duplicate.save(update_fields=["merged_into", "successor"])
        _record(kept, duplicate, before, moved, by=by, at=at, reason=reason)
        _call(_after, kept, duplicate, by=by, at=at)
    return dict(moved)


def references_to_institutions() -> Iterator[tuple[type[models.Model], ForeignKey]]:
    """Every column of every app, above or below, that names an institution."""
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.concrete_fields:
            if isinstance(field, models.ForeignKey) and field.related_model is Institution:
                yield model, field


def _call(
    hooks: list[Hook],
    kept: Institution,
    duplicate: Institution,
    *,
    by: Actor,
    at: datetime.datetime,
) -> None:
    for hook in hooks:
        hook(kept=kept, duplicate=duplicate, by=by, at=at)


def _check_pair(rows: dict[int, Institution], kept: Institution, duplicate: Institution) -> None:
    if kept.pk == duplicate.pk:
        raise ValidationError(_("An institution cannot be merged with itself."))
    if any(row.merged_into_id for row in rows.values()):
        raise ValidationError(
            _("One of the two has been merged already. Choose the one that was kept.")
        )


def _move_rows(kept: Institution, duplicate: Institution) -> tuple[Counter[str], list[str]]:
    moved: Counter[str] = Counter()
    refused: list[str] = []
    for model, field in references_to_institutions():
        if model in _STAY:
            continue
        for row in model._base_manager.filter(**{field.name: duplicate}).exclude(
            _is_pair(model, kept, duplicate)
        ):
            twin = _twin(row, field, kept)
            if twin is None:
                model._base_manager.filter(pk=row.pk).update(**{field.name: kept})
                moved[model._meta.label_lower] += 1
            elif _says_nothing_new(row, twin, field):
                row.delete()
                moved[model._meta.label_lower] += 1
            else:
                refused.append(_refusal(row, twin))
    Supervision.objects.filter(institution=kept, ministry=kept).delete()
    return moved, refused


def _is_pair(model: type[models.Model], kept: Institution, duplicate: Institution) -> models.Q:
    """Rows that would come to name themselves: the two institutions, and the one under the other."""
    if model is Institution:
        return models.Q(pk__in=[kept.pk, duplicate.pk])
    if model is Supervision:
        both = [kept.pk, duplicate.pk]
        return models.Q(institution__in=both, ministry__in=both)
    return models.Q(pk__in=[])


def _twin(row: models.Model, field: ForeignKey, kept: Institution) -> models.Model | None:
    """The row that stands already where `row` would come to stand."""
    model = type(row)
    for names in _unique_together(model):
        if field.name not in names:
            continue
        values = {name: getattr(row, _attname(model, name)) for name in names}
        values[field.name] = kept.pk
        place = {
            (f"{name}__isnull" if value is None else name): (value is None or value)
            for name, value in values.items()
        }
        twin = model._base_manager.filter(**place).exclude(pk=row.pk).first()
        if twin is not None:
            return twin
    return None


def _unique_together(model: type[models.Model]) -> Iterator[tuple[str, ...]]:
    for constraint in model._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint):
            yield tuple(constraint.fields)
    yield from (tuple(names) for names in model._meta.unique_together)
    yield from ((field.name,) for field in model._meta.concrete_fields if field.unique)


def _says_nothing_new(row: models.Model, twin: models.Model, moved: ForeignKey) -> bool:
    """Whether `row` repeats `twin`, or is empty where it does not, and nothing hangs on it."""
    if any(_has_rows(row, relation) for relation in row._meta.related_objects):
        return False
    for field in row._meta.concrete_fields:
        if field.primary_key or field.name in {"order", moved.name}:
            continue
        value = getattr(row, field.attname)
        if value in (None, "", field.get_default()):
            continue
        if value != getattr(twin, field.attname):
            return False
    return True


def _has_rows(row: models.Model, relation: Any) -> bool:
    manager = relation.related_model._base_manager
    return bool(manager.filter(**{relation.field.name: row.pk}).exists())


def _attname(model: type[models.Model], name: str) -> str:
    return str(model._meta.get_field(name).attname)  # type: ignore[union-attr]


def _refusal(row: models.Model, twin: models.Model) -> str:
    kind = row._meta.verbose_name
    return _(
        "%(kind)s: both institutions have one (“%(first)s”, “%(second)s”), and they differ. "
        "Put one of them right first."
    ) % {"kind": str(kind).capitalize(), "first": twin, "second": row}


def _keep_names(kept: Institution, duplicate: Institution) -> None:
    texts = [duplicate.name_sw, duplicate.name_en, duplicate.acronym]
    for former in duplicate.former_names.all():
        texts += [former.name_sw, former.name_en, former.acronym]
    texts += [spelling.text for spelling in duplicate.other_spellings.all()]
    own = {kept.name_sw, kept.name_en, kept.acronym, ""}
    known = {spelling.text for spelling in kept.other_spellings.all()}
    new = dict.fromkeys(text for text in texts if text not in own | known)
    OtherSpelling.objects.bulk_create(OtherSpelling(institution=kept, text=text) for text in new)


def _fill_gaps(kept: Institution, duplicate: Institution) -> None:
    filled = []
    for name in _FILLED:
        value = getattr(duplicate, name)
        if value and not getattr(kept, name) and value != kept:
            setattr(kept, name, value)
            filled.append(name)
    if kept.successor_id == duplicate.pk:
        kept.successor = None
        filled.append("successor")
    kept.full_clean()
    kept.save(update_fields=filled)


def _record(
    kept: Institution,
    duplicate: Institution,
    before: dict[str, Any],
    moved: Counter[str],
    *,
    by: Actor,
    at: datetime.datetime,
    reason: str,
) -> None:
    after = {**snapshot(kept), "duplicate": duplicate, "moved": dict(sorted(moved.items()))}
    record(
        action="institutions.merged",
        obj=kept,
        by=by,
        at=at,
        before=before,
        after=after,
        reason=reason,
    )
    record(
        action="institutions.merged_away",
        obj=duplicate,
        by=by,
        at=at,
        after={"merged_into": kept},
        reason=reason,
    )

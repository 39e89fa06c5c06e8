"""Writes that leave a trace: every change of the portal goes through here, in its own transaction."""

import datetime
from collections.abc import Mapping
from typing import Any

from django.db import models, transaction

from egov_meeting.audit.actors import Actor
from egov_meeting.audit.models import Event
from egov_meeting.audit.origin import current_origin
from egov_meeting.audit.values import plain_fields, snapshot
from egov_meeting.shared.public_cache import forget_public_pages_on_commit

_LONGEST_LABEL = 300


def record(
    *,
    action: str,
    obj: models.Model,
    by: Actor,
    at: datetime.datetime,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    reason: str = "",
    shown_publicly: bool = True,
) -> Event:
    """Add one row to the trail, inside the caller's transaction, and forget kept public pages on commit.

    `action` reads "things.happened" ("resolutions.adopted"); `before` and `after` may hold any
    field values, they are made plain here. The edition is `obj.edition_id` when there is one.
    `shown_publicly` is False for what no public page and no report can show (a sign-in, a bill), so
    that what is kept of them stays; it means the same in every function that records.
    """
    event = Event.objects.create(
        at=at,
        actor_id=by.pk,
        actor_label=by.audit_label[:_LONGEST_LABEL],
        origin=current_origin(),
        action=action,
        object_type=obj._meta.label_lower,
        object_id="" if obj.pk is None else str(obj.pk),
        object_label=str(obj)[:_LONGEST_LABEL].replace("\x00", ""),
        edition_id=getattr(obj, "edition_id", None),
        before=plain_fields(before or {}),
        after=plain_fields(after or {}),
        reason=reason,
    )
    if shown_publicly:
        forget_public_pages_on_commit()
    return event


def save_new(
    obj: models.Model,
    *,
    by: Actor,
    at: datetime.datetime,
    action: str,
    reason: str = "",
    shown_publicly: bool = True,
) -> None:
    """Validate and insert `obj`, and record all its fields. Raises ValidationError."""
    obj.full_clean()
    with transaction.atomic():
        obj.save(force_insert=True)
        record(
            action=action,
            obj=obj,
            by=by,
            at=at,
            after=snapshot(obj),
            reason=reason,
            shown_publicly=shown_publicly,
        )


def save_changes(
    obj: models.Model,
    *,
    by: Actor,
    at: datetime.datetime,
    action: str,
    fields: Mapping[str, Any],
    reason: str = "",
    shown_publicly: bool = True,
) -> bool:
    """Set `fields` on `obj`, validate, save and record what differs from the row in the database.

    False, and nothing written, when nothing differs. The row is locked first, so that `before` is
    the truth even if a form has already put its values on `obj`. Many-to-many fields are not taken.
    Raises ValidationError (then `obj` keeps the new values in memory) and DoesNotExist.
    """
    with transaction.atomic():
        stored = locked(obj)
        for name, value in fields.items():
            setattr(obj, name, value)
        obj.full_clean()
        changed = [name for name in fields if _differs(stored, obj, name)]
        if not changed:
            return False
        before = snapshot(stored, only=changed)
        obj.save(update_fields=[*changed, *_clock_fields(obj)])
        record(
            action=action,
            obj=obj,
            by=by,
            at=at,
            before=before,
            after=snapshot(obj, only=changed),
            reason=reason,
            shown_publicly=shown_publicly,
        )
    return True


def delete(
    obj: models.Model,
    *,
    by: Actor,
    at: datetime.datetime,
    action: str,
    reason: str = "",
    shown_publicly: bool = True,
) -> None:
    """Delete `obj` and record what it was. Raises ProtectedError when others depend on it."""
    with transaction.atomic():
        record(
            action=action,
            obj=obj,
            by=by,
            at=at,
            before=snapshot(obj),
            reason=reason,
            shown_publicly=shown_publicly,
        )
        obj.delete()


def locked(obj: models.Model) -> Any:
    """The row of `obj` as it stands in the database, locked until the transaction ends."""
    # _meta.model, since request.user is a lazy wrapper and no User by type().
    return obj._meta.model._base_manager.select_for_update(of=("self",)).get(pk=obj.pk)


def _differs(stored: models.Model, obj: models.Model, name: str) -> bool:
    attname = obj._meta.get_field(name).attname  # type: ignore[union-attr]
    return bool(getattr(stored, attname) != getattr(obj, attname))


def _clock_fields(obj: models.Model) -> list[str]:
    return [field.name for field in obj._meta.concrete_fields if getattr(field, "auto_now", False)]

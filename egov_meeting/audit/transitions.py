"""The one writer of state."""

import datetime
from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.db.transaction import TransactionManagementError
from django.utils.translation import gettext as _

from egov_meeting.audit.actors import Actor
from egov_meeting.audit.models import Event
from egov_meeting.audit.services import locked, record
from egov_meeting.audit.values import snapshot
from egov_meeting.audit.workflow import Move, Workflow


class TransitionRefused(ValidationError):
    """The workflow has no such step from where the record stands now."""


def transition(
    obj: models.Model,
    *,
    to: str,
    by: Actor,
    at: datetime.datetime,
    reason: str = "",
    field: str = "state",
    also: Mapping[str, Any] | None = None,
    action: str = "",
    shown_publicly: bool = True,
    is_locked: bool = False,
) -> Event:
    """Move `obj` to the state `to` along its model's `workflow`, save it and record the move.

    The row is locked and its state read again, so of two people at once one moves and the other is
    refused. `also` are further fields to save with the state. `action` is "<app>.<model>.<to>"
    unless given; `shown_publicly` as in record(). `is_locked` says that `obj` itself was read under its
    lock in the transaction at hand and is as it stands there, so it is not read again. Raises TransitionRefused for a step the table does not have, PermissionDenied when
    `by` lacks the step's permission, ValidationError when `also` does not fit the fields.
    """
    with _in_transaction(is_locked):
        stored = obj if is_locked else locked(obj)
        _permitted_move(stored, field=field, to=to, by=by)
        changes = {**(also or {}), field: to}
        before = snapshot(stored, only=changes)
        for name, value in changes.items():
            setattr(stored, name, value)
        stored.clean_fields(exclude=_all_fields_but(stored, changes))
        stored.save(update_fields=list(changes))
        for name in changes:
            setattr(obj, name, getattr(stored, name))
        return record(
            action=action or f"{obj._meta.label_lower}.{to}",
            obj=obj,
            by=by,
            at=at,
            before=before,
            after=snapshot(stored, only=changes),
            reason=reason,
            shown_publicly=shown_publicly,
        )


def _in_transaction(is_locked: bool) -> AbstractContextManager[None]:
    """One that can fail by itself, but for a row whose lock is held by the caller's."""
    if not is_locked:
        return transaction.atomic()
    if not transaction.get_connection().in_atomic_block:
        raise TransactionManagementError("a row can be locked in a transaction only")
    return nullcontext()


def _permitted_move(obj: models.Model, *, field: str, to: str, by: Actor) -> Move:
    workflow: Workflow = obj._meta.model.workflow  # type: ignore[attr-defined]
    now = getattr(obj, field)
    move = workflow.find(source=now, target=to)
    if move is None:
        raise TransitionRefused(_refusal(obj, field=field, to=to), code="no_such_move")
    edition_id = getattr(obj, "edition_id", None)
    if move.permission and not by.may(move.permission, edition_id=edition_id):
        raise PermissionDenied(f"{move.permission} is needed to go from {now} to {to}")
    return move


def _refusal(obj: models.Model, *, field: str, to: str) -> str:
    labels = dict(obj._meta.get_field(field).flatchoices)  # type: ignore[union-attr]
    now = getattr(obj, field)
    if now == to:
        return _("Nothing was changed: the state is already “%(state)s”.") % {
            "state": labels.get(now, now)
        }
    return _(
        "A step from “%(now)s” to “%(next)s” is not possible. "
        "Somebody else may have been faster: load the page again."
    ) % {"now": labels.get(now, now), "next": labels.get(to, to)}


def _all_fields_but(obj: models.Model, names: Mapping[str, Any]) -> set[str]:
    return {field.name for field in obj._meta.concrete_fields} - set(names)

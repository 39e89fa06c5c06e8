"""The trail in words: what was done, to what, and which fields changed, in the reader's language."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.translation import gettext as _

from egov_meeting.audit.models import Event

_action_names: dict[str, Any] = {}
_field_names: dict[str, Any] = {}


def name_actions(names: Mapping[str, Any]) -> None:
    """Register words for actions ({"accounts.invited": _("Invited a person")}); apps do so when ready."""
    _action_names.update(names)


def name_fields(names: Mapping[str, Any]) -> None:
    """Register words for recorded values that are no field of their record ({"rows": _("rows")})."""
    _field_names.update(names)


def action_name(action: str) -> str:
    """What was done, in words; a state reached by transition() names itself, else the bare name."""
    if action in _action_names:
        return str(_action_names[action])
    return _state_reached(action) or action


def known_actions() -> list[tuple[str, str]]:
    """Pairs of action and words, by their words."""
    return sorted(((action, str(words)) for action, words in _action_names.items()), key=_words)


def object_type_name(object_type: str) -> str:
    """The kind of record, in words; the bare name for kinds that are no more."""
    model = _model(object_type)
    return str(model._meta.verbose_name) if model else object_type


def known_object_types() -> list[tuple[str, str]]:
    """Pairs of kind and words of all records of the portal, by their words."""
    kinds = {
        model._meta.label_lower: str(model._meta.verbose_name)
        for model in apps.get_models()
        if not model.__module__.startswith(("django", "allauth"))
    }
    return sorted(kinds.items(), key=_words)


class Difference(NamedTuple):
    """One field of a record before and after; values are ready to be shown."""

    field: str
    before: str
    after: str


def differences(event: Event) -> list[Difference]:
    """The recorded fields with their names, in the order of the record, before and after side by side."""
    model = _model(event.object_type)
    order = [field.name for field in model._meta.concrete_fields] if model else []
    recorded = {**event.before, **event.after}
    names = [name for name in order if name in recorded]
    names += sorted(name for name in recorded if name not in order)
    return [
        Difference(
            _field_name(model, name),
            _shown(model, name, event.before.get(name)),
            _shown(model, name, event.after.get(name)),
        )
        for name in names
    ]


def actor_name(event: Event) -> str:
    """Who did it; the portal itself is named in the reader's language."""
    return _("The portal itself") if event.actor_id is None else event.actor_label


def _words(pair: tuple[str, str]) -> str:
    return pair[1].casefold()


def _model(object_type: str) -> type[models.Model] | None:
    try:
        return apps.get_model(object_type)
    except (LookupError, ValueError):
        return None


def _state_reached(action: str) -> str:
    object_type, _dot, state = action.rpartition(".")
    model = _model(object_type)
    if model is None or not hasattr(model, "workflow"):
        return ""
    labels = _choices(model, "state")
    return f"{model._meta.verbose_name}: {labels[state]}" if state in labels else ""


def _field_name(model: type[models.Model] | None, name: str) -> str:
    if name in _field_names:
        return str(_field_names[name])
    try:
        return str(getattr(model._meta.get_field(name), "verbose_name", name)) if model else name
    except FieldDoesNotExist:
        return name


def _choices(model: type[models.Model] | None, name: str) -> dict[Any, Any]:
    if model is None:
        return {}
    try:
        return dict(getattr(model._meta.get_field(name), "flatchoices", []))
    except FieldDoesNotExist:
        return {}


def _shown(model: type[models.Model] | None, name: str, value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, Mapping) and set(value) == {"id", "label"}:
        return f"{value['label']} ({value['id']})"
    if isinstance(value, list):
        return ", ".join(_shown(None, "", item) for item in value)
    if isinstance(value, str | int):
        return str(_choices(model, name).get(value, value))
    return str(value)

"""Telling whether somebody else changed a row while a form was open: a mark for each field."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping

from django.db.models import Model

from egov_meeting.audit.values import plain


def marks_of(row: Model, names: Iterable[str]) -> dict[str, str]:
    """A short checksum of each field as it stands on `row`."""
    return {name: _mark(row, name) for name in names}


def written(marks: Mapping[str, str]) -> str:
    """The marks as a form carries them in a hidden field."""
    return json.dumps(marks, separators=(",", ":"), sort_keys=True)


def read(text: str) -> dict[str, str]:
    """What a form brought back; empty when that was tampered with, which counts as overtaken."""
    try:
        marks = json.loads(text or "{}")
    except (ValueError, RecursionError):
        return {}
    if not isinstance(marks, dict):
        return {}
    return {str(name): str(mark) for name, mark in marks.items()}


def _mark(row: Model, name: str) -> str:
    column = row._meta.get_field(name)
    value = plain(getattr(row, getattr(column, "attname", name)))
    # A form brings texts with the line ends of HTTP.
    text = value.replace("\r\n", "\n") if isinstance(value, str) else json.dumps(value)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]

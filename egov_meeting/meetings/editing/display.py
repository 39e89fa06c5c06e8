"""Rows in words: names of columns and values for lists, forms and exports."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.db.models.fields.files import FieldFile
from django.utils import formats
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from egov_meeting.meetings.editing.registry import section_of_model
from egov_meeting.meetings.places import place_label
from egov_meeting.shared.bilingual import (
    LANGUAGE_CODES,
    active_language,
    language_of_text,
    other_language,
    text_in,
)

LONGEST_IN_LIST = 140
_VERBATIM = ("CharField", "SlugField", "TextField", "FileField", "JSONField")

# What a pair of columns or a computed value is called in a list; a column has its own name.
NAMES = {
    "name": gettext_lazy("Name"),
    "title": gettext_lazy("Title"),
    "text": gettext_lazy("Text"),
    "caption": gettext_lazy("Caption"),
    "office": gettext_lazy("Office"),
    "label": gettext_lazy("Label"),
    "occasion": gettext_lazy("Occasion"),
    "purpose": gettext_lazy("Purpose"),
    "challenges": gettext_lazy("Challenges"),
    "titled_name": gettext_lazy("Name"),
}
_NOTHING = format_html("{}", "")
_NOT_TRANSLATED = format_html(' translate="{}"', "no")
_LANGUAGE = {"": _NOTHING} | {code: format_html(' lang="{}"', code) for code in LANGUAGE_CODES}


@dataclass(frozen=True)
class Cell:
    """One value of a row.

    `language` is set where the text stands in for a missing one, `is_verbatim` for what reads the
    same in both languages: a name, a word for word quotation.
    """

    text: str
    language: str = ""
    is_number: bool = False
    is_verbatim: bool = False

    @property
    def attributes(self) -> SafeString:
        """What the tag around its text carries of language and translation."""
        return _LANGUAGE[self.language] + (_NOT_TRANSLATED if self.is_verbatim else _NOTHING)


@dataclass(frozen=True)
class Heading:
    text: str
    is_number: bool = False


def heading_of(model: type[models.Model], name: str) -> Heading:
    """What stands above a column of a list."""
    if is_pair(model, name):
        return Heading(str(NAMES.get(name, name)))
    column = _column(model, name)
    if column is None:
        return Heading(str(NAMES.get(name, name)))
    return Heading(column_name(column), _is_number(column))


def column_name(column: Any) -> str:
    """What a column is called; a foreign key without a name of its own is called what it points to."""
    unnamed = str(column.verbose_name) == column.name.replace("_", " ")
    if isinstance(column, models.ForeignKey) and unnamed:
        return capfirst(str(column.related_model._meta.verbose_name))
    return capfirst(str(column.verbose_name))


def cell_of(row: models.Model, name: str) -> Cell:
    """A value of a row as a list shows it, in the reader's language, shortened."""
    if is_pair(type(row), name):
        language = language_of_text(row, name)
        text = _shortened(text_in(row, name, language))
        return Cell(text, "" if language == active_language() else language)
    column = _column(type(row), name)
    return Cell(
        _shortened(shown(row, name)),
        is_number=column is not None and _is_number(column),
        is_verbatim=_is_verbatim(column),
    )


def shown(row: models.Model, name: str) -> str:
    """The whole value of a column in words."""
    display = getattr(row, f"get_{name}_display", None)
    if display is not None:
        return str(display())
    value = getattr(row, name)
    if value is None or value == "":
        return ""
    if name == "place":
        return place_label(value)
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, dt.date | dt.time):
        return _when(value)
    if isinstance(value, models.Model):
        section = section_of_model(type(value))
        return section.cell_label(value) if section else str(value)
    if isinstance(value, FieldFile):
        return PurePosixPath(value.name or "").name
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if isinstance(value, int) and _is_amount(type(row), name):
        return formats.number_format(value, force_grouping=True)
    return str(value)


def missing_language(row: models.Model, columns: tuple[str, ...]) -> str:
    """The language that one of the pairs among `columns` lacks, "" when none does."""
    for name in columns:
        if not is_pair(type(row), name):
            continue
        for language in ("sw", "en"):
            if not text_in(row, name, language) and text_in(row, name, other_language(language)):
                return language
    return ""


@cache
def is_pair(model: type[models.Model], name: str) -> bool:
    """Whether `name` stands for two columns, one in each language."""
    return hasattr(model, f"{name}_sw") and hasattr(model, f"{name}_en")


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_IN_LIST else Truncator(text).chars(LONGEST_IN_LIST)


def _when(value: dt.date | dt.time) -> str:
    if isinstance(value, dt.time):
        return formats.time_format(value, "H:i")
    return str(formats.date_format(value))


@cache
def _column(model: type[models.Model], name: str) -> Any:
    try:
        return model._meta.get_field(name)
    except FieldDoesNotExist:
        return None


@cache
def is_named_verbatim(model: type[models.Model]) -> bool:
    """Whether rows of a model bear names that read the same in both languages."""
    return not any(name.endswith("_sw") for name in (field.name for field in model._meta.fields))


@cache
def _is_verbatim(column: Any) -> bool:
    if column is None:
        return True
    if column.name == "place":
        return False
    if isinstance(column, models.ForeignKey):
        return is_named_verbatim(column.related_model)  # type: ignore[arg-type]
    return column.get_internal_type() in _VERBATIM and not column.choices


@cache
def _is_number(column: Any) -> bool:
    return column.get_internal_type().endswith("IntegerField") and not column.choices


def _is_amount(model: type[models.Model], name: str) -> bool:
    column = _column(model, name)
    return column is not None and column.get_internal_type() == "PositiveBigIntegerField"

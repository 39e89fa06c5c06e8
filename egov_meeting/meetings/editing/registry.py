"""What can be edited: one `Section` for each model, told by the app that owns it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from egov_meeting.meetings.editing.forms import SectionForm
    from egov_meeting.meetings.models import Edition

# A rule looks at the cleaned values of a form and yields what is wrong: field and message.
Rule = Callable[[Mapping[str, Any]], Iterator[tuple[str, Any]]]


class Chapter(models.TextChoices):
    """Under which heading a section stands on the edition's page."""

    MEETING = "meeting", _("The meeting")
    PEOPLE = "people", _("People and speeches")
    PROGRAMME = "programme", _("Programme and breakout groups")
    MINISTRIES = "ministries", _("Ministry reports")
    INNOVATIONS = "innovations", _("Research and innovation")
    OUTCOMES = "outcomes", _("Issues, lessons and resolutions")
    DAY = "day", _("The day itself, and after")
    SOURCES = "sources", _("What the documents say")
    SHARED = "shared", _("Shared by all editions")


@dataclass(frozen=True, kw_only=True)
class Section:
    """One kind of row, how it is listed and edited.

    `key` stands in the address. `fields` and `columns` name a pair of columns by its stem ("title").
    `of` is the way of foreign keys from the model to its edition, None for what editions share.
    A section with a `parent` is also shown on the page of the row that `parent_field` points to.
    `single` means at most one row in an edition; `choices` gives the rows a foreign key may take
    where that is not simply those of the edition; `choice_label` and `cell_label` name a row of it in
    the choices and lists of other sections; `name` stands for the model's own;
    `other_capability` opens the section too; `further` are pages about one row: words and URL name. `warnings` tells, field by field, what is unusual
    about a saved row; `kept` says why a row may not be deleted, "" where it may.
    `behind` names the rows that decide whether it may still be written: they are locked, and the form and
    `kept` asked again. `readers` tells who reads it, where that is not every member of staff.
    """

    key: str
    model: type[models.Model]
    chapter: str
    capability: str
    fields: tuple[str, ...]
    columns: tuple[str, ...]
    of: str | None = "edition"
    parent: str = ""
    parent_field: str = ""
    single: bool = False
    search: tuple[str, ...] = ()
    filters: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()
    hints: Mapping[str, Any] = field(default_factory=dict)
    longest: Mapping[str, int] = field(default_factory=dict)
    choices: Mapping[str, Callable[[Edition | None], models.QuerySet[Any]]] = field(
        default_factory=dict
    )
    choice_label: Callable[[Any], str] = str
    cell_label: Callable[[Any], str] = str
    name: Any = ""
    other_capability: str = ""
    further: tuple[tuple[Any, str], ...] = ()
    warnings: Callable[[Any], Mapping[str, Any]] | None = None
    kept: Callable[[Any], str] | None = None
    behind: Callable[[Any], models.QuerySet[Any]] | None = None
    readers: Callable[[Any, Edition | None], bool] | None = None
    form: type[SectionForm] | None = None

    @property
    def label(self) -> str:
        """What its rows are called: "Participant groups"."""
        if self.name:
            return str(self.name)
        meta = self.model._meta
        return capfirst(str(meta.verbose_name if self.single else meta.verbose_name_plural))

    @property
    def noun(self) -> str:
        """What one row is called."""
        return capfirst(str(self.model._meta.verbose_name))

    @property
    def is_shared(self) -> bool:
        return self.of is None

    @property
    def is_edition_itself(self) -> bool:
        return self.of == "pk"

    @property
    def order_scope(self) -> tuple[str, ...] | None:
        """The fields within which rows are numbered by `order`; None where they have no such order."""
        if "order" not in {column.name for column in self.model._meta.concrete_fields}:
            return None
        for constraint in self.model._meta.constraints:
            if isinstance(constraint, models.UniqueConstraint) and "order" in constraint.fields:
                return tuple(name for name in constraint.fields if name != "order")
        return (self.parent_field or "edition",)


_sections: dict[str, Section] = {}


def register(section: Section) -> None:
    """Add a section; keys are used once. Apps call it when they are ready."""
    if section.key in _sections:
        raise ValueError(f"two sections are called {section.key!r}")
    _sections[section.key] = section


def section_called(key: str) -> Section:
    """The section of that key. Raises KeyError."""
    return _sections[key]


def sections() -> list[Section]:
    """All sections in the order in which they were registered."""
    return list(_sections.values())


def children_of(section: Section) -> list[Section]:
    """The sections shown on the page of a row of this one."""
    return [child for child in _sections.values() if child.parent == section.key]


def section_of_model(model: type[models.Model]) -> Section | None:
    """The section that edits rows of this model."""
    for section in _sections.values():
        if section.model is model:
            return section
    return None

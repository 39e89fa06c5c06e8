"""Reads of sections: the rows of an edition, found, filtered, counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Max, Model, OuterRef, Q, QuerySet, Subquery

from egov_meeting.meetings.editing.registry import Section
from egov_meeting.meetings.models import Edition

if TYPE_CHECKING:
    from django.db.models.expressions import Combinable


def rows_of(section: Section, edition: Edition | None) -> QuerySet[Any]:
    """The rows of a section that belong to the edition, with what their names need at hand."""
    rows = section.model._default_manager.select_related(*section.related)
    if section.of is None or edition is None:
        return rows
    return rows.filter(**{section.of: edition.pk})


def found_rows(
    section: Section, edition: Edition | None, *, search: str, chosen: Mapping[str, Any]
) -> QuerySet[Any]:
    """Rows that hold every word of `search` in one of their searched columns and fit the filters."""
    rows = rows_of(section, edition)
    for word in search.split():
        fits = Q()
        for column in section.search:
            fits |= Q(**{f"{column}__icontains": word})
        # By key, so that a column of many rows (other spellings) finds a row once.
        found = section.model._default_manager.filter(fits).order_by().values("pk")
        rows = rows.filter(pk__in=found)
    return rows.filter(**{name: value for name, value in chosen.items() if value not in ("", None)})


def children_rows(child: Section, parent: Model, edition: Edition | None) -> QuerySet[Any]:
    """The rows of a section that stand under one row of the section above."""
    return rows_of(child, edition).filter(**{child.parent_field: parent})


def counts_of(edition: Edition, sections: Iterable[Section]) -> dict[str, int]:
    """How many rows each section has in the edition, by key. One query, whatever their number."""
    counted = [section for section in sections if section.of and not section.is_edition_itself]
    columns: dict[str, Combinable] = {
        f"rows_{place}": _count(section) for place, section in enumerate(counted)
    }
    values = Edition.objects.filter(pk=edition.pk).annotate(**columns).values(*columns).get()
    return {section.key: values[f"rows_{place}"] or 0 for place, section in enumerate(counted)}


def next_order(section: Section, row: Model) -> int:
    """The number that puts `row` behind the others of its scope."""
    return (_neighbours(section, row).aggregate(last=Max("order"))["last"] or 0) + 1


def neighbour(section: Section, row: Model, *, upwards: bool) -> Any:
    """The row just before or after this one within its scope; None at the end."""
    order = row.order  # type: ignore[attr-defined]
    rows = _neighbours(section, row)
    if upwards:
        return rows.filter(order__lt=order).order_by("-order").first()
    return rows.filter(order__gt=order).order_by("order").first()


def next_number(section: Section, edition: Edition | None) -> int | None:
    """The number after the last one, for sections whose rows people number themselves."""
    if "number" not in section.fields or section.is_edition_itself:
        return None
    column = section.model._meta.get_field("number")
    if not column.get_internal_type().endswith("IntegerField"):
        return None
    last = rows_of(section, edition).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def _neighbours(section: Section, row: Model) -> QuerySet[Any]:
    scope = section.order_scope or ()
    return section.model._default_manager.filter(
        **{name: getattr(row, section.model._meta.get_field(name).attname) for name in scope}  # type: ignore[union-attr]
    ).exclude(pk=row.pk)


def _count(section: Section) -> Subquery:
    way = section.of or ""
    rows = section.model._default_manager.order_by().filter(**{way: OuterRef("pk")})
    return Subquery(rows.values(way).annotate(found=Count("pk")).values("found"))

"""Addresses of the editing pages, with or without an edition."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.http import urlencode

from egov_meeting.meetings.editing.registry import Section, section_called, sections
from egov_meeting.meetings.models import Edition


class SectionInAddress:
    """The key of a section in an address; anything else is left to other patterns."""

    regex = "[a-z0-9-]+"
    shared = False

    def to_python(self, value: str) -> str:
        if value not in {section.key for section in sections() if section.is_shared is self.shared}:
            raise ValueError(value)
        return value

    def to_url(self, value: str) -> str:
        return value


class SharedSectionInAddress(SectionInAddress):
    shared = True


def address(
    section: Section, edition: Edition | None, page: str = "rows", pk: Any = None, **query: Any
) -> str:
    """The address of a page of a section: rows, add_row, row, remove_row, move_row, rows_as."""
    kwargs: dict[str, Any] = {"section": section.key}
    if not section.is_shared and edition is not None:
        kwargs["year"] = edition.year
    if pk is not None:
        kwargs["pk" if page != "rows_as" else "format"] = pk
    name = f"shared_{page}" if section.is_shared else page
    found = reverse(f"meetings:{name}", kwargs=kwargs)
    return f"{found}?{urlencode(query)}" if query else found


def address_above(section: Section, edition: Edition | None, row: Any = None) -> str:
    """Where to go from a row: to the row it hangs from, else to the list."""
    if section.parent and row is not None:
        parent_pk = getattr(row, f"{section.parent_field}_id")
        return address(section_called(section.parent), edition, "row", parent_pk)
    if section.is_edition_itself and edition is not None:
        return address_of_edition(edition)
    return address(section, edition)


def address_of_edition(edition: Edition) -> str:
    """The staff's page of the edition."""
    return reverse("home:staff_edition", kwargs={"year": edition.year})

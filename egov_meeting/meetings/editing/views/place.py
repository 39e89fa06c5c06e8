"""What every editing page loads first: the section and the edition of its address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property

from egov_meeting.accounts.access import StaffView
from egov_meeting.meetings.editing.addresses import address, address_of_edition
from egov_meeting.meetings.editing.registry import Section, section_called
from egov_meeting.meetings.editing.rows import rows_of
from egov_meeting.meetings.models import Edition
from egov_meeting.meetings.permissions import can_change_section


@dataclass(frozen=True)
class Place:
    """A section of an edition; without an edition, one that all editions share."""

    section: Section
    edition: Edition | None

    @property
    def capabilities(self) -> tuple[str, ...]:
        return tuple(filter(None, (self.section.capability, self.section.other_capability)))

    @property
    def edition_id(self) -> int | None:
        return None if self.edition is None else self.edition.pk

    def may_be_read_by(self, user: Any) -> bool:
        readers = self.section.readers
        return readers is None or readers(user, self.edition)


class SectionView(StaffView):
    """A page of one section; a row must belong to the edition of the address."""

    @cached_property
    def place(self) -> Place:
        section = section_called(self.kwargs["section"])
        if section.is_shared:
            return Place(section, None)
        return Place(section, get_object_or_404(Edition, year=self.kwargs["year"]))

    @property
    def section(self) -> Section:
        return self.place.section

    @property
    def edition(self) -> Edition | None:
        return self.place.edition

    def loaded(self) -> Place:
        return self.place

    @cached_property
    def row(self) -> Any:
        """The row of the address, 404 when it is of another edition or none."""
        found = rows_of(self.section, self.edition).filter(pk=self.kwargs["pk"]).first()
        if found is None:
            raise Http404
        return found

    def context(self, **more: Any) -> dict[str, Any]:
        """What all these pages show: where one is, and whether one may write."""
        return {
            "section": self.section,
            "edition": self.edition,
            "may_change": can_change_section(self.request.user, self.place),
            "way_up": list(self._way_up(more.get("row"))),
            **more,
        }

    def _way_up(self, row: Any) -> Any:
        if self.edition is not None:
            yield {"label": str(self.edition), "address": address_of_edition(self.edition)}
        above = section_called(self.section.parent) if self.section.parent else None
        parent = getattr(row, self.section.parent_field, None) if row and above else None
        if above:
            yield {"label": above.label, "address": address(above, self.edition)}
        if above and parent:
            yield {"label": str(parent), "address": address(above, self.edition, "row", parent.pk)}
        elif not self.section.single and not isinstance(self, _Lists):
            yield {"label": self.section.label, "address": address(self.section, self.edition)}


class _Lists:
    """Mark of the views that are the list themselves."""


class ListOfSection(_Lists, SectionView):
    """The list is the end of its own way up."""

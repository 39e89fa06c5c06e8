"""Lists of rows, as a page and as a file."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render

from egov_meeting.meetings.editing.addresses import address
from egov_meeting.meetings.editing.exports import exported
from egov_meeting.meetings.editing.filters import RowsFilterForm
from egov_meeting.meetings.editing.listing import table_of
from egov_meeting.meetings.editing.rows import found_rows, rows_of
from egov_meeting.meetings.editing.views.place import ListOfSection
from egov_meeting.meetings.permissions import can_change_section, can_view_section

ROWS_ON_A_PAGE = 30


class RowsView(ListOfSection):
    """The rows of a section: searched, filtered, in pages, each leading to its form."""

    permission = can_view_section

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        if self.section.single:
            return redirect(self._only_row())
        form = RowsFilterForm(self.section, self.edition, request.GET)
        found = found_rows(self.section, self.edition, search=form.search, chosen=form.chosen)
        page = Paginator(found, ROWS_ON_A_PAGE).get_page(request.GET.get("page"))
        context = self.context(
            page=page,
            table=table_of(self.section, self.edition, page.object_list),
            filters=form if form.fields else None,
            is_filtered=bool(form.search or any(form.chosen.values())),
            addresses={
                name: address(self.section, self.edition, *parts)
                for name, parts in {
                    "rows": ("rows",),
                    "add": ("add_row",),
                    "csv": ("rows_as", "csv"),
                    "xlsx": ("rows_as", "xlsx"),
                }.items()
            },
            query=request.GET.urlencode(),
        )
        return render(request, "meetings/editing/rows.html", context)

    def _only_row(self) -> str:
        row = rows_of(self.section, self.edition).first()
        if row is not None:
            return address(self.section, self.edition, "row", row.pk)
        if not can_change_section(self.request.user, self.place):
            raise Http404
        return address(self.section, self.edition, "add_row")


class RowsAsFileView(ListOfSection):
    """What the list shows, all pages and all columns, as CSV or XLSX."""

    permission = can_view_section

    def get(self, request: HttpRequest, format: str, **kwargs: Any) -> HttpResponse:
        form = RowsFilterForm(self.section, self.edition, request.GET)
        found = found_rows(self.section, self.edition, search=form.search, chosen=form.chosen)
        content, media_type = exported(self.section, found, format=format)
        year = f"-{self.edition.year}" if self.edition else ""
        response = HttpResponse(content, content_type=media_type)
        response["Content-Disposition"] = (
            f'attachment; filename="{self.section.key}{year}.{format}"'
        )
        return response

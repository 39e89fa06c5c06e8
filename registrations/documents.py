"""Long lists of registrations as a kind of document: made in the background, for those who may see them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from egov_meeting.documents.builds import BuildRequest, BuiltDocument
from egov_meeting.documents.kinds import DocumentKind
from egov_meeting.documents.progress import Progress
from egov_meeting.shared.spreadsheets import CSV_TYPE, XLSX_TYPE, csv_portions, xlsx_table
from registrations import exports
from registrations.permissions import can_view_registrations
from registrations.selectors.staff_list import ListQuery, found_registrations

if TYPE_CHECKING:
    from egov_meeting.accounts.capabilities import Person
    from egov_meeting.documents.models import Document

KEY = "registrations_list"
# Lists are versioned apart from the documents about the whole of the edition.
SUBJECT = "registrations"
# They hold addresses and special needs, and who wanted one has it by then.
KEPT_FOR = timedelta(hours=24)
_READ, _WRITTEN = 5, 95


def build_list(request: BuildRequest, progress: Progress) -> BuiltDocument:
    """The list that the parameters ask for: `query` (ListQuery.as_plain), `columns`, `format`."""
    with translation.override(request.language):
        progress.report("reading", percent=1, until=_READ)
        query = ListQuery.from_plain(request.params.get("query", {}))
        columns: list[str] = request.params["columns"]
        found = found_registrations(edition=request.edition, query=query)
        total = found.order_by().count()
        rows = exports.registration_rows(edition=request.edition, found=found, chosen=columns)
        watched = _watched(rows, total=total, progress=progress)
        heading = exports.headings(exports.LIST_COLUMNS, columns)
        name = exports.file_name(_("registrations"), timezone.localdate(request.requested_at))
        if request.params.get("format") == "xlsx":
            content = xlsx_table(name=name, heading=heading, rows=watched)
            return BuiltDocument(content, f"{name}.xlsx", XLSX_TYPE)
        content = b"".join(csv_portions(heading=heading, rows=watched))
        return BuiltDocument(content, f"{name}.csv", CSV_TYPE)


def can_view_list(user: Person, document: Document) -> bool:
    """Whoever may see the registrations of the edition."""
    return can_view_registrations(user, document.edition)


REGISTRATIONS_LIST = DocumentKind(
    key=KEY,
    title=gettext_lazy("List of registrations"),
    build=build_list,
    can_view=can_view_list,
    kept_for=KEPT_FOR,
    steps={"rows": gettext_lazy("Writing the rows")},
)


def _watched(
    rows: Iterator[Sequence[Any]], *, total: int, progress: Progress
) -> Iterator[Sequence[Any]]:
    """The rows, told of every thousand."""
    for number, row in enumerate(rows):
        if number % 1000 == 0:
            share = _READ + (_WRITTEN - _READ) * min(number / max(total, 1), 1)
            progress.report("rows", percent=share)
        yield row

"""Long lists of money as a kind of document: made in the background, for those who may see them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from egov_meeting.documents.builds import BuildRequest, BuiltDocument
from egov_meeting.documents.kinds import DocumentKind
from egov_meeting.documents.progress import Progress
from egov_meeting.payments.exports import heading_of, lines_of
from egov_meeting.payments.money_lists import LISTS, OF_ALL_EDITIONS, file_name
from egov_meeting.payments.permissions import can_view_days, editions_of_bills
from egov_meeting.shared.spreadsheets import CSV_TYPE, XLSX_TYPE, csv_portions, xlsx_table

if TYPE_CHECKING:
    from egov_meeting.accounts.capabilities import Person
    from egov_meeting.documents.models import Document

KEY = "money_list"
# Lists are versioned apart from the documents about the whole of the edition.
SUBJECT = "money"
# They name payers, and who wanted one has it by then.
KEPT_FOR = timedelta(hours=24)
_READ, _WRITTEN = 5, 95


def build_list(request: BuildRequest, progress: Progress) -> BuiltDocument:
    """The list that the parameters wish for (money_lists)."""
    wish = request.params
    with translation.override(request.language):
        progress.report("reading", percent=1, until=_READ)
        wanted = LISTS[wish["list"]]
        columns = wanted.chosen(wish)
        lines = lines_of(columns, wanted.rows(wish))
        watched = _watched(lines, total=wanted.number(wish), progress=progress)
        name = file_name(wish, timezone.localdate(request.requested_at))
        if wish["format"] == "xlsx":
            content = xlsx_table(name=name, heading=heading_of(columns), rows=watched)
            return BuiltDocument(content, f"{name}.xlsx", XLSX_TYPE)
        content = b"".join(csv_portions(heading=heading_of(columns), rows=watched))
        return BuiltDocument(content, f"{name}.csv", CSV_TYPE)


def can_view_list(user: Person, document: Document) -> bool:
    """Whoever may see the money of every edition that the list holds."""
    wish = document.params
    if wish.get("list") in OF_ALL_EDITIONS:
        return can_view_days(user)
    allowed, held = editions_of_bills(user), wish.get("editions")
    return allowed is None or (held is not None and set(held) <= allowed)


MONEY_LIST = DocumentKind(
    key=KEY,
    title=_("List of money"),
    build=build_list,
    can_view=can_view_list,
    kept_for=KEPT_FOR,
    steps={"rows": _("Writing the rows")},
)


def _watched(
    lines: Iterator[Sequence[Any]], *, total: int, progress: Progress
) -> Iterator[Sequence[Any]]:
    """The lines, told of every thousand."""
    for number, line in enumerate(lines):
        if number % 1000 == 0:
            share = _READ + (_WRITTEN - _READ) * min(number / max(total, 1), 1)
            progress.report("rows", percent=share)
        yield line

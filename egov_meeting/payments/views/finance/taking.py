"""Taking a list of money out as a file: at once when it is short, in the background when it is long."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import cached_property

from egov_meeting.accounts.access import StaffView
from egov_meeting.documents.services.requesting import request_document
from egov_meeting.meetings.models import Edition
from egov_meeting.payments import exports, list_documents, money_lists
from egov_meeting.payments.forms.filters import ExportForm
from egov_meeting.payments.money_lists import LISTS, MoneyList
from egov_meeting.payments.permissions import can_view_bills
from egov_meeting.payments.services.looking import record_export
from egov_meeting.payments.views.finance.pages import (
    chosen_edition,
    finance_page,
    visible_editions,
)
from egov_meeting.shared.bilingual import active_language


class TakeList(StaffView):
    """Which columns, in which format. By POST: it goes on record. Give `which`, `about` and `way_back`."""

    permission = can_view_bills
    which: str
    section: str

    def about(self) -> dict[str, Any]:
        """What the list holds, as money_lists reads it: `editions` at least."""
        raise NotImplementedError

    def way_back(self) -> str:
        raise NotImplementedError

    def edition(self) -> Edition | None:
        """The edition that the list is of; None for all."""
        return None

    def filters(self) -> dict[str, Any]:
        """What is said of the list on record."""
        return {}

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self._page(self._form())

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        form = self._form(request.POST)
        if form.is_valid() and form.cleaned_data["aina"] == "xlsx":
            exports.refuse_too_long(form, self.number)
        if not form.is_valid():
            return self._page(form)
        return self.taken(columns=form.cleaned_data["safu"], format=form.cleaned_data["aina"])

    def taken(self, *, columns: list[str], format: str) -> HttpResponseBase:
        """The file, or the page on which one sees it being made."""
        wish = {"list": self.which, "columns": columns, "format": format, **self.about()}
        by_and_at: dict[str, Any] = {"by": self.request.user, "at": timezone.now()}
        told = {**self.filters(), "columns": columns, "format": format, "rows": self.number}
        record_export(what=self.which, filters=told, edition=self.edition(), **by_and_at)
        edition = self._edition_of_job if self.number > exports.LONGEST_AT_ONCE else None
        if edition is not None:
            job = request_document(
                kind=list_documents.KEY,
                edition=edition,
                language=active_language(),
                params=wish,
                subject=list_documents.SUBJECT,
                **by_and_at,
            )
            return redirect("documents:job", job.pk)
        chosen = self.wanted.chosen(wish)
        return exports.table_response(
            name=money_lists.file_name(wish, timezone.localdate()),
            heading=exports.heading_of(chosen),
            lines=exports.lines_of(chosen, self.wanted.rows(wish)),
            format=format,
        )

    @cached_property
    def wanted(self) -> MoneyList:
        return LISTS[self.which]

    @cached_property
    def number(self) -> int:
        return self.wanted.number(self.about())

    @cached_property
    def _edition_of_job(self) -> Edition | None:
        """A list of all editions is filed under the one in hand."""
        return self.edition() or chosen_edition(visible_editions(self.request), "")

    def _form(self, data: Any = None) -> ExportForm:
        return ExportForm(data, columns=exports.choices_of(self.wanted.columns))

    def _page(self, form: ExportForm) -> HttpResponse:
        context = {
            "form": form,
            "number": self.number,
            "cancel_address": self.way_back(),
            "is_long": self.number > exports.LONGEST_AT_ONCE,
        }
        return finance_page(self.request, "export", context, section=self.section)

"""What each institution was billed, has paid, owes and got back."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from egov_meeting.accounts.access import StaffView
from egov_meeting.meetings.models import Edition
from egov_meeting.payments import exports
from egov_meeting.payments.forms.filters import ExportForm
from egov_meeting.payments.permissions import can_view_bills
from egov_meeting.payments.selectors.ledgers import ledger, ledger_by_institution
from egov_meeting.payments.services.looking import record_export
from egov_meeting.payments.views.finance.pages import (
    ROWS_ON_A_PAGE,
    chosen_edition,
    finance_page,
    visible_editions,
)


class OfOneEdition(StaffView):
    """A page about the edition in hand, or that of `?mwaka=`, among those the person may see."""

    permission = can_view_bills

    @cached_property
    def editions(self) -> list[Edition]:
        return visible_editions(self.request)

    @cached_property
    def edition(self) -> Edition | None:
        return chosen_edition(self.editions, self.request.GET.get("mwaka", ""))


class LedgerView(OfOneEdition):
    """A line for each institution and one for people on their own, most owed first."""

    def get(self, request: HttpRequest) -> HttpResponse:
        edition = self.edition
        context: dict[str, Any] = {"edition": edition, "editions": self.editions}
        if edition is not None:
            rows = ledger_by_institution(edition=edition)
            page = Paginator(rows, ROWS_ON_A_PAGE).get_page(request.GET.get("page"))
            context |= {
                "page": page,
                "rows": list(exports.ledger_rows(page)),
                "sums": ledger(edition=edition),
            }
        return finance_page(request, "ledger", context, section="ledger")


class LedgerExportView(OfOneEdition):
    """The whole ledger of the edition as a file. By POST: it goes on record."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._page(ExportForm(columns=exports.choices_of(exports.LEDGER_COLUMNS)))

    def post(self, request: HttpRequest) -> HttpResponseBase:
        form = ExportForm(request.POST, columns=exports.choices_of(exports.LEDGER_COLUMNS))
        if not form.is_valid():
            return self._page(form)
        if self.edition is None:
            raise Http404
        chosen = form.cleaned_data
        record_export(
            what="ledger",
            filters={"columns": chosen["safu"]},
            edition=self.edition,
            by=request.user,  # type: ignore[arg-type]
            at=timezone.now(),
        )
        return exports.table_response(
            name=exports.file_name(_("ledger"), timezone.localdate()),
            columns=[one for one in exports.LEDGER_COLUMNS if one.key in chosen["safu"]],
            rows=exports.ledger_rows(ledger_by_institution(edition=self.edition)),
            format=chosen["aina"],
        )

    def _page(self, form: ExportForm) -> HttpResponse:
        if self.edition is None:
            raise Http404
        context = {
            "form": form,
            "number": ledger_by_institution(edition=self.edition).count(),
            "cancel_address": f"{reverse('finance:ledger')}?mwaka={self.edition.year}",
        }
        return finance_page(self.request, "export", context, section="ledger")

"""What each institution was billed, has paid, owes and got back."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property

from egov_meeting.accounts.access import StaffView
from egov_meeting.meetings.models import Edition
from egov_meeting.payments import exports
from egov_meeting.payments.money_lists import LEDGER
from egov_meeting.payments.permissions import can_view_bills
from egov_meeting.payments.selectors.ledgers import ledger, ledger_by_institution
from egov_meeting.payments.views.finance.pages import (
    ROWS_ON_A_PAGE,
    chosen_edition,
    finance_page,
    visible_editions,
)
from egov_meeting.payments.views.finance.taking import TakeList


class OfOneEdition(StaffView):
    """A page about the edition in hand, or that of `?mwaka=`, among those the person may see."""

    permission = can_view_bills

    @cached_property
    def editions(self) -> list[Edition]:
        return visible_editions(self.request)

    @cached_property
    def the_edition(self) -> Edition | None:
        return chosen_edition(self.editions, self.request.GET.get("mwaka", ""))


class LedgerView(OfOneEdition):
    """A line for each institution and one for people on their own, most owed first."""

    def get(self, request: HttpRequest) -> HttpResponse:
        edition = self.the_edition
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


class LedgerExportView(OfOneEdition, TakeList):
    """The whole ledger of the edition as a file."""

    which = LEDGER
    section = "ledger"

    @cached_property
    def _edition(self) -> Edition:
        if self.the_edition is None:
            raise Http404
        return self.the_edition

    def edition(self) -> Edition:
        return self._edition

    def about(self) -> dict[str, Any]:
        return {"editions": [self._edition.pk]}

    def way_back(self) -> str:
        return f"{reverse('finance:ledger')}?mwaka={self._edition.year}"

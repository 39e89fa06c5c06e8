"""The list of bills, taking it out as a file, and the page of one bill."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from egov_meeting.accounts.access import StaffView
from egov_meeting.meetings.models import Edition
from egov_meeting.payments.explanations import explained
from egov_meeting.payments.forms.filters import BillFilterForm
from egov_meeting.payments.gateways.gepg.status_codes import meanings
from egov_meeting.payments.message_wording import event_in_words, kind_name
from egov_meeting.payments.models import Bill
from egov_meeting.payments.money_lists import BILLS
from egov_meeting.payments.permissions import (
    can_approve_slip,
    can_change_bills,
    can_view_bill,
    can_view_bills,
    editions_of_bills,
)
from egov_meeting.payments.selectors import bill_page
from egov_meeting.payments.selectors.finding_bills import counted_bills, found_bills
from egov_meeting.payments.views.finance.pages import (
    ROWS_ON_A_PAGE,
    finance_page,
    visible_editions,
)
from egov_meeting.payments.views.finance.payments import with_decisions
from egov_meeting.payments.views.finance.taking import TakeList


class BillsView(StaffView):
    """Searched, filtered, sorted and paged in the database."""

    permission = can_view_bills

    def get(self, request: HttpRequest) -> HttpResponse:
        form = BillFilterForm(request.GET, editions=visible_editions(request))
        found = found_bills(form.query(editions_of_bills(request.user), at=timezone.now()))
        number, sums = counted_bills(found)
        paginator = Paginator(found.select_related("institution").defer(*_UNSEEN), ROWS_ON_A_PAGE)
        paginator.count = number  # counted together with the sums
        context = {
            "filters": form,
            "page": paginator.get_page(request.GET.get("page")),
            "sums": sums,
            "query": request.GET.urlencode(),
        }
        return finance_page(request, "bills", context, section="bills")


_UNSEEN = ("description_sw", "description_en", "refusal_codes", "payer_email", "payer_phone")


class BillsExportView(TakeList):
    """What the list shows, all pages, in the columns one chooses."""

    which = BILLS
    section = "bills"

    def about(self) -> dict[str, Any]:
        query = self._filters.query(editions_of_bills(self.request.user), at=self._now)
        editions = query.editions if query.edition_id is None else [query.edition_id]
        return {
            "query": query.as_plain(),
            "editions": None if editions is None else sorted(editions),
        }

    def edition(self) -> Edition | None:
        return self._filters.edition

    def filters(self) -> dict[str, Any]:
        return self._filters.filters()

    def way_back(self) -> str:
        query = self.request.GET.urlencode()
        address = reverse("finance:bills")
        return f"{address}?{query}" if query else address

    @cached_property
    def _filters(self) -> BillFilterForm:
        return BillFilterForm(self.request.GET, editions=visible_editions(self.request))

    @cached_property
    def _now(self) -> datetime:
        """To the minute, so that a button pressed twice wishes the same."""
        return timezone.now().replace(second=0, microsecond=0)


class BillView(StaffView):
    """Everything about one bill, and what may be done with it."""

    permission = can_view_bill

    @cached_property
    def bill(self) -> Bill:
        return bill_asked_for(self.kwargs["number"])

    def loaded(self) -> Bill:
        return self.bill

    def get(self, request: HttpRequest, number: str) -> HttpResponse:
        bill = self.bill
        may_change = can_change_bills(request.user, bill)
        context = {
            "bill": bill,
            "items": bill.items.all(),
            "payments": [(one, explained(one)) for one in bill_page.payments_of(bill)],
            "messages_of_bill": [(one, kind_name(one.kind)) for one in bill_page.messages_of(bill)],
            "slips": [
                (slip, may_change and can_approve_slip(request.user, slip))
                for slip in bill_page.slips_of(bill)
            ],
            "uncountings": with_decisions(request.user, bill_page.uncountings_of(bill)),
            "refunds": bill_page.refunds_of(bill),
            "events": [event_in_words(event) for event in bill_page.events_of(bill)],
            "refusal": meanings(bill.refusal_codes),
            "actions": possible_actions(bill) if may_change else [],
        }
        return finance_page(request, "bill", context, section="bills")


def bill_asked_for(number: str) -> Bill:
    """The bill of that number, or 404."""
    return get_object_or_404(Bill.objects.select_related("edition", "institution"), number=number)


def possible_actions(bill: Bill) -> list[dict[str, str]]:
    """What may be done with the bill as it stands."""
    possible = (
        (bill_page.can_be_sent_again, "send_again", _("Send again")),
        (bill_page.can_be_extended, "extend", _("Move the expiry date")),
        (bill_page.can_take_slip, "add_slip", _("Enter a bank slip")),
        (bill_page.can_be_refunded, "refund", _("Record a refund")),
        (bill_page.can_be_cancelled, "cancel", _("Cancel the bill")),
    )
    return [
        {"label": label, "address": reverse(f"finance:{name}", args=[bill.number])}
        for is_possible, name, label in possible
        if is_possible(bill)
    ]

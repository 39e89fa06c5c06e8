"""How an edition stands in money, and what needs doing today."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import ngettext_lazy

from egov_meeting.accounts.access import StaffView
from egov_meeting.meetings.models import Edition
from egov_meeting.payments.choices import BillState
from egov_meeting.payments.forms.filters import MessageFilterForm
from egov_meeting.payments.gateways.configured import gateway_is_configured
from egov_meeting.payments.permissions import can_view_bills, editions_of_bills
from egov_meeting.payments.selectors.finding_bills import Standing
from egov_meeting.payments.selectors.ledgers import bills_by_state, ledger
from egov_meeting.payments.selectors.waiting import Waiting, waiting_for_finance
from egov_meeting.payments.views.finance.pages import (
    chosen_edition,
    finance_page,
    visible_editions,
)


class OverviewView(StaffView):
    """Billed, paid, owed and refunded of the current edition; `?mwaka=` shows another one."""

    permission = can_view_bills

    def get(self, request: HttpRequest) -> HttpResponse:
        editions = visible_editions(request)
        edition = chosen_edition(editions, request.GET.get("mwaka", ""))
        waiting = waiting_for_finance(editions=editions_of_bills(request.user), at=timezone.now())
        context: dict[str, Any] = {
            "edition": edition,
            "editions": editions,
            "to_do": to_do(waiting),
            "has_gateway": gateway_is_configured(),
        }
        if edition is not None:
            context |= {"ledger": ledger(edition=edition), "addresses": _addresses(edition)}
            context["states"] = [
                {
                    "label": BillState(state).label,
                    "number": number,
                    "address": _bills(edition, state),
                }
                for state, number in bills_by_state(edition=edition)
            ]
        return finance_page(request, "overview", context, section="overview")


# What may wait: its words, its list, and the filter of that list.
_WAITS: dict[str, tuple[Any, str, str]] = {
    "findings": (
        ngettext_lazy(
            "%(number)s payment needs a look.", "%(number)s payments need a look.", "number"
        ),
        "findings",
        "",
    ),
    "messages": (
        ngettext_lazy(
            "%(number)s message of the payment gateway is not explained.",
            "%(number)s messages of the payment gateway are not explained.",
            "number",
        ),
        "messages",
        "",
    ),
    "requests": (
        ngettext_lazy(
            "%(number)s request of ours is not answered yet.",
            "%(number)s requests of ours are not answered yet.",
            "number",
        ),
        "messages",
        MessageFilterForm.UNANSWERED,
    ),
    "numberless": (
        ngettext_lazy(
            "%(number)s bill has no control number, or was refused.",
            "%(number)s bills have no control number, or were refused.",
            "number",
        ),
        "bills",
        Standing.NUMBERLESS,
    ),
    "differences": (
        ngettext_lazy(
            "%(number)s difference with the payment gateway is open.",
            "%(number)s differences with the payment gateway are open.",
            "number",
        ),
        "differences",
        "",
    ),
    "slips": (
        ngettext_lazy(
            "%(number)s bank slip awaits approval.",
            "%(number)s bank slips await approval.",
            "number",
        ),
        "slips",
        "",
    ),
    "uncountings": (
        ngettext_lazy(
            "%(number)s payment counted by mistake awaits a second person.",
            "%(number)s payments counted by mistake await a second person.",
            "number",
        ),
        "uncountings",
        "",
    ),
    "overpaid": (
        ngettext_lazy(
            "%(number)s bill was overpaid: the rest is to be given back.",
            "%(number)s bills were overpaid: the rest is to be given back.",
            "number",
        ),
        "bills",
        Standing.OVERPAID,
    ),
    "changed_days": (
        ngettext_lazy(
            "%(number)s closed day is not what it was when it was closed.",
            "%(number)s closed days are not what they were when they were closed.",
            "number",
        ),
        "days",
        "",
    ),
}


def to_do(waiting: Waiting) -> list[dict[str, str]]:
    """What waits, in words, each with the list behind it; nothing that does not wait."""
    found = []
    for name, (words, list_name, filter_name) in _WAITS.items():
        number = getattr(waiting, name)
        if number:
            query = f"?hali={filter_name}" if filter_name else ""
            address = reverse(f"finance:{list_name}") + query
            found.append({"text": words % {"number": number}, "address": address})
    return found


def _addresses(edition: Edition) -> dict[str, str]:
    refunds = reverse("finance:refunds") + "?" + urlencode({"mwaka": edition.year})
    return {
        "billed": _bills(edition, Standing.BILLED),
        "paid": _bills(edition, Standing.WITH_MONEY),
        "owed": _bills(edition, Standing.OWED),
        "refunded": refunds,
    }


def _bills(edition: Edition, standing: str) -> str:
    query = urlencode({"mwaka": edition.year, "hali": standing})
    return f"{reverse('finance:bills')}?{query}"

"""How an edition stands in money, and what needs doing today."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import ngettext

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


def to_do(waiting: Waiting) -> list[dict[str, str]]:
    """What waits, in words, each with the list behind it; nothing that does not wait."""
    found = [_sentence(name, getattr(waiting, name)) for name in _PLACES]
    return [
        {"text": text, "address": address}
        for (text, address), name in zip(found, _PLACES, strict=True)
        if getattr(waiting, name)
    ]


_PLACES = ("findings", "messages", "requests", "numberless", "differences", "slips", "overpaid")


def _sentence(name: str, number: int) -> tuple[str, str]:
    messages = reverse("finance:messages")
    bills = reverse("finance:bills")
    said = {
        "findings": (
            ngettext(
                "%(number)s payment needs a look.", "%(number)s payments need a look.", number
            ),
            reverse("finance:findings"),
        ),
        "messages": (
            ngettext(
                "%(number)s message of the payment gateway is not explained.",
                "%(number)s messages of the payment gateway are not explained.",
                number,
            ),
            messages,
        ),
        "requests": (
            ngettext(
                "%(number)s request of ours is not answered yet.",
                "%(number)s requests of ours are not answered yet.",
                number,
            ),
            f"{messages}?hali={MessageFilterForm.UNANSWERED}",
        ),
        "numberless": (
            ngettext(
                "%(number)s bill has no control number, or was refused.",
                "%(number)s bills have no control number, or were refused.",
                number,
            ),
            f"{bills}?hali={Standing.NUMBERLESS}",
        ),
        "differences": (
            ngettext(
                "%(number)s difference with the payment gateway is open.",
                "%(number)s differences with the payment gateway are open.",
                number,
            ),
            reverse("finance:differences"),
        ),
        "slips": (
            ngettext(
                "%(number)s bank slip awaits approval.",
                "%(number)s bank slips await approval.",
                number,
            ),
            reverse("finance:slips"),
        ),
        "overpaid": (
            ngettext(
                "%(number)s bill was overpaid: the rest is to be given back.",
                "%(number)s bills were overpaid: the rest is to be given back.",
                number,
            ),
            f"{bills}?hali={Standing.OVERPAID}",
        ),
    }
    text, address = said[name]
    return text % {"number": number}, address


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

"""The gateway's lists of past days held against ours, and settling what differs."""

from __future__ import annotations

import re
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.defaultfilters import floatformat
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from egov_meeting.accounts.access import StaffView
from egov_meeting.payments.forms.actions import DayForm, NoteForm
from egov_meeting.payments.gateways.configured import gateway_is_configured
from egov_meeting.payments.gateways.gepg.status_codes import meanings
from egov_meeting.payments.models import ReconciliationDifference, ReconciliationRun
from egov_meeting.payments.money_lists import DIFFERENCES
from egov_meeting.payments.permissions import can_close_days, can_view_days
from egov_meeting.payments.selectors.days import uncountings_of_day
from egov_meeting.payments.selectors.open_matters import open_differences
from egov_meeting.payments.services.reconciling import reconcile, settle_difference
from egov_meeting.payments.views.finance.pages import ROWS_ON_A_PAGE, Action, finance_page
from egov_meeting.payments.views.finance.payments import with_decisions
from egov_meeting.payments.views.finance.taking import TakeList


class RunsView(StaffView):
    """Every list that was asked for, with what still differs."""

    permission = can_view_days

    def get(self, request: HttpRequest) -> HttpResponse:
        is_open = Q(differences__settled_at__isnull=True, differences__isnull=False)
        runs = ReconciliationRun.objects.annotate(
            all_differences=Count("differences"), open_ones=Count("differences", filter=is_open)
        ).order_by("-day", "-pk")
        context = {
            "page": Paginator(runs, ROWS_ON_A_PAGE).get_page(request.GET.get("page")),
            "may_change": can_close_days(request.user),
            "has_gateway": gateway_is_configured(),
        }
        return finance_page(request, "runs", context, section="reconciliations")


class RunView(StaffView):
    """One list: sums on both sides and every difference."""

    permission = can_view_days

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        run = get_object_or_404(ReconciliationRun, pk=pk)
        rows = run.differences.select_related("payment__bill").order_by("kind", "pk")
        context = {
            "run": run,
            "codes": meanings(run.codes),
            "page": Paginator(rows, ROWS_ON_A_PAGE).get_page(request.GET.get("page")),
            "may_change": can_close_days(request.user),
            "uncountings": with_decisions(request.user, uncountings_of_day(run.day)),
        }
        return finance_page(request, "run", context, section="reconciliations")


class DifferencesView(StaffView):
    """What differs on any day and nobody has settled, the oldest day first."""

    permission = can_view_days

    def get(self, request: HttpRequest) -> HttpResponse:
        rows = open_differences().select_related("payment__bill").order_by("run__day", "pk")
        context = {
            "page": Paginator(rows, ROWS_ON_A_PAGE).get_page(request.GET.get("page")),
            "may_change": can_close_days(request.user),
        }
        return finance_page(request, "differences", context, section="reconciliations")


class DifferencesExportView(TakeList):
    """The open differences of all days, or with `?orodha=` all of one list, as a file."""

    permission = can_view_days
    which = DIFFERENCES
    section = "reconciliations"

    def about(self) -> dict[str, Any]:
        return {"run": self._run.pk if self._run else None, "editions": None}

    def filters(self) -> dict[str, Any]:
        return {"day": self._run.day.isoformat()} if self._run else {}

    def way_back(self) -> str:
        if self._run is None:
            return reverse("finance:differences")
        return reverse("finance:reconciliation", args=[self._run.pk])

    @cached_property
    def _run(self) -> ReconciliationRun | None:
        asked = self.request.GET.get("orodha", "")
        if not re.fullmatch(r"[0-9]{1,18}", asked):
            return None
        return get_object_or_404(ReconciliationRun, pk=asked)


class AskForDayView(Action):
    permission = can_close_days
    section = "reconciliations"
    form_class = DayForm
    heading = gettext_lazy("Ask for the list of a day")
    text = gettext_lazy(
        "The payment gateway sends its list of the day, usually within minutes; it is compared at once."
    )
    confirm_label = gettext_lazy("Ask for the list")
    done = gettext_lazy("The list has been asked for.")

    def form(self, data: Any = None) -> DayForm:
        return DayForm(data, initial={"day": self.request.GET.get("siku", "")})

    def over(self) -> str:
        if not gateway_is_configured():
            return _("No payment gateway is configured: there is nobody to ask.")
        return ""

    def way_back(self) -> str:
        return reverse("finance:reconciliations")

    def act(self, chosen: dict[str, Any]) -> None:
        reconcile(day=chosen["day"], **self.by_and_at())


class SettleDifferenceView(Action):
    permission = can_close_days
    section = "reconciliations"
    form_class = NoteForm
    heading = gettext_lazy("Settle a difference")
    text = gettext_lazy("Nothing is booked by this: the note says what the difference came from.")
    confirm_label = gettext_lazy("Settle")
    done = gettext_lazy("The difference is settled.")

    @cached_property
    def record(self) -> ReconciliationDifference:
        found = ReconciliationDifference.objects.select_related("run", "payment")
        return get_object_or_404(found, pk=self.kwargs["pk"])

    def facts(self) -> list[tuple[str, Any]]:
        one = self.record
        return [
            (_("Day"), one.run.day),
            (_("Difference"), one.get_kind_display()),
            (_("Bill number as told"), one.bill_number),
            (_("Transaction (TrxId)"), one.trx_id),
            (_("Payment reference (PayRefId)"), one.pay_ref_id),
            (_("Amount on the gateway's list"), _amount(one.listed_amount)),
            (_("Amount here"), _amount(one.own_amount)),
        ]

    def over(self) -> str:
        if self.record.settled_at is not None:
            return _("This has been settled already.")
        return ""

    def way_back(self) -> str:
        return reverse("finance:reconciliation", args=[self.record.run_id])

    def act(self, chosen: dict[str, Any]) -> None:
        settle_difference(difference=self.record, note=chosen["note"], **self.by_and_at())


def _amount(amount: Any) -> str:
    return floatformat(amount, "-2g")

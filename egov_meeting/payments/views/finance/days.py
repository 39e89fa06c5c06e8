"""Closing a day: every payment with its explanation, what is open, and the end of it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from egov_meeting.accounts.access import StaffView
from egov_meeting.payments.explanations import explained
from egov_meeting.payments.forms.actions import CloseForm
from egov_meeting.payments.message_wording import kind_name, problems_of
from egov_meeting.payments.money_lists import DAY
from egov_meeting.payments.permissions import can_approve_slip, can_close_days, can_view_days
from egov_meeting.payments.selectors import days
from egov_meeting.payments.services.closing import close_day
from egov_meeting.payments.views.finance.pages import ROWS_ON_A_PAGE, Action, finance_page
from egov_meeting.payments.views.finance.payments import with_decisions
from egov_meeting.payments.views.finance.taking import TakeList

DAYS_ON_A_PAGE = 31
ROWS_BESIDE = 50  # of what stands beside the payments; the rest is in lists of its own


class DaysView(StaffView):
    """Days from today back to the first, a month on each page."""

    permission = can_view_days

    def get(self, request: HttpRequest) -> HttpResponse:
        today = timezone.localdate()
        first = min(days.first_day() or today, today)
        # The numbers 0, 1, 2 … stand for today, yesterday, the day before …
        page = Paginator(range((today - first).days + 1), DAYS_ON_A_PAGE).get_page(
            request.GET.get("page")
        )
        back = list(page.object_list)
        listed = days.listed_days(
            first=today - dt.timedelta(days=back[-1]), last=today - dt.timedelta(days=back[0])
        )
        context = {"page": page, "listed": listed, "today": today}
        context["changed"] = days.days_that_differ()
        return finance_page(request, "days", context, section="days")


class OfOneDay(StaffView):
    permission = can_view_days

    @cached_property
    def day(self) -> dt.date:
        return day_asked_for(self.kwargs["day"])


class DayView(OfOneDay):
    """Each payment of the day and how it is explained; open ones first."""

    def get(self, request: HttpRequest, day: str) -> HttpResponse:
        payments = days.in_reading_order(days.payments_of_day(self.day))
        page = Paginator(payments, ROWS_ON_A_PAGE).get_page(request.GET.get("page"))
        close = days.close_of(self.day)
        standing = days.standing_of_day(self.day)
        context = {
            "day": self.day,
            "standing": standing,
            "close": close,
            "differs": close is not None and days.differs_from(close, standing),
            "is_over": self.day < timezone.localdate(),
            "page": page,
            "rows": [(payment, explained(payment)) for payment in page],
            "differences": days.differences_of_day(self.day)[:ROWS_BESIDE],
            "slips": [
                (slip, can_approve_slip(request.user, slip))
                for slip in days.slips_of_day(self.day)[:ROWS_BESIDE]
            ],
            "uncountings": with_decisions(
                request.user, days.uncountings_of_day(self.day)[:ROWS_BESIDE]
            ),
            "corrections": days.corrections_on(self.day)[:ROWS_BESIDE],
            "corrected_later": days.corrections_of(self.day)[:ROWS_BESIDE] if close else [],
            "refunds": days.refunds_of_day(self.day)[:ROWS_BESIDE],
            "kept": [
                (one, kind_name(one.kind), problems_of(one.error))
                for one in days.messages_of_day(self.day)[:ROWS_BESIDE]
            ],
            "may_close": can_close_days(request.user),
        }
        return finance_page(request, "day", context, section="days")


class DayExportView(OfOneDay, TakeList):
    """Every payment of the day with its explanation, for the accountant."""

    http_method_names = ["post", "options"]
    which = DAY
    section = "days"

    def post(self, request: HttpRequest, day: str) -> HttpResponseBase:
        format = "xlsx" if request.POST.get("aina") == "xlsx" else "csv"
        return self.taken(columns=[one.key for one in self.wanted.columns], format=format)

    def about(self) -> dict[str, Any]:
        return {"day": self.day.isoformat(), "editions": None}

    def filters(self) -> dict[str, Any]:
        return {"day": self.day.isoformat()}


class CloseDayView(Action):
    permission = can_close_days
    section = "days"
    form_class = CloseForm
    heading = gettext_lazy("Close the day?")
    text = gettext_lazy(
        "The sums of the day are kept as they stand and never change. Money that is told later "
        "belongs to the day on which it is told."
    )
    confirm_label = gettext_lazy("Close the day")
    done = gettext_lazy("The day is closed.")

    @cached_property
    def day(self) -> dt.date:
        return day_asked_for(self.kwargs["day"])

    @cached_property
    def standing(self) -> days.DayStanding:
        return days.standing_of_day(self.day)

    def form(self, data: Any = None) -> CloseForm:
        form = CloseForm(data)
        form.fields["note"].required = not self.standing.is_explained
        return form

    def facts(self) -> list[tuple[str, Any]]:
        standing = self.standing
        return [
            (_("Day"), date_format(self.day)),
            (_("Payments"), standing.payment_count),
            (_("Counted for bills"), f"TZS {standing.counted_amount:,.0f}"),
            (_("Open findings"), standing.open_findings),
            (_("Open differences"), standing.open_differences),
            (_("Messages not explained"), standing.kept_messages),
            (_("Bank slips awaiting approval"), standing.waiting_slips),
            (_("Countings to be taken back, awaiting approval"), standing.waiting_uncountings),
            (_("Corrections of closed days"), f"TZS {standing.correction_amount:,.0f}"),
            (
                _("Compared with the payment gateway"),
                _("Yes") if standing.is_reconciled else _("Not yet"),
            ),
        ]

    def over(self) -> str:
        if self.day >= timezone.localdate():
            return _("Only days that are over can be closed.")
        if days.close_of(self.day) is not None:
            return _("This day has been closed already.")
        return ""

    def way_back(self) -> str:
        return reverse("finance:day", args=[self.day.isoformat()])

    def act(self, chosen: dict[str, Any]) -> None:
        close_day(day=self.day, note=chosen["note"], **self.by_and_at())


def day_asked_for(text: str) -> dt.date:
    """The day of an address (2026-11-27), of this century; 404 for anything else."""
    try:
        day = dt.datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 (a date has no zone)
    except ValueError:
        raise Http404 from None
    if not days.FIRST_DAY <= day <= days.LAST_DAY:
        raise Http404
    return day

"""Payments counted by mistake: asking to take one back, and what a second person decides."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from egov_meeting.payments.choices import UncountingState
from egov_meeting.payments.forms.actions import RejectionForm, UncountingForm
from egov_meeting.payments.models import Uncounting
from egov_meeting.payments.permissions import (
    can_change_payment,
    can_decide_uncounting,
)
from egov_meeting.payments.selectors.days import closed_day_of
from egov_meeting.payments.selectors.open_matters import (
    all_uncountings,
    waiting_uncountings,
)
from egov_meeting.payments.services.uncounting import (
    approve_uncounting,
    ask_uncounting,
    reject_uncounting,
)
from egov_meeting.payments.views.finance.pages import Action, ForASecondPerson
from egov_meeting.payments.views.finance.payments import PaymentAction, told
from egov_meeting.shared.money import table_amount


class UncountingsView(ForASecondPerson):
    page = "uncountings"
    section = "findings"
    everything = staticmethod(all_uncountings)
    waiting = staticmethod(waiting_uncountings)
    may_decide = staticmethod(can_decide_uncounting)


class AskUncountingView(PaymentAction):
    permission = can_change_payment
    form_class = UncountingForm
    heading = gettext_lazy("Take back that the payment counts?")
    text = gettext_lazy(
        "For a payment that was counted by mistake. As soon as another finance officer has approved "
        "it, the bill is owed again, its receipt is cancelled, and the payer is told so. Money that "
        "is given back is recorded as a refund instead."
    )
    confirm_label = gettext_lazy("Ask to take it back")
    tone = "bad"
    done = gettext_lazy("It is asked for and awaits the approval of another person.")

    def over(self) -> str:
        if not self.record.is_counted:
            return _("This payment counts for no bill.")
        if self.record.uncountings.filter(state=UncountingState.WAITING).exists():
            return _("Somebody has asked for this already; another person decides on it.")
        return ""

    def act(self, chosen: dict[str, Any]) -> None:
        ask_uncounting(payment=self.record, reason=chosen["reason"], **self.by_and_at())


class UncountingAction(Action):
    """What another finance officer than the one who asked decides."""

    permission = can_decide_uncounting
    section = "findings"

    @cached_property
    def record(self) -> Uncounting:
        return get_object_or_404(all_uncountings(), pk=self.kwargs["pk"])

    def facts(self) -> list[tuple[str, Any]]:
        asked = self.record
        closed_day = closed_day_of(asked.payment)
        return [
            (_("Bill"), asked.bill.number),
            (_("Payer"), asked.bill.payer_name),
            (_("Amount of the bill"), table_amount(asked.bill.amount)),
            *told(asked.payment),
            (_("Asked by"), asked.asked_by),
            (_("Reason"), asked.reason),
            *([(_("Closed day of the payment"), closed_day)] if closed_day else []),
        ]

    def over(self) -> str:
        if self.record.state != UncountingState.WAITING:
            return _("This has been decided on already.")
        return ""

    def way_back(self) -> str:
        return reverse("finance:payment", args=[self.record.payment_id])


class ApproveUncountingView(UncountingAction):
    heading = gettext_lazy("Approve that the payment counts no more?")
    text = gettext_lazy(
        "The bill is owed again at once, its receipt is cancelled, and the payer is told so. Where "
        "the day of the payment is closed, its close stands and a correction is booked today."
    )
    confirm_label = gettext_lazy("Approve")
    tone = "bad"
    done = gettext_lazy("The payment counts no more.")

    def act(self, chosen: dict[str, Any]) -> None:
        approve_uncounting(uncounting=self.record, **self.by_and_at())


class RejectUncountingView(UncountingAction):
    form_class = RejectionForm
    heading = gettext_lazy("Let the payment count?")
    text = gettext_lazy("Nothing changes; the reason stays on record.")
    confirm_label = gettext_lazy("Let it count")
    done = gettext_lazy("The payment counts as before.")

    def act(self, chosen: dict[str, Any]) -> None:
        reject_uncounting(uncounting=self.record, reason=chosen["reason"], **self.by_and_at())

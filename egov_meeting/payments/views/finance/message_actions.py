"""What finance does with a message of the gateway."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404
from django.template.defaultfilters import date
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from egov_meeting.payments.message_wording import kind_name, problems_of
from egov_meeting.payments.models import GatewayMessage
from egov_meeting.payments.permissions import can_read_raw_message
from egov_meeting.payments.services.processing import can_be_worked_again, work_again
from egov_meeting.payments.views.finance.pages import Action


class WorkAgainView(Action):
    """For whoever may read all of the message; what was done of it already is not done twice."""

    permission = can_read_raw_message
    section = "messages"
    heading = gettext_lazy("Work on the message again?")
    text = gettext_lazy(
        "Do it when the cause is mended. Payments that were recorded before do not count twice."
    )
    confirm_label = gettext_lazy("Work on it again")
    done = gettext_lazy("The message is being worked on again.")

    @cached_property
    def record(self) -> GatewayMessage:
        messages = GatewayMessage.objects.select_related("bill", "run")
        return get_object_or_404(messages, pk=self.kwargs["pk"])

    def facts(self) -> list[tuple[str, Any]]:
        message = self.record
        received = date(localtime(message.received_at), "DATETIME_FORMAT")
        problems = " ".join(problem.text for problem in problems_of(message.error))
        return [
            (_("Message"), kind_name(message.kind)),
            (_("On record since"), received),
            (_("What went wrong"), problems),
        ]

    def over(self) -> str:
        if not can_be_worked_again(self.record):
            return _("Only a received message that was given up is worked on again.")
        return ""

    def act(self, chosen: dict[str, Any]) -> None:
        work_again(message=self.record, **self.by_and_at())

    def way_back(self) -> str:
        return reverse("finance:message", args=[self.record.pk])

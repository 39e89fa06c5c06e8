"""Messages of the gateway that nobody could act upon, believe or answer; each to be read byte for byte."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.functional import cached_property

from egov_meeting.accounts.access import StaffView
from egov_meeting.payments.forms.filters import MessageFilterForm
from egov_meeting.payments.gateways.gepg.status_codes import meaning
from egov_meeting.payments.message_wording import kind_name, problems_of
from egov_meeting.payments.models import GatewayMessage
from egov_meeting.payments.permissions import (
    can_read_raw_message,
    can_view_bills,
    can_view_message,
    editions_of_bills,
)
from egov_meeting.payments.selectors.message_reach import telling_only_of
from egov_meeting.payments.selectors.open_matters import (
    among,
    kept_messages,
    messages_to_look_at,
    unanswered_requests,
)
from egov_meeting.payments.services.looking import record_raw_reading
from egov_meeting.payments.views.finance.pages import ROWS_ON_A_PAGE, finance_page

# A page shows so much of a message; a list of a day may have megabytes.
SHOWN_BYTES = 20_000


class MessagesView(StaffView):
    """What is not explained yet; `?hali=` shows unanswered requests, or all that was ever kept."""

    permission = can_view_bills

    def get(self, request: HttpRequest) -> HttpResponse:
        form = MessageFilterForm(request.GET)
        form.is_valid()
        found = {
            MessageFilterForm.UNANSWERED: unanswered_requests,
            MessageFilterForm.KEPT: kept_messages,
        }.get(form.cleaned_data.get("hali", ""), messages_to_look_at)()
        rows = telling_only_of(found.select_related("bill"), editions_of_bills(request.user))
        page = Paginator(rows, ROWS_ON_A_PAGE).get_page(request.GET.get("page"))
        context = {
            "filters": form,
            "page": page,
            "rows": [(one, kind_name(one.kind), problems_of(one.error)) for one in page],
        }
        return finance_page(request, "messages", context, section="messages")


class MessageAsked(StaffView):
    """A page about one message of the gateway."""

    @cached_property
    def message(self) -> GatewayMessage:
        messages = GatewayMessage.objects.select_related("bill", "run")
        return get_object_or_404(messages, pk=self.kwargs["pk"])

    def loaded(self) -> GatewayMessage:
        return self.message


class MessageView(MessageAsked):
    """What the message was, what became of it, and the payments it told of."""

    permission = can_view_message

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        message = self.message
        codes = [code.strip() for code in message.codes.split(";") if code.strip()]
        context = {
            "message": message,
            "kind": kind_name(message.kind),
            "problems": problems_of(message.error),
            "codes": [(code, meaning(code)) for code in codes],
            "payments": among(
                message.payments.select_related("bill"), editions_of_bills(request.user)
            ),
            "may_read": can_read_raw_message(request.user, message),
        }
        return finance_page(request, "message", context, section="messages")


class RawMessageView(MessageAsked):
    """The bytes as they came and went, for finance; by POST, for it goes on record who read them."""

    permission = can_read_raw_message
    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        record_raw_reading(
            message=self.message,
            by=request.user,  # type: ignore[arg-type]
            at=timezone.now(),
        )
        context = {
            "message": self.message,
            "kind": kind_name(self.message.kind),
            "said": _readable(self.message.body),
            "answered": _readable(self.message.answer),
        }
        return finance_page(request, "raw_message", context, section="messages")


def _readable(raw: bytes) -> dict[str, object]:
    """The bytes as text, what is no UTF-8 marked; only so much as a page can show."""
    body = bytes(raw)
    return {
        "text": body[:SHOWN_BYTES]
        .decode("utf-8", errors="backslashreplace")
        .replace("\x00", "\\x00"),
        "size": len(body),
        "is_cut": len(body) > SHOWN_BYTES,
    }

"""What the payment gateway calls: control numbers, payments, lists of a day."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_exempt

from egov_meeting.accounts.access import PublicView
from egov_meeting.audit.origin import client_address
from egov_meeting.payments.gateways.base import NoticeKind
from egov_meeting.payments.gateways.configured import gateway_is_configured
from egov_meeting.payments.services.receiving import receive_message

LONGEST_NOTICE = 1024 * 1024
LONGEST_LIST = 12 * 1024 * 1024


# No CSRF token: the caller is a machine without cookies, and what it says is believed for its
# signature alone. A forged form in somebody's browser could not sign anything.
@method_decorator(csrf_exempt, name="dispatch")
class CallbackView(PublicView):
    """Stores the message, answers with a signed acknowledgement and status 200, and leaves the work to a queue."""

    http_method_names = ["post"]
    kind: NoticeKind = NoticeKind.PAYMENT

    def post(self, request: HttpRequest, *args: Any, version: int, **kwargs: Any) -> HttpResponse:
        if version not in (4, 5) or not gateway_is_configured():
            raise Http404
        answer = receive_message(
            body=self._body(request),
            version=version,
            kind=self.kind,
            origin=client_address(request),
            at=timezone.now(),
        )
        return HttpResponse(
            answer, content_type="application/xml", headers={"Cache-Control": "no-store"}
        )

    def _body(self, request: HttpRequest) -> bytes | None:
        """None for a message longer than any honest one."""
        longest = LONGEST_LIST if self.kind is NoticeKind.RECONCILIATION else LONGEST_NOTICE
        try:
            length = int(request.META.get("CONTENT_LENGTH") or 0)
            body = request.body if length <= longest else None
        except (RequestDataTooBig, ValueError):
            return None
        return body

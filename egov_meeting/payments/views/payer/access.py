"""The door of a payer's pages: the signed link, and nothing else."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render

from egov_meeting.accounts.access import PublicView
from egov_meeting.payments.links import LinkExpired, LinkInvalid, bill_by_token
from egov_meeting.payments.models import Bill


class PayerView(PublicView):
    """A page about the bill that the link names. It is for its holder alone: no cache and no search engine keeps it."""

    bill: Bill

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = self._answer(request, *args, **kwargs)
        response.headers["Cache-Control"] = "private, no-store"
        response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        return response

    def _answer(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            self.bill = bill_by_token(kwargs["token"])
        except LinkInvalid:
            return render(request, "payments/payer/no_such_link.html", status=404)
        except LinkExpired as expired:
            return self.expired(request, expired.bill)
        return super().dispatch(request, *args, **kwargs)

    def expired(self, request: HttpRequest, bill: Bill) -> HttpResponseBase:
        """What to answer when the link was good once."""
        context = {"token": self.kwargs["token"]}
        return render(request, "payments/payer/expired_link.html", context, status=410)

"""Asking for a new link to one's own registration. The answer never says whether there is one."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from egov_meeting.accounts.access import PublicView
from registrations.forms.registering import LinkForm
from registrations.services.linking import send_links
from registrations.throttling import may_go_on, too_often

_ASKED_AT_MOST = 60


class SendLinkView(PublicView):
    """A box for the address, and the letter."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return render(request, "registrations/public_link.html", {"form": LinkForm()})

    def post(self, request: HttpRequest) -> HttpResponse:
        if not may_go_on(request, "link", at_most=_ASKED_AT_MOST):
            return too_often(request)
        form = LinkForm(request.POST)
        if not form.is_valid():
            return render(request, "registrations/public_link.html", {"form": form})
        send_links(address=form.cleaned_data["address"], at=timezone.now())
        return redirect("registrations:link_sent")


class LinkSentView(PublicView):
    """The same words whoever asked."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return render(request, "registrations/public_link_sent.html")

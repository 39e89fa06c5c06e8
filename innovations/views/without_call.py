"""What staff pages about judging answer where the edition has no call."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from egov_meeting.accounts.access import StaffView
from egov_meeting.meetings.editing.addresses import address_of_edition
from egov_meeting.meetings.models import Edition
from innovations.models import Call


class NoCall(Http404):
    """The edition has no call, so nothing of it is judged or honoured."""


class NeedsCall(StaffView):
    """A page that makes no sense without a call says so (409) to those who may open it."""

    edition: Any

    def call_or_refuse(self) -> Call:
        """The edition's call. Raises NoCall, which `dispatch` answers."""
        found = Call.objects.select_related("edition").filter(edition=self.edition).first()
        if found is None:
            raise NoCall
        return found

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return super().dispatch(request, *args, **kwargs)
        except NoCall:
            return no_call(request, self.edition)


def no_call(request: HttpRequest, edition: Edition) -> HttpResponseBase:
    """The page that says so, with the way to the edition."""
    way_up = [{"label": edition.name or _("The meeting"), "address": address_of_edition(edition)}]
    context = {"edition": edition, "way_up": way_up}
    return render(request, "innovations/no_call.html", context, status=409)

"""What the box for an institution suggests while somebody types. Nothing here is kept about anybody."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone

from egov_meeting.accounts.access import PublicView
from egov_meeting.institutions.answers import NOT_LISTED
from egov_meeting.institutions.forms import LONGEST_NAME, OFFERED
from egov_meeting.institutions.selectors import find_institutions
from egov_meeting.institutions.throttling import WITHIN_SECONDS, may_ask

FEWEST_LETTERS = 2


class InstitutionSearchView(PublicView):
    """A piece of HTML: the institutions of today most like `?q=`, and "mine is not listed"."""

    def get(self, request: HttpRequest) -> HttpResponse:
        if not may_ask(request):
            return HttpResponse(status=429, headers={"Retry-After": str(WITHIN_SECONDS)})
        text = " ".join(request.GET.get("q", "").replace("\x00", "").split())
        if not FEWEST_LETTERS <= len(text) <= LONGEST_NAME:
            return HttpResponse()
        matches = find_institutions(text=text, limit=OFFERED, on=timezone.localdate())
        context = {"matches": matches, "typed": text, "not_listed": NOT_LISTED}
        # Without the request: no session is opened, no cookie set, and anyone may keep the answer.
        html = render_to_string("institutions/suggestions.html", context)
        return HttpResponse(html, headers={"Cache-Control": "public, max-age=120"})

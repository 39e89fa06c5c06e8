"""What runs now and what comes next. Made anew each time: the clock is no recorded change."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from sessions_app.now_and_next import now_and_next
from sessions_app.selectors.public import is_in_session
from sessions_app.views.public import OfPublicEdition

# Proxies may answer many phones with the same page for this long.
FOR_A_MOMENT = "public, max-age=20"


class NowView(OfPublicEdition):
    """Today's programme with what runs marked; for htmx only the part that changes.

    A page that looks again says in `tazama` what it shows; where that is still right it is told so
    (204).
    """

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        moment = now_and_next(self.published.days, at=timezone.now())
        if "HX-Request" not in request.headers:
            return self.page("now", moment=moment, is_live=is_in_session(self.edition))
        if request.GET.get("tazama") == moment.mark:
            return HttpResponse(status=204)
        response = self.page("now_part", moment=moment, is_live=True, is_part=True)
        response.headers["Cache-Control"] = FOR_A_MOMENT
        response.headers["Vary"] = "HX-Request"
        return response

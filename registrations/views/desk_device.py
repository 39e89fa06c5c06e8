"""What the page of a desk asks for: the page itself, its service worker, the list, and the exchange of acts.

The list and the exchange know the desk by the secret of the device, not by a session: who was let in
while the network was gone is handed in even when the officer's account is closed meanwhile.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import json
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from egov_meeting.accounts.access import PublicView, StaffView
from egov_meeting.shared.bilingual import active_language
from egov_meeting.shared.security_headers import PERMISSIONS_POLICY
from registrations.badge_reading import text_on_picture
from registrations.choices import DeskOutcome
from registrations.day_permissions import can_work_at_desk
from registrations.desk_acts import moment, read_acts
from registrations.models import Desk
from registrations.selectors.desk_list import arrivals_since, desk_list
from registrations.selectors.desk_rights import end_of_desk
from registrations.services.desk_taking import take_acts
from registrations.services.desks import close_desk, hear_from_desk, record_list_taken, token_hash

SCRIPTS = ("store", "people", "acts", "sync", "camera", "picture", "log", "page")
_LARGEST_MESSAGE = 512 * 1024
_LARGEST_PICTURE = 2 * 1024 * 1024
# A desk that comes back later than this is not listened to.
_LISTENED_TO = dt.timedelta(days=14)


class DeskPageView(StaffView):
    """The page that works without a network. It holds nothing of anybody: the list comes apart."""

    permission = can_work_at_desk

    def get(self, request: HttpRequest) -> HttpResponse:
        response = render(
            request,
            "registrations/desk/page.html",
            {"scripts": _scripts(), "outcomes": DeskOutcome.choices},
        )
        # This page alone may ask for the camera, to read badges.
        policy = PERMISSIONS_POLICY.replace("camera=()", "camera=(self)")
        response.headers["Permissions-Policy"] = policy
        return response


class DeskWorkerView(PublicView):
    """The service worker: what to keep so that the page loads again without a network."""

    def get(self, request: HttpRequest) -> HttpResponse:
        kept = [
            *_scripts(),
            static("css/kikao.css"),
            static("css/desk.css"),
            static("img/mark.svg"),
        ]
        page = reverse("registrations:desk_page")
        version = hashlib.sha256(json.dumps(kept).encode()).hexdigest()[:12]
        told = {"kept": json.dumps(kept), "page": json.dumps(page), "version": version}
        return render(request, "registrations/desk/worker.js", told, content_type="text/javascript")


class DeskManifestView(PublicView):
    """What the page is called when it is put on the first screen of a phone."""

    def get(self, request: HttpRequest) -> HttpResponse:
        page = reverse("registrations:desk_page")
        told = {
            "name": _("Kikao Kazi: desk"),
            "short_name": _("Desk"),
            "lang": active_language(),
            "id": page,
            "start_url": page,
            "scope": page,
            "display": "standalone",
            "background_color": "#ffffff",
            "theme_color": "#0b5a3c",
            "icons": [{"src": static("img/mark.svg"), "sizes": "any", "type": "image/svg+xml"}],
        }
        return JsonResponse(told, content_type="application/manifest+json")


@method_decorator(csrf_exempt, name="dispatch")
class OfDevice(PublicView):
    """For a device that shows the secret of its desk; no cookie is read, so nobody can be tricked."""

    desk: Desk

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        scheme, _blank, token = request.headers.get("Authorization", "").partition(" ")
        rows = Desk.objects.select_related("edition", "officer")
        desk = rows.filter(token_hash=token_hash(token)).first() if scheme == "Desk" else None
        if desk is None or desk.expires_at + _LISTENED_TO < timezone.now():
            return _answer({"error": "unknown_desk"}, status=401)
        self.desk = desk
        return super().dispatch(request, *args, **kwargs)


class DeskListView(OfDevice):
    """The list, while the desk is open; the same one again costs no download."""

    def get(self, request: HttpRequest) -> HttpResponse:
        at = timezone.now()
        if end_of_desk(desk=self.desk, officer=self.desk.officer).at <= at:
            return _answer({"error": "ended"}, status=410)
        told = desk_list(desk=self.desk, at=at)
        tag = f'"{hashlib.sha256(json.dumps(told).encode()).hexdigest()[:32]}"'
        if request.headers.get("If-None-Match", "").removeprefix("W/") == tag:
            return _private(HttpResponse(status=304))
        record_list_taken(desk=self.desk, people=len(told["people"]), at=at)
        answer = _answer(told)
        answer.headers["ETag"] = tag
        return answer


class DeskSyncView(OfDevice):
    """What happened here goes up, what happened elsewhere comes down. Safe to repeat."""

    def post(self, request: HttpRequest) -> HttpResponse:
        at = timezone.now()
        sent = _message(request)
        if sent is None:
            return _answer({"error": "unreadable"}, status=400)
        said_now = moment(sent.get("now"), otherwise=at)
        hear_from_desk(desk=self.desk, clock_off_by=(said_now - at).total_seconds(), at=at)
        taken = take_acts(desk=self.desk, acts=read_acts(sent.get("acts"), at=at), at=at)
        if sent.get("close") is True:
            close_desk(desk=self.desk, by=self.desk.officer, at=at)
            self.desk.refresh_from_db(fields=["closed_at"])
        end = end_of_desk(desk=self.desk, officer=self.desk.officer)
        is_open = end.at > at
        return _answer(
            {
                "now": int(at.timestamp() * 1000),
                "open": is_open,
                "why": "" if is_open else end.why,
                "results": [_told(act) for act in taken],
                **self._elsewhere(sent.get("since"), is_open=is_open, at=at),
            }
        )

    def _elsewhere(self, asked: Any, *, is_open: bool, at: dt.datetime) -> dict[str, Any]:
        """What other desks did since the device last asked; all of it when it says no moment."""
        if not is_open:
            return {"arrivals": [], "again": []}
        since = None
        if isinstance(asked, int):
            since = max(moment(asked, otherwise=at), self.desk.opened_at)
        return arrivals_since(edition=self.desk.edition, since=since, but_of=self.desk)


class DeskPictureView(OfDevice):
    """What the code on a photograph says, for a browser that cannot read one itself. Nothing is kept."""

    def post(self, request: HttpRequest) -> HttpResponse:
        if end_of_desk(desk=self.desk, officer=self.desk.officer).at <= timezone.now():
            return _answer({"error": "ended"}, status=410)
        if int(request.headers.get("Content-Length") or 0) > _LARGEST_PICTURE:
            return _answer({"error": "too_large"}, status=413)
        try:
            text = text_on_picture(io.BytesIO(request.body))
        except ValueError:
            return _answer({"error": "unreadable"}, status=400)
        return _answer({"text": text})


def _told(act: Any) -> dict[str, Any]:
    return {
        "id": str(act.pk),
        "outcome": act.outcome,
        "ref": act.registration.reference if act.registration_id and act.registration else "",
        "counts": bool(act.detail.get("counts")),
        "why": act.detail.get("why", ""),
        "fields": act.detail.get("fields", []),
        "said": act.detail.get("said", []),
        "elsewhere": {"desk": act.detail.get("desk", ""), "at": act.detail.get("since", "")},
    }


def _message(request: HttpRequest) -> dict[str, Any] | None:
    if len(request.body) > _LARGEST_MESSAGE:
        return None
    try:
        sent = json.loads(request.body)
    except (ValueError, RecursionError):
        return None
    return sent if isinstance(sent, dict) else None


def _answer(told: dict[str, Any], *, status: int = 200) -> HttpResponse:
    return _private(JsonResponse(told, status=status))


def _private(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "no-store"
    return response


def _scripts() -> list[str]:
    return [static(f"js/desk_{name}.js") for name in SCRIPTS]

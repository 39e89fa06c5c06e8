"""The own programme of somebody registered, behind the link to the registration."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from egov_meeting.accounts.access import PublicView
from egov_meeting.shared.bilingual import active_language
from egov_meeting.shared.public_cache import content_version
from registrations.links import LinkInvalid
from registrations.models import Registration
from registrations.views.participant_door import OwnView, keep_private
from sessions_app.calendar import Feed, calendar_of
from sessions_app.finding import days_with_items
from sessions_app.personal_links import calendar_token, registration_by_calendar_token
from sessions_app.selectors.personal import PersonalProgramme, personal_programme, picks_of
from sessions_app.services.picking import drop_item, note_changes, pick_item
from sessions_app.shown import DayShown
from sessions_app.views.public_calendars import CALENDAR_TYPE

PARTS = {
    "kundi": gettext_lazy("Days of my group"),
    "zangu": gettext_lazy("What I picked"),
    "zote": gettext_lazy("All days"),
}


class OwnProgrammeView(OwnView):
    """The days of the own group, what was picked, or everything: `sehemu` says which."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        programme = personal_programme(registration=self.registration)
        part = self.part(request.GET.get("sehemu", ""))
        context = {
            "registration": self.registration,
            "edition": self.registration.edition,
            "token": token,
            "programme": programme,
            "part": part,
            "tabs": self.tabs(part),
            "days": self.days(programme, part),
            "calendar_address": self.calendar_address,
        }
        return render(request, "sessions_app/own_programme.html", context)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """`chagua` and `ondoa` name an item; `nimeona` says that the changes have been seen."""
        part = self.part(request.POST.get("sehemu", ""))
        place = ""
        for name, act in (("chagua", pick_item), ("ondoa", drop_item)):
            if name in request.POST:
                place = f"#kipengele-{self.number(name)}"
                self.do(act, item=self.number(name))
        if "nimeona" in request.POST:
            self.do(note_changes)
        address = reverse("sessions_app:own_programme", args=[token])
        return redirect(f"{address}?sehemu={part}{place}")

    def do(self, act: Any, **told: Any) -> None:
        try:
            act(registration=self.registration, by=self.actor, at=self.at, **told)
        except ValidationError as refused:
            messages.error(self.request, " ".join(refused.messages))

    def number(self, name: str) -> int:
        text = self.request.POST[name]
        if not text.isdecimal() or len(text) > 15:
            raise Http404
        return int(text)

    @staticmethod
    def part(asked: str) -> str:
        return asked if asked in PARTS else "kundi"

    @staticmethod
    def days(programme: PersonalProgramme, part: str) -> Sequence[DayShown]:
        if part == "kundi":
            return programme.own_days
        days = programme.published.days
        return days_with_items(days, programme.picked) if part == "zangu" else days

    def tabs(self, part: str) -> list[dict[str, Any]]:
        return [
            {"label": label, "address": f"?sehemu={key}", "current": "page" if key == part else ""}
            for key, label in PARTS.items()
        ]

    @cached_property
    def calendar_address(self) -> str:
        path = reverse("sessions_app:own_ics", args=[calendar_token(self.registration)])
        return f"{settings.PUBLIC_ADDRESS}{path}"


class OwnCalendarView(PublicView):
    """The personal programme for a calendar; whoever has the address may read it, and nothing else."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        try:
            registration = registration_by_calendar_token(token)
        except LinkInvalid:
            raise Http404 from None
        response = HttpResponse(kept_calendar(registration), content_type=CALENDAR_TYPE)
        name = f"ratiba-yangu-{registration.edition.year}.ics"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        keep_private(response)
        return response


def kept_calendar(registration: Registration) -> bytes:
    """The calendar, made anew once something was recorded, picked or dropped: calendars ask every hour."""
    picked = sorted(picks_of(registration=registration))
    about = (content_version(), registration.pk, registration.group_id, picked, active_language())
    key = f"own-calendar:{sha256(repr(about).encode()).hexdigest()}"
    content: bytes | None = cache.get(key)
    if content is None:
        content = own_calendar(registration)
        cache.set(key, content, settings.PUBLIC_PAGE_CACHE_SECONDS)
    return content


def own_calendar(registration: Registration) -> bytes:
    programme = personal_programme(registration=registration)
    gone = [
        past.cancelled
        for number, past in programme.past.items()
        if number in programme.picked and past.cancelled
    ]
    feed = Feed(
        registration.edition,
        _("My programme, %(meeting)s") % {"meeting": registration.edition.name},
        slots=programme.calendar_slots,
        gone=gone,
        histories=programme.past,
    )
    return calendar_of(feed, at=timezone.now())

"""The floor on a participant's telephone: what is open, what was asked, asking and voting. No account."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from egov_meeting.accounts.access import PublicView
from egov_meeting.meetings.models import Edition
from egov_meeting.meetings.selectors.public import public_editions
from registrations.link_holder import LinkHolder
from registrations.links import LinkExpired, LinkInvalid, registration_by_token
from registrations.models import Registration
from sessions_app.choices import FloorState
from sessions_app.floor_devices import (
    device_of,
    form_mark,
    new_device,
    registration_of,
    remember_device,
    remember_registration,
    sender_mark,
    voter_mark,
)
from sessions_app.floor_throttling import may_send, may_vote
from sessions_app.forms.floor import ContributionForm, empty_contribution
from sessions_app.models import Item
from sessions_app.selectors.floor import item_with_floor as item_with_floor_of
from sessions_app.selectors.floor import (
    items_with_floor,
    own_hidden_contributions,
    shown_contributions,
    voted_for,
)
from sessions_app.services.floor_sending import FloorNotOpen, send_contribution
from sessions_app.services.floor_voting import vote_for

TAKEN = "imepokelewa"


class FloorView(PublicView):
    """The items about which people may ask now; where it is one, that one."""

    @cached_property
    def edition(self) -> Edition:
        return get_object_or_404(public_editions(), year=self.kwargs["year"])

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        items = list(items_with_floor(edition=self.edition))
        now = [item for item in items if item.floor == FloorState.OPEN]
        if len(now) == 1 and len(items) == 1:
            return redirect("sessions_app:floor_item", year, now[0].pk)
        ended = [item for item in items if item.floor == FloorState.ENDED]
        later = [item for item in items if item.floor == FloorState.CLOSED]
        context = {
            "edition": self.edition,
            "open_items": now,
            "later_items": later,
            "ended_items": ended,
        }
        response = render(request, "sessions_app/floor/index.html", context)
        add_never_cache_headers(response)
        return response


class OfItem(FloorView):
    """A page about one item whose floor is, was, or will be open."""

    @cached_property
    def item(self) -> Item:
        found = item_with_floor_of(edition=self.edition, number=self.kwargs["number"])
        if found is None:
            raise Http404
        return found

    @cached_property
    def device(self) -> str:
        return device_of(self.request) or new_device()

    @cached_property
    def registration(self) -> Registration | None:
        return registration_of(self.request, edition_id=self.edition.pk)

    def back(self, anchor: str = "", query: str = "") -> HttpResponse:
        address = reverse("sessions_app:floor_item", args=[self.edition.year, self.item.pk])
        response = redirect(f"{address}{query}{anchor}")
        remember_device(response, self.device)
        return response

    def page(self, form: ContributionForm | None, status: int = 200) -> HttpResponse:
        is_open = self.item.floor == FloorState.OPEN
        if form is None and is_open:
            form = empty_contribution(self.registration)
        context: dict[str, Any] = {
            "edition": self.edition,
            "item": self.item,
            "is_open": is_open,
            "form": form,
            "shown": shown_contributions(item=self.item),
            "own": own_hidden_contributions(item=self.item, sender=sender_mark(self.device)),
            "voted": voted_for(item=self.item, voter=voter_mark(self.device)),
            "registration": self.registration,
            "is_taken": TAKEN in self.request.GET,
        }
        response = render(self.request, "sessions_app/floor/item.html", context, status=status)
        remember_device(response, self.device)
        add_never_cache_headers(response)
        return response


class FloorItemView(OfItem):
    """What was asked about the item, and the form; a form sent twice makes one contribution."""

    def get(self, request: HttpRequest, year: int, number: int) -> HttpResponse:
        return self.page(None)

    def post(self, request: HttpRequest, year: int, number: int) -> HttpResponse:
        form = ContributionForm(request.POST)
        if not form.is_valid():
            return self.page(form, status=422)
        if not may_send(request, self.device):
            form.add_error(
                None, _("You have sent much in a short time. Wait some minutes and send it again.")
            )
            return self.page(form, status=429)
        try:
            self._send(form)
        except ValidationError as refused:
            form.add_error(None, refused)
            return self.page(form, status=409 if isinstance(refused, FloorNotOpen) else 422)
        return self.back("#yangu", f"?{TAKEN}=1")

    def _send(self, form: ContributionForm) -> None:
        person = self.registration
        send_contribution(
            item=self.item,
            **form.told(),
            registration=person,
            form_key=form_mark(self.device, form.cleaned_data["form_key"]),
            by=LinkHolder(person.reference if person else ""),
            at=timezone.now(),
        )


class VoteView(OfItem):
    """One vote of this device for one contribution."""

    def post(self, request: HttpRequest, year: int, number: int, hoja: int) -> HttpResponse:
        contribution = get_object_or_404(shown_contributions(item=self.item), pk=hoja)
        if not device_of(request):
            messages.error(
                request, _("Your telephone keeps no cookies, so votes cannot be counted once.")
            )
        elif not may_vote(request, self.device):
            messages.error(request, _("You have voted much in a short time. Wait some minutes."))
        else:
            try:
                vote_for(
                    contribution=contribution, voter=voter_mark(self.device), at=timezone.now()
                )
            except FloorNotOpen:
                messages.error(request, _("Votes are not taken any more."))
        return self.back(f"#hoja-{hoja}")


class KnownParticipantView(FloorView):
    """From the link of one's registration: the device is known as that person's, and asks with the name."""

    def get(self, request: HttpRequest, year: int, token: str = "") -> HttpResponse:
        response = redirect("sessions_app:floor", year)
        try:
            registration = registration_by_token(token)
        except (LinkExpired, LinkInvalid):
            messages.error(request, _("This link is not good any more. You can ask without it."))
        else:
            if registration.edition_id == self.edition.pk:
                remember_registration(response, registration)
        add_never_cache_headers(response)
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response

"""The door of one's own registration: whoever holds the link comes in, nobody else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.functional import cached_property

from egov_meeting.accounts.access import PublicView
from egov_meeting.audit.actors import Actor
from egov_meeting.notifications.services.forgetting import FORGOTTEN
from registrations.forms.registering import LinkForm
from registrations.link_holder import actor_of
from registrations.links import LinkExpired, LinkInvalid, registration_by_token
from registrations.models import Registration


class OwnView(PublicView):
    """A page about the registration of the link; kept by no cache and found by no search."""

    registration: Registration

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            self.registration = self.registration_of_link(kwargs["token"])
        except LinkExpired:
            return no_way_in(request, is_expired=True)
        except LinkInvalid:
            return no_way_in(request, is_expired=False)
        return keep_private(super().dispatch(request, *args, **kwargs))

    def registration_of_link(self, token: str) -> Registration:
        found = registration_by_token(token)
        if found.full_name == FORGOTTEN:
            raise LinkInvalid
        return found

    @cached_property
    def at(self) -> datetime:
        return timezone.now()

    @cached_property
    def actor(self) -> Actor:
        return actor_of(self.request.user, self.registration)

    def to_own_page(self) -> HttpResponse:
        return redirect("registrations:own", token=self.kwargs["token"])

    def attempt(self, act: Callable[..., object], *, said: str, **told: Any) -> HttpResponse:
        """Call a service about the registration and go back to its page with what came of it."""
        try:
            act(registration=self.registration, at=self.at, **told)
        except ValidationError as refused:
            messages.error(self.request, " ".join(refused.messages))
        else:
            messages.success(self.request, said)
        return self.to_own_page()


def no_way_in(request: HttpRequest, *, is_expired: bool) -> HttpResponse:
    """The link was never good, or is not any more: say how to get another one."""
    context = {"form": LinkForm(), "is_expired": is_expired}
    status = 410 if is_expired else 404
    response = render(request, "registrations/own_no_link.html", context, status=status)
    keep_private(response)
    return response


def keep_private(response: HttpResponseBase) -> HttpResponseBase:
    add_never_cache_headers(response)
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response

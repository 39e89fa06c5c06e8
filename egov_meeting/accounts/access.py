"""The door of every page: who may open it. Each view of the portal starts from one of these classes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views import View

from egov_meeting.accounts.permissions import is_staff_member, needs_second_factor

if TYPE_CHECKING:
    from egov_meeting.accounts.capabilities import Person


class PublicView(View):
    """A page for everyone. `cacheable = True` when it shows the same to all who are not signed in."""

    public = True
    cacheable = False


class Permitted(View):
    """A page for people who are signed in and hold its permission.

    `permission` is a named function of (user, loaded thing). Anonymous readers are sent to sign in
    and come back; others get the 403 page in their language.
    """

    permission: ClassVar[Callable[[Person, Any], bool]]

    def loaded(self) -> Any:
        """The record this page is about, which the permission is asked for; None for a list."""
        return None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        refused = self.refusal(request)
        if refused is not None:
            return refused
        if not type(self).permission(request.user, self.loaded()):  # type: ignore[arg-type]
            raise PermissionDenied
        response = super().dispatch(request, *args, **kwargs)
        if "Cache-Control" not in response.headers:
            add_never_cache_headers(response)
        return response

    def refusal(self, request: HttpRequest) -> HttpResponseBase | None:
        """What to answer instead of the page, before any record is read; None to go on."""
        if not request.user.is_authenticated:
            return to_sign_in(request)
        return None


class SignedInView(Permitted):
    """A page for anyone with an account, whatever the role."""


class StaffView(Permitted):
    """A page for the organiser's staff. Who has no second factor yet is sent to set it up first."""

    def refusal(self, request: HttpRequest) -> HttpResponseBase | None:
        refused = super().refusal(request)
        if refused is not None:
            return refused
        user: Any = request.user
        if not is_staff_member(user):
            raise PermissionDenied
        if needs_second_factor(user):
            return to_second_factor(request)
        return None


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """Send to the sign-in page, from which a safe request comes back to where it was going."""
    address = reverse("account_login")
    if request.method in ("GET", "HEAD"):
        address += "?" + urlencode({"next": request.get_full_path()})
    return _redirect(request, address)


def to_second_factor(request: HttpRequest) -> HttpResponse:
    """Send a member of staff to set up the second factor, saying why."""
    messages.info(
        request,
        _("Before you can open the pages of the staff, set up the second step of signing in."),
    )
    return _redirect(request, reverse("mfa_activate_totp"))


def _redirect(request: HttpRequest, address: str) -> HttpResponse:
    # htmx would put the whole sign-in page into a corner of the present one.
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": address})
    return HttpResponseRedirect(address)

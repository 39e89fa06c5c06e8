"""What all of the staff's pages of registrations share: the edition, the tabs, and asking before doing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise, cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from egov_meeting.accounts.access import StaffView
from egov_meeting.accounts.permissions import editions_with_capability
from egov_meeting.meetings.choices import EditionState
from egov_meeting.meetings.models import Edition
from egov_meeting.meetings.selectors.staff import all_editions
from egov_meeting.shared.plain_form import PlainForm
from registrations.forms.person import put_errors
from registrations.models import Registration
from registrations.permissions import can_change_registration, can_view_registrations

_SECTIONS = (
    ("staff_list", _("Registrations")),
    ("staff_exemptions", _("Exemptions")),
    ("staff_claims", _("Refund claims")),
    ("staff_bulk_actions", _("Actions on many")),
)


class OfEdition(StaffView):
    """A page about the registrations of one edition: `?mwaka=`, else the one in hand."""

    permission = can_view_registrations

    @cached_property
    def editions(self) -> list[Edition]:
        """Those whose registrations the reader may see, the latest first."""
        seen = editions_with_capability(self.request.user, "registrations.view")
        return list(all_editions(among=seen))

    @cached_property
    def edition(self) -> Edition | None:
        year = self.request.GET.get("mwaka", "")
        named = next((one for one in self.editions if str(one.year) == year), None)
        if named is None and year.isascii() and year.isdigit() and len(year) == 4:
            named = Edition.objects.filter(year=int(year)).first()
        open_ones = (one for one in self.editions if one.state != EditionState.PUBLISHED)
        return named or next(open_ones, next(iter(self.editions), None))

    @property
    def the_edition(self) -> Edition:
        """The edition of a page that makes no sense without one. Raises Http404."""
        if self.edition is None:
            raise Http404
        return self.edition

    def loaded(self) -> Edition | None:
        return self.edition


class OfRegistration(StaffView):
    """A page about one registration."""

    permission = can_change_registration

    @cached_property
    def registration(self) -> Registration:
        rows = Registration.objects.select_related(
            "edition", "group", "fee_category", "institution", "registered_by", "account"
        )
        return get_object_or_404(rows, reference=self.kwargs["reference"].upper())

    def loaded(self) -> Registration:
        return self.registration


def staff_page(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any],
    *,
    section: str = "",
    edition: Edition | None = None,
) -> HttpResponse:
    """Render with the tabs of registrations, `section` marked."""
    query = {"mwaka": edition.year} if edition else {}
    tabs = [
        {
            "label": label,
            "address": with_query(reverse(f"registrations:{name}"), query),
            "current": "page" if name == section else "",
        }
        for name, label in _SECTIONS
    ]
    shared = {"staff_tabs": tabs, "edition": edition}
    return render(request, f"registrations/staff/{template}.html", {**shared, **context})


def with_query(address: str, query: Mapping[str, Any]) -> str:
    return f"{address}?{urlencode(query)}" if query else address


class Action(StaffView):
    """Asks before something is done, does it once, and says what came of it.

    Give the words and `act`; `over` says why there is nothing to do (any more).
    """

    heading: str | Promise
    text: str | Promise = ""
    confirm_label: str | Promise
    tone = ""
    done: str | Promise
    section = "staff_list"

    def form(self, data: Any = None) -> forms.Form:
        return PlainForm(data)

    def facts(self) -> list[tuple[str, Any]]:
        """What the page says above the form."""
        return []

    def over(self) -> str:
        return ""

    def act(self, form: forms.Form) -> None:
        raise NotImplementedError

    def way_back(self) -> str:
        raise NotImplementedError

    def way_on(self) -> str:
        return self.way_back()

    def of_edition(self) -> Edition:
        raise NotImplementedError

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self._nothing_to_do() or self.page(self.form())

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        over = self._nothing_to_do()
        if over:
            return over
        form = self.form(request.POST)
        if not form.is_valid():
            return self.page(form)
        try:
            self.act(form)
        except ValidationError as refused:
            self.refuse(form, refused)
            return self.page(form)
        messages.success(request, str(self.done))
        return redirect(self.way_on())

    def refuse(self, form: Any, refused: ValidationError) -> None:
        """Show in the form what a service said."""
        put_errors(form, refused)

    def page(self, form: forms.Form) -> HttpResponse:
        context = {
            "form": form,
            "heading": self.heading,
            "text": self.text,
            "facts": self.facts(),
            "confirm_label": self.confirm_label,
            "tone": self.tone,
            "cancel_address": self.way_back(),
        }
        edition = self.of_edition()
        return staff_page(self.request, "confirm", context, section=self.section, edition=edition)

    def _nothing_to_do(self) -> HttpResponse | None:
        over = self.over()
        if not over:
            return None
        messages.info(self.request, over)
        return redirect(self.way_back())

    def by_and_at(self) -> dict[str, Any]:
        """The person and the clock, for a service."""
        return {"by": self.request.user, "at": timezone.now()}


class OnRegistration(OfRegistration, Action):
    """Asks before something is done with one registration."""

    def way_back(self) -> str:
        return reverse("registrations:staff_registration", args=[self.registration.reference])

    def of_edition(self) -> Edition:
        return self.registration.edition

    def facts(self) -> list[tuple[str, Any]]:
        row = self.registration
        return [
            (str(_("Person")), f"{row.full_name} ({row.reference})"),
            (str(_("Institution")), row.institution or row.institution_name),
            (str(_("Group")), row.group),
            (str(_("State")), row.get_state_display()),
        ]

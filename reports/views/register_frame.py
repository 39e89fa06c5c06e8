"""What the staff's pages of the register share: tabs, one resolution, asking before doing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext_lazy as _

from egov_meeting.accounts.access import StaffView
from egov_meeting.shared.plain_form import PlainForm
from registrations.forms.person import put_errors
from reports.follow_up_permissions import can_follow_up, can_view_register
from reports.models import Resolution
from reports.selectors.owed import OwedLine
from reports.selectors.owing import adopted_resolutions

LINES_ON_A_PAGE = 50
_TABS = (
    ("follow_up", _("Resolutions")),
    ("progress_queue", _("Progress reports")),
    ("matrix", _("By meeting")),
    ("follow_up_institutions", _("By institution")),
    ("assessment_now", _("Yearly assessment")),
    ("matters_now", _("Matters arising")),
)


def owed_on_page(request: HttpRequest, lines: Sequence[OwedLine]) -> dict[str, Any]:
    """One page of what an institution owes: `lines` hold the open ones first."""
    page = Paginator(lines, LINES_ON_A_PAGE).get_page(request.GET.get("page"))
    return {
        "page": page,
        "number_open": sum(1 for line in lines if line.is_open),
        "open_lines": [line for line in page if line.is_open],
        "closed_lines": [line for line in page if not line.is_open],
    }


class RegisterPage(StaffView):
    """A page of the register; `tab` is the URL name of its tab."""

    permission = can_view_register
    tab = "follow_up"

    def page(self, template: str, context: Mapping[str, Any], *, status: int = 200) -> HttpResponse:
        tabs = [
            {
                "label": label,
                "address": reverse(f"reports:{name}"),
                "current": "page" if name == self.tab else "",
            }
            for name, label in _TABS
        ]
        return render(
            self.request,
            f"reports/register/{template}.html",
            {"register_tabs": tabs, **context},
            status=status,
        )

    def by_and_at(self) -> dict[str, Any]:
        """The person and the clock, for a service."""
        return {"by": self.request.user, "at": timezone.now()}


class OfResolution(RegisterPage):
    """A page about one adopted resolution."""

    @cached_property
    def resolution(self) -> Resolution:
        rows = adopted_resolutions().prefetch_related("owners__institution", "corrigenda")
        return get_object_or_404(
            rows, edition__year=self.kwargs["year"], number=self.kwargs["number"]
        )

    def loaded(self) -> Any:
        return self.resolution

    def address(self) -> str:
        return reverse(
            "reports:follow_up_one", args=[self.resolution.edition.year, self.resolution.number]
        )


class Action(RegisterPage):
    """Asks before something is done, does it once, and says what came of it. Give words and `act`."""

    heading: str | Promise
    text: str | Promise = ""
    submit: str | Promise
    done: str | Promise
    tone = ""

    def form(self, data: Any = None) -> forms.Form:
        return PlainForm(data)

    def facts(self) -> list[tuple[str, Any]]:
        return []

    def act(self, form: Any) -> None:
        raise NotImplementedError

    def address(self) -> str:
        raise NotImplementedError

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self._asked(self.form())

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = self.form(request.POST)
        if not form.is_valid():
            return self._asked(form)
        try:
            self.act(form)
        except ValidationError as refused:
            put_errors(form, refused)
            return self._asked(form)
        messages.success(request, str(self.done))
        return redirect(self.address())

    def _asked(self, form: forms.Form) -> HttpResponse:
        context = {
            "form": form,
            "heading": self.heading,
            "text": self.text,
            "facts": self.facts(),
            "submit": self.submit,
            "tone": self.tone,
            "way_back": self.address(),
        }
        return self.page("action", context)


class OnResolution(OfResolution, Action):
    """Asks before something is done with one resolution."""

    permission = can_follow_up

    def facts(self) -> list[tuple[str, Any]]:
        row = self.resolution
        return [
            (str(_("Resolution")), f"{row.register_number}: {row}"),
            (str(_("How it is going")), row.get_delivery_display()),
        ]

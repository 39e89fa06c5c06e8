"""What the staff pages of screening, the panel and assigning share: the edition, the tabs, asking first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext_lazy as _

from egov_meeting.meetings.editing.addresses import address_of_edition
from egov_meeting.meetings.models import Edition
from innovations.models import Call
from innovations.permissions import can_change_innovations, can_view_innovations
from innovations.views.without_call import NeedsCall


@dataclass(frozen=True)
class Link:
    """A tab or a step of the way up."""

    label: Any
    address: str
    current: str = ""


TABS = (
    ("panel", _("Judges")),
    ("relations", _("Relations")),
    ("assigning", _("Assignment")),
)


class PanelPage(NeedsCall):
    """A page about the entries and judges of one edition; `tab` is the URL name of its tab, or "entries"."""

    permission = can_view_innovations
    tab = "entries"

    @cached_property
    def edition(self) -> Edition:
        return get_object_or_404(Edition, year=self.kwargs["year"])

    def loaded(self) -> Edition:
        return self.edition

    @cached_property
    def call(self) -> Call:
        return self.call_or_refuse()

    def by_and_at(self) -> dict[str, Any]:
        """The person and the clock, for a service."""
        return {"by": self.request.user, "at": timezone.now()}

    def address(self, name: str, *args: Any) -> str:
        """Another page about this edition."""
        return reverse(f"innovations:{name}", args=[self.kwargs["year"], *args])

    def page(self, template: str, context: Mapping[str, Any], *, status: int = 200) -> HttpResponse:
        """Render with what all of them show."""
        shared = {
            "edition": self.edition,
            "stretch": "entries" if self.tab == "entries" else "panel",
            "tabs": [] if self.tab == "entries" else [self._tab(*one) for one in TABS],
            "way_up": [Link(str(self.edition), address_of_edition(self.edition))],
            "may_change": can_change_innovations(self.request.user, self.edition),
        }
        return render(
            self.request, f"innovations/{template}.html", {**shared, **context}, status=status
        )

    def attempt(
        self, act: Callable[..., Any], *, said: Any, back: str, **told: Any
    ) -> HttpResponse:
        """Call a service, say what came of it, and go back."""
        try:
            act(**told, **self.by_and_at())
        except ValidationError as refused:
            for text in refused.messages:
                messages.error(self.request, text)
        else:
            messages.success(self.request, str(said))
        return redirect(back)

    def _tab(self, name: str, label: Any) -> Link:
        further = (1,) if name == "assigning" else ()
        return Link(label, self.address(name, *further), "page" if name == self.tab else "")


class PanelAction(PanelPage):
    """Asks before something is done, does it once, and says what came of it. Give the words and `act`."""

    permission = can_change_innovations
    heading: str | Promise
    text: str | Promise = ""
    confirm_label: str | Promise
    tone = ""
    done: str | Promise

    def form(self, data: Any = None) -> Any:
        return forms.Form(data)

    def facts(self) -> list[tuple[Any, Any]]:
        """What the page says above the form."""
        return []

    def act(self, form: Any) -> None:
        raise NotImplementedError

    def way_back(self) -> str:
        raise NotImplementedError

    def way_on(self) -> str:
        return self.way_back()

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.asking(self.form())

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = self.form(request.POST)
        if not form.is_valid():
            return self.asking(form)
        try:
            self.act(form)
        except ValidationError as refused:
            put_errors(form, refused)
            return self.asking(form)
        messages.success(request, str(self.done))
        return redirect(self.way_on())

    def asking(self, form: Any) -> HttpResponse:
        context = {
            "form": form,
            "heading": self.heading,
            "text": self.text,
            "facts": self.facts(),
            "confirm_label": self.confirm_label,
            "tone": self.tone,
            "cancel_address": self.way_back(),
        }
        return self.page("panel_confirm", context)


def put_errors(form: Any, refused: ValidationError) -> None:
    """What a service says of a field, at that field of the form; the rest at its top."""
    if not hasattr(refused, "error_dict"):
        form.add_error(None, refused)
        return
    for name, errors in refused.error_dict.items():
        form.add_error(name if name in form.fields else None, ValidationError(errors))

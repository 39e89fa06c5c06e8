"""What the pages of an entrant share: one own entry, its call, and the steps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from egov_meeting.accounts.access import SignedInView
from egov_meeting.shared.bilingual import active_language
from innovations.announcing import closing_words
from innovations.models import Call, Entry
from innovations.permissions import can_use_own_entry
from innovations.selectors.entrant import MayDo, last_screening, may_do, own_entries

STEPS = (
    ("my_entry", _("The entry")),
    ("entry_files", _("Files")),
    ("hand_in_entry", _("Look over and hand in")),
)


class EntryView(SignedInView):
    """A page about one own entry; `step` is its tab. The entries of others are not found."""

    permission = can_use_own_entry
    step = ""

    @cached_property
    def entry(self) -> Entry:
        found: Entry = get_object_or_404(
            own_entries(user=self.request.user),  # type: ignore[arg-type]  # signed in
            pk=self.kwargs["pk"],
        )
        return found

    def loaded(self) -> Entry:
        return self.entry

    @cached_property
    def call(self) -> Call:
        found: Call | None = getattr(self.entry.edition, "innovation_call", None)
        if found is None:
            raise Http404
        return found

    @cached_property
    def may(self) -> MayDo:
        return may_do(entry=self.entry, call=self.call, at=self.at)

    @cached_property
    def at(self) -> Any:
        """When the request was received: the clock by which it is decided whether the call is still open."""
        return timezone.now()

    def by_and_at(self) -> dict[str, Any]:
        return {"by": self.request.user, "at": self.at}

    def address(self, name: str, *args: Any) -> str:
        return reverse(f"innovations:{name}", args=[self.entry.pk, *args])

    def page(self, template: str, context: Mapping[str, Any], *, status: int = 200) -> HttpResponse:
        """Render with the entry, the call, what may be done and the steps."""
        shared = {
            "entry": self.entry,
            "edition": self.entry.edition,
            "call": self.call,
            "may": self.may,
            "until": closing_words(self.call, active_language()),
            "screening": last_screening(entry=self.entry),
            "steps": self._steps(),
        }
        return render(
            self.request,
            f"innovations/entry/{template}.html",
            shared | dict(context),
            status=status,
        )

    def refused(self, error: ValidationError, to: str) -> HttpResponse:
        """Say why a service refused, and go on there."""
        for text in error.messages:
            messages.error(self.request, text)
        return redirect(self.address(to))

    def _steps(self) -> list[dict[str, Any]]:
        return [
            {
                "label": label,
                "address": self.address(name),
                "current": "page" if name == self.step else "",
            }
            for name, label in STEPS
        ]


class ForScript(EntryView):
    """Answers a script: whose session has ended is told so, and not sent to another page."""

    def refusal(self, request: HttpRequest) -> HttpResponseBase | None:
        if not request.user.is_authenticated:
            return JsonResponse({"state": "signed_out"}, status=401)
        return super().refusal(request)

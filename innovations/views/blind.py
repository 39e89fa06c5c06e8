"""For staff: looking for names in a blind copy, deciding what was found, clearing it for the judges."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from innovations.forms.panel import ReasonForm
from innovations.forms.screening import FindingForm
from innovations.models import BlindFinding
from innovations.permissions import can_change_innovations
from innovations.services import blind
from innovations.views.panel_frame import PanelAction, PanelPage
from innovations.views.screening import OneEntry


class CheckBlindView(OneEntry):
    """Have a worker look for names."""

    permission = can_change_innovations

    def post(self, request: HttpRequest, year: int, number: int) -> HttpResponse:
        blind.ask_to_check(entry=self.entry, **self.by_and_at())
        return redirect(self.own_address() + "#majina")


class DecideFindingView(OneEntry, PanelAction):
    """What was decided about one finding."""

    heading = gettext_lazy("Decide about a finding")
    text = gettext_lazy(
        "Say why it tells nothing, or what was done about it. The entrant can be asked for another file by returning the entry."
    )
    confirm_label = gettext_lazy("Save")
    done = gettext_lazy("The decision is on record.")

    @property
    def finding(self) -> BlindFinding:
        rows = self.entry.blind_findings.select_related("file__upload")
        return get_object_or_404(rows, pk=self.kwargs["finding"])

    def form(self, data: Any = None) -> Any:
        return FindingForm(data)

    def facts(self) -> list[tuple[Any, Any]]:
        one = self.finding
        return [
            (_("Entry"), f"{self.entry.number}. {self.entry.title}"),
            (_("Where"), one.get_place_display()),
            (_("File"), one.file.upload.filename if one.file else ""),
            (_("What was found"), one.words),
            (_("Pages"), one.pages),
        ]

    def act(self, form: Any) -> None:
        finding = self.finding
        blind.decide_finding(
            finding=finding, decision=form.cleaned_data["decision"], **self.by_and_at()
        )

    def way_back(self) -> str:
        return self.own_address() + "#majina"


class ClearView(OneEntry):
    """Judges may see it."""

    permission = can_change_innovations

    def post(self, request: HttpRequest, year: int, number: int) -> HttpResponse:
        return self.attempt(
            blind.clear_for_judges,
            entry=self.entry,
            said=_("The judges may see the entry."),
            back=self.own_address() + "#majina",
        )


class TakeFromJudgesView(OneEntry, PanelAction):
    """Something was overlooked."""

    heading = gettext_lazy("Take the entry away from the judges")
    text = gettext_lazy("They do not see it until it is cleared again. Sheets stay as they are.")
    confirm_label = gettext_lazy("Take away")
    tone = "bad"
    done = gettext_lazy("The judges do not see the entry any more.")

    def form(self, data: Any = None) -> Any:
        return ReasonForm(data)

    def act(self, form: Any) -> None:
        reason = form.cleaned_data["reason"]
        blind.take_from_judges(entry=self.entry, reason=reason, **self.by_and_at())

    def way_back(self) -> str:
        return self.own_address() + "#majina"


class ClearAllView(PanelPage):
    """All in which nothing was found."""

    permission = can_change_innovations

    def post(self, request: HttpRequest, year: int) -> HttpResponse:
        number = blind.clear_all_without_findings(edition=self.edition, **self.by_and_at())
        said = ngettext(
            "%(number)d entry was cleared for the judges.",
            "%(number)d entries were cleared for the judges.",
            number,
        )
        messages.success(request, said % {"number": number})
        return redirect(self.address("entries"))

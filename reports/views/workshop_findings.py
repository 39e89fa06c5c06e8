"""The contradictions in the sources, and what the editors decide about each."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from reports.forms.decisions import FindingDecisionForm, FindingsFilterForm
from reports.permissions import can_edit_report
from reports.selectors.judging import (
    Judged,
    figures_in_question,
    findings_by_area,
    judged_findings,
)
from reports.services.findings import decide_finding, reopen_finding
from reports.views.workshop_frame import EditingView, WorkshopView


class FindingsView(WorkshopView):
    """All findings under their parts of the edition."""

    tab = "findings"

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        form = FindingsFilterForm(request.GET)
        area, show = form.chosen()
        everything = judged_findings(edition=self.edition)
        shown = [one for one in everything if _is_wanted(one, area, show)]
        context = {
            "filters": form,
            "areas": findings_by_area(shown),
            "open": sum(one.is_open for one in everything),
            "decided": sum(one.decision is not None for one in everything),
            "settled": sum(one.finding.is_settled for one in everything),
            "clear_address": self.address("findings"),
        }
        return self.page(request, "findings.html", context)


class OfFinding(WorkshopView):
    """What is about one finding."""

    tab = "findings"

    @cached_property
    def judged(self) -> Judged:
        for one in judged_findings(edition=self.edition):
            if one.finding.key == self.kwargs["key"]:
                return one
        raise Http404


class DecideFindingView(OfFinding):
    """A finding with its places, and the form for the decision."""

    permission = can_edit_report

    def get(self, request: HttpRequest, year: int, key: str) -> HttpResponse:
        decision = self.judged.decision
        initial = {"choice": decision.choice, "text": decision.text} if decision else {}
        return self.ask(request, FindingDecisionForm(initial=initial, figures=self.figures))

    def post(self, request: HttpRequest, year: int, key: str) -> HttpResponse:
        form = FindingDecisionForm(request.POST, figures=self.figures)
        if not form.is_valid():
            return self.ask(request, form, status=422)
        chosen = form.cleaned_data
        decide_finding(
            edition=self.edition,
            key=self.judged.finding.key,
            choice=chosen["choice"],
            text=chosen["text"],
            figure=chosen.get("figure"),
            by=request.user,  # type: ignore[arg-type]
            at=timezone.now(),
        )
        messages.success(request, _("The decision is on record."))
        return redirect(self.address("findings"))

    @cached_property
    def figures(self) -> list:
        return figures_in_question(edition=self.edition, key=self.judged.finding.key)

    def ask(
        self, request: HttpRequest, form: FindingDecisionForm, status: int = 200
    ) -> HttpResponse:
        context = {
            "one": self.judged,
            "form": form,
            "cancel_address": self.address("findings"),
        }
        return self.page(request, "finding.html", context, status)


class ReopenFindingView(OfFinding, EditingView):
    """Take a decision back."""

    tab = "findings"

    def post(self, request: HttpRequest, year: int, key: str) -> HttpResponse:
        reopen_finding(
            edition=self.edition,
            key=self.judged.finding.key,
            by=request.user,  # type: ignore[arg-type]
            at=timezone.now(),
        )
        messages.success(request, _("The contradiction waits for a decision again."))
        return redirect(self.address("findings"))


def _is_wanted(one: Judged, area: str, show: str) -> bool:
    if area and one.finding.area != area:
        return False
    if show == "all":
        return True
    return one.decision is not None if show == "decided" else one.is_open

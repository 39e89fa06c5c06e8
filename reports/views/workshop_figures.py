"""Every figure of the report: what it says, where it stands, where it comes from; and stale ones."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from egov_meeting.meetings.models import RecordedFigure
from reports.forms.sections import StaleFigureForm
from reports.permissions import can_edit_report
from reports.selectors.checking import StaleInSection, stale_in_report, unknown_in_report
from reports.selectors.figures import figure_lines, questions_with_rivals
from reports.services.figures import accept_figures, keep_figure, prefer_figure
from reports.services.texts import EditConflict
from reports.views.workshop_frame import EditingView, WorkshopView
from reports.views.workshop_sections import OfSection

LONGEST_KEY = 20  # digits; Python refuses to read thousands of them as a number


class FiguresView(WorkshopView):
    """The overview of figures."""

    tab = "figures"

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        context = {
            "stale": stale_in_report(self.desk),
            "unknown": unknown_in_report(self.desk),
            "rivals": questions_with_rivals(edition=self.edition),
            "lines": figure_lines(self.desk),
        }
        return self.page(request, "figures.html", context)


class PreferFigureView(EditingView):
    """Choose which of several recorded figures speaks in the report."""

    tab = "figures"

    def post(self, request: HttpRequest, year: int) -> HttpResponse:
        chosen = request.POST.get("figure", "")
        figure = get_object_or_404(
            RecordedFigure.objects.filter(edition=self.edition, part_of=None),
            pk=int(chosen) if chosen.isdecimal() and len(chosen) < LONGEST_KEY else 0,
        )
        prefer_figure(figure=figure, by=request.user, at=timezone.now())  # type: ignore[arg-type]
        messages.success(
            request, _("The figure has been chosen. Texts that say another one are listed.")
        )
        return redirect(self.address("figures"))


class StaleFigureView(OfSection):
    """Accept the new value of a figure in a text, or keep the old one with a reason."""

    permission = can_edit_report

    def post(self, request: HttpRequest, year: int, section: str, language: str) -> HttpResponse:
        form = StaleFigureForm(request.POST)
        found = self.found(form) if form.is_valid() else None
        if found is None:
            messages.error(request, _("The text has been changed meanwhile. Look at it again."))
            return redirect(self.address("figures"))
        try:
            self.decide(request, form, found)
        except EditConflict:
            messages.error(request, _("The text has been changed meanwhile. Look at it again."))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        return redirect(self.address("figures"))

    def found(self, form: StaleFigureForm) -> StaleInSection | None:
        """The stale figure the form speaks of, if it still stands there."""
        for one in stale_in_report(self.desk):
            here = (one.heading.key, one.language) == (self.section, self.language)
            wanted = (form.cleaned_data["key"], form.cleaned_data["said"])
            if here and (one.stale.token.key, one.stale.said) == wanted:
                return one
        return None

    def decide(self, request: HttpRequest, form: StaleFigureForm, found: StaleInSection) -> None:
        acting = {"by": request.user, "at": timezone.now()}
        if form.cleaned_data["action"] == "keep":
            keep_figure(
                **self.place, stale=found.stale, reason=form.cleaned_data["reason"], **acting
            )
            messages.success(request, _("The figure stays as it is; the reason is on record."))
            return
        accept_figures(
            **self.place,
            keys=[found.stale.token.key],
            revision=form.cleaned_data["revision"],
            figures=self.desk.figures,
            **acting,
        )
        messages.success(request, _("The figure in the text now agrees with the data."))

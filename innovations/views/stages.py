"""For staff: the rounds of scoring, planned, opened and closed. No score is shown here."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from egov_meeting.meetings.models import Edition
from innovations.choices import StageState
from innovations.forms.stages import ClosingForm, OpeningForm
from innovations.models import Call, Stage
from innovations.permissions import can_change_innovations, can_view_innovations
from innovations.selectors.progress import unfinished_judges
from innovations.selectors.stages import StageRow, opening_findings, stages_of
from innovations.services.stages import close_stage, open_stage, plan_stage, set_closing
from innovations.views.without_call import NeedsCall


class OfCall(NeedsCall):
    """A staff page about the judging of one edition."""

    permission = can_view_innovations

    @cached_property
    def edition(self) -> Edition:
        return get_object_or_404(Edition, year=self.kwargs["year"])

    def loaded(self) -> Edition:
        return self.edition

    @cached_property
    def call(self) -> Call:
        return self.call_or_refuse()

    @cached_property
    def stage(self) -> Stage:
        rows = Stage.objects.select_related("call__edition")
        return get_object_or_404(rows, call=self.call, number=self.kwargs["number"])

    @cached_property
    def at(self) -> datetime:
        return timezone.now()

    @property
    def row(self) -> StageRow:
        return next(row for row in stages_of(call=self.call) if row.stage.pk == self.stage.pk)

    def by_and_at(self) -> dict[str, Any]:
        return {"by": self.request.user, "at": self.at}

    def page(
        self, request: HttpRequest, name: str, context: dict[str, Any], status: int = 200
    ) -> HttpResponse:
        shared = {
            "edition": self.edition,
            "call": self.call,
            "may_change": can_change_innovations(request.user, self.edition),
            "stages_address": self.to_stages(),
        }
        return render(request, f"innovations/{name}.html", shared | context, status=status)

    def to_stages(self) -> str:
        return reverse("innovations:stages", args=[self.kwargs["year"]])


class StagesView(OfCall):
    """All stages with what came in."""

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        rows = stages_of(call=self.call)
        there = {row.stage.number for row in rows}
        wanted = (1, 2) if self.call.has_second_stage else (1,)
        first_closed = any(
            row.stage.number == 1 and row.stage.state == StageState.CLOSED for row in rows
        )
        context = {
            "rows": rows,
            "missing": [
                number for number in wanted if number not in there and (number == 1 or first_closed)
            ],
        }
        return self.page(request, "stages", context)


class PlanStageView(OfCall):
    """Make a stage, or take its entries in again."""

    permission = can_change_innovations
    http_method_names = ["post"]

    def post(self, request: HttpRequest, year: int, number: int) -> HttpResponse:
        if number not in (1, 2):
            raise Http404
        try:
            stage = plan_stage(call=self.call, number=number, **self.by_and_at())
        except ValidationError as refused:
            messages.error(request, " ".join(refused.messages))
        else:
            taken = stage.stage_entries.count()
            said = ngettext("%(number)d entry takes part.", "%(number)d entries take part.", taken)
            messages.success(request, said % {"number": taken})
        return redirect(self.to_stages())


class SetClosingView(OfCall):
    """Until when sheets are taken."""

    permission = can_change_innovations

    def get(self, request: HttpRequest, year: int, number: int) -> HttpResponse:
        return self._asked(request, ClosingForm.showing(self.stage.closes_at))

    def post(self, request: HttpRequest, year: int, number: int) -> HttpResponse:
        form = ClosingForm(request.POST)
        if form.is_valid():
            try:
                set_closing(
                    stage=self.stage, closes_at=form.cleaned_data["closes_at"], **self.by_and_at()
                )
            except ValidationError as refused:
                form.add_error("closes_at", refused.messages)  # type: ignore[arg-type]  # a list is taken too
            else:
                messages.success(request, _("The closing time has been set."))
                return redirect(self.to_stages())
        return self._asked(request, form, status=422)

    def _asked(self, request: HttpRequest, form: ClosingForm, *, status: int = 200) -> HttpResponse:
        return self.page(request, "stage_closing", {"stage": self.stage, "form": form}, status)


class OpenStageView(OfCall):
    """Ask once more, with what is not ready, before judges may score."""

    permission = can_change_innovations

    def get(self, request: HttpRequest, year: int, number: int) -> HttpResponse:
        return self._asked(request, OpeningForm())

    def post(self, request: HttpRequest, year: int, number: int) -> HttpResponse:
        form = OpeningForm(request.POST)
        form.fields["reason"].required = False
        form.is_valid()
        try:
            reason = form.cleaned_data.get("reason", "")
            open_stage(stage=self.stage, reason=reason, **self.by_and_at())
        except ValidationError as refused:
            field = "reason" if "reason" in getattr(refused, "error_dict", {}) else None
            form.add_error(field, refused.messages)  # type: ignore[arg-type]  # a list is taken too
            return self._asked(request, form, status=422)
        messages.success(request, _("Scoring is open. The judges have been written to."))
        return redirect(self.to_stages())

    def _asked(self, request: HttpRequest, form: OpeningForm, *, status: int = 200) -> HttpResponse:
        findings = opening_findings(stage=self.stage, at=self.at)
        stopping = [one.text for one in findings if one.stops]
        unwise = [one.text for one in findings if not one.stops]
        context = {
            "stage": self.stage,
            "row": self.row,
            "stopping": stopping,
            "unwise": unwise,
            "form": form if unwise and not stopping else None,
            "errors": form.errors,
            "confirm_label": _("Open scoring"),
            "cancel_address": self.to_stages(),
        }
        return self.page(request, "stage_open", context, status)


class CloseStageView(OfCall):
    """Ask once more, with the sheets that are missing, before the ranking is frozen."""

    permission = can_change_innovations

    def get(self, request: HttpRequest, year: int, number: int) -> HttpResponse:
        if self.stage.state != StageState.OPEN:
            messages.error(request, _("Scoring of this stage is not open."))
            return redirect(self.to_stages())
        context = {
            "stage": self.stage,
            "row": self.row,
            "judges": unfinished_judges(stage=self.stage),
            "confirm_label": _("Close scoring and freeze the ranking"),
            "cancel_address": self.to_stages(),
            "tone": "bad",
        }
        return self.page(request, "stage_close", context)

    def post(self, request: HttpRequest, year: int, number: int) -> HttpResponse:
        try:
            close_stage(stage=self.stage, **self.by_and_at())
        except ValidationError as refused:
            messages.error(request, " ".join(refused.messages))
        else:
            messages.success(request, _("Scoring is closed and the ranking is frozen."))
        return redirect(self.to_stages())

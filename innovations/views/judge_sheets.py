"""The sheet of a judge: shown, kept as it is typed, handed in, and corrected with a reason."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from innovations.choices import SheetState
from innovations.forms.scoring import CorrectionForm, SheetForm
from innovations.judging_access import is_before_judges, is_over
from innovations.models import Criterion, Sheet
from innovations.selectors.judge_list import next_line, own_list
from innovations.selectors.scoring import (
    criteria_of,
    sheet_of,
    totals_of_colleagues,
    versions_of,
)
from innovations.services.scoring import (
    ChangedElsewhere,
    correct_sheet,
    keep_sheet,
    submit_sheet,
    typed_of,
)
from innovations.sheet_values import Typed, total_of
from innovations.views.judge_pages import JudgingView
from innovations.views.judge_shown import shown_criteria, shown_entry


class SheetPage(JudgingView):
    """What the pages of one sheet share."""

    @cached_property
    def criteria(self) -> list[Criterion]:
        return criteria_of(call=self.call)

    @cached_property
    def sheet(self) -> Sheet | None:
        return sheet_of(assignment=self.assignment)

    @property
    def is_handed_in(self) -> bool:
        return self.sheet is not None and self.sheet.state == SheetState.SUBMITTED

    @cached_property
    def is_over(self) -> bool:
        return is_over(stage=self.assignment.stage, at=self.at)

    @cached_property
    def is_shown(self) -> bool:
        return is_before_judges(entry=self.assignment.entry, call=self.call)

    @property
    def typed(self) -> Typed:
        return typed_of(self.sheet) if self.sheet else Typed()

    def service(self) -> dict[str, Any]:
        """What the services of a sheet are asked with."""
        return {"assignment": self.assignment, "by": self.actor, "at": self.at}

    def sheet_page(
        self, name: str, form: SheetForm | None, *, stored: Typed | None = None, status: int = 200
    ) -> HttpResponse:
        """The entry with the form; `stored` is what stands where something else was typed."""
        if not self.is_shown:
            return self.page(self.request, "judge_waiting", {"assignment": self.assignment})
        context = {
            "assignment": self.assignment,
            "stage": self.assignment.stage,
            "shown": shown_entry(assignment=self.assignment),
            "form": form,
            "lines": shown_criteria(form, self.criteria, stored) if form else [],
            "stored": stored,
            "handed_in": self.is_handed_in,
            "is_over": self.is_over,
            "sheet": self.sheet,
        }
        return self.page(self.request, name, context, status)


class SheetView(SheetPage):
    """Score an entry. Plain Save and Hand in work without a script."""

    def get(self, request: HttpRequest, token: str, assignment: int) -> HttpResponse:
        if self.is_handed_in or self.is_over:
            return self._read()
        revision = self.sheet.revision if self.sheet else 0
        form = SheetForm.showing(self.typed, revision=revision, criteria=self.criteria, at=self.at)
        return self.sheet_page("sheet", form)

    def post(self, request: HttpRequest, token: str, assignment: int) -> HttpResponse:
        form = SheetForm(request.POST, criteria=self.criteria)
        if not form.is_valid():
            return self.sheet_page("sheet", form, status=422)
        hands_in = "hand_in" in request.POST
        act = submit_sheet if hands_in else keep_sheet
        try:
            act(
                typed=form.typed(at=self.at),
                revision=form.cleaned_data["revision"],
                **self.service(),
            )
        except ChangedElsewhere as elsewhere:
            return self._compared(form, elsewhere)
        except ValidationError as refused:
            add_refusal(form, refused)
            return self.sheet_page("sheet", form, status=422)
        if not hands_in:
            messages.success(request, _("The sheet has been saved. It counts when you hand it in."))
            return redirect("innovations:sheet", token, assignment)
        messages.success(request, _("The sheet has been handed in. Thank you."))
        return redirect("innovations:sheet", token, assignment)

    def _compared(self, form: SheetForm, elsewhere: ChangedElsewhere) -> HttpResponse:
        """Mine in the form, what stands beside it; the next Save has seen both."""
        form.data = form.data.copy()
        form.data["revision"] = str(elsewhere.sheet.revision)  # type: ignore[index]  # a QueryDict
        add_refusal(form, elsewhere)
        return self.sheet_page("sheet", form, stored=elsewhere.stored, status=409)

    def _read(self) -> HttpResponse:
        """What was given; after it is in also the totals of colleagues, and the next entry."""
        if not self.is_shown:
            return self.sheet_page("sheet", None)
        typed = self.typed
        context = {
            "assignment": self.assignment,
            "stage": self.assignment.stage,
            "shown": shown_entry(assignment=self.assignment),
            "sheet": self.sheet,
            "handed_in": self.is_handed_in,
            "is_over": self.is_over,
            "scores": [(one, typed.scores.get(one.pk)) for one in self.criteria],
            "total": total_of(typed.scores, self.criteria) if self.is_handed_in else None,
            "versions": versions_of(sheet=self.sheet),
            "colleagues": totals_of_colleagues(
                assignment=self.assignment, own=self.sheet, criteria=self.criteria
            ),
            "following": next_line(
                own=own_list(judge=self.judge, at=self.at), after=self.assignment
            ),
        }
        return self.page(self.request, "sheet_read", context)


class CorrectSheetView(SheetPage):
    """Correct what was handed in; the earlier version stays."""

    def get(self, request: HttpRequest, token: str, assignment: int) -> HttpResponse:
        if self.sheet is None or not self.is_handed_in or self.is_over:
            return redirect("innovations:sheet", token, assignment)
        form = CorrectionForm.showing(
            self.typed, revision=self.sheet.version, criteria=self.criteria, at=self.at
        )
        return self.sheet_page("sheet_correct", form)

    def post(self, request: HttpRequest, token: str, assignment: int) -> HttpResponse:
        form = CorrectionForm(request.POST, criteria=self.criteria)
        if not form.is_valid():
            return self.sheet_page("sheet_correct", form, status=422)
        told = form.cleaned_data
        try:
            correct_sheet(
                typed=form.typed(at=self.at),
                version=told["revision"],
                reason=told["reason"],
                **self.service(),
            )
        except ChangedElsewhere as elsewhere:
            form.data = form.data.copy()
            form.data["revision"] = str(elsewhere.sheet.version)
            add_refusal(form, elsewhere)
            return self.sheet_page("sheet_correct", form, stored=elsewhere.stored, status=409)
        except ValidationError as refused:
            add_refusal(form, refused)
            return self.sheet_page("sheet_correct", form, status=422)
        messages.success(request, _("The correction has been handed in. The earlier version stays on record."))  # fmt: skip
        return redirect("innovations:sheet", token, assignment)


class KeepSheetView(SheetPage):
    """Keep a sheet while it is typed; answers the script of the page."""

    http_method_names = ["post"]

    def no_link(self, request: HttpRequest) -> HttpResponseBase:
        return _told("refused", _("Your link is no longer good. What you typed stays in this browser."), status=403)  # fmt: skip

    def not_ready(self, request: HttpRequest) -> HttpResponseBase:
        return self.no_link(request)

    def post(self, request: HttpRequest, token: str, assignment: int) -> HttpResponse:
        form = SheetForm(request.POST, criteria=self.criteria)
        if not form.is_valid():
            said = next(iter(form.errors.values()))[0]
            return _told("refused", str(said), status=422)
        try:
            sheet = keep_sheet(
                typed=form.typed(at=self.at),
                revision=form.cleaned_data["revision"],
                **self.service(),
            )
        except ChangedElsewhere as elsewhere:
            return _told("elsewhere", elsewhere.messages[0], status=409)
        except ValidationError as refused:
            return _told("refused", refused.messages[0], status=409)
        return JsonResponse({"state": "kept", "revision": sheet.revision})


def add_refusal(form: SheetForm, refused: ValidationError) -> None:
    """Put what a service refused beside its field, or above the form."""
    if hasattr(refused, "error_dict"):
        for name, errors in refused.error_dict.items():
            form.add_error(name if name in form.fields else None, errors)
    else:
        form.add_error(None, refused)


def _told(state: str, words: str, *, status: int) -> JsonResponse:
    return JsonResponse({"state": state, "message": words}, status=status)

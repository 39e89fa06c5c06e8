"""Writing a ministry's report: the texts, kept as they are typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from egov_meeting.shared.bilingual import LANGUAGE_CODES
from egov_meeting.shared.differing import ChangedParagraph, changes_between
from reports.choices import ReportPart
from reports.forms.ministry_writing import LANGUAGE_LABELS, TextsForm
from reports.ministry_parts import BOXES, all_boxes, box_name, part_fields, words_in
from reports.models import MinistryReport
from reports.selectors.ministry_own import remarks_to_answer
from reports.services.ministry_writing import save_texts
from reports.views.ministry_pages import ForScript, WritingView


@dataclass(frozen=True)
class ShownField:
    """A box in one language. `theirs` is what a colleague wrote in it meanwhile."""

    field: Any
    was: Any
    language: str
    language_label: Any
    words: int
    theirs: str | None
    changes: list[ChangedParagraph]


@dataclass(frozen=True)
class ShownBox:
    label: Any
    fields: list[ShownField]


@dataclass(frozen=True)
class ShownPart:
    """A part of the form with what is said of it."""

    key: str
    label: str
    guidance: str
    remark: str
    boxes: list[ShownBox]


class ReportTextsView(WritingView):
    """The four parts with their guidance; plain Save works without a script."""

    step = "ministry_report"

    def shown(self) -> HttpResponse:
        return self._page(TextsForm(boxes=self._now()), {})

    def post(self, request: HttpRequest, year: int) -> HttpResponse:
        form = TextsForm(request.POST, boxes=self._now())
        if not form.is_valid():
            return self._page(form, {}, status=422)
        try:
            saved = save_texts(report=self.report, typed=form.typed(), **self.by_and_at())
        except ValidationError as error:
            form.add_error(None, error)
            return self._page(form, {}, status=409)
        if saved.conflicts:
            return self._both(form, saved.boxes, saved.conflicts)
        messages.success(request, _("The report has been saved."))
        wanted = "ministry_coverage" if "next" in request.POST else "ministry_report"
        return redirect(self.address(wanted))

    def _both(
        self, form: TextsForm, boxes: Mapping[str, str], conflicts: Mapping[str, str]
    ) -> HttpResponse:
        """Where both wrote: mine in the box, the colleague's beside it; the next Save has seen both."""
        form.began_from(boxes)
        for name, text in boxes.items():
            if name not in conflicts:
                form.data[name] = text  # type: ignore[index]
        return self._page(form, conflicts, status=409)

    def _now(self) -> dict[str, str]:
        return boxes_of_report(self.report)

    def _page(
        self, form: TextsForm, conflicts: Mapping[str, str], *, status: int = 200
    ) -> HttpResponse:
        remarks = remarks_to_answer(report=self.report)
        context = {
            "form": form,
            "parts": [self._part(form, part, remarks, conflicts) for part in ReportPart],
            "conflicts": conflicts,
            "last": self.last,
        }
        return self.page("write", context, status=status)

    def _part(
        self,
        form: TextsForm,
        part: ReportPart,
        remarks: Mapping[str, str],
        conflicts: Mapping[str, str],
    ) -> ShownPart:
        boxes = [
            ShownBox(
                box.label,
                [
                    _shown(form, box_name(part, box.key, language), language, conflicts)
                    for language in LANGUAGE_CODES
                ],
            )
            for box in BOXES[part]
        ]
        guidance = getattr(self.call, f"{part}_guidance")
        return ShownPart(str(part), str(part.label), guidance, remarks.get(part, ""), boxes)


class AutosaveReportView(ForScript):
    """Keep the boxes that changed, while they are typed."""

    def post(self, request: HttpRequest, year: int) -> HttpResponse:
        form = TextsForm(request.POST, boxes={})
        if not form.is_valid():
            said = next(iter(form.errors.values()))[0]
            return JsonResponse({"state": "refused", "message": str(said)}, status=422)
        try:
            saved = save_texts(report=self.report, typed=form.typed(), **self.by_and_at())
        except ValidationError as error:
            return JsonResponse({"state": "refused", "message": error.messages[0]}, status=409)
        boxes = {name: saved.boxes[name] for name in form.typed() if name not in saved.conflicts}
        return JsonResponse(
            {
                "state": "both" if saved.conflicts else "kept",
                "boxes": boxes,
                "revision": saved.revision,
            }
        )


def boxes_of_report(report: MinistryReport) -> dict[str, str]:
    """The texts of a report as the boxes of the form."""
    return all_boxes({name: getattr(report, name) for name in part_fields()})


def _shown(form: TextsForm, name: str, language: str, conflicts: Mapping[str, str]) -> ShownField:
    field, theirs = form[name], conflicts.get(name)
    mine = str(field.value() or "")
    return ShownField(
        field=field,
        was=form[f"was_{name}"],
        language=language,
        language_label=LANGUAGE_LABELS[language],
        words=words_in(mine),
        theirs=theirs,
        changes=[] if theirs is None else changes_between(theirs, mine),
    )

"""Writing the five parts of a breakout group's report, together."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from egov_meeting.accounts.access import SignedInView
from egov_meeting.shared.bilingual import other_language
from sessions_app.choices import BreakoutPart
from sessions_app.forms.breakout_reports import PartForm
from sessions_app.permissions import can_see_own_breakout_groups, can_write_breakout_report
from sessions_app.selectors.breakout_reports import (
    PartText,
    groups_written_by,
    name_in,
    parts_of,
    plan_of,
)
from sessions_app.services.breakout_writing import ReportClosed, Written, write_part
from sessions_app.views.breakout_frame import ForScript, OfReport, WritingReport

JUST_NOW_SECONDS = 30


class OwnGroupsView(SignedInView):
    """The groups one writes for."""

    permission = can_see_own_breakout_groups

    def get(self, request: HttpRequest) -> HttpResponse:
        groups = list(groups_written_by(user=request.user))  # type: ignore[arg-type]
        context = {"groups": groups}
        return render(request, "sessions_app/breakout/writing/own.html", context)


class ReportView(OfReport):
    """The report in one language; with fields to write in for those who may."""

    def get(self, request: HttpRequest, year: int, number: int, language: str = "") -> HttpResponse:
        return report_page(self, request, {})


class SavePartView(WritingReport):
    """Save one part by its button. What cannot be saved comes back as it was typed."""

    def post(self, request: HttpRequest, **_where: Any) -> HttpResponse:
        form = part_form(self.part, self.language, request.POST)
        if not form.is_valid():
            return report_page(self, request, {self.part: form}, status=422)
        try:
            written = write_part(
                **self.place,
                **form.told(),
                by=request.user,  # type: ignore[arg-type]
                at=timezone.now(),
            )
        except ReportClosed as closed:
            form.add_error("body", closed)
            return report_page(self, request, {self.part: form}, status=409)
        except ValidationError as error:
            form.add_error("body", error)
            return report_page(self, request, {self.part: form}, status=422)
        if written.state == "aside":
            return redirect(together_address(self, written))
        if written.state == "merged":
            messages.success(request, _("Saved, together with what others wrote meanwhile."))
        else:
            messages.success(request, _("Saved."))
        return self.back(f"#{self.part}")


class AutosaveView(ForScript):
    """Save as one types; the answer says what stands there now."""

    permission = can_write_breakout_report

    def post(self, request: HttpRequest, **_where: Any) -> HttpResponse:
        form = part_form(self.part, self.language, request.POST)
        if not form.is_valid():
            return JsonResponse({"state": "refused", "message": _("Reload the page.")}, status=422)
        try:
            written = write_part(
                **self.place,
                **form.told(),
                by=request.user,  # type: ignore[arg-type]
                at=timezone.now(),
            )
        except ReportClosed as closed:
            return JsonResponse({"state": "closed", "message": closed.messages[0]}, status=409)
        except ValidationError as error:
            return JsonResponse({"state": "refused", "message": error.messages[0]}, status=422)
        answer: dict[str, Any] = {
            "state": written.state,
            "revision": written.revision,
            "body": written.body,
        }
        if written.state == "aside":
            answer["address"] = together_address(self, written)
        return JsonResponse(answer)


class StandingView(ForScript):
    """What stands in each part now, and who wrote it; asked for every few seconds."""

    def get(self, request: HttpRequest, **_where: Any) -> HttpResponse:
        parts = parts_of(report=self.report, language=self.language)
        return JsonResponse(
            {
                "state": self.report.state,
                "parts": {part.key: self._told(part) for part in parts},
            }
        )

    def _told(self, part: PartText) -> dict[str, Any]:
        told: dict[str, Any] = {"revision": part.revision}
        if str(part.revision) != self.request.GET.get(part.key):
            told["body"] = part.text
        if part.written_at and part.written_by != name_in(self.request.user.audit_label):  # type: ignore[union-attr]
            told["by"] = part.written_by
            told["at"] = date_format(timezone.localtime(part.written_at), "H:i")  # type: ignore[arg-type]
            age = (timezone.now() - part.written_at).total_seconds()  # type: ignore[operator]
            told["is_now"] = age < JUST_NOW_SECONDS
        return told


def report_page(
    view: OfReport, request: HttpRequest, forms: dict[str, PartForm], status: int = 200
) -> HttpResponse:
    """The page with all parts; `forms` hold what could not be saved."""
    parts = parts_of(report=view.report, language=view.language)
    others = parts_of(report=view.report, language=other_language(view.language))
    shown = [
        {
            "part": part,
            "other": other.text,
            "form": forms.get(part.key)
            or part_form(
                part.key,
                view.language,
                initial={"body": part.text, "revision": part.revision},
            ),
        }
        for part, other in zip(parts, others, strict=True)
    ]
    context = {"parts": shown, "rows": plan_of(report=view.report)}
    if forms:
        context["form"] = next(iter(forms.values()))
    return view.page(request, "report.html", context, status)


def part_form(part: str, language: str, data: Any = None, **kwargs: Any) -> PartForm:
    """The form of one part."""
    label = str(BreakoutPart(part).label)
    return PartForm(data, part=part, label=label, language=language, **kwargs)


def together_address(view: OfReport, written: Written) -> str:
    """The page on which the text set aside and the one that stands there are put together."""
    group = view.group
    where = [group.edition.year, group.number, view.language, view.part, written.aside]
    return reverse("sessions_app:breakout_together", args=where)

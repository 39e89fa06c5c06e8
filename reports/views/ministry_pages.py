"""What the pages of a ministry's focal person share: the own report of one meeting."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from egov_meeting.accounts.access import SignedInView
from egov_meeting.meetings.models import Edition
from egov_meeting.shared.bilingual import active_language
from reports.models import MinistryCall, MinistryReport, Promise
from reports.permissions_ministry import can_write_ministry_report
from reports.selectors.ministry_due import Due, due_of
from reports.selectors.ministry_own import last_report, own_reports, promises_to_answer

STEPS = (
    ("ministry_report", _("The text")),
    ("ministry_files", _("Files")),
    ("ministry_coverage", _("Institutions")),
    ("ministry_answers", _("Last year's promises")),
    ("ministry_promises", _("New promises")),
    ("ministry_preview", _("Look over and hand in")),
)


class MinistryView(SignedInView):
    """A page about the own ministry's report for the meeting of a year; `step` is its tab."""

    permission = can_write_ministry_report
    step = ""

    @cached_property
    def report(self) -> MinistryReport:
        """Raises Http404 when the ministry is not called upon for the meeting."""
        mine = own_reports(user=self.request.user).filter(  # type: ignore[arg-type]
            edition__year=self.kwargs["year"], edition__ministry_call__isnull=False
        )
        own = [one for one in mine if one.institution_id == self.request.user.institution_id]  # type: ignore[union-attr]
        found = next(iter([*own, *mine]), None)
        if found is None:
            raise Http404
        return found

    @property
    def edition(self) -> Edition:
        return self.report.edition

    @property
    def call(self) -> MinistryCall:
        return self.report.edition.ministry_call

    @cached_property
    def due(self) -> Due:
        return due_of(report=self.report, call=self.call, at=timezone.now())

    @cached_property
    def last(self) -> MinistryReport | None:
        return last_report(report=self.report)

    @cached_property
    def promised(self) -> list[Promise]:
        return promises_to_answer(report=self.report, last=self.last)

    def loaded(self) -> MinistryReport:
        return self.report

    def by_and_at(self) -> dict[str, Any]:
        """The person and the clock, for a service."""
        return {"by": self.request.user, "at": timezone.now()}

    def address(self, name: str, *args: Any) -> str:
        """An address of these pages about this meeting."""
        return reverse(f"reports:{name}", args=[self.kwargs["year"], *args])

    def page(self, template: str, context: Mapping[str, Any], *, status: int = 200) -> HttpResponse:
        """Render with the ministry, the meeting, what is due and the steps."""
        shared = {
            "report": self.report,
            "ministry_name": self.report.institution.name_on(
                self.edition.starts_on, active_language()
            ),
            "edition": self.edition,
            "call": self.call,
            "due": self.due,
            "steps": self._steps(),
        }
        return render(
            self.request,
            f"reports/ministries/{template}.html",
            {**shared, **context},
            status=status,
        )

    def refused(self, error: ValidationError, to: str) -> HttpResponse:
        """Say why a service refused, and go on there."""
        for text in error.messages:
            messages.error(self.request, text)
        return redirect(self.address(to))

    def _steps(self) -> list[dict[str, Any]]:
        shown = [(name, label) for name, label in STEPS if name != "ministry_answers" or self.last]
        return [
            {
                "label": label,
                "address": self.address(name),
                "current": "page" if name == self.step else "",
            }
            for name, label in shown
        ]


class WritingView(MinistryView):
    """A page on which the report is written; once it is in, or closed, it leads to the reading page."""

    def get(self, request: HttpRequest, year: int, **kwargs: Any) -> HttpResponse:
        if not self.due.is_writable:
            return redirect(self.address("ministry_reading"))
        return self.shown()

    def shown(self) -> HttpResponse:
        """The page while the report can be written."""
        raise NotImplementedError


class ForScript(MinistryView):
    """Answers a script: whose session has ended is told so, and not sent to another page."""

    def refusal(self, request: HttpRequest) -> HttpResponseBase | None:
        if not request.user.is_authenticated:
            return JsonResponse({"state": "signed_out"}, status=401)
        return super().refusal(request)

"""What the pages around the report of a breakout group share: the group, who comes in, the page."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import cached_property

from egov_meeting.accounts.access import SignedInView, to_second_factor
from egov_meeting.accounts.permissions import needs_second_factor
from egov_meeting.shared.bilingual import LANGUAGE_CODES, active_language, other_language
from sessions_app.choices import BreakoutPart
from sessions_app.models import BreakoutGroup, BreakoutReport
from sessions_app.permissions import can_read_breakout_report, can_write_breakout_report
from sessions_app.selectors.breakout_reports import report_of
from sessions_app.services.breakout_writing import OPEN_STATES


class OfReport(SignedInView):
    """A page about the report of one group: its rapporteurs come in, and staff with their second step."""

    permission = can_read_breakout_report

    def refusal(self, request: HttpRequest) -> HttpResponseBase | None:
        refused = super().refusal(request)
        if refused is None and needs_second_factor(request.user):
            return to_second_factor(request)
        return refused

    @cached_property
    def group(self) -> BreakoutGroup:
        found = BreakoutGroup.objects.select_related("edition", "of_group")
        year, number = self.kwargs["year"], self.kwargs["number"]
        return get_object_or_404(found, edition__year=year, number=number)

    def loaded(self) -> BreakoutGroup:
        return self.group

    @cached_property
    def report(self) -> BreakoutReport:
        return report_of(group=self.group)

    @property
    def language(self) -> str:
        """The language of the report one works on, not of the page."""
        code = str(self.kwargs.get("language", active_language()))
        if code not in LANGUAGE_CODES:
            raise Http404
        return code

    @property
    def part(self) -> str:
        key = str(self.kwargs["part"])
        if key not in BreakoutPart.values:
            raise Http404
        return key

    @property
    def place(self) -> dict[str, Any]:
        """How services are told of the part."""
        return {"group": self.group, "part": self.part, "language": self.language}

    @property
    def may_write(self) -> bool:
        """Whether this person can write in the report as it stands now."""
        return self.report.state in OPEN_STATES and can_write_breakout_report(
            self.request.user, self.group
        )

    def page(
        self, request: HttpRequest, template: str, context: dict[str, Any], status: int = 200
    ) -> HttpResponse:
        shared = {
            "group": self.group,
            "edition": self.group.edition,
            "report": self.report,
            "report_language": self.language,
            "other_language_code": other_language(self.language),
            "may_write": self.may_write,
        }
        return render(
            request, f"sessions_app/breakout/writing/{template}", shared | context, status=status
        )

    def back(self, anchor: str = "", language: str = "") -> HttpResponse:
        """To the page where the report is written."""
        response = redirect(
            "sessions_app:breakout_report",
            self.group.edition.year,
            self.group.number,
            language or self.language,
        )
        response["Location"] += anchor
        return response


class WritingReport(OfReport):
    """An action of those who write."""

    permission = can_write_breakout_report


class ForScript(OfReport):
    """Answers a script: whose session has ended is told so, and not sent to another page."""

    def refusal(self, request: HttpRequest) -> HttpResponseBase | None:
        if not request.user.is_authenticated:
            return JsonResponse({"state": "signed_out"}, status=401)
        return super().refusal(request)

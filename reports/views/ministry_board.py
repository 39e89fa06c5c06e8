"""For staff: the board of the ministries of an edition, and the call behind it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from egov_meeting.accounts.access import StaffView
from egov_meeting.meetings.choices import PhaseKind
from egov_meeting.meetings.models import Edition
from registrations.exports import file_name, file_response
from reports.charts_ministry import charts_of
from reports.exports_ministry import board_rows, headings
from reports.forms.ministry_board import AddMinistryForm, BoardFilterForm, CallForm
from reports.models import MinistryCall
from reports.permissions_ministry import can_change_ministry_call, can_view_ministry_board
from reports.selectors.ministry_board import (
    Line,
    board_of,
    call_for,
    found_in,
    standing_of,
)
from reports.services import ministry_calls as calls
from reports.services.ministry_reminding import remind_by_hand


class BoardPage(StaffView):
    """A staff page about the ministry reports of one edition."""

    permission = can_view_ministry_board

    @cached_property
    def edition(self) -> Edition:
        return get_object_or_404(Edition, year=self.kwargs["year"])

    @cached_property
    def call(self) -> MinistryCall:
        """Raises Http404 where the ministries were not called upon."""
        found = call_for(edition=self.edition)
        if found is None:
            raise Http404
        return found

    def loaded(self) -> Any:
        return self.edition

    def by_and_at(self) -> dict[str, Any]:
        """The person and the clock, for a service."""
        return {"by": self.request.user, "at": timezone.now()}

    def address(self, name: str, *args: Any) -> str:
        """Another page about this edition."""
        return reverse(f"reports:{name}", args=[self.kwargs["year"], *args])

    def page(self, template: str, context: Mapping[str, Any], *, status: int = 200) -> HttpResponse:
        """Render with the edition, the way up and what the reader may do."""
        shared = {
            "edition": self.edition,
            "board_address": self.address("ministry_board"),
            "may_change": can_change_ministry_call(self.request.user, self.edition),
        }
        return render(
            self.request,
            f"reports/ministries/{template}.html",
            {**shared, **context},
            status=status,
        )


class CallPage(BoardPage):
    """A page, or an action, of those who change the call."""

    permission = can_change_ministry_call

    def confirm(self, form: Any, *, status: int = 200, **words: Any) -> HttpResponse:
        """Ask before it is done: `heading`, `text`, `confirm_label`, `tone`."""
        context = {"form": form, "cancel_address": self.address("ministry_board"), **words}
        return self.page("confirm", context, status=status)


class BoardView(BoardPage):
    """Every ministry with its state, days left, coverage and last change."""

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        call = call_for(edition=self.edition)
        if call is None:
            return self.page("board_none", {})
        lines = board_of(edition=self.edition, call=call, at=timezone.now())
        filters = BoardFilterForm(request.GET)
        found, standing = found_in(lines, filters.query()), standing_of(lines)
        context = {
            "call": call,
            "lines": found,
            "standing": standing,
            "filters": filters,
            "query": request.GET.urlencode(),
            "charts": charts_of(standing),
            "is_over": call.is_closed,
            "is_due": call.due_at < timezone.now(),
        }
        return self.page("board", context)


class BoardAsFileView(BoardPage):
    """The board as its filters show it, as CSV or XLSX."""

    def get(self, request: HttpRequest, year: int, format: str) -> HttpResponseBase:
        lines = board_of(edition=self.edition, call=self.call, at=timezone.now())
        found = found_in(lines, BoardFilterForm(request.GET).query())
        return file_response(
            name=file_name(_("ministry reports"), timezone.localdate()),
            heading=headings(),
            rows=board_rows(found),
            format=format,
        )


class CallView(CallPage):
    """Open the call, or change its days, reminders and guidance."""

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        return self._page(self._form(None))

    def post(self, request: HttpRequest, year: int) -> HttpResponse:
        form = self._form(request.POST)
        if not form.is_valid():
            return self._page(form, status=422)
        try:
            self._save(form)
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self._page(form, status=409)
        return redirect(self.address("ministry_board"))

    def _save(self, form: CallForm) -> None:
        call = call_for(edition=self.edition)
        if call is None:
            calls.open_call(edition=self.edition, fields=form.values(), **self.by_and_at())
            number = self.edition.ministry_reports.count()
            said = ngettext(
                "The call is out: %(number)d ministry is expected to report.",
                "The call is out: %(number)d ministries are expected to report.",
                number,
            )
            messages.success(self.request, said % {"number": number})
            return
        calls.change_call(call=call, fields=form.values(), **self.by_and_at())
        messages.success(self.request, _("The call has been saved."))

    def _form(self, data: Any) -> CallForm:
        call = call_for(edition=self.edition)
        phase = self.edition.phases.filter(kind=PhaseKind.MINISTRY_REPORTS).first()
        days = {} if call or phase is None else {"due_on": phase.ends_on}
        return CallForm(data, instance=call or MinistryCall(), initial=days)

    def _page(self, form: CallForm, *, status: int = 200) -> HttpResponse:
        context = {"form": form, "call": call_for(edition=self.edition)}
        return self.page("call", context, status=status)


class AddMinistryView(CallPage):
    """Expect a report of one more ministry."""

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        return self._page(AddMinistryForm())

    def post(self, request: HttpRequest, year: int) -> HttpResponse:
        form = AddMinistryForm(request.POST)
        if not form.is_valid():
            return self._page(form, status=422)
        institution = form.cleaned_data["institution"].institution
        if institution is None:
            form.add_error("institution", _("Put it into the register of institutions first."))
            return self._page(form, status=422)
        try:
            calls.add_ministry(call=self.call, institution=institution, **self.by_and_at())
        except ValidationError as error:
            form.add_error("institution", error.messages)
            return self._page(form, status=409)
        messages.success(request, _("%(name)s is on the list.") % {"name": institution})
        return redirect(self.address("ministry_board"))

    def _page(self, form: AddMinistryForm, *, status: int = 200) -> HttpResponse:
        return self.confirm(
            form,
            status=status,
            heading=_("Expect a report of one more ministry"),
            confirm_label=_("Put on the list"),
            call=self.call,
        )


class RemindView(CallPage):
    """Remind chosen ministries, or all that are missing; asks first."""

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        lines = self._lines(request.GET)
        return self.page(
            "remind",
            {
                "lines": [line for line in lines if line.people],
                "without": [line for line in lines if not line.people],
                "chosen": request.GET.getlist("chaguo"),
                "cancel_address": self.address("ministry_board"),
            },
        )

    def post(self, request: HttpRequest, year: int) -> HttpResponse:
        reports = [line.report for line in self._lines(request.POST)]
        told, nobody = remind_by_hand(edition=self.edition, reports=reports, **self.by_and_at())
        said = ngettext(
            "A reminder goes to %(number)d person.", "Reminders go to %(number)d people.", told
        )
        messages.success(request, said % {"number": told})
        if nobody:
            names = ", ".join(str(report.institution) for report in nobody)
            messages.warning(
                request, _("Nobody could be written to at: %(names)s.") % {"names": names}
            )
        return redirect(self.address("ministry_board"))

    def _lines(self, sent: Any) -> list[Line]:
        """Of those chosen, or of all, the ministries whose report is awaited."""
        chosen = set(sent.getlist("chaguo"))
        lines = board_of(edition=self.edition, call=self.call, at=timezone.now())
        return [
            line
            for line in lines
            if line.due.is_writable and (not chosen or str(line.report.pk) in chosen)
        ]


class CloseView(CallPage):
    """End the call: the tables of the report stay as they stand."""

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        lines = board_of(edition=self.edition, call=self.call, at=timezone.now())
        context = {
            "standing": standing_of(lines),
            "missing": [line for line in lines if line.is_out],
            "call": self.call,
            "is_early": self.call.due_at > timezone.now(),
            "confirm_label": _("Close the call"),
            "cancel_address": self.address("ministry_board"),
            "tone": "bad",
        }
        return self.page("close", context)

    def post(self, request: HttpRequest, year: int) -> HttpResponse:
        try:
            calls.close_call(call=self.call, **self.by_and_at())
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(
                request, _("The call is closed, and the tables of the report stand as they are.")
            )
        return redirect(self.address("ministry_board"))

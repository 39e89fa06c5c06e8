"""For staff: one ministry's report, read, returned with remarks, accepted, given more time; its people."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from egov_meeting.meetings.models import Edition
from egov_meeting.shared.bilingual import active_language
from registrations.forms.person import put_errors
from reports.choices import MinistryReportState
from reports.forms.ministry_board import InviteForm, MoreTimeForm, RemoveForm, ReturnForm, end_of
from reports.ministry_parts import passages_of
from reports.models import MinistryReport
from reports.permissions_ministry import (
    can_invite_for_ministry,
    can_review_ministry_report,
    can_view_ministry_report,
)
from reports.selectors.ministry_board import call_for
from reports.selectors.ministry_due import due_of
from reports.selectors.ministry_own import last_report
from reports.selectors.ministry_people import focal_persons
from reports.selectors.ministry_reading import reading_of
from reports.selectors.ministry_versions import versions_of
from reports.services import ministry_handing_in as judging
from reports.services.ministry_calls import remove_ministry
from reports.services.ministry_inviting import invite_focal_person
from reports.views.ministry_board import BoardPage
from reports.views.ministry_handing_in import version_context


class OfReport(BoardPage):
    """A staff page about one ministry's report."""

    permission = can_view_ministry_report

    @cached_property
    def report(self) -> MinistryReport:
        rows = MinistryReport.objects.select_related("institution", "edition").prefetch_related(
            "institution__former_names"
        )
        return get_object_or_404(rows, edition__year=self.kwargs["year"], pk=self.kwargs["pk"])

    @property
    def edition(self) -> Edition:  # type: ignore[override]
        return self.report.edition

    def loaded(self) -> MinistryReport:
        return self.report

    def name(self) -> str:
        return self.report.institution.name_on(self.edition.starts_on, active_language())

    def page(self, template: str, context: Any, *, status: int = 200) -> HttpResponse:
        shared = {"report": self.report, "ministry_name": self.name()}
        return super().page(template, {**shared, **context}, status=status)


class ReportView(OfReport):
    """The report as it stands, its people, versions, and last year's promises beside this year's answers."""

    def get(self, request: HttpRequest, year: int, pk: int) -> HttpResponse:
        call, last = call_for(edition=self.edition), last_report(report=self.report)
        people = focal_persons(edition=self.edition)
        context = {
            "call": call,
            "due": due_of(report=self.report, call=call, at=timezone.now()) if call else None,
            "reading": reading_of(report=self.report),
            "people": people.get(self.report.institution_id, []),
            "versions": versions_of(report=self.report).defer("contents"),
            "last": last,
            "last_promises": last.promises.all() if last else [],
            "last_proposals": [
                (language, passages_of(text))
                for language in ("sw", "en")
                if last and (text := getattr(last, f"proposals_{language}"))
            ],
            "may_invite": can_invite_for_ministry(request.user, self.report),
            "is_in": self.report.state == MinistryReportState.SUBMITTED,
            "may_take_back": self.report.state == MinistryReportState.ACCEPTED,
        }
        return self.page("review", context)


class ReportVersionView(OfReport):
    """A version as it stood, and what changed since the one before."""

    def get(self, request: HttpRequest, year: int, pk: int, number: int) -> HttpResponse:
        version = versions_of(report=self.report).filter(number=number).first()
        if version is None:
            raise Http404
        return self.page("review_version", version_context(version))


class Action(OfReport):
    """Asks, does one thing, and goes back to the report."""

    permission = can_review_ministry_report
    heading: Any
    confirm_label: Any
    text: Any = ""
    tone = ""
    done: Any

    def form(self, data: Any = None) -> forms.Form:
        return forms.Form(data)

    def act(self, form: Any) -> None:
        """Call one service. Raises ValidationError."""
        raise NotImplementedError

    def get(self, request: HttpRequest, year: int, pk: int) -> HttpResponse:
        return self._page(self.form())

    def post(self, request: HttpRequest, year: int, pk: int) -> HttpResponse:
        form = self.form(request.POST)
        if not form.is_valid():
            return self._page(form, status=422)
        try:
            self.act(form)
        except ValidationError as error:
            put_errors(form, error)
            return self._page(form, status=409)
        messages.success(request, self.done)
        return redirect(self.way_back())

    def way_back(self) -> str:
        return self.address("ministry_review", self.kwargs["pk"])

    def _page(self, form: forms.Form, *, status: int = 200) -> HttpResponse:
        context = {
            "form": form,
            "heading": self.heading,
            "text": self.text,
            "confirm_label": self.confirm_label,
            "tone": self.tone,
            "cancel_address": self.address("ministry_review", self.kwargs["pk"]),
        }
        return self.page("confirm", context, status=status)


class ReturnView(Action):
    heading = gettext_lazy("Return the report with remarks")
    text = gettext_lazy(
        "The ministry sees each remark at its part, mends the report and hands it in again."
    )
    confirm_label = gettext_lazy("Return with remarks")
    done = gettext_lazy("The report has been returned, and the ministry is told.")

    def form(self, data: Any = None) -> forms.Form:
        return ReturnForm(data)

    def act(self, form: Any) -> None:
        until = form.cleaned_data["until"]
        judging.return_report(
            report=self.report,
            remarks=form.remarks(),
            until=end_of(until) if until else None,
            **self.by_and_at(),
        )


class AcceptView(Action):
    heading = gettext_lazy("Accept the report")
    text = gettext_lazy("It can be changed only if it is returned again. The ministry is told.")
    confirm_label = gettext_lazy("Accept the report")
    done = gettext_lazy("The report is accepted.")

    def act(self, form: Any) -> None:
        judging.accept_report(report=self.report, **self.by_and_at())


class MoreTimeView(Action):
    heading = gettext_lazy("Give more time")
    confirm_label = gettext_lazy("Give more time")
    done = gettext_lazy("The ministry has been given more time, and is told.")

    def form(self, data: Any = None) -> forms.Form:
        return MoreTimeForm(data)

    def act(self, form: Any) -> None:
        judging.give_more_time(
            report=self.report,
            until=end_of(form.cleaned_data["until"]),
            reason=form.cleaned_data["reason"],
            **self.by_and_at(),
        )


class RemoveMinistryView(Action):
    heading = gettext_lazy("Expect no report any more")
    text = gettext_lazy("The ministry goes off the list of this meeting.")
    confirm_label = gettext_lazy("Take off the list")
    tone = "bad"
    done = gettext_lazy("The ministry is off the list.")

    def form(self, data: Any = None) -> forms.Form:
        return RemoveForm(data)

    def act(self, form: Any) -> None:
        reason = form.cleaned_data["reason"]
        remove_ministry(report=self.report, reason=reason, **self.by_and_at())

    def way_back(self) -> str:
        return self.address("ministry_board")


class InviteView(Action):
    permission = can_invite_for_ministry
    heading = gettext_lazy("Invite a focal person")
    text = gettext_lazy(
        "The person gets a letter with a link to choose a password, may write the ministry's report and register "
        "its delegation."
    )
    confirm_label = gettext_lazy("Invite")
    done = gettext_lazy("The focal person has been invited.")

    def form(self, data: Any = None) -> forms.Form:
        return InviteForm(data)

    def act(self, form: Any) -> None:
        _person, was_sent = invite_focal_person(
            report=self.report, **form.cleaned_data, **self.by_and_at()
        )
        if not was_sent:
            messages.warning(
                self.request,
                _(
                    "The letter could not be handed over to the mail server. Send it again from the page of people."
                ),
            )

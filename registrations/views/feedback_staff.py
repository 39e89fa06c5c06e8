"""Feedback for staff: begin, look at, open, remind, close, and read what was answered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from egov_meeting.accounts.access import StaffView
from egov_meeting.audit.services import record
from egov_meeting.audit.transitions import TransitionRefused
from egov_meeting.meetings.models import Edition
from egov_meeting.shared.bilingual import active_language
from registrations.day_permissions import can_change_feedback, can_read_feedback
from registrations.exports import file_name, file_response
from registrations.feedback_charts import question_chart
from registrations.forms.feedback import AnswerForm
from registrations.models import FeedbackForm, FeedbackGiven
from registrations.selectors.feedback import (
    FeedbackResults,
    feedback_form_of,
    feedback_results,
    people_asked,
)
from registrations.services import feedback as services


class OfFeedback(StaffView):
    """A page about the feedback on one edition."""

    permission = can_read_feedback

    @cached_property
    def edition(self) -> Edition:
        return get_object_or_404(Edition, year=self.kwargs["year"])

    def loaded(self) -> Edition:
        return self.edition

    @cached_property
    def feedback(self) -> FeedbackForm | None:
        return feedback_form_of(edition=self.edition)

    @property
    def the_feedback(self) -> FeedbackForm:
        """The form, on pages that make no sense without one. Raises Http404."""
        if self.feedback is None:
            raise Http404
        return self.feedback

    def back(self) -> HttpResponse:
        return redirect("registrations:feedback", year=self.edition.year)


class FeedbackView(OfFeedback):
    """How the form stands, and its results once it is closed."""

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        results = feedback_results(form=self.feedback) if self.feedback else None
        context = {
            "edition": self.edition,
            "feedback": self.feedback,
            "results": results,
            "shown": [(one, question_chart(one)) for one in results.questions] if results else [],
            "may_change": can_change_feedback(request.user, self.edition),
            **(self._counts(self.feedback) if self.feedback else {}),
        }
        return render(request, "registrations/staff/feedback.html", context)

    def _counts(self, form: FeedbackForm) -> dict[str, int]:
        return {
            "asked": people_asked(form=form).count(),
            "given": FeedbackGiven.objects.filter(form=form).count(),
        }


class PreviewFeedbackView(OfFeedback):
    """The form as participants see it; nothing can be sent from here."""

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        context = {"edition": self.edition, "form": AnswerForm(form=self.the_feedback)}
        return render(
            request,
            "registrations/staff/feedback_preview.html",
            context | {"feedback": self.the_feedback},
        )


class ChangesFeedback(OfFeedback):
    """A button on the page of feedback: one service, what is said of it, and back."""

    permission = can_change_feedback
    act: Callable[..., Any]
    said: str | Promise = ""

    def post(self, request: HttpRequest, year: int) -> HttpResponse:
        try:
            came = self.call(by=request.user, at=timezone.now())
        except TransitionRefused:
            messages.error(request, _("The form stands otherwise by now. See below."))
        except ValidationError as refused:
            messages.error(request, " ".join(refused.messages))
        else:
            messages.success(request, self.words(came))
        return self.back()

    def call(self, **told: Any) -> Any:
        return type(self).act(form=self.the_feedback, **told)

    def words(self, came: Any) -> str:
        return str(self.said)


class BeginFeedbackView(ChangesFeedback):
    said = gettext_lazy("The form has been begun. Change the questions before you open it.")

    def call(self, **told: Any) -> Any:
        return services.begin_feedback(edition=self.edition, **told)


class OpenFeedbackView(ChangesFeedback):
    act = services.open_feedback
    said = gettext_lazy("The form is open. Everybody who is asked gets a message.")


class CloseFeedbackView(ChangesFeedback):
    act = services.close_feedback
    said = gettext_lazy("The form is closed. Its results are below.")


class RemindOfFeedbackView(ChangesFeedback):
    act = services.remind_of_feedback

    def words(self, came: int) -> str:
        text = ngettext("%(number)d person is reminded.", "%(number)d people are reminded.", came)
        return text % {"number": came}


class FeedbackExportView(OfFeedback):
    """The results as a file: how often each answer was given, and own words."""

    def get(self, request: HttpRequest, year: int, format: str) -> HttpResponseBase:
        results = feedback_results(form=self.the_feedback)
        if results is None or not results.is_shown:
            raise Http404
        name = file_name(_("feedback"), timezone.localdate())
        heading = [_("Question"), _("Answer"), _("Number"), _("Per cent")]
        rows = list(_rows(results))
        record(
            action="registrations.feedback_exported",
            obj=results.form,
            by=request.user,
            at=timezone.now(),
            after={"format": format},
            shown_publicly=False,
        )
        return file_response(name=name, heading=heading, rows=rows, format=format)


def _rows(results: FeedbackResults) -> Iterator[list[Any]]:
    language = active_language()
    for one in results.questions:
        text = str(one.question.text)
        if not one.is_shown:
            yield [text, _("Too few answered"), "", ""]
        for count in one.counts:
            yield [text, count.label(language), count.number, count.percent]
        for words in one.texts:
            yield [text, words, "", ""]

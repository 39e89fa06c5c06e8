"""The feedback form behind the link of one's own registration."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import cached_property

from registrations.choices import FeedbackState
from registrations.forms.feedback import AnswerForm
from registrations.models import FeedbackForm, FeedbackGiven
from registrations.selectors.feedback import feedback_form_of, people_asked
from registrations.services.feedback import AnsweredAlready, give_feedback
from registrations.views.participant_door import OwnView


class OwnFeedbackView(OwnView):
    """Answered once; afterwards, and while it is not open, the page says so."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        if self.feedback is None or self.standing:
            return self._page(None)
        return self._page(AnswerForm(form=self.feedback))

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        if self.feedback is None:
            return self._page(None)
        form = AnswerForm(request.POST, form=self.feedback)
        if not form.is_valid():
            return self._page(form)
        try:
            give_feedback(registration=self.registration, answers=form.answers, at=self.at)
        except AnsweredAlready:
            return redirect(request.path)
        except ValidationError as refused:
            form.add_error(None, refused)
            return self._page(form)
        return redirect(request.path)

    @cached_property
    def feedback(self) -> FeedbackForm | None:
        return feedback_form_of(edition=self.registration.edition)

    @cached_property
    def standing(self) -> str:
        """Why nothing can be filled in: "given", "closed", "others"; "" while it can."""
        if FeedbackGiven.objects.filter(registration=self.registration).exists():
            return "given"
        form = self.feedback
        if form is None or form.state != FeedbackState.OPEN:
            return "closed"
        asked = people_asked(form=form).filter(pk=self.registration.pk).exists()
        return "" if asked else "others"

    def _page(self, form: AnswerForm | None) -> HttpResponse:
        context = {
            "registration": self.registration,
            "token": self.kwargs["token"],
            "feedback": self.feedback,
            "standing": self.standing if form is None else "",
            "form": form,
        }
        return render(self.request, "registrations/own_feedback.html", context)

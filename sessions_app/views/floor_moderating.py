"""What moderators do with one contribution."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from sessions_app.floor_devices import form_mark
from sessions_app.forms.floor import (
    AnswerForm,
    CorrectionForm,
    DeclineForm,
    WrittenDownForm,
    empty_written_down,
)
from sessions_app.models import Contribution
from sessions_app.selectors.floor import contribution_of
from sessions_app.services.floor_moderating import (
    answer_contribution,
    correct_contribution,
    decline_contribution,
    show_contribution,
)
from sessions_app.services.floor_sending import write_down
from sessions_app.views.floor_staff import ModeratingView


class WriteDownView(ModeratingView):
    """The rapporteur writes down what somebody said aloud."""

    def get(self, request: HttpRequest, year: int, number: int) -> HttpResponse:
        return self._page(empty_written_down())

    def post(self, request: HttpRequest, year: int, number: int) -> HttpResponse:
        form = WrittenDownForm(request.POST)
        if not form.is_valid():
            return self._page(form, status=422)
        write_down(
            item=self.item,
            **form.told(),
            form_key=form_mark(f"person-{request.user.pk}", form.cleaned_data["form_key"]),
            by=request.user,  # type: ignore[arg-type]
            at=timezone.now(),
        )
        messages.success(request, _("It has been written down; everybody can read it."))
        return redirect("sessions_app:floor_queue", year, number)

    def _page(self, form: WrittenDownForm, status: int = 200) -> HttpResponse:
        context = {"item": self.item, "form": form}
        return self.page(self.request, "write_down.html", context, status)


class ContributionView(ModeratingView):
    """One contribution with all that moderators may do with it."""

    @cached_property
    def contribution(self) -> Contribution:
        found = contribution_of(edition=self.edition, number=self.kwargs["hoja"])
        if found is None:
            raise Http404
        return found

    def get(self, request: HttpRequest, year: int, hoja: int) -> HttpResponse:
        return self.contribution_page()

    def contribution_page(self, status: int = 200, **forms: Any) -> HttpResponse:
        one = self.contribution
        context = {
            "contribution": one,
            "item": one.item,
            "decline_form": DeclineForm(initial={"remark": one.remark}),
            "answer_form": AnswerForm(initial={"answer": one.answer}),
            "correction_form": CorrectionForm(initial={"text": one.text}),
            "form": None,
            **forms,
        }
        return self.page(self.request, "contribution.html", context, status)

    def done(self, said: str) -> HttpResponse:
        messages.success(self.request, said)
        return redirect("sessions_app:floor_queue", self.edition.year, self.contribution.item_id)

    def told(self) -> dict[str, Any]:
        """How services are told of it."""
        return {"contribution": self.contribution, "by": self.request.user, "at": timezone.now()}


class ShowContributionView(ContributionView):
    """Let everybody read it."""

    def post(self, request: HttpRequest, year: int, hoja: int) -> HttpResponse:
        try:
            show_contribution(**self.told())
        except ValidationError as refused:
            messages.error(request, " ".join(refused.messages))
            return redirect("sessions_app:floor_queue", year, self.contribution.item_id)
        return self.done(_("It is shown."))


class DeclineContributionView(ContributionView):
    """Keep it from being read, with the reason."""

    def post(self, request: HttpRequest, year: int, hoja: int) -> HttpResponse:
        form = DeclineForm(request.POST)
        if form.is_valid():
            try:
                decline_contribution(**self.told(), **form.cleaned_data)
            except ValidationError as refused:
                form.add_error(None, refused)
            else:
                return self.done(_("It is not shown."))
        return self.contribution_page(status=422, decline_form=form, form=form)


class AnswerContributionView(ContributionView):
    """Mark it as answered."""

    def post(self, request: HttpRequest, year: int, hoja: int) -> HttpResponse:
        form = AnswerForm(request.POST)
        if form.is_valid():
            try:
                answer_contribution(**self.told(), **form.cleaned_data)
            except ValidationError as refused:
                form.add_error(None, refused)
            else:
                return self.done(_("It is marked as answered."))
        return self.contribution_page(status=422, answer_form=form, form=form)


class CorrectContributionView(ContributionView):
    """Put its mistakes right."""

    def post(self, request: HttpRequest, year: int, hoja: int) -> HttpResponse:
        form = CorrectionForm(request.POST)
        if form.is_valid():
            correct_contribution(**self.told(), **form.cleaned_data)
            return self.done(_("The text has been corrected; what was sent is kept."))
        return self.contribution_page(status=422, correction_form=form, form=form)

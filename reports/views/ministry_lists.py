"""Beside the texts of a ministry's report: its institutions, its promises, and what came of the last ones."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from reports.forms.ministry_writing import (
    AnswerForm,
    CoverageForm,
    InstitutionToAddForm,
    PromiseForm,
)
from reports.ministry_parts import passages_of
from reports.models import CoveredInstitution, Promise
from reports.selectors.ministry_own import under_the_ministry
from reports.services import ministry_writing as writing
from reports.views.ministry_pages import MinistryView, WritingView


class CoverageView(WritingView):
    """The institutions under the ministry, each covered or not; more can be added."""

    step = "ministry_coverage"

    def shown(self) -> HttpResponse:
        return self._page([CoverageForm(line=line) for line in self._lines()])

    def post(self, request: HttpRequest, year: int) -> HttpResponse:
        lines = [CoverageForm(request.POST, line=line) for line in self._lines()]
        valid = [form.is_valid() for form in lines]
        if not all(valid):
            return self._page(lines, status=422)
        ticked = {form.line.pk: form.ticked() for form in lines}
        try:
            clashes = writing.save_coverage(report=self.report, ticked=ticked, **self.by_and_at())
        except ValidationError as error:
            _refuse_all(lines, error)
            return self._page(lines, status=409)
        if clashes:
            return self._both(lines, clashes)
        messages.success(request, _("What you said of the institutions has been saved."))
        return redirect(self.address("ministry_coverage"))

    def _both(
        self, lines: list[CoverageForm], clashes: dict[int, CoveredInstitution]
    ) -> HttpResponse:
        """What a colleague said meanwhile is told at the line; the next Save has seen it."""
        for form in lines:
            theirs = clashes.get(form.line.pk)
            told = theirs or form.ticked()
            form.data = form.data.copy()  # type: ignore[attr-defined]
            form.data[form.add_prefix("seen_coverage")] = told.coverage
            form.data[form.add_prefix("seen_reason")] = told.reason
            if theirs:
                said = _(
                    "A colleague has said meanwhile: %(coverage)s. Save again to put yours there."
                )
                form.add_error("coverage", said % {"coverage": theirs.get_coverage_display()})
        return self._page(lines, status=409)

    def _lines(self) -> list[CoveredInstitution]:
        return list(self.report.covered.select_related("institution"))

    def _page(self, lines: list[CoverageForm], *, status: int = 200) -> HttpResponse:
        under = under_the_ministry(report=self.report)
        for form in lines:
            form.may_be_removed = form.line.institution_id not in under
        context = {
            "lines": lines,
            "form": _first_with_errors(lines),
            "to_add": InstitutionToAddForm(),
        }
        return self.page("coverage", context, status=status)


class AddInstitutionView(WritingView):
    """One more institution, from the register or by its name."""

    step = "ministry_coverage"

    def shown(self) -> HttpResponse:
        return self.page("add_institution", {"form": InstitutionToAddForm()})

    def post(self, request: HttpRequest, year: int) -> HttpResponse:
        form = InstitutionToAddForm(request.POST)
        if not form.is_valid():
            return self.page("add_institution", {"form": form}, status=422)
        answer = form.cleaned_data["institution"]
        try:
            line = writing.add_institution(
                report=self.report,
                institution=answer.institution,
                name=answer.typed_name,
                **self.by_and_at(),
            )
        except ValidationError as error:
            form.add_error(
                None if not hasattr(error, "error_dict") else "institution", error.messages
            )
            return self.page("add_institution", {"form": form}, status=409)
        messages.success(request, _("%(name)s is on the list.") % {"name": line.name_printed})
        return redirect(self.address("ministry_coverage"))


class RemoveInstitutionView(MinistryView):
    """Take an institution off the list that does not stand under the ministry."""

    step = "ministry_coverage"

    def get(self, request: HttpRequest, year: int, pk: int) -> HttpResponse:
        return self.page("remove", self._context(pk))

    def post(self, request: HttpRequest, year: int, pk: int) -> HttpResponse:
        line = get_object_or_404(self.report.covered, pk=pk)
        try:
            writing.remove_institution(line=line, **self.by_and_at())
        except ValidationError as error:
            return self.refused(error, "ministry_coverage")
        messages.success(request, _("%(name)s is off the list.") % {"name": line.name_printed})
        return redirect(self.address("ministry_coverage"))

    def _context(self, pk: int) -> dict[str, Any]:
        line = get_object_or_404(self.report.covered, pk=pk)
        return {
            "what": line.name_printed,
            "heading": _("Take an institution off the list"),
            "cancel_address": self.address("ministry_coverage"),
        }


class PromisesView(WritingView):
    """What the ministry will do until the next meeting, and one promise more."""

    step = "ministry_promises"

    def shown(self) -> HttpResponse:
        return self._page(PromiseForm())

    def post(self, request: HttpRequest, year: int) -> HttpResponse:
        form = PromiseForm(request.POST)
        if not form.is_valid():
            return self._page(form, status=422)
        try:
            writing.add_promise(report=self.report, fields=form.values(), **self.by_and_at())
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self._page(form, status=409)
        messages.success(request, _("The promise has been put down."))
        return redirect(self.address("ministry_promises"))

    def _page(self, form: forms.BaseForm, *, status: int = 200) -> HttpResponse:
        context = {"form": form, "promises": self.report.promises.all()}
        return self.page("promises", context, status=status)


class PromiseView(WritingView):
    """One promise, changed; where a colleague was faster both texts are shown."""

    step = "ministry_promises"

    def shown(self) -> HttpResponse:
        return self._page(PromiseForm(instance=self._promise()))

    def post(self, request: HttpRequest, year: int, pk: int) -> HttpResponse:
        promise = self.report.promises.filter(pk=pk).first()
        if promise is None:
            if Promise.objects.filter(pk=pk).exists():
                raise Http404
            return self._taken_out(PromiseForm(request.POST))
        form = PromiseForm(request.POST, instance=promise)
        if not form.is_valid():
            return self._page(form, status=422)
        said = {"seen": form.cleaned_data["seen"], "fields": form.values()}
        try:
            writing.change_promise(promise=promise, **said, **self.by_and_at())
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self._page(form, status=409)
        except writing.PromiseConflict as conflict:
            return self._both(conflict.stored)
        messages.success(request, _("The promise has been saved."))
        return redirect(self.address("ministry_promises"))

    def _both(self, stored: Promise | None) -> HttpResponse:
        """The colleague's text above, mine in the form; the next Save has seen theirs."""
        typed = self.request.POST.copy()
        if stored is None:
            return self._taken_out(PromiseForm(typed))
        typed["seen"] = writing.promise_mark(stored)
        form = PromiseForm(typed, instance=Promise(report=self.report))
        context = {"form": form, "stored": stored}
        return self.page("promise", context, status=409)

    def _taken_out(self, form: PromiseForm) -> HttpResponse:
        """A colleague took the promise out: what was typed can be put down as a new one."""
        if form.is_valid():
            form.add_error(
                None,
                _("A colleague has taken this promise out. Yours can be put down as a new one."),
            )
        context = {
            "form": form,
            "promises": self.report.promises.all(),
            "action": self.address("ministry_promises"),
        }
        return self.page("promises", context, status=409)

    def _promise(self) -> Promise:
        return get_object_or_404(self.report.promises, pk=self.kwargs["pk"])

    def _page(self, form: forms.BaseForm, *, status: int = 200) -> HttpResponse:
        return self.page("promise", {"form": form}, status=status)


class RemovePromiseView(MinistryView):
    """Take a promise out again."""

    step = "ministry_promises"

    def get(self, request: HttpRequest, year: int, pk: int) -> HttpResponse:
        promise = get_object_or_404(self.report.promises, pk=pk)
        context = {
            "what": str(promise.text),
            "heading": _("Take a promise out"),
            "cancel_address": self.address("ministry_promises"),
        }
        return self.page("remove", context)

    def post(self, request: HttpRequest, year: int, pk: int) -> HttpResponse:
        promise = get_object_or_404(self.report.promises, pk=pk)
        try:
            writing.remove_promise(promise=promise, **self.by_and_at())
        except ValidationError as error:
            return self.refused(error, "ministry_promises")
        messages.success(request, _("The promise has been taken out."))
        return redirect(self.address("ministry_promises"))


class AnswersView(WritingView):
    """What was promised last time, beside what came of it; the proposals of then are shown too."""

    step = "ministry_answers"

    def shown(self) -> HttpResponse:
        return self._page([AnswerForm(promise=promise) for promise in self.promised])

    def post(self, request: HttpRequest, year: int) -> HttpResponse:
        answers = [AnswerForm(request.POST, promise=promise) for promise in self.promised]
        valid = [form.is_valid() for form in answers]
        if not all(valid):
            return self._page(answers, status=422)
        said = {form.promise.pk: form.answer() for form in answers}
        try:
            clashes = writing.answer_promises(report=self.report, answers=said, **self.by_and_at())
        except ValidationError as error:
            _refuse_all(answers, error)
            return self._page(answers, status=409)
        if clashes:
            return self._both(answers, clashes)
        messages.success(request, _("The answers have been saved."))
        return redirect(self.address("ministry_answers"))

    def _both(self, answers: list[AnswerForm], clashes: dict[int, Promise]) -> HttpResponse:
        """What a colleague said meanwhile is told at the promise; the next Save has seen it."""
        for form in answers:
            theirs, mine = clashes.get(form.promise.pk), form.answer()
            seen = (theirs.outcome, theirs.outcome_note) if theirs else (mine.outcome, mine.note)
            form.data = form.data.copy()  # type: ignore[attr-defined]
            form.data[form.add_prefix("seen_outcome")] = seen[0]
            form.data[form.add_prefix("seen_note")] = seen[1]
            if theirs:
                told = " – ".join(filter(None, (theirs.get_outcome_display(), theirs.outcome_note)))
                said = _(
                    "A colleague has said meanwhile: %(coverage)s. Save again to put yours there."
                )
                form.add_error("outcome", said % {"coverage": told or _("Not answered yet")})
        return self._page(answers, status=409)

    def _page(self, answers: list[AnswerForm], *, status: int = 200) -> HttpResponse:
        last = self.last
        context = {
            "answers": answers,
            "form": _first_with_errors(answers),
            "last": last,
            "last_proposals": [
                (language, passages_of(text))
                for language in ("sw", "en")
                if last and (text := getattr(last, f"proposals_{language}"))
            ],
        }
        return self.page("answers", context, status=status)


def _first_with_errors(found: list[Any]) -> forms.Form | None:
    return next((form for form in found if form.errors), None)


def _refuse_all(found: list[Any], error: ValidationError) -> None:
    """Say it once, at the top of the page; what was typed stays in every form."""
    for form in found[:1]:
        form.add_error(None, error.messages)

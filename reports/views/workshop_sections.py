"""Editing a section in the browser, in one language beside the other."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from egov_meeting.shared.bilingual import LANGUAGE_CODES
from reports.editor_html import editor_html
from reports.forms.sections import BindingForm, RevisionForm, SectionForm
from reports.outline import Heading, section_called
from reports.permissions import can_edit_report
from reports.selectors.drafting import draft_offered, section_page
from reports.services.drafts import LONGEST_DRAFT, discard_draft, keep_draft
from reports.services.figures import bind_number
from reports.services.texts import (
    EditConflict,
    return_to_generated,
    save_section,
)
from reports.views.workshop_conflict import conflict_page
from reports.views.workshop_frame import EditingView, WorkshopView


class OfSection(WorkshopView):
    """What is about one section in one language."""

    @cached_property
    def section(self) -> str:
        try:
            known = section_called(self.kwargs["section"])
        except KeyError:
            raise Http404 from None
        if not known.has_text or self.kwargs["language"] not in LANGUAGE_CODES:
            raise Http404
        return known.key

    @property
    def language(self) -> str:
        return str(self.kwargs["language"])

    @cached_property
    def heading(self) -> Heading:
        return self.desk.heading(self.section)

    @property
    def place(self) -> dict[str, Any]:
        """How services are told of this section."""
        return {"edition": self.edition, "section": self.section, "language": self.language}

    def back(self) -> HttpResponse:
        return redirect(self.address("section", self.section, self.language))

    def editor(
        self,
        request: HttpRequest,
        form: SectionForm,
        *,
        status: int = 200,
        **more: Any,
    ) -> HttpResponse:
        """The page with the editor, holding whatever the form holds."""
        context = section_page(self.desk, self.section, self.language)
        content = self.editor_content(form["body"].value() or "")
        more = {"form": form, "editor_content": content, **more}
        return self.page(request, "section.html", {**context, **more}, status)

    def editor_content(self, text: str) -> str:
        """The text as the browser's editor takes it; a text beyond all measure stays in its plain field."""
        if len(text) > LONGEST_DRAFT:
            return ""
        return editor_html(text, reading=self.desk.reading(self.language))


class SectionView(OfSection):
    """The text, its other language, its figures; the editor for those who may edit."""

    def get(self, request: HttpRequest, year: int, section: str, language: str) -> HttpResponse:
        text = self.desk.text(self.section, self.language)
        revision = self.desk.revision(self.section, self.language)
        draft = draft_offered(self.desk, self.section, self.language, user_id=request.user.pk)
        taken = draft is not None and "rasimu" in request.GET
        if draft and taken:
            text, revision = draft.body, draft.revision
        form = SectionForm(initial={"body": text, "revision": revision}, language=self.language)
        return self.editor(request, form, draft=draft, draft_taken=taken)


class WritingView(OfSection):
    """Takes the editor's form."""

    permission = can_edit_report

    def get(self, request: HttpRequest, year: int, section: str, language: str) -> HttpResponse:
        return self.back()

    def refusal(self, request: HttpRequest) -> HttpResponseBase | None:
        """Whose session has ended gets the text back, to be saved after signing in again."""
        if not request.user.is_authenticated and request.method == "POST":
            typed = request.POST.get("body", "")
            return render(request, "reports/workshop/signed_out.html", {"typed": typed}, status=401)
        return super().refusal(request)


class SaveSectionView(WritingView):
    """Save; in a conflict both texts are shown and nothing is lost."""

    def post(self, request: HttpRequest, year: int, section: str, language: str) -> HttpResponse:
        form = SectionForm(request.POST, language=self.language)
        if not form.is_valid():
            return self.editor(request, form, status=422)
        typed = form.cleaned_data
        try:
            save_section(
                **self.place,
                body=typed["body"],
                revision=typed["revision"],
                figures=self.desk.figures,
                by=request.user,
                at=timezone.now(),
            )
        except ValidationError as error:
            form.add_error("body", error)
            return self.editor(request, form, status=422)
        except EditConflict as conflict:
            return conflict_page(self, request, form, conflict)
        messages.success(request, _("The text has been saved."))
        return self.back()


class PreviewSectionView(WritingView):
    """How the text would read; it is kept as unsaved meanwhile."""

    def post(self, request: HttpRequest, year: int, section: str, language: str) -> HttpResponse:
        form = SectionForm(request.POST, language=self.language)
        if not form.is_valid():
            return self.editor(request, form, status=422)
        typed = form.cleaned_data
        try:
            keep_draft(
                **self.place,
                body=typed["body"],
                revision=typed["revision"],
                user=request.user,
                at=timezone.now(),
            )
        except ValidationError as error:
            form.add_error("body", error)
            return self.editor(request, form, status=422)
        preview = self.desk.html(typed["body"], self.language)
        return self.editor(request, form, preview=preview)


class GeneratedAgainView(OfSection, EditingView):
    """Back to the generated text, after asking."""

    def get(self, request: HttpRequest, year: int, section: str, language: str) -> HttpResponse:
        revision = self.desk.revision(self.section, self.language)
        return self.ask(request, RevisionForm(initial={"revision": revision}))

    def post(self, request: HttpRequest, year: int, section: str, language: str) -> HttpResponse:
        form = RevisionForm(request.POST)
        if not form.is_valid():
            return self.ask(request, form, status=422)
        try:
            return_to_generated(
                **self.place,
                revision=form.cleaned_data["revision"],
                by=request.user,  # type: ignore[arg-type]
                at=timezone.now(),
            )
        except EditConflict:
            messages.error(request, _("The text has been changed meanwhile. Look at it again."))
            return self.back()
        messages.success(request, _("The section is generated from the data again."))
        return self.back()

    def ask(self, request: HttpRequest, form: RevisionForm, status: int = 200) -> HttpResponse:
        context = {
            "heading": self.heading,
            "section_language": self.language,
            "form": form,
            "generated": self.desk.html(
                self.desk.generated(self.section, self.language), self.language
            ),
            "confirm_label": _("Generate the section again"),
            "cancel_address": self.address("section", self.section, self.language),
        }
        return self.page(request, "generated_again.html", context, status)


class DiscardDraftView(OfSection, EditingView):
    """Forget what was typed and not saved."""

    def post(self, request: HttpRequest, year: int, section: str, language: str) -> HttpResponse:
        discard_draft(**self.place, user_id=request.user.pk)
        messages.success(request, _("The unsaved text has been discarded."))
        return self.back()


class BindNumberView(OfSection, EditingView):
    """Make a number of the text a figure that follows the data."""

    def post(self, request: HttpRequest, year: int, section: str, language: str) -> HttpResponse:
        form = BindingForm(request.POST)
        if not form.is_valid() or form.cleaned_data["key"] not in self.desk.figures:
            raise Http404
        try:
            bind_number(
                **self.place,
                text=self.desk.text(self.section, self.language),
                figures=self.desk.figures,
                by=request.user,
                at=timezone.now(),
                **form.cleaned_data,
            )
        except EditConflict:
            messages.error(request, _("The text has been changed meanwhile. Look at it again."))
        else:
            messages.success(request, _("The number now follows the data."))
        return self.back()

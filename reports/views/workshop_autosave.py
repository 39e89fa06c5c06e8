"""What report_editor.js asks for while somebody types."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from reports.editor_html import editor_html
from reports.forms.sections import SectionForm
from reports.services.drafts import LONGEST_DRAFT, keep_draft
from reports.views.workshop_frame import EditingView
from reports.views.workshop_sections import OfSection


class ForScript(OfSection, EditingView):
    """Answers a script: whose session has ended is told so, and not sent to another page."""

    def refusal(self, request: HttpRequest) -> HttpResponseBase | None:
        if not request.user.is_authenticated:
            return JsonResponse({"state": "signed_out"}, status=401)
        return super().refusal(request)


class AutosaveView(ForScript):
    """Keep what is typed; say when somebody else has saved a newer text meanwhile."""

    def post(self, request: HttpRequest, year: int, section: str, language: str) -> HttpResponse:
        form = SectionForm(request.POST)
        if not form.is_valid():
            return JsonResponse({"state": "refused", "message": _first_error(form)}, status=422)
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
            return JsonResponse({"state": "refused", "message": error.messages[0]}, status=413)
        newest = self.desk.revision(self.section, self.language)
        state = "kept" if newest == typed["revision"] else "overtaken"
        return JsonResponse({"state": state})


class EditorContentView(ForScript):
    """Markdown as the editor takes it, when somebody goes back from the plain text."""

    def post(self, request: HttpRequest, year: int, section: str, language: str) -> HttpResponse:
        typed = request.POST.get("body", "")
        if len(typed) > LONGEST_DRAFT:
            return JsonResponse({"message": _("This text is too long to be kept.")}, status=413)
        content = editor_html(typed, reading=self.desk.reading(self.language))
        return HttpResponse(content)


def _first_error(form: SectionForm) -> str:
    return next((str(found) for errors in form.errors.values() for found in errors), "")

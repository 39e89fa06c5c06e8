"""What a section has said before, who changed it, and bringing an earlier text back."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from egov_meeting.shared.differing import changes_between, is_changed
from reports.choices import RevisionKind
from reports.forms.sections import RevisionForm
from reports.models import SectionRevision
from reports.selectors.texts import revision_text, revisions
from reports.services.texts import EditConflict, restore_revision
from reports.views.workshop_frame import EditingView
from reports.views.workshop_sections import OfSection


class HistoryView(OfSection):
    """All revisions of a section, newest first."""

    def get(self, request: HttpRequest, year: int, section: str, language: str) -> HttpResponse:
        context = {
            "heading": self.heading,
            "section": self.section,
            "section_language": self.language,
            "revisions": revisions(**self.place).defer("body"),
        }
        return self.page(request, "history.html", context)


class RevisionView(OfSection):
    """One revision: its text, and what it changed in the one before."""

    def get(
        self, request: HttpRequest, year: int, section: str, language: str, number: int
    ) -> HttpResponse:
        revision = get_object_or_404(revisions(**self.place), number=number)
        before = self.said_at(number - 1)
        after = self.said_at(number)
        changes = changes_between(
            self.desk.plain(before, self.language), self.desk.plain(after, self.language)
        )
        newest = self.desk.revision(self.section, self.language)
        context = {
            "heading": self.heading,
            "section": self.section,
            "section_language": self.language,
            "revision": revision,
            "changes": changes,
            "is_changed": is_changed(changes),
            "text": self.desk.html(after, self.language),
            "may_restore": may_restore(revision, newest),
            "form": RevisionForm(initial={"revision": newest}),
        }
        return self.page(request, "revision.html", context)

    def said_at(self, number: int) -> str:
        """The text of a revision; the generated one (as the data are now) where it had none."""
        found = revision_text(**self.place, number=number) if number else None
        return self.desk.generated(self.section, self.language) if found is None else found


class RestoreView(OfSection, EditingView):
    """Make an earlier text the present one; the history keeps both."""

    def post(
        self, request: HttpRequest, year: int, section: str, language: str, number: int
    ) -> HttpResponse:
        form = RevisionForm(request.POST)
        if not form.is_valid():
            raise Http404
        try:
            restore_revision(
                **self.place,
                number=number,
                revision=form.cleaned_data["revision"],
                figures=self.desk.figures,
                by=request.user,
                at=timezone.now(),
            )
        except SectionRevision.DoesNotExist:
            raise Http404 from None
        except EditConflict:
            messages.error(request, _("The text has been changed meanwhile. Look at it again."))
        else:
            messages.success(request, _("The earlier text stands in the report again."))
        return self.back()


def may_restore(revision: SectionRevision, newest: int) -> bool:
    """Not the text that stands there, nor a moment at which there was none."""
    return revision.number != newest and revision.kind != RevisionKind.GENERATED

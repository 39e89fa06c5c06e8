"""Two editors at once: both texts side by side, differences marked, and a form to put them together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from egov_meeting.shared.differing import changes_between
from egov_meeting.shared.merging import merged
from reports.choices import RevisionKind
from reports.forms.sections import SectionForm
from reports.selectors.texts import revision_text
from reports.services.drafts import keep_draft
from reports.services.texts import EditConflict

if TYPE_CHECKING:
    from reports.views.workshop_sections import OfSection


def conflict_page(
    view: OfSection, request: HttpRequest, form: SectionForm, conflict: EditConflict
) -> HttpResponse:
    """Show what stands there now and what this person typed; the form holds both, where they fit.

    What was typed is kept as unsaved as well, so that leaving the page loses nothing.
    """
    mine, begun = form.cleaned_data["body"], form.cleaned_data["revision"]
    user = request.user
    keep_draft(**view.place, body=mine, revision=begun, user=user, at=timezone.now())  # type: ignore[arg-type]
    theirs = view.desk.text(view.section, view.language)
    base = revision_text(**view.place, number=begun) if begun else None
    if base is None:
        base = view.desk.generated(view.section, view.language)
    together = merged(base=base, mine=mine, theirs=theirs)
    newest = view.desk.revision(view.section, view.language)
    form = SectionForm(
        initial={"body": mine if together is None else together, "revision": newest},
        language=view.language,
    )
    context = {
        "heading": view.heading,
        "section": view.section,
        "section_language": view.language,
        "form": form,
        "newest": conflict.newest,
        "was_dropped": conflict.newest and conflict.newest.kind == RevisionKind.GENERATED,
        "mine": mine,
        "theirs": theirs,
        "changes": changes_between(
            view.desk.plain(theirs, view.language), view.desk.plain(mine, view.language)
        ),
        "is_merged": together is not None,
    }
    return view.page(request, "conflict.html", context, status=409)

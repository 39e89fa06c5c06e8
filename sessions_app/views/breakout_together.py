"""Two people in one paragraph: both texts side by side, to be put together; and what a part was before."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from egov_meeting.shared.differing import changes_between, is_changed
from egov_meeting.shared.merging import both_texts
from sessions_app.choices import BreakoutPart
from sessions_app.forms.breakout_reports import PartForm
from sessions_app.models import BreakoutRevision
from sessions_app.selectors.breakout_reports import (
    name_in,
    open_asides,
    part_of,
    revision_of,
    revisions_of,
)
from sessions_app.services.breakout_writing import leave_aside, write_part
from sessions_app.views.breakout_frame import OfReport, WritingReport
from sessions_app.views.breakout_writing import part_form, together_address


class TogetherView(WritingReport):
    """The text set aside beside the one that stands there; every line of both is in the form."""

    @cached_property
    def aside(self) -> BreakoutRevision:
        found = revision_of(
            report=self.report,
            part=self.part,
            language=self.language,
            number=self.kwargs["revision"],
        )
        if found is None or not found.is_aside:
            raise Http404
        return found

    def get(self, request: HttpRequest, **_where: Any) -> HttpResponse:
        is_open = (
            open_asides(report=self.report, part=self.part, language=self.language)
            .filter(pk=self.aside.pk)
            .exists()
        )
        if not is_open:
            messages.info(request, _("These texts have been put together already."))
            return self.back(f"#{self.part}")
        return self._page(None)

    def post(self, request: HttpRequest, **_where: Any) -> HttpResponse:
        form = part_form(self.part, self.language, request.POST)
        if not form.is_valid():
            return self._page(form, status=422)
        try:
            written = write_part(
                **self.place,
                **form.told(),
                settles=self.aside.number,
                by=request.user,  # type: ignore[arg-type]
                at=timezone.now(),
            )
        except ValidationError as error:
            form.add_error("body", error)
            return self._page(form, status=422)
        if written.state == "aside":
            return redirect(together_address(self, written))
        messages.success(request, _("Both texts have been put together."))
        return self.back(f"#{self.part}")

    def _page(self, form: PartForm | None, status: int = 200) -> HttpResponse:
        stands = part_of(report=self.report, part=self.part, language=self.language)
        form = form or part_form(
            self.part,
            self.language,
            initial={
                "body": both_texts(theirs=stands.text, mine=self.aside.body),
                "revision": stands.revision,
            },
        )
        context = {
            "form": form,
            "part": stands,
            "aside": self.aside,
            "aside_by": name_in(self.aside.by_label),
            "changes": changes_between(stands.text, self.aside.body),
        }
        return self.page(self.request, "together.html", context, status)


class LeaveAsideView(TogetherView):
    """Let the report stand as it is."""

    def get(self, request: HttpRequest, **_where: Any) -> HttpResponse:
        return self.back(f"#{self.part}")

    def post(self, request: HttpRequest, **_where: Any) -> HttpResponse:
        try:
            leave_aside(
                **self.place,
                aside=self.aside.number,
                by=request.user,  # type: ignore[arg-type]
                at=timezone.now(),
            )
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(
                request, _("The report stays as it is; the other text is in the history.")
            )
        return self.back(f"#{self.part}")


class HistoryView(OfReport):
    """What a part was, newest first."""

    def get(self, request: HttpRequest, **_where: Any) -> HttpResponse:
        rows = revisions_of(report=self.report, part=self.part, language=self.language)
        context = {
            "part_label": BreakoutPart(self.part).label,
            "part_key": self.part,
            "revisions": [(row, name_in(row.by_label)) for row in rows],
        }
        return self.page(request, "history.html", context)


class RevisionView(OfReport):
    """What a part was once, and how it differs from what stands there."""

    @cached_property
    def revision(self) -> BreakoutRevision:
        found = revision_of(
            report=self.report,
            part=self.part,
            language=self.language,
            number=self.kwargs["revision"],
        )
        if found is None:
            raise Http404
        return found

    def get(self, request: HttpRequest, **_where: Any) -> HttpResponse:
        stands = part_of(report=self.report, part=self.part, language=self.language)
        changes = changes_between(stands.text, self.revision.body)
        context = {
            "part": stands,
            "revision": self.revision,
            "revision_by": name_in(self.revision.by_label),
            "changes": changes,
            "is_changed": is_changed(changes),
        }
        return self.page(request, "revision.html", context)


class RestoreView(RevisionView):
    """Put an earlier text back, as the newest one; nothing of the history goes."""

    permission = WritingReport.permission

    def post(self, request: HttpRequest, **_where: Any) -> HttpResponse:
        stands = part_of(report=self.report, part=self.part, language=self.language)
        try:
            write_part(
                **self.place,
                body=self.revision.body,
                revision=stands.revision,
                by=request.user,  # type: ignore[arg-type]
                at=timezone.now(),
            )
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, _("The earlier text stands there again."))
        return self.back(f"#{self.part}")

"""For focal persons: the resolutions the own institution owes, and progress reported on each."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from egov_meeting.accounts.access import SignedInView
from egov_meeting.documents.models import Upload
from egov_meeting.documents.upload_field import SENT_BEFORE, received_upload
from egov_meeting.institutions.models import Institution
from registrations.forms.person import put_errors
from reports.follow_up_permissions import can_see_what_is_owed
from reports.forms.progress import FILES, ProgressForm, to_begin_with
from reports.models import Resolution
from reports.selectors.corrections import corrections_of, words_in_force
from reports.selectors.owed import OwedLine, owed_by, owed_line, reports_of
from reports.selectors.owing import Institutions, adopted_resolutions
from reports.services.follow_up.reporting_progress import (
    OwesNothing,
    evidence_subject,
    refuse_what_is_not_owed,
    report_progress,
)
from reports.views.register_frame import owed_on_page


class OwedView(SignedInView):
    """All the institution owes, what is late or was returned first."""

    permission = can_see_what_is_owed

    def get(self, request: HttpRequest) -> HttpResponse:
        institution: Any = request.user.institution  # type: ignore[union-attr]
        lines = owed_by(institution, today=timezone.localdate())
        open_lines = sorted((line for line in lines if line.is_open), key=_urgency)
        closed_lines = [line for line in lines if not line.is_open]
        context = {
            **owed_on_page(request, [*open_lines, *closed_lines]),
            "institution": institution,
            "late": sum(1 for line in open_lines if line.days_late),
            "returned": sum(1 for line in open_lines if line.is_returned),
            "unanswered": sum(1 for line in open_lines if not line.has_answered),
        }
        return render(request, "reports/register/owed.html", context)


class OwedOneView(SignedInView):
    """One resolution: what e-GA remarked, the form, and all that was reported before."""

    permission = can_see_what_is_owed

    @cached_property
    def resolution(self) -> Resolution:
        rows = adopted_resolutions().prefetch_related("owners__institution", "corrigenda")
        return get_object_or_404(
            rows, edition__year=self.kwargs["year"], number=self.kwargs["number"]
        )

    @cached_property
    def institution(self) -> Institution:
        return self.request.user.institution  # type: ignore[union-attr,return-value]

    @cached_property
    def institutions(self) -> Institutions:
        return Institutions()

    @cached_property
    def line(self) -> OwedLine:
        return owed_line(
            self.resolution,
            self.institution,
            today=timezone.localdate(),
            institutions=self.institutions,
        )

    def get(self, request: HttpRequest, year: int, number: int) -> HttpResponse:
        refused = self._refused()
        if refused:
            return self._page(None, refused=refused)
        return self._page(None if self.line.is_waiting else self._form())

    def post(self, request: HttpRequest, year: int, number: int) -> HttpResponse:
        refused = self._refused()
        if refused:
            return self._page(None, refused=refused)
        form = self._form(request.POST, request.FILES)
        uploads = self._uploads(form)
        if not form.is_valid():
            return self._page(self._again(form, uploads))
        try:
            report_progress(
                resolution=self.resolution,
                institution=self.institution,
                said=form.said(),
                form_key=form.cleaned_data["form_key"],
                uploads=list(uploads.values()),
                by=request.user,  # type: ignore[arg-type]
                at=timezone.now(),
            )
        except ValidationError as refusal:
            again = self._again(form, uploads)
            put_errors(again, refusal)
            return self._page(again)
        messages.success(request, _("Your report has been handed in. e-GA will look at it."))
        return redirect("reports:owed_one", year, number)

    def _refused(self) -> str:
        try:
            refuse_what_is_not_owed(self.resolution, self.institution, self.institutions)
        except OwesNothing as refusal:
            if not (self.resolution.is_public or self._owes()):
                raise Http404 from refusal
            return str(refusal.messages[0])
        return ""

    def _form(self, data: Any = None, files: Any = None) -> ProgressForm:
        before = self.line.obligation.percentage if self.line.obligation else None
        form = ProgressForm(data, files, before=before, initial=to_begin_with(self.line.last))
        subject = evidence_subject(resolution=self.resolution, institution_id=self.institution.pk)
        for name in FILES:
            field: Any = form.fields[name]
            field.belongs_to(edition=self.resolution.edition, subject=subject, by=self.request.user)
        return form

    def _uploads(self, form: ProgressForm) -> dict[str, Upload]:
        """The files of the form, checked and kept even where something else is wrong with it."""
        form.is_valid()
        given = [name for name in FILES if form.cleaned_data.get(name) is not None]
        kept = {name: received_upload(form, name, at=timezone.now()) for name in given}
        return {name: upload for name, upload in kept.items() if upload is not None}

    def _again(self, form: ProgressForm, uploads: dict[str, Upload]) -> ProgressForm:
        """What was typed, with what is wrong, and with the files that have arrived already."""
        data = form.data.copy()
        for name, upload in uploads.items():
            data[name + SENT_BEFORE] = str(upload.pk)
        again = self._form(data)
        again.is_valid()
        for name in FILES:
            if name in form.errors and name not in again.errors:
                again.add_error(name, form.errors.as_data()[name])  # type: ignore[arg-type]
        return again

    def _page(self, form: ProgressForm | None, *, refused: str = "") -> HttpResponse:
        context = {
            "institution": self.institution,
            "resolution": self.resolution,
            "words": words_in_force(self.resolution),
            "corrections": corrections_of(self.resolution),
            "line": self.line,
            "form": form,
            "refused": refused,
            "reports": reports_of(self.resolution, self.institution, self.institutions),
        }
        status = 403 if refused and not self._owes() else 200
        return render(self.request, "reports/register/owed_one.html", context, status=status)

    def _owes(self) -> bool:
        return self.institutions.owes(self.institution.pk, self.resolution)


def _urgency(line: OwedLine) -> tuple[bool, int, bool, int]:
    """What was returned, then what is late by age, then what is due, then the rest."""
    due = line.due_on.toordinal() if line.due_on else 0
    return (not line.is_returned, -line.days_late, line.due_on is None, due)

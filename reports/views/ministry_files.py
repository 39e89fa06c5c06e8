"""The files of a ministry's report, part by part."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from egov_meeting.documents.upload_field import received_upload
from reports.choices import ReportPart
from reports.forms.ministry_files import FileForm
from reports.selectors.ministry_own import files_of
from reports.services.ministry_files import add_file, remove_file
from reports.upload_kinds_ministry import subject_of
from reports.views.ministry_pages import MinistryView, WritingView


class FilesView(WritingView):
    """What was sent, and one file more; sent in parts with a script, with the form without one."""

    step = "ministry_files"

    def shown(self) -> HttpResponse:
        return self._page(self._form())

    def post(self, request: HttpRequest, year: int) -> HttpResponse:
        if not self.due.is_writable:
            messages.error(request, _("The report cannot be changed now."))
            return redirect(self.address("ministry_reading"))
        form = self._form(request.POST, request.FILES)
        if form.is_valid():
            upload = received_upload(form, "file", at=timezone.now())
            if upload is not None and form.is_valid():
                return self._add(form, upload)
        return self._page(form, status=422)

    def _add(self, form: FileForm, upload: Any) -> HttpResponse:
        try:
            add_file(
                report=self.report,
                part=form.cleaned_data["part"],
                upload=upload,
                **self.by_and_at(),
            )
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self._page(form, status=409)
        messages.success(self.request, _("“%(name)s” has been added.") % {"name": upload.filename})
        return redirect(self.address("ministry_files"))

    def _form(self, *sent: Any) -> FileForm:
        form = FileForm(*sent)
        field: Any = form.fields["file"]
        field.belongs_to(
            edition=self.edition, subject=subject_of(self.report), by=self.request.user
        )
        return form

    def _page(self, form: FileForm, *, status: int = 200) -> HttpResponse:
        files = list(files_of(report=self.report))
        context = {
            "form": form,
            "parts": [
                (str(label), [one for one in files if one.part == part])
                for part, label in ReportPart.choices
            ],
            "has_files": bool(files),
        }
        return self.page("files", context, status=status)


class RemoveFileView(MinistryView):
    """Take a file out of the report."""

    step = "ministry_files"

    def get(self, request: HttpRequest, year: int, pk: int) -> HttpResponse:
        file = get_object_or_404(files_of(report=self.report), pk=pk)
        context = {
            "what": file.upload.filename,
            "heading": _("Take a file out"),
            "cancel_address": self.address("ministry_files"),
        }
        return self.page("remove", context)

    def post(self, request: HttpRequest, year: int, pk: int) -> HttpResponse:
        file = get_object_or_404(files_of(report=self.report), pk=pk)
        try:
            remove_file(file=file, **self.by_and_at())
        except ValidationError as error:
            return self.refused(error, "ministry_files")
        messages.success(request, _("The file has been taken out."))
        return redirect(self.address("ministry_files"))

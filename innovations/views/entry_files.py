"""The files of an own entry."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from egov_meeting.documents.models import Upload
from egov_meeting.documents.upload_field import received_upload
from innovations.choices import FilePurpose
from innovations.forms.entering import FileDetailsForm, FileForm
from innovations.models import EntryFile
from innovations.selectors.entrant import files_of
from innovations.services.entrant_files import add_file, change_file, remove_file
from innovations.uploads import subject_of
from innovations.views.entrant_pages import EntryView


class EntryFilesView(EntryView):
    """What was sent, and one file more."""

    step = "entry_files"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._page(self._form())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not self.may.write:
            messages.error(request, _("The files of this entry cannot be changed now."))
            return redirect(self.address("entry_files"))
        form = self._form(request.POST, request.FILES)
        if form.is_valid():
            upload = received_upload(form, "file", at=self.at)
            if upload is not None and form.is_valid():
                return self._add(form, upload)
        return self._page(form, status=422)

    def _add(self, form: FileForm, upload: Upload) -> HttpResponse:
        told = form.cleaned_data
        try:
            add_file(
                entry=self.entry,
                upload=upload,
                caption=told["caption"],
                shown=told["shown"],
                **self.by_and_at(),
            )
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self._page(form, status=409)
        messages.success(self.request, _("“%(name)s” has been added.") % {"name": upload.filename})
        return redirect(self.address("entry_files"))

    def _form(self, *sent: Any) -> FileForm:
        form = FileForm(*sent)
        field: Any = form.fields["file"]
        field.belongs_to(
            edition=self.entry.edition, subject=subject_of(self.entry), by=self.request.user
        )
        return form

    def _page(self, form: FileForm, *, status: int = 200) -> HttpResponse:
        context = {"form": form, "files": list(files_of(entry=self.entry))}
        return self.page("files", context, status=status)


class _OneFileView(EntryView):
    step = "entry_files"

    @cached_property
    def file(self) -> EntryFile:
        found: EntryFile = get_object_or_404(files_of(entry=self.entry), pk=self.kwargs["file"])
        return found


class EntryFileView(_OneFileView):
    """Caption of a file, and whether everybody may see it; the agreement is taken back here too."""

    def get(self, request: HttpRequest, pk: int, file: int) -> HttpResponse:
        told = {"caption": self.file.caption, "shown": self.file.shown}
        return self._page(self._form(initial=told))

    def post(self, request: HttpRequest, pk: int, file: int) -> HttpResponse:
        form = self._form(request.POST)
        if not form.is_valid():
            return self._page(form, status=422)
        told = form.cleaned_data
        change_file(
            file=self.file,
            caption=told["caption"],
            shown=told.get("shown", False),
            **self.by_and_at(),
        )
        messages.success(request, _("Everything is saved."))
        return redirect(self.address("entry_files"))

    def _form(self, *sent: Any, **given: Any) -> FileDetailsForm:
        form = FileDetailsForm(*sent, **given)
        if self.file.purpose != FilePurpose.PICTURE:
            del form.fields["shown"]
        return form

    def _page(self, form: FileDetailsForm, *, status: int = 200) -> HttpResponse:
        return self.page("file", {"form": form, "file": self.file}, status=status)


class RemoveEntryFileView(_OneFileView):
    """Take a file out of the entry."""

    def get(self, request: HttpRequest, pk: int, file: int) -> HttpResponse:
        context = {
            "heading": _("Take a file out"),
            "text": self.file.upload.filename,
            "confirm_label": _("Take out"),
            "cancel_address": self.address("entry_files"),
        }
        return self.page("ask", context)

    def post(self, request: HttpRequest, pk: int, file: int) -> HttpResponse:
        try:
            remove_file(file=self.file, **self.by_and_at())
        except ValidationError as error:
            return self.refused(error, "entry_files")
        messages.success(request, _("The file has been taken out."))
        return redirect(self.address("entry_files"))

"""For staff: edition folders in and out."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from egov_meeting.accounts.access import StaffView
from egov_meeting.exchange.forms import FolderForm
from egov_meeting.exchange.permissions import can_dump_edition, can_exchange, can_load_editions
from egov_meeting.exchange.problems import FolderRefused, in_reading_order
from egov_meeting.exchange.services import (
    check_edition_archive,
    edition_archive,
    load_edition_archive,
)
from egov_meeting.meetings.models import Edition


class FoldersView(StaffView):
    """Hand a folder in, or choose one to take away."""

    permission = can_exchange

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page(FolderForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        if not can_load_editions(request.user):
            raise PermissionDenied
        form = FolderForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.page(form)
        try:
            if form.cleaned_data["only_check"]:
                return self.checked(form)
            return self.loaded_edition(form)
        except FolderRefused as refusal:
            return self.page(form, problems=refusal.problems)

    def checked(self, form: FolderForm) -> HttpResponse:
        file = form.cleaned_data["archive"]
        found = check_edition_archive(file=file, size=file.size)
        problems = in_reading_order(found.problems)
        warnings = in_reading_order(found.warnings)
        return self.page(form, problems=problems, warnings=warnings, was_checked=True)

    def loaded_edition(self, form: FolderForm) -> HttpResponse:
        file = form.cleaned_data["archive"]
        result = load_edition_archive(
            file=file,
            size=file.size,
            by=self.request.user,  # type: ignore[arg-type]
            at=timezone.now(),
        )
        if result.changed:
            text = _("The edition was loaded: %(edition)s.")
        else:
            text = _("The folder brings nothing new: %(edition)s is as it says already.")
        messages.success(self.request, text % {"edition": result.edition})
        if result.warnings:
            return self.page(FolderForm(), warnings=result.warnings)
        return redirect("exchange:folders")

    def page(self, form: FolderForm, **found: Any) -> HttpResponse:
        editions = [
            edition
            for edition in Edition.objects.order_by("-year")
            if can_dump_edition(self.request.user, edition)
        ]
        may_load = can_load_editions(self.request.user)
        context = {"form": form, "editions": editions, "may_load": may_load, **found}
        status = 422 if found.get("problems") else 200
        return render(self.request, "exchange/folders.html", context, status=status)


class TakeAwayView(StaffView):
    """The folder of an edition as a zip. By POST, because it goes on record who took it."""

    permission = can_dump_edition

    @cached_property
    def edition(self) -> Edition:
        return get_object_or_404(Edition, year=self.kwargs["year"])

    def loaded(self) -> Edition:
        return self.edition

    def post(self, request: HttpRequest, year: int) -> HttpResponse:
        content = edition_archive(
            edition=self.edition,
            by=request.user,  # type: ignore[arg-type]
            at=timezone.now(),
        )
        response = HttpResponse(content, content_type="application/zip")
        response["Content-Disposition"] = f'attachment; filename="kikao-{year}.zip"'
        response["X-Content-Type-Options"] = "nosniff"
        return response

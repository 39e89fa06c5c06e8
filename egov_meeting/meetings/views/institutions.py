"""Institutions stand below accounts and have no doors of their own; their further pages are here."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from egov_meeting.accounts.access import StaffView
from egov_meeting.institutions.models import Institution
from egov_meeting.institutions.services.merging import merge_institutions
from egov_meeting.meetings.editing.addresses import address
from egov_meeting.meetings.editing.registry import section_called
from egov_meeting.meetings.forms import MergeForm
from egov_meeting.meetings.permissions import can_merge_institutions


class MergeView(StaffView):
    """Say which entry is a duplicate of this institution; nothing that names either is lost."""

    permission = can_merge_institutions

    @cached_property
    def kept(self) -> Institution:
        return get_object_or_404(Institution, pk=self.kwargs["pk"], merged_into=None)

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._page(MergeForm(kept=self.kept))

    def post(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        form = MergeForm(request.POST, kept=self.kept)
        if not form.is_valid():
            return self._page(form)
        try:
            merge_institutions(
                kept=self.kept,
                by=request.user,  # type: ignore[arg-type]
                at=timezone.now(),
                **form.cleaned_data,
            )
        except ValidationError as error:
            form.add_error("duplicate", error.messages)
            return self._page(form)
        messages.success(request, _("The two entries are one now."))
        return redirect(self._address())

    def _page(self, form: MergeForm) -> HttpResponse:
        context = {
            "institution": self.kept,
            "form": form,
            "confirm_label": _("Merge"),
            "cancel_address": self._address(),
        }
        return render(self.request, "meetings/merge_institutions.html", context)

    def _address(self) -> str:
        return address(section_called("taasisi"), None, "row", self.kept.pk)

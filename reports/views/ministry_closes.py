"""For staff: every close of the call with what it changed in tables I and II, and opening a closed call again."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from registrations.forms.person import put_errors
from reports.forms.ministry_board import ReopenForm, end_of
from reports.selectors.ministry_closes import closes_of
from reports.services.ministry_reopening import reopen_call
from reports.views.ministry_board import BoardPage, CallPage


class ClosesView(BoardPage):
    """Each close, the newest first: who handed in, and what differs from the one before."""

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        context = {"closes": closes_of(call=self.call), "call": self.call}
        return self.page("closes", context)


class ReopenView(CallPage):
    """Open a closed call again until a new day, with the reason."""

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        return self._page(ReopenForm())

    def post(self, request: HttpRequest, year: int) -> HttpResponse:
        form = ReopenForm(request.POST)
        if not form.is_valid():
            return self._page(form, status=422)
        try:
            reopen_call(
                call=self.call,
                due_at=end_of(form.cleaned_data["due_on"]),
                reason=form.cleaned_data["reason"],
                **self.by_and_at(),
            )
        except ValidationError as error:
            put_errors(form, error)
            return self._page(form, status=409)
        messages.success(
            request, _("The call is open again, and the ministries that can hand in are told.")
        )
        return redirect(self.address("ministry_board"))

    def _page(self, form: ReopenForm, *, status: int = 200) -> HttpResponse:
        return self.confirm(
            form,
            status=status,
            heading=_("Open the call again"),
            text=_(
                "Tables I and II follow the reports again until the next close, which takes them down anew. "
                "The tables of each close are kept, and what changes is told to the ministries concerned."
            ),
            confirm_label=_("Open the call again"),
            tone="bad",
            call=self.call,
        )

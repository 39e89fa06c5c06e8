"""The page on which an author or a supervisor says that an entry is theirs too; opened by the link of the letter."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from egov_meeting.accounts.access import PublicView
from innovations.choices import EntryState
from innovations.confirming_links import Confirmer, confirmation_by_token
from innovations.forms.entering import ConfirmForm
from innovations.models import Confirmation
from innovations.services.confirming import answer_confirmation


class ConfirmView(PublicView):
    """Asks for a press of a button, for programs that read letters follow links."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        return self._page(_known(token), ConfirmForm())

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        confirmation = _known(token)
        form = ConfirmForm(request.POST)
        if not form.is_valid():
            return self._page(confirmation, form, status=422)
        try:
            answer_confirmation(
                confirmation=confirmation,
                confirms=form.cleaned_data["answer"] == "yes",
                note=form.cleaned_data["note"],
                by=Confirmer(confirmation.pk),
                at=timezone.now(),
            )
        except ValidationError as error:
            form.add_error(None, error)
            return self._page(confirmation, form, status=409)
        return redirect("innovations:confirm", token)

    def _page(
        self, confirmation: Confirmation, form: ConfirmForm, *, status: int = 200
    ) -> HttpResponse:
        entry = confirmation.entry
        context = {
            "confirmation": confirmation,
            "entry": entry,
            "authors": list(entry.authors.all()),
            "form": form,
            "is_withdrawn": entry.state == EntryState.WITHDRAWN,
        }
        response = render(self.request, "innovations/entry/confirm.html", context, status=status)
        response.headers["Cache-Control"] = "private, no-store"
        return response


def _known(token: str) -> Confirmation:
    found = confirmation_by_token(token)
    if found is None:
        raise Http404
    return found

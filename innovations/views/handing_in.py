"""Handing in an own entry, withdrawing it, asking to correct it, and asking its people again."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from innovations.choices import EntryState
from innovations.forms.entering import HandInForm, WishForm, WithdrawForm
from innovations.selectors.entrant import Gap, files_of, gaps_of
from innovations.services.confirming import ask_again
from innovations.services.entering import ask_for_correction, submit_entry, withdraw_entry
from innovations.views.entrant_pages import EntryView


class HandInView(EntryView):
    """The entry as judges and staff will read it, what is missing, and the button."""

    step = "hand_in_entry"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not self.may.write:
            return redirect(self.address("my_entry"))
        return self._page(HandInForm(initial={"revision": self.entry.revision}))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = HandInForm(request.POST)
        if not form.is_valid() and self.entry.state != EntryState.SUBMITTED:
            return self._page(form, status=422)
        try:
            submit_entry(
                entry=self.entry, revision=form.cleaned_data.get("revision"), **self.by_and_at()
            )
        except ValidationError as error:
            form.add_error(None, error)
            return self._page(form, status=409)
        messages.success(
            request, _("The entry has been handed in. A receipt is on its way to you.")
        )
        return redirect(self.address("my_entry"))

    def _page(self, form: HandInForm, *, status: int = 200) -> HttpResponse:
        gaps = gaps_of(entry=self.entry, call=self.call) if self.may.write else []
        context = {
            "form": form,
            "gaps": [(gap.text, self._place(gap)) for gap in gaps],
            "files": list(files_of(entry=self.entry)),
        }
        return self.page("hand_in", context, status=status)

    def _place(self, gap: Gap) -> str:
        place = self.address(gap.step)
        return f"{place}#id_{gap.field}" if gap.field else place


class _AskingView(EntryView):
    """A question before something is done; `done()` does it."""

    form_class: type[Any]

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.page("ask", {"form": self.form_class(), **self.words()})

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = self.form_class(request.POST)
        if not form.is_valid():
            return self.page("ask", {"form": form, **self.words()}, status=422)
        try:
            said = self.done(form)
        except ValidationError as error:
            form.add_error(None, error)
            return self.page("ask", {"form": form, **self.words()}, status=409)
        messages.success(request, said)
        return redirect(self.address("my_entry"))

    def words(self) -> dict[str, Any]:
        raise NotImplementedError

    def done(self, form: Any) -> str:
        raise NotImplementedError


class WithdrawEntryView(_AskingView):
    form_class = WithdrawForm

    def words(self) -> dict[str, Any]:
        return {
            "heading": _("Withdraw the entry"),
            "text": _(
                "It will not be judged and not be shown. This cannot be taken back; what you handed in stays on record."
            ),
            "confirm_label": _("Withdraw the entry"),
            "tone": "bad",
            "cancel_address": self.address("my_entry"),
        }

    def done(self, form: Any) -> str:
        withdraw_entry(entry=self.entry, reason=form.cleaned_data["reason"], **self.by_and_at())
        return _("The entry has been withdrawn.")


class AskForCorrectionView(_AskingView):
    form_class = WishForm

    def words(self) -> dict[str, Any]:
        return {
            "heading": _("Ask for a correction"),
            "text": _(
                "The organiser reads what you write and may give the entry back to you. Until then it stands as it was handed in."
            ),
            "confirm_label": _("Send"),
            "cancel_address": self.address("my_entry"),
        }

    def done(self, form: Any) -> str:
        ask_for_correction(entry=self.entry, wish=form.cleaned_data["wish"], **self.by_and_at())
        return _("The organiser has been told. You get a letter when the entry is given back.")


class AskAgainView(EntryView):
    """Send the letter that asks an author or the supervisor once more."""

    def post(self, request: HttpRequest, pk: int, person: int) -> HttpResponse:
        row = get_object_or_404(self.entry.confirmations, pk=person)
        try:
            ask_again(confirmation=row, **self.by_and_at())
        except ValidationError as error:
            return self.refused(error, "my_entry")
        messages.success(request, _("%(name)s has been asked again.") % {"name": row.full_name})
        return redirect(self.address("my_entry"))

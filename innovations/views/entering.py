"""Entering: the own entries, beginning one, and writing it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from egov_meeting.accounts.access import SignedInView
from egov_meeting.shared.bilingual import active_language
from innovations.announcing import closing_words
from innovations.forms.entering import BeginForm, EntryForm
from innovations.models import Call, Entry
from innovations.permissions import can_enter
from innovations.selectors.call import is_open_for_entries, open_calls
from innovations.selectors.entrant import own_entries
from innovations.selectors.public_call import public_calls
from innovations.services.entering import Newer, begin_entry, keep_entry
from innovations.views.entrant_pages import EntryView, ForScript
from innovations.word_count import words_in


class MyEntriesView(SignedInView):
    """The entries of the account, and the calls that are open."""

    permission = can_enter

    def get(self, request: HttpRequest) -> HttpResponse:
        context = {
            "entries": own_entries(user=request.user),  # type: ignore[arg-type]  # signed in
            "calls": open_calls(at=timezone.now()),
        }
        return render(request, "innovations/entry/mine.html", context)


class BeginEntryView(SignedInView):
    """Title and kind; the draft is kept from then on."""

    permission = can_enter

    @cached_property
    def call(self) -> Call:
        found: Call = get_object_or_404(public_calls(), edition__year=self.kwargs["year"])
        return found

    def loaded(self) -> Call:
        return self.call

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        return self._page(BeginForm(call=self.call, language=active_language()))

    def post(self, request: HttpRequest, year: int) -> HttpResponse:
        at = timezone.now()
        form = BeginForm(request.POST, call=self.call, language=active_language())
        if not form.is_valid():
            return self._page(form, status=422)
        owner: Any = request.user
        try:
            entry = begin_entry(
                call=self.call, owner=owner, language=active_language(), at=at, **form.cleaned_data
            )
        except ValidationError as error:
            form.add_error(None, error)
            return self._page(form, status=409)
        return redirect("innovations:my_entry", entry.pk)

    def _page(self, form: BeginForm, *, status: int = 200) -> HttpResponse:
        context = {
            "form": form,
            "call": self.call,
            "edition": self.call.edition,
            "is_open": is_open_for_entries(call=self.call, at=timezone.now()),
            "until": closing_words(self.call, active_language()),
        }
        return render(self.request, "innovations/entry/begin.html", context, status=status)


class MyEntryView(EntryView):
    """The form while the entry can be written, else the entry as it stands."""

    step = "my_entry"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not self.may.write:
            return self.page("read", {"people": list(self.entry.confirmations.all())})
        return self._page(EntryForm(entry=self.entry, call=self.call))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = EntryForm(request.POST, entry=self.entry, call=self.call)
        is_right = form.is_valid()
        try:
            kept = keep_entry(
                entry=self.entry,
                fields=form.typed(),
                authors=form.people(),
                revision=form.cleaned_data.get("revision") or 0,
                **self.by_and_at(),
            )
        except Newer as newer:
            return self._both(form, newer.stored)
        except ValidationError as error:
            _say(form, error)
            return self._page(form, status=409)
        if not is_right:
            _seen(form, kept.revision)
            return self._page(form, status=422)
        messages.success(request, _("Everything is saved."))
        return redirect(self.address("entry_files" if "next" in request.POST else "my_entry"))

    def _both(self, form: EntryForm, stored: Entry) -> HttpResponse:
        """What was typed stays in the form; what another page kept stands beside it, and is then seen."""
        other = EntryForm(entry=stored, call=self.call)
        pairs = [
            (field.label, other[field.name].value())
            for field in form
            if field.name in other.fields
            and field.name != "revision"
            and str(field.value() or "") != str(other[field.name].value() or "")
        ]
        _seen(form, stored.revision)
        return self._page(form, status=409, others=pairs)

    def _page(self, form: EntryForm, *, status: int = 200, others: Any = ()) -> HttpResponse:
        context = {
            "form": form,
            "others": others,
            "words": words_in(str(form["abstract"].value() or "")),
            "work": form.group(EntryForm.WORK),
            "more": form.group(EntryForm.MORE),
            "people": form.group(EntryForm.PEOPLE),
        }
        return self.page("write", context, status=status)


class AutosaveEntryView(ForScript):
    """Keep the form while it is typed: what fits is kept, the rest is told."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = EntryForm(request.POST, entry=self.entry, call=self.call)
        form.is_valid()
        try:
            kept = keep_entry(
                entry=self.entry,
                fields=form.typed(),
                authors=form.people(),
                revision=form.cleaned_data.get("revision") or 0,
                **self.by_and_at(),
            )
        except Newer as newer:
            told = {"state": "newer", "revision": newer.stored.revision}
            return JsonResponse(told, status=409)
        except ValidationError as error:
            return JsonResponse({"state": "refused", "message": error.messages[0]}, status=409)
        return JsonResponse(
            {"state": "kept", "revision": kept.revision, "left": sorted(form.errors)}
        )


def _say(form: EntryForm, error: ValidationError) -> None:
    """Errors of columns at their fields, where the form has them."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for name, errors in error.error_dict.items():
        form.add_error(name if name in form.fields else None, errors)


def _seen(form: EntryForm, revision: int) -> None:
    """From now on the form counts as begun from this revision."""
    data: Any = form.data.copy()  # type: ignore[attr-defined]  # a QueryDict
    data["revision"] = revision
    form.data = data

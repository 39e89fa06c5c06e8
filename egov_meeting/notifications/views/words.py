"""The words of messages: which there are, other words, how they will look, back to the first ones."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from egov_meeting.accounts.access import StaffView
from egov_meeting.notifications.choices import Channel
from egov_meeting.notifications.explanations import explained_placeholders
from egov_meeting.notifications.forms import SeenForm, WordsForm
from egov_meeting.notifications.kinds import MessageKind, UnknownMessageKind, Words, message_kind
from egov_meeting.notifications.models import MessageTemplate
from egov_meeting.notifications.permissions import can_change_words, can_view_messages
from egov_meeting.notifications.selectors import template_of
from egov_meeting.notifications.selectors.words import all_words
from egov_meeting.notifications.services.templates import (
    WordsChanged,
    change_words,
    mark_of,
    preview,
    restore_words,
)
from egov_meeting.notifications.sms_text import plain_for_sms, sms_length
from egov_meeting.notifications.views.pages import messages_page


class WordsListView(StaffView):
    """Every kind of message by channel and language, with a mark where staff changed the words."""

    permission = can_view_messages

    def get(self, request: HttpRequest) -> HttpResponse:
        context = {"rows": all_words(), "language_names": settings.LANGUAGES}
        return messages_page(request, "words", context, section="words")


class OneText(StaffView):
    """What the pages about one kind, channel and language load."""

    @cached_property
    def kind(self) -> MessageKind:
        try:
            found = message_kind(self.kwargs["kind"])
        except UnknownMessageKind:
            raise Http404 from None
        if (self.kwargs["channel"], self.kwargs["language"]) not in found.words:
            raise Http404
        return found

    @cached_property
    def which(self) -> dict[str, str]:
        return {"channel": self.kwargs["channel"], "language": self.kwargs["language"]}

    @cached_property
    def own(self) -> MessageTemplate | None:
        return template_of(kind=self.kind.key, **self.which)

    @property
    def first(self) -> Words:
        return self.kind.words[self.which["channel"], self.which["language"]]

    @property
    def now(self) -> Words:
        return Words(self.own.text, self.own.subject) if self.own else self.first

    def answer(self, template: str, context: dict[str, Any]) -> HttpResponse:
        common = {
            "kind": self.kind,
            "channel": Channel(self.which["channel"]),
            "language": self.which["language"],
            "language_name": dict(settings.LANGUAGES)[self.which["language"]],
        }
        return messages_page(self.request, template, {**common, **context}, section="words")

    def address(self, name: str) -> str:
        return reverse(f"notifications:{name}", kwargs=self.kwargs)


class EditWordsView(OneText):
    """Read the words and, with the right, change them. The button "preview" saves nothing."""

    permission = can_view_messages

    def get(self, request: HttpRequest, **which: str) -> HttpResponse:
        return self._page(self._form(), shown=self.now)

    def post(self, request: HttpRequest, **which: str) -> HttpResponse:
        if not can_change_words(request.user):
            raise PermissionDenied
        form = self._form(request.POST)
        if not form.is_valid():
            return self._page(form, shown=None)
        if "preview" in request.POST:
            return self._page(form, shown=form.words)
        try:
            is_changed = change_words(
                kind=self.kind.key,
                **self.which,
                words=form.words,
                seen=form.cleaned_data["seen"],
                by=request.user,  # type: ignore[arg-type]
                at=timezone.now(),
            )
        except WordsChanged as overtaken:
            return self._overtaken(overtaken.now)
        said = _("The new words are kept and used from now on.") if is_changed else ""
        messages.success(request, said or _("These words are used already."))
        return redirect(self.address("edit_words"))

    def _overtaken(self, now: Words) -> HttpResponse:
        """What was typed stays; saving once more, after a look at the other words, overwrites them."""
        typed = self.request.POST.copy()
        typed["seen"] = mark_of(now)
        form = self._form(typed)
        form.is_valid()
        return self._page(form, shown=form.words, overtaken_by=now, status=409)

    def _form(self, data: Any = None) -> WordsForm:
        return WordsForm(data, kind=self.kind, now=self.now, **self.which)

    def _page(
        self,
        form: WordsForm,
        *,
        shown: Words | None,
        overtaken_by: Words | None = None,
        status: int = 200,
    ) -> HttpResponse:
        is_sms = self.which["channel"] == Channel.SMS
        example = shown and preview(kind=self.kind.key, channel=self.which["channel"], words=shown)
        context = {
            "form": form,
            "may_change": can_change_words(self.request.user),
            "placeholders": explained_placeholders(self.kind),
            "example": example,
            "sms": sms_length(plain_for_sms(example.text)) if example and is_sms else None,
            "is_preview": form.is_bound,
            "overtaken_by": overtaken_by,
            "first": self.first if self.own else None,
            "restore_address": self.address("restore_words"),
        }
        response = self.answer("edit_words", context)
        response.status_code = status
        return response


class RestoreWordsView(OneText):
    """Ask, and go back to the words that the portal brought."""

    permission = can_change_words

    def get(self, request: HttpRequest, **which: str) -> HttpResponse:
        return self._page() if self.own else redirect(self.address("edit_words"))

    def post(self, request: HttpRequest, **which: str) -> HttpResponse:
        form = SeenForm(request.POST)
        if self.own is None or not form.is_valid():
            return redirect(self.address("edit_words"))
        try:
            restore_words(
                template=self.own,
                seen=form.cleaned_data["seen"],
                by=request.user,  # type: ignore[arg-type]
                at=timezone.now(),
            )
        except WordsChanged:
            messages.warning(
                request, _("Somebody else has changed these words meanwhile. Look at them again.")
            )
            return self._page()
        messages.success(request, _("The first words are used again."))
        return redirect(self.address("edit_words"))

    def _page(self) -> HttpResponse:
        context = {
            "form": SeenForm(initial={"seen": mark_of(self.now)}),
            "now": self.now,
            "first": self.first,
            "confirm_label": _("Go back to the first words"),
            "cancel_address": self.address("edit_words"),
            "tone": "bad",
        }
        return self.answer("restore_words", context)

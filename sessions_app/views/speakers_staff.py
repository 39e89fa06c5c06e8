"""For staff: who has a part in the programme, how they are reached, what they answered and sent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from egov_meeting.accounts.access import StaffView
from egov_meeting.documents.upload_field import received_upload
from egov_meeting.meetings.models import Edition
from egov_meeting.notifications.permissions import can_view_messages
from egov_meeting.notifications.selectors import message_log
from sessions_app.forms.speaking import ContactForm, SlidesForm, SpeakerFilterForm
from sessions_app.models import Item, Material
from sessions_app.permissions import can_reach_speakers, can_view_speakers
from sessions_app.selectors.speaking import SpeakerRow, row_of, speaker_rows
from sessions_app.services.materials import add_material, show_material, withdraw_material
from sessions_app.services.speaker_messages import ABOUT
from sessions_app.services.speaking import (
    invite_speaker,
    invite_speakers,
    remind_speaker,
    remind_speakers,
    renew_speaker_link,
    save_speaker,
)
from sessions_app.views.speaker_pages import words_of_arrival

ROWS_ON_A_PAGE = 100

_IN_STATE: dict[str, Callable[[SpeakerRow], bool]] = {
    "bila-anwani": lambda row: not row.is_reachable,
    "hawajaalikwa": lambda row: not row.is_invited,
    "wanasubiriwa": lambda row: row.asked > 0,
    "hawatakuwepo": lambda row: row.declined > 0,
    "bila-slaidi": lambda row: row.lacks_slides,
}


class SpeakersView(StaffView):
    """Everybody with a part in the programme of an edition."""

    permission = can_view_speakers

    @cached_property
    def edition(self) -> Edition:
        return get_object_or_404(Edition, year=self.kwargs["year"])

    def loaded(self) -> Edition:
        return self.edition

    @cached_property
    def at(self) -> datetime:
        return timezone.now()

    def page(
        self, request: HttpRequest, name: str, context: dict[str, Any], status: int = 200
    ) -> HttpResponse:
        shared = {
            "edition": self.edition,
            "may_reach": can_reach_speakers(request.user, self.edition),
        }
        template = f"sessions_app/speaker/staff/{name}.html"
        return render(request, template, shared | context, status=status)

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        rows = speaker_rows(edition=self.edition)
        form = SpeakerFilterForm(request.GET)
        chosen = form.cleaned_data if form.is_valid() else {}
        asked = chosen.get("q", "").casefold()
        fits = _IN_STATE.get(chosen.get("hali", ""), lambda row: True)
        found = [row for row in rows if fits(row) and asked in row.person.full_name.casefold()]
        context = {
            "filters": form,
            "rows": rows,
            "page": Paginator(found, ROWS_ON_A_PAGE).get_page(request.GET.get("page")),
            "counted": {
                "people": len(rows),
                "unreachable": sum(not row.is_reachable for row in rows),
                "waiting": sum(row.asked > 0 for row in rows),
                "declined": sum(row.declined > 0 for row in rows),
                "slides": sum(row.slides_in for row in rows),
                "presented": sum(row.presented for row in rows),
            },
        }
        return self.page(request, "list", context)


class ManySpeakersView(SpeakersView):
    """Invite or remind those who were chosen, or all."""

    permission = can_reach_speakers
    http_method_names = ["post"]

    def post(self, request: HttpRequest, year: int) -> HttpResponse:
        chosen = set(request.POST.getlist("mtu"))
        rows = [row for row in speaker_rows(edition=self.edition) if str(row.person.pk) in chosen]
        if not rows:
            messages.warning(request, _("Choose at least one speaker."))
        elif request.POST.get("kitendo") == "kumbusha":
            done, left = remind_speakers(rows=rows, by=request.user, at=self.at)  # type: ignore[arg-type]
            self._say(request, done, left, _("Nothing left to remind of, or no address: %(number)s."))  # fmt: skip
        else:
            done, left = invite_speakers(rows=rows, by=request.user, at=self.at)  # type: ignore[arg-type]
            self._say(request, done, left, _("Asked before, or no address: %(number)s."))
        return redirect("sessions_app:speakers", year)

    def _say(self, request: HttpRequest, done: int, left: int, words: str) -> None:
        said = ngettext(
            "One speaker was written to.", "%(number)s speakers were written to.", done
        ) % {"number": done}
        if left:
            said += " " + words % {"number": left}
        (messages.success if done else messages.warning)(request, said)


class OneSpeaker(SpeakersView):
    """A page, or an action, about one person of the programme."""

    permission = can_reach_speakers

    @cached_property
    def row(self) -> SpeakerRow:
        found = row_of(edition=self.edition, person=self.kwargs["person"])
        if found is None:
            raise Http404
        return found

    def to_speaker(self) -> HttpResponse:
        return redirect("sessions_app:speaker", self.edition.year, self.kwargs["person"])

    def attempt(self, act: Callable[..., object], said: str) -> HttpResponse:
        """Call a service and go back to the page with what came of it."""
        try:
            act(by=self.request.user, at=self.at)
        except ValidationError as refused:
            messages.error(self.request, " ".join(refused.messages))
        else:
            messages.success(self.request, said)
        return self.to_speaker()


class OneSpeakerView(OneSpeaker):
    """How the person is reached, the slots with answers and slides, and what was written."""

    def get(self, request: HttpRequest, year: int, person: int) -> HttpResponse:
        return self.shown(request, ContactForm.shown_for(self.row.speaker))

    def post(self, request: HttpRequest, year: int, person: int) -> HttpResponse:
        form = ContactForm(request.POST)
        if form.is_valid():
            try:
                save_speaker(
                    edition=self.edition,
                    person=self.row.person,
                    by=request.user,  # type: ignore[arg-type]
                    at=self.at,
                    **form.cleaned_data,
                )
            except ValidationError as refused:
                form.add_error(None, refused)
            else:
                messages.success(request, _("Saved."))
                return self.to_speaker()
        return self.shown(request, form, status=422)

    def shown(self, request: HttpRequest, form: ContactForm, status: int = 200) -> HttpResponse:
        speaker = self.row.speaker
        context = {
            "row": self.row,
            "form": form,
            "lines": message_log(about=[(ABOUT, speaker.pk)]) if speaker else [],
            "may_view_messages": can_view_messages(request.user),
        }
        return self.page(request, "one", context, status=status)


class InviteSpeakerView(OneSpeaker):
    def post(self, request: HttpRequest, year: int, person: int) -> HttpResponse:
        return self.attempt(
            lambda **who: invite_speaker(row=self.row, **who), _("The speaker was asked.")
        )


class RemindSpeakerView(OneSpeaker):
    def post(self, request: HttpRequest, year: int, person: int) -> HttpResponse:
        return self.attempt(
            lambda **who: remind_speaker(row=self.row, **who), _("The speaker was reminded.")
        )


class RenewLinkView(OneSpeaker):
    """Make the links that were sent so far useless."""

    def post(self, request: HttpRequest, year: int, person: int) -> HttpResponse:
        speaker = self.row.speaker
        if speaker is None:
            raise Http404
        return self.attempt(
            lambda **who: renew_speaker_link(speaker=speaker, **who),
            _("Earlier links no longer open anything. Invite the speaker again to send a new one."),
        )


class SendSlidesForView(OneSpeaker):
    """Send slides in the speaker's place."""

    @cached_property
    def item(self) -> Item:
        for slot in self.row.slots:
            if slot.item is not None and slot.item.pk == self.kwargs["item"]:
                return slot.item
        raise Http404

    def get(self, request: HttpRequest, year: int, person: int, item: int) -> HttpResponse:
        return self.shown(request, SlidesForm(item=self.item, by=request.user))

    def post(self, request: HttpRequest, year: int, person: int, item: int) -> HttpResponse:
        form = SlidesForm(request.POST, request.FILES, item=self.item, by=request.user)
        upload = received_upload(form, "file", at=self.at) if form.is_valid() else None
        if upload is None:
            return self.shown(request, form, status=422)
        is_public = form.cleaned_data["is_public"]
        try:
            add_material(item=self.item, upload=upload, is_public=is_public, by=request.user, at=self.at)  # type: ignore[arg-type]  # fmt: skip
        except ValidationError as refused:
            form.add_error("file", refused)
            return self.shown(request, form, status=409)
        messages.success(request, words_of_arrival(upload.state))
        return self.to_speaker()

    def shown(self, request: HttpRequest, form: SlidesForm, status: int = 200) -> HttpResponse:
        context = {"row": self.row, "item": self.item, "form": form}
        return self.page(request, "slides", context, status=status)


class ChangeMaterialView(OneSpeaker):
    """Show a version to everyone, to nobody any more, or take it back."""

    def post(self, request: HttpRequest, year: int, person: int, material: int) -> HttpResponse:
        found = self._found(material)
        act = request.POST.get("kitendo")
        if act == "ondoa":
            return self.attempt(
                lambda **who: withdraw_material(material=found, **who),
                _("The file was withdrawn. Nobody gets it any more."),
            )
        return self.attempt(
            lambda **who: show_material(material=found, is_public=act == "onyesha", **who),
            _("Saved."),
        )

    def _found(self, number: int) -> Material:
        for slot in self.row.slots:
            for material in slot.materials:
                if material.pk == number:
                    return material
        raise Http404

"""The own slots of a speaker: whoever holds the link, or is signed in, comes in; nobody else."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from egov_meeting.accounts.access import PublicView, SignedInView
from egov_meeting.audit.actors import Actor
from egov_meeting.documents.choices import UploadState
from egov_meeting.documents.upload_field import received_upload
from egov_meeting.documents.views.uploads import answer_with_upload
from sessions_app.choices import SlotAnswerState
from sessions_app.forms.speaking import AnswerForm, SlidesForm
from sessions_app.models import Material, Speaker
from sessions_app.permissions import can_see_own_slots
from sessions_app.selectors.speaking import (
    SpeakerSlot,
    own_speakers,
    questions_for,
    slots_of,
)
from sessions_app.services.materials import add_material, show_material, withdraw_material
from sessions_app.services.speaking import answer_slot
from sessions_app.speaker_links import (
    SpeakerLinkInvalid,
    speaker_actor,
    speaker_by_token,
    speaker_token,
)


class MySlotsView(SignedInView):
    """What the account that is signed in speaks at; the only one opens at once."""

    permission = can_see_own_slots

    def get(self, request: HttpRequest) -> HttpResponse:
        found = [(speaker, speaker_token(speaker)) for speaker in own_speakers(user=request.user)]
        if len(found) == 1:
            return redirect("sessions_app:own_slots", found[0][1])
        return render(request, "sessions_app/speaker/editions.html", {"found": found})


class SpeakerView(PublicView):
    """A page of the speaker of the link; kept by no cache and found by no search."""

    speaker: Speaker

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response: HttpResponseBase
        try:
            self.speaker = speaker_by_token(kwargs["token"])
        except SpeakerLinkInvalid:
            response = render(request, "sessions_app/speaker/no_link.html", status=404)
        else:
            response = super().dispatch(request, *args, **kwargs)
        if "Cache-Control" not in response.headers:
            add_never_cache_headers(response)
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response

    @cached_property
    def at(self) -> datetime:
        return timezone.now()

    @cached_property
    def actor(self) -> Actor:
        return speaker_actor(self.request.user, self.speaker)

    @cached_property
    def slots(self) -> list[SpeakerSlot]:
        return slots_of(speaker=self.speaker)

    @cached_property
    def slot(self) -> SpeakerSlot:
        """The slot of the address, if it is the speaker's own."""
        for slot in self.slots:
            if slot.key == self.kwargs["slot"]:
                return slot
        raise Http404

    @cached_property
    def material(self) -> Material:
        for material in self.slot.materials:
            if material.version == self.kwargs["version"]:
                return material
        raise Http404

    def page(
        self, request: HttpRequest, name: str, context: dict[str, Any], status: int = 200
    ) -> HttpResponse:
        shared = {
            "speaker": self.speaker,
            "edition": self.speaker.edition,
            "token": self.kwargs["token"],
        }
        return render(request, f"sessions_app/speaker/{name}.html", shared | context, status=status)

    def to_slot(self) -> HttpResponse:
        return redirect("sessions_app:own_slot", self.kwargs["token"], self.slot.key)


class OwnSlotsView(SpeakerView):
    """All slots in order of time, with what is still to be done."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        return self.page(request, "slots", {"slots": self.slots})


class OwnSlotView(SpeakerView):
    """One slot: the answer, the slides and the questions from the floor."""

    def get(self, request: HttpRequest, token: str, slot: str) -> HttpResponse:
        return self.shown(request)

    def post(self, request: HttpRequest, token: str, slot: str) -> HttpResponse:
        form = AnswerForm(request.POST)
        if form.is_valid():
            told = form.cleaned_data
            try:
                answer_slot(speaker=self.speaker, slot=self.slot, by=self.actor, at=self.at, **told)
            except ValidationError as refused:
                form.add_error(None, refused)
            else:
                thanks = told["state"] == SlotAnswerState.CONFIRMED
                messages.success(
                    request,
                    _("Thank you. The organisers see that you will be there.")
                    if thanks
                    else _("The organisers see that you cannot be there."),
                )
                return redirect("sessions_app:own_slots", token)
        return self.shown(request, answer_form=form, status=422)

    def shown(
        self,
        request: HttpRequest,
        *,
        answer_form: AnswerForm | None = None,
        slides_form: SlidesForm | None = None,
        status: int = 200,
    ) -> HttpResponse:
        slot = self.slot
        if answer_form is None:
            given = slot.answer if slot.state != SlotAnswerState.ASKED else None
            known = {"state": given.state, "note": given.note} if given else {}
            answer_form = AnswerForm(initial=known)
        if slides_form is None and slot.item is not None:
            newest = slot.material
            slides_form = SlidesForm(
                item=slot.item,
                by=self.actor,
                initial={"is_public": bool(newest and newest.is_public)},
            )
        context = {
            "slot": slot,
            "answer_form": answer_form,
            "slides_form": slides_form,
            "questions": list(questions_for(slot=slot)),
        }
        return self.page(request, "slot", context, status=status)


class SendSlidesView(OwnSlotView):
    """A new version of the slides; earlier ones stay."""

    def get(self, request: HttpRequest, token: str, slot: str) -> HttpResponse:
        return self.to_slot()

    def post(self, request: HttpRequest, token: str, slot: str) -> HttpResponse:
        item = self.slot.item
        if item is None:
            raise Http404
        form = SlidesForm(request.POST, request.FILES, item=item, by=self.actor)
        upload = received_upload(form, "file", at=self.at) if form.is_valid() else None
        if upload is None:
            return self.shown(request, slides_form=form, status=422)
        try:
            add_material(
                item=item,
                upload=upload,
                is_public=form.cleaned_data["is_public"],
                by=self.actor,
                at=self.at,
            )
        except ValidationError as refused:
            form.add_error("file", refused)
            return self.shown(request, slides_form=form, status=409)
        messages.success(request, words_of_arrival(upload.state))
        return self.to_slot()


class OwnMaterialView(SpeakerView):
    """One version for its speaker, as a file."""

    def get(self, request: HttpRequest, token: str, slot: str, version: int) -> HttpResponseBase:
        if self.material.withdrawn_at is not None:
            raise Http404
        return answer_with_upload(request, self.material.upload, by=self.actor)


class ShowOwnMaterialView(SpeakerView):
    """Let everyone have a version, or nobody any more."""

    def post(self, request: HttpRequest, token: str, slot: str, version: int) -> HttpResponse:
        is_public = request.POST.get("onyesha") == "1"
        try:
            show_material(material=self.material, is_public=is_public, by=self.actor, at=self.at)
        except ValidationError as refused:
            messages.error(request, " ".join(refused.messages))
        return self.to_slot()


class WithdrawOwnMaterialView(SpeakerView):
    """Take a version back, after a question."""

    def get(self, request: HttpRequest, token: str, slot: str, version: int) -> HttpResponse:
        return self.page(request, "withdraw", {"slot": self.slot, "material": self.material})

    def post(self, request: HttpRequest, token: str, slot: str, version: int) -> HttpResponse:
        withdraw_material(material=self.material, by=self.actor, at=self.at)
        messages.success(request, _("The file was withdrawn. Nobody gets it any more."))
        return self.to_slot()


def words_of_arrival(state: str) -> str:
    """What to say when a file came with its form."""
    if state == UploadState.READY:
        return _("The file has been checked and kept.")
    return _("The file has arrived. It is shown as soon as it has been checked.")

"""Corrections of adopted texts: one person proposes how it should read, another confirms."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from reports.adopted_text import WORDED
from reports.forms.corrections import CorrectionForm, DropCorrectionForm
from reports.models import Corrigendum
from reports.selectors.corrections import (
    can_be_corrected,
    number_in_force,
    waiting_correction,
    words_in_force,
)
from reports.services.correcting import confirm_correction, drop_correction, propose_correction
from reports.views.workbench_frame import AdoptingView, OfResolution, in_words, tell


class CorrectView(OfResolution, AdoptingView):
    """How an adopted text should read, and why."""

    def get(self, request: HttpRequest, year: int, pk: int) -> HttpResponse:
        self.refuse_others()
        if waiting_correction(self.resolution):
            return redirect(self.address("check_correction", pk))
        words = words_in_force(self.resolution)
        shown = {name: getattr(words, name) for name in WORDED}
        shown["seen"] = number_in_force(self.resolution)
        return self.show(request, CorrectionForm(initial=shown))

    def post(self, request: HttpRequest, year: int, pk: int) -> HttpResponse:
        self.refuse_others()
        form = CorrectionForm(request.POST)
        if not form.is_valid():
            return self.show(request, form, 422)
        try:
            propose_correction(
                resolution=self.resolution,
                wording=form.wording(),
                reason_sw=form.cleaned_data["reason_sw"],
                reason_en=form.cleaned_data["reason_en"],
                seen=form.cleaned_data["seen"] or 0,
                by=request.user,  # type: ignore[arg-type]
                at=timezone.now(),
            )
        except ValidationError as error:
            tell(form, error)
            return self.show(request, form, 409)
        messages.success(
            request, _("The correction has been proposed; a colleague has to confirm it.")
        )
        return redirect(self.address("check_correction", pk))

    def show(self, request: HttpRequest, form: CorrectionForm, status: int = 200) -> HttpResponse:
        return self.ask(
            request,
            title=_("Correct the adopted text"),
            form=form,
            submit=_("Propose the correction"),
            cancel=self.back(),
            about=_(
                "For slips of the pen alone. What is to be said otherwise is a new resolution. The text as it was "
                "adopted stays, and can be read beside the correction."
            ),
            status=status,
        )

    def refuse_others(self) -> None:
        """Raises Http404 for what was not adopted by a meeting of the portal."""
        if not can_be_corrected(self.resolution):
            raise Http404


class CheckCorrectionView(OfResolution, AdoptingView):
    """The proposed correction, word by word, for the second person."""

    def get(self, request: HttpRequest, year: int, pk: int) -> HttpResponse:
        return self.show(request, DropCorrectionForm())

    def show(
        self, request: HttpRequest, form: DropCorrectionForm, status: int = 200
    ) -> HttpResponse:
        waiting = waiting_correction(self.resolution)
        if waiting is None:
            messages.info(request, _("No correction waits to be confirmed."))
            return redirect(self.back())
        context: dict[str, Any] = {
            "resolution": self.resolution,
            "waiting": waiting,
            "is_own": waiting.kept.proposed_by_id == request.user.pk,
            "form": form,
        }
        return self.page(request, "correction.html", context, status)


class OfCorrection(CheckCorrectionView):
    """What is done with the correction of that number."""

    http_method_names = ("post",)

    @cached_property
    def corrigendum(self) -> Corrigendum:
        return get_object_or_404(self.resolution.corrigenda, number=self.kwargs["number"])


class ConfirmCorrectionView(OfCorrection):
    """Let the correction count."""

    def post(self, request: HttpRequest, year: int, pk: int, number: int) -> HttpResponse:
        try:
            confirm_correction(corrigendum=self.corrigendum, by=request.user, at=timezone.now())  # type: ignore[arg-type]
        except ValidationError as error:
            messages.error(request, in_words(error))
            return redirect(self.address("check_correction", pk))
        messages.success(request, _("The correction counts now, and everybody can read it."))
        return redirect(self.back())


class DropCorrectionView(OfCorrection):
    """Do not take the correction."""

    def post(self, request: HttpRequest, year: int, pk: int, number: int) -> HttpResponse:
        form, corrigendum = DropCorrectionForm(request.POST), self.corrigendum
        if not form.is_valid():
            return self.show(request, form, 422)
        try:
            drop_correction(
                corrigendum=corrigendum,
                why=form.cleaned_data["why"],
                by=request.user,  # type: ignore[arg-type]
                at=timezone.now(),
            )
        except ValidationError as error:
            messages.error(request, in_words(error))
            return redirect(self.back())
        messages.success(request, _("The correction was not taken; it stays on record."))
        return redirect(self.back())

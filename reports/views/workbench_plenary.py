"""Steps of a resolution: proposed, recommended, withdrawn; and what the meeting decides, one by one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from reports.choices import Decision
from reports.forms.workbench_resolutions import DecisionForm, RecommendForm, WithdrawForm
from reports.models import Resolution
from reports.selectors.workbench_resolutions import (
    before_the_meeting,
    decided,
    drafts,
    has_both_languages,
)
from reports.services.deciding import (
    propose_resolution,
    recommend_resolution,
    return_to_draft,
    take_recommendation_back,
    withdraw_resolution,
)
from reports.services.plenary import decide
from reports.services.resolution_drafts import WordingConflict, change_wording
from reports.views.workbench_drafts import WORDED, draft_context, wording_conflict
from reports.views.workbench_frame import (
    AdoptingView,
    OfResolution,
    WorkbenchView,
    WorkingView,
    in_words,
    tell,
)

STEPS = {
    "propose": propose_resolution,
    "draft": return_to_draft,
    "unrecommend": take_recommendation_back,
}


class StepView(OfResolution, WorkingView):
    """A step that needs no words: proposed, back to the drafts, recommendation taken back."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest, year: int, pk: int) -> HttpResponse:
        step = STEPS.get(request.POST.get("step", ""))
        if step is None:
            raise Http404
        try:
            step(resolution=self.resolution, by=request.user, at=timezone.now())  # type: ignore[arg-type]
        except ValidationError as error:
            messages.error(request, in_words(error))
        else:
            messages.success(
                request,
                _("The resolution is now: %(state)s.")
                % {"state": self.resolution.get_decision_display()},
            )
        return redirect(self.back())


class RecommendView(OfResolution, WorkingView):
    """Say what the meeting should do, and why."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest, year: int, pk: int) -> HttpResponse:
        form = RecommendForm(request.POST)
        if form.is_valid():
            try:
                recommend_resolution(
                    resolution=self.resolution,
                    by=request.user,  # type: ignore[arg-type]
                    at=timezone.now(),
                    **form.cleaned_data,
                )
            except ValidationError as error:
                tell(form, error)
        if not form.errors:
            messages.success(request, _("The recommendation is on record."))
            return redirect(self.back())
        context = draft_context(self, recommend_form=form, form=form)
        return self.page(request, "draft.html", context, 422)


class WithdrawView(OfResolution, WorkingView):
    """Withdraw a draft, saying why."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest, year: int, pk: int) -> HttpResponse:
        form = WithdrawForm(request.POST, auto_id="withdraw_%s")
        if form.is_valid():
            try:
                withdraw_resolution(
                    resolution=self.resolution,
                    by=request.user,  # type: ignore[arg-type]
                    at=timezone.now(),
                    **form.cleaned_data,
                )
            except ValidationError as error:
                tell(form, error)
        if not form.errors:
            messages.success(request, _("The draft has been withdrawn."))
            return redirect(self.back())
        context = draft_context(self, withdraw_form=form, form=form)
        return self.page(request, "draft.html", context, 422)


class PlenaryView(WorkbenchView):
    """What lies before the meeting, in order, and what it has decided today."""

    tab = "plenary"

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        rows = list(drafts(edition=self.edition))
        context = {
            "recommended": [row for row in rows if row.decision == Decision.RECOMMENDED],
            "earlier": [row for row in rows if row.decision != Decision.RECOMMENDED],
            "decided": list(decided(edition=self.edition)),
        }
        return self.page(request, "plenary.html", context)


class DecideView(OfResolution, AdoptingView):
    """One resolution before the meeting: amended on the page, then decided; the next one follows."""

    tab = "plenary"

    def get(self, request: HttpRequest, year: int, pk: int) -> HttpResponse:
        if self.resolution.decision != Decision.RECOMMENDED:
            return redirect(super().back())
        initial: dict[str, Any] = {name: getattr(self.resolution, name) for name in WORDED}
        initial |= {"revision": self.resolution.revision, "on": timezone.localdate()}
        return self.show(request, DecisionForm(initial=initial))

    def post(self, request: HttpRequest, year: int, pk: int) -> HttpResponse:
        form = DecisionForm(request.POST)
        if not form.is_valid():
            return self.show(request, form, status=422)
        try:
            self.put_on_record(request, form)
        except ValidationError as error:
            tell(form, error)
            return self.show(request, form, status=422)
        except WordingConflict as conflict:
            return wording_conflict(
                self, request, DecisionForm, conflict.stored, "decision_conflict.html"
            )
        return redirect(self.next_address(request))

    def put_on_record(self, request: HttpRequest, form: DecisionForm) -> None:
        """Save the amendment alone, or decide about what is seen on the page."""
        step = request.POST.get("decision", "")
        who: dict[str, Any] = {"by": request.user, "at": timezone.now()}
        words = {"wording": form.wording(), "revision": form.cleaned_data["revision"]}
        if step == "amend":
            change_wording(
                resolution=self.resolution, note=_("Amended in the meeting"), **words, **who
            )
            messages.success(request, _("The amendment has been saved."))
            return
        if step not in (Decision.ADOPTED, Decision.REJECTED, Decision.REFERRED):
            raise Http404
        day, why = form.cleaned_data["on"], form.cleaned_data["why"]
        decide(resolution=self.resolution, decision=step, on=day, why=why, **words, **who)
        messages.success(request, said_of(self.resolution))

    def next_address(self, request: HttpRequest) -> str:
        """This one again after an amendment, else the next before the meeting, else the list."""
        if request.POST.get("decision") == "amend":
            return self.address("decide", self.resolution.pk)
        following = before_the_meeting(edition=self.edition).first()
        return self.address("decide", following.pk) if following else self.address("plenary")

    def back(self) -> str:
        return self.address("decide", self.resolution.pk)

    def show(self, request: HttpRequest, form: DecisionForm, status: int = 200) -> HttpResponse:
        rows = list(before_the_meeting(edition=self.edition))
        stored = Resolution.objects.get(pk=self.resolution.pk)
        context = {
            "resolution": self.resolution,
            "form": form,
            "rows": rows,
            "is_whole": has_both_languages(stored),
        }
        return self.page(request, "decide.html", context, status)


def said_of(resolution: Resolution) -> str:
    """What the meeting did, in words."""
    if resolution.decision == Decision.ADOPTED:
        return _("Adopted as resolution %(number)s: “%(title)s”.") % {
            "number": resolution.number,
            "title": resolution.title,
        }
    return _("“%(title)s”: %(state)s.") % {
        "title": resolution.title,
        "state": resolution.get_decision_display(),
    }

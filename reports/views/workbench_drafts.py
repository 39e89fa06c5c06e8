"""Drafts of resolutions: the list in order, one of them, its wordings, its key issues, merging."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from reports.adopted_text import is_as_adopted
from reports.forms.workbench_issues import PositionForm
from reports.forms.workbench_resolutions import (
    ChangeWordingForm,
    MergeDraftForm,
    NewDraftForm,
    OriginForm,
    RecommendForm,
    WithdrawForm,
    WordingForm,
)
from reports.models import KeyIssue, Resolution
from reports.selectors.corrections import can_be_corrected, corrections_of, waiting_correction
from reports.selectors.workbench_resolutions import (
    OPEN,
    decided,
    drafts,
    has_both_languages,
    sides_between,
    versions_of,
)
from reports.services.resolution_drafts import (
    WordingConflict,
    change_wording,
    draft_resolution,
    merge_drafts,
    place_draft,
    set_issues,
)
from reports.views.workbench_frame import OfResolution, WorkbenchView, WorkingView, tell

WORDED = ("title_sw", "title_en", "text_sw", "text_en")


class ResolutionDraftsView(WorkbenchView):
    """The drafts in the order in which the meeting takes them, then what has been decided."""

    tab = "resolution_drafts"

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        context = {
            "drafts": list(drafts(edition=self.edition)),
            "decided": list(decided(edition=self.edition)),
        }
        return self.page(request, "drafts.html", context)


class NewDraftView(WorkingView):
    """A resolution begun from the key issues named in the address (`?hoja=3&hoja=5`)."""

    tab = "resolution_drafts"

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        keys = [key for key in request.GET.getlist("hoja") if key.isdecimal() and len(key) < 15]
        issues = list(KeyIssue.objects.filter(edition=self.edition, pk__in=keys[:100]))
        initial = {
            "issues": issues,
            "revision": 0,
            "form_key": uuid.uuid4(),
            "text_sw": "\n".join(issue.text_sw for issue in issues),
            "text_en": "\n".join(issue.text_en for issue in issues),
        }
        return self.show(request, NewDraftForm(initial=initial, edition=self.edition))

    def post(self, request: HttpRequest, year: int) -> HttpResponse:
        form = NewDraftForm(request.POST, edition=self.edition)
        if not form.is_valid():
            return self.show(request, form, 422)
        try:
            resolution = draft_resolution(
                edition=self.edition,
                issues=form.cleaned_data["issues"],
                wording=form.wording(),
                form_key=form.cleaned_data["form_key"],
                by=request.user,  # type: ignore[arg-type]
                at=timezone.now(),
            )
        except ValidationError as error:
            tell(form, error)
            return self.show(request, form, 422)
        messages.success(request, _("The draft has been begun."))
        return redirect(self.address("resolution_draft", resolution.pk))

    def show(self, request: HttpRequest, form: NewDraftForm, status: int = 200) -> HttpResponse:
        return self.ask(
            request,
            title=_("New resolution"),
            form=form,
            submit=_("Begin the draft"),
            cancel=self.address("resolution_drafts"),
            status=status,
        )


class ResolutionDraftView(OfResolution):
    """One resolution: text in both languages, origin, owners, terms, decision."""

    def get(self, request: HttpRequest, year: int, pk: int) -> HttpResponse:
        return self.page(request, "draft.html", draft_context(self))


class ChangeWordingView(OfResolution, WorkingView):
    """Both languages beside each other; what is saved becomes a new version."""

    def get(self, request: HttpRequest, year: int, pk: int) -> HttpResponse:
        initial: dict[str, Any] = {name: getattr(self.resolution, name) for name in WORDED}
        form = ChangeWordingForm(initial={**initial, "revision": self.resolution.revision})
        return self.show(request, form)

    def post(self, request: HttpRequest, year: int, pk: int) -> HttpResponse:
        form = ChangeWordingForm(request.POST)
        if not form.is_valid():
            return self.show(request, form, 422)
        try:
            changed = change_wording(
                resolution=self.resolution,
                wording=form.wording(),
                revision=form.cleaned_data["revision"],
                note=form.cleaned_data["note"],
                by=request.user,  # type: ignore[arg-type]
                at=timezone.now(),
            )
        except ValidationError as error:
            tell(form, error)
            return self.show(request, form, 422)
        except WordingConflict as conflict:
            return wording_conflict(self, request, ChangeWordingForm, conflict.stored)
        said = _("The wording has been saved.") if changed else _("Nothing was changed.")
        messages.success(request, said)
        return redirect(self.back())

    def show(
        self, request: HttpRequest, form: ChangeWordingForm, status: int = 200
    ) -> HttpResponse:
        return self.ask(
            request,
            title=_("Wording of the resolution"),
            form=form,
            submit=_("Save the wording"),
            cancel=self.back(),
            status=status,
        )


class WordingsView(OfResolution):
    """Every version with its changes word by word, newest first."""

    def get(self, request: HttpRequest, year: int, pk: int) -> HttpResponse:
        context = {
            "resolution": self.resolution,
            "versions": versions_of(resolution=self.resolution),
        }
        return self.page(request, "wordings.html", context)


class OriginView(OfResolution, WorkingView):
    """From which key issues a resolution grew."""

    def get(self, request: HttpRequest, year: int, pk: int) -> HttpResponse:
        issues = self.resolution.issues.all()
        return self.show(request, OriginForm(initial={"issues": issues}, edition=self.edition))

    def post(self, request: HttpRequest, year: int, pk: int) -> HttpResponse:
        form = OriginForm(request.POST, edition=self.edition)
        if not form.is_valid():
            return self.show(request, form, 422)
        set_issues(
            resolution=self.resolution,
            issues=form.cleaned_data["issues"],
            by=request.user,  # type: ignore[arg-type]
            at=timezone.now(),
        )
        messages.success(request, _("The key issues have been saved."))
        return redirect(self.back())

    def show(self, request: HttpRequest, form: OriginForm, status: int = 200) -> HttpResponse:
        return self.ask(
            request,
            title=_("Key issues of the resolution"),
            form=form,
            submit=_("Save"),
            cancel=self.back(),
            about=str(self.resolution.title),
            status=status,
        )


class PlaceDraftView(OfResolution, WorkingView):
    """Put a draft at another place; numbers follow this order at adoption."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest, year: int, pk: int) -> HttpResponse:
        form = PositionForm(request.POST)
        if form.is_valid():
            place_draft(
                resolution=self.resolution,
                position=form.cleaned_data["position"],
                by=request.user,  # type: ignore[arg-type]
                at=timezone.now(),
            )
        return redirect(f"{self.address('resolution_drafts')}#rasimu-{pk}")


class MergeDraftView(OfResolution, WorkingView):
    """Merge a draft into another one."""

    def get(self, request: HttpRequest, year: int, pk: int) -> HttpResponse:
        return self.show(request, MergeDraftForm(edition=self.edition))

    def post(self, request: HttpRequest, year: int, pk: int) -> HttpResponse:
        form = MergeDraftForm(request.POST, edition=self.edition)
        if not form.is_valid():
            return self.show(request, form, 422)
        into = form.cleaned_data["into"]
        try:
            merge_drafts(
                resolution=self.resolution,
                into=into,
                by=request.user,  # type: ignore[arg-type]
                at=timezone.now(),
            )
        except ValidationError as error:
            tell(form, error)
            return self.show(request, form, 422)
        messages.success(request, _("The draft has been merged; its key issues have moved along."))
        return redirect(self.address("resolution_draft", into.pk))

    def show(self, request: HttpRequest, form: MergeDraftForm, status: int = 200) -> HttpResponse:
        return self.ask(
            request,
            title=_("Merge the draft into another"),
            form=form,
            submit=_("Merge"),
            cancel=self.back(),
            about=_("“%(title)s” is withdrawn and can still be read; its key issues move along.")
            % {"title": self.resolution.title},
            status=status,
        )


def draft_context(view: OfResolution, **more: Any) -> dict[str, Any]:
    """What the page of one resolution shows."""
    resolution = view.resolution
    return {
        "resolution": resolution,
        "is_open": resolution.decision in OPEN,
        "is_whole": has_both_languages(resolution),
        "is_as_adopted": is_as_adopted(resolution),
        "corrections": corrections_of(resolution),
        "waiting": waiting_correction(resolution),
        "may_correct": can_be_corrected(resolution),
        "wordings": resolution.wordings.count(),
        "recommend_form": RecommendForm(),
        "withdraw_form": WithdrawForm(auto_id="withdraw_%s"),
        **more,
    }


def wording_conflict(
    view: OfResolution,
    request: HttpRequest,
    form_class: type[WordingForm],
    stored: Resolution,
    template: str = "wording_conflict.html",
) -> HttpResponse:
    """Both wordings and what differs. The form keeps what was typed and has now seen the other's."""
    typed = request.POST.copy()
    typed["revision"] = str(stored.revision)
    form = form_class(typed)
    form.is_valid()
    mine = Resolution(**{name: form.cleaned_data.get(name, "") for name in WORDED})
    context = {
        "resolution": view.resolution,
        "stored": stored,
        "newest": stored.wordings.order_by("-number").first(),
        "sides": sides_between(stored, mine),
        "form": form,
        "back": view.back(),
    }
    return view.page(request, template, context, 409)

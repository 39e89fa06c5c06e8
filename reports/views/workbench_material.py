"""The material, and the way of a passage into a key issue and back to its place."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext as _

from reports.forms.workbench_issues import (
    GatherForm,
    MaterialFilterForm,
    MovePassageForm,
    PlaceForm,
)
from reports.models import IssueSource, KeyIssue
from reports.passages import Found
from reports.selectors.workbench_issues import (
    issues_to_choose,
    raised_issues,
    sources_with_origin,
    traced,
)
from reports.selectors.workbench_material import Material, material_page, one_material
from reports.services.gathering import raise_issue
from reports.services.issue_passages import Passage, add_passage, move_passage, remove_passage
from reports.sources import text_of
from reports.views.workbench_frame import WorkbenchView, WorkingView, in_words, tell


class MaterialView(WorkbenchView):
    """What was handed in and said, with the passages already gathered marked, beside the key issues."""

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        form = MaterialFilterForm(request.GET, edition=self.edition)
        chosen = form.chosen()
        found, material = material_page(
            edition=self.edition, page=request.GET.get("page", 1), **chosen
        )
        context = {
            "filters": form,
            "clear_address": f"{self.address('workbench')}?kind={form.kind}",
            "found": found,
            "material": material,
            "is_open": bool(chosen["part"] or chosen["search"]),
            "issues": raised_issues(edition=self.edition),
            "here": request.GET.urlencode(),
        }
        return self.page(request, "material.html", context)


class GatherView(WorkingView):
    """Words of a text, and the key issue they become or join. The address says which words."""

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        if not request.GET:  # words are chosen among the material
            return redirect(self.address("workbench"))
        place = PlaceForm(request.GET)
        if not place.is_valid():
            raise Http404
        asked = place.cleaned_data
        material = self.material(asked["kind"], asked["of"])
        text = text_of(
            material.obj, kind=asked["kind"], part=asked["part"], language=asked["language"]
        )
        near = _near(asked)
        words = text[near.start : near.end] if near else ""
        initial = {**asked, "words": words, f"text_{asked['language']}": words}
        return self.show(request, material, GatherForm(initial=initial, edition=self.edition))

    def post(self, request: HttpRequest, year: int) -> HttpResponse:
        form = GatherForm(request.POST, edition=self.edition)
        place = PlaceForm(request.POST)
        if not place.is_valid():
            raise Http404
        material = self.material(place.cleaned_data["kind"], place.cleaned_data["of"])
        if not form.is_valid():
            return self.show(request, material, form, status=422)
        try:
            issue = self.gather(request, form.cleaned_data, material)
        except ValidationError as error:
            tell(form, error)
            return self.show(request, material, form, status=422)
        messages.success(
            request,
            format_html(
                '{} <a href="{}">{}</a>',
                _("The words have been gathered:"),
                self.address("key_issue", issue.pk),
                issue,
            ),
        )
        back = QueryDict(form.cleaned_data["back"]).urlencode()
        return redirect(f"{self.address('workbench')}?{back}" if back else self.back(material))

    def gather(self, request: HttpRequest, typed: dict[str, Any], material: Material) -> KeyIssue:
        """Make the key issue, or add to the one that was chosen."""
        passage = Passage(
            kind=typed["kind"],
            obj=material.obj,
            part=typed["part"],
            language=typed["language"],
            words=typed["words"],
            near=_near(typed),
        )
        who: dict[str, Any] = {"by": request.user, "at": timezone.now()}
        issue: KeyIssue | None = typed["issue"]
        if issue is not None:
            add_passage(issue=issue, passage=passage, **who)
            return issue
        texts = {"text_sw": typed["text_sw"], "text_en": typed["text_en"]}
        return raise_issue(edition=self.edition, passage=passage, **texts, **who)

    def material(self, kind: str, pk: int) -> Material:
        found = one_material(edition=self.edition, kind=kind, pk=pk)
        if found is None:
            raise Http404
        return found

    def back(self, material: Material) -> str:
        return f"{self.address('workbench')}?kind={material.kind}"

    def show(
        self, request: HttpRequest, material: Material, form: GatherForm, status: int = 200
    ) -> HttpResponse:
        context = {
            "material": material,
            "form": form,
            "cancel": self.back(material),
            "has_issues": issues_to_choose(edition=self.edition).exists(),
        }
        return self.page(request, "gather.html", context, status)


class OfPassage(WorkbenchView):
    """What is about one gathered passage."""

    tab = "key_issues"

    @cached_property
    def source(self) -> IssueSource:
        rows = sources_with_origin().filter(issue__edition=self.edition)
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def back(self) -> str:
        return self.address("key_issue", self.source.issue_id)


class PassageView(OfPassage):
    """The text a passage was taken from, with the passage marked; or what it said and says no more."""

    def get(self, request: HttpRequest, year: int, pk: int) -> HttpResponse:
        source = self.source
        obj = {
            "ministry_report": source.ministry_report_id,
            "breakout": source.breakout_report_id,
            "floor": source.contribution_id,
            "resolution": source.resolution_id,
        }.get(source.kind)
        material = obj and one_material(edition=self.edition, kind=source.kind, pk=obj)
        context = {
            "traced": traced(source),
            "material": material,
            "form": MovePassageForm(edition=self.edition),
        }
        return self.page(request, "passage.html", context)


class MovePassageView(OfPassage, WorkingView):
    """Put a passage under another key issue."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest, year: int, pk: int) -> HttpResponse:
        form = MovePassageForm(request.POST, edition=self.edition)
        if not form.is_valid():
            messages.error(request, _("Choose the key issue it goes to."))
            return redirect(self.address("passage", pk))
        target = form.cleaned_data["issue"]
        try:
            move_passage(source=self.source, to=target, by=request.user, at=timezone.now())  # type: ignore[arg-type]
        except ValidationError as error:
            messages.error(request, in_words(error))
            return redirect(self.address("passage", pk))
        messages.success(request, _("The passage has been moved."))
        return redirect(self.address("key_issue", target.pk))


class RemovePassageView(OfPassage, WorkingView):
    """Give a passage back to the material."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest, year: int, pk: int) -> HttpResponse:
        back = self.back()
        remove_passage(source=self.source, by=request.user, at=timezone.now())  # type: ignore[arg-type]
        messages.success(request, _("The passage has gone back to the material."))
        return redirect(back)


def _near(asked: dict[str, Any]) -> Found | None:
    start, length = asked.get("start"), asked.get("length")
    return Found(start, length) if start is not None and length else None

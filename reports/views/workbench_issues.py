"""Key issues: the list in order, one of them with its passages, merging and taking apart."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from reports.forms.workbench_issues import (
    IssueForm,
    IssueTextsForm,
    MergeIssueForm,
    PositionForm,
    SearchForm,
)
from reports.selectors.workbench_issues import raised_issue, raised_issues
from reports.services.issues import (
    IssueConflict,
    change_issue,
    create_issue,
    drop_issue,
    mark_of,
    merge_issue,
    place_issue,
    unmerge_issue,
)
from reports.views.workbench_frame import OfIssue, WorkbenchView, WorkingView, in_words, tell


class KeyIssuesView(WorkbenchView):
    """All key issues in order, with who raised them and what grew from them."""

    tab = "key_issues"

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        form = SearchForm(request.GET)
        search = form.words()
        context = {
            "filters": form,
            "clear_address": self.address("key_issues"),
            "issues": raised_issues(edition=self.edition, search=search),
            "is_searched": bool(search),
        }
        return self.page(request, "issues.html", context)


class NewIssueView(WorkingView):
    """A key issue written by hand, without a passage behind it."""

    tab = "key_issues"

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        return self.show(request, IssueTextsForm())

    def post(self, request: HttpRequest, year: int) -> HttpResponse:
        form = IssueTextsForm(request.POST)
        if not form.is_valid():
            return self.show(request, form, 422)
        try:
            issue = create_issue(
                edition=self.edition,
                by=request.user,  # type: ignore[arg-type]
                at=timezone.now(),
                **form.cleaned_data,
            )
        except ValidationError as error:
            tell(form, error)
            return self.show(request, form, 422)
        messages.success(request, _("The key issue has been added."))
        return redirect(self.address("key_issue", issue.pk))

    def show(self, request: HttpRequest, form: IssueTextsForm, status: int = 200) -> HttpResponse:
        return self.ask(
            request,
            title=_("New key issue"),
            form=form,
            submit=_("Add the key issue"),
            cancel=self.address("key_issues"),
            status=status,
        )


class KeyIssueView(OfIssue):
    """One key issue: where it came from, what was merged into it, what grew from it."""

    def get(self, request: HttpRequest, year: int, pk: int) -> HttpResponse:
        context: dict[str, Any] = {
            "raised": raised_issue(issue=self.issue),
            "merge_form": MergeIssueForm(edition=self.edition),
        }
        return self.page(request, "issue.html", context)


class ChangeIssueView(OfIssue, WorkingView):
    """The words of a key issue in both languages."""

    def get(self, request: HttpRequest, year: int, pk: int) -> HttpResponse:
        issue = self.issue
        initial = {
            "text_sw": issue.text_sw,
            "text_en": issue.text_en,
            "group": issue.group_id,
            "seen": mark_of(issue),
        }
        return self.show(request, IssueForm(initial=initial, edition=self.edition))

    def post(self, request: HttpRequest, year: int, pk: int) -> HttpResponse:
        form = IssueForm(request.POST, edition=self.edition)
        if not form.is_valid():
            return self.show(request, form, 422)
        try:
            change_issue(
                issue=self.issue,
                by=request.user,  # type: ignore[arg-type]
                at=timezone.now(),
                **form.cleaned_data,
            )
        except ValidationError as error:
            tell(form, error)
            return self.show(request, form, 422)
        except IssueConflict as conflict:
            return self.conflict(request, form, conflict)
        messages.success(request, _("The key issue has been saved."))
        return redirect(self.back())

    def conflict(
        self, request: HttpRequest, form: IssueForm, conflict: IssueConflict
    ) -> HttpResponse:
        """Both texts: nothing is overwritten, and the next save is one that has seen the other's."""
        typed = form.data.copy()
        typed["seen"] = mark_of(conflict.stored)
        again = IssueForm(typed, edition=self.edition)
        context = {"form": again, "stored": conflict.stored, "back": self.back()}
        return self.page(request, "issue_conflict.html", context, 409)

    def show(self, request: HttpRequest, form: IssueForm, status: int = 200) -> HttpResponse:
        return self.ask(
            request,
            title=_("Edit the key issue"),
            form=form,
            submit=_("Save"),
            cancel=self.back(),
            status=status,
        )


class PlaceIssueView(OfIssue, WorkingView):
    """Put a key issue at another place of the list."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest, year: int, pk: int) -> HttpResponse:
        form = PositionForm(request.POST)
        if form.is_valid():
            place_issue(
                issue=self.issue,
                position=form.cleaned_data["position"],
                by=request.user,  # type: ignore[arg-type]
                at=timezone.now(),
            )
        return redirect(f"{self.address('key_issues')}#hoja-{pk}")


class MergeIssueView(OfIssue, WorkingView):
    """Merge a key issue into another one."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest, year: int, pk: int) -> HttpResponse:
        form = MergeIssueForm(request.POST, edition=self.edition)
        if not form.is_valid():
            return self.show(request, form)
        into = form.cleaned_data["into"]
        try:
            merge_issue(issue=self.issue, into=into, by=request.user, at=timezone.now())  # type: ignore[arg-type]
        except ValidationError as error:
            tell(form, error)
            return self.show(request, form)
        messages.success(
            request, _("The key issue has been merged. It can be taken out again here.")
        )
        return redirect(self.address("key_issue", into.pk))

    def show(self, request: HttpRequest, form: MergeIssueForm) -> HttpResponse:
        context = {"raised": raised_issue(issue=self.issue), "merge_form": form}
        return self.page(request, "issue.html", context | {"form": form}, 422)


class UnmergeIssueView(OfIssue, WorkingView):
    """Let a merged key issue stand by itself again."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest, year: int, pk: int) -> HttpResponse:
        unmerge_issue(issue=self.issue, by=request.user, at=timezone.now())  # type: ignore[arg-type]
        messages.success(request, _("The key issue stands by itself again."))
        return redirect(self.back())


class DropIssueView(OfIssue, WorkingView):
    """Drop a key issue; its passages go back to the material."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest, year: int, pk: int) -> HttpResponse:
        try:
            drop_issue(issue=self.issue, by=request.user, at=timezone.now())  # type: ignore[arg-type]
        except ValidationError as error:
            messages.error(request, in_words(error))
            return redirect(self.back())
        messages.success(
            request, _("The key issue has been dropped; its passages are in the material again.")
        )
        return redirect(self.address("key_issues"))

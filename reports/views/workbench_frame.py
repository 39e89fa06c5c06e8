"""What the pages of the workbench share: the edition, its tabs, the way up, errors at their fields."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from egov_meeting.accounts.access import StaffView
from egov_meeting.meetings.models import Edition
from reports.models import KeyIssue, Resolution
from reports.permissions import (
    can_adopt_resolutions,
    can_view_workbench,
    can_work_on_resolutions,
)
from reports.selectors.workbench_resolutions import resolution_of
from reports.views.workshop_frame import Tab

TABS = (
    ("workbench", gettext_lazy("Material")),
    ("key_issues", gettext_lazy("Key issues")),
    ("resolution_drafts", gettext_lazy("Resolutions")),
    ("plenary", gettext_lazy("In the meeting")),
    ("themes", gettext_lazy("Themes")),
)


class WorkbenchView(StaffView):
    """A page of one edition's workbench; `tab` names the page it belongs to."""

    permission = can_view_workbench
    tab = "workbench"

    @cached_property
    def edition(self) -> Edition:
        return get_object_or_404(Edition, year=self.kwargs["year"])

    def loaded(self) -> Edition:
        return self.edition

    def page(
        self, request: HttpRequest, template: str, context: dict[str, Any], status: int = 200
    ) -> HttpResponse:
        """The page with what all of them show."""
        shared = {
            "edition": self.edition,
            "tabs": [
                Tab(label, self.address(name), "page" if name == self.tab else "")
                for name, label in TABS
            ],
            "way_up": [
                Tab(
                    str(self.edition.name),
                    reverse("home:staff_edition", args=[self.edition.year]),
                    "",
                )
            ],
            "may_work": can_work_on_resolutions(request.user, self.edition),
            "may_adopt": can_adopt_resolutions(request.user, self.edition),
        }
        return render(request, f"reports/workbench/{template}", shared | context, status=status)

    def ask(
        self,
        request: HttpRequest,
        *,
        title: str,
        form: forms.Form,
        submit: str,
        cancel: str,
        about: str = "",
        tone: str = "",
        status: int = 200,
    ) -> HttpResponse:
        """A page with one form: what it is for, the form, the way back."""
        context = {
            "title": title,
            "form": form,
            "submit": submit,
            "cancel": cancel,
            "about": about,
            "tone": tone,
        }
        return self.page(request, "ask.html", context, status)

    def address(self, name: str, *args: Any) -> str:
        """The address of another page about this edition."""
        return reverse(f"reports:{name}", args=[self.edition.year, *args])


class WorkingView(WorkbenchView):
    """A page, or an action, of those who gather and draft."""

    permission = can_work_on_resolutions


class AdoptingView(WorkbenchView):
    """A page, or an action, of those who record what the meeting decides."""

    permission = can_adopt_resolutions
    tab = "plenary"


class OfIssue(WorkbenchView):
    """What is about one key issue of the edition."""

    tab = "key_issues"

    @cached_property
    def issue(self) -> KeyIssue:
        return get_object_or_404(KeyIssue, edition=self.edition, pk=self.kwargs["pk"])

    def back(self) -> str:
        return self.address("key_issue", self.issue.pk)


class OfResolution(WorkbenchView):
    """What is about one resolution of the edition."""

    tab = "resolution_drafts"

    @cached_property
    def resolution(self) -> Resolution:
        found = resolution_of(edition=self.edition, pk=self.kwargs["pk"])
        if found is None:
            raise Http404
        return found

    def back(self) -> str:
        return self.address("resolution_draft", self.resolution.pk)


def tell(form: forms.Form, error: ValidationError) -> None:
    """Put what a service refuses beside the fields it is about; the rest above the form."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for name, errors in error.error_dict.items():
        known = name in form.fields and name != NON_FIELD_ERRORS
        form.add_error(name if known else None, errors)


def in_words(error: ValidationError) -> str:
    """What a service refuses, as one message."""
    return " ".join(error.messages) or _("This cannot be done now.")

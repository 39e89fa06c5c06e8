"""Breakout groups for staff: the groups, their members and rapporteurs, their tasks, their reports."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from egov_meeting.accounts.access import StaffView
from egov_meeting.meetings.models import Edition
from egov_meeting.meetings.selectors.staff import edition_in_hand
from sessions_app.forms.breakout_groups import GroupForm, TasksForm
from sessions_app.models import BreakoutGroup
from sessions_app.permissions import can_arrange_breakout_groups, can_view_breakout_work
from sessions_app.selectors.breakout import (
    group_of,
    groups_of,
    people_by_institution,
    unassigned_of,
)
from sessions_app.services.breakout_groups import add_group, change_group, remove_group, set_tasks


class GroupsOfNowView(StaffView):
    """To the breakout groups of the edition in hand."""

    permission = can_view_breakout_work

    def get(self, request: HttpRequest) -> HttpResponse:
        edition = edition_in_hand()
        if edition is None:
            raise Http404
        return redirect("sessions_app:staff_breakout", edition.year)


class LookingView(StaffView):
    """A page about the groups of one edition, for every member of staff."""

    permission = can_view_breakout_work

    @cached_property
    def edition(self) -> Edition:
        return get_object_or_404(Edition, year=self.kwargs["year"])

    def loaded(self) -> Edition:
        return self.edition

    @cached_property
    def group(self) -> BreakoutGroup:
        found = group_of(edition=self.edition, number=self.kwargs["number"])
        if found is None:
            raise Http404
        return found

    @property
    def told(self) -> dict[str, Any]:
        return {"by": self.request.user, "at": timezone.now()}

    def page(
        self, request: HttpRequest, template: str, context: dict[str, Any], status: int = 200
    ) -> HttpResponse:
        shared = {
            "edition": self.edition,
            "may_arrange": can_arrange_breakout_groups(request.user, self.edition),
        }
        return render(
            request, f"sessions_app/breakout/staff/{template}", shared | context, status=status
        )

    def address(self, name: str, *args: Any) -> str:
        return reverse(f"sessions_app:{name}", args=[self.edition.year, *args])

    def to_group(self, number: int | None = None) -> HttpResponse:
        return redirect(self.address("staff_breakout_group", number or self.group.number))

    def attempt(self, act: Any, *, said: str, **told: Any) -> None:
        """Call a service and tell what came of it."""
        try:
            act(**told, **self.told)
        except ValidationError as error:
            messages.error(self.request, " ".join(error.messages))
        else:
            messages.success(self.request, said)


class ArrangingGroups(LookingView):
    """A page, or an action, of those who arrange the groups."""

    permission = can_arrange_breakout_groups


class StaffGroupsView(LookingView):
    """All groups, how far their reports are, and who is in none."""

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        groups = list(groups_of(edition=self.edition))
        people = people_by_institution(edition=self.edition)
        for group in groups:
            members = group.members.all()
            group.people = sum(people.get(m.institution_id or 0, 0) for m in members)  # type: ignore[attr-defined]
        context = {
            "groups": groups,
            "unassigned": unassigned_of(edition=self.edition, groups=groups),
            "tasks": self.edition.breakout_tasks.all(),
        }
        return self.page(request, "groups.html", context)


class AddGroupView(ArrangingGroups):
    """One more group."""

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        return self._page(GroupForm(edition=self.edition))

    def post(self, request: HttpRequest, year: int) -> HttpResponse:
        form = GroupForm(request.POST, edition=self.edition)
        if not form.is_valid():
            return self._page(form, status=422)
        group = add_group(edition=self.edition, fields=form.fields_told(), **self.told)
        messages.success(request, _("The group has been made."))
        return self.to_group(group.number)

    def _page(self, form: GroupForm, status: int = 200) -> HttpResponse:
        context = {"form": form, "cancel_address": self.address("staff_breakout")}
        return self.page(self.request, "group_form.html", context, status)


class ChangeGroupView(ArrangingGroups):
    """What is known of a group."""

    def get(self, request: HttpRequest, year: int, number: int) -> HttpResponse:
        return self._page(GroupForm(instance=self.group, edition=self.edition))

    def post(self, request: HttpRequest, year: int, number: int) -> HttpResponse:
        form = GroupForm(request.POST, instance=self.group, edition=self.edition)
        if not form.is_valid():
            return self._page(form, status=422)
        change_group(group=self.group, fields=form.fields_told(), **self.told)
        messages.success(request, _("The group has been saved."))
        return self.to_group()

    def _page(self, form: GroupForm, status: int = 200) -> HttpResponse:
        context = {
            "form": form,
            "group": self.group,
            "cancel_address": self.address("staff_breakout_group", self.group.number),
        }
        return self.page(self.request, "group_form.html", context, status)


class RemoveGroupView(ArrangingGroups):
    """Take a group away, after asking."""

    def get(self, request: HttpRequest, year: int, number: int) -> HttpResponse:
        context = {
            "group": self.group,
            "confirm_label": _("Remove the group"),
            "cancel_address": self.address("staff_breakout_group", number),
            "tone": "bad",
        }
        return self.page(request, "remove_group.html", context)

    def post(self, request: HttpRequest, year: int, number: int) -> HttpResponse:
        self.attempt(remove_group, group=self.group, said=_("The group has been removed."))
        return redirect(self.address("staff_breakout"))


class TasksView(ArrangingGroups):
    """What all groups are asked to do."""

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        tasks = list(self.edition.breakout_tasks.all())
        initial = {
            f"tasks_{code}": "\n".join(getattr(task, f"text_{code}") for task in tasks)
            for code in ("sw", "en")
        }
        return self._page(TasksForm(initial=initial))

    def post(self, request: HttpRequest, year: int) -> HttpResponse:
        form = TasksForm(request.POST)
        if not form.is_valid():
            return self._page(form, status=422)
        set_tasks(edition=self.edition, tasks=form.cleaned_data["tasks"], **self.told)
        messages.success(request, _("The tasks have been saved."))
        return redirect(self.address("staff_breakout"))

    def _page(self, form: TasksForm, status: int = 200) -> HttpResponse:
        context = {"form": form, "cancel_address": self.address("staff_breakout")}
        return self.page(self.request, "tasks.html", context, status)

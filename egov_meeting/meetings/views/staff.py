"""Editions for the staff: the list, a new one, its state and its deadlines."""

from __future__ import annotations

import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from egov_meeting.accounts.access import StaffView
from egov_meeting.accounts.permissions import editions_with_capability
from egov_meeting.audit.transitions import TransitionRefused, transition
from egov_meeting.meetings.choices import EditionState
from egov_meeting.meetings.editing.addresses import address_of_edition
from egov_meeting.meetings.editing.forms import form_class
from egov_meeting.meetings.forms import ExtensionForm, GroupExtensionForm, ReasonForm, StartFromForm
from egov_meeting.meetings.models import Edition, ParticipantGroup, Phase
from egov_meeting.meetings.permissions import (
    can_change_edition,
    can_move_edition,
    can_start_edition,
    can_view_editions,
)
from egov_meeting.meetings.selectors.registration import registration_window
from egov_meeting.meetings.selectors.staff import all_editions
from egov_meeting.meetings.services.editions import start_edition, start_edition_from
from egov_meeting.meetings.services.phases import extend_phase
from egov_meeting.meetings.services.registration import extend_group_registration


class EditionsView(StaffView):
    """All editions the reader may look into, drafts too."""

    permission = can_view_editions

    def get(self, request: HttpRequest) -> HttpResponse:
        granted = editions_with_capability(request.user, "edition.view_staff")
        context = {
            "editions": all_editions(among=granted),
            "may_start": can_start_edition(request.user),
        }
        return render(request, "meetings/staff_editions.html", context)


class StartEditionView(StaffView):
    """The facts of a new edition."""

    permission = can_start_edition

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._page(self._form(None))

    def post(self, request: HttpRequest) -> HttpResponseBase:
        form = self._form(request.POST)
        if not form.is_valid():
            return self._page(form)
        try:
            start_edition(edition=form.instance, by=request.user, at=timezone.now())  # type: ignore[arg-type]
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self._page(form)
        messages.success(request, _("“%(name)s” has been started.") % {"name": form.instance})
        return redirect(address_of_edition(form.instance))

    def _form(self, data: Any) -> Any:
        return form_class("maelezo")(data, edition=None)

    def _page(self, form: Any) -> HttpResponse:
        return render(self.request, "meetings/start_edition.html", {"form": form})


class StartEditionFromView(StaffView):
    """A new edition with the plan of an earlier one."""

    permission = can_start_edition

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._page(StartFromForm(initial={"source": all_editions().first()}))

    def post(self, request: HttpRequest) -> HttpResponseBase:
        form = StartFromForm(request.POST)
        if not form.is_valid():
            return self._page(form)
        try:
            edition = start_edition_from(
                by=request.user,  # type: ignore[arg-type]
                at=timezone.now(),
                **form.cleaned_data,
            )
        except ValidationError as error:
            form.add_error(None, error)
            return self._page(form)
        messages.success(request, _("“%(name)s” has been started.") % {"name": edition})
        return redirect(address_of_edition(edition))

    def _page(self, form: StartFromForm) -> HttpResponse:
        return render(self.request, "meetings/start_edition_from.html", {"form": form})


class OfEdition(StaffView):
    """A page about one edition."""

    @cached_property
    def edition(self) -> Edition:
        return get_object_or_404(Edition, year=self.kwargs["year"])

    def loaded(self) -> Edition:
        return self.edition


class ChangeStateView(OfEdition):
    """Ask, then take the edition one step along its workflow."""

    permission = can_move_edition

    def get(self, request: HttpRequest, year: int, state: str) -> HttpResponse:
        return self._page(ReasonForm(), state)

    def post(self, request: HttpRequest, year: int, state: str) -> HttpResponseBase:
        form = ReasonForm(request.POST)
        if not form.is_valid():
            return self._page(form, state)
        try:
            transition(
                self.edition,
                to=state,
                by=request.user,  # type: ignore[arg-type]
                at=timezone.now(),
                reason=form.cleaned_data["reason"],
            )
        except TransitionRefused as refused:
            messages.error(request, " ".join(refused.messages))
        else:
            said = _("The state of the edition is now: %(state)s.")
            messages.success(request, said % {"state": self.edition.get_state_display()})
        return redirect(address_of_edition(self.edition))

    def _page(self, form: ReasonForm, state: str) -> HttpResponse:
        if state not in EditionState.values:
            raise Http404
        context = {
            "edition": self.edition,
            "form": form,
            "next_state": EditionState(state).label,
            "becomes_public": self.edition.state == EditionState.DRAFT,
            "confirm_label": _("Change the state"),
            "cancel_address": address_of_edition(self.edition),
        }
        return render(self.request, "meetings/change_state.html", context)


class ExtendPhaseView(OfEdition):
    """A later last day for a phase, with the reason."""

    permission = can_change_edition

    @cached_property
    def phase(self) -> Phase:
        return get_object_or_404(self.edition.phases, pk=self.kwargs["pk"])

    def get(self, request: HttpRequest, year: int, pk: int) -> HttpResponse:
        return self._page(ExtensionForm(phase=self.phase))

    def post(self, request: HttpRequest, year: int, pk: int) -> HttpResponseBase:
        form = ExtensionForm(request.POST, phase=self.phase)
        if not form.is_valid():
            return self._page(form)
        try:
            extend_phase(phase=self.phase, by=request.user, at=timezone.now(), **form.cleaned_data)  # type: ignore[arg-type]
        except ValidationError as error:  # somebody else moved the end meanwhile
            form.add_error(None, error.messages)
            return self._page(form)
        messages.success(request, _("The deadline has been extended."))
        return redirect(address_of_edition(self.edition))

    def _page(self, form: ExtensionForm) -> HttpResponse:
        context = {
            "edition": self.edition,
            "phase": self.phase,
            "form": form,
            "confirm_label": _("Extend the deadline"),
            "cancel_address": address_of_edition(self.edition),
        }
        return render(self.request, "meetings/extend_phase.html", context)


class ExtendRegistrationView(OfEdition):
    """A later last day of registration for one group, with the reason."""

    permission = can_change_edition

    @cached_property
    def group(self) -> ParticipantGroup:
        groups = self.edition.groups.select_related("edition")
        return get_object_or_404(groups, number=self.kwargs["number"])

    @cached_property
    def closes_on(self) -> datetime.date:
        return registration_window(group=self.group).closes_on

    def get(self, request: HttpRequest, year: int, number: int) -> HttpResponse:
        return self._page(GroupExtensionForm(closes_on=self.closes_on))

    def post(self, request: HttpRequest, year: int, number: int) -> HttpResponseBase:
        form = GroupExtensionForm(request.POST, closes_on=self.closes_on)
        if not form.is_valid():
            return self._page(form)
        try:
            extend_group_registration(
                group=self.group,
                by=request.user,  # type: ignore[arg-type]
                at=timezone.now(),
                **form.cleaned_data,
            )
        except ValidationError as error:
            form.add_error(None, error)
            return self._page(form)
        messages.success(request, _("The deadline has been extended."))
        return redirect(address_of_edition(self.edition))

    def _page(self, form: GroupExtensionForm) -> HttpResponse:
        context = {
            "edition": self.edition,
            "group": self.group,
            "closes_on": self.closes_on,
            "form": form,
            "confirm_label": _("Extend the deadline"),
            "cancel_address": address_of_edition(self.edition),
        }
        return render(self.request, "meetings/extend_registration.html", context)

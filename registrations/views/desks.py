"""Desks as their officers and coordinators see them with a network: opening, watching, signing out."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy, pgettext_lazy

from egov_meeting.meetings.models import Edition
from registrations.day_permissions import can_work_at_desk
from registrations.forms.desk import CloseDeskForm, OpenDeskForm
from registrations.models import Desk
from registrations.selectors.attendance import arrivals, figures, meeting_days
from registrations.selectors.attendance_list import acts_to_look_at, last_act_at
from registrations.selectors.desks import desk_rows, desks_of
from registrations.services.desks import close_desk, open_desk
from registrations.views.day_pages import OfDesk, day_page
from registrations.views.staff_pages import Action

ROWS_ON_A_PAGE = 30


class DesksView(OfDesk):
    """Open a desk on this device; see all others."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._page(OpenDeskForm(today=timezone.localdate()))

    def post(self, request: HttpRequest) -> HttpResponse:
        edition = self.the_edition
        form = OpenDeskForm(request.POST, today=timezone.localdate())
        if not form.is_valid():
            return self._page(form)
        _desk, token = open_desk(
            edition=edition,
            officer=request.user,  # type: ignore[arg-type]  # signed in
            by=request.user,  # type: ignore[arg-type]  # signed in
            at=timezone.now(),
            **form.cleaned_data,
        )
        # Behind the sign of a fragment it reaches the page and no server, log or referrer.
        page = reverse("registrations:desk_page")
        return HttpResponseRedirect(f"{page}#{urlencode({'siri': token})}")

    def _page(self, form: forms.Form) -> HttpResponse:
        context: dict[str, Any] = {"editions": self.editions, "form": form}
        if self.edition:
            pages = Paginator(desks_of(edition=self.edition), ROWS_ON_A_PAGE)
            page = pages.get_page(self.request.GET.get("ukurasa"))
            context |= {
                "page": page,
                "rows": desk_rows(list(page), at=timezone.now()),
            }
        return day_page(self.request, "desks", context, section="desks", edition=self.edition)


class CloseDeskView(Action):
    """Sign a desk out from afar: a phone was lost, an officer has gone."""

    permission = can_work_at_desk
    heading = gettext_lazy("Sign the desk out")
    text = gettext_lazy(
        "At its next contact the device hands in what was done before now, and its list is taken off it. "
        "What happens there from now on is kept for you to see and not accepted."
    )
    confirm_label = pgettext_lazy("desk", "Sign out")
    tone = "bad"
    done = gettext_lazy("The desk is signed out.")

    @cached_property
    def desk(self) -> Desk:
        rows = Desk.objects.select_related("edition", "officer")
        return get_object_or_404(rows, pk=self.kwargs["desk"])

    def loaded(self) -> Edition:
        return self.desk.edition

    def form(self, data: Any = None) -> forms.Form:
        return CloseDeskForm(data)

    def facts(self) -> list[tuple[str, Any]]:
        return [
            (str(pgettext_lazy("desk", "Desk")), self.desk.name),
            (str(gettext_lazy("Officer")), str(self.desk.officer)),
            (str(gettext_lazy("Opened at")), timezone.localtime(self.desk.opened_at)),
        ]

    def over(self) -> str:
        return str(gettext_lazy("The desk is signed out already.")) if self.desk.closed_at else ""

    def act(self, form: forms.Form) -> None:
        if not close_desk(desk=self.desk, reason=form.cleaned_data["reason"], **self.by_and_at()):
            raise ValidationError(gettext_lazy("The desk is signed out already."))

    def way_back(self) -> str:
        return f"{reverse('registrations:desks')}?mwaka={self.desk.edition.year}"

    def of_edition(self) -> Edition:
        return self.desk.edition


class DeskActsView(OfDesk):
    """What desks did that was not plainly in order."""

    def get(self, request: HttpRequest) -> HttpResponse:
        edition = self.the_edition
        page = Paginator(acts_to_look_at(edition=edition), ROWS_ON_A_PAGE).get_page(
            request.GET.get("ukurasa")
        )
        context = {"editions": self.editions, "page": page, "acts": list(page)}
        return day_page(request, "desk_acts", context, section="desk_acts", edition=edition)


class BoardView(OfDesk):
    """Who has come, by group; the list renews itself where scripts run."""

    template = "desk_board"

    def get(self, request: HttpRequest) -> HttpResponse:
        edition = self.the_edition
        days = meeting_days(edition=edition)
        today = timezone.localdate()
        asked = request.GET.get("siku", "")
        coming = next((day for day in days if day >= today), days[-1])
        date = next((day for day in days if day.isoformat() == asked), coming)
        rows = arrivals(edition=edition, date=date)
        context = {
            "editions": self.editions,
            "days": days,
            "date": date,
            "rows": rows,
            "arrived": sum(row.arrived for row in rows),
            "expected": sum(row.expected for row in rows),
            "figures": figures(edition=edition),
            "last_act_at": last_act_at(edition=edition),
        }
        return day_page(request, self.template, context, section="desk_board", edition=edition)


class BoardRowsView(BoardView):
    """The figures of the board alone."""

    template = "desk_board_rows"

"""For staff: how far judging is, per judge and per entry, in sheets and never in scores."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from innovations.permissions import can_change_innovations
from innovations.selectors.progress import entries_in, judges_in
from innovations.services.judge_messages import remind_judges
from innovations.views.stages import OfCall

ENTRIES_ON_A_PAGE = 100


class ProgressView(OfCall):
    """Who has handed in how much, and how many sheets each entry has."""

    def get(self, request: HttpRequest, year: int, number: int) -> HttpResponse:
        entries = Paginator(entries_in(stage=self.stage), ENTRIES_ON_A_PAGE)
        context = {
            "stage": self.stage,
            "row": self.row,
            "judges": judges_in(stage=self.stage),
            "page": entries.get_page(request.GET.get("page")),
        }
        return self.page(request, "progress", context)


class RemindJudgesView(OfCall):
    """Write to judges whose sheets are not all in: those chosen."""

    permission = can_change_innovations
    http_method_names = ["post"]

    def post(self, request: HttpRequest, year: int, number: int) -> HttpResponse:
        chosen = {
            int(one) for one in request.POST.getlist("jaji") if one.isdecimal() and len(one) < 19
        }
        told = remind_judges(stage=self.stage, judge_ids=chosen, **self.by_and_at())
        if told:
            said = ngettext("One judge is reminded.", "%(number)d judges are reminded.", told)
            messages.success(request, said % {"number": told})
        else:
            messages.warning(request, _("Nobody was chosen who has sheets left to hand in."))
        return redirect("innovations:judging_progress", year, number)

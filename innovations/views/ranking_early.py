"""Opening a ranking before scoring closes: with a reason, on record."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from innovations.forms.ranking import OpenEarlyForm
from innovations.permissions import can_open_ranking
from innovations.services.ranking import open_ranking_early
from innovations.views.ranking_frame import RankingPage
from registrations.forms.person import put_errors


class OpenEarlyView(RankingPage):
    """Asks for the reason, and leads to what was opened."""

    permission = can_open_ranking

    def get(self, request: HttpRequest, year: int, stage: int) -> HttpResponse:
        return self._asked(OpenEarlyForm())

    def post(self, request: HttpRequest, year: int, stage: int) -> HttpResponse:
        form = OpenEarlyForm(request.POST)
        if form.is_valid():
            try:
                run = open_ranking_early(stage=self.stage, **form.cleaned_data, **self.by_and_at())
            except ValidationError as refused:
                put_errors(form, refused)
            else:
                messages.success(request, _("The ranking is open; the reason is on record."))
                return redirect(self.address("ranking_early", run.pk))
        return self._asked(form, status=422)

    def _asked(self, form: OpenEarlyForm, status: int = 200) -> HttpResponse:
        return self.page("open_early", {"form": form}, status=status)

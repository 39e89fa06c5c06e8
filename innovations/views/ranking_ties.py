"""Ties: how they were broken, and the votes of the panel on those that nothing else breaks."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from innovations.forms.ranking import TieVotesForm
from innovations.permissions import can_change_innovations
from innovations.ranking_words import broken_by_in_words
from innovations.selectors.ranking import OpenTie, entries_by_id
from innovations.selectors.ties import can_be_voted_on, voters, votes_on
from innovations.services.ties import record_tie_votes
from innovations.views.ranking_frame import RankingPage
from registrations.forms.person import put_errors


class TiesView(RankingPage):
    """Every entry whose total at two decimals is that of another one."""

    tab = "ranking_ties"

    def get(self, request: HttpRequest, year: int, stage: int) -> HttpResponse:
        ranking = self.ranking_or_404()
        page, lines = self.lines(ranking, [row for row in ranking.rows if row.tie])
        context = {
            "page": page,
            "lines": [(line, broken_by_in_words(line.row.broken_by)) for line in lines],
            "votable": [tie for tie in ranking.voted_ties if can_be_voted_on(tie)],
            "open_keys": {tie.key for tie in ranking.open_ties},
            "is_locked": self.call.selection_locked_at is not None,
        }
        return self.page("ties", context)


class TieView(RankingPage):
    """The votes of the judges on one tie."""

    permission = can_change_innovations
    tab = "ranking_ties"

    @cached_property
    def tie(self) -> OpenTie:
        for tie in self.ranking_or_404().voted_ties:
            if tie.rank == self.kwargs["rank"] and can_be_voted_on(tie):
                return tie
        raise Http404

    def form(self, data: Any = None) -> TieVotesForm:
        entries = entries_by_id(list(self.tie.entries))
        return TieVotesForm(
            data,
            judges=voters(stage=self.stage, tie=self.tie),
            entries=sorted(entries.values(), key=lambda entry: entry.number),
            votes=votes_on(stage=self.stage, tie=self.tie),
        )

    def get(self, request: HttpRequest, year: int, stage: int, rank: int) -> HttpResponse:
        return self._asked(self.form())

    def post(self, request: HttpRequest, year: int, stage: int, rank: int) -> HttpResponse:
        form = self.form(request.POST)
        if form.is_valid():
            try:
                record_tie_votes(
                    stage=self.stage, tie=self.tie.key, votes=form.votes(), **self.by_and_at()
                )
            except ValidationError as refused:
                put_errors(form, refused)
            else:
                messages.success(request, _("The votes are on record."))
                return redirect(self.address("ranking_ties"))
        return self._asked(form, status=422)

    def _asked(self, form: TieVotesForm, status: int = 200) -> HttpResponse:
        context = {
            "form": form,
            "tie": self.tie,
            "entries": list(entries_by_id(list(self.tie.entries)).values()),
            "way_back": self.address("ranking_ties"),
        }
        return self.page("tie", context, status=status)

"""The ranking of a stage for staff: sealed before the close, then every entry, judge and method."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from egov_meeting.documents.charts import Value, bar_chart
from innovations.judging_hands import still_scores
from innovations.models import Entry, RankingRun, Stage
from innovations.permissions import can_open_ranking
from innovations.ranking_words import broken_by_in_words, judge_in_words, why_plain_in_words
from innovations.selectors.ranking import ShownRanking, shown, undecided_in, without_entries
from innovations.selectors.ranking_pages import (
    methods_compared,
    scores_of_judges,
    sealed_progress,
    sheets_of_entry,
    unscored_entries,
)
from innovations.selectors.ranking_runs import early_runs
from innovations.views.ranking_frame import RankingPage


class NewestRankingView(RankingPage):
    """Leads to the ranking of the last stage; says so where none is planned yet."""

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        newest = Stage.objects.filter(call__edition=self.edition).order_by("-number").first()
        if newest is None:
            context = {"edition": self.edition, "way_up": self.way_up()}
            return render(request, "innovations/ranking/none.html", context)
        return redirect("innovations:ranking", year, newest.number)


class RankingView(RankingPage):
    """Plain and adjusted ranks side by side; before the close, why it is sealed."""

    def get(self, request: HttpRequest, year: int, stage: int) -> HttpResponse:
        if self.ranking is None:
            return self.sealed()
        return self.ranking_page(self.ranking)

    def sealed(self) -> HttpResponse:
        context = {
            "progress": sealed_progress(stage=self.stage),
            "early": early_runs(stage=self.stage),
        }
        return self.page("sealed", context)

    def ranking_page(self, ranking: ShownRanking) -> HttpResponse:
        page, lines = self.lines(ranking)
        context = {
            "ranking": ranking,
            "page": page,
            "lines": [(line, broken_by_in_words(line.row.broken_by)) for line in lines],
            "hidden": len(self.hidden),
            "why_plain": why_plain_in_words(ranking.content["why_plain"]),
            "undecided": undecided_in(ranking),
            "open_ties": len(ranking.open_ties),
            "unscored": unscored_entries(ranking=ranking),
        }
        return self.page("ranking", context)


class EarlyRankingView(RankingView):
    """A ranking that was opened before the close, for those who may open one."""

    permission = can_open_ranking

    def get(self, request: HttpRequest, year: int, stage: int, pk: int = 0) -> HttpResponse:
        if still_scores(user=request.user, stage=self.stage):
            raise PermissionDenied
        rows = RankingRun.objects.defer("input").filter(is_final=False, stage=self.stage)
        found = shown(get_object_or_404(rows, pk=pk))
        return self.ranking_page(without_entries(found, self.hidden))


class RankedEntryView(RankingPage):
    """How the total of one entry came about, sheet by sheet, in words."""

    def get(self, request: HttpRequest, year: int, stage: int, number: int) -> HttpResponse:
        ranking = self.ranking_or_404()
        entry = get_object_or_404(
            Entry.objects.select_related("institution"), edition=self.edition, number=number
        )
        row = next((row for row in ranking.rows if row.entry_id == entry.pk), None)
        if row is None:
            raise Http404
        context = {
            "entry": entry,
            "row": row,
            "ranking": ranking,
            "broken_by": broken_by_in_words(row.broken_by),
            "sheets": sheets_of_entry(ranking=ranking, entry=entry.pk),
            "criteria": list(self.call.criteria.all()),
        }
        return self.page("entry", context)


class RankedJudgesView(RankingPage):
    """How severe each judge was, under the number on the panel."""

    tab = "ranking_judges"

    def get(self, request: HttpRequest, year: int, stage: int) -> HttpResponse:
        ranking = self.ranking_or_404()
        judges = scores_of_judges(ranking=ranking)
        context = {
            "ranking": ranking,
            "judges": [(judge, judge_in_words(judge.stored)) for judge in judges],
            "chart": bar_chart(
                id="chart-judges",
                title=_("Mean score of each judge"),
                description=_("As scored, before anything was added or taken away, from 0 to 10."),
                values=[_bar(judge) for judge in judges],
            ),
        }
        return self.page("judges", context)


class OtherMethodsView(RankingPage):
    """What the ranking would be under the plain mean, the median and z-scores."""

    tab = "ranking_alternatives"

    def get(self, request: HttpRequest, year: int, stage: int) -> HttpResponse:
        ranking = self.ranking_or_404()
        page, lines = self.lines(ranking)
        context = {
            "ranking": ranking,
            "page": page,
            "lines": lines,
            "compared": methods_compared(ranking=ranking, places=self.call.exhibition_places),
            "places": self.call.exhibition_places,
        }
        return self.page("alternatives", context)


def _bar(judge: Any) -> Value:
    label = _("Judge %(number)d") % {"number": judge.number}
    return Value(label, float(judge.mean), f"{judge.mean:.2f}")

"""The proof of a ranking: its checksums, and the file from which anyone can make it again."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from innovations.models import RankingRun
from innovations.ranking_file import exported
from innovations.selectors.ranking_runs import early_runs, input_of
from innovations.views.ranking_frame import RankingPage


class ProofView(RankingPage):
    """Checksums, the version of the method, its rules and weights, and openings before the close."""

    tab = "ranking_proof"

    def get(self, request: HttpRequest, year: int, stage: int) -> HttpResponse:
        ranking = self.ranking_or_404()
        run = RankingRun.objects.get(pk=ranking.run.pk)
        found = input_of(run)
        names = {str(one.pk): one for one in self.call.criteria.all()}
        context = {
            "run": run,
            "ranking": ranking,
            "rules": found["rules"],
            "weights": [
                (names.get(number, number), weight) for number, weight in found["criteria"].items()
            ],
            "figures": {
                name: len(found[name]) for name in ("entries", "sheets", "assignments", "recusals")
            },
            "set_aside": len(found["about"]["set_aside"]),
            "early": early_runs(stage=self.stage),
            "may_take": not self.hidden,
        }
        return self.page("proof", context)


class ProofFileView(RankingPage):
    """The file: input, result and checksums; judges under their numbers, entries under theirs."""

    def get(self, request: HttpRequest, year: int, stage: int) -> HttpResponse:
        self.refuse_who_judges_with_relations()
        run = RankingRun.objects.get(pk=self.ranking_or_404().run.pk)
        name = f"ranking-{self.edition.year}-{self.stage.number}.json"
        return HttpResponse(
            exported(run),
            content_type="application/json",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )

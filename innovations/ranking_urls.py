"""Addresses of rankings."""

from django.urls import URLPattern, path

from innovations.views import ranking, ranking_early, ranking_flags, ranking_proof, ranking_ties

_RANKING = "kazi/vikao/<int:year>/ubunifu/nafasi/"
_STAGE = f"{_RANKING}<int:stage>/"

urlpatterns: list[URLPattern] = [
    path(_RANKING, ranking.NewestRankingView.as_view(), name="newest_ranking"),
    path(_STAGE, ranking.RankingView.as_view(), name="ranking"),
    path(
        f"{_STAGE}maingizo/<int:number>/", ranking.RankedEntryView.as_view(), name="ranking_entry"
    ),
    path(f"{_STAGE}majaji/", ranking.RankedJudgesView.as_view(), name="ranking_judges"),
    path(
        f"{_STAGE}njia-nyingine/", ranking.OtherMethodsView.as_view(), name="ranking_alternatives"
    ),
    path(f"{_STAGE}fungua/", ranking_early.OpenEarlyView.as_view(), name="ranking_open_early"),
    path(f"{_STAGE}mapema/<int:pk>/", ranking.EarlyRankingView.as_view(), name="ranking_early"),
    path(f"{_STAGE}tahadhari/", ranking_flags.FlagsView.as_view(), name="ranking_flags"),
    path(
        f"{_STAGE}tahadhari/<slug:kind>/<int:judge>/",
        ranking_flags.FlagView.as_view(),
        name="ranking_flag",
    ),
    path(
        f"{_STAGE}tahadhari/<slug:kind>/<int:judge>/<int:number>/",
        ranking_flags.FlagView.as_view(),
        name="ranking_flag_of_sheet",
    ),
    path(f"{_STAGE}sare/", ranking_ties.TiesView.as_view(), name="ranking_ties"),
    path(f"{_STAGE}sare/<int:rank>/", ranking_ties.TieView.as_view(), name="ranking_tie"),
    path(f"{_STAGE}uthibitisho/", ranking_proof.ProofView.as_view(), name="ranking_proof"),
    path(
        f"{_STAGE}uthibitisho/faili/",
        ranking_proof.ProofFileView.as_view(),
        name="ranking_proof_file",
    ),
]

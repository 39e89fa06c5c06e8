"""From key issues to resolutions: below kazi/vikao/<year>/maazimio/."""

from django.urls import include, path

from reports.views import (
    workbench_corrections,
    workbench_drafts,
    workbench_issues,
    workbench_material,
    workbench_plenary,
    workbench_terms,
)

issue_patterns = [
    path("", workbench_issues.KeyIssueView.as_view(), name="key_issue"),
    path("badili/", workbench_issues.ChangeIssueView.as_view(), name="change_issue"),
    path("panga/", workbench_issues.PlaceIssueView.as_view(), name="place_issue"),
    path("unganisha/", workbench_issues.MergeIssueView.as_view(), name="merge_issue"),
    path("tenganisha/", workbench_issues.UnmergeIssueView.as_view(), name="unmerge_issue"),
    path("ondoa/", workbench_issues.DropIssueView.as_view(), name="drop_issue"),
]

passage_patterns = [
    path("", workbench_material.PassageView.as_view(), name="passage"),
    path("hamisha/", workbench_material.MovePassageView.as_view(), name="move_passage"),
    path("ondoa/", workbench_material.RemovePassageView.as_view(), name="remove_passage"),
]

draft_patterns = [
    path("", workbench_drafts.ResolutionDraftView.as_view(), name="resolution_draft"),
    path("maneno/", workbench_drafts.ChangeWordingView.as_view(), name="change_wording"),
    path("matoleo/", workbench_drafts.WordingsView.as_view(), name="wordings"),
    path("hoja/", workbench_drafts.OriginView.as_view(), name="resolution_origin"),
    path("panga/", workbench_drafts.PlaceDraftView.as_view(), name="place_draft"),
    path("unganisha/", workbench_drafts.MergeDraftView.as_view(), name="merge_draft"),
    path("masharti/", workbench_terms.TermsView.as_view(), name="resolution_terms"),
    path("wahusika/", workbench_terms.OwnersView.as_view(), name="resolution_owners"),
    path(
        "wahusika/<int:owner>/ondoa/",
        workbench_terms.RemoveOwnerView.as_view(),
        name="remove_owner",
    ),
    path("hatua/", workbench_plenary.StepView.as_view(), name="resolution_step"),
    path("pendekeza/", workbench_plenary.RecommendView.as_view(), name="recommend"),
    path("ondoa/", workbench_plenary.WithdrawView.as_view(), name="withdraw_draft"),
    path("sahihisha/", workbench_corrections.CorrectView.as_view(), name="correct_resolution"),
    path(
        "sahihisho/", workbench_corrections.CheckCorrectionView.as_view(), name="check_correction"
    ),
    path(
        "sahihisho/<int:number>/thibitisha/",
        workbench_corrections.ConfirmCorrectionView.as_view(),
        name="confirm_correction",
    ),
    path(
        "sahihisho/<int:number>/ondoa/",
        workbench_corrections.DropCorrectionView.as_view(),
        name="drop_correction",
    ),
]

urlpatterns = [
    path("nyenzo/", workbench_material.MaterialView.as_view(), name="workbench"),
    path("kusanya/", workbench_material.GatherView.as_view(), name="gather"),
    path("vifungu/<int:pk>/", include(passage_patterns)),
    path("hoja/", workbench_issues.KeyIssuesView.as_view(), name="key_issues"),
    path("hoja/mpya/", workbench_issues.NewIssueView.as_view(), name="new_issue"),
    path("hoja/<int:pk>/", include(issue_patterns)),
    path("rasimu/", workbench_drafts.ResolutionDraftsView.as_view(), name="resolution_drafts"),
    path("rasimu/mpya/", workbench_drafts.NewDraftView.as_view(), name="new_draft"),
    path("rasimu/<int:pk>/", include(draft_patterns)),
    path("kikaoni/", workbench_plenary.PlenaryView.as_view(), name="plenary"),
    path("kikaoni/<int:pk>/", workbench_plenary.DecideView.as_view(), name="decide"),
    path("mada/", workbench_terms.ThemesView.as_view(), name="themes"),
    path("mada/mpya/", workbench_terms.NewThemeView.as_view(), name="new_theme"),
    path("mada/<int:pk>/", workbench_terms.ChangeThemeView.as_view(), name="change_theme"),
]

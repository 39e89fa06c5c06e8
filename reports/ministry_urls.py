"""The reports of the ministries: the form, and the board for staff."""

from django.urls import URLPattern, URLResolver, include, path, re_path

from reports.views import (
    ministry_board,
    ministry_closes,
    ministry_files,
    ministry_handing_in,
    ministry_lists,
    ministry_review,
    ministry_writing,
)

_own: list[URLPattern | URLResolver] = [
    path("", ministry_writing.ReportTextsView.as_view(), name="ministry_report"),
    path("hifadhi/", ministry_writing.AutosaveReportView.as_view(), name="ministry_autosave"),
    path("taasisi/", ministry_lists.CoverageView.as_view(), name="ministry_coverage"),
    path(
        "taasisi/ongeza/",
        ministry_lists.AddInstitutionView.as_view(),
        name="ministry_add_institution",
    ),
    path(
        "taasisi/<int:pk>/ondoa/",
        ministry_lists.RemoveInstitutionView.as_view(),
        name="ministry_remove_institution",
    ),
    path("ahadi/", ministry_lists.PromisesView.as_view(), name="ministry_promises"),
    path("ahadi/<int:pk>/", ministry_lists.PromiseView.as_view(), name="ministry_promise"),
    path(
        "ahadi/<int:pk>/ondoa/",
        ministry_lists.RemovePromiseView.as_view(),
        name="ministry_remove_promise",
    ),
    path("ahadi-zilizopita/", ministry_lists.AnswersView.as_view(), name="ministry_answers"),
    path("faili/", ministry_files.FilesView.as_view(), name="ministry_files"),
    path(
        "faili/<int:pk>/ondoa/",
        ministry_files.RemoveFileView.as_view(),
        name="ministry_remove_file",
    ),
    path("hakiki/", ministry_handing_in.PreviewView.as_view(), name="ministry_preview"),
    path("soma/", ministry_handing_in.ReadingView.as_view(), name="ministry_reading"),
    path("stakabadhi/", ministry_handing_in.ReceiptView.as_view(), name="ministry_receipt"),
    path("matoleo/", ministry_handing_in.VersionsView.as_view(), name="ministry_versions"),
    path(
        "matoleo/<int:number>/", ministry_handing_in.VersionView.as_view(), name="ministry_version"
    ),
]

_board: list[URLPattern | URLResolver] = [
    path("", ministry_board.BoardView.as_view(), name="ministry_board"),
    re_path(
        r"^pakua\.(?P<format>csv|xlsx)$",
        ministry_board.BoardAsFileView.as_view(),
        name="ministry_board_file",
    ),
    path("wito/", ministry_board.CallView.as_view(), name="ministry_call"),
    path("ongeza/", ministry_board.AddMinistryView.as_view(), name="ministry_add"),
    path("kumbusha/", ministry_board.RemindView.as_view(), name="ministry_remind"),
    path("funga/", ministry_board.CloseView.as_view(), name="ministry_close"),
    path("fungua/", ministry_closes.ReopenView.as_view(), name="ministry_reopen"),
    path("majedwali/", ministry_closes.ClosesView.as_view(), name="ministry_closes"),
    path("<int:pk>/", ministry_review.ReportView.as_view(), name="ministry_review"),
    path("<int:pk>/rudisha/", ministry_review.ReturnView.as_view(), name="ministry_return"),
    path("<int:pk>/kubali/", ministry_review.AcceptView.as_view(), name="ministry_accept"),
    path("<int:pk>/muda/", ministry_review.MoreTimeView.as_view(), name="ministry_more_time"),
    path("<int:pk>/ondoa/", ministry_review.RemoveMinistryView.as_view(), name="ministry_remove"),
    path("<int:pk>/alika/", ministry_review.InviteView.as_view(), name="ministry_invite"),
    path(
        "<int:pk>/matoleo/<int:number>/",
        ministry_review.ReportVersionView.as_view(),
        name="ministry_review_version",
    ),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("wizara-yangu/", ministry_handing_in.MyMinistryView.as_view(), name="my_ministry"),
    path("wizara-yangu/<int:year>/", include(_own)),
    path("kazi/vikao/<int:year>/wizara/", include(_board)),
]

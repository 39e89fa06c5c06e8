"""The register of resolutions across editions, and what institutions report about them."""

from django.urls import URLPattern, URLResolver, path, re_path

from reports.views import (
    owed,
    register_lists,
    register_meetings,
    register_one,
    register_public,
    register_reports,
)

_STAFF = "kazi/maazimio/"
_ONE = f"{_STAFF}<int:year>/<int:number>/"

urlpatterns: list[URLPattern | URLResolver] = [
    # For everyone.
    path("maazimio/", register_public.RegisterView.as_view(), name="register"),
    path("maazimio/maazimio.csv", register_public.RegisterFileView.as_view(), name="register_file"),
    path(
        "maazimio/taasisi/<slug:key>/",
        register_public.RegisterInstitutionView.as_view(),
        name="register_institution",
    ),
    path(
        "maazimio/<int:year>/<int:number>/",
        register_public.RegisterOneView.as_view(),
        name="register_one",
    ),
    path("vikao/<int:year>/yatokanayo/", register_public.MattersView.as_view(), name="matters"),
    # For institutions.
    path("taasisi-yangu/maazimio/", owed.OwedView.as_view(), name="owed"),
    path(
        "taasisi-yangu/maazimio/<int:year>/<int:number>/",
        owed.OwedOneView.as_view(),
        name="owed_one",
    ),
    # For staff.
    path(_STAFF, register_lists.FollowUpView.as_view(), name="follow_up"),
    re_path(
        rf"^{_STAFF}maazimio\.(?P<format>xlsx|csv)$",
        register_lists.FollowUpFileView.as_view(),
        name="follow_up_file",
    ),
    path(f"{_STAFF}jedwali/", register_lists.MatrixView.as_view(), name="matrix"),
    path(
        f"{_STAFF}taasisi/",
        register_lists.FollowUpInstitutionsView.as_view(),
        name="follow_up_institutions",
    ),
    path(
        f"{_STAFF}taasisi/<slug:key>/",
        register_lists.FollowUpInstitutionView.as_view(),
        name="follow_up_institution",
    ),
    path(f"{_STAFF}taarifa/", register_reports.ProgressQueueView.as_view(), name="progress_queue"),
    path(f"{_STAFF}taarifa/kubali/", register_reports.AcceptManyView.as_view(), name="accept_many"),
    path(
        f"{_STAFF}taarifa/<int:pk>/",
        register_reports.ProgressReportView.as_view(),
        name="progress_report",
    ),
    path(
        f"{_STAFF}taarifa/<int:pk>/kubali/",
        register_reports.AcceptReportView.as_view(),
        name="accept_report",
    ),
    path(
        f"{_STAFF}taarifa/<int:pk>/rudisha/",
        register_reports.ReturnReportView.as_view(),
        name="return_report",
    ),
    path(
        f"{_STAFF}wajibu/<int:pk>/",
        register_one.ChangeObligationView.as_view(),
        name="change_obligation",
    ),
    path(
        f"{_STAFF}tathmini/", register_meetings.AssessmentNowView.as_view(), name="assessment_now"
    ),
    path(
        f"{_STAFF}tathmini/<int:year>/",
        register_meetings.AssessmentView.as_view(),
        name="assessment",
    ),
    path(
        f"{_STAFF}tathmini/<int:year>/thibitisha/",
        register_meetings.ConfirmAssessmentView.as_view(),
        name="confirm_assessment",
    ),
    path(f"{_STAFF}yatokanayo/", register_meetings.MattersNowView.as_view(), name="matters_now"),
    path(
        f"{_STAFF}yatokanayo/<int:year>/",
        register_meetings.MattersView.as_view(),
        name="follow_up_matters",
    ),
    path(
        f"{_STAFF}yatokanayo/<int:year>/chapisha/",
        register_meetings.MakeHandoutView.as_view(),
        name="make_handout",
    ),
    path(_ONE, register_one.FollowUpOneView.as_view(), name="follow_up_one"),
    path(f"{_ONE}badili/", register_one.ChangeFollowUpView.as_view(), name="change_follow_up"),
    path(f"{_ONE}wahusika/", register_one.NameOwnerView.as_view(), name="name_owner"),
    path(f"{_ONE}wahusika/ondoa/", register_one.EndOwnerView.as_view(), name="end_owner"),
    path(f"{_ONE}funga/", register_one.CloseView.as_view(), name="close_resolution"),
    path(f"{_ONE}fungua/", register_one.ReopenView.as_view(), name="reopen_resolution"),
    path(f"{_ONE}omba-taarifa/", register_one.AskView.as_view(), name="ask_for_reports"),
    path(f"{_ONE}endeleza/", register_one.CarryView.as_view(), name="carry_forward"),
    path(f"{_ONE}unganisha/", register_one.MergeView.as_view(), name="merge_resolution"),
    path(f"{_ONE}gawanya/", register_one.SplitView.as_view(), name="split_resolution"),
]

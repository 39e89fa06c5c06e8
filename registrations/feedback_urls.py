"""Addresses of the feedback form."""

from django.urls import path, re_path

from registrations.views import feedback_participant, feedback_staff

_STAFF = "kazi/vikao/<int:year>/maoni/"

urlpatterns = [
    path(
        "usajili/yangu/<str:token>/maoni/",
        feedback_participant.OwnFeedbackView.as_view(),
        name="own_feedback",
    ),
    path(_STAFF, feedback_staff.FeedbackView.as_view(), name="feedback"),
    path(f"{_STAFF}anza/", feedback_staff.BeginFeedbackView.as_view(), name="feedback_begin"),
    path(f"{_STAFF}fomu/", feedback_staff.PreviewFeedbackView.as_view(), name="feedback_preview"),
    path(f"{_STAFF}fungua/", feedback_staff.OpenFeedbackView.as_view(), name="feedback_open"),
    path(f"{_STAFF}funga/", feedback_staff.CloseFeedbackView.as_view(), name="feedback_close"),
    path(
        f"{_STAFF}kumbusha/", feedback_staff.RemindOfFeedbackView.as_view(), name="feedback_remind"
    ),
    re_path(
        r"^kazi/vikao/(?P<year>[0-9]+)/maoni/matokeo\.(?P<format>csv|xlsx)$",
        feedback_staff.FeedbackExportView.as_view(),
        name="feedback_export",
    ),
]

from django.urls import include, path

from sessions_app.views import public

app_name = "sessions_app"

urlpatterns = [
    path("vikao/<int:year>/ratiba/", public.ProgrammeView.as_view(), name="programme"),
    path(
        "vikao/<int:year>/ratiba.ics",
        public.ProgrammeCalendarView.as_view(),
        name="programme_ics",
    ),
    path("kazi/vikao/<int:year>/ratiba/", include("sessions_app.arranging_urls")),
    path("", include("sessions_app.speaker_urls")),
    path("", include("sessions_app.breakout_urls")),
    path("", include("sessions_app.floor_urls")),
]

from django.urls import path

from sessions_app.views import public

app_name = "sessions_app"

urlpatterns = [
    path("vikao/<int:year>/ratiba/", public.ProgrammeView.as_view(), name="programme"),
    path(
        "vikao/<int:year>/ratiba.ics",
        public.ProgrammeCalendarView.as_view(),
        name="programme_ics",
    ),
]

"""The own programme of somebody registered."""

from django.urls import path

from sessions_app.views import personal

urlpatterns = [
    path(
        "usajili/yangu/<str:token>/ratiba/",
        personal.OwnProgrammeView.as_view(),
        name="own_programme",
    ),
    path("ratiba-yangu/<str:token>.ics", personal.OwnCalendarView.as_view(), name="own_ics"),
]

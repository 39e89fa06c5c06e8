"""The programme for everyone, and its calendars: below vikao/<year>/."""

from django.urls import path

from sessions_app.views import public, public_calendars, public_details, public_now

urlpatterns = [
    path("ratiba/", public.ProgrammeView.as_view(), name="programme"),
    path("ratiba/sasa/", public_now.NowView.as_view(), name="programme_now"),
    path("ratiba/kipengele/<int:item>/", public_details.ItemView.as_view(), name="programme_item"),
    path("ratiba/watu/<slug:key>/", public_details.PersonView.as_view(), name="programme_person"),
    path(
        "ratiba/wizara/<int:ministry>/",
        public_details.MinistryView.as_view(),
        name="programme_ministry",
    ),
    path("ratiba.ics", public_calendars.CalendarView.as_view(), name="programme_ics"),
    path(
        "ratiba/siku-<int:number>.ics", public_calendars.DayCalendarView.as_view(), name="day_ics"
    ),
    path(
        "ratiba/kundi-<int:number>.ics",
        public_calendars.GroupCalendarView.as_view(),
        name="group_ics",
    ),
    path(
        "ratiba/mtu-<slug:key>.ics",
        public_calendars.PersonCalendarView.as_view(),
        name="person_ics",
    ),
    path(
        "ratiba/wizara-<int:ministry>.ics",
        public_calendars.MinistryCalendarView.as_view(),
        name="ministry_ics",
    ),
]

"""Questions and contributions from the floor."""

from django.urls import URLPattern, URLResolver, path

from sessions_app.views import floor_moderating as moderating
from sessions_app.views import floor_public as public
from sessions_app.views import floor_screen as screen
from sessions_app.views import floor_staff as staff

_OPEN = "ukumbi/<int:year>/"
_STAFF = "kazi/vikao/<int:year>/ukumbi/"
_ONE = f"{_STAFF}hoja/<int:hoja>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path(_OPEN, public.FloorView.as_view(), name="floor"),
    path(f"{_OPEN}mimi/<str:token>/", public.KnownParticipantView.as_view(), name="floor_known"),
    path(f"{_OPEN}<int:number>/", public.FloorItemView.as_view(), name="floor_item"),
    path(f"{_OPEN}<int:number>/kura/<int:hoja>/", public.VoteView.as_view(), name="floor_vote"),
    path(f"{_OPEN}<int:number>/skrini/", screen.HallScreenView.as_view(), name="floor_screen"),
    path(
        f"{_OPEN}<int:number>/skrini/orodha/",
        screen.HallScreenListView.as_view(),
        name="floor_screen_list",
    ),
    path("kazi/ukumbi/", staff.FloorOfNowView.as_view(), name="floor_of_now"),
    path(_STAFF, staff.StaffFloorView.as_view(), name="staff_floor"),
    path(f"{_STAFF}msimbo/", staff.PrintedCodeView.as_view(), name="floor_code"),
    path(f"{_STAFF}orodha.csv", staff.FloorFileView.as_view(), {"format": "csv"}, name="floor_csv"),
    path(
        f"{_STAFF}orodha.xlsx", staff.FloorFileView.as_view(), {"format": "xlsx"}, name="floor_xlsx"
    ),
    path(f"{_STAFF}<int:number>/", staff.QueueView.as_view(), name="floor_queue"),
    path(f"{_STAFF}<int:number>/orodha/", staff.QueueListView.as_view(), name="floor_queue_list"),
    path(f"{_STAFF}<int:number>/fungua/", staff.OpenFloorView.as_view(), name="open_floor"),
    path(f"{_STAFF}<int:number>/funga/", staff.EndFloorView.as_view(), name="end_floor"),
    path(f"{_STAFF}<int:number>/saa/", staff.ClockView.as_view(), name="floor_clock"),
    path(f"{_STAFF}saa/", staff.ClockForAllView.as_view(), name="floor_clock_for_all"),
    path(f"{_STAFF}<int:number>/msimbo/", staff.PrintedCodeView.as_view(), name="floor_item_code"),
    path(f"{_STAFF}<int:number>/andika/", moderating.WriteDownView.as_view(), name="write_down"),
    path(_ONE, moderating.ContributionView.as_view(), name="contribution"),
    path(f"{_ONE}onesha/", moderating.ShowContributionView.as_view(), name="show_contribution"),
    path(
        f"{_ONE}usioneshe/",
        moderating.DeclineContributionView.as_view(),
        name="decline_contribution",
    ),
    path(f"{_ONE}jibu/", moderating.AnswerContributionView.as_view(), name="answer_contribution"),
    path(
        f"{_ONE}sahihisha/",
        moderating.CorrectContributionView.as_view(),
        name="correct_contribution",
    ),
]

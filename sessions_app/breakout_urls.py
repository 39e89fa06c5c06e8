"""Breakout groups: their members and their reports."""

from django.urls import URLPattern, URLResolver, path

from sessions_app.views import breakout_members as members
from sessions_app.views import breakout_plan as plan
from sessions_app.views import breakout_public as public
from sessions_app.views import breakout_staff as staff
from sessions_app.views import breakout_together as together
from sessions_app.views import breakout_writing as writing

_PUBLIC = "vikao/<int:year>/vikundi/"
_OWN = "vikundi/<int:year>/<int:number>/<str:language>/"
_PART = f"{_OWN}sehemu/<str:part>/"
_ROW = f"{_OWN}mpango/<int:row>/"
_STAFF = "kazi/vikao/<int:year>/vikundi/"
_GROUP = f"{_STAFF}<int:number>/"

_EVERYBODY: list[URLPattern | URLResolver] = [
    path(_PUBLIC, public.PublicGroupsView.as_view(), name="breakout_groups"),
    path(f"{_PUBLIC}<int:number>/", public.PublicGroupView.as_view(), name="breakout_group"),
]

_RAPPORTEURS: list[URLPattern | URLResolver] = [
    path("vikundi/", writing.OwnGroupsView.as_view(), name="own_breakout_groups"),
    path(_OWN, writing.ReportView.as_view(), name="breakout_report"),
    path(f"{_OWN}hali/", writing.StandingView.as_view(), name="breakout_standing"),
    path(f"{_OWN}wasilisha/", plan.HandInView.as_view(), name="hand_in_breakout"),
    path(f"{_OWN}mpango/ongeza/", plan.AddRowView.as_view(), name="add_plan_row"),
    path(_ROW, plan.ChangeRowView.as_view(), name="change_plan_row"),
    path(f"{_ROW}ondoa/", plan.RemoveRowView.as_view(), name="remove_plan_row"),
    path(f"{_ROW}juu/", plan.MoveRowView.as_view(), {"up": True}, name="plan_row_up"),
    path(f"{_ROW}chini/", plan.MoveRowView.as_view(), {"up": False}, name="plan_row_down"),
    path(_PART, writing.SavePartView.as_view(), name="save_breakout_part"),
    path(f"{_PART}hifadhi/", writing.AutosaveView.as_view(), name="autosave_breakout_part"),
    path(f"{_PART}historia/", together.HistoryView.as_view(), name="breakout_history"),
    path(
        f"{_PART}historia/<int:revision>/",
        together.RevisionView.as_view(),
        name="breakout_revision",
    ),
    path(
        f"{_PART}historia/<int:revision>/rejesha/",
        together.RestoreView.as_view(),
        name="restore_breakout_revision",
    ),
    path(
        f"{_PART}pamoja/<int:revision>/", together.TogetherView.as_view(), name="breakout_together"
    ),
    path(
        f"{_PART}pamoja/<int:revision>/acha/",
        together.LeaveAsideView.as_view(),
        name="leave_breakout_aside",
    ),
]

_ARRANGING: list[URLPattern | URLResolver] = [
    path("kazi/vikundi/", staff.GroupsOfNowView.as_view(), name="breakout_of_now"),
    path(_STAFF, staff.StaffGroupsView.as_view(), name="staff_breakout"),
    path(f"{_STAFF}ongeza/", staff.AddGroupView.as_view(), name="add_breakout_group"),
    path(f"{_STAFF}majukumu/", staff.TasksView.as_view(), name="breakout_tasks"),
    path(f"{_STAFF}pendekezo/", members.ProposalView.as_view(), name="breakout_proposal"),
    path(_GROUP, members.StaffGroupView.as_view(), name="staff_breakout_group"),
    path(f"{_GROUP}badili/", staff.ChangeGroupView.as_view(), name="change_breakout_group"),
    path(f"{_GROUP}ondoa/", staff.RemoveGroupView.as_view(), name="remove_breakout_group"),
    path(f"{_GROUP}wajumbe/", members.AddMemberView.as_view(), name="add_breakout_member"),
    path(
        f"{_GROUP}wajumbe/<int:member>/hamisha/",
        members.MoveMemberView.as_view(),
        name="move_breakout_member",
    ),
    path(
        f"{_GROUP}wajumbe/<int:member>/ondoa/",
        members.RemoveMemberView.as_view(),
        name="remove_breakout_member",
    ),
    path(f"{_GROUP}makatibu/", members.AddRapporteurView.as_view(), name="add_breakout_rapporteur"),
    path(
        f"{_GROUP}makatibu/<int:person>/ondoa/",
        members.RemoveRapporteurView.as_view(),
        name="remove_breakout_rapporteur",
    ),
    path(f"{_GROUP}kubali/", members.AcceptReportView.as_view(), name="accept_breakout_report"),
    path(f"{_GROUP}rudisha/", members.ReturnReportView.as_view(), name="return_breakout_report"),
]

urlpatterns: list[URLPattern | URLResolver] = [*_EVERYBODY, *_RAPPORTEURS, *_ARRANGING]
